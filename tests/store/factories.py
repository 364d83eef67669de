"""Builds of a few triples with their columns, and what columns say."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from itertools import compress
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.namespaces import iri
from kg.store.builds import GRAPH, ONTOLOGY, OUTLINE, STATISTICS
from kg.store.columns import FILE, INDEX, Columns, open_columns, write_columns
from kg.store.outline import outlined
from kg.store.statistics import count_statements, statistics_to_json

# Pairs by property, members by class, counts of the ontology.
Content = tuple[dict[str, Counter[tuple[str, str]]], dict[str, list[str]], list[tuple[int, str, int]]]


def named(name: str) -> NamedNode:
    """A thing, property or class by a short name."""
    return NamedNode(iri(name) if ":" in name else f"https://example.org/{name}")


def triple(subject: str, predicate: str, value: str) -> Triple:
    """A triple of short names."""
    return Triple(named(subject), named(predicate), named(value))


def lines_of(triples: Iterable[Triple]) -> list[bytes]:
    """As they stand in a file, each once."""
    return sorted({f"{each} .\n".encode() for each in triples})


def write_build(build: Path, triples: Iterable[Triple], ontology: Iterable[Triple]) -> None:
    """The files of a build that columns are read from."""
    build.mkdir(exist_ok=True)
    lines = lines_of(triples)
    (build / GRAPH).write_bytes(b"".join(lines))
    (build / OUTLINE).write_bytes(b"".join(outlined(lines)))
    (build / ONTOLOGY).write_bytes(b"".join(lines_of(ontology)))
    (build / STATISTICS).write_text(statistics_to_json(count_statements(set(triples)), 0))


def columns_of(build: Path, triples: list[Triple], ontology: list[Triple]) -> Columns:
    """The columns of a build that has these triples."""
    write_build(build, triples, ontology)
    write_columns(build)
    columns = open_columns(build)
    assert columns is not None
    return columns


def content(build: Path) -> Content:
    """What the columns of a build say, whatever the numbers of their terms."""
    with closing(sqlite3.connect(build / INDEX / FILE)) as database:
        terms = dict(database.execute("SELECT id, iri FROM term"))
        properties = database.execute("SELECT iri, subjects, objects FROM property").fetchall()
        classes = database.execute("SELECT iri, members FROM class").fetchall()
        beside = database.execute("SELECT property, iri, number FROM beside ORDER BY 1, 2").fetchall()
    assert all(len(members) == len(terms) == len(set(terms.values())) for _, members in classes)
    pairs = {
        name: Counter(zip(_names(terms, subjects), _names(terms, objects), strict=True))
        for name, subjects, objects in properties
    }
    of_classes = {
        name: sorted(terms[number] for number in compress(range(len(terms)), members))
        for name, members in classes
    }
    return pairs, of_classes, beside


def _names(terms: dict[int, str], numbers: bytes) -> list[str]:
    return [terms[number] for number in array("I", numbers)]
