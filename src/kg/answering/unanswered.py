"""What of a question with several parts the answer leaves out, and which times a report does tell of."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.answering.answer import Answer
from kg.answering.figure_choice import best
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question

PART_ENDS = re.compile(
    r"[,\uff0c;\uff1b\u3002?\uff1f]|\band\b(?= (?:how|which|what|who|is|are|was|were|has|have|did)\b)"
)
OF_SORT = (
    ("boolean", cue("asks-whether")),
    ("number", cue("asks-amount")),
    ("list", cue("asks-things")),
)
EACH_OF_THEM = cue("which-each")
ASKS_SENTENCE = cue("asks-sentence")
SORT_OF = {"value": "number", "count": "number"}
MOST_TIMES = 6


def left_out(answer: Answer, text: str) -> Note | None:
    """The parts of a question that ask for another sort of answer than it got; None if there are none."""
    parts = [(part.strip(), _sort(part)) for part in PART_ENDS.split(text)]
    asking = [(part, sort) for part, sort in parts if sort]
    if asks_sentence_too(text):
        asking = [
            (part, sort) for part, sort in asking if sort != "boolean" and not ASKS_SENTENCE.search(part)
        ]
    if answer.type == "none" or len(asking) < 2:
        return None
    if answer.answers and EACH_OF_THEM.search(text):  # 有几期, 分别是什么: a list tells how many too
        return None
    given = {SORT_OF.get(answer.type, answer.type)} | ({"list"} if answer.answers else set())
    if not given & {sort for _, sort in asking}:
        return None
    unmet = [part for part, sort in asking if sort not in given]
    return Note(NoteKind.NOT_ANSWERED, "; ".join(unmet)) if unmet else None


def things_parts(text: str) -> list[str]:
    """The parts of a question, where each asks for things; empty where one asks for anything else."""
    parts = [part.strip() for part in PART_ENDS.split(text) if part.strip()]
    return parts if all(_sort(part) == "list" for part in parts) else []


def asks_sentence_too(text: str) -> bool:
    """Whether one part asks if something is said and another which sentence says it: 有没有说…, 哪句."""
    parts = [part for part in PART_ENDS.split(text) if part.strip()]
    whether = [part for part in parts if _sort(part) == "boolean"]
    return bool(whether) and any(ASKS_SENTENCE.search(part) for part in parts if part not in whether)


def _sort(part: str) -> str:
    """Which sort of answer a part of a question asks for, empty for none."""
    return next((sort for sort, pattern in OF_SORT if pattern.search(part.strip())), "")


def other_times(question: Question, index: Index) -> Note | None:
    """The periods for which the figure asked for is stated, where it is not for the one asked about."""
    if not (question.years or question.own_years or question.part) or "yes_no" in question.asks:
        return None
    terms = tuple(term for term in question.terms if not term.time)
    first, _ = best(replace(question, terms=terms, years=(), own_years=(), part=""), index)
    if first is None or not first.figure.indicator:
        return None
    same = index.figures_of.get(first.figure.indicator, ())
    stated = sorted({figure.period for figure in same if figure.period and figure.type == first.figure.type})
    if not stated:
        return None
    return Note(NoteKind.STATED_FOR, f"{first.figure.name} {', '.join(stated[:MOST_TIMES])}")
