"""A noun with two senses: the question read in the other one as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.answering.answer import Answer
from kg.answering.lexicon import Kind, Lexicon
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.answering.reading import read_kind


def in_both_senses(question: Question, lexicon: Lexicon, answer_to: Callable[[Question], Answer]) -> Answer:
    """The answer in the likelier sense of a noun, with that in the other as its second where it differs.

    Where the likelier sense has no answer, the other's is given; that the noun has two is said of both.
    """
    first = answer_to(question)
    found = _ambiguous(question)
    if found is None:
        return first
    kind, word = found
    meant = lexicon.kinds[kind.other]
    kinds = tuple(meant if each.id == kind.id else each for each in question.kinds)
    second = answer_to(replace(question, kinds=kinds))
    loose = any(note.kind is NoteKind.LOOSE for note in second.notes)
    if second.type == "none" or loose or _says(first) == _says(second):
        return first
    told = Note(
        NoteKind.OTHER_READING, f"{word} → {read_kind(word, meant, chinese=question.chinese).meaning}"
    )
    if first.type == "none":
        return second.noting(told)
    return replace(first.noting(told), second=replace(second, interpretation=told.told))


def _ambiguous(question: Question) -> tuple[Kind, str] | None:
    """The kind that is asked for by a noun of two senses, and that noun."""
    phrases = {read.phrase for read in question.reading}
    for kind in question.kinds:
        for word in kind.either:
            if word in phrases:
                return kind, word
    return None


def _says(answer: Answer) -> tuple[object, ...]:
    return answer.type, answer.answers, answer.value, answer.boolean
