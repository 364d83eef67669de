"""Figures set against each other: target and deed, two sides of a comparison, the highest and the lowest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.cues import DIGITS, ORDINALS
from kg.answering.figures import ENOUGH, SAID_OF_ALL, Scored, in_table, only_prepared, rank
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue, words
from kg.answering.negation import denied
from kg.answering.question import Question, Term
from kg.answering.times import in_time
from kg.assessment.counted import Counted, counted_as
from kg.vocabulary import FigureType

REACHED_WORDS = words("reached")
# Measure words that may stand for one another: 5部, 100台.
COUNTING = frozenset(words("counting")) - frozenset(words("persons"))
BEGUN = words("begun")
FALLS_OUT = cue("falls-left-out")
FIRST_SO_MANY = cue("first-so-many")
# From here on two indicators' names tell of one thing.
ALIKE = 0.6
MOST_PAIRED = 8
TYPES = {kind.value: kind for kind in FigureType}


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
    actuals, targets = (
        [*actuals[:MOST_PAIRED], *_joined_to(targets[:MOST_PAIRED], question, index)],
        [*targets[:MOST_PAIRED], *_joined_to(actuals[:MOST_PAIRED], question, index)],
    )
    best: tuple[float, Pair] | None = None
    for actual in actuals:
        for target in targets:
            if not comparable(actual.figure, target.figure) or not _together(actual, target, index):
                continue
            if _only_begun(actual.figure, target.figure) or only_prepared(actual.figure, index):
                continue
            score = actual.score + target.score + (0.1 if target.figure.role == "Target" else 0)
            score += 0.2 * _alike(actual.figure, target.figure)
            if best is None or score > best[0]:
                best = (score, Pair(actual.figure, target.figure))
    return best[1] if best else None


def _joined_to(found: Sequence[Scored], question: Question, index: Index) -> list[Scored]:
    """The targets of deeds found, and the deeds for targets found, that the ledger holds for one thing."""
    return [
        replace(each, figure=other)
        for each in found
        for other in index.stated_in({index.report_of(each.figure)})
        if (other.role == "Actual") != (each.figure.role == "Actual")
        if other.indicator != each.figure.indicator and comparable(each.figure, other)
        if in_time(other, question, index) and in_table(other, question, index)
        if (joined(other, each.figure) if other.role == "Actual" else joined(each.figure, other))
    ]


def joined(actual: Figure, target: Figure) -> bool:
    """Whether by the ledger's rules a deed answers a target: one thing, one unit, no less far come."""
    deed, aim = _counted(actual), _counted(target)
    return deed is not None and aim is not None and deed.answers(aim)


def _counted(figure: Figure) -> Counted | None:
    if not figure.indicator or figure.type not in TYPES:
        return None
    return counted_as(figure.name, TYPES[figure.type], figure.unit, figure.scope)


def _together(one: Scored, other: Scored, index: Index) -> bool:
    """Whether one report states both."""
    return index.report_of(one.figure) == index.report_of(other.figure)


def _alike(one: Figure, other: Figure) -> float:
    if one.indicator == other.indicator or joined(one, other) or joined(other, one):
        return 1.0
    left, right = (set(SAID_OF_ALL.sub("", "".join(each.names[:1]))) for each in (one, other))
    return len(left & right) / max(1, len(left | right))


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure in the same unit and manner; a count in either of two measure words."""
    growth = {"YoYGrowth", "PpChange"}
    counted = {one.unit, other.unit} <= COUNTING and _alike(one, other) >= ALIKE
    return (one.unit == other.unit or counted) and (one.type in growth) == (other.type in growth)


def _only_begun(actual: Figure, target: Figure) -> bool:
    """Whether a deed only begins what the target wants done: 启动75部, 完成100台."""
    return _begun(actual) and not _begun(target)


def _begun(figure: Figure) -> bool:
    return any(figure.name.startswith(word) for word in BEGUN)


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
    """The clause of a figure and the one after it, wherever it is told."""
    told = (match.start() for match in re.finditer(re.escape(figure.surface), sentence))
    return " ".join(sentence[at : at + 30] for at in told) if figure.surface else ""


def two_sides(question: Question, index: Index) -> list[tuple[tuple[Term, ...], Scored]]:
    """The best figure of each side of a comparison, growth where it is about speed.

    Of more than two sides that are not all told a figure, the first say what the last two share.
    """
    each = [_side(question, side, index) for side in question.sides]
    if len(each) > 2 and all(each):
        return [side for side in each if side]
    shared = [term for side in question.sides[:-2] for term in side]
    pair = [_side(question, (*side, *shared), index) for side in question.sides[-2:]]
    if len(pair) == 2 and pair[0] is not None:
        pair[1] = _likewise(pair[0][1].figure, question.sides[-1], index) or pair[1]
    if len(pair) == 2 and pair[0] is not None and pair[1] is not None and _same(pair[0][1], pair[1][1]):
        pair[1] = _other(question, pair[0][1].figure, index) or pair[1]
    return [side for side in pair if side]


def _same(one: Scored, other: Scored) -> bool:
    """Whether two figures tell one number of one thing in two places."""
    told = [(each.figure.value, each.figure.unit, each.figure.period) for each in (one, other)]
    return told[0] == told[1]


def _other(question: Question, first: Figure, index: Index) -> tuple[tuple[Term, ...], Scored] | None:
    """The second side's figure, not of the part that the first side alone is of: 区属工业比规上整体."""
    side = question.sides[-1]
    own = [term for term in question.sides[-2] if term not in side]
    narrower = [term for term in own if any(word in first.name for word in term.words)]
    common = tuple(term for term in narrower if not term.soft)[1:]
    asked = replace(question, terms=(*side, *common), figures=dimension(question), wanted_units=())
    apart = [
        each
        for each in rank(asked, index)
        if each.covered >= ENOUGH
        and not any(
            word in name for term in narrower[:1] for word in term.words for name in each.figure.names
        )
    ]
    return (side, apart[0]) if apart and not _same(apart[0], Scored(first, 1.0, 1.0)) else None


def _likewise(first: Figure, terms: Sequence[Term], index: Index) -> tuple[tuple[Term, ...], Scored] | None:
    """What the second side means by one word, its figure being named as the first's: 农村收入比城镇."""
    if any(word in index.names for term in terms for word in term.words) and not all(
        len(term.text) < len(first.name) / 2 for term in terms
    ):
        return None
    alike = [
        figure
        for figure in index.stated_in({index.report_of(first)})
        if (figure.unit, figure.type, figure.role) == (first.unit, first.type, first.role)
        if figure.indicator != first.indicator and _alike(figure, first) >= ALIKE
        if all(any(word in name for word in term.words for name in figure.names) for term in terms)
    ]
    if not alike:
        return None
    closest = max(alike, key=lambda figure: (_alike(figure, first), figure.iri))
    return tuple(terms), Scored(closest, 1.0, 1.0)


def _side(question: Question, terms: Sequence[Term], index: Index) -> tuple[tuple[Term, ...], Scored] | None:
    terms = tuple(dict.fromkeys(terms))
    asked = replace(question, terms=terms, figures=dimension(question), wanted_units=())
    first = next((each for each in rank(asked, index) if each.covered >= ENOUGH), None)
    return (terms, first) if first is not None else None


def dimension(question: Question) -> frozenset[str]:
    """The kinds of figure to compare: growth where it is about speed."""
    fast = any(
        word in question.text.lower() for word in ("快", "增", "慢", "fast", "grow", "grew", "slow", "涨")
    )
    return frozenset({"YoYGrowth"}) if fast else question.figures


def extreme(question: Question, index: Index) -> list[Figure]:
    """The figures with the highest or lowest value of the kind asked about; several if equal."""
    reports = index.about.home_reports(question.home)
    pool = [figure for figure in index.stated_in(reports) if _in_pool(figure, question, index)]
    if question.superlative == "min" and only_rising(question):
        pool = [figure for figure in pool if figure.value > 0] or pool
    if not pool:
        return []
    highest = question.superlative == "max"
    reached: dict[str, Decimal] = {}
    for figure in pool:
        before = reached.get(figure.indicator, figure.value)
        reached[figure.indicator] = max(before, figure.value) if highest else min(before, figure.value)
    ranked = sorted(reached.values(), reverse=highest)
    last = ranked[min(so_many(question.text), len(ranked)) - 1]
    first = [figure for figure in pool if (figure.value >= last if highest else figure.value <= last)]
    return sorted(first, key=lambda figure: figure.value, reverse=highest)


def so_many(text: str) -> int:
    """How many of the highest or lowest are asked for: 前三, the two fastest."""
    match = FIRST_SO_MANY.search(text)
    said = next((group for group in match.groups() if group), "1") if match else "1"
    return max(1, int(said) if said.isdigit() else DIGITS.get(said) or ORDINALS.get(said, 1))


def only_rising(question: Question) -> bool:
    """Whether it is growth that is asked about, so that what fell is no answer."""
    said = FALLS_OUT.sub("", question.text)
    return "增" in said and "降" not in said


def _in_pool(figure: Figure, question: Question, index: Index) -> bool:
    wanted = dimension(question) or frozenset({"YoYGrowth"})
    role = (
        "Target" if "Target" in question.roles else "Forecast" if "Forecast" in question.roles else "Actual"
    )
    if not in_table(figure, question, index):
        return False
    if figure.type not in wanted or figure.role != role or not figure.indicator:
        return False
    if left_out(figure, question):
        return False
    if not question.terms:
        return True
    said = " ".join((*figure.names, *index.said_of(figure)))
    return all(any(word in said for word in term.words) for term in question.terms)


def left_out(figure: Figure, question: Question) -> bool:
    """Whether a figure's indicator is called by what the question leaves out."""
    return any(word in name for term in question.excluded for word in term.words for name in figure.names)


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
