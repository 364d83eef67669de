"""A made-up district's graph, and a server over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.pipeline.build import build
from kg.resources import CHECKOUT
from kg.web.settings import Limits, Settings
from tests.assessment.factories import EVERY, SEQUENCE
from tests.web.hostile import hostile_lines
from tests.web.serving import serving

WORLD = CHECKOUT / "tests" / "queries" / "world.ttl"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of a made-up district."""
    folder: Path = tmp_path_factory.mktemp("built")
    triples = ox.parse(path=str(WORLD), format=ox.RdfFormat.TURTLE)
    lines = sorted(f"{quad.triple} .\n" for quad in triples)
    (folder / "graph.nt").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[httpx.Client]:
    """A client of a reading server over that graph, with short limits."""
    limits = Limits(seconds=1.5, workers=2, result_bytes=300_000, query_bytes=20_000, body_bytes=50_000)
    with serving(Settings(built, base="https://example.org/id/", limits=limits)) as opened:
        yield opened


@pytest.fixture(scope="session")
def report_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real report, built as `kg build` builds it."""
    folder: Path = tmp_path_factory.mktemp("report")
    build(sorted(path for path in (CHECKOUT / "data" / "reports").iterdir() if path.is_dir()), folder)
    return folder


@pytest.fixture(scope="session")
def report(report_data: Path) -> Iterator[httpx.Client]:
    """A client of a server over the real report."""
    with serving(Settings(report_data)) as opened:
        yield opened


@pytest.fixture(scope="session")
def sequence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server over the made-up districts' reports."""
    data: Path = tmp_path_factory.mktemp("sequence")
    build([SEQUENCE / f"{name}.txt" for name in EVERY], data)
    with serving(Settings(data)) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server over a graph whose every label means harm."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "graph.nt").write_text("".join(hostile_lines()), encoding="utf-8")
    with serving(Settings(folder)) as opened:
        yield opened
