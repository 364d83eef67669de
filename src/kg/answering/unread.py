"""Whether a word that nobody knows may be what a question turns on, so that an answer would be a guess."""

from __future__ import annotations

import re

from kg.answering.found import Found
from kg.answering.normal import clean
from kg.answering.question import Question

AUXILIARY = "(?:was|were|is|are|be|been|has|have|had|did|do|does|will|would|to)"
FIRST_WORDS = rf"(?:who|which|what)(?: (?:{AUXILIARY}|the|a|an))*"


def only_names(question: Question) -> bool:
    """Whether nothing is understood of a question but what it names: did so-and-so go bankrupt."""
    said = (
        question.steps,
        question.award,
        question.relations,
        question.figures,
        question.roles,
        question.numbers,
    )
    return not any((*said, question.threshold, question.compare, question.levels, question.states))


def is_vague(question: Question) -> bool:
    """Whether one general word is all that is read of what a question names: was the maglev line built."""
    firm = [term for term in question.terms if not term.soft]
    return len(firm) < 2 and all(len(word) == 1 for term in firm for word in term.words)


def is_unread(question: Question) -> bool:
    """Whether a word that nobody knows may be what the question turns on: then a list is a guess."""
    if any(not word.isascii() for word in question.unknown):
        return True
    firm = sum(not term.soft for term in question.terms) + bool(question.award)
    return bool(question.unknown) and (not firm or _verb_unread(question))


def _verb_unread(question: Question) -> bool:
    """Whether an unknown English word is the verb or what is asked for: which firms sued, who owns it."""
    text = clean(question.text)
    if any(re.search(rf"\b{FIRST_WORDS} {re.escape(word)}\b", text) for word in question.unknown):
        return True
    if question.steps or question.award or question.relations - {"locatedIn", "concerns"}:
        return False
    return any(
        re.search(rf"\b{re.escape(noun.text)} (?:{AUXILIARY} )*{re.escape(word)}\b", text)
        for noun in question.asked
        for word in question.unknown
    )


def is_guessed(question: Question, found: Found) -> bool:
    """Whether those who did something only stand beside the one name that is read: who invested in it."""
    verb = question.steps or question.award or question.relations - {"locatedIn", "concerns"}
    doers = "who" in question.asks or any("Enterprise" in kind.classes for kind in question.kinds)
    return bool(found.near) and doers and len(question.terms) < 2 and not verb
