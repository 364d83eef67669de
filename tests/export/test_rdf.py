"""Graphs in every syntax: what is read back is what was written, and the bytes are always the same."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple, parse

from kg.errors import ExportError
from kg.export.dataset import Graph, canonical_digest, digest_of, graph_file, read_graph
from kg.export.rdf import SYNTAXES, rdf_bytes, sentence_quads, syntax
from kg.rdf.terms import dp, to_ntriples

NODE = NamedNode("https://example.org/a")


@pytest.mark.parametrize("name", sorted(SYNTAXES))
def test_each_syntax_reads_back_as_the_same_graph(district: Graph, name: str) -> None:
    """Every syntax carries the whole graph, and its digest."""
    form = SYNTAXES[name]

    data = rdf_bytes(district.triples, form)

    assert digest_of(quad.triple for quad in parse(data, format=form.format)) == district.digest


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_another_library_reads_as_many_triples(district: Graph, name: str) -> None:
    """rdflib, which shares no code with the writer, finds the same number of triples."""
    form = SYNTAXES[name]
    graph = rdflib.Graph()

    graph.parse(data=rdf_bytes(district.triples, form), format=form.media_type)

    assert len(graph) == len(district)


def test_bytes_do_not_depend_on_the_process(built: Path) -> None:
    """Turtle written by two processes with other hash seeds is the same; pyoxigraph alone shuffles."""
    code = (
        "import sys, hashlib; from pathlib import Path; from kg.export.dataset import read_graph\n"
        "from kg.export.rdf import SYNTAXES, rdf_bytes\n"
        "graph = read_graph(Path(sys.argv[1]))\n"
        "print([hashlib.sha256(rdf_bytes(graph.triples, form)).hexdigest() for form in SYNTAXES.values()])"
    )

    said = {
        subprocess.run(
            [sys.executable, "-c", code, str(built)],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1


def test_turtle_has_the_prefixes_in_use(district: Graph) -> None:
    """The prefix of the vocabulary is there, one that nothing uses is not."""
    text = rdf_bytes(district.triples, SYNTAXES["turtle"]).decode()

    assert "@prefix dp: <https://w3id.org/devplan/ontology#> ." in text
    assert "@prefix qb:" not in text


def test_a_syntax_is_found_by_name_or_extension_only() -> None:
    """`ttl` is Turtle; a word that is neither tells the names there are."""
    assert syntax("ttl") is SYNTAXES["turtle"]
    with pytest.raises(ExportError, match="use one of turtle, ntriples"):
        syntax("word")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.sampled_from(["", "zh", "en"]))
def test_sorted_ntriples_are_the_canonical_form(text: str, language: str) -> None:
    """Without blank nodes RDFC-1.0 gives the sorted N-Triples of a build, whatever the literal."""
    literal = Literal(text, language=language) if language else Literal(text)
    triples = {Triple(NODE, dp("text"), literal), Triple(NODE, dp("text"), Literal("x"))}

    ours = hashlib.sha256(to_ntriples(triples).encode()).hexdigest()

    assert ours == digest_of(triples) == canonical_digest(triples)


def test_the_library_canonicalizes_datasets_alike(district: Graph) -> None:
    """On whole graphs and on named graphs our short way and pyoxigraph's RDFC-1.0 agree."""
    assert canonical_digest(district.triples) == district.digest
    quads = sentence_quads(district)
    assert canonical_digest(quads) == digest_of(quads)


def test_blank_nodes_are_canonicalized_by_the_library() -> None:
    """Two spellings of one blank node have one digest, and another shape has another."""
    one, other = BlankNode("a"), BlankNode("b")

    assert digest_of([Triple(one, dp("text"), other)]) == digest_of([Triple(other, dp("text"), one)])
    assert digest_of([Triple(one, dp("text"), one)]) != digest_of([Triple(one, dp("text"), other)])


def test_escapes_are_those_of_the_recommendation() -> None:
    """RDFC-1.0: echar for backspace, tab, line feeds, quote and backslash; uchar for the other controls."""
    literal = Literal('\b\t\n\f\r"\\\x00\x1f\x7f\x85é')

    assert str(literal) == '"\\b\\t\\n\\f\\r\\"\\\\\\u0000\\u001F\\u007F\x85é"'


def test_what_a_sentence_says_is_in_its_graph(district: Graph) -> None:
    """The graph of a passage holds the relations, steps and figures it proves, and no proofs."""
    quads = sentence_quads(district)
    passage = NamedNode("https://w3id.org/devplan/id/report/yunxi-2030h1#char=10,29")
    said = {quad.triple for quad in quads if quad.graph_name == passage}
    place = "https://w3id.org/devplan/id/999901/"

    line = NamedNode(f"{place}氢动膜电极产线")
    assert Triple(line, dp("undertakenBy"), NamedNode(f"{place}蓝湾科技")) in said
    assert Triple(line, dp("hasMilestone"), NamedNode("https://w3id.org/devplan/id/milestone/m2")) in said
    assert not [triple for triple in said if triple.predicate == dp("evidence")]
    assert {quad.triple for quad in quads} == set(district.triples)
    assert len({quad.graph_name for quad in quads}) == 1 + len(district.members("Passage"))


def test_trig_keeps_the_named_graphs(district: Graph) -> None:
    """TriG and N-Quads of the sentences read back as the same dataset."""
    quads = sentence_quads(district)

    for name in ("trig", "nquads"):
        form = SYNTAXES[name]
        back: list[Quad] = list(parse(rdf_bytes(quads, form), format=form.format))
        assert digest_of(back) == digest_of(quads)


WRONG = [
    ("nowhere.nt", None, "no such file", "a path that does not exist"),
    ("graph.docx", "x", "not a known RDF syntax", "a file that is no RDF by its name"),
    ("graph.ttl", "<a", "line 1", "a file that breaks off"),
    ("graph.nt", "<http://a/ b> <http://a/b> <http://a/c> .", "graph.nt", "a space in an IRI"),
    ("graph.nt", "_:a <http://a/b> <http://a/c> .", "blank node", "a blank node"),
]


@pytest.mark.parametrize(
    ("name", "text", "said"), [case[:3] for case in WRONG], ids=[case[3] for case in WRONG]
)
def test_a_graph_that_cannot_be_used_is_told(tmp_path: Path, name: str, text: str | None, said: str) -> None:
    """The message names the file, the place where there is one, and the mend."""
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(ExportError, match=said) as raised:
        read_graph(tmp_path / name)

    assert name in str(raised.value)
    assert raised.value.mend


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    """A folder must be a build or a package."""
    with pytest.raises(ExportError, match="run `kg build`"):
        graph_file(tmp_path)
