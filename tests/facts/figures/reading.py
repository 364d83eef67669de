"""Reads made-up sentences as a report with a review and a plan, to try the rules on."""

from __future__ import annotations

from kg.document.model import Document, Metadata
from kg.document.reader import read_text
from kg.facts.figures import observations
from kg.facts.model import ObservationFact
from kg.text import SourceText

REVIEW = "一、2021年上半年工作回顾\n"
PLAN = "二、下半年主要工作措施\n"
HALF_YEAR = Metadata("sample", period="2021-01-01/2021-06-30", region="310114")


def report(review: str = "", plan: str = "", metadata: Metadata = HALF_YEAR) -> Document:
    """A report with the given text in its review and in its plan."""
    text = (REVIEW + review.strip() + "\n" if review else "") + (PLAN + plan.strip() + "\n" if plan else "")
    return read_text(SourceText(text, "sample"), metadata)


def figures(document: Document) -> list[list[str]]:
    """Label, value with unit, and type of every figure."""
    return [written(fact) for fact in observations(document)]


def written(fact: ObservationFact) -> list[str]:
    """A figure as the rules' examples write it."""
    return [fact.indicator.label, f"{fact.figure.value} {fact.figure.unit}", fact.figure_type.value]
