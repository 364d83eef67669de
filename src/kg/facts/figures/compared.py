"""Shares, multiples and differences: 占…比重59%, 是上年的2倍, 高于全省3个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.facts.figures.borrowing import share_names
from kg.facts.figures.changes import SHARE, changed
from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import Context, Reading
from kg.facts.figures.leads import skip_lead
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Part
from kg.facts.figures.plans import part_of_plan
from kg.facts.figures.stating import readings
from kg.facts.figures.words import words
from kg.values.change import Change, ChangeKind
from kg.values.units import UnitKind

_TIMES = re.compile(r"(?:分别)?(?:是|为|相当于)[^,;:]{1,14}的$")
_ALL_OVER = re.compile("平均|水平|均值|全[国省市区县州]")


@cache
def _against() -> re.Pattern[str]:
    """增速高于全国, 比全省快: the statistic that another differs from."""
    above = f"(?:增速|涨幅|增幅)?(?:{lists().against.pattern})"
    return re.compile(f"(?:{above}|(?:较|比)(?=[^,;]*[快慢高低]$))[^,;]{{2,12}}$")


def is_against_aim(text: str, slot: Slot) -> bool:
    """高于全年增速目标7.5个百分点, 高于全市增幅3个百分点: how far from another, though a word of growth
    stands before the figure.
    """
    start = slot.quantity.surface.start
    compared = ("目标", "增幅", "增速", "涨幅", "降幅")
    if slot.quantity.kind is not UnitKind.POINT or not text.endswith(compared, slot.left, start):
        return False
    return _against().search(text, slot.left, start) is not None


def share_or_times(text: str, series: list[Slot], context: Context) -> Iterator[Reading] | None:
    """占…比重59%, or 是上年的2倍; None where the figure is neither."""
    first = series[0]
    start = first.quantity.surface.start
    if first.quantity.kind is UnitKind.RATIO:
        tail = words().light_end.search(text, first.left, start)
        share = SHARE.search(text, first.left, tail.start() if tail else start)
        if share and tail and not share["of"] and not share["word"]:  # 占|年度计划 is all of it
            share = SHARE.search(text, first.left, start)
        if share:
            return readings(text, series, share_names(text, series, share, context), context)
        planned = part_of_plan(text, series, context)
        return readings(text, series, planned, context) if planned else None
    if first.quantity.kind is UnitKind.POINT and context.recent:
        against = _against().search(text, first.left, start)
        told = [name for name in context.recent if not name.compared] or context.recent
        own = [name for name in told if name.rule != "figure.share"] or told
        names = [replace(own[-1], after=each, others=()) for each in _places(text, against, len(series))]
        return readings(text, series, names, context, grown=True) if names else None
    same = context.last_kind is first.quantity.kind and first.quantity.kind is not UnitKind.COUNT
    if context.recent and same:
        against = _against().match(text, skip_lead(text, first.left, start), start)
        if against and _ALL_OVER.search(against[0]):
            return readings(
                text, series, [replace(context.recent[-1], after=(against.span(),), others=())], context
            )
    if first.quantity.kind is UnitKind.TIMES:
        times = _TIMES.search(text, first.left, start)
        change = Change(ChangeKind.TO, 1, times.start() - first.left) if times else None
        return changed(text, series, change, context) if change else None
    return None


def _places(text: str, against: re.Match[str] | None, count: int) -> list[tuple[Part, ...]]:
    """高于全国 and 高于全省 for 分别高于全国、全省7.4、3.8个百分点; the words as they are for one figure."""
    if against is None:
        return []
    start, stop = against.span()
    places = [place.span() for place in _LISTED_PLACE.finditer(text, start, stop)]
    if count == 1 or len(places) != count:
        return [(against.span(),)]
    return [((start, places[0][0]), place) for place in places]


_LISTED_PLACE = re.compile("全[国省市区县州][^、和,;]{0,4}")
