"""Facts as triples, by the contract of the vocabulary and of evidence."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.rdf.industries import scale_of
from kg.rdf.terms import node, to_ntriples
from kg.store.embedded import in_memory
from tests.factories import TEXT, document
from tests.rdf.graphs import described, whole_graph

BASE = "https://w3id.org/devplan/id/"
REPORT = f"{BASE}report/qingchuan-2021h1"


def rows(sparql: str) -> list[tuple[str, ...]]:
    """The rows of a query over the made-up report with what follows from it."""
    found = in_memory(whole_graph()).select(sparql).rows
    return [tuple("" if term is None else getattr(term, "value", "") for term in row) for row in found]


def test_a_relation_is_a_triple_with_a_fact_and_its_sentence() -> None:
    """The plain triple for those who ask, the Fact with its proof for those who doubt."""
    found = rows(
        """SELECT ?s ?o ?text ?rule ?confidence WHERE {
          ?s dp:locatedIn ?o .
          ?fact a dp:Fact ; rdf:subject ?s ; rdf:predicate dp:locatedIn ; rdf:object ?o ;
            dp:evidence ?passage ; dp:rule ?rule ; dp:confidence ?confidence .
          ?passage dp:text ?text }"""
    )

    assert found == [
        (
            f"{BASE}310114/星河电子二期",
            f"{BASE}310114/云岭机器人产业园",
            "云岭机器人产业园开工建设,星河电子二期项目落户云岭机器人产业园。",
            "frame.test",
            "0.9",
        )
    ]


def test_a_rows_head_that_gives_the_industry_is_a_second_proof() -> None:
    """The sentence does not name the industry; the head of its row does."""
    found = rows(
        f"""SELECT ?text WHERE {{
          ?fact rdf:subject <{BASE}310114/星河电子总部> ; rdf:predicate dp:servesIndustry ;
            dp:evidence/dp:text ?text
        }} ORDER BY ?text"""
    )

    assert found == [("千亿级机器人产业",), ("重大项目:星河电子总部竣工。",)]


def test_a_bullets_industry_is_narrower_than_its_rows() -> None:
    """So what serves the narrower serves the broader, without a Fact."""
    assert rows("SELECT ?n ?w WHERE { ?n skos:broader ?w . ?n a dp:Industry }") == [
        (f"{BASE}industry/伺服电机", f"{BASE}industry/机器人产业")
    ]
    assert rows(
        f"SELECT ?w WHERE {{ <{BASE}310114/北斗精工研发中心> dp:servesIndustry ?w }} ORDER BY ?w"
    ) == [(f"{BASE}industry/伺服电机",), (f"{BASE}industry/机器人产业",)]


def test_a_milestone_says_step_modality_and_time() -> None:
    """With the bounds of its period as times, and the status that follows."""
    found = rows(
        f"""SELECT ?step ?modality ?period ?start ?end ?status WHERE {{
          <{BASE}310114/云岭机器人产业园> dp:hasMilestone ?m ; dp:status ?status .
          ?m a dp:Milestone ; dp:milestoneType ?step ; dp:modality ?modality ; dp:period ?period ;
            dp:start ?start ; dp:end ?end }}"""
    )

    dp = PREFIXES["dp"]
    assert found == [
        (
            f"{dp}Started",
            f"{dp}Realised",
            "2021-01-01/2021-06-30",
            "2021-01-01T00:00:00",
            "2021-06-30T23:59:59",
            f"{dp}Started",
        )
    ]


def test_a_figure_has_what_is_written_and_what_it_comes_to() -> None:
    """As written for the reader, normalised for comparison."""
    found = rows(
        f"""SELECT ?value ?unit ?surface ?base ?baseUnit ?comparator WHERE {{
          ?o dp:ofIndicator <{BASE}indicator/增加值> ; dp:value ?value ; dp:unit ?unit ; dp:surface ?surface ;
            dp:baseValue ?base ; dp:baseUnit ?baseUnit ; dp:comparator ?comparator }}"""
    )

    assert found == [("1224.7", "亿元", "1224.7亿元", "122470000000", "元", "=")]


def test_a_commitment_has_its_words_its_deadline_and_its_target() -> None:
    """The target is an observation of its own."""
    found = rows(
        """SELECT ?text ?deadline ?end ?role ?value WHERE {
          ?c a dp:Commitment ; dp:text ?text ; dp:deadline ?deadline ; dp:end ?end ; dp:hasTarget ?t .
          ?t a dp:Observation ; dp:figureRole ?role ; dp:value ?value }"""
    )

    assert found == [("年内完成绿道10公里", "2021", "2021-12-31T23:59:59", f"{PREFIXES['dp']}Target", "10")]


def test_a_recognition_has_title_and_level() -> None:
    """And belongs to who obtained it."""
    found = rows(
        "SELECT ?s ?title ?level WHERE { ?s dp:hasRecognition ?r . ?r dp:title ?title ; dp:level ?level }"
    )

    assert found == [(f"{BASE}310114/云岭机器人产业园", "国家级孵化器", f"{PREFIXES['dp']}national")]


def test_every_passage_says_exactly_what_stands_there() -> None:
    """text[start:end] is the passage's text, and its IRI says the same offsets."""
    found = rows(
        "SELECT ?p ?start ?end ?text WHERE { ?p dp:charStart ?start ; dp:charEnd ?end ; dp:text ?text }"
    )

    assert found
    for iri, start, end, text in found:
        assert TEXT[int(start) : int(end)] == text
        assert iri == f"{REPORT}#char={start},{end}"


def test_the_report_carries_the_digest_of_its_text() -> None:
    """So that anyone can check that offsets are of this text."""
    assert rows(f"SELECT ?d WHERE {{ <{REPORT}> dp:sha256 ?d }}") == [(document().source.digest,)]


def test_every_property_and_class_is_declared() -> None:
    """What the code writes, the ontology defines."""
    ours = {PREFIXES["dp"]}
    written = {triple.predicate.value for triple in described().triples}
    written |= {t.object.value for t in described().triples if isinstance(t.object, NamedNode)}
    declared = set(load().terms)

    assert {iri for iri in written if iri.startswith(tuple(ours))} - declared == set()


def test_data_hold_no_blank_nodes_and_one_label_a_thing() -> None:
    """Whatever has a label has one; nothing is without a name."""
    triples = described().triples
    labelled = [triple.subject for triple in triples if triple.predicate == node("rdfs:label")]

    assert not [t for t in triples if isinstance(t.subject, BlankNode) or isinstance(t.object, BlankNode)]
    assert len(labelled) == len(set(labelled))


def test_the_graphs_file_is_sorted_and_complete() -> None:
    """Whatever the order of sets, the file is sorted."""
    lines = to_ntriples(set(described().triples)).splitlines()

    assert lines == sorted(lines)
    assert len(lines) == len(described().triples)


def test_the_audit_log_quotes_the_exact_words() -> None:
    """Each line's spans give its quote; ids are those of the graph."""
    subjects = {str(triple.subject).strip("<>") for triple in described().triples}
    records = [json.loads(line) for line in described().log]

    assert {record["kind"] for record in records} == {
        "entity",
        "relation",
        "milestone",
        "observation",
        "recognition",
        "commitment",
    }
    for record in records:
        assert record["id"] in subjects
        assert " … ".join(TEXT[start:end] for start, end in record["spans"]) == record["quote"]


SCALES = [
    ("千亿级汽车产业", False, "1e11", "the usual"),
    ("千亿级 ", True, "1e11", "before the name, with a space between"),
    ("千亿级“", True, "1e11", "before the name in quotation marks"),
    ("两千亿级", False, "2e11", "a Chinese number before the unit"),
    ("5000亿级", False, "5e11", "digits before the unit"),
    ("百亿元级", False, "1e10", "元 in between"),
    ("万亿级", False, "1e12", "the largest"),
    ("千亿级产业的", True, None, "of something else"),
    ("亿级", False, None, "no number"),
    ("汽车产业", False, None, "no scale"),
]


@pytest.mark.parametrize(("text", "at_end", "yuan", "reason"), SCALES)
def test_a_scale_is_read_in_yuan(text: str, at_end: bool, yuan: str | None, reason: str) -> None:
    """千亿级 is a hundred billion."""
    assert scale_of(text, at_end=at_end) == (None if yuan is None else Decimal(yuan)), reason


def test_an_industry_has_its_scale_and_place_in_the_classifications() -> None:
    """千亿级机器人产业 is of 1e11 yuan, and robots are a branch of the strategic industries."""
    industry = NamedNode(f"{BASE}industry/机器人产业")
    about = {t.predicate.value: t.object for t in described().triples if t.subject == industry}

    assert about[f"{PREFIXES['dp']}scale"] == Literal("100000000000", datatype=node("xsd:decimal"))
    assert any(predicate.endswith("Match") for predicate in about)


def test_a_triple_is_a_plain_triple() -> None:
    """No quoted triples, which many engines cannot read."""
    assert not [t for t in described().triples if isinstance(t.object, Triple)]
