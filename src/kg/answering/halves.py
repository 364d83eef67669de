"""Steps of half a year: what is of a whole year is of neither half, unless its report ends in June."""

from __future__ import annotations

from collections.abc import Collection

from kg.answering.graph import Step
from kg.answering.index import Index
from kg.answering.question import Question

JULY = "07"
ENDS_IN_JUNE = "-06-30"


def by_halves(things: set[str], question: Question, modality: str, index: Index) -> set[str]:
    """Those of the place and the half of the year asked about; of the whole year if none is told so."""
    if question.half not in {"first", "second"}:
        return things
    reports = index.about.home_reports(question.home)
    there = things if reports is None else things & index.mentioned_in(reports)
    return of_half(there, question, modality, index) or there


def of_half(things: Collection[str], question: Question, modality: str, index: Index) -> set[str]:
    """Those of the things that took, or are to take, a step asked about in the half asked about."""
    return {
        thing
        for thing in things
        for step in index.steps_of.get(thing, ())
        if step.type in question.steps and step.modality == modality and in_half(step, question.half, index)
    }


def in_half(step: Step, half: str, index: Index) -> bool:
    """Whether a step is of the first or the second half of its year; one without a time may be."""
    start, _, end = step.period.partition("/")
    if not start or half not in {"first", "second"}:
        return True
    if end:
        same_year = start[:4] == end[:4]
        return same_year and (start[5:7] >= JULY if half == "second" else end[5:7] < JULY)
    told = {index.passage[passage][0] for passage in step.passages if passage in index.passage}
    return any(index.contents.periods.get(report, "").endswith(ENDS_IN_JUNE) for report in told)
