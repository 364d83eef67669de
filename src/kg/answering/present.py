"""An answer as a person reads it in a terminal, in the language of the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.answering.answer import Answer, Item, number
from kg.answering.normal import asked_in_chinese
from kg.answering.notes import Note
from kg.answering.terms_shown import bound_words, term_label
from kg.values.period_words import period_words, with_period_words

YES, NO = "是 · yes", "否 · no"
# Regions or times of one item that a line tells.
MOST_TOLD = 3
TERM = re.compile(r"dp:(\w+)")
MODALITY = re.compile(r" ?\((Planned|Realised)\)")


def to_text(answer: Answer, *, sparql: bool = False) -> str:
    """The answer, its proof, how the question was read and what stayed open; the query if wanted."""
    return "\n".join(_lines(answer, sparql=sparql)) + "\n"


def _lines(answer: Answer, *, sparql: bool) -> Iterator[str]:
    yield from _said(answer)
    if answer.evidence:
        yield ""
        yield from (f"  {proof.text}  [{proof.start}, {proof.end}]" for proof in answer.evidence)
    if answer.notes and answer.type != "none":
        yield ""
        yield from (f"  · {note}" for note in notes_of(answer))
    if answer.reading:
        yield ""
        yield f"  读法 · read as: {answer.interpretation}"
    if sparql and answer.sparql:
        yield ""
        yield answer.sparql.rstrip()
    if answer.second:
        yield ""
        yield "另一种读法:" if in_chinese(answer) else "or read as:"
        yield from _lines(replace(answer.second, question=answer.question), sparql=sparql)


def _said(answer: Answer) -> Iterator[str]:
    if answer.type == "none":
        yield from notes_of(answer)
    elif answer.type == "boolean":
        yield YES if answer.boolean else NO
    elif answer.value is not None:
        yield headline(answer)
    chinese = in_chinese(answer)
    for item in answer.answers:
        marks = ", ".join(item_marks(item, chinese=chinese))
        yield f"{item.label}  ({marks})" if marks else item.label


def item_marks(item: Item, *, chinese: bool) -> list[str]:
    """What stands in brackets behind an item: class, status, and of several regions and times which."""
    marks = [term_label(mark, chinese=chinese) for mark in (item.kind, item.status) if mark]
    return [
        *marks,
        *_few(item.regions),
        *_few([period_words(each, chinese=chinese) for each in item.periods]),
    ]


def _few(names: Sequence[str]) -> list[str]:
    """Names in one string, of many the first and how many they are."""
    if len(names) > MOST_TOLD:
        return [f"{'、'.join(names[:MOST_TOLD])}…({len(names)})"]
    return ["、".join(names)] if names else []


def headline(answer: Answer) -> str:
    """The number of an answer with its unit, and how the report bounds it: 超过 100家."""
    said = f"{number(answer.value)} {answer.unit or ''}".rstrip()
    bound = bound_words(answer.comparator, chinese=in_chinese(answer))
    return f"{bound} {said}" if bound else said


def in_chinese(answer: Answer) -> bool:
    """Whether the question was asked in Chinese; long Chinese names do not make an English one so."""
    return asked_in_chinese(answer.question)


def notes_of(answer: Answer) -> list[str]:
    """The notes in the language of the question; names and sentences stay as the report has them."""
    chinese = in_chinese(answer)
    return [in_language(note, chinese=chinese) for note in answer.notes]


def in_language(note: Note, *, chinese: bool) -> str:
    """A note in one language, its terms by their labels, its periods in words."""
    told = TERM.sub(lambda found: term_label(found[1], chinese=chinese), note.told)
    told = with_period_words(told, chinese=chinese)
    if chinese:
        told = MODALITY.sub(lambda found: f"({term_label(found[1], chinese=True)})", told)
    return ": ".join(filter(None, (note.side(chinese=chinese), told)))
