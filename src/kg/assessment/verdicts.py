"""One target against one figure: the rule that holds, its state, and the arithmetic in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from kg.assessment.counted import is_stock, less_is_better
from kg.errors import RuleError
from kg.facts.model import Figure, ObservationFact
from kg.resources import toml
from kg.values.period import Period, parse_period
from kg.values.shown import is_called_a_fall
from kg.vocabulary import AssessmentState, Comparator, FigureType

CUMULATIVE = frozenset({FigureType.AMOUNT, FigureType.COUNT})
HUNDRED = Decimal(100)
# Of what a fall is at least, its negative is at most.
OPPOSITE = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.MORE_THAN: Comparator.LESS_THAN,
    Comparator.LESS_THAN: Comparator.MORE_THAN,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the ledger: which state it gives, and why, in Chinese and English."""

    id: str
    state: AssessmentState
    reason: str
    reason_en: str = ""
    examples: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule applied; `progress` is 1 when done, None where nothing is divided."""

    rule: Rule
    arithmetic: str = ""
    progress: Decimal | None = None


@cache
def _data() -> dict[str, object]:
    return toml("assessment/data/ledger.toml")


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by id."""
    found = {}
    entries = _data()["rule"]
    if not isinstance(entries, list):
        raise RuleError("no list of rules", source="ledger.toml", mend="write [[rule]]")
    for entry in entries:
        state = AssessmentState(entry["state"])
        examples = tuple(entry.get("example", ()))
        found[entry["id"]] = Rule(entry["id"], state, entry["reason"], entry["reason_en"], examples)
    return found


@cache
def since_start() -> Mapping[str, list[str]]:
    """The words that make a figure count all years up to now, and those that take it back."""
    words = _data()["since_start"]
    if not isinstance(words, dict):
        raise RuleError("no words", source="ledger.toml", mend="write [since_start]")
    return words


@cache
def _about() -> Decimal:
    tolerance = _data()["tolerance"]
    return Decimal(str(tolerance["about"])) if isinstance(tolerance, dict) else Decimal(0)


def judge(target: ObservationFact, answer: ObservationFact) -> Verdict:
    """Which rule holds of a target and the figure that answers it, by the end of that figure's period.

    A figure of the time before the pledge's own is shown with its sum and settles nothing.
    """
    by, over = parse_period(target.period), parse_period(answer.period)
    arithmetic, progress = _arithmetic(target, answer)
    if by is not None and over is not None and over.end < by.start:
        arithmetic += f"；承诺期 {by.start.isoformat()} 起，尚未开始"
        return Verdict(rules()["target.not-begun"], arithmetic, progress)
    at_end = by is None or over is None or over.end >= by.end
    reached = is_reached(target, answer)
    if target.figure_type not in CUMULATIVE or less_is_better(target):
        name = ("target.met" if reached else "target.missed") if at_end else ""
        return Verdict(
            rules()[name or ("target.rate-holds" if reached else "target.rate-below")], arithmetic, progress
        )
    if reached or at_end or by is None or over is None:
        return Verdict(rules()["target.met" if reached else "target.missed"], arithmetic, progress)
    if is_stock(target):
        return Verdict(rules()["target.stock-below"], arithmetic, progress)
    passed = elapsed(by, over)
    kept_up = progress is not None and progress >= passed
    arithmetic += f"；时间进度 {percent(passed)}"
    return Verdict(rules()["target.on-track" if kept_up else "target.lagging"], arithmetic, progress)


def is_reached(target: ObservationFact, answer: ObservationFact) -> bool:
    """Whether a figure is as good as the target asks."""
    wanted, said = target.figure.base_value, answer.figure.base_value
    if less_is_better(target):
        strict = target.figure.comparator is Comparator.LESS_THAN
        if target.figure.comparator is Comparator.ABOUT and wanted > 0:
            return said <= wanted * (1 + _about())
        return said < wanted if strict else said <= wanted
    if target.figure.comparator is Comparator.ABOUT:
        return said >= wanted * (1 - _about())
    if target.figure.comparator is Comparator.MORE_THAN:
        return said > wanted or (said == wanted and answer.figure.comparator is Comparator.MORE_THAN)
    return said >= wanted


def elapsed(by: Period, over: Period) -> Decimal:
    """The share of the pledge's time that a figure's period leaves behind, in months.

    A figure from before a second-half pledge counts towards the year, and so does its time.
    """
    start = by.start if over.start >= by.start else min(over.start, by.start)
    whole = _months(start.year, start.month, by.end.year, by.end.month)
    gone = _months(start.year, start.month, over.end.year, over.end.month)
    return min(Decimal(1), Decimal(max(gone, 0)) / Decimal(max(whole, 1)))


def _months(year: int, month: int, to_year: int, to_month: int) -> int:
    return (to_year - year) * 12 + to_month - month + 1


def _arithmetic(target: ObservationFact, answer: ObservationFact) -> tuple[str, Decimal | None]:
    wanted, said = target.figure, answer.figure
    if target.figure_type in CUMULATIVE and wanted.base_value > 0 and not less_is_better(target):
        progress = said.base_value / wanted.base_value
        if wanted.unit == said.unit:
            sum_ = f"{bounded(said)} / {plain(wanted.value)} {wanted.unit}"
        else:
            sum_ = f"{bounded(said)} {said.unit} / {plain(wanted.value)} {wanted.unit}"
        return f"{sum_} = {percent(progress)}", progress.quantize(Decimal("0.001"), ROUND_HALF_UP)
    return f"{told(answer)} 对 {told(target)}", None


def told(fact: ObservationFact) -> str:
    """A fact's figure with its sign and bound; a fall that its indicator's name says has no minus."""
    figure = fact.figure
    if figure.value >= 0 or not is_called_a_fall(fact.indicator.label):
        return shown(figure)
    turned = OPPOSITE.get(figure.comparator, figure.comparator)
    return shown(replace(figure, value=-figure.value, comparator=turned))


def shown(figure: Figure) -> str:
    """A figure with its sign and bound."""
    return f"{bounded(figure)} {figure.unit}"


def bounded(figure: Figure) -> str:
    """A figure's number with its bound: > 400."""
    bound = "" if figure.comparator is Comparator.EQUAL else f"{figure.comparator.value} "
    return f"{bound}{plain(figure.value)}"


def plain(value: Decimal) -> str:
    """A number without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Decimal) -> str:
    """0.8457 as 84.6 %."""
    return f"{plain((share * HUNDRED).quantize(Decimal('0.1'), ROUND_HALF_UP))} %"
