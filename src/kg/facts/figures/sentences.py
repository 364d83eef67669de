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
    share_names,
    size_name,
    whole_name,
    with_head,
    without_task,
)
from kg.facts.figures.clauses import LINK, Slot, slots
from kg.facts.figures.context import Context, Reading, figure_type, said
from kg.facts.figures.coordination import split_names
from kg.facts.figures.counted import Counted, Predicate, counted, counted_name, sharing
from kg.facts.figures.naming import Name, Part, left_name, subject
from kg.facts.figures.plans import above_plan, part_of_plan, raised_by
from kg.facts.figures.spent import spent_on
from kg.facts.figures.words import words
from kg.values.change import DOWN, FALLS, RATES, UP, Change, ChangeKind, change_before
from kg.values.quantity import Quantity
from kg.values.units import UnitKind
from kg.vocabulary import Comparator

_COMPARED = re.compile(
    r"(?:(?:从无到有|从小到大|从弱到强|按?同口径|按?可比口径|可比口径计算|同比\(下同\)|同比|可比|环比|[一二两三四五六七八九十]+年(?:平均|年均)|年均|分别|预计|名义|实际|按可比价格?|按不变价格?|可|均|全年|比重)|"
    r"(?:比|较|与)[^,;。]{1,14}?(?:相比|年|末|初|同期|时|低|均值|前|季度|月份?|期间))*$"
)
_ONLY_CHANGE = re.compile(r"(?:同比|比上年)?(?:增长|上升|提高|上涨|下降|回落|减少|降低|下滑)")
_SHARE = re.compile(
    r"(?:所?占(?:到|据)?|相当于)(?P<of>[^,;。]*?)的?(?P<word>比重|比例|份额)?(?:\([^()]*\))?(?:的|的?约|近|超|过)?\s*$"
)
_TIMES = re.compile(r"(?:分别)?(?:是|为|相当于)[^,;:]{1,14}的$")
_IN_ALL = re.compile(r"累计|总计|达到|达$")
_AGAINST = re.compile(
    r"(?:(?:增速|涨幅|增幅)?(?:高于|低于|高出|超过|超出|超|塌|落后于?|领先|好于|快于|慢于)|(?:较|比)(?=[^,;]*[快慢高低]$))"
    r"[^,;]{2,12}$"
)
# What the figure before comes to in other money: (按年末汇率折合1983美元).
_CONVERTED = re.compile(r"(?:按[^,;()]*?)?(?:折合|约合|相当于|折算)[^,;()]{0,3}$")
_WORKS = re.compile("项目|工程")
_RATE = re.compile(f"(?:{'|'.join((*RATES, *FALLS))})$")
_SIZE = re.compile(r"(?:计划|协议|概算)?总?(?:投资|占地|造价|建筑面积|面积)$")


def read_sentence(text: str, quantities: tuple[Quantity, ...], context: Context) -> Iterator[Reading]:
    """Every figure of a folded sentence that has a name, in text order."""
    found = list(slots(text, stated(text, quantities)))
    at = 0
    while at < len(found):
        if at + 1 < len(found) and _is_tier(text, found[at], found[at + 1]) and context.last is not None:
            yield from _emit(text, [found[at + 1]], [size_name(text, found[at], context.last)], context)
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
    if slot.first or not between:
        return not slot.first
    if not slot.linked or _ONLY_CHANGE.fullmatch(between) is None:
        return False
    before = text[first.left : first.quantity.surface.start]
    return "分别" in before and change_before(before) is not None


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
    if context.last is not None and _is_conversion(text, first):
        yield from _emit(text, series, [context.last], context)
        return None
    change = change_before(text[first.left : start], text[last.quantity.surface.end : last.right])
    if change is not None:
        yield from _changed(text, series, change, context)
        return None
    above = above_plan(text, series, context)
    if above:
        yield from _emit(text, series, above, context, grown=True)
        return None
    named = _share_or_times(text, series, context)
    if named is not None:
        yield from named
        return None
    right = counted(text, last)
    left = left_name(text, first.left, start, linked=first.linked)
    if is_aside(text, first, left, right, following):
        return first.left
    raised = raised_by(text, left, first)
    if raised is not None:
        yield from _emit(text, series, [raised[0]], context, change=raised[1])
        return None
    spent = spent_on(text, last, left, following)
    if spent is not None:
        yield from _emit(text, series, [spent], context)
        return None
    left = _before_of(text, last, left, right)
    if right is not None and _belongs_right(text, last, left, right):
        yield from _right(text, series, left, right, rest, context)
        return None if following is None else right.next
    yield from _left(text, series, left, context)
    return None


def _is_conversion(text: str, slot: Slot) -> bool:
    """Whether a sum in brackets is the one before them in other money."""
    if slot.quantity.kind is not UnitKind.MONEY or text[slot.clause - 1 : slot.clause] != "(":
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
    yield from _emit(text, series, [name], context)
    context.end = right.next


def _share_or_times(text: str, series: list[Slot], context: Context) -> Iterator[Reading] | None:
    """占…比重59%, or 是上年的2倍; None where the figure is neither."""
    first = series[0]
    start = first.quantity.surface.start
    if first.quantity.kind is UnitKind.RATIO:
        tail = words().light_end.search(text, first.left, start)
        share = _SHARE.search(text, first.left, tail.start() if tail else start)
        if share:
            return _emit(text, series, share_names(text, series, share, context), context)
        planned = part_of_plan(text, series, context)
        return _emit(text, series, planned, context) if planned else None
    if first.quantity.kind is UnitKind.POINT and context.recent:
        against = _AGAINST.search(text, first.left, start)
        own = [name for name in context.recent if name.rule != "figure.share"] or context.recent
        name = replace(own[-1], after=(against.span(),), others=()) if against else None
        return _emit(text, series, [name], context, grown=True) if name else None
    if first.quantity.kind is UnitKind.TIMES:
        times = _TIMES.search(text, first.left, start)
        change = Change(ChangeKind.BY, 1, times.start() - first.left) if times else None
        return _changed(text, series, change, context) if change else None
    return None


def _before_of(text: str, slot: Slot, left: Name | None, right: Counted | None) -> Name | None:
    """占地3亩的游园: the name is 占地 alone; 投资3亿元的水利工程: 水利工程投资; 建成3亩的游园: it follows."""
    if left is None or not text.startswith("的", slot.quantity.surface.end):
        return left
    if left.after and not left.verb:
        return replace(left, noun=(), after=(), verb=left.after, rule="figure.verb")
    part = left.noun[-1] if left.noun else ""
    if isinstance(part, str):
        return left
    own = _SIZE.search(text, *part)
    if own is None:
        return left
    thing = slot.quantity.surface.end + 1, _thing_end(text, slot)
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
    of = text.startswith("的", slot.quantity.surface.end)
    if slot.quantity.kind is UnitKind.COUNT and not of:
        tail = text[slot.left : slot.quantity.surface.start].endswith(("达到", "达", "总数", "发展到"))
        return bare or not tail
    if left is not None and left.carrier and not left.verb and slot.quantity.kind is not UnitKind.RATIO:
        return not of
    return bare or text[slot.quantity.surface.start - 1 : slot.quantity.surface.start] == "的"


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


def _changed(text: str, series: list[Slot], change: Change, context: Context) -> Iterator[Reading]:
    """Growth and fall, levels reached and left."""
    first = series[0]
    stop = first.left + change.start
    compared = _COMPARED.search(text, first.left, stop)
    stop = compared.start() if compared else stop
    share = _SHARE.search(text, first.left, stop) if "占" in text[first.left : stop] else None
    each = "分别" in text[first.left : first.quantity.surface.start]
    if share:
        names = share_names(text, series, share, context)
    else:
        name = _driven(text, left_name(text, first.left, stop), first.left + change.start)
        name = _rate_of(text, name, first, context)
        names = _own_or_recent(text, name, series, each, context, level=change.kind is not ChangeKind.BY)
        if change.kind is ChangeKind.BY and first.quantity.kind is UnitKind.RATIO:
            names = [with_head(name, context) for name in names]
    yield from _emit(text, series, names, context, change=change)


def _rate_of(text: str, name: Name | None, slot: Slot, context: Context) -> Name | None:
    """降幅比一季度收窄5个百分点 speaks of the fall of the statistic before."""
    if name is None or name.verb or not context.recent or not name.noun:
        return name
    noun = said(text, name.noun)
    if _RATE.fullmatch(noun):
        own = _subject_before(text, slot) or context.recent[-1:]
        return replace(own[-1], after=name.noun, others=(), owner=None)
    again = len(noun) < 4 and said(text, context.recent[-1].parts).endswith(noun)
    return context.recent[-1] if again else name


def _driven(text: str, name: Name | None, at: int) -> Name | None:
    """甲业拉动乙额增长5个百分点 is what 甲业 adds to the growth of 乙额."""
    if name is None or name.owner is None or said(text, name.verb) not in ("拉动", "带动"):
        return name
    start, stop = name.owner
    stop -= 2 * text.endswith("分别", start, stop)
    return replace(name, verb=((start, stop), *name.verb), after=((at, at + 2),), owner=None)


def _own_or_recent(
    text: str, name: Name | None, series: list[Slot], each: bool, context: Context, *, level: bool
) -> list[Name]:
    """The name given, or those of the figures before: growth is of what a share is of."""
    if name is not None and name.parts:
        name = whole_name(text, name, context)
        return split_names(text, name, len(series), each=each)
    for listed in _subject_before(text, series[0]) if each and len(series) > 1 else ():
        names = split_names(text, listed, len(series), each=True)
        if len(names) == len(series):
            return names
    wanted = max(len(series), 2 if each else 1)
    recent = context.recent
    if series[0].quantity.kind is UnitKind.RATIO and not level:
        recent = [name for name in recent if name.rule != "figure.share"] or recent
    return recent[-wanted:] or _subject_before(text, series[0])


def _left(text: str, series: list[Slot], left: Name | None, context: Context) -> Iterator[Reading]:
    """A figure after its name; a verb alone takes its noun from the figure before."""
    name = left
    if name is None or not name.parts:
        deed = _deed_after(text, series[-1], context)
        if deed is not None:
            yield from _emit(text, series, [deed], context)
            return
        alike = len({slot.quantity.base_unit for slot in series}) == 1
        recent = context.recent[-len(series) if alike else -1 :]
        names = _subject_before(text, series[0]) or recent
        if _IN_ALL.search(text, series[0].left, series[0].quantity.surface.start):
            names = [as_total(text, name) for name in names]
        if name is not None and name.carrier is not None:
            names = [without_task(text, name) for name in names]
    elif said(text, name.parts) in words().totals and _same_unit(series[0], context):
        names = [
            replace(each, verb=(), noun=(*each.noun, *name.noun)) for each in context.recent[-len(series) :]
        ]
    else:
        own = of_sector(text, name, series[0])
        name = own if own is not name else completed(text, name, series[0], context)
        names = split_names(text, name, len(series), each=name.each)
    yield from _emit(text, series, names, context)


def _same_unit(slot: Slot, context: Context) -> bool:
    """Whether a figure may be the sum of those before: counted as they are, or they are growth alone."""
    return bool(context.recent) and context.unit in ("", slot.quantity.base_unit)


def _subject_before(text: str, slot: Slot) -> list[Name]:
    """The statistic of the clause before, where it has no figure itself."""
    if slot.clause == 0 or not slot.first:
        return []
    start = max(text.rfind(mark, 0, slot.clause - 1) for mark in ",;:。") + 1
    name = subject(text, start, slot.clause - 1)
    return [] if name is None else [name]


def _deed_after(text: str, slot: Slot, context: Context) -> Name | None:
    """有20个完工: what was counted before, done."""
    start = slot.quantity.surface.end
    verb = words().verb.match(text, start, slot.right)
    if verb is None or context.last is None or slot.quantity.kind is not UnitKind.COUNT:
        return None
    return Name(context.last.noun, after=((verb.start(), slot.right),), rule="figure.counted-deed")


def _emit(
    text: str,
    series: list[Slot],
    names: list[Name],
    context: Context,
    *,
    change: Change | None = None,
    grown: bool = False,
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
        yield Reading(slot, quantity, stated, kind, sign, former, level, stated.owner)
        if not _RATE.fullmatch(said(text, name.after)):
            context.remember(text, name, quantity, grown=by or grown)


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
    word: Part = (at, at + 2) if text[at : at + 2] in (*UP, *DOWN) else "增加"
    return replace(name, after=(*name.after, word), others=(), headed=False)
