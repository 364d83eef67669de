"""What is aimed at in all: 今年有哪些目标 asks for the targets, 下半年要做什么 for what is pledged."""

from __future__ import annotations

from dataclasses import replace

from kg.answering.answer import Answer, none
from kg.answering.evidence import MOST_ANSWERS
from kg.answering.index import Index
from kg.answering.intent import says_anything
from kg.answering.lexicon import Lexicon
from kg.answering.notes import Note, NoteKind
from kg.answering.numbers import indicators
from kg.answering.question import Question
from kg.answering.times import in_time
from kg.answering.wording import pledges

ASKING = frozenset({"which", "what_is"})


def aims(question: Question, index: Index, lexicon: Lexicon) -> Answer | None:
    """The targets or pledges of the place and time named, where nothing else narrows what is asked for."""
    if not (question.asks and question.asks <= ASKING) or not _of_all(question):
        return None
    if "Target" in question.roles:
        return _targets(question, index)
    if question.modality != "Planned":
        return None
    return pledges(replace(question, kinds=(lexicon.kinds["commitment"],)), index)


def _of_all(question: Question) -> bool:
    """Whether a question names no more than a place and a time."""
    firm = tuple(term for term in question.terms if not term.time)
    other = (
        question.unknown or question.figures or question.superlative or question.compare or question.negated
    )
    return not (firm or other or says_anything(replace(question, terms=())))


def _targets(question: Question, index: Index) -> Answer:
    """The indicators that have a target, each with it."""
    aimed = [
        figure
        for figure in index.stated_in(index.about.home_reports(question.home))
        if figure.role == "Target" and figure.indicator and in_time(figure, question, index)
    ]
    if not aimed:
        return none(NoteKind.NO_TARGET)
    aimed.sort(key=lambda figure: (index.first_of(figure.passages), figure.name))
    cut = Note(NoteKind.CUT_ITEMS, "", (str(MOST_ANSWERS), str(len(aimed))))
    answer = indicators(aimed[:MOST_ANSWERS], index)
    return answer.noting(cut if len(aimed) > MOST_ANSWERS else None)
