"""Reads the figures of one sentence in their order: each takes its name from the words beside it, or from the
figure before it (同比增长, 其中, 分别, 竣工5部).
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import replace

from kg.facts.figures.asides import is_aside, stated
from kg.facts.figures.borrowing import (
    as_total,
    completed,
    of_sector,
    size_name,
    without_task,
)
from kg.facts.figures.changes import changed, subject_before
from kg.facts.figures.clauses import LINK, Slot, slots
from kg.facts.figures.compared import is_against_aim, share_or_times
from kg.facts.figures.context import Context, Reading, said
from kg.facts.figures.coordination import split_names
from kg.facts.figures.counted import Counted, Predicate, counted, measured_grounds, sharing
from kg.facts.figures.counted_names import counted_name
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name, Part, left_name
from kg.facts.figures.plans import above_plan, plan_and_part, raised_by
from kg.facts.figures.prepared import as_prepared
from kg.facts.figures.spent import listed_sum, spent_on
from kg.facts.figures.stating import readings
from kg.facts.figures.undertaken import undertaken
from kg.facts.figures.words import words
from kg.values.change import Change, ChangeKind, change_before
from kg.values.quantity import Quantity
from kg.values.units import UnitKind
from kg.vocabulary import Comparator

_ONLY_CHANGE = re.compile(r"(?:同比|比上年)?(?:增长|上升|提高|上涨|下降|回落|减少|降低|下滑)")
_IN_ALL = re.compile(r"累计|总计|达到|达$")
# 每人每月600元、每人每年5000元
_EACH = re.compile("(?:每[人户亩村年月日天])+")
# What the figure before comes to in other money: (按年末汇率折合1983美元).
_CONVERTED = re.compile(r"(?:按[^,;()]*?)?(?:折合|约合|相当于|折算)[^,;()]{0,3}$")
_EXCHANGED = re.compile("按[^,;()]{2,16}汇率(?:计算|折算|折合)?[^,;()]{0,3}")
# 上年同期为4亿元: the level of the figure before, at the same time of the year before.
SAME_TIME = re.compile(
    "(?:而)?(?:上年度?|去年)(?:的)?同期(?:数|水平)?(?:仅|只)?(?:为|是|达到?|有|完成|实现)?"
)
_FORMERLY = Change(ChangeKind.FROM, 1, 0)
# 占地3亩的游园, 投资3亿元建设的基地
_OF_THING = re.compile("(?:建设|新建|兴建|打造|开发|修建|改造|实施)?的")
_WORKS = re.compile("项目|工程")
_SIZE = re.compile(r"(?:计划|协议|概算)?总?(?:投资|占地|造价|建筑面积|面积)$")


def read_sentence(text: str, quantities: tuple[Quantity, ...], context: Context) -> Iterator[Reading]:
    """Every figure of a folded sentence that has a name, in text order."""
    found = list(slots(text, stated(text, quantities)))
    at = 0
    while at < len(found):
        if at + 1 < len(found) and _is_tier(text, found[at], found[at + 1]) and context.last is not None:
            yield from readings(text, [found[at + 1]], [size_name(text, found[at], context.last)], context)
            at += 2
            continue
        both = plan_and_part(text, found[at : at + 2], context)
        if both is not None:
            yield from readings(text, found[at : at + 1], [both[0]], context, planned=True)
            yield from readings(text, found[at + 1 : at + 2], [both[1]], context)
            at += 2
            continue
        series = [found[at]]
        while at + len(series) < len(found) and _continues(text, series[0], found[at + len(series)]):
            series.append(found[at + len(series)])
        following = found[at + len(series)] if at + len(series) < len(found) else None
        moved = yield from _read_series(text, series, following, found[at + len(series) :], context)
        at += len(series)
        if moved is not None and following is not None and not following.first:
            link = LINK.match(text, moved)
            found[at] = replace(following, left=link.end() if link else moved, linked=link is not None)


def _continues(text: str, first: Slot, slot: Slot) -> bool:
    """Whether nothing but 、 or 和 stands between a figure and the one before: they share their words."""
    between = text[slot.left : slot.quantity.surface.start].strip()
    if not between and _is_bound(slot.quantity, first.quantity):
        return False  # 亿元以上项目30个、10亿元以上项目5个
    if slot.first or not between or _EACH.fullmatch(between):
        return not slot.first
    if not slot.linked or _ONLY_CHANGE.fullmatch(between) is None:
        return False
    before = text[first.left : first.quantity.surface.start]
    return "分别" in before and change_before(before) is not None


def _is_bound(quantity: Quantity, before: Quantity) -> bool:
    """Whether a sum behind a count only says how large what is counted next is at least."""
    above = quantity.kind is UnitKind.MONEY and quantity.comparator is Comparator.AT_LEAST
    return above and before.kind is UnitKind.COUNT


def _is_tier(text: str, slot: Slot, following: Slot) -> bool:
    """其中5亿元以上10个: the sum only says which of the things counted before."""
    quantity = slot.quantity
    if quantity.kind is not UnitKind.MONEY or quantity.comparator is not Comparator.AT_LEAST:
        return False
    touching = following.quantity.surface.start == quantity.surface.end
    named = left_name(text, slot.left, quantity.surface.start)
    return touching and following.quantity.kind is UnitKind.COUNT and named is None


def _read_series(
    text: str, series: list[Slot], following: Slot | None, rest: list[Slot], context: Context
) -> Generator[Reading, None, int | None]:
    """The readings of figures that share their words; returns where the words of the next figure begin."""
    first, last = series[0], series[-1]
    start = first.quantity.surface.start
    again = _of_the_last(text, series, context)
    if again is not None:
        yield from again
        return None
    change = change_before(text[first.left : start], text[last.quantity.surface.end : last.right])
    if change is not None and not is_against_aim(text, first):
        yield from changed(text, series, change, context)
        return None
    above = above_plan(text, series, context)
    if above:
        yield from readings(text, series, above, context, grown=True)
        return None
    named = share_or_times(text, series, context)
    if named is not None:
        yield from named
        return None
    right = _of_those(text, last, counted(text, last), following)
    left = left_name(text, first.left, start, linked=first.linked)
    if is_aside(text, first, left, right, following):
        return first.left
    raised = raised_by(text, left, first)
    if raised is not None:
        yield from readings(text, series, [raised[0]], context, change=raised[1])
        return None
    spent = listed_sum(text, last) or spent_on(text, last, left, following)
    if spent is not None:
        yield from readings(text, series, [spent], context)
        return None
    ahead = _object_ahead(text, last, left, following)
    if ahead is not None:
        yield from readings(text, series, [ahead], context)
        return None
    left = _before_of(text, last, left, right)
    if right is not None and _belongs_right(text, last, left, right):
        yield from _right(text, series, left, right, rest, context)
        return None if following is None else right.next
    yield from _left(text, series, left, context)
    return None


def _of_the_last(text: str, series: list[Slot], context: Context) -> Iterator[Reading] | None:
    """Figures that state the one before once more, in other money or of the year before; None for others."""
    first = series[0]
    if context.last is not None and _is_conversion(text, first):
        return readings(text, series, [context.last], context)
    if SAME_TIME.fullmatch(text, first.left, first.quantity.surface.start):
        return readings(text, series, _last_told(first, context), context, change=_FORMERLY)
    return None


def _last_told(slot: Slot, context: Context) -> list[Name]:
    """What 上年同期为4亿元 is of: the last figure in that unit, of the sentence before where it opens one."""
    unit = slot.quantity.base_unit
    if context.last is not None:
        return [context.last] if context.unit == unit else []
    return [context.before] if context.before is not None and context.before_unit == unit else []


def _of_those(text: str, slot: Slot, found: Counted | None, following: Slot | None) -> Counted | None:
    """45个项目|开工31个: the verb is of the next figure alone, which says of how many of those it is true."""
    if found is None or found.predicate is None or following is None or following.clause != slot.clause:
        return found
    unit = slot.quantity.base_unit
    if slot.quantity.kind is not UnitKind.COUNT or following.quantity.base_unit != unit:
        return found
    verb, rest = found.predicate.verb, found.predicate.rest
    bare = verb[0] < verb[1] and words().verb.fullmatch(text[slice(*rest)] or text[slice(*verb)]) is not None
    if not bare or rest[1] != following.quantity.surface.start or counted(text, following) is not None:
        return found
    return replace(found, predicate=None, next=verb[0])


def _object_ahead(text: str, slot: Slot, left: Name | None, following: Slot | None) -> Name | None:
    """新开工60万平方米、建成30万平方米还建房: a verb alone has the object of the next, of the same unit."""
    if left is None or not left.verb or left.noun or left.after or following is None or not following.linked:
        return None
    quantity, next_one = slot.quantity, following.quantity
    if following.clause != slot.clause or next_one.base_unit != quantity.base_unit:
        return None
    between = text[quantity.surface.end : following.left]
    found = counted(text, following) if between.strip() in ("、", "和") else None
    if found is None or found.predicate is not None or found.noun[0] >= found.noun[1]:
        return None
    return Name((found.noun,), verb=left.verb, rule="figure.counted", others=((found.noun,),))


def _is_conversion(text: str, slot: Slot) -> bool:
    """Whether a sum in brackets, or one by a rate of exchange, is the one before it in other money."""
    if slot.quantity.kind is not UnitKind.MONEY:
        return False
    if _EXCHANGED.fullmatch(text, slot.left, slot.quantity.surface.start):
        return True
    if text[slot.clause - 1 : slot.clause] != "(":
        return False
    return _CONVERTED.fullmatch(text, slot.left, slot.quantity.surface.start) is not None


def _right(
    text: str, series: list[Slot], left: Name | None, right: Counted, rest: list[Slot], context: Context
) -> Iterator[Reading]:
    """A figure before what it counts."""
    first = series[0]
    predicate = right.predicate or _shared_predicate(text, right, rest)
    apart = text[first.clause - 1 : first.clause] == ";"
    follows = first.first and left is None and not apart and 0 <= first.clause - context.end <= 1
    linked = first.linked or (follows and predicate is None)
    slot = replace(first, linked=linked) if linked != first.linked else first
    if rest and not rest[0].first and predicate is right.predicate is None:
        right = sharing(text, right, counted(text, rest[0]))
    name = counted_name(text, slot, right, predicate, context.last, left)
    yield from readings(text, series, [name], context)
    context.end = right.next


def _before_of(text: str, slot: Slot, left: Name | None, right: Counted | None) -> Name | None:
    """占地3亩的游园: the name is 占地 alone; 投资3亿元的水利工程: 水利工程投资; 建成3亩的游园: it follows."""
    of = _OF_THING.match(text, slot.quantity.surface.end)
    if left is None or of is None:
        return left
    if left.after and not left.verb:
        return replace(left, noun=(), after=(), verb=left.after, rule="figure.verb")
    part = left.noun[-1] if left.noun else ""
    if isinstance(part, str):
        return left
    own = _SIZE.search(text, *part)
    if own is None:
        return left
    thing = of.end(), _thing_end(text, slot)
    what = _invested(text, right) if right is not None and own[0].endswith("投资") else None
    noun = (what, own.span()) if what else (own.span(),)
    return Name(noun, owner=thing, headed=True, rule="figure.size")


def _thing_end(text: str, slot: Slot) -> int:
    """Where the thing a size is told of ends: before the next one listed with its own size."""
    listed = text.rfind("、", slot.quantity.surface.end, slot.right)
    return slot.end if slot.last or listed < 0 else listed


def _invested(text: str, right: Counted) -> tuple[int, int] | None:
    """What a sum is invested in, as far as its name is plain: up to 项目 or 工程, or all of it."""
    start, stop = right.noun
    works = _WORKS.search(text, start + 1, stop)
    if works:
        return start, works.end()
    return (start, stop) if text.endswith((*words().investable, "改造", "治理"), start + 1, stop) else None


def _belongs_right(text: str, slot: Slot, left: Name | None, right: Counted) -> bool:
    """Whether the figure counts what follows it rather than what stands before it."""
    bare = left is None or not left.noun or text.endswith("等", slot.left, slot.quantity.surface.start)
    end = slot.quantity.surface.end
    of = text.startswith("的", end)
    if slot.quantity.kind is UnitKind.COUNT and not of:
        tail = text[slot.left : slot.quantity.surface.start].endswith(("达到", "达", "总数", "发展到"))
        return bare or not tail
    if left is not None and _is_place(text, left) and right.noun[0] < right.noun[1] and not of:
        return True
    named = left is not None and not left.headed and right.noun[0] < right.noun[1]
    if named and measured_grounds().match(text, end):
        return True
    if (
        left is not None
        and not of
        and (_is_issued(text, left, right) or _is_stretch(text, slot, left, right))
    ):
        return True
    if left is not None and left.carrier and not left.verb and slot.quantity.kind is not UnitKind.RATIO:
        return not of
    return bare or text[slot.quantity.surface.start - 1 : slot.quantity.surface.start] == "的"


def _is_place(text: str, name: Name) -> bool:
    """某某新区|七万平方米|多层建筑: where the things are that are measured."""
    part = name.noun[0] if len(name.noun) == 1 and not (name.verb or name.after or name.headed) else ""
    return not isinstance(part, str) and part[1] - part[0] > 2 and text.endswith(lists().sites, *part)


_ISSUES = re.compile("(?:公司|集团|银行|企业|管委会)$")
# 建成供水工程38公里原水管道: the stretch of what, after the works it is part of.
_HAS_PARTS = re.compile("(?:工程|项目|公路|高速|铁路|大道|景区|园区|片区|灌区|流域)$")


def _is_issued(text: str, left: Name, right: Counted) -> bool:
    """某公司9亿元企业债: what the firm borrowed."""
    part = left.noun[-1] if left.noun and not (left.verb or left.headed) else ""
    if isinstance(part, str) or _ISSUES.search(text, *part) is None:
        return False
    return text.endswith(lists().loans, *right.noun)


def _is_stretch(text: str, slot: Slot, left: Name, right: Counted) -> bool:
    part = left.noun[-1] if left.noun and left.verb and not left.headed else ""
    if isinstance(part, str) or slot.quantity.kind not in (UnitKind.EXTENT, UnitKind.MEASURE):
        return False
    whole = (
        slot.last
        and right.predicate is None
        and right.noun[1] == slot.right
        and right.noun[0] + 2 <= right.noun[1]
    )
    return (
        whole
        and _HAS_PARTS.search(text, *part) is not None
        and words().tail.search(text, *right.noun) is None
    )


def _shared_predicate(text: str, right: Counted, rest: list[Slot]) -> Predicate | None:
    """The predicate of a later figure in the clause, where only nouns stand between: 19个部门25个事项入驻."""
    for slot in rest:
        if slot.first:
            return None
        later = counted(text, slot)
        if later is None or text[right.noun[1] : slot.quantity.surface.start].strip("、和与及"):
            return None
        if later.predicate is not None:
            return later.predicate
        right = later
    return None


def _left(text: str, series: list[Slot], left: Name | None, context: Context) -> Iterator[Reading]:
    """A figure after its name; a verb alone takes its noun from the figure before."""
    name = left
    if name is None or not name.parts:
        deed = _deed_after(text, series[-1], context)
        if deed is not None:
            yield from readings(text, series, [deed], context)
            return
        alike = len({slot.quantity.base_unit for slot in series}) == 1
        recent = context.recent[-len(series) if alike else -1 :]
        before = subject_before(text, series[0])
        if len(before) == 1 and name is not None and name.each:  # 甲镇、乙镇竣工率较高,分别为100%、65%
            before = split_names(text, before[0], len(series), each=True)
        names = before or recent
        if _IN_ALL.search(text, series[0].left, series[0].quantity.surface.start):
            names = [as_total(text, name) for name in names]
        if not names and name is not None and name.carrier is not None:
            names = undertaken(text, series[0])
        if name is not None and name.carrier is not None:
            names = [without_task(text, name) for name in names]
    elif said(text, name.parts) in words().totals and _same_unit(series[0], context):
        names = [
            replace(each, verb=(), noun=(*each.noun, *name.noun)) for each in context.recent[-len(series) :]
        ]
    elif name.rule == "figure.share" and name.headed and len(series) > 1:  # 对生产总值贡献率分别为9%和53%
        names = [
            replace(name, noun=(*each.parts, *name.noun), others=(name.noun,))
            for each in [each for each in context.recent if each.rule != "figure.share"][-len(series) :]
        ]
    else:
        own = of_sector(text, name, series[0])
        name = own if own is not name else completed(text, name, series[0], context)
        names = split_names(text, name, len(series), each=name.each)
    names = [as_prepared(text, name, series[-1]) for name in names]
    yield from readings(text, series, names, context)


def _same_unit(slot: Slot, context: Context) -> bool:
    """Whether a figure may be the sum of those before: counted as they are, or they are growth alone."""
    return bool(context.recent) and context.unit in ("", slot.quantity.base_unit)


def _deed_after(text: str, slot: Slot, context: Context) -> Name | None:
    """有20个完工: what was counted before, done."""
    start = slot.quantity.surface.end
    verb = words().verb.match(text, start, slot.right)
    if verb is None or context.last is None or slot.quantity.kind is not UnitKind.COUNT:
        return None
    deed: tuple[Part, ...] = ((verb.start(), slot.right),)
    others = ((*deed, *context.last.noun),)
    return Name(context.last.noun, after=deed, rule="figure.counted-deed", others=others)
