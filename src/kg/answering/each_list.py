"""Two questions for things in one: 某公司有哪些项目, 获得什么奖; each is asked by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.answering.answer import Answer
from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.normal import bare, clean
from kg.answering.notes import Note, NoteKind
from kg.answering.parse import parse
from kg.answering.question import Question
from kg.answering.unanswered import things_parts

LISTS = frozenset({"list", "none"})


def each_list(
    whole: Question, answer: Answer, ask: Callable[[str], Answer], index: Index, lexicon: Lexicon
) -> Answer | None:
    """The list asked for first, with what the second part asks for told beside it; None where all is one.

    What the first part begins with the second is about too, unless it names something itself.
    """
    if answer.type not in LISTS or whole.compare or whole.superlative:
        return None
    parts = things_parts(whole.text)
    if len(parts) != 2:
        return None
    first, second = parts
    subject = _begins_with(first, index, lexicon)
    if not subject:
        return None
    named = any(_is_name(word, index) for term in parse(second, index, lexicon).terms for word in term.words)
    one, other = ask(first), ask(second if named else subject + second)
    if one.type == "none" and other.type == "none":
        return None
    if one.type == "none":
        return other.noting(Note(NoteKind.NOT_ANSWERED, first))
    if other.type == "none" or not other.answers:
        return one.noting(Note(NoteKind.NOT_ANSWERED, second))
    told = ", ".join(item.label for item in other.answers)
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    doubts = (note for note in other.notes if note.marked)
    together = replace(one, evidence=evidence, facts=one.facts + other.facts)
    return together.noting(Note(NoteKind.ASKED_TOO, told, (second,)), *doubts)


def _begins_with(part: str, index: Index, lexicon: Lexicon) -> str:
    """The name that a part of a question begins with, as it is written there."""
    plain = clean(part)
    for term in parse(part, index, lexicon).terms:
        at = plain.find(term.text)
        if at == 0 and any(_is_name(word, index) for word in term.words):
            return plain[: len(term.text)]
    return ""


def _is_name(word: str, index: Index) -> bool:
    return bool(index.names.get(bare(word)))
