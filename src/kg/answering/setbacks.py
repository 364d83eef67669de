"""Which of the things listed stand still, wait or were given up by what is told last, and which go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.answering.graph import Step
from kg.answering.index import Index
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.assessment.standing import WAITING, standing
from kg.values.period import parse_period
from kg.vocabulary import MilestoneType

MOST_NAMED = 6
TYPES = {type_.local_name: type_ for type_ in MilestoneType}
SETBACKS = {type_.local_name for type_ in WAITING}
HALTED = MilestoneType.HALTED.local_name
SAID = {MilestoneType.HALTED: "停工", MilestoneType.POSTPONED: "推迟", MilestoneType.CANCELLED: "取消"}


def of_setbacks(question: Question, things: Iterable[str], index: Index) -> Iterator[Note]:
    """Beside works asked for by a step, those that stand still; beside halted ones, those that go on."""
    if not question.steps or question.negated or question.lacking:
        return
    listed = sorted(things, key=index.first_seen)
    if HALTED in question.steps:
        halted = [iri for iri in listed if any(step.type == HALTED for step in _realised(iri, index))]
        again = [index.things[iri].label for iri in halted if open_setback(iri, index) is None]
        if again:
            yield Note(NoteKind.GOES_ON, ", ".join(again[:MOST_NAMED]))
    elif not SETBACKS & set(question.steps):
        still = [(index.things[iri].label, open_setback(iri, index)) for iri in listed]
        said = [f"{label} ({SAID[type_]})" for label, type_ in still if type_ is not None]
        if said:
            yield Note(NoteKind.STANDS_STILL, ", ".join(said[:MOST_NAMED]))


def open_setback(thing: str, index: Index) -> MilestoneType | None:
    """How a thing stands by the reports that tell its steps: halted, put off, given up or none of these."""
    realised = _realised(thing, index)
    return standing((_told(step, index), TYPES[step.type]) for step in realised if step.type in TYPES)


def _realised(thing: str, index: Index) -> Iterator[Step]:
    return (step for step in index.steps_of.get(thing, ()) if step.modality == "Realised")


def _told(step: Step, index: Index) -> date:
    """The end of what the last report that tells a step is about."""
    reports = (index.passage[each][0] for each in step.passages if each in index.passage)
    periods = (parse_period(index.contents.periods.get(report, "")) for report in reports)
    return max((period.end for period in periods if period is not None), default=date.min)
