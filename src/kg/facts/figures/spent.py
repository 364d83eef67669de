"""Money and what it was spent on: 投资3亿元新建中学2所 is the investment in 新建中学."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import said
from kg.facts.figures.counted import counted
from kg.facts.figures.counted_names import without_act
from kg.facts.figures.leads import skip_lead
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name, Part, clean, verb_end
from kg.facts.figures.words import words
from kg.values.units import UnitKind

_STOP = re.compile("[,;:。()]")
_NO_NAME = re.compile("[、和与及等]$|^[的了等]")
_LONGEST = 20
# 完成投资3亿元 tells what was done itself.
_CARRIED = re.compile("完成|实现|到位")
# These only say that it was done; 新建 and the like say what kind of works it is.
_BUILT = ("新", "改", "扩", "建")


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(f"{lists().vague.pattern}|[一二三四五六七八九十两]+[个座条处所项家栋]")


@cache
def _nothing() -> re.Pattern[str]:
    """等 with no more than this behind it names nothing."""
    return re.compile(
        f"(?:{lists().unnaming.pattern})+|.*投资|(?:年度?|全年|年初|总)?(?:计划|目标|任务|预算)"
    )


_SUM = "[0-9.]+[万亿]*元"
_SUMS_BEFORE = re.compile(f"投资(?:{_SUM}[^,;。、的0-9]{{2,20}}、)*$")
_ITS_THING = re.compile(f"(?P<thing>[^,;。、的0-9]{{2,20}}?)(?:等|、{_SUM})[^,;。]*?(?<=[0-9])[个项]")


def listed_sum(text: str, slot: Slot) -> Name | None:
    """投资14亿元甲工程、15亿元乙工程等32个项目: each sum stands before what it is invested in; else None."""
    if slot.quantity.kind is not UnitKind.MONEY:
        return None
    before = _SUMS_BEFORE.search(text, slot.clause, slot.quantity.surface.start)
    thing = _ITS_THING.match(text, slot.quantity.surface.end, slot.end)
    if before is None or thing is None or (before[0] == "投资" and text[thing.end("thing")] == "等"):
        return None
    return Name((thing.span("thing"), "投资"), headed=True, rule="figure.spent", others=())


def spent_on(text: str, slot: Slot, left: Name | None, following: Slot | None) -> Name | None:
    """The name of a sum that stands before the deed it paid for; None where the deed names nothing."""
    if slot.quantity.kind is not UnitKind.MONEY or left is None or left.carrier is not None:
        return None
    if _CARRIED.search(text, slot.left, slot.quantity.surface.start):
        return None
    payer = _payer(text, left)
    if payer is not None:
        left = replace(left, noun=(payer,), others=(left.parts,))
    if said(text, left.parts) not in words().spending or _of_thing(text, slot, left):
        return None
    at = slot.quantity.surface.end
    at += text.startswith(",", at)
    stop = _STOP.search(text, at)
    end = stop.start() if stop else len(text)
    first = skip_lead(text, at, end)
    verb = words().verb.match(text, first, end) or words().light.match(text, first, end)
    if verb is None or verb[0] in words().having or (at > slot.quantity.surface.end and _is_gain(verb[0])):
        return None
    noun = _object(text, max(verb.end(), verb_end(text, first, end)), end, following)
    if noun is None:
        return None
    head = (*left.verb, *left.noun, *left.after)
    parts: tuple[Part, ...] = clean(text, noun)
    if isinstance(parts[0], tuple) and (vague := _vague().match(text, *parts[0])):
        parts = ((vague.end(), parts[0][1]), *parts[1:])
    if not said(text, parts) or _nothing().fullmatch(said(text, parts)):
        return None
    full, plain = (verb.span(), *parts, *head), (*parts, *head)
    label, other = (full, plain) if verb[0].startswith(_BUILT) else (plain, full)
    bare = tuple((*each, *head) for each in without_act(text, parts))
    paid = left.others if payer is not None else ()
    return Name(label, headed=True, rule="figure.spent", others=(other, *bare, *paid))


# 某集团|投资3亿元: who pays is no part of what it is paid for.
_PAYER = re.compile("(?:公司|集团|企业|政府|银行|管委会|村委会)(?=(?:计划)?总?(?:投资|投入)$)")


def _payer(text: str, left: Name) -> tuple[int, int] | None:
    """The words of spending behind who pays; None where nobody is named."""
    part = left.noun[-1] if len(left.noun) == 1 and not (left.verb or left.after) else ""
    who = None if isinstance(part, str) else _PAYER.search(text, *part)
    return None if who is None or isinstance(part, str) else (who.end(), part[1])


# 某某供水工程,计划总投资2亿元,新建水厂1座: all of it is that thing's, and not of the part that is told next.
_THING = re.compile(
    "(?:项目|工程|基地|园区?|中心|[线厂城路桥站馆]|医院|学校|学院|大厦|广场|小镇|景区)(?:[(][^()]*[)])?,$"
)


def _of_thing(text: str, slot: Slot, left: Name) -> bool:
    named = slot.clause >= 2 and _THING.search(text, 0, slot.clause) is not None
    return named and "总" in said(text, left.parts)


def _is_gain(verb: str) -> bool:
    """总投资100亿元,新增就业1万人: what else comes of it, not what was paid for."""
    return verb in words().gains


def _object(text: str, start: int, end: int, following: Slot | None) -> tuple[int, int] | None:
    """What was built or bought: up to its count, or what the count counts."""
    if text.startswith("的", start):
        return None  # 投资3亿元建设的某基地: its size
    start += text.startswith("了", start)
    if following is not None and following.quantity.surface.start < end:
        if following.quantity.kind in (UnitKind.RATIO, UnitKind.POINT):
            return None  # 总投资16亿元,开工率达35%: a rate, and nothing that was built
        between = start, following.quantity.surface.start
        if text[slice(*between)].count("、") and between[1] - between[0] > _LONGEST:
            return None
        if text[slice(*between)].strip() and _NO_NAME.search(text, *between) is None:
            return between
        right = counted(text, following)
        if right is None or right.noun[0] >= right.noun[1]:
            return None
        done = right.predicate if not text.startswith("并", right.noun[1]) else None
        return right.noun[0], done.rest[1] if done else right.noun[1]
    named = text[start:end]
    listed = named.rpartition("等")[2] if "、" in named else named
    return (start, end) if 2 <= len(listed) <= _LONGEST and "、" not in listed else None
