"""What a figure read leaves for those after it in its sentence: names, a noun, a statistic's head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

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

# 总产值突破300亿 leaves the unit out.
_OF_MONEY = re.compile(
    "(?:收入|支出|产值|增加值|生产总值|GDP|总额|零售额|销售额|交易额|投资额?|税收|余额|存款|贷款|利润|利税|资产|营收|总量)$"
)
# 居民可支配收入9960元 is what each of them has.
_OF_EACH = re.compile("(?:居民|农民|农村|城镇|农牧民|职工|劳动者).*(?:收入|工资|支出)$")
_A_MILLION = 1_000_000


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
    # What parts are counted of (重点项目9个,其中新开工5个): its name, how many there are, how many are told.
    whole: tuple[Name, Decimal, Decimal] | None = None
    end: int = 0
    text: str = ""
    # The projects that the sentence before counts, in words.
    former: Name | None = None
    # Whether a sentence before called all figures below it expected: (预计数,下同).
    expected: bool = False
    # The last figure of the sentence before, in words, its unit, and the period of the figure read last.
    before: Name | None = None
    before_unit: str = ""
    period: str = ""

    def carry(self) -> None:
        """Turns what refers to the sentence read last into words, before the next one is read."""
        text = self.text
        self.recent = [in_words(text, name) for name in self.recent]
        self.last = None if self.last is None else in_words(text, self.last)
        self.base = None if self.base is None else in_words(text, self.base)
        self.whole = None
        if self.head is not None and not isinstance(self.head, str):
            self.head = text[slice(*self.head)]

    def clear(self) -> None:
        """Forgets the figures of the sentence before, but for the projects it counts."""
        works = self.base is not None and said(self.text, self.base.noun).endswith(("项目", "工程"))
        self.former = in_words(self.text, self.base) if self.base is not None and works else None
        self.before = in_words(self.text, self.last) if self.last is not None else None
        self.before_unit = self.unit
        self.recent, self.last, self.base, self.last_kind, self.head = [], None, None, None, None
        self.whole = None

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
        part = self.base is not None and name.rule == "figure.verb"  # 在建项目9个,竣工5个,完成投资3亿元
        if quantity.kind is UnitKind.COUNT and not people and not part:
            same = quantity.base_unit == self.base_unit
            self.base, self.base_unit = name, quantity.base_unit
            self.whole = _whole(self.whole if same else None, name, quantity.base_value)
            if self.whole[1] == self.whole[2]:
                self.base = self.whole[0]


def _whole(
    before: tuple[Name, Decimal, Decimal] | None, name: Name, value: Decimal
) -> tuple[Name, Decimal, Decimal]:
    """重点项目9个 with the 新开工项目5个 and 投用项目4个 make it up; a new whole where they are more."""
    if before is None or before[1] == before[2] or before[2] + value > before[1]:
        return name, value, Decimal(0)
    return before[0], before[1], before[2] + value


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
    noun = said(text, name.parts)
    if quantity.kind is UnitKind.BARE and quantity.unit and _OF_MONEY.search(noun):
        return FigureType.AMOUNT
    if quantity.base_unit == "元" and quantity.base_value < _A_MILLION and _OF_EACH.search(noun):
        return FigureType.AVERAGE
    if _AVERAGE.search(noun) or _EVENED.search(text, 0, quantity.span.start):
        return FigureType.AVERAGE
    return FigureType.COUNT if quantity.kind in (UnitKind.COUNT, UnitKind.BARE) else FigureType.AMOUNT
