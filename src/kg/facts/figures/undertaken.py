"""What a deed without an object completes: the works that the clause before undertakes."""

from __future__ import annotations

import re

from kg.facts.figures.clauses import Slot
from kg.facts.figures.leads import skip_lead
from kg.facts.figures.naming import Name, verb_end
from kg.facts.figures.words import words
from kg.values.units import UnitKind

_STOPS = ",;:。"
_COUNTED = (UnitKind.COUNT, UnitKind.EXTENT, UnitKind.MEASURE)
# 实施某行动|工程, 推进某某|工程: works by their last word.
_WORKS = re.compile("工程$")


def undertaken(text: str, slot: Slot) -> list[Name]:
    """开展村卫生室标准化建设,已完成125个: so many of those works; nothing where no works are named there."""
    if slot.quantity.kind not in _COUNTED or not slot.first or slot.clause < 3:
        return []
    stop = slot.clause - 1
    start = skip_lead(text, max(text.rfind(mark, 0, stop) for mark in _STOPS) + 1, stop)
    noun = verb_end(text, start, stop)
    works = words().action.search(text, noun, stop) or _WORKS.search(text, noun, stop)
    if noun == start or works is None or works.start() < noun + 2:
        return []
    if any(each.isdigit() or each in "“”()、" for each in text[noun:stop]):
        return []
    return [Name(((noun, stop),))]
