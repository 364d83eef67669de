"""What figures state once their names are known: a reading each, with its type and the sign of a change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import Context, Reading, figure_type, said
from kg.facts.figures.naming import Name, Part
from kg.values.change import DOWN, FALLS, RATES, UP, Change, ChangeKind, change_before
from kg.values.units import UnitKind

# What says how fast a statistic grew, and is none of its own.
RATE = re.compile(f"(?:{'|'.join((*RATES, *FALLS))})$")


def readings(
    text: str,
    series: list[Slot],
    names: list[Name],
    context: Context,
    *,
    change: Change | None = None,
    grown: bool = False,
    planned: bool = False,
) -> Iterator[Reading]:
    """One reading a figure: names in turn, or one for all; one figure for several names states it of each."""
    names = [name for name in names if name.parts]
    if not names:
        return
    if len(series) == len(names):
        pairs = list(zip(series, names, strict=True))
    else:
        pairs = [(slot, name) for slot in series for name in (names if len(series) == 1 else names[-1:])]
    by = change is not None and change.kind is ChangeKind.BY
    former = change is not None and change.kind is ChangeKind.FROM
    level = change is not None and change.kind is ChangeKind.TO
    for slot, name in pairs:
        quantity, stated = slot.quantity, name
        if by and change and quantity.kind not in (UnitKind.RATIO, UnitKind.POINT, UnitKind.TIMES):
            stated = _increase(text, name, _change_at(text, slot, series[0], change))
        kind = figure_type(text, quantity, stated, grown=by)
        sign = _sign(text, slot, change) if by and change else 1
        yield Reading(slot, quantity, stated, kind, sign, former, level, planned, stated.owner)
        if not RATE.fullmatch(said(text, name.after)):
            times = quantity.kind is UnitKind.TIMES
            context.remember(text, name, quantity, grown=by or grown or times)


def _change_at(text: str, slot: Slot, first: Slot, change: Change) -> int:
    """Where the word of change stands: before the figure itself, or before the first of its series."""
    own = change_before(text[slot.left : slot.quantity.surface.start])
    return first.left + change.start if own is None else slot.left + own.start


def _sign(text: str, slot: Slot, change: Change) -> int:
    """-1 for a fall; 分别增长25%和下降1% has one of each."""
    own = change_before(text[slot.left : slot.quantity.surface.start])
    return own.sign if own is not None and own.kind is ChangeKind.BY else change.sign


def _increase(text: str, name: Name, at: int) -> Name:
    """A change by an amount is its own statistic: 耕地面积增加."""
    word: Part = (at, at + 2) if text[at : at + 2] in UP + DOWN else "增加"
    return replace(name, after=(*name.after, word), others=(), headed=False)
