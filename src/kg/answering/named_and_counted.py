"""Who it is and how many in all, asked at once: 哪家企业获得了支持,共几家."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.answering.answer import Answer
from kg.answering.evidence import proofs
from kg.answering.figure_choice import best
from kg.answering.grouping import UNIT_OF_KIND
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.question import Question

IN_ALL = cue("and-how-many-in-all")


def asks_names_and_number(question: Question) -> bool:
    """Whether things are asked for by name, and then how many there are."""
    return bool(question.kinds and question.asks & {"which", "who"} and IN_ALL.search(question.text))


def counted_too(listed: Answer, question: Question, index: Index) -> Answer:
    """A list with the number that the report states of all, else with how many it names."""
    first, _ = best(question, index, question.asked)
    named = len(listed.answers)
    if first is None or first.figure.value < named:
        unit = UNIT_OF_KIND.get(listed.answers[0].kind, "个")
        return replace(listed, type="count", value=Decimal(named), unit=unit).noting(Note(NoteKind.COUNTED))
    figure = first.figure
    evidence = dict.fromkeys((*listed.evidence, *proofs(figure.passages, index)))
    return replace(
        listed,
        type="count",
        value=figure.value,
        unit=figure.unit,
        evidence=tuple(evidence),
        period=figure.period,
        role=figure.role,
        comparator=figure.comparator,
    ).noting(stated(f"{figure.name}: {figure.shown}"))
