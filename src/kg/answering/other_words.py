"""A question for things read once more: in any words for its step, its noun as a title."""

from __future__ import annotations

from dataclasses import replace

from kg.answering.question import Question, Term


def in_other_words(question: Question) -> Question:
    """The question without insisting on the report's very words for a step or a class."""
    kinds = tuple(replace(kind, said=False) for kind in question.kinds)
    return replace(question, step_phrase="", kinds=kinds)


def as_titled(question: Question) -> Question | None:
    """The question with its noun as a title that things of a level have: 市级示范区; None without both."""
    if not (question.levels and question.asked and question.kinds) or question.steps:
        return None
    titles = tuple(Term(noun.text, (noun.text,), exact=True) for noun in question.asked)
    return replace(question, kinds=(), award=True, terms=(*question.terms, *titles))
