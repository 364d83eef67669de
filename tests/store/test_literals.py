"""The index of pairs finds what a look at all literals finds, a narrowed query what the plain one finds."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.namespaces import PREFIXES, iri
from kg.rdf.terms import decimal
from kg.store.branches import BRANCH
from kg.store.builds import current_build
from kg.store.embedded import EmbeddedStore, in_memory, open_embedded
from kg.store.literals import LiteralIndex, open_literals, write_literals
from kg.store.narrowing import LOOKS, MOST, narrowed
from kg.store.results import Solutions

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


def test_nothing_or_too_many_is_left_to_a_scan(tmp_path: Path) -> None:
    """What nothing is sought of, and a list of everything, which helps nobody."""
    index = open_literals(index_of(tmp_path, ["汽车一", "汽车二", "汽车三"]))

    assert index is not None
    assert index.containing("", 10) is None
    assert index.containing("一", 10) == ['"汽车一"@zh']
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
    st.text(alphabet='汽车氢a" \\', min_size=1, max_size=4),
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
    (
        "SELECT * { ?x a dp:Project FILTER NOT EXISTS { " + PLAIN + " } }",
        0,
        "a test of each row reads it each time",
    ),
    ("SELECT * { ?x a dp:Project FILTER EXISTS { { " + PLAIN + " } } }", 0, "nor within a group of it"),
    ("SELECT * { { " + PLAIN + " } UNION { " + PLAIN.replace("氢能", "汽车") + " } }", 2, "in each branch"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, "氢")) }', 1, "a single character"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(?t, "")) }', 0, "nothing that is sought"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(LCASE(STR(?t)), "氢能")) }', 1, "in small letters"),
    ('SELECT * { ?p dp:text ?t FILTER(REGEX(?t, "氢能", "i")) }', 1, "a pattern that is a word"),
    ('SELECT * { ?p dp:text ?t FILTER(REGEX(LCASE(STR(?t)), "氢能", "i")) }', 1, "the longest form"),
    ('SELECT * { ?p dp:text ?t FILTER REGEX(STR(?t), "^氢能") }', 0, "a pattern"),
    ('SELECT * { ?p dp:text ?t FILTER(CONTAINS(LCASE(?t), "ai")) }', 0, "letters in small"),
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
    (
        'SELECT * { OPTIONAL { ?x dp:a ?t } ?p dp:text ?t FILTER(CONTAINS(?t, "氢能")) }',
        0,
        "OPTIONAL before it",
    ),
    ('SELECT * { BIND(STR(?t) AS ?s) ?p dp:text ?t FILTER(CONTAINS(?t, "氢能")) }', 0, "BIND before it"),
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


class Damaged:
    """An index of which what is looked up cannot be read."""

    texts = 9

    def containing(self, text: str, most: int) -> list[str] | None:
        """No texts."""
        raise sqlite3.DatabaseError(f"{text}: {most}")

    def within(self, low: float, high: float, most: int) -> list[str] | None:
        """No numbers."""
        raise sqlite3.DatabaseError(f"{low} {high} {most}")


@pytest.mark.parametrize("query", [f"SELECT * {{ {PLAIN} }}", "SELECT * { ?f dp:value ?v FILTER(?v < 0) }"])
def test_a_damaged_index_narrows_nothing(query: str) -> None:
    """The engine looks at all."""
    assert narrowed(query, Damaged()) == query


ANSWERED = [
    "SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产业')) } ORDER BY ?p",
    "SELECT ?x ?l { ?x rdfs:label ?l . FILTER(CONTAINS(?l, '医疗')) } ORDER BY ?x",
    """SELECT ?x ?t { ?x a dp:Project
      OPTIONAL { ?x dp:mentionedIn ?p . ?p dp:text ?t FILTER(CONTAINS(?t, '落户')) } } ORDER BY ?x ?t""",
    """SELECT (COUNT(?p) AS ?n) { ?p a dp:Passage
      MINUS { ?p dp:text ?t FILTER(CONTAINS(?t, '项目')) } }""",
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


# How many sentences of a made graph hold each word: on both sides of each threshold.
WORDS = {"汽车": BRANCH, "氢能": BRANCH + 1, "医院": 2 * BRANCH + 1, "学校": MOST, "产业": MOST + 1}
TOLD = """SELECT ?p { ?p a dp:Passage ; dp:text ?t . FILTER(CONTAINS(?t, "WORD")) }"""
BRANCHED = [
    TOLD,
    "SELECT * { ?p dp:text ?t ; a dp:Passage FILTER CONTAINS(STR(?t), 'WORD') # of all\n }",
    "SELECT (COUNT(*) AS ?n) { ?p a dp:Passage OPTIONAL { ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) } }",
    "SELECT ?p { ?p a dp:Passage MINUS { ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) } }",
    "SELECT ?p ?r { ?p ^dp:hasPassage ?r ; dp:text ?t . FILTER(CONTAINS(?t, 'WORD')) }",
    """SELECT ?p { { ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) }
      UNION { ?p dp:text ?t FILTER(CONTAINS(?t, '学校')) } }""",
    "ASK { ?p a dp:Passage ; dp:text ?t FILTER(CONTAINS(?t, 'WORD')) }",
]
WHOLE = [
    ("SELECT ?p { <urn:r> dp:hasPassage ?p . ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) }", "of one report"),
    ("SELECT ?p { ?p dp:kind 'x' ; dp:text ?t FILTER(CONTAINS(?t, 'WORD')) }", "of a value"),
    (
        "SELECT ?p { _:r dp:hasPassage ?p . ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) }",
        "a blank node's label",
    ),
    (
        "SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) OPTIONAL { ?r dp:hasPassage ?p } }",
        "what would be worked out for each branch",
    ),
    (
        """SELECT ?p { ?p a dp:Passage ; dp:number ?n
          OPTIONAL { ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) FILTER(?n < 500) } }""",
        "a condition on what stands before an OPTIONAL",
    ),
    (
        "SELECT ?p { ?p a dp:Passage FILTER EXISTS { ?p dp:text ?t FILTER(CONTAINS(?t, 'WORD')) } }",
        "a test of each row",
    ),
]


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> tuple[EmbeddedStore, LiteralIndex]:
    """Sentences enough for a list of the longest, each said in two passages, with their index."""
    folder = tmp_path_factory.mktemp("sentences")
    dp = {name: NamedNode(iri(f"dp:{name}")) for name in ("text", "Passage", "hasPassage", "number")}
    kind = NamedNode(iri("rdf:type"))
    triples = []
    for at in range(MOST * LOOKS):
        words = "".join(word for word, many in WORDS.items() if at < many)
        text = Literal(f"{words}{at:06}", language="zh")
        for passage in (NamedNode(f"urn:p{at}"), NamedNode(f"urn:q{at}"))[: 2 if words else 1]:
            triples += [Triple(passage, kind, dp["Passage"]), Triple(passage, dp["text"], text)]
            triples.append(Triple(NamedNode("urn:r"), dp["hasPassage"], passage))
            triples.append(Triple(passage, dp["number"], Literal(at)))
    (folder / "graph.nt").write_text("".join(f"{each} .\n" for each in triples), encoding="utf-8")
    write_literals(folder, [folder / "graph.nt"])
    return in_memory(triples), index_at(folder)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("query", BRANCHED)
def test_a_long_list_has_the_same_answer(
    query: str, word: str, sentences: tuple[EmbeddedStore, LiteralIndex]
) -> None:
    """In one list, in branches, and in none."""
    plain, index = sentences
    asked = query.replace("WORD", word)
    text, own = narrowed(asked, index), narrowed(TOLD.replace("WORD", word), index)

    assert own.count("VALUES ?t") == (0 if WORDS[word] > MOST else -(-WORDS[word] // BRANCH))
    assert text.count("VALUES ?t") >= own.count("VALUES ?t")
    found, expected = EmbeddedStore(plain.engine, literals=index).query(asked), plain.query(asked)
    assert expected
    if isinstance(expected, Solutions):
        assert isinstance(found, Solutions)
        assert expected.rows
        assert sorted(map(str, found.rows)) == sorted(map(str, expected.rows))
    else:
        assert found == expected


@pytest.mark.parametrize(("query", "reason"), WHOLE)
def test_a_long_list_is_left_out_where_it_may_delay(
    query: str, reason: str, sentences: tuple[EmbeddedStore, LiteralIndex]
) -> None:
    """Or where the branches would mean something else."""
    assert narrowed(query.replace("WORD", "氢能"), sentences[1]) == query.replace("WORD", "氢能"), reason


def test_a_list_of_most_texts_is_no_help(tmp_path: Path) -> None:
    """Of few texts a look at all takes less than to read a tenth of them into the query."""
    index = index_with(tmp_path, [f"{'汽车' if at < 150 else ''}{at:04}" for at in range(1499)])

    assert narrowed(TOLD.replace("WORD", "汽车"), index) == TOLD.replace("WORD", "汽车")
    more = index_with(tmp_path / "more", [f"{'汽车' if at < 150 else ''}{at:04}" for at in range(1500)])
    assert narrowed(TOLD.replace("WORD", "汽车"), more).count("VALUES ?t") == 1
