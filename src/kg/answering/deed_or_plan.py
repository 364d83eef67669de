"""What was done of a thing against what is still to be done: 上半年完成的多还是下半年要做的多."""

from __future__ import annotations

from dataclasses import replace

from kg.answering.answer import Answer, none
from kg.answering.evidence import proofs
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue
from kg.answering.notes import Note, NoteKind
from kg.answering.numbers import indicators
from kg.answering.pairs import passages, target_pair
from kg.answering.queries import figure_query
from kg.answering.question import Question

OR = cue("or-than")
DONE = cue("done-so-far")
TO_DO = cue("still-to-do")
SECOND_HALF = cue("second-half")
FROM_JULY = "-07-01/"


def deed_or_plan(question: Question, index: Index) -> Answer | None:
    """The larger of a deed and the plan for the time after it, both told; of one indicator alone."""
    if not question.compare or len(question.sides) > 1 or question.kinds or not question.terms:
        return None
    sides = OR.split(question.text)
    if len(sides) != 2 or not _deed_and_plan(*sides):
        return None
    pair = target_pair(replace(question, compare="", sides=()), index)
    if pair is None:
        return None
    # What is aimed at for the year holds what is done already.
    if SECOND_HALF.search(question.text) and FROM_JULY not in pair.target.period:
        return none(NoteKind.NOT_COMPARABLE)
    figures = (pair.actual, pair.target)
    pick = min if question.compare == "less" else max
    told = ((NoteKind.ACTUAL, pair.actual), (NoteKind.TARGET, pair.target))
    return replace(
        indicators([pick(figures, key=lambda figure: figure.value)], index),
        notes=tuple(Note(kind, f"{each.name} {each.shown} ({each.period})") for kind, each in told),
        evidence=proofs(passages(figures), index),
        sparql=figure_query(figures),
        facts=2,
    )


def _deed_and_plan(one: str, other: str) -> bool:
    """Whether one side is what was done and the other what is to be done."""
    return any(
        DONE.search(deed) and not TO_DO.search(deed) and TO_DO.search(plan)
        for deed, plan in ((one, other), (other, one))
    )
