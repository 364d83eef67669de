"""One figure of several regions: whose is higher, by how much, what each of them states."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.amounts import in_ones
from kg.answering.answer import Answer, Item, none
from kg.answering.bounds import bounds, within
from kg.answering.evidence import item, proofs
from kg.answering.figure_choice import best
from kg.answering.figures import AHEAD, PERCENT
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.numbers import difference, figure_answer
from kg.answering.pairs import dimension, passages
from kg.answering.queries import figure_query
from kg.answering.question import Question
from kg.answering.verdicts import Verdict

# Of more regions than this a question must name those it means.
MOST_REGIONS = 12
PLACES = frozenset({"city", "district", "place"})
DISTRICT = "district"


@dataclass(frozen=True, slots=True)
class Told:
    """What a region is called, and the figure that its reports state; None where they do not."""

    region: str
    figure: Figure | None


def by_region(question: Question, index: Index) -> Answer | None:
    """The region that is ahead, by how much, or the figure of each."""
    of_each = _of_each(question)
    if of_each and len(index.about.region_labels) > MOST_REGIONS:
        return none(NoteKind.NAME_REGIONS)
    told = _told(question, index)
    meets = _limit(question)
    if of_each or _of_highest(question) or meets:
        told = _alike(told)
    if not told:
        return none(NoteKind.NOT_TOLD_APART) if of_each else None
    known = [each.figure for each in told if each.figure is not None]
    if not known:
        return none(NoteKind.NO_FIGURE)
    notes = tuple(_said(each) for each in told)
    answer = _within_limit(told, meets, index) if meets else _chosen(question, told, known, index)
    if answer.type == "none":
        return answer.noting(*notes)
    return replace(
        answer,
        notes=notes,
        evidence=proofs(passages(known), index),
        sparql=figure_query(known),
        facts=len(known),
        second=None,
    ).noting(_of_one_time(told))


def _chosen(question: Question, told: Sequence[Told], known: Sequence[Figure], index: Index) -> Answer:
    """What the question wants of the figures: how far they lie apart, who is ahead, all, or the first."""
    comparing = bool(question.compare or question.superlative)
    if comparing and not _comparable(told):
        return none(NoteKind.NOT_COMPARABLE)
    one_unit = len({each.unit for each in known}) == 1
    if comparing and one_unit and question.asks & {"how_much", "how_many"}:
        return difference(known, index) or figure_answer(known[0], index, "value")
    if comparing:
        return _ahead(question, told, index)
    if _of_each(question):
        return Answer("", "list", answers=tuple(_place(each, index) for each in told if each.figure))
    return figure_answer(known[0], index, "value")


def _within_limit(told: Sequence[Told], meets: Callable[[Figure], bool], index: Index) -> Answer:
    """The regions whose figure meets what the question says of it."""
    met = tuple(_place(each, index) for each in told if each.figure is not None and meets(each.figure))
    return Answer("", "list", answers=met) if met else none(NoteKind.NONE_MEETS)


def is_ahead_of(question: Question, index: Index) -> Verdict | None:
    """Whether the region named first is ahead of the others, or behind them."""
    told = _told(question, index) if question.compare else []
    if not told:
        return None
    shown = "; ".join(str(_said(each)) for each in told)
    if not _comparable(told):
        return Verdict(None, why=Note(NoteKind.NOT_COMPARABLE, shown))
    one, *others = [each.figure for each in told if each.figure is not None]
    first, rest = _amount(one)[0], [_amount(other)[0] for other in others]
    truth = all(first < each if question.compare == "less" else first > each for each in rest)
    times = tuple(note for note in (_of_one_time(told),) if note)
    return Verdict(truth, tuple(passages((one, *others))), stated(shown), figures=(one, *others), notes=times)


def _told(question: Question, index: Index) -> list[Told]:
    """Each region that is meant with its figure; none where fewer than two are meant or no figure is."""
    regions = _named(question, index) or _all(question, index)
    if len(regions) < 2 or not question.terms:
        return []
    plain = replace(question, compare="", superlative="", sides=(), kinds=(), figures=dimension(question))
    if _of_places(question):
        plain = replace(plain, wanted_units=())
    firsts = [(name, best(replace(plain, home=(name,)), index)[0]) for name in regions]
    aims = question.roles & AHEAD or question.modality == "Planned"
    return [
        Told(name, first.figure if first and (aims or first.figure.role != "Target") else None)
        for name, first in firsts
    ]


def _named(question: Question, index: Index) -> list[str]:
    """The regions that the question names, each once, if they have reports of their own."""
    found: dict[frozenset[str], str] = {}
    for name in question.home:
        reports = index.about.home_reports((name,))
        if reports:
            found.setdefault(reports, name)
    return list(found.values())


def _all(question: Question, index: Index) -> list[str]:
    """All regions, where it is asked what each of them states or which is the highest."""
    asked = _of_each(question) or _of_highest(question) or _limit(question)
    regions = [label for label in index.about.region_labels if is_of_sort(label, question)]
    return regions if asked and len(regions) <= MOST_REGIONS else []


def is_of_sort(label: str, question: Question) -> bool:
    """Whether a region is of the sort asked for: of counties and districts no city."""
    districts = [kind for kind in question.kinds if kind.id == DISTRICT]
    return all(re.search(kind.pattern, label) for kind in districts)


def _of_each(question: Question) -> bool:
    """Whether a figure of each region is asked for; which things each has is a list like any other."""
    things = question.kinds and not question.asks & {"how_many", "how_much"}
    return question.each_region and not question.home and not things


def _of_highest(question: Question) -> bool:
    """Whether it is asked where a figure is the highest or lowest, and no region is named."""
    return bool(question.superlative) and _of_places(question)


def _of_places(question: Question) -> bool:
    """Whether places are asked for, and none is named of which it is asked."""
    asked = {kind.id for kind in question.kinds} & PLACES or "where" in question.asks
    return bool(asked) and not question.home


def _limit(question: Question) -> Callable[[Figure], bool] | None:
    """What the figure of a region that is told must meet: 财政收入增长超过10%; None where nothing is said."""
    if not _of_places(question) or not question.terms or question.superlative:
        return None
    sides = bounds(question.text)
    if sides:
        return lambda figure: figure.unit in PERCENT and within(figure.value, sides, question.text)
    if not (question.compare and len(question.numbers) == 1):
        return None
    limit, unit = in_ones(*question.numbers[0])
    less = question.compare == "less"

    def meets(figure: Figure) -> bool:
        value, own = _amount(figure)
        return own == unit and (value < limit if less else value > limit)

    return meets


def _comparable(told: Sequence[Told]) -> bool:
    figures = [each.figure for each in told if each.figure is not None]
    return len(figures) > 1 and len({(_amount(figure)[1], figure.type) for figure in figures}) == 1


def _amount(figure: Figure) -> tuple[Decimal, str]:
    return in_ones(figure.value, figure.unit)


def _alike(told: Sequence[Told]) -> list[Told]:
    """What is told of the regions, without the figures that are of another type than most of them."""
    types = Counter(each.figure.type for each in told if each.figure is not None)
    most = max(types, key=lambda kind: types[kind], default="")
    return [each if each.figure and each.figure.type == most else Told(each.region, None) for each in told]


def _ahead(question: Question, told: Sequence[Told], index: Index) -> Answer:
    known = [(_amount(each.figure)[0], each) for each in told if each.figure is not None]
    pick = min if question.compare == "less" or question.superlative == "min" else max
    top = pick(value for value, _ in known)
    listed = tuple(_place(each, index) for value, each in known if value == top)
    return Answer("", "list", answers=listed)


def _place(told: Told, index: Index) -> Item:
    return named_place(told.region, index.report_of(told.figure) if told.figure is not None else "", index)


def named_place(label: str, report: str, index: Index) -> Item:
    """A region as a thing of the graph, else by its report."""
    found = [iri for iri in index.names.get(label, ()) if iri in index.areas]
    return item(found[0], index) if found else Item(report, label, "Place")


def _said(told: Told) -> Note:
    if told.figure is None:
        return Note(NoteKind.NO_FIGURE, told.region)
    figure = told.figure
    period = f" ({figure.period})" if figure.period else ""
    return stated(f"{told.region}: {figure.name} {figure.shown}{period}")


def _of_one_time(told: Sequence[Told]) -> Note | None:
    """That the figures are of different times, if they are."""
    periods = {each.figure.period for each in told if each.figure is not None}
    return Note(NoteKind.NOT_ONE_PERIOD) if len(periods) > 1 else None
