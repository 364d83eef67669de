"""Figures that cannot all be right: each disagreement with its sentences, its sum and its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Any

from kg.assessment.counted import Counted
from kg.assessment.figures import Figures
from kg.assessment.identity import Identity
from kg.assessment.series import Quote, Told, series
from kg.assessment.verdicts import percent, plain, shown
from kg.facts.model import Figure, ObservationFact
from kg.resources import toml
from kg.text import Span
from kg.values.period import Period, parse_period
from kg.vocabulary import Comparator, FigureRole, FigureType

PARTS = "其中"
CUMULATIVE = frozenset({FigureType.AMOUNT, FigureType.COUNT})
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Figures that disagree: what they are of, the sum in words, the sentences; each fact with its report."""

    rule: str
    reason: str
    what: str
    arithmetic: str
    quotes: tuple[Quote, ...]
    facts: tuple[ObservationFact, ...]
    reports: tuple[str, ...]


@cache
def data() -> dict[str, Any]:
    """The rules and lists of contradictions.toml."""
    return toml("assessment/data/contradictions.toml")


@cache
def reasons_en() -> dict[str, str]:
    """The same in English."""
    return {rule["id"]: rule["reason_en"] for rule in data()["rule"]}


@cache
def reasons() -> dict[str, str]:
    """Why each rule finds that figures disagree, by id."""
    return {rule["id"]: rule["reason"] for rule in data()["rule"]}


Placed = tuple[Told, ObservationFact]


def contradictions(reports: Iterable[Told]) -> tuple[Contradiction, ...]:
    """Every disagreement inside a report and across those of a region, by the first sentence."""
    found: list[Contradiction] = []
    for region in series(reports):
        figures = Figures(region, Identity(region))
        found += _same_figure(region, figures)
        found += _growth(region, figures)
        for told in region:
            wholes = list(_wholes(told, figures))
            found += wholes
            found += (
                each for each in _parts(told) if not any({*each.facts} <= {*one.facts} for one in wholes)
            )
            found += _shares(told)
    unique = {(each.rule, each.quotes, each.arithmetic): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: (each.quotes, each.rule, each.arithmetic)))


def _found(rule: str, what: str, arithmetic: str, placed: Sequence[Placed]) -> Contradiction:
    quotes = tuple(dict.fromkeys(told.quote(fact.figure.span) for told, fact in placed))
    facts, reports = tuple(fact for _, fact in placed), tuple(told.id for told, _ in placed)
    return Contradiction(rule, reasons()[rule], what, arithmetic, quotes, facts, reports)


def _actual(told: Told) -> Iterator[ObservationFact]:
    return (fact for fact in told.resolved.facts.observations if fact.role is FigureRole.ACTUAL)


def _same_figure(region: Sequence[Told], figures: Figures) -> Iterator[Contradiction]:
    """One indicator, one time, two numbers; of several pairs the first of each two numbers."""
    groups: dict[tuple[Counted, str], list[Placed]] = {}
    for told in region:
        for fact in _actual(told):
            if fact.period and not _has_other_base(told, fact):
                groups.setdefault((figures.key(told, fact), fact.period), []).append((told, fact))
    for (key, _), placed in groups.items():
        seen: set[tuple[Decimal, Decimal]] = set()
        for one, other in combinations(placed, 2):
            values = (one[1].figure.base_value, other[1].figure.base_value)
            if (
                values in seen
                or agree(one[1].figure, other[1].figure)
                or not _is_one(key, one, other, placed)
            ):
                continue
            seen.add(values)
            arithmetic = f"{shown(one[1].figure)} ≠ {shown(other[1].figure)}"
            yield _found(_which(one, other), one[1].indicator.label, arithmetic, (one, other))


def _is_one(key: Counted, one: Placed, other: Placed, placed: Sequence[Placed]) -> bool:
    """Whether two figures of one name are of one thing: a region's statistic, or alone in each report."""
    if one[0].quote(one[1].figure.span) == other[0].quote(other[1].figure.span):
        return False
    if any(word in key.noun for word in data()["same"]["statistics"]):
        return True
    alone = all(sum(told is each[0] for told, _ in placed) == 1 for each in (one, other))
    return one[0] is not other[0] and alone and len(key.noun) >= LONG_NAME


def _has_other_base(told: Told, fact: ObservationFact) -> bool:
    """Whether the words before a figure give it a time of its own that the period does not show."""
    text, start = told.document.source.folded, fact.figure.span.start
    clause = max(text.rfind(mark, 0, start) for mark in ",;。|\n")
    return any(word in text[clause + 1 : start] for word in data()["same"]["other_base"])


LONG_NAME = 6


def _which(one: Placed, other: Placed) -> str:
    if one[0] is not other[0]:
        return "figures.two-reports"
    rows = [_in_table(*each) for each in (one, other)]
    return "figures.table-prose" if rows[0] != rows[1] else "figures.twice"


def _in_table(told: Told, fact: ObservationFact) -> bool:
    passage = next(iter(told.document.passages_over(fact.figure.span)), None)
    return passage is not None and passage.table is not None


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can both be right: equal, equal once rounded alike, or within the other's bound."""
    a, b = one.base_value, other.base_value
    if a == b or _rounded_alike(one, other):
        return True
    return _within(one, b) or _within(other, a)


def _rounded_alike(one: Figure, other: Figure) -> bool:
    """Whether the finer figure rounds to the coarser: 206.9亿元 and 2068700万元."""
    coarse, fine = sorted((one, other), key=_step, reverse=True)
    return abs(coarse.base_value - fine.base_value) <= _step(coarse) / 2


def _step(figure: Figure) -> Decimal:
    """What one more in the last written digit is worth; a whole number may not have been rounded."""
    exponent = figure.value.as_tuple().exponent
    digits = exponent if isinstance(exponent, int) else 0
    scale = abs(figure.base_value / figure.value) if figure.value else Decimal(1)
    return scale * Decimal(10) ** digits if digits < 0 or scale > 1 else Decimal(0)


def _within(bound: Figure, value: Decimal) -> bool:
    match bound.comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return value >= bound.base_value
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return value <= bound.base_value
        case Comparator.ABOUT:
            return abs(value - bound.base_value) <= abs(bound.base_value) / 20
        case _:
            return False


def _growth(region: Sequence[Told], figures: Figures) -> Iterator[Contradiction]:
    """An amount, the one of the year before, and the growth stated between them."""
    amounts: dict[tuple[str, str, str, str], Placed] = {}
    rates: list[Placed] = []
    for told in region:
        for fact in _actual(told):
            key = figures.key(told, fact)
            if key.type in CUMULATIVE:
                amounts.setdefault((key.noun, key.unit, key.scope, fact.period), (told, fact))
            elif key.type is FigureType.YOY_GROWTH and not _in_constant_prices(told, fact):
                rates.append((told, fact))
    units = sorted({unit for _, unit, _, _ in amounts})
    for told, rate in rates:
        key, before = figures.key(told, rate), _year_before(rate.period)
        for unit in units:
            now, then = (amounts.get((key.noun, unit, key.scope, period)) for period in (rate.period, before))
            if now and then and then[0].end < now[0].end and then[1].figure.base_value > 0:
                yield from _compare_growth((told, rate), now, then)


def _compare_growth(rate: Placed, now: Placed, then: Placed) -> Iterator[Contradiction]:
    a, b = now[1].figure, then[1].figure
    real = (a.base_value / b.base_value - 1) * HUNDRED
    if abs(real - rate[1].figure.base_value) > Decimal(str(data()["tolerance"]["growth"])):
        share = percent(a.base_value / b.base_value - 1)
        arithmetic = f"{shown(a)} / {shown(b)} - 1 = {share}，所报 {shown(rate[1].figure)}"
        yield _found("figures.growth", rate[1].indicator.label, arithmetic, (now, rate, then))


def _in_constant_prices(told: Told, fact: ObservationFact) -> bool:
    words = told.document.source.folded[max(0, fact.figure.span.start - 6) : fact.figure.span.start]
    return any(word in fact.indicator.label or word in words for word in data()["growth"]["constant_prices"])


def _year_before(period: str) -> str:
    found = parse_period(period)
    if (
        found is None
        or (found.start.month, found.start.day) == (2, 29)
        or (found.end.month, found.end.day) == (2, 29)
    ):
        return ""
    start, end = (day.replace(year=day.year - 1) for day in (found.start, found.end))
    return Period(start, end).iso


def _parts(told: Told) -> Iterator[Contradiction]:
    """What stands behind 其中 against the figure before it, in one sentence and one unit."""
    by_passage: dict[int, list[ObservationFact]] = {}
    for fact in _actual(told):
        passage = told.document.passage_at(fact.figure.span)
        if passage is not None and fact.figure_type in CUMULATIVE:
            by_passage.setdefault(passage.index, []).append(fact)
    for index, facts in by_passage.items():
        span = told.document.passages[index].span
        text = told.document.text(span)
        at = text.find(PARTS)
        if at >= 0 and text.count(PARTS) == 1:
            yield from _against_total(told, Span(span.start + at, span.end), span, facts)


def _against_total(
    told: Told, behind: Span, sentence: Span, facts: list[ObservationFact]
) -> Iterator[Contradiction]:
    ordered = sorted(facts, key=lambda fact: fact.figure.span)
    before = [fact for fact in ordered if fact.figure.span.end <= behind.start]
    if not before:
        return
    total = before[-1]
    stop = told.document.source.folded.find(";", behind.start, sentence.end)
    end = stop if stop >= 0 else sentence.end
    parts = [
        fact
        for fact in ordered
        if behind.start < fact.figure.span.start < end
        and fact.figure.base_unit == total.figure.base_unit
        and fact.period == total.period
    ]
    whole = total.figure.base_value
    for part in parts[:1]:
        if part.figure.base_value > whole and total.figure.comparator is Comparator.EQUAL:
            share = percent(part.figure.base_value / whole) if whole else ""
            arithmetic = f"{shown(part.figure)} / {shown(total.figure)} = {share}"
            yield _found(
                "figures.part-over-total", part.indicator.label, arithmetic, ((told, total), (told, part))
            )
    apart = _apart(parts)
    summed = sum((part.figure.base_value for part in apart), Decimal(0))
    if len(apart) > 1 and summed > whole * (1 + Decimal(str(data()["tolerance"]["parts"]))):
        terms = " + ".join(plain(part.figure.value) for part in apart)
        arithmetic = f"{terms} > {shown(total.figure)}"
        placed = [(told, fact) for fact in (total, *apart)]
        yield _found("figures.parts-over-total", total.indicator.label, arithmetic, placed)


def _apart(parts: list[ObservationFact]) -> list[ObservationFact]:
    """The parts that exclude each other, by the first list that names two of them."""
    for family in data()["apart"]:
        named = {
            word: next((part for part in parts if word in part.indicator.label), None)
            for word in family["words"]
        }
        found = list(dict.fromkeys(part for part in named.values() if part is not None))
        if len(found) > 1:
            return found
    return []


def _wholes(told: Told, figures: Figures) -> Iterator[Contradiction]:
    """A whole against the sum of the parts that make it up, all of one time, place and unit."""
    alike: dict[tuple[str, str, str], list[ObservationFact]] = {}
    for fact in _actual(told):
        key = figures.key(told, fact)
        if key.type is FigureType.AMOUNT and fact.figure.comparator is Comparator.EQUAL:
            alike.setdefault((key.unit, key.scope, fact.period), []).append(fact)
    for facts in alike.values():
        for family in data()["whole"]:
            total = _only(facts, family["total"])
            parts = [part for ends in family["parts"] if (part := _only(facts, ends.split("|")))]
            if total is not None and len(parts) == len(family["parts"]):
                yield from _summed(told, total, parts)


def _only(facts: Iterable[ObservationFact], ends: Sequence[str]) -> ObservationFact | None:
    """The figure whose indicator is called so, where the report gives one number alone for it."""
    found = [fact for fact in facts if fact.indicator.label.removeprefix("全部") in ends]
    return found[0] if len({fact.figure.base_value for fact in found}) == 1 else None


def _summed(told: Told, total: ObservationFact, parts: list[ObservationFact]) -> Iterator[Contradiction]:
    whole, summed = (
        total.figure.base_value,
        sum((part.figure.base_value for part in parts), Decimal(0)),
    )
    rounding = sum((_step(each.figure) for each in (total, *parts)), Decimal(0))
    if abs(whole - summed) > max(rounding, whole * Decimal(str(data()["tolerance"]["parts"]))):
        terms = " + ".join(plain(part.figure.value) for part in parts)
        placed = [(told, fact) for fact in (total, *parts)]
        arithmetic = f"{terms} ≠ {shown(total.figure)}"
        yield _found("figures.parts-not-total", total.indicator.label, arithmetic, placed)


def _shares(told: Told) -> Iterator[Contradiction]:
    for fact in _actual(told):
        if fact.figure_type is not FigureType.SHARE or fact.figure.base_value <= HUNDRED:
            continue
        before = told.document.source.folded[max(0, fact.figure.span.start - 12) : fact.figure.span.start]
        if not any(word in fact.indicator.label or word in before for word in data()["share"]["may_exceed"]):
            arithmetic = f"{shown(fact.figure)} > 100 %"
            yield _found("figures.share-over-100", fact.indicator.label, arithmetic, ((told, fact),))
