"""Which of the things listed stand still, wait or were given up by what is told last, and which go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.answering.graph import Step
from kg.answering.index import Index
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.values.period import parse_period
from kg.vocabulary import LIFE_CYCLE, SETBACKS, MilestoneType

MOST_NAMED = 6
WAITING = {step.local_name for step in SETBACKS - {MilestoneType.RESUMED}}
RESUMED = MilestoneType.RESUMED.local_name
HALTED = MilestoneType.HALTED.local_name
TAKEN = {step.local_name for step in LIFE_CYCLE} - {"Designed", "Applied"}
SAID = {"Halted": "停工", "Postponed": "推迟", "Cancelled": "取消"}


def of_setbacks(question: Question, things: Iterable[str], index: Index) -> Iterator[Note]:
    """Beside works asked for by a step, those that stand still; beside halted ones, those that go on."""
    if not question.steps or question.negated or question.lacking:
        return
    listed = sorted(things, key=index.first_seen)
    if HALTED in question.steps:
        again = [index.things[iri].label for iri in listed if _goes_on(iri, index)]
        if again:
            yield Note(NoteKind.GOES_ON, ", ".join(again[:MOST_NAMED]))
    elif not WAITING & set(question.steps):
        still = [(index.things[iri].label, open_setback(iri, index)) for iri in listed]
        said = [f"{label} ({SAID[type_]})" for label, type_ in still if type_]
        if said:
            yield Note(NoteKind.STANDS_STILL, ", ".join(said[:MOST_NAMED]))


def open_setback(thing: str, index: Index) -> str:
    """The last of what a thing is told to be halted, put off or given up by; empty where it went on since."""
    told = [(_told(step, index), step.type) for step in _realised(thing, index)]
    last = max((each for each in told if each[1] in WAITING), default=None)
    if last is None or any(_ends(end, type_, *last) for end, type_ in told):
        return ""
    return last[1]


def _goes_on(thing: str, index: Index) -> bool:
    """Whether a thing that was halted is resumed, or has taken a step, since."""
    halted = any(step.type == HALTED for step in _realised(thing, index))
    return halted and not open_setback(thing, index)


def _ends(end: date, type_: str, since: date, setback: str) -> bool:
    """Whether what is told ends a setback: a step later on, a resumption in the same report too."""
    if type_ == RESUMED and setback == HALTED:
        return end >= since
    return end > since and type_ in {RESUMED, *TAKEN}


def _realised(thing: str, index: Index) -> Iterator[Step]:
    return (step for step in index.steps_of.get(thing, ()) if step.modality == "Realised")


def _told(step: Step, index: Index) -> date:
    """The end of what the last report that tells a step is about."""
    reports = (index.passage[each][0] for each in step.passages if each in index.passage)
    periods = (parse_period(index.contents.periods.get(report, "")) for report in reports)
    return max((period.end for period in periods if period is not None), default=date.min)
