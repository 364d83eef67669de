"""Counts of what is only prepared: 新建候车亭100座完成招投标 says how many were tendered for, not built."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.facts.figures.clauses import Slot
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name
from kg.values.units import UnitKind


@cache
def _deed() -> re.Pattern[str]:
    """(100座)均已完成招投标: what has been done for those counted."""
    step = f"(?:{lists().prepared.pattern})+(?:工作|阶段|程序|审批|评审|备案)?"
    return re.compile(f"(?:已经?|均|全部|都)*(?P<deed>(?:完成|启动|通过|开展|进入)了?{step})(?=$|[,;。])")


def as_prepared(text: str, name: Name, slot: Slot) -> Name:
    """The name with the deed behind the count, where the verb before it alone would say that it is built."""
    if slot.quantity.kind is not UnitKind.COUNT or not name.verb or name.after:
        return name
    found = _deed().match(text, slot.quantity.surface.end)
    if found is None:
        return name
    return replace(name, after=(found.span("deed"),), others=(name.noun,))
