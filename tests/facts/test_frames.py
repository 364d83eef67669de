"""Every frame states what its example says, and leaves its counterexample alone."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from kg.facts.model import MilestoneFact
from kg.vocabulary import EntityClass, MilestoneType, Modality, Relation
from tests.facts.reading import report
from tests.mentions.rule_files import Entry, case_id, cases, entries

MATCH, NO_MATCH = cases("milestones", "setbacks")
OWNED, NOT_OWNED = cases("undertakings")


def steps(text: str) -> tuple[MilestoneFact, ...]:
    """The milestones of a report of one sentence."""
    return extract(report(f"{text}。")).milestones


def owners(name: str) -> list[tuple[str, str]]:
    """Things and whose they are, where the named thing was completed."""
    relations = extract(report(f"{name}竣工。")).relations
    return [
        (fact.subject.label, fact.object.label)
        for fact in relations
        if fact.predicate is Relation.UNDERTAKEN_BY
    ]


def is_of(entry: Entry, fact: MilestoneFact) -> bool:
    """Whether the entry had a hand in the fact."""
    if entry.table == "planned":
        return fact.modality is Modality.PLANNED
    if entry.table in ("trailing", "shell"):
        return fact.type == (entry.text("type") or MilestoneType.TOPPED_OUT)
    return fact.evidence.rule == entry.id


@pytest.mark.parametrize(("entry", "example"), MATCH, ids=case_id)
def test_a_frame_states_its_example(entry: Entry, example: str) -> None:
    """One sentence, exactly one step: of the thing, and of the type, that the entry says."""
    assert [f"{fact.subject.label} {fact.type}" for fact in steps(example)] == [entry.text("states")]


@pytest.mark.parametrize(("entry", "example"), NO_MATCH, ids=case_id)
def test_a_frame_leaves_its_counterexample(entry: Entry, example: str) -> None:
    """A word that only looks like the frame's, or one about nothing named, states nothing of it."""
    assert [fact for fact in steps(example) if is_of(entry, fact)] == []


@pytest.mark.parametrize(
    ("entry", "example"), [case for case in MATCH if case[0].table == "planned"], ids=case_id
)
def test_a_modal_announces(entry: Entry, example: str) -> None:
    """A modal makes a step a plan even in the review."""
    assert all(is_of(entry, fact) for fact in steps(example))


@pytest.mark.parametrize("entry", entries("milestones", "setbacks"), ids=case_id)
def test_frames_speak_the_vocabulary(entry: Entry) -> None:
    """Types, classes and sides are those of the contract."""
    assert not entry.text("type") or entry.text("type") in set(MilestoneType)
    assert set(entry.words("classes")) <= set(EntityClass)
    assert entry.text("side") in (("left", "right", "either", "object") if entry.table == "frame" else ("",))


@pytest.mark.parametrize(
    "entry", [each for each in entries("milestones") if each.table == "frame"], ids=case_id
)
def test_frames_narrow_groups_that_exist(entry: Entry) -> None:
    """A frame's group is one of the verbs' and its words are verbs of that group."""
    groups = {verbs.id: set(verbs.words()) for verbs in entries("verbs")}
    assert set(entry.words()) <= groups[entry.text("group")]


@pytest.mark.parametrize(("entry", "example"), OWNED, ids=case_id)
def test_owners_are_found(entry: Entry, example: str) -> None:
    """The firm or body that a project's name opens with has undertaken it."""
    assert owners(example) == [(example, entry.text("states"))]


@pytest.mark.parametrize(("entry", "example"), NOT_OWNED, ids=case_id)
def test_no_owner_is_guessed(entry: Entry, example: str) -> None:
    """Places, common words and bare names own nothing."""
    assert owners(example) == [], entry.text("reason")
