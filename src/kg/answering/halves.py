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


def of_years(things: set[str], question: Question, modality: str, index: Index) -> set[str]:
    """Those of the things that took, or are to take, a step asked about in a year asked about."""
    if not question.own_years:
        return things
    return {
        thing
        for thing in things
        if any(
            step.type in question.steps and step.modality == modality and _in_years(step, question.own_years)
            for step in index.steps_of.get(thing, ())
        )
    }


def _in_years(step: Step, years: Collection[str]) -> bool:
    """Whether a step may be of one of the years; one without a time may."""
    start, _, end = step.period.partition("/")
    return not start or any(start[:4] <= year <= (end or start)[:4] for year in years)


def not_by_years(things: Collection[str], question: Question, index: Index) -> bool:
    """Whether only a span of several years is told for a step asked about in one of them."""
    return bool(question.own_years) and any(
        step.type in question.steps and step.period[:4] != step.period.partition("/")[2][:4]
        for thing in things
        for step in index.steps_of.get(thing, ())
        if "/" in step.period
    )


def of_half(things: Collection[str], question: Question, modality: str, index: Index) -> set[str]:
    """Those of the things that took, or are to take, a step asked about in the half asked about."""
    return {
        thing for step in question.steps for thing in _taken(step, modality, question.half, index)
    }.intersection(things)


def _taken(type_: str, modality: str, half: str, index: Index) -> frozenset[str]:
    """All things of the graph with such a step in that half, found once."""
    key = (type_, modality, half)
    if key not in index.of_halves:
        index.of_halves[key] = frozenset(
            thing
            for thing in index.taken.get((type_, modality), ())
            for step in index.steps_of.get(thing, ())
            if step.type == type_ and step.modality == modality and in_half(step, half, index)
        )
    return index.of_halves[key]


def in_half(step: Step, half: str, index: Index) -> bool:
    """Whether a step is of the first or the second half of its year; one without a time may be."""
    start, _, end = step.period.partition("/")
    if not start or half not in {"first", "second"}:
        return True
    if end:
        same_year = start[:4] == end[:4]
        return same_year and (start[5:7] >= JULY if half == "second" else end[5:7] < JULY)
    for passage in step.passages:
        place = index.passage.get(passage)
        if place is not None and index.contents.periods.get(place[0], "").endswith(ENDS_IN_JUNE):
            return True
    return False
