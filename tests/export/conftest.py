"""The made-up district, closed by reasoning as a build is, and a package of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyoxigraph import Triple

from kg.export.dataset import Graph, read_triples
from kg.export.packaging import Packed, package
from kg.export.profile import Profile, read_profile
from kg.ontology import ontology_triples
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.terms import to_ntriples

HERE = Path(__file__).parent
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def closed(stated: set[Triple]) -> set[Triple]:
    """The triples and what follows from them."""
    ontology = set(ontology_triples())
    closure = Closure(compile_rules(ontology), ontology)
    return stated | set(closure.add(stated))


@pytest.fixture(scope="session")
def stated() -> set[Triple]:
    """What the made-up report states."""
    return set(read_triples(HERE / "district.ttl"))


@pytest.fixture(scope="session")
def district(stated: set[Triple]) -> Graph:
    """The whole graph of the made-up district."""
    return Graph(closed(stated), "district")


@pytest.fixture(scope="session")
def built(district: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with graph.nt, as a build leaves it."""
    home = tmp_path_factory.mktemp("built")
    (home / "graph.nt").write_text(to_ntriples(set(district.triples)), encoding="utf-8")
    return home


@pytest.fixture
def full() -> Profile:
    """The profile that keeps nothing back."""
    return read_profile("full")


@pytest.fixture
def packed(district: Graph, full: Profile, tmp_path: Path) -> Packed:
    """A signed package of the district."""
    return package(full, district, tmp_path / "parcel", key=PRIVATE)
