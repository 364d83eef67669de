"""Reads the figures of one sentence in their order: each takes its name from the words beside it, or from the
figure before it (同比增长, 其中, 分别, 竣工5部).
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace

from kg.facts.figures.asides import is_aside
from kg.facts.figures.clauses import LINK, Slot, slots
from kg.facts.figures.coordination import split_names
from kg.facts.figures.counted import Counted, Predicate, counted, counted_name
from kg.facts.figures.naming import Name, Part, left_name
from kg.facts.figures.words import words
from kg.values.change import Change, ChangeKind, change_before
from kg.values.quantity import Quantity
from kg.values.units import UnitKind
from kg.vocabulary import FigureType


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a sentence with its name; `former` is a level left behind, `level` the one
    reached (由29亿元增长到50亿元).
    """

    slot: Slot
    quantity: Quantity
    name: Name
    figure_type: FigureType
    sign: int = 1
    former: bool = False
    level: bool = False
    thing: tuple[int, int] | None = None


def in_words(text: str, name: Name) -> Name:
    """The name with its words in place of their offsets."""
    noun, verb, after = (_plain(text, parts) for parts in (name.noun, name.verb, name.after))
    return replace(name, noun=noun, verb=verb, after=after, owner=None, others=())


def _plain(text: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part if isinstance(part, str) else text[slice(*part)] for part in parts)


@dataclass(slots=True)
class Context:
    """What the figures before may lend to the next one: names of the sentence and of its paragraph."""

    recent: list[Name] = field(default_factory=list)
    last: Name | None = None
    last_kind: UnitKind | None = None
    base: Name | None = None
    head: Part | None = None
    unit: str = ""
    base_unit: str = ""
    end: int = 0

    def carry(self, text: str) -> None:
        """Turns what refers to a sentence into words, before the next one is read."""
        self.recent = [in_words(text, name) for name in self.recent]
        self.last = None if self.last is None else in_words(text, self.last)
        self.base = None if self.base is None else in_words(text, self.base)
        if self.head is not None and not isinstance(self.head, str):
            self.head = text[slice(*self.head)]

    def clear(self) -> None:
        """Forgets the figures of the sentence before."""
        self.recent, self.last, self.base, self.last_kind, self.head = [], None, None, None, None


_COMPARED = re.compile(
    r"(?:(?:从无到有|从小到大|从弱到强|同比|可比|环比|年均|分别|预计|名义|实际|按可比价格|按可比价|按不变价格?|可|均|全年|比重)|"
    r"(?:比|较|与)[^,;。]{1,14}?(?:相比|年|末|初|同期|时|低|均值|前))*$"
)
_SHARE = re.compile(r"占(?:到|据)?(?P<of>[^,;。]*?)的?(?P<word>比重|比例|份额)?的?$")
_TIMES = re.compile(r"(?:分别)?(?:是|为|相当于)(?:上年|去年|[^,;]{0,8}年)?[^,;]{0,4}的$")
_SIZE = re.compile(r"(?:计划|协议|概算)?总?(?:投资|占地|造价|建筑面积|面积)$")


def read_sentence(text: str, quantities: tuple[Quantity, ...], context: Context) -> Iterator[Reading]:
    """Every figure of a folded sentence that has a name, in text order."""
    found = list(slots(text, quantities))
    at = 0
    while at < len(found):
        series = [found[at]]
        while at + len(series) < len(found) and _continues(text, found[at + len(series)]):
            series.append(found[at + len(series)])
        following = found[at + len(series)] if at + len(series) < len(found) else None
        moved = yield from _read_series(text, series, following, found[at + len(series) :], context)
        at += len(series)
        if moved is not None and following is not None and not following.first:
            link = LINK.match(text, moved)
            found[at] = replace(following, left=link.end() if link else moved, linked=link is not None)


def _continues(text: str, slot: Slot) -> bool:
    """Whether nothing but 、 or 和 stands between a figure and the one before: they share their words."""
    return not slot.first and not text[slot.left : slot.quantity.surface.start].strip()


def _read_series(
    text: str, series: list[Slot], following: Slot | None, rest: list[Slot], context: Context
) -> Generator[Reading, None, int | None]:
    """The readings of figures that share their words; returns where the words of the next figure begin."""
    first, last = series[0], series[-1]
    start = first.quantity.surface.start
    change = change_before(text[first.left : start], text[first.quantity.surface.end : first.right])
    if change is not None:
        yield from _changed(text, series, change, context)
        return None
    share = _SHARE.search(text, first.left, _unlit(text, first.left, start))
    if share and first.quantity.kind is UnitKind.RATIO:
        yield from _share(text, series, share, context)
        return None
    times = _TIMES.search(text, first.left, start) if first.quantity.kind is UnitKind.TIMES else None
    if times:
        change = Change(ChangeKind.BY, 1, times.start() - first.left)
        yield from _changed(text, series, change, context)
        return None
    right = counted(text, last)
    left = left_name(text, first.left, start, linked=first.linked)
    if is_aside(text, first, left, right, following):
        return first.left
    left = _before_of(text, last, left)
    if right is not None and _belongs_right(text, last, left, right):
        predicate = right.predicate or _shared_predicate(text, right, rest)
        follows = first.first and left is None and 0 <= first.clause - context.end <= 1
        linked = first.linked or (follows and predicate is None)
        slot = (
            last if first is last and linked == last.linked else replace(last, left=first.left, linked=linked)
        )
        name = counted_name(text, slot, right, predicate, context.last, left)
        yield from _emit(text, series, [name], context)
        context.end = right.next
        return None if following is None else right.next
    yield from _left(text, series, left, context)
    return None


def _before_of(text: str, slot: Slot, left: Name | None) -> Name | None:
    """投资3亿元的产业园: the name is 投资 alone; 分别建成3亩的游园: what was built follows."""
    if left is None or not text.startswith("的", slot.quantity.surface.end):
        return left
    if left.after and not left.verb:
        return replace(left, noun=(), after=(), verb=left.after, rule="figure.verb")
    part = left.noun[-1] if left.noun else ""
    if isinstance(part, str):
        return left
    own = _SIZE.search(text, *part)
    return (
        left
        if own is None
        else Name((own.span(),), owner=_thing(text, slot), headed=True, rule="figure.size")
    )


def _thing(text: str, slot: Slot) -> tuple[int, int]:
    return slot.quantity.surface.end + 1, slot.end


def _unlit(text: str, start: int, stop: int) -> int:
    tail = words().light_end.search(text, start, stop)
    return tail.start() if tail else stop


def _belongs_right(text: str, slot: Slot, left: Name | None, right: Counted) -> bool:
    """Whether the figure counts what follows it rather than what stands before it."""
    bare = left is None or not left.noun
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
        names = [_share_name(text, first, share, context)]
    else:
        name = left_name(text, first.left, stop)
        names = _own_or_recent(text, name, series, each, context)
        if change.kind is ChangeKind.BY and first.quantity.kind is UnitKind.RATIO:
            names = [_with_head(text, name, context) for name in names]
    yield from _emit(text, series, names, context, change=change)


def _own_or_recent(
    text: str, name: Name | None, series: list[Slot], each: bool, context: Context
) -> list[Name]:
    if name is not None and name.parts:
        name = _of_base(text, _of_whole(text, name, context), context)
        return split_names(text, name, len(series), each=each)
    wanted = max(len(series), 2 if each else 1)
    return context.recent[-wanted:]


def _with_head(text: str, name: Name, context: Context) -> Name:
    """股份制企业增长6.5% after 企业增加值增长6.8%: the statistic is that of the figure before."""
    if name.headed or name.verb or name.after or not name.noun or name in context.recent:
        return name
    if context.head is None or not context.recent:
        return name
    return replace(name, noun=(*name.noun, context.head), headed=True)


def _share(text: str, series: list[Slot], share: re.Match[str], context: Context) -> Iterator[Reading]:
    yield from _emit(text, series, [_share_name(text, series[0], share, context)], context)


def _share_name(text: str, slot: Slot, share: re.Match[str], context: Context) -> Name:
    """第三产业占GDP比重, or the name before with 占…比重."""
    of: tuple[Part, ...] = ((share.start(), share.start() + 1), share.span("of"))
    word: Part = share.span("word") if share["word"] else "比重"
    if share["of"] in ("", "比"):
        of, word = (), (share.start(), share.start() + 2)
    own = left_name(text, slot.left, share.start())
    if own is not None and own.parts:
        return Name((*own.parts, *of, word), headed=True, rule="figure.share")
    before = context.recent[-1] if context.recent else context.last
    noun = before.parts if before is not None else ()
    return Name((*noun, *of, word), headed=True, rule="figure.share", others=((*of, word),))


def _left(text: str, series: list[Slot], left: Name | None, context: Context) -> Iterator[Reading]:
    """A figure after its name; a verb alone takes its noun from the figure before."""
    name = left
    if name is None or not name.parts:
        deed = _deed_after(text, series[-1], context)
        if deed is not None:
            yield from _emit(text, series, [deed], context)
            return
        names = context.recent[-1:]
    else:
        name = _completed(text, name, series[0], context)
        names = split_names(text, name, len(series), each=name.each)
    yield from _emit(text, series, names, context)


def _deed_after(text: str, slot: Slot, context: Context) -> Name | None:
    """有20个完工: what was counted before, done."""
    start = slot.quantity.surface.end
    verb = words().verb.match(text, start, slot.right)
    if verb is None or context.last is None or slot.quantity.kind is not UnitKind.COUNT:
        return None
    return Name(context.last.noun, after=((verb.start(), slot.right),), rule="figure.counted-deed")


def _completed(text: str, name: Name, slot: Slot, context: Context) -> Name:
    """The name with the verb or noun it leaves to the figure before it."""
    before = context.last
    if before is None:
        return name
    if not name.noun and name.verb:
        return _object_of(name, before, slot, context)
    if name.after and slot.linked:
        name = Name((*name.noun, *name.after))
    if name.verb or name.headed or name.after:
        return _of_base(text, _of_whole(text, name, context), context)
    same_unit = slot.quantity.base_unit == context.unit
    if before.headed and not before.verb and context.head and same_unit and not name.lit:
        return replace(name, noun=(*name.noun, context.head), headed=True)
    if words().modifier.search(_said(text, name.noun)) and before.noun:
        return _with_noun(text, name, before)
    if not before.verb or before.headed or name.lit:
        return name
    counts = slot.quantity.kind is UnitKind.COUNT
    same = not slot.first or (same_unit if counts else context.last_kind is slot.quantity.kind)
    if slot.clause - context.end > 2 and not slot.linked:
        same = False
    if _said(text, name.noun).startswith(words().own_state):
        same = False
    if same and before.rule in ("figure.verb-object", "figure.inherited"):
        return replace(name, verb=before.verb, rule="figure.inherited", others=(name.noun,))
    return name


def _object_of(name: Name, before: Name, slot: Slot, context: Context) -> Name:
    """竣工5部 after 启动加装电梯75部: a verb alone has the object of what was last counted."""
    if slot.quantity.kind is UnitKind.COUNT:
        if context.base is not None and context.base_unit == slot.quantity.base_unit:
            before = context.base
        elif context.last_kind is UnitKind.COUNT:
            return name
    if before.after:
        return replace(name, noun=before.noun, verb=(), after=name.verb, rule="figure.verb")
    return replace(name, noun=before.noun)


def _said(text: str, parts: tuple[Part, ...]) -> str:
    return "".join(part if isinstance(part, str) else text[slice(*part)] for part in parts)


def _with_noun(text: str, name: Name, before: Name) -> Name:
    """其中国家级3个 after 省级以上企业技术中心56个: the noun is that of the figure before."""
    noun = before.noun
    tier = _TIER.match(_said(text, noun))
    if tier and not isinstance(noun[0], str):
        noun = ((noun[0][0] + tier.end(), noun[0][1]), *noun[1:])
    elif tier:
        noun = (_said(text, noun)[tier.end() :],)
    return replace(name, verb=before.verb, noun=(*name.noun, *noun), rule="figure.inherited")


_TIER = re.compile(r"[国省市县区][家]?级?(?:及?以上)?(?:重点)?")


def _of_whole(text: str, name: Name, context: Context) -> Name:
    """在校生 after 普通高中招生 is that of the same schools; 增加值 after 工业总产值 that of industry."""
    before = context.recent[-1] if context.recent else None
    if before is None or before.verb or _said(text, name.parts) not in words().bare_heads or not before.noun:
        return name
    said = _said(text, before.noun)
    head = words().head.search(said)
    if head is None or head.start() < 2:
        return name
    first = before.noun[0]
    if len(before.noun) == 1 and not isinstance(first, str):
        return replace(name, noun=((first[0], first[0] + head.start()), *name.noun), others=())
    return replace(name, noun=(said[: head.start()], *name.noun), others=())


def _of_base(text: str, name: Name, context: Context) -> Name:
    """面积2万平方米 after 拆除违法建筑80处 is the area of those buildings."""
    base = context.base
    whole = _said(text, name.noun)
    if base is None or name.verb or name.rule == "figure.size" or not words().attribute.fullmatch(whole):
        return name
    if whole == "投资" and not name.others:
        return name
    return replace(name, noun=(*base.noun, *name.noun), others=((*base.parts, *name.noun),))


def _emit(
    text: str, series: list[Slot], names: list[Name], context: Context, *, change: Change | None = None
) -> Iterator[Reading]:
    """One reading a figure: names in turn, or one for all; one figure for several names states it of each."""
    names = [name for name in names if name.parts]
    if not names:
        return
    pairs = zip(series, names, strict=True) if len(series) == len(names) else None
    if pairs is None:
        pairs = iter(
            [(slot, name) for slot in series for name in (names if len(series) == 1 else names[-1:])]
        )
    by = change is not None and change.kind is ChangeKind.BY
    former = change is not None and change.kind is ChangeKind.FROM
    level = change is not None and change.kind is ChangeKind.TO
    for slot, name in pairs:
        quantity, stated = slot.quantity, name
        if by and change and quantity.kind not in (UnitKind.RATIO, UnitKind.POINT, UnitKind.TIMES):
            stated = _increase(name, slot.left + change.start if slot is series[0] else None)
        figure_type = _type(text, quantity, stated, by)
        sign = change.sign if by and change else 1
        yield Reading(slot, quantity, stated, figure_type, sign, former, level, stated.owner)
        _remember(text, context, name, quantity, grown=by)


def _increase(name: Name, at: int | None) -> Name:
    """A change by an amount is its own statistic: 耕地面积增加."""
    if at is None:
        return replace(name, after=(*name.after, "增加"))
    return replace(name, after=(*name.after, (at, at + 2)), others=(), headed=False)


def _remember(text: str, context: Context, name: Name, quantity: Quantity, *, grown: bool) -> None:
    """Keeps the figure for those after it; growth adds its name only where no amount has."""
    if not grown or name not in context.recent:
        context.recent.append(name)
    if name.headed and name.noun and name.rule != "figure.share" and not isinstance(name.noun[-1], str):
        head = words().head.search(text, *name.noun[-1])
        context.head = head.span() if head else None
    if grown:
        return
    context.last, context.last_kind, context.unit = name, quantity.kind, quantity.base_unit
    context.end = quantity.surface.end
    if quantity.kind is UnitKind.COUNT:
        context.base, context.base_unit = name, quantity.base_unit


def _type(text: str, quantity: Quantity, name: Name, by: bool) -> FigureType:
    if quantity.kind is UnitKind.POINT:
        return FigureType.PP_CHANGE
    if by and quantity.kind in (UnitKind.RATIO, UnitKind.TIMES):
        return FigureType.YOY_GROWTH
    if quantity.kind is UnitKind.TIMES:
        return FigureType.YOY_GROWTH
    if quantity.kind is UnitKind.RATIO:
        return FigureType.SHARE
    label = "".join(part if isinstance(part, str) else text[slice(*part)] for part in name.parts)
    if re.search("平均|人均|户均|亩均|日均|均价", label):
        return FigureType.AVERAGE
    return FigureType.COUNT if quantity.kind in (UnitKind.COUNT, UnitKind.BARE) else FigureType.AMOUNT
