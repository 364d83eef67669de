"""The lines of subjects: what a store would answer, whole or not at all, the same whichever way they came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.answering.index import build_index
from kg.answering.loading import records_of
from kg.answering.recorded import contents_of
from kg.namespaces import iri
from kg.pipeline.subject_revision import revise_subjects
from kg.store.builds import GRAPH
from kg.store.columns import INDEX
from kg.store.embedded import EmbeddedStore, in_memory
from kg.store.subjects import FILE, SEAL, open_subjects, write_subjects
from tests.store.factories import lines_of, named, triple, write_build

ONTOLOGY_LINES = [triple("氢能", "skos:broader", "能源"), triple("甲", "rdfs:label", "名")]
WORLD = Path(__file__).parent.parent / "queries" / "world.ttl"


def text(subject: str, predicate: str, value: str) -> Triple:
    """A triple with a text."""
    return Triple(named(subject), named(predicate), Literal(value, language="zh"))


def records(build: Path) -> list[dict[str, object]]:
    """What the lines of a build say."""
    found = open_subjects(build)
    assert found is not None
    return list(found)


TRIPLES = st.sets(
    st.one_of(
        st.builds(
            triple,
            st.sampled_from(["甲", "甲乙", "甲#c", "丁"]),
            st.sampled_from(["rdf:type", "dp:servesIndustry", "dp:evidence", "skos:broader", "dp:start"]),
            st.sampled_from(["汽", "句", "dp:Project", "dp:Fact"]),
        ),
        st.builds(
            text,
            st.sampled_from(["甲", "甲#c", "氢能"]),
            st.sampled_from(["rdfs:label", "dp:text"]),
            st.text(st.sampled_from('a"\\\n\t 名}'), max_size=4),
        ),
    ),
    max_size=12,
)


@given(before=TRIPLES, after=TRIPLES)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_revised_are_the_bytes_of_lines_made_anew(
    before: set[Triple], after: set[Triple], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever comes and goes."""
    home = tmp_path_factory.mktemp("subjects")
    old, new = lines_of(before), lines_of(after)
    for name, triples in (("old", before), ("new", after), ("anew", after)):
        write_build(home / name, triples, ONTOLOGY_LINES)
    write_subjects(home / "old")
    write_subjects(home / "anew")
    went, came = frozenset(old) - frozenset(new), frozenset(new) - frozenset(old)
    (home / "new" / GRAPH).unlink()
    assert revise_subjects(home / "old", home / "new", went, came)
    for file in (FILE, SEAL):
        assert (home / "new" / INDEX / file).read_bytes() == (home / "anew" / INDEX / file).read_bytes()


def test_each_subject_has_what_both_files_say_once(tmp_path: Path) -> None:
    """A line that both have stands once; what only proves, and of what nothing is asked, is left out."""
    graph = [
        triple("甲", "rdf:type", "dp:Project"),
        triple("甲", "rdf:type", "dp:Fact"),
        triple("甲", "rdfs:label", "名"),
        triple("乙", "dp:evidence", "句"),
        text("甲", "skos:altLabel", '引"号\n'),
    ]
    write_build(tmp_path, graph, ONTOLOGY_LINES)
    write_subjects(tmp_path)
    assert records(tmp_path) == [
        {"": named("氢能").value, "skos:broader": [named("能源").value]},
        {
            "": named("甲").value,
            "rdf:type": [iri("dp:Project")],
            "rdfs:label": [named("名").value],
            "skos:altLabel": ['引"号\n'],
        },
    ]


NUMBERS = [
    *(("5.10", "decimal"), ("5.1", "decimal"), ("-0", "decimal"), ("120.", "decimal"), (".5", "decimal")),
    *(("007", "integer"), ("7", "integer"), ("1e3", "double"), ("1", "boolean"), ("2021", "gYear")),
    *(("x", "decimal"), ("5.10", "string"), ("0.50", "decimal"), ("-3", "integer")),
]


@pytest.mark.parametrize(("written", "kind"), NUMBERS)
def test_a_number_is_written_as_a_store_gives_it(tmp_path: Path, written: str, kind: str) -> None:
    """Its digits show in answers."""
    value = Literal(written, datatype=NamedNode(iri(f"xsd:{kind}")))
    told = Triple(named("甲"), named("dp:value"), value)
    write_build(tmp_path, [told], [])
    write_subjects(tmp_path)
    (held,) = in_memory([told]).select("SELECT ?v WHERE { ?s dp:value ?v }").rows
    assert isinstance(held[0], Literal)
    assert records(tmp_path)[0]["dp:value"] == [held[0].value]


def cut_off(build: Path) -> None:
    """Half of the lines, as a full disk leaves them."""
    file = build / INDEX / FILE
    file.write_bytes(file.read_bytes()[:40])


def spoilt(build: Path) -> None:
    """A letter is another."""
    file = build / INDEX / FILE
    file.write_bytes(file.read_bytes().replace(b"Park", b"Bark"))


DAMAGE = {
    "not there": lambda build: (build / INDEX / FILE).unlink(),
    "without a seal": lambda build: (build / INDEX / SEAL).unlink(),
    "cut off": cut_off,
    "spoilt": spoilt,
    "of another version": lambda build: (build / INDEX / SEAL).write_text('{"version": "0", "sha256": ""}'),
    "sealed by no object": lambda build: (build / INDEX / SEAL).write_text("[]"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_lines_that_are_not_whole_are_made_of_the_graph(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    """They are slower so, and never wrong; nor does a revision carry the damage on."""
    graph = [triple("甲", "rdf:type", "dp:Project"), triple("乙", "rdf:type", "dp:Park")]
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        write_build(tmp_path / name, graph, ONTOLOGY_LINES)
    write_subjects(tmp_path / "old")
    whole = records(tmp_path / "old")
    damage(tmp_path / "old")
    assert records(tmp_path / "old") == whole
    if not revise_subjects(tmp_path / "old", tmp_path / "new", frozenset(), frozenset()):
        write_subjects(tmp_path / "new")
    assert records(tmp_path / "new") == whole


def test_a_build_that_is_gone_has_no_records(tmp_path: Path) -> None:
    """A build may be swept away while it is opened; its store answers on."""
    assert open_subjects(tmp_path) is None


def test_a_changed_ontology_makes_all_lines_anew(tmp_path: Path) -> None:
    """What it says of a subject stands in the subject's line."""
    graph = [triple("甲", "rdf:type", "dp:Project")]
    write_build(tmp_path / "old", graph, [])
    write_build(tmp_path / "new", graph, ONTOLOGY_LINES)
    write_subjects(tmp_path / "old")
    assert not revise_subjects(tmp_path / "old", tmp_path / "new", frozenset(), frozenset())


def test_a_build_tells_what_its_store_is_asked(tmp_path: Path) -> None:
    """Of a district that has something of everything."""
    triples = {quad.triple for quad in parse(path=str(WORLD), format=RdfFormat.TURTLE)}
    write_build(tmp_path, triples, [])
    store = in_memory(triples)
    asked = contents_of(records_of(store))
    read = build_index(EmbeddedStore(store.engine, build=tmp_path)).contents
    assert dict(read.mentions) == dict(asked.mentions)
    assert dict(read.states) == dict(asked.states)
    assert (read.things, read.reports, read.periods, read.regions) == (
        asked.things,
        asked.reports,
        asked.periods,
        asked.regions,
    )
    assert (read.steps, read.links, read.passages) == (asked.steps, asked.links, asked.passages)
    assert (read.figures, read.awards, read.pledges) == (asked.figures, asked.awards, asked.pledges)
    assert all((asked.things, asked.steps, asked.figures, asked.awards, asked.pledges, asked.passages))
    assert not (tmp_path / INDEX / FILE).exists()
