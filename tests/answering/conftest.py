"""The made-up district of the query tests, and the real report's graph, each with its answerer."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.answering import Answerer, answerer
from kg.pipeline import build
from kg.store.embedded import EmbeddedStore, open_embedded

TESTS = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def world() -> Answerer:
    """A made-up district that has something of everything."""
    store = pyoxigraph.Store()
    store.load((TESTS / "queries" / "world.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE)
    return answerer(EmbeddedStore(store))


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """The graph that the code of today makes of the real report."""
    folder = tmp_path_factory.mktemp("built")
    build([TESTS.parent / "data" / "reports" / "jiading-2021h1"], folder)
    return answerer(open_embedded(folder))
