"""A search for part of a text is answered from the index of texts as the engine answers it, or left to it."""

from __future__ import annotations

import json
import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import PREFIXES, iri
from kg.store import holder_revision, joining, literals
from kg.store.builds import current_build
from kg.store.crossed import LISTS
from kg.store.embedded import EmbeddedStore, in_memory, open_embedded
from kg.store.found_rows import found_rows
from kg.store.holders import LABEL, MENTIONED, PASSAGE, TEXT, TYPE
from kg.store.literals import LiteralIndex, open_literals, revise_literals, write_literals
from kg.store.results import RESULT_FORMATS

PROJECT = NamedNode(iri("dp:Project"))
# Of a thing the numbers of its passages, its labels and whether it is a project.
Told = tuple[set[int], set[str], bool]
PLAIN = '?p a dp:Passage ; dp:text ?t . FILTER(CONTAINS(?t, "产业"))'
FOUND = [
    ("SELECT ?p { " + PLAIN + " } ORDER BY ?p", "the plain form"),
    ("SELECT ?p WHERE { " + PLAIN + " . } ORDER BY DESC(?p) # all\nLIMIT 3 OFFSET 1", "a part of the rows"),
    (
        "SELECT ?p ?t { ?p dp:text ?t FILTER CONTAINS(STR(?t), '项目') } ORDER BY ?p",
        "with its text, of pledges too",
    ),
    (
        "SELECT DISTINCT ?t ?p { FILTER(CONTAINS(?t, '汽车')) ?p dp:text ?t } ORDER BY ?p",
        "the condition first",
    ),
    (
        "SELECT DISTINCT ?p { ?p dp:text ?t . ?p a dp:Passage FILTER(CONTAINS(?t, '医院')) } ORDER BY ?p",
        "once",
    ),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '没有这样的话')) }", "nothing"),
    ("SELECT ?p { " + PLAIN + f" }} LIMIT {10**18 - 1} OFFSET {10**18 - 1}", "no row so far down"),
    (
        f"PREFIX d: <{PREFIXES['dp']}> SELECT ?p {{ ?p d:text ?t FILTER(CONTAINS(?t, '人才')) }} ORDER BY ?p",
        "a prefix of its own",
    ),
]
FOUND += [
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产')) } ORDER BY ?p", "a single character"),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(LCASE(?t), '产业')) } ORDER BY ?p", "in small letters"),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(UCASE(STR(?t)), '产业')) } ORDER BY ?p", "in capitals"),
    ("SELECT ?p { ?p dp:text ?t FILTER REGEX(?t, '产业') } ORDER BY ?p", "a pattern that is a word"),
    ("SELECT ?p { ?p dp:text ?t FILTER(REGEX(STR(?t), '产业', 'i')) } ORDER BY ?p", "in any case"),
    ("SELECT ?p { ?p dp:text ?t FILTER(REGEX(?t, 'AI')) } ORDER BY ?p", "letters, in the case they have"),
    ("SELECT ?x { ?x rdfs:label ?l FILTER(CONTAINS(?l, '产业')) } ORDER BY ?x", "by label"),
    (
        "SELECT ?x ?l { ?x rdfs:label ?l FILTER(CONTAINS(?l, '业')) } ORDER BY ?l ?x",
        "by label, of one character",
    ),
    (
        "SELECT ?l { ?x a dp:Project ; rdfs:label ?l FILTER(REGEX(?l, '项目')) } ORDER BY DESC(?l) LIMIT 20",
        "by label, of a class",
    ),
    (
        "SELECT ?p ?x ?l ?t { ?x rdfs:label ?l ; dp:mentionedIn ?p . ?p dp:text ?t"
        " FILTER(CONTAINS(?l, '汽车')) } ORDER BY ?p ?x",
        "by label, with what says so",
    ),
    (
        "SELECT DISTINCT ?p { ?x rdfs:label ?l ; dp:mentionedIn ?p . ?p a dp:Passage"
        " FILTER(CONTAINS(?l, '中心')) } ORDER BY DESC(?p)",
        "where what is named so is mentioned",
    ),
]
NAMED = PLAIN + " ?x dp:mentionedIn ?p ; rdfs:label ?l"
JOINED = [
    ("SELECT ?x { ?x dp:mentionedIn ?p . " + PLAIN + " } ORDER BY ?x", "what is mentioned there"),
    ("SELECT ?p ?t ?x ?l { " + NAMED + " } ORDER BY ?p ?x", "with its text and label"),
    ("SELECT ?p ?x ?l { " + NAMED + " } ORDER BY ?l ?x ?p", "by label"),
    (
        "SELECT ?p ?x ?l { " + NAMED + " } ORDER BY DESC(?l) ?x DESC(?p) LIMIT 50 OFFSET 7",
        "the last by label",
    ),
    ("SELECT ?p ?x ?l { " + NAMED + " } ORDER BY DESC(?p) ?x LIMIT 60", "a part by holder"),
    ("SELECT ?p ?l { " + NAMED + " } ORDER BY ?x ?p LIMIT 60", "a part by thing, which is not shown"),
    ("SELECT ?l ?t { " + NAMED + " } ORDER BY ?t ?l LIMIT 60", "a part by text"),
    ("SELECT DISTINCT ?x ?l { " + NAMED + " } ORDER BY ?l ?x LIMIT 50 OFFSET 50", "each thing once"),
    ("SELECT ?x ?l { ?x a dp:Project . " + NAMED + " } ORDER BY ?l ?x ?p", "of a class"),
    (
        "SELECT ?x ?p { "
        + PLAIN
        + " ?x a dp:Organization ; a dp:Enterprise ; dp:mentionedIn ?p } ORDER BY ?x ?p",
        "of two classes",
    ),
    ("SELECT ?x ?p { " + NAMED + " . ?x a dp:Event } ORDER BY ?x", "of a class that no such thing is of"),
]
LEFT = [
    ("ASK { " + PLAIN + " }", "another form"),
    ("SELECT (COUNT(*) AS ?n) { " + PLAIN + " }", "a count"),
    ("SELECT ?r { ?r dp:hasPassage ?p . " + PLAIN + " }", "another join"),
    ("SELECT ?x { ?x dp:mentionedIn ?q . " + PLAIN + " }", "what is mentioned anywhere"),
    ("SELECT ?x ?l { ?x dp:mentionedIn ?p . ?p rdfs:label ?l . " + PLAIN + " }", "the label of the holder"),
    ("SELECT ?x { ?x dp:mentionedIn ?p ; dp:mentionedIn ?q . " + PLAIN + " }", "mentioned twice"),
    ("SELECT ?x { ?x dp:mentionedIn ?p , ?p . " + PLAIN + " }", "a list of objects"),
    ("SELECT ?x { ?x dp:mentionedIn ?p ; a ?k . " + PLAIN + " }", "whatever its class"),
    ("SELECT ?p { ?x a dp:Project . " + PLAIN + " }", "a class of what is not joined"),
    ("SELECT ?x { ?p dp:mentionedIn ?x . " + PLAIN + " }", "the other way round"),
    ("SELECT ?x { ?x dp:mentionedIn ?p . " + PLAIN + " } ORDER BY ?y", "in the order of nothing"),
    ("SELECT ?p { ?p a dp:Commitment ; dp:text ?t FILTER(CONTAINS(?t, '产业')) }", "another class"),
    ("SELECT ?p { ?p skos:altLabel ?t FILTER(CONTAINS(?t, '产业')) }", "another property"),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '')) }", "nothing that is sought"),
    ("SELECT ?p { ?p dp:text ?t FILTER(REGEX(?t, '产.业')) }", "a pattern"),
    ("SELECT ?p { ?p dp:text ?t FILTER(REGEX(?t, 'ai', 'i')) }", "letters in any case"),
    ("SELECT ?p { ?p dp:text ?t FILTER(REGEX(?t, '产业', 'q')) }", "a flag that it does not know"),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(LCASE(?t), 'ai')) }", "letters in small"),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(LCASE(?t, '产业'))) }", "brackets that are no call"),
    (
        "SELECT ?p ?x { ?p dp:text ?t . ?x rdfs:label ?l FILTER(CONTAINS(?l, '产业')) }",
        "what nothing joins",
    ),
    ("SELECT ?p { ?p dp:text ?t FILTER(!CONTAINS(?t, '产业')) }", "what does not hold it"),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产业') && ?x) }", "more in the condition"),
    (
        "SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产业')) FILTER(CONTAINS(?t, '汽车')) }",
        "two conditions",
    ),
    ("SELECT ?p { ?p A dp:Passage ; dp:text ?t FILTER(CONTAINS(?t, '产业')) }", "an error: `a` is small"),
    (
        "SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产业')) } LIMIT 1 LIMIT 2",
        "nonsense, which is an error",
    ),
    *(
        ("SELECT ?p { " + PLAIN + " } " + more, "a number that is an error")
        for more in ("LIMIT 99999999999999999999", "OFFSET " + "9" * 5_000, "LIMIT \uff15")
    ),
    (
        "SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产业')) ; a dp:Passage }",
        "nonsense, as one triple else",
    ),
    ("SELECT ?p { ?p dp:text ?t ; FILTER(CONTAINS(?t, '产业')) a dp:Passage }", "the same the other way"),
    ("SELECT ?x { ?p dp:text ?t FILTER(CONTAINS(?t, '产业')) }", "a column that is bound nowhere"),
    ("SELECT ?t { ?t dp:text ?t FILTER(CONTAINS(?t, '产业')) }", "one variable for both"),
    ("SELECT ?p { ?p dp:text* ?t FILTER(CONTAINS(?t, '产业')) }", "a path"),
    ("SELECT ?p { ?p dp:text ?t FILTER(CONTAINS(?t, '产\\u4e1a')) }", "an escape"),
    (
        "SELECT ?p { ?p dp:text ?t OPTIONAL { ?p a dp:Passage } FILTER(CONTAINS(?t, '产业')) }",
        "a group in it",
    ),
]


@pytest.mark.parametrize(("query", "reason"), [*FOUND, *JOINED])
def test_a_search_has_the_engine_s_answer(query: str, reason: str, main_report: Path) -> None:
    """Over the real report, as terms and as JSON."""
    index = open_literals(current_build(main_report))
    assert index is not None
    expected = EmbeddedStore(open_embedded(main_report).engine).select(query)

    found = found_rows(query, index)

    assert found is not None, reason
    assert expected.rows or "no" in reason
    assert found.solutions() == expected
    assert json.loads(found.json()) == json.loads(expected.serialize(RESULT_FORMATS["json"]))
    assert open_embedded(main_report).select(query) == expected


@pytest.mark.parametrize(("query", "reason"), LEFT)
def test_all_else_is_left_to_the_engine(query: str, reason: str, main_report: Path) -> None:
    """Where the index does not give the whole answer."""
    index = open_literals(current_build(main_report))

    assert index is not None
    assert found_rows(query, index) is None, reason


def passage(number: int, text: str) -> list[Triple]:
    """A passage and its text; of an odd number a pledge."""
    subject = NamedNode(f"urn:p{number}")
    told = [Triple(subject, TEXT, Literal(text, language="zh"))]
    return told if number % 2 else [*told, Triple(subject, TYPE, PASSAGE)]


def thing(name: str, holders: set[int], labels: set[str], *, is_project: bool) -> list[Triple]:
    """What is mentioned in some passages, in those too that have no text."""
    subject = NamedNode(f"urn:{name}")
    told = [Triple(subject, MENTIONED, NamedNode(f"urn:p{each}")) for each in holders]
    told += [Triple(subject, LABEL, Literal(each, language="zh")) for each in labels]
    return [*told, Triple(subject, TYPE, PROJECT)] if is_project else told


def told(texts: list[str], things: list[Told]) -> set[Triple]:
    """Passages with these texts, and things."""
    found = {one for at, text in enumerate(texts) for one in passage(at, text)}
    for at, (holders, labels, is_project) in enumerate(things):
        found.update(thing(f"x{at}", holders, labels, is_project=is_project))
    return found


def index_of(folder: Path, triples: set[Triple]) -> LiteralIndex:
    """The index of a build with these triples."""
    folder.mkdir()
    (folder / "graph.nt").write_text("".join(sorted(f"{each} .\n" for each in triples)), encoding="utf-8")
    write_literals(folder, [folder / "graph.nt"])
    return index_at(folder)


def index_at(folder: Path) -> LiteralIndex:
    """The index in a build's folder."""
    index = open_literals(folder)
    assert index is not None
    return index


TEXTS = st.lists(st.text(alphabet='汽车氢a"\\\n', max_size=5), max_size=6)
THINGS = st.lists(
    st.tuples(st.sets(st.integers(0, 5)), st.sets(st.sampled_from(["甲", "乙\n", "乙丙"])), st.booleans()),
    max_size=4,
)
ASKED = [
    'SELECT ?p ?t { ?p dp:text ?t FILTER(CONTAINS(?t, "汽车")) } ORDER BY ?p',
    'SELECT ?p ?t { ?p a dp:Passage ; dp:text ?t FILTER(CONTAINS(?t, "车氢")) } ORDER BY ?p',
    """SELECT ?p ?x ?l { ?p dp:text ?t FILTER(CONTAINS(?t, "汽车")) ?x dp:mentionedIn ?p ; rdfs:label ?l }
      ORDER BY ?l ?x ?p""",
    """SELECT ?l ?x ?p { ?p dp:text ?t FILTER(CONTAINS(?t, "汽车")) ?x dp:mentionedIn ?p ; rdfs:label ?l }
      ORDER BY DESC(?l) ?x ?p LIMIT 3""",
    """SELECT ?x ?p { ?x a dp:Project ; dp:mentionedIn ?p . ?p dp:text ?t FILTER(CONTAINS(?t, "汽车")) }
      ORDER BY ?p ?x LIMIT 2""",
    'SELECT ?p ?t { ?p dp:text ?t FILTER(CONTAINS(?t, "车")) } ORDER BY DESC(?p) ?t LIMIT 3',
    """SELECT ?t ?x ?p { ?p a dp:Passage ; dp:text ?t FILTER(CONTAINS(?t, "车")) ?x dp:mentionedIn ?p }
      ORDER BY DESC(?x) ?p LIMIT 2""",
    'SELECT ?x ?l { ?x rdfs:label ?l FILTER(CONTAINS(?l, "乙")) } ORDER BY ?l ?x LIMIT 2',
    """SELECT ?x ?l ?p { ?x a dp:Project ; rdfs:label ?l ; dp:mentionedIn ?p FILTER(CONTAINS(?l, "乙丙")) }
      ORDER BY ?x ?l ?p""",
    """SELECT ?p ?t ?l ?x { ?x rdfs:label ?l ; dp:mentionedIn ?p . ?p dp:text ?t FILTER(CONTAINS(?l, "丙")) }
      ORDER BY ?p ?t ?x LIMIT 3""",
    """SELECT DISTINCT ?x { ?x dp:mentionedIn ?p . ?p dp:text ?t FILTER(CONTAINS(?t, "汽")) } ORDER BY ?x""",
    """SELECT DISTINCT ?p { ?x dp:mentionedIn ?p . ?p dp:text ?t FILTER(CONTAINS(?t, "汽")) }
      ORDER BY ?p LIMIT 2""",
    """SELECT ?p ?l ?x { ?x rdfs:label ?l ; dp:mentionedIn ?p . ?p a dp:Passage FILTER(CONTAINS(?l, "乙")) }
      ORDER BY DESC(?l) DESC(?p) ?x LIMIT 4""",
]


@given(
    st.lists(st.tuples(TEXTS, THINGS), min_size=2, max_size=3),
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(0, 3),
    st.sampled_from([0, 20, 1_000]),
)
@settings(max_examples=150, deadline=None)
def test_a_revised_index_knows_whose_texts_are(
    tmp_path_factory: pytest.TempPathFactory,
    states: list[tuple[list[str], list[Told]]],
    common: int,
    few: int,
    long: int,
    many: int,
) -> None:
    """Whatever texts and things come, go and change, once or again, the passages staying what they are.

    However many texts make a word common, are few, and are looked through before all that have it, and
    however many changes have all lists written anew.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(literals, "COMMON", common)
        patch.setattr(joining, "FEW", few)
        patch.setattr(joining, "LONG", long)
        patch.setattr(holder_revision, "MANY_CHANGES", many)
        _compare(tmp_path_factory.mktemp("holders"), [told(texts, things) for texts, things in states])


def _compare(home: Path, states: list[set[Triple]]) -> None:
    """An index, and those revised from it one after another, against the engine."""
    index_of(home / "0", states[0])
    _compare_answers(home / "0", states[0])
    for number, (old, new) in enumerate(pairwise(states)):
        here, there = home / str(number), home / str(number + 1)
        stay = {each.object for each in new}
        gone = [each.object for each in old if isinstance(each.object, Literal) and each.object not in stay]
        come = [each.object for each in new - old if isinstance(each.object, Literal)]
        there.mkdir()
        revise_literals(here, there, (gone, come), (old - new, new - old))
        _compare_answers(there, new)


def _compare_answers(folder: Path, triples: set[Triple]) -> None:
    for query in ASKED:
        found = found_rows(query, index_at(folder))
        assert found is not None
        assert found.solutions() == in_memory(triples).select(query)


def test_an_index_of_before_there_were_holders_tells_none(tmp_path: Path) -> None:
    """The engine answers then; and a revision of it is none that has some."""
    old = set(passage(0, "汽车产业"))
    index_of(tmp_path / "old", old)
    database = sqlite3.connect(tmp_path / "old" / "index" / "literals.sqlite")
    database.execute("DROP TABLE holder")
    database.execute("DROP TABLE posting")
    database.commit()
    database.close()

    new = set(passage(2, "汽车展览"))
    (tmp_path / "new").mkdir()
    revise_literals(tmp_path / "old", tmp_path / "new", ([], []), (old, new))

    assert found_rows(ASKED[0], index_at(tmp_path / "old")) is None
    assert open_literals(tmp_path / "new") is None


@pytest.mark.parametrize("name", sorted(LISTS))
def test_an_index_that_lacks_a_list_tells_none(name: str, tmp_path: Path) -> None:
    """One of another version of the program may; the engine answers then."""
    index_of(tmp_path / "one", set(passage(0, "汽车产业")))
    database = sqlite3.connect(tmp_path / "one" / "index" / "literals.sqlite")
    database.execute("UPDATE posting SET name = 'otherwise called' WHERE name = ?", (name,))
    database.commit()
    database.close()

    assert found_rows(ASKED[0], index_at(tmp_path / "one")) is None


def test_a_damaged_index_is_not_revised(tmp_path: Path) -> None:
    """A build goes on without one, and the next one writes it anew."""
    old, new = set(passage(0, "汽车产业")), set(passage(2, "汽车展览"))
    index_of(tmp_path / "old", old)
    (tmp_path / "old" / "index" / "literals.sqlite").write_bytes(b"no index" * 1_000)
    (tmp_path / "new").mkdir()

    revise_literals(tmp_path / "old", tmp_path / "new", ([], []), (old, new))

    assert open_literals(tmp_path / "new") is None


def test_an_index_that_turns_out_damaged_leaves_the_search_to_the_engine(tmp_path: Path) -> None:
    """What stands at its beginning may be whole."""
    told = {*passage(0, "汽车产业"), *passage(1, "汽车"), *thing("x", {0}, {"车"}, is_project=True)}
    index = index_of(tmp_path / "one", told)
    file = tmp_path / "one" / "index" / "literals.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"?" * (len(whole) - 4096))
    narrowed = 'SELECT ?p ?k { ?p a ?k ; dp:text ?t FILTER(CONTAINS(?t, "汽车")) } ORDER BY ?p'

    for query in (*ASKED, narrowed):
        found = EmbeddedStore(in_memory(told).engine, literals=index).select(query)
        assert found == in_memory(told).select(query)


def test_what_has_no_iri_is_not_told(tmp_path: Path) -> None:
    """The engine finds it; the index would leave it out."""
    told = {*passage(0, "汽车产业"), Triple(BlankNode("b"), LABEL, Literal("汽车城", language="zh"))}
    index = index_of(tmp_path / "one", told)

    assert found_rows(ASKED[0], index) is None
    assert index.containing("汽车", 9) == ['"汽车产业"@zh', '"汽车城"@zh']
    assert index.containing("城", 9) == ['"汽车城"@zh']


@pytest.mark.parametrize("order", ["", " ORDER BY ?p", " ORDER BY DESC(?p) LIMIT 1"])
def test_what_several_say_alike_is_told_once_if_so_asked(order: str, tmp_path: Path) -> None:
    """DISTINCT texts, whoever holds them."""
    told = {*passage(0, "汽车产业"), *passage(1, "汽车产业"), *passage(2, "汽车展览")}
    index = index_of(tmp_path / "one", told)
    query = 'SELECT DISTINCT ?t { ?p dp:text ?t FILTER(CONTAINS(?t, "汽车")) }' + order

    found = found_rows(query, index)

    assert found is not None
    assert sorted(found.solutions().rows, key=str) == sorted(in_memory(told).select(query).rows, key=str)
