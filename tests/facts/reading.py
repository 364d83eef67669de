"""Short reports and what they state, written as a person would write it down."""

from __future__ import annotations

from functools import cache

from kg.document.model import Document
from kg.facts.extractor import extract
from kg.facts.model import Facts
from tests.factories import document

# The heading of what has been done, and of what is announced.
REVIEW = "一、上半年情况\n"
PLAN = "二、下半年主要工作措施\n"
# Words, what they state, what they do not, and why.
Case = tuple[str, tuple[str, ...], tuple[str, ...], str]


def report(review: str = "", plan: str = "") -> Document:
    """A report of a half-year with these words in its review and in its plan."""
    return document(REVIEW + (f"{review}\n" if review else "") + (f"{PLAN}{plan}\n" if plan else ""))


@cache
def stated(review: str = "", plan: str = "") -> frozenset[str]:
    """Everything the words state."""
    return frozenset(lines(extract(report(review, plan))))


def lines(facts: Facts) -> list[str]:
    """Entities, relations, steps and recognitions, one a line; planned steps marked so."""
    found = [f"{mention.label} is {mention.kind}" for mention in facts.mentions]
    found += [f"{fact.subject.label} {fact.predicate} {fact.object.label}" for fact in facts.relations]
    found += [
        f"{fact.subject.label} {fact.type}" + (" planned" if fact.modality == "Planned" else "")
        for fact in facts.milestones
    ]
    for fact in facts.recognitions:
        who = fact.subject.label if fact.subject else fact.recipients
        found.append(f"{who} obtained {fact.title}" + (f" ×{fact.count}" if fact.count else ""))
    return list(dict.fromkeys(found))


def check(found: frozenset[str] | set[str], case: Case) -> None:
    """What a row says is stated, and what it denies is not."""
    _, expected, denied, reason = case
    assert set(expected) - found == set(), reason
    assert set(denied) & found == set(), reason
