"""What a figure read leaves for those after it in its sentence: names, a noun, a statistic's head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.facts.figures.clauses import Slot
from kg.facts.figures.naming import Name, Part
from kg.facts.figures.words import words
from kg.values.quantity import Quantity
from kg.values.units import UnitKind
from kg.vocabulary import FigureType

# A difference from a mean is none.
_AGAINST = re.compile("(?:增速|涨幅|增幅)?(?:高于|低于|高出|超过|超出|落后|领先)")
# 集体经济收入平均达到15万元
_EVENED = re.compile("平均(?:达到|达|为|在|约|超过|突破)*$")
# These are counted by households and have sizes all the same.
_BUILT = re.compile("(?:建筑|房屋|房|住宅|违建|商铺|厂房|大棚)$")
PEOPLE = ("人", "户", "名", "人次", "户次", "位")
_AVERAGE = re.compile(
    "平均(?!水平)|人均|户均|亩均|地均|村均|校均|生均|日均|年均|均价|亩产|单产|每[百千万]?[人户亩]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a sentence with its name; `former` is a level left behind, `level` the one
    reached (由29亿元增长到50亿元), `planned` the plan's own (完成年度计划50亿元的58%).
    """

    slot: Slot
    quantity: Quantity
    name: Name
    figure_type: FigureType
    sign: int = 1
    former: bool = False
    level: bool = False
    planned: bool = False
    thing: tuple[int, int] | None = None


def said(text: str, parts: tuple[Part, ...]) -> str:
    """The words of the parts, one after the other."""
    return "".join([part if isinstance(part, str) else text[slice(*part)] for part in parts])


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
    text: str = ""
    # Whether a sentence before called all figures below it expected: (预计数,下同).
    expected: bool = False

    def carry(self) -> None:
        """Turns what refers to the sentence read last into words, before the next one is read."""
        text = self.text
        self.recent = [in_words(text, name) for name in self.recent]
        self.last = None if self.last is None else in_words(text, self.last)
        self.base = None if self.base is None else in_words(text, self.base)
        if self.head is not None and not isinstance(self.head, str):
            self.head = text[slice(*self.head)]

    def clear(self) -> None:
        """Forgets the figures of the sentence before."""
        self.recent, self.last, self.base, self.last_kind, self.head = [], None, None, None, None

    def remember(self, text: str, name: Name, quantity: Quantity, *, grown: bool) -> None:
        """Keeps a figure for those after it; growth adds its name only where no amount has."""
        if not grown or name not in self.recent:
            self.recent.append(name)
        if name.headed and name.noun and name.rule != "figure.share" and not isinstance(name.noun[-1], str):
            start, stop = name.noun[-1]
            if text[stop - 1] == ")" and text.rfind("(", start, stop) > start:
                stop = text.rfind("(", start, stop)
            self.head = _head(text, start, stop, alone=len(name.parts) == 1)
        if grown:
            return
        if name.rule == "figure.share" and self.last is not None and quantity.kind is UnitKind.RATIO:
            self.end = (
                quantity.surface.end
            )  # the share in between is lent nothing from: 为计划103%。其中:公路7亿元
            return
        self.last, self.last_kind, self.unit = name, quantity.kind, quantity.base_unit
        self.end = quantity.surface.end
        people = quantity.base_unit in PEOPLE and _BUILT.search(said(text, name.noun)) is None
        if quantity.kind is UnitKind.COUNT and not people:
            self.base, self.base_unit = name, quantity.base_unit


# 数 alone is no head: 床位数 lends 床位数, 学生数 nothing.
_COUNTS = ("数", "数量", "总数")


# 居民人均可支配收入3万元,其中城镇居民4万元: a mean is lent whole.
_MEAN = re.compile("(?:[人户亩村]均|平均)(?!衡)[\u4e00-\u9fff]{2,10}$")


def _head(text: str, start: int, stop: int, *, alone: bool) -> Part | None:
    """What a statistic's name lends to those after it."""
    head = words().head.search(text, start, stop)
    mean = _MEAN.search(text, start + 2 * alone, stop) if head else None
    if mean is not None:
        return mean.span()
    if head is None or head[0] not in _COUNTS:
        return head.span() if head else None
    inner = words().head.search(text, start, head.start())
    return (inner.start(), head.end()) if inner else None


def figure_type(text: str, quantity: Quantity, name: Name, *, grown: bool) -> FigureType:
    """What kind of number it is: by its unit, by whether it states growth, and by 人均 and the like."""
    if quantity.kind is UnitKind.POINT:
        return FigureType.PP_CHANGE
    if grown and quantity.kind in (UnitKind.TIMES, UnitKind.RATIO):
        return FigureType.YOY_GROWTH
    if quantity.kind is UnitKind.TIMES:  # 是上年的2倍 is no growth of 2
        return FigureType.AMOUNT
    if quantity.kind is UnitKind.RATIO:
        return FigureType.SHARE
    if _AGAINST.match(said(text, name.after)):
        return FigureType.COUNT if quantity.kind is UnitKind.COUNT else FigureType.AMOUNT
    if _AVERAGE.search(said(text, name.parts)) or _EVENED.search(text, 0, quantity.span.start):
        return FigureType.AVERAGE
    return FigureType.COUNT if quantity.kind in (UnitKind.COUNT, UnitKind.BARE) else FigureType.AMOUNT
