"""Which server stands at an address."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.store.engines import Server, engines, find_server

ADDRESSES = [
    ("http://h/sparql", None, "kg", "http://h", "our own endpoint's address"),
    ("http://h/rdf-graph-store", None, "kg", "http://h", "our own Graph Store"),
    ("http://h:7878/store", None, "oxigraph", "http://h:7878", "Oxigraph's Graph Store"),
    ("http://h/sparql-graph-crud-auth", None, "virtuoso", "http://h", "Virtuoso's Graph Store"),
    ("http://h/ds/data", None, "fuseki", "http://h/ds", "Fuseki's dataset"),
    ("http://h/repositories/r/", "graphdb", "graphdb", "http://h/repositories/r", "a base and its kind"),
    ("http://h/db", "stardog", "stardog", "http://h/db", "the Graph Store is the base itself"),
    ("https://h:8182/sparql/gsp/", None, "neptune", "https://h:8182", "a path that ends in a slash"),
]


@pytest.mark.parametrize(("address", "engine", "kind", "base", "reason"), ADDRESSES)
def test_a_server_is_known_by_its_address(
    address: str, engine: str | None, kind: str, base: str, reason: str
) -> None:
    """Or by its base and the kind that is named."""
    assert find_server(address, engine) == Server(engines()[kind], base), reason


@pytest.mark.parametrize("address", ["http://h/", "http://h/somewhere", "ftp://h/store", "store"])
def test_an_address_that_tells_nothing_is_refused(address: str) -> None:
    """With what would help."""
    with pytest.raises(StoreError, match=r"give "):
        find_server(address)
