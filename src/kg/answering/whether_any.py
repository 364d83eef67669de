"""Whether there is any of a sort: 有没有停工的项目 is answered by which there are, or why none is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.answering.answer import Answer
from kg.answering.lexicon.cues import cue
from kg.answering.normal import clean
from kg.answering.question import Question

ANY = cue("whether-any")


def whether_any(question: Question, ask: Callable[[str], Answer]) -> Answer | None:
    """Yes with those there are; why there are none if nothing is named; None where it is not asked so."""
    plain = clean(question.text)
    if not question.nouns or not ANY.search(plain):
        return None
    listed = ask(ANY.sub("有哪些" if question.chinese else "which ", plain, count=1))
    if listed.type == "list" and not (question.terms and listed.doubted):
        return replace(listed, type="boolean", boolean=True, second=None)
    return listed if listed.type == "none" and not question.terms else None
