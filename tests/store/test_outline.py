"""What pages begin with, read from beside the graph instead of out of the store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.namespaces import iri
from kg.pipeline import build as build_graph
from kg.rdf.terms import to_ntriples
from kg.resources import CHECKOUT
from kg.store.builds import CURRENT, GRAPH, OUTLINE, STATISTICS
from kg.store.embedded import EmbeddedStore, in_memory
from kg.store.outline import CLASSES, PROPERTIES, TYPE, outlined, read_outline
from kg.store.statistics import count_statements, statistics_to_json

REPORT = CHECKOUT / "data" / "reports" / "jiading-2021h1"
LABEL = NamedNode(iri("rdfs:label"))
THING = NamedNode("https://example.org/id/310114/某项目")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the real report."""
    folder: Path = tmp_path_factory.mktemp("built")
    build_graph([REPORT], folder)
    return folder / CURRENT


@pytest.fixture
def build(built: Path, tmp_path: Path) -> Path:
    """A copy of what it holds of the graph."""
    for name in (GRAPH, OUTLINE, STATISTICS):
        shutil.copyfile(built / name, tmp_path / name)
    return tmp_path


def test_the_outline_is_what_the_graph_says(build: Path) -> None:
    """Every value of its properties and every thing of its classes, as a query of the graph gives them."""
    outline = read_outline(build)
    assert outline is not None
    graph = in_memory(quad.triple for quad in parse(path=str(build / GRAPH), format=RdfFormat.N_TRIPLES))
    for name in PROPERTIES:
        assert sorted(outline.pairs[name]) == _said(graph, name)
    kinds = _said(graph, TYPE)
    assert sorted(outline.kinds) == [(thing, kind) for thing, kind in kinds if kind in CLASSES]


def _said(graph: EmbeddedStore, name: str) -> list[tuple[str, str]]:
    rows = graph.select(f"SELECT ?thing ?value WHERE {{ ?thing <{name}> ?value }}").rows
    return sorted((getattr(thing, "value", ""), getattr(value, "value", "")) for thing, value in rows)


@pytest.mark.parametrize("harm", ["cut", "other", "gone", "uncounted"])
def test_an_outline_that_does_not_fit_is_none(build: Path, harm: str) -> None:
    """One that lost lines, is of another graph, or cannot be counted: the store is asked instead."""
    file = build / OUTLINE
    if harm == "cut":
        file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    elif harm == "other":
        file.write_bytes(file.read_bytes() + f'{THING} {LABEL} "某项目"@zh .\n'.encode())
    elif harm == "gone":
        file.unlink()
    else:
        (build / STATISTICS).write_text("{}\n", encoding="utf-8")
    assert read_outline(build) is None


@given(st.text())
def test_any_label_is_read_as_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Quotes, line ends and whatever else N-Triples escapes."""
    folder: Path = tmp_path_factory.mktemp("outline")
    triples = {Triple(THING, LABEL, Literal(text, language="zh"))}
    lines = outlined(to_ntriples(triples).encode().splitlines(keepends=True))
    (folder / OUTLINE).write_bytes(b"".join(lines))
    counted = statistics_to_json(count_statements(triples), 0)
    (folder / STATISTICS).write_text(counted, encoding="utf-8")
    outline = read_outline(folder)
    assert outline is not None
    assert outline.pairs[LABEL.value] == [(THING.value, text)]
