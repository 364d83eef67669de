"""What a report itself calls its difficulties: 面临哪些困难, in its own sentences."""

from __future__ import annotations

from dataclasses import replace

from kg.answering.answer import Answer
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue, words
from kg.answering.matching import saying
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.answering.quotes import quoting
from kg.answering.wording import sentences

ASKS = cue("asks-difficulties")
TELLS = cue("tells-difficulties")
DIFFICULTIES = words("difficulties")


def difficulties(question: Question, index: Index) -> Answer | None:
    """The sentences that say so, of what the question names besides; None where none does."""
    if not ASKS.search(question.text) or question.asks & {"how_many", "yes_no", "evidence"}:
        return None
    said = {index.text.clauses[at].passage for at in saying(index, DIFFICULTIES)}
    told = {iri for iri in said if TELLS.search(index.passage[iri][3])}
    reports = index.about.home_reports(question.home)
    told = told if reports is None else {iri for iri in told if index.passage[iri][0] in reports}
    others = tuple(term for term in question.terms if not _asks_them(term.words))
    if others:
        told &= set(quoting(replace(question, terms=others), index))
    if not told:
        return None
    shown = sorted(told, key=lambda iri: index.order[iri])
    return sentences(shown, index).noting(Note(NoteKind.QUOTED_INSTEAD))


def _asks_them(said: tuple[str, ...]) -> bool:
    """Whether a word of the question is one of those it asks with."""
    return any(word in (*DIFFICULTIES, "面临", "存在", "里面") for word in said)
