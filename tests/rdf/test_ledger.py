"""The ledger in the graph: what answers a commitment, how far, and its state."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.assessment.ledger import ledger
from kg.namespaces import iri
from kg.ontology import ontology_triples, shapes_triples
from kg.rdf.confidence import Confidence
from kg.rdf.ledger import ledger_triples
from kg.rdf.mapping import describe
from kg.rdf.minting import mint
from kg.rdf.shapes import read_shapes
from kg.rdf.statements import Context, answer_iri, commitment_iri
from kg.rdf.terms import dp
from kg.rdf.validation import class_axioms, validate
from tests.assessment.factories import IN_ORDER, SEQUENCE, told_file

REPORTS = [told_file(SEQUENCE / f"{name}.txt") for name in IN_ORDER]
ENTRIES = ledger(REPORTS)
IRIS = {name.key: name.iri for name in mint([(told.id, told.resolved.entities) for told in REPORTS])}
CONTEXTS = {told.id: Context(told.document, told.resolved, IRIS) for told in REPORTS}
TRIPLES = set(ledger_triples(ENTRIES, CONTEXTS))


def pledge(words: str) -> NamedNode:
    """The commitment of the first line about these words."""
    report, commitment = next(entry for entry in ENTRIES if words in entry.what).commitments[0]
    return NamedNode(commitment_iri(CONTEXTS[report], commitment))


@pytest.mark.parametrize(
    ("words", "state", "progress"),
    [
        ("完成绿地", "Met", "1.05"),
        ("完成既有住宅加装电梯", "Behind", "0.81"),
        ("新增养老床位", "OnTrack", "0.567"),
        ("新增公共停车泊位", "NotMentionedAgain", None),
        ("新建绿道", "Changed", None),
        ("青岚医院二期", "Changed", None),
    ],
)
def test_a_commitment_has_one_state_and_at_most_one_progress(
    words: str, state: str, progress: str | None
) -> None:
    """As its lines say."""
    subject = pledge(words)
    states = [
        triple.object
        for triple in TRIPLES
        if (triple.subject, triple.predicate) == (subject, dp("assessment"))
    ]
    shares = [
        triple.object for triple in TRIPLES if (triple.subject, triple.predicate) == (subject, dp("progress"))
    ]

    assert states == [dp(state)]
    assert [share.value for share in shares if isinstance(share, Literal)] == ([progress] if progress else [])


def test_a_target_of_a_table_alone_is_judged_itself() -> None:
    """No pledge says it: its state, and what answers it, are the target figure's own."""
    entry = next(each for each in ENTRIES if each.what == "社会消费品零售总额")
    ((report, aim),) = entry.aims
    target = NamedNode(answer_iri(CONTEXTS[report], aim))
    said = {triple.predicate: triple.object for triple in TRIPLES if triple.subject == target}

    assert not entry.commitments
    assert said[dp("assessment")] == dp("Behind")
    assert dp("fulfilment") in said


def test_only_deeds_answer_and_all_of_it_keeps_to_the_shapes() -> None:
    """A later plan or another target is no fulfilment; the whole graph breaks no shape of commitments."""
    described: set[Triple] = set()
    for told in REPORTS:
        described |= describe(told.document, told.resolved, IRIS, Confidence()).triples
    answers = [triple.object for triple in TRIPLES if triple.predicate == dp("fulfilment")]
    planned = {t.subject for t in described if t.predicate == dp("modality") and t.object == dp("Planned")}
    aims = {t.subject for t in described if t.predicate == dp("figureRole") and t.object != dp("Actual")}

    faults = validate(
        [*described, *TRIPLES, *class_axioms(set(ontology_triples()))], read_shapes(shapes_triples())
    )

    assert len(answers) >= 6
    assert not {*answers} & (planned | aims)
    assert all(answer in {t.subject for t in described} for answer in answers)
    assert not [
        fault for fault in faults if iri("dp:fulfilment") in fault.path or "Commitment" in fault.shape
    ]
