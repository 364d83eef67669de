"""Figures set against each other: target and deed, two sides of a comparison, the highest and the lowest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.figures import ENOUGH, Scored, in_table, rank
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import words
from kg.answering.negation import denied
from kg.answering.question import Question, Term

REACHED_WORDS = words("reached")


@dataclass(frozen=True, slots=True)
class Pair:
    """What was reached and what was aimed at, of one unit and type."""

    actual: Figure
    target: Figure

    @property
    def share(self) -> Decimal:
        """Reached over aimed at."""
        return self.actual.value / self.target.value if self.target.value else Decimal(0)


def target_pair(question: Question, index: Index) -> Pair | None:
    """The deed and the target that a question means."""
    plain = replace(
        question,
        roles=frozenset(),
        figures=question.figures & {"YoYGrowth"},
        modality="",
        half="",
        wanted_units=(),
    )
    ranked = [each for each in rank(plain, index) if each.covered >= ENOUGH]
    actuals = [each for each in ranked if each.figure.role == "Actual"]
    targets = [each for each in ranked if each.figure.role != "Actual"]
    best: tuple[float, Pair] | None = None
    for actual in actuals[:8]:
        for target in targets[:8]:
            if not comparable(actual.figure, target.figure) or not _together(actual, target, index):
                continue
            score = actual.score + target.score + (0.1 if target.figure.role == "Target" else 0)
            score += 0.2 * _alike(actual.figure, target.figure)
            if best is None or score > best[0]:
                best = (score, Pair(actual.figure, target.figure))
    return best[1] if best else None


def _together(one: Scored, other: Scored, index: Index) -> bool:
    """Whether one report states both."""
    return index.report_of(one.figure) == index.report_of(other.figure)


def _alike(one: Figure, other: Figure) -> float:
    if one.indicator == other.indicator:
        return 1.0
    left, right = set("".join(one.names[:1])), set("".join(other.names[:1]))
    return len(left & right) / max(1, len(left | right))


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in the same unit and manner."""
    growth = {"YoYGrowth", "PpChange"}
    return one.unit == other.unit and (one.type in growth) == (other.type in growth)


def said_reached(question: Question, index: Index) -> Figure | None:
    """A figure whose sentence says in so many words that its target is reached."""
    for each in rank(replace(question, roles=frozenset(), wanted_units=()), index):
        if each.covered < ENOUGH:
            return None
        _, _, sentence, _ = index.said_of(each.figure)
        near = _after(sentence, each.figure)
        if each.figure.role == "Actual" and any(word in near for word in REACHED_WORDS):
            return each.figure
    return None


def _after(sentence: str, figure: Figure) -> str:
    """The clause of a figure and the one after it."""
    at = sentence.find(figure.surface)
    return sentence[at : at + 30] if at >= 0 else ""


def two_sides(question: Question, index: Index) -> list[tuple[tuple[Term, ...], Scored]]:
    """The best figure of each side of a comparison, growth where it is about speed."""
    sides = list(question.sides)
    shared: list[Term] = [term for side in sides[:-2] for term in side]
    found = []
    for side in sides[-2:]:
        terms = tuple(dict.fromkeys((*side, *shared)))
        asked = replace(
            question, terms=terms, figures=_dimension(question), wanted_units=(), roles=question.roles
        )
        ranked = [each for each in rank(asked, index) if each.covered >= ENOUGH]
        if ranked:
            found.append((terms, ranked[0]))
    return found


def _dimension(question: Question) -> frozenset[str]:
    fast = any(
        word in question.text.lower() for word in ("快", "增", "慢", "fast", "grow", "grew", "slow", "涨")
    )
    return frozenset({"YoYGrowth"}) if fast else question.figures


def extreme(question: Question, index: Index) -> list[Figure]:
    """The figures with the highest or lowest value of the kind asked about; several if equal."""
    reports = index.about.home_reports(question.home)
    pool = [figure for figure in index.stated_in(reports) if _in_pool(figure, question, index)]
    if question.superlative == "min" and "增" in question.text and "降" not in question.text:
        pool = [figure for figure in pool if figure.value > 0] or pool
    if not pool:
        return []
    values = [figure.value for figure in pool]
    top = max(values) if question.superlative == "max" else min(values)
    return [figure for figure in pool if figure.value == top]


def _in_pool(figure: Figure, question: Question, index: Index) -> bool:
    wanted = _dimension(question) or frozenset({"YoYGrowth"})
    role = (
        "Target" if "Target" in question.roles else "Forecast" if "Forecast" in question.roles else "Actual"
    )
    if not in_table(figure, question, index):
        return False
    if figure.type not in wanted or figure.role != role or not figure.indicator:
        return False
    if any(word in name for term in question.excluded for word in term.words for name in figure.names):
        return False
    if not question.terms:
        return True
    said = " ".join((*figure.names, *index.said_of(figure)))
    return all(any(word in said for word in term.words) for term in question.terms)


def all_pairs(question: Question, index: Index) -> list[Pair]:
    """Every indicator with a target or forecast and a deed that can be compared."""
    found = []
    reports = index.about.home_reports(question.home)
    grouped: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in index.stated_in(reports):
        if figure.indicator:
            grouped[figure.indicator, index.report_of(figure)].append(figure)
    for figures in grouped.values():
        actuals = [figure for figure in figures if figure.role == "Actual"]
        targets = [figure for figure in figures if figure.role == "Target" and "/" not in figure.period]
        found += [
            Pair(a, t) for a in actuals for t in targets if comparable(a, t) and t.value and a.indicator
        ]
    return found


def passages(figures: Iterable[Figure]) -> list[str]:
    """The passages that prove figures."""
    return [passage for figure in figures for passage in figure.passages]


def short_of(question: Question, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that a threshold picks out: under or over half, reached or not."""
    limit = Decimal("0.5") if question.threshold == "half" else Decimal(1)
    under = denied(question.text)
    return [pair for pair in pairs if (pair.share < limit) == under]
