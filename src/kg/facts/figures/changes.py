"""Growth and fall, levels reached and left: what a figure behind a word of change is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.figures.borrowing import share_names, whole_name, with_head
from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import Context, Reading, said
from kg.facts.figures.coordination import split_names
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name, left_name, subject
from kg.facts.figures.stating import RATE, readings
from kg.values.change import RATES, Change, ChangeKind
from kg.values.units import UnitKind

_COMPARED = re.compile(
    r"(?:(?:从无到有|从小到大|从弱到强|按?同口径|按?可比口径|(?:扣除|剔除|还原)[^,;。]{2,14}?(?:后|影响)|可比口径计算|同比\(下同\)|同比|可比|环比|(?<![占对类])比|自然|[一二两三四五六七八九十]+年(?:平均|年均)|年均|分别|预计|名义|实际|按可比价格?|按不变价格?|可|均|全年|比重)|"
    r"(?:比(?!例|重)|较|与)[^,;。]{1,14}?(?:相比|年|末|初|同期|时|低|均值|前|季度|月份?|期间))*$"
)
SHARE = re.compile(
    r"(?:所?占(?:到|据)?|相当于)(?P<of>[^,;。]*?)的?(?P<word>比重|比例|份额|占比)?(?:\([^()]*\))?(?:的|的?约|近|超|过)?\s*$"
)


def changed(text: str, series: list[Slot], change: Change, context: Context) -> Iterator[Reading]:
    """Growth and fall, levels reached and left."""
    first = series[0]
    stop = first.left + change.start
    compared = _COMPARED.search(text, first.left, stop)
    stop = compared.start() if compared else stop
    share = SHARE.search(text, first.left, stop) if "占" in text[first.left : stop] else None
    each = "分别" in text[first.left : first.quantity.surface.start]
    if share:
        names = share_names(text, series, share, context)
    else:
        name = left_name(text, first.left, stop)
        if first.quantity.kind is UnitKind.POINT:
            name = _driving(text, name, first.left + change.start, context)
        name = _driven(text, name, first.left + change.start)
        name = _rate_of(text, _urged(text, name), first, context)
        names = _own_or_recent(text, name, series, each, context, level=change.kind is not ChangeKind.BY)
        if change.kind is ChangeKind.BY and first.quantity.kind is UnitKind.RATIO:
            names = [with_head(text, name, context) for name in names]
    yield from readings(text, series, names, context, change=change)


def _rate_of(text: str, name: Name | None, slot: Slot, context: Context) -> Name | None:
    """降幅比一季度收窄5个百分点 speaks of the fall of the statistic before; 增速提高2个百分点 of itself."""
    if name is None or name.verb or not context.recent or not name.noun:
        return name
    noun = said(text, name.noun)
    if RATE.fullmatch(noun):
        own = subject_before(text, slot) or context.recent[-1:]
        if slot.quantity.kind is UnitKind.POINT and noun in RATES:
            return own[-1]
        return replace(own[-1], after=name.noun, others=(), owner=None)
    again = len(noun) < 4 and said(text, context.recent[-1].parts).endswith(noun)
    return context.recent[-1] if again else name


def _driving(text: str, name: Name | None, at: int, context: Context) -> Name | None:
    """拉动乙额增长5个百分点 is what the statistic before adds to its growth."""
    if name is None or name.owner is not None or said(text, name.verb) not in ("拉动", "带动"):
        return name
    own = [each for each in context.recent if each.rule != "figure.share"][-1:]
    if not own:
        return replace(name, after=((at, at + 2),))
    return Name(
        (*own[0].parts, *name.verb, *name.noun),
        after=((at, at + 2),),
        headed=True,
        others=((*name.verb, *name.noun, (at, at + 2)),),
    )


def _driven(text: str, name: Name | None, at: int) -> Name | None:
    """甲业拉动乙额增长5个百分点 is what 甲业 adds to the growth of 乙额."""
    if name is None or name.owner is None or said(text, name.verb) not in ("拉动", "带动"):
        return name
    start, stop = name.owner
    stop -= 2 * text.endswith("分别", start, stop)
    return replace(name, verb=((start, stop), *name.verb), after=((at, at + 2),), owner=None)


def _urged(text: str, name: Name | None) -> Name | None:
    """The name without a verb that only tells who makes it grow."""
    if name is None or not name.noun or name.after or said(text, name.verb) not in lists().urging:
        return name
    return replace(
        name, verb=(), headed=True, rule="figure.noun", others=((*name.verb, *name.noun), *name.others)
    )


def _own_or_recent(
    text: str, name: Name | None, series: list[Slot], each: bool, context: Context, *, level: bool
) -> list[Name]:
    """The name given, or those of the figures before: growth is of what a share is of."""
    if name is not None and name.parts:
        name = whole_name(text, name, context)
        return split_names(text, name, len(series), each=each)
    for listed in subject_before(text, series[0]) if each and len(series) > 1 else ():
        names = split_names(text, listed, len(series), each=True)
        if len(names) == len(series):
            return names
    own = _told_alone(text, series[0]) if len(series) == 1 and not each else []
    if own:
        return own
    wanted = max(len(series), 2 if each else 1)
    recent = context.recent
    if series[0].quantity.kind is UnitKind.RATIO and not level:
        if wanted == 1 and recent and recent[-1].stem:
            return [_sharing(recent[-1])]
        recent = [name for name in recent if name.rule != "figure.share"] or [
            _sharing(each) for each in recent
        ]
    return recent[-wanted:] or subject_before(text, series[0])


def _sharing(share: Name) -> Name:
    """采矿业增加值占比达96%,同比下降15.6%: what has the share fell by so many per cent, not the share."""
    return Name(share.stem, headed=True) if share.stem else share


def _told_alone(text: str, slot: Slot) -> list[Name]:
    """The statistic of a clause before without a number: 投资扭转下降趋势,增长1.4%."""
    start = max(text.rfind(mark, 0, max(0, slot.clause - 1)) for mark in ",;:。") + 1
    if any(each.isdigit() for each in text[start : slot.clause]):
        return []
    return subject_before(text, slot)


def subject_before(text: str, slot: Slot) -> list[Name]:
    """The statistic of the clause before, where it has no figure itself."""
    if slot.clause == 0 or not slot.first:
        return []
    start = max(text.rfind(mark, 0, slot.clause - 1) for mark in ",;:。") + 1
    name = subject(text, start, slot.clause - 1)
    return [] if name is None else [name]
