"""The pledges that a question asks for: of the place it names, of what they speak, due in its year."""

from __future__ import annotations

from kg.answering.graph import Pledge
from kg.answering.index import Index
from kg.answering.normal import bare
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.values.period import parse_period

LAST_OF_FIRST_HALF = 6


def asked_pledges(question: Question, index: Index) -> list[Pledge]:
    """The pledges of the reports asked about that hold every word and are due in the year asked about."""
    reports = index.about.home_reports(question.home)
    years = frozenset(_years(question))
    words = [term.words for term in question.terms if not (term.time and term.text in years)]
    return [
        pledge
        for pledge in index.contents.pledges
        if index.stands_in(pledge.passages, reports)
        and all(any(word in bare(pledge.text) for word in each) for each in words)
        and (not years or _is_due(pledge, years, question.half))
    ]


def due_in(question: Question) -> Note | None:
    """That the year of a question is read as that in which a pledge is due, and not when it was made."""
    years = _years(question)
    return Note(NoteKind.DUE_IN, "", (", ".join(years),)) if years else None


def none_due_in(question: Question) -> Note:
    """That there is no such pledge, in the year asked about if one is named."""
    years = _years(question)
    return Note(NoteKind.NO_PLEDGE_DUE, "", (", ".join(years),)) if years else Note(NoteKind.NO_PLEDGE)


def _years(question: Question) -> tuple[str, ...]:
    """The years asked about, whether or not reports are about them."""
    return tuple(sorted({*question.years, *question.own_years}))


def _is_due(pledge: Pledge, years: frozenset[str], half: str) -> bool:
    """Whether a pledge's deadline ends in one of the years, in the half of it that is asked about."""
    deadline = parse_period(pledge.deadline)
    if deadline is None or str(deadline.end.year) not in years:
        return False
    first = deadline.end.month <= LAST_OF_FIRST_HALF
    return half not in {"first", "second"} or first == (half == "first")
