"""The index of pairs finds what a look at all literals finds, a narrowed query what the plain one finds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.namespaces import PREFIXES
from kg.rdf.terms import decimal
from kg.store.builds import current_build
from kg.store.embedded import EmbeddedStore, in_memory, open_embedded
from kg.store.literals import LiteralIndex, open_literals, write_literals
from kg.store.narrowing import narrowed

TEXTS = ["氢能产业园", "发展氢能,做强汽车", "汽", '说"好"\n了', "a\\b 𠮷野家", "AbC"]


def index_of(folder: Path, texts: list[str]) -> Path:
    """A build's folder with the index of those texts."""
    folder.mkdir(exist_ok=True)
    lines = [f"<urn:s> <urn:p> {Literal(text, language='zh')} .\n" for text in texts]
    lines += ["<urn:s> <urn:p> <urn:o> .\n", f"<urn:s> <urn:p> {Literal(12345)} .\n"]
    (folder / "graph.nt").write_text("".join(lines), encoding="utf-8")
    write_literals(folder, [folder / "graph.nt"])
    return folder


def index_at(folder: Path) -> LiteralIndex:
    """The index in a build's folder."""
    index = open_literals(folder)
    assert index is not None
    return index


def index_with(folder: Path, texts: list[str]) -> LiteralIndex:
    """The index of those texts, opened."""
    return index_at(index_of(folder, texts))


FOUND = [
    ("氢能", [0, 1], "a word of two characters, of which an index of three finds none"),
    ("能产业", [0], "across the borders of words"),
    ("能,做", [1], "with a mark in it"),
    ('"好"\n', [3], "with what N-Triples escapes"),
    ("\\b", [4], "with a backslash"),
    ("𠮷野", [4], "outside the first plane"),
    ("abc", [], "letters keep their case"),
    ("34", [], "a number is no text"),
    ("能氢", [], "in this order"),
]


@pytest.mark.parametrize(("text", "numbers", "reason"), FOUND)
def test_texts_are_found(text: str, numbers: list[int], reason: str, tmp_path: Path) -> None:
    """As the very terms that stand in the store."""
    index = open_literals(index_of(tmp_path, TEXTS))

    assert index is not None
    found = index.containing(text, 10)
    assert sorted(found or []) == sorted(str(Literal(TEXTS[each], language="zh")) for each in numbers), reason


def test_too_short_or_too_many_is_left_to_a_scan(tmp_path: Path) -> None:
    """A single character has no pair; and a list of everything helps nobody."""
    index = open_literals(index_of(tmp_path, ["汽车一", "汽车二", "汽车三"]))

    assert index is not None
    assert index.containing("汽", 10) is None
    assert index.containing("汽车", 2) is None
    assert len(index.containing("汽车", 3) or []) == 3


def test_a_build_without_an_index_has_none(tmp_path: Path) -> None:
    """Nor one whose file is damaged."""
    assert open_literals(tmp_path) is None
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "literals.sqlite").write_bytes(b"damaged")
    assert open_literals(tmp_path) is None


@given(
    st.lists(st.text(alphabet='汽车氢a" \\', max_size=6), max_size=8),
    st.text(alphabet='汽车氢a" \\', min_size=2, max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_the_index_finds_what_a_look_at_all_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], wanted: str
) -> None:
    """Whatever the texts."""
    index = open_literals(index_of(tmp_path_factory.mktemp("pairs"), texts))

    assert index is not None
    found = index.containing(wanted, 100)
    assert set(found or []) == {str(Literal(text, language="zh")) for text in texts if wanted in text}


NUMBERS: st.SearchStrategy[int | float] = st.integers(-20, 20) | st.floats(width=32)


@given(
    st.lists(st.decimals(-20, 20, places=1).map(decimal) | NUMBERS.map(Literal), max_size=12),
    st.sampled_from(["<", "<=", ">", ">="]),
    st.decimals(-20, 20, places=1),
)
@settings(max_examples=60, deadline=None)
def test_a_range_has_what_a_look_at_all_has(
    tmp_path_factory: pytest.TempPathFactory, values: list[Literal], sign: str, bound: Decimal
) -> None:
    """Whatever the numbers and their types."""
    folder = tmp_path_factory.mktemp("range")
    triples = [Triple(NamedNode(f"urn:s{at}"), NamedNode("urn:p"), value) for at, value in enumerate(values)]
    (folder / "graph.nt").write_text("".join(f"{each} .\n" for each in triples), encoding="utf-8")
    write_literals(folder, [folder / "graph.nt"])
    engine = in_memory(triples).engine
    query = f"SELECT ?s {{ ?s <urn:p> ?v . FILTER(?v {sign} {bound}) }} ORDER BY ?s"

    found = EmbeddedStore(engine, literals=open_literals(folder)).select(query)

    assert found == EmbeddedStore(engine).select(query)
    assert narrowed(query, index_at(folder)) != query


PLAIN = '?p dp:text ?t FILTER(CONTAINS(?t, "氢能"))'
NARROWED = [
    ("SELECT * { " + PLAIN + " }", 1, "the plain form"),
    ("SELECT * { ?p a dp:Passage ; dp:text ?t . filter contains($t, '氢能') }", 1, "other words for it"),
    ('SELECT * { ?p dp:text ?t . FILTER(CONTAINS(STR(?t), "氢能")) }', 1, "of the text without its language"),
    (
        'SELECT * { ?p dp:value ?t . FILTER(CONTAINS(STR(?t), "氢能")) }',
        0,
        "a number's spelling, or an IRI's",
    ),
    (
        'PREFIX dp: <urn:x#> SELECT * { ?p dp:text ?t . FILTER(CONTAINS(STR(?t), "氢能")) }',
        0,
        "of what is called so here only",
    ),
    (
        f'PREFIX l: <{PREFIXES["rdfs"]}> SELECT * {{ ?p l:label ?t FILTER(CONTAINS(STR(?t), "氢能")) }}',
        1,
        "of what is called otherwise here",
    ),
    ("SELECT * { ?x a dp:Project OPTIONAL { " + PLAIN + " } }", 1, "in an OPTIONAL, by its own pattern"),
    ("SELECT * { { " + PLAIN + " } UNION { " + PLAIN.replace("氢能", "汽车") + " } }", 2, "in each branch"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, "氢")) }', 0, "too short"),
    ("SELECT * { ?o dp:value ?t . FILTER(?t < 12346) }", 1, "a range"),
    ("SELECT * { ?o dp:value ?t . FILTER(?t <= -5.5) }", 1, "one below nothing"),
    ("SELECT * { ?o dp:value ?t . FILTER(?t > 5 && ?t < 6) }", 0, "two ranges in one"),
    ("SELECT * { ?o dp:value ?t . FILTER(5 > ?t) }", 0, "the other way round"),
    ("SELECT * { ?o dp:value ?t . FILTER(?t < ?u) }", 0, "another variable's"),
    ("SELECT * { BIND(3 AS ?t) FILTER(?t < 12346) }", 0, "of no store"),
    ("SELECT * { ?o dp:value ?t . FILTER(?t < 1e3) }", 0, "with an exponent"),
    ('SELECT * { ?p dp:text ?t FILTER(!CONTAINS(?t, "氢能")) }', 0, "what does not hold it"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, "氢能") || ?x) }', 0, "or something else"),
    ('SELECT * { ?p dp:text ?t FILTER CONTAINS(?t, "氢能") }', 1, "without brackets around it"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, "氢能"@zh)) }', 0, "with a language"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, """氢能""")) }', 0, "a long string"),
    ('SELECT * { << ?p dp:text ?t >> dp:x ?y FILTER(CONTAINS(?t, "氢能")) }', 0, "a quoted triple"),
    ('SELECT * { ?x dp:a ?y OPTIONAL { ?p dp:text ?t } FILTER(CONTAINS(?t, "氢能")) }', 0, "bound elsewhere"),
    ('SELECT * { BIND("氢能" AS ?t) FILTER(CONTAINS(?t, "氢能")) }', 0, "not of the store"),
    ('SELECT * { ?p dp:text* ?t FILTER(CONTAINS(?t, "氢能")) }', 0, "a path of no steps"),
    ('SELECT * { ?p dp:text*|dp:x ?t FILTER(CONTAINS(?t, "氢能")) }', 0, "the same in an alternative"),
    ('SELECT * { ?p ?t ?o FILTER(CONTAINS(?t, "氢能")) }', 0, "a predicate"),
    ("SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, ?u)) }", 0, "another variable"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, "氢\\u80fd")) }', 0, "with an escape"),
    ("SELECT * { ?p dp:text ?t . ?q dp:x \"FILTER(CONTAINS(?t, '氢能'))\" }", 0, "in a string"),
    ("SELECT * { ?p dp:text ?t } # " + PLAIN, 0, "in a comment"),
]


@pytest.mark.parametrize(("query", "times", "reason"), NARROWED)
def test_queries_are_narrowed_where_that_changes_nothing(
    query: str, times: int, reason: str, tmp_path: Path
) -> None:
    """And are left alone where it might."""
    text = narrowed(query, index_with(tmp_path, ["氢能", *(["汽车"] * 2)]))

    assert text.count("VALUES ?t") == times, reason
    assert times or text == query


ANSWERED = [
    "SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产业')) } ORDER BY ?p",
    "SELECT ?x ?l { ?x rdfs:label ?l . FILTER(CONTAINS(?l, '医疗')) } ORDER BY ?x",
    """SELECT ?x ?t { ?x a dp:Project
      OPTIONAL { ?x dp:mentionedIn ?p . ?p dp:text ?t FILTER(CONTAINS(?t, '落户')) } } ORDER BY ?x ?t""",
    """SELECT (COUNT(?p) AS ?n) { ?p a dp:Passage
      FILTER NOT EXISTS { ?p dp:text ?t FILTER(CONTAINS(?t, '项目')) } }""",
    "SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '没有这样的话')) }",
    "SELECT ?x ?l { ?x rdfs:label ?l . FILTER(CONTAINS(STR(?l), '医疗')) . ?x a dp:Project } ORDER BY ?x",
    "SELECT ?o ?v { ?o dp:value ?v . FILTER(?v < 0) } ORDER BY ?o ?v",
    "SELECT ?o ?v { ?o dp:value ?v . FILTER(?v >= 100000) } ORDER BY ?o ?v",
]
AS_STRINGS = [
    "SELECT ?x ?v { ?x dp:servesIndustry ?v FILTER(CONTAINS(STR(?v), '汽车')) } ORDER BY ?x ?v",
    "SELECT ?x ?v { ?x dp:value ?v FILTER(CONTAINS(STR(?v), '12')) } ORDER BY ?x ?v",
    "SELECT ?x ?v { ?x dp:deadline ?v FILTER(CONTAINS(STR(?v), '12')) } ORDER BY ?x ?v",
]


@pytest.mark.parametrize("query", AS_STRINGS)
def test_what_is_no_text_is_found_by_its_spelling(query: str, main_report: Path) -> None:
    """IRIs and numbers, which the index does not hold."""
    found = open_embedded(main_report).select(query).rows

    assert found
    assert found == EmbeddedStore(open_embedded(main_report).engine).select(query).rows


@pytest.mark.parametrize("query", ANSWERED)
def test_a_narrowed_query_has_the_same_answer(query: str, main_report: Path) -> None:
    """Over the real report, with the index and without."""
    plain = EmbeddedStore(open_embedded(main_report).engine)
    index = open_literals(current_build(main_report))

    assert index is not None
    assert narrowed(query, index) != query
    assert open_embedded(main_report).select(query) == plain.select(query)
