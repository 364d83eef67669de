"""Answers that rest on figures: values, comparisons, the highest, progress towards targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from kg.answering.answer import Answer, Item, none
from kg.answering.bounds import Bound, bounds, names_rate, within
from kg.answering.changes import is_change
from kg.answering.doubts import of_figure
from kg.answering.evidence import item, proofs
from kg.answering.figure_choice import best
from kg.answering.figures import PERCENT, Scored, in_table
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.intent import (
    about_figures,
    asks_both,
    asks_number,
    asks_share_of_target,
    counts_things,
    keyword_indicator,
    measured,
)
from kg.answering.lexicon.cues import cue
from kg.answering.negation import denied
from kg.answering.normal import bare, clean
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.pairs import (
    all_pairs,
    extreme,
    left_out,
    only_rising,
    passages,
    short_of,
    target_pair,
    two_sides,
)
from kg.answering.queries import figure_query
from kg.answering.question import Question, Term
from kg.answering.times import in_time
from kg.answering.unstated import of_another_sort, only_counted
from kg.answering.verdicts import DECLINE
from kg.values.shown import is_called_a_fall

TWICE = cue("twice")
IN_PERCENT = cue("in-percent")
PAST_VALUE = cue("past-value")
ASKS_MONEY = cue("asks-money")

# What stands before the name in a row: 6. or #.
NUMBERING = re.compile(r"^[\d.、#＃*\s]+")

EXACT_RATE = cue("exact-rate")

CERTAIN = 0.8
# Of what a fall is at least, its negative is at most.
OPPOSITE = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": "=", "~": "~"}
AHEAD_NOTE = {"Target": NoteKind.IS_TARGET, "Forecast": NoteKind.IS_FORECAST}


def superlative(question: Question, index: Index) -> Answer | None:
    """The indicator with the highest or lowest figure, or that figure."""
    if not question.superlative or (question.kinds and not about_figures(question)):
        return None
    top = extreme(question, index)
    if not top:
        return None
    if question.asks & {"how_much"} and not question.asks & {"which"}:
        return figure_answer(top[0], index, "value")
    return indicators(top, index)


def indicators(figures: Sequence[Figure], index: Index) -> Answer:
    """Indicators as a list, with their figures as notes."""
    listed = tuple(dict.fromkeys(_in_its_row(figure, index) for figure in figures))
    notes = tuple(stated(f"{figure.name}: {figure.shown}") for figure in figures)
    return Answer(
        "",
        "list",
        answers=listed,
        evidence=proofs(passages(figures), index),
        notes=notes,
        sparql=figure_query(figures),
        facts=len(figures),
    )


def _in_its_row(figure: Figure, index: Index) -> Item:
    """The indicator of a figure, under the name at the head of the figure's row where it stands in one."""
    indicator = item(figure.indicator, index)
    texts = (index.passage[iri][3] for iri in figure.passages if iri in index.passage)
    heads = (NUMBERING.sub("", text.split("|")[0]).strip() for text in texts if "|" in text)
    called = next((head for head in heads if bare(head) in index.things[figure.indicator].names), "")
    return replace(indicator, label=called or indicator.label)


def comparison(question: Question, index: Index) -> Answer | None:
    """The side of a comparison that is ahead, or by how much."""
    if len(question.sides) < 2 or not (question.compare or question.superlative):
        return None
    if "progress" in question.figures:
        return nearer(question, index)
    if counts_things(question):
        return none(NoteKind.NO_FIGURE_TO_COMPARE)
    found = [scored.figure for _, scored in two_sides(question, index)]
    if question.asks & {"how_much", "how_many"} and "which" not in question.asks:
        return difference(found, index)
    if len(found) < 2 or not all(figure.indicator for figure in found):
        return None
    pick = min if question.compare == "less" or question.superlative == "min" else max
    answer = indicators([pick(found, key=lambda figure: figure.value)], index)
    return replace(answer, evidence=proofs(passages(found), index), sparql=figure_query(found)).noting(
        *(stated(f"{figure.name}: {figure.shown}") for figure in found)
    )


def nearer(question: Question, index: Index) -> Answer | None:
    """The side of a comparison that has reached more, or less, of its target."""
    plain = replace(question, figures=frozenset(), compare="", superlative="")
    sides = (replace(plain, terms=side) for side in question.sides)
    pairs = [pair for side in sides if (pair := target_pair(side, index))]
    if len(pairs) < 2:
        return none(NoteKind.NO_TARGET_TO_COMPARE)
    pick = min if question.compare == "less" or question.superlative == "min" else max
    ahead = pick(pairs, key=lambda pair: pair.share)
    figures = [figure for pair in pairs for figure in (pair.actual, pair.target)]
    told = (stated(f"{pair.actual.name}: {pair.actual.shown} / {pair.target.shown}") for pair in pairs)
    return replace(
        indicators([ahead.actual], index),
        evidence=proofs(passages(figures), index),
        sparql=figure_query(figures),
        notes=tuple(told),
        facts=len(figures),
    )


def difference(found: Sequence[Figure], index: Index) -> Answer | None:
    """How much more one is than the other."""
    if len(found) < 2 or found[0].unit != found[1].unit:
        return none(NoteKind.NOT_COMPARABLE)
    value = abs(found[0].value - found[1].value)
    unit = "个百分点" if found[0].unit == "%" else found[0].unit
    return Answer(
        "",
        "value",
        value=value,
        unit=unit,
        evidence=proofs(passages(found), index),
        notes=tuple(stated(f"{figure.name}: {figure.shown}") for figure in found),
        sparql=figure_query(found),
        facts=2,
    )


def thresholds(question: Question, index: Index) -> Answer | None:
    """The indicators that reached a threshold, or did not."""
    missed = about_figures(question) and "Target" in question.roles and denied(question.text)
    if not (question.threshold or missed) or question.asks & {"how_much"} or question.terms:
        return None
    if question.kinds and not about_figures(question):
        return None
    pairs = [pair for pair in all_pairs(question, index) if not left_out(pair.actual, question)]
    chosen = short_of(question, pairs)
    if not chosen:
        return none(NoteKind.NO_INDICATOR)
    return indicators([pair.actual for pair in chosen], index)


def filtered(question: Question, index: Index) -> Answer | None:
    """The indicators that fell, grew, or grew by more or less than a number."""
    if not about_figures(question) or question.terms or len(question.roles) > 1 or question.superlative:
        return None
    sides, rate = bounds(question.text), names_rate(question.text)
    exact = EXACT_RATE.search(clean(question.text)) if rate and not sides else None
    if question.roles and not (rate and (sides or exact or "Target" in question.roles)):
        return None
    if exact is None and not sides and (rate or "YoYGrowth" not in question.figures):
        return none(NoteKind.CONDITION_NOT_UNDERSTOOD) if rate else None
    role = next(iter(question.roles), "Actual")
    fell = bool(DECLINE.search(question.text))
    rates = exact is not None or bool(sides)
    chosen = [
        figure
        for figure in index.stated_in(index.about.home_reports(question.home))
        if figure.role == role and figure.indicator and is_change(figure, index, rates=rates, fell=fell)
        if not left_out(figure, question) and in_time(figure, question, index)
        if _meets(figure.value, sides, exact and Decimal(exact["n"]), question.text, fell=fell)
        if in_table(figure, question, index) and (figure.value > 0 or not only_rising(question))
    ]
    return indicators(chosen, index) if chosen else none(NoteKind.NO_INDICATOR)


def _meets(value: Decimal, sides: Sequence[Bound], exact: Decimal | None, text: str, *, fell: bool) -> bool:
    """Whether a change lies within bounds, or is just so much; without either, whether it fell or grew."""
    if exact is not None:
        return value == exact
    return within(value, sides, text) if sides else (value < 0) == fell


def progress(question: Question, index: Index) -> Answer | None:
    """Deed over target, or what is still missing."""
    if not asks_number(question) or not asks_share_of_target(question):
        return None
    pair = target_pair(question, index)
    if pair is None or _wants_things(question):
        return None
    figures = (pair.actual, pair.target)
    if "over" in question.figures:
        value = abs(pair.actual.value - pair.target.value)
        unit = "个百分点" if pair.actual.unit == "%" else pair.actual.unit
    elif "remaining" in question.figures and IN_PERCENT.search(question.text):
        value, unit = ((1 - pair.share) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP), "%"
    elif "remaining" in question.figures:
        value, unit = pair.target.value - pair.actual.value, pair.target.unit
    else:
        value, unit = (pair.share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP), "%"
    return Answer(
        "",
        "value",
        value=value,
        unit=unit,
        evidence=proofs(passages(figures), index),
        notes=(stated(f"{pair.actual.shown} / {pair.target.shown}"),),
        sparql=figure_query(figures),
        facts=2,
    )


def _wants_things(question: Question) -> bool:
    """Whether a number of things is wanted and no share, so that a share is no answer."""
    missing = question.figures & {"remaining", "over", "progress"}
    return bool(question.wanted_units) and not missing and not {*PERCENT, "成"} & set(question.wanted_units)


def value(question: Question, index: Index) -> Answer | None:
    """The figure that the question means."""
    if asks_both(question) or not (asks_number(question) or keyword_indicator(question, index)):
        return None
    if measured(question) and question.asks & {"which", "who"}:
        return None
    if TWICE.search(question.text) and "YoYGrowth" in question.figures:
        return _both(question, index)
    counted = "how_many" in question.asks and not about_figures(question)
    first, rivals = meant(question, index, question.asked if counted else ())
    if not asks_number(question) and (first is None or first.score < CERTAIN):
        return None
    if question.figures & {"progress", "remaining", "over"} and not _share_itself(first):
        return none(NoteKind.NO_TARGET_TO_COMPARE)
    if first is None:
        listing = question.kinds and not question.asks & {"how_many", "how_much"}
        return None if listing else none(NoteKind.NO_FIGURE)
    return _told(first, rivals, question, index)


def meant(
    question: Question, index: Index, extra: Iterable[Term] = ()
) -> tuple[Scored | None, Sequence[Scored]]:
    """The figure that fits best, with its rivals; of a target that has another name the one of its result."""
    first, rivals = best(question, index, extra)
    if first is not None and first.figure.role != "Actual":
        return first, rivals
    aim = _aim(question, index)
    return (aim, ()) if aim is not None else (first, rivals)


def _aim(question: Question, index: Index) -> Scored | None:
    """The target asked for, where only its result is called as the question says."""
    planned = question.modality == "Planned" or question.roles & set(AHEAD_NOTE)
    if not planned or question.figures or question.half == "second":
        return None
    pair = target_pair(question, index)
    return Scored(pair.target, 1.0, 1.0) if pair is not None else None


def _told(first: Scored, rivals: Sequence[Scored], question: Question, index: Index) -> Answer:
    """The figure found, in the manner it is asked for, with what is to be said of it."""
    untold = only_counted(question, first.figure) or of_another_sort(question, first.figure)
    if untold is not None:
        return none(untold)
    if IN_PERCENT.search(question.text) and first.figure.unit not in PERCENT:
        return none(NoteKind.NO_SHARE)
    if first.figure.type == "YoYGrowth" and PAST_VALUE.search(question.text):
        return none(NoteKind.NOT_OF_THAT_TIME)
    if _no_amount(first.figure, question):
        return none(NoteKind.NO_FIGURE)
    if _of_half(first.figure, question) and question.roles == {"Actual"}:
        return none(NoteKind.NO_WHOLE_YEAR)
    answer = figure_answer(first.figure, index, "value", rivals).noting(*of_figure(question, first, index))
    if _of_half(first.figure, question) and not question.roles:
        answer = answer.noting(Note(NoteKind.NOT_WHOLE_YEAR, first.figure.period))
    answer = _as_asked(answer, question)
    unasked = first.figure.role != "Actual" and not question.roles and question.modality != "Planned"
    return answer.noting(Note(AHEAD_NOTE[first.figure.role])) if unasked else answer


def _no_amount(figure: Figure, question: Question) -> bool:
    """Whether an amount of money is asked for, and the figure is a rate: 比去年多多少亿元."""
    return bool(ASKS_MONEY.search(question.text)) and figure.unit in PERCENT


def _of_half(figure: Figure, question: Question) -> bool:
    """Whether what the whole year brought is asked for, and a figure is of a part of it."""
    whole = question.half == "whole" and question.modality != "Planned"
    return whole and figure.role == "Actual" and "/" in figure.period


def _share_itself(first: Scored | None) -> bool:
    """Whether the figure found is itself a share, so that nothing need be reckoned."""
    return first is not None and first.figure.unit in PERCENT


def _as_asked(answer: Answer, question: Question) -> Answer:
    """Asked how much something fell, the answer is how much, without its sign; and that it did not, if so."""
    if answer.value is None or "YoYGrowth" not in question.figures:
        return answer
    fell = bool(DECLINE.search(question.text))
    if answer.value < 0:
        return replace(answer, value=-answer.value) if fell else answer.noting(Note(NoteKind.IT_FELL))
    return answer.noting(Note(NoteKind.IT_GREW)) if fell else answer


def _both(question: Question, index: Index) -> Answer | None:
    """多少, 增长多少: the amount, with its growth as a note."""
    amount, _ = best(replace(question, figures=frozenset(), wanted_units=()), index)
    growth, _ = best(replace(question, wanted_units=()), index)
    if amount is None or growth is None:
        return none(NoteKind.NO_FIGURE)
    answer = figure_answer(amount.figure, index, "value")
    also = Note(NoteKind.ALSO, f"{growth.figure.name} {growth.figure.shown}")
    return replace(
        answer.noting(also),
        evidence=proofs(passages((amount.figure, growth.figure)), index),
        sparql=figure_query((amount.figure, growth.figure)),
        facts=2,
    )


def figure_answer(figure: Figure, index: Index, type_: str, rivals: Sequence[Scored] = ()) -> Answer:
    """One figure as an answer, the next likely one as the second."""
    called = _of_region(figure, index)
    notes = [stated(f"{called}: {figure.shown}" if figure.surface else called)]
    notes += [
        Note(NoteKind.OTHER_READING, f"{_of_region(r.figure, index)} {r.figure.shown}") for r in rivals[:2]
    ]
    unit = figure.unit or _unit_after(figure, index)
    by_name = figure.value < 0 and is_called_a_fall(figure.name)
    second = figure_answer(rivals[0].figure, index, type_) if rivals else None
    return Answer(
        "",
        type_,
        value=-figure.value if by_name else figure.value,
        unit=unit,
        evidence=proofs(figure.passages, index),
        notes=tuple(notes),
        sparql=figure_query((figure,)),
        facts=1,
        period=figure.period,
        role=figure.role,
        comparator=OPPOSITE.get(figure.comparator, "") if by_name else figure.comparator,
        second=replace(second, interpretation=_of_region(rivals[0].figure, index)) if second else None,
    )


def _of_region(figure: Figure, index: Index) -> str:
    """What a figure is of; where several regions' reports are in the graph, also of which region."""
    several = len(index.about.region_labels) > 1
    region = index.about.label(index.report_of(figure)) if several else ""
    return f"{region} {figure.name}" if region and not figure.name.startswith(region) else figure.name


def _unit_after(figure: Figure, index: Index) -> str:
    """The measure word after a recognition's number in its sentence: 26家."""
    for passage in figure.passages:
        text = index.passage.get(passage, ("", 0, 0, ""))[3]
        stated = re.search(rf"(?<!\d){figure.value}([^\d\s.])", text)
        if stated:
            return stated[1]
    return ""
