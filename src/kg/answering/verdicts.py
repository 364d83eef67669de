"""Questions for yes or no that a figure decides: targets, comparisons, numbers, up or down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.amounts import in_ones, is_multiple
from kg.answering.doubts import of_figure
from kg.answering.figure_choice import best
from kg.answering.figures import GROWTH
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import any_of, cue
from kg.answering.negation import denied
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.pairs import Pair, said_reached, target_pair, two_sides
from kg.answering.question import Question
from kg.answering.quotes import clauses_of_each
from kg.values.shown import is_called_a_fall

DECLINE = cue("decline")
FULFIL = cue("fulfil")
AT_LEAST = cue("at-least")
AT_MOST = cue("at-most")
RATE_AGAINST_PAST = cue("rate-against-past")
# By the ledger the time of a target in such a state is not over.
NOT_DUE = frozenset({"OnTrack", "Behind"})
# What follows a number that is an amount or a count.
MEASURE = re.compile(rf"%|percent|per cent|[亿万]|公|{any_of('counting')}")

# A number that is itself set against a target: 绿道8.2公里超过年内目标了吗.
BEFORE_TARGET = cue("number-before-target")
# Marks of a figure that the real one lies above.
OVER = ("超", "余", "多")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes or no, None if nothing decides; `passages` hold the deciding words, `why` says them shortly."""

    truth: bool | None
    passages: tuple[str, ...] = ()
    why: Note | None = None
    things: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()


def reaches_target(question: Question, index: Index) -> Verdict | None:
    """Whether a target, or half of it, is reached."""
    beyond = question.compare == "more" and not question.numbers and len(question.sides) < 2
    asked = {"Target", "Actual"} <= question.roles or (beyond and "Target" in question.roles)
    threshold = question.threshold or ("reached" if asked else "")
    if not threshold:
        return None
    missed = denied(question.text)
    said = said_reached(question, index) if threshold == "reached" else None
    if said is not None:
        return Verdict(not missed, said.passages, stated(f"{said.name} {said.shown}"), figures=(said,))
    half = _half_said(question, index) if threshold == "half" else ()
    if half:
        return Verdict(not missed, half)
    pair = target_pair(question, index)
    if pair is None:
        return Verdict(None, why=Note(NoteKind.NO_TARGET_TO_COMPARE))
    half_way: tuple[bool, tuple[Note, ...]] = (pair.share >= Decimal("0.5"), ())
    reached, notes = half_way if threshold == "half" else _by_ledger(question, pair, index)
    return Verdict(
        reached != missed,
        (*pair.actual.passages, *pair.target.passages),
        stated(f"{pair.actual.name} {pair.actual.shown} / {pair.target.shown}"),
        figures=(pair.actual, pair.target),
        notes=notes,
    )


def _by_ledger(question: Question, pair: Pair, index: Index) -> tuple[bool, tuple[Note, ...]]:
    """Whether a target is reached; one that is not due yet is not fulfilled, however good its figures are."""
    reached = pair.share >= 1
    state = index.contents.states.get(pair.target.iri, "")
    if state not in NOT_DUE:
        return reached, ()
    return reached and not FULFIL.search(question.text), (Note(NoteKind.NOT_DUE, f"dp:{state}"),)


def _half_said(question: Question, index: Index) -> tuple[str, ...]:
    """The passages with a clause that says so of the very thing: 主体结构建设完成过半."""
    each = clauses_of_each(question, index)
    said = set.intersection(index.text.saying("过半"), *each) if each else set()
    return tuple(sorted({index.text.pieces[at].passage for at in said}, key=lambda iri: index.order[iri]))


def is_ahead(question: Question, index: Index) -> Verdict | None:
    """Whether the first of two or more figures is higher than the others, or lower."""
    if not (question.compare and len(question.sides) >= 2):
        return None
    figures = tuple(scored.figure for _, scored in two_sides(question, index))
    if len({figure.iri for figure in figures}) < max(2, len(figures)):
        return None
    one, *others = figures
    ahead = (
        one.value > other.value if question.compare == "more" else one.value < other.value for other in others
    )
    why = stated("; ".join(f"{figure.name} {figure.shown}" for figure in figures))
    return Verdict(all(ahead), tuple(p for figure in figures for p in figure.passages), why, figures=figures)


def lies_beyond(question: Question, index: Index) -> Verdict | None:
    """Whether a figure is over or under the number of the question."""
    if not (question.compare and question.numbers and question.terms):
        return None
    first, _ = best(question, index)
    if first is None:
        return None
    figure, (asked, unit) = first.figure, question.numbers[-1]
    told, wanted = figure.value, asked
    if is_multiple(unit):
        told, wanted = in_ones(figure.value, figure.unit)[0], in_ones(asked, unit)[0]
    if figure.role == "Target" and BEFORE_TARGET.search(question.text):
        told, wanted = wanted, told
    over = any(mark in figure.surface for mark in OVER) and told == wanted
    reached = told == wanted and (AT_LEAST if question.compare == "more" else AT_MOST).search(question.text)
    truth = (told > wanted or over) if question.compare == "more" else told < wanted
    truth = truth or bool(reached)
    why, notes = stated(f"{figure.name} {figure.shown}"), of_figure(question, first, index)
    return Verdict(truth, figure.passages, why, figures=(figure,), notes=notes)


def equals(question: Question, index: Index) -> Verdict | None:
    """Whether a figure is the number of the question, or reaches it: 增速是20%吗, 有没有2万户."""
    inside = " ".join(term.text for term in question.terms)
    asked = [
        (number, unit)
        for number, unit in question.numbers
        if MEASURE.match(unit) and f"{number}" not in inside
    ]
    if not asked or question.steps or not question.terms:
        return None
    growth = frozenset({"YoYGrowth"}) if asked[-1][1] in {"%", "percent", "per cent"} else question.figures
    first, _ = best(replace(question, figures=question.figures or growth), index)
    if first is None:
        first, _ = best(question, index)
    if first is None:
        return None
    figure, (number, unit) = first.figure, asked[-1]
    told, wanted = figure.value, number
    if is_multiple(unit):
        told, wanted = in_ones(figure.value, figure.unit)[0], in_ones(number, unit)[0]
    why = stated(f"{figure.name} {figure.shown}")
    truth = told >= wanted if AT_LEAST.search(question.text) else told == wanted
    notes = of_figure(question, first, index)
    return Verdict(truth, figure.passages, why, figures=(figure,), notes=notes)


def _tells_direction(question: Question, figure: Figure) -> bool:
    """Whether a figure is a change that is asked about, by its kind or by the name that both have."""
    if "YoYGrowth" in question.figures:
        return figure.type in GROWTH
    named = is_called_a_fall(figure.name) and any(is_called_a_fall(term.text) for term in question.terms)
    return named and figure.value < 0


def direction(question: Question, index: Index) -> Verdict | None:
    """Whether a figure rose or fell, as the question has it."""
    if question.steps or not question.terms:
        return None
    if RATE_AGAINST_PAST.search(
        question.text
    ):  # no report of one half-year tells how the last one's rate was
        return Verdict(None, why=Note(NoteKind.DOES_NOT_SAY_SO))
    first, _ = best(question, index)
    if first is None or not _tells_direction(question, first.figure):
        return None
    figure = first.figure
    fell = bool(DECLINE.search(question.text)) or question.compare == "less"
    truth = figure.value < 0 if fell else figure.value > 0
    plain = f"{figure.name} {replace(figure, value=abs(figure.value)).shown}"
    once = figure.value >= 0 or is_called_a_fall(figure.name)
    why = stated(plain) if once else Note(NoteKind.FELL, "", (plain,))
    notes = of_figure(question, first, index)
    return Verdict(truth != question.negated, figure.passages, why, figures=(figure,), notes=notes)
