"""Figures that state no statistic: sizes in names, thresholds, what something is merely done with."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import PEOPLE
from kg.facts.figures.counted import Counted
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name
from kg.values.quantity import Quantity
from kg.values.units import UnitKind
from kg.vocabulary import Comparator

# 300万元以上的已竣工项目3个, 过500万元的两个: how many are so large.
_SO_MANY = re.compile(r"的(?:已[^,;。的]{2,8}(?=[0-9])|有?[两三四五六七八九十]+[个家项宗户])")
_UP_OR_DOWN = re.compile("及?以[上下]")
_WITH = re.compile(r"(?:^|[,;:])\s*以(?!上|下|内)")
_AMONG = re.compile("在(?:(?:全[国球省市区县州]|世界|同类|参评)[^,;]{0,4})?$")
# 居全县11个乡镇首位: among how many it is placed.
_PLACED = re.compile("(?:居|列|排名?|位于|名列)(?:全[国球省市区县州]|世界|同类|参评)[^,;]{0,4}$")
_RANKED = re.compile("中[^,;。]{0,6}(?:排名?|居|位列|名列|列)")
_PLACE = re.compile("[^,;:。]{0,8}(?:首位|第|前[一二三四五六七八九十])")
_LISTED = re.compile(r"等\s*$")
# What a statistic takes in: 规模以上(500万元口径)工业总产值, 工业企业(年收入2000万元及以上).
_TAKES_IN = re.compile(r"\([^(),;]*(?:口径|以[上下])\)")

# What a paper or a day is called by a number: “龙10条”, “双11”.
_CALLED = re.compile(r"“[^“”\d、,;]{1,4}\d+[条件项]?”")
# 10亿元项目7个: which projects, by their size.
_SO_BIG_WORKS = re.compile(r"(?:项目|企业|工程)(?=[\d近约超达有共])")


@cache
def _capacity() -> re.Pattern[str]:
    """A plant's capacity in its name: 日产4500吨水泥熟料生产线."""
    return re.compile(rf"(?:{lists().capacities.pattern})\s*$")


@cache
def _threshold() -> re.Pattern[str]:
    """What bounds who is counted: 纳税超1000万元企业2家, 年收入200万元以上的企业."""
    return re.compile(rf"(?:{lists().thresholds.pattern})?\s*$")


@cache
def _serves() -> re.Pattern[str]:
    return re.compile(f"为(?:{lists().serving.pattern})")


@cache
def _better() -> re.Pattern[str]:
    """Better, but up or down is not said: 二氧化硫改善39.5%."""
    return re.compile(f"(?:{lists().bettered.pattern})(?:了|约|近|超过)*$")


@cache
def _works() -> re.Pattern[str]:
    """某公司20万吨粮食储备库: works that the quantity before them is the size of."""
    return re.compile(f"[^、,;。的了]{{1,8}}(?:{lists().sized_works.pattern})")


@cache
def _survey() -> re.Pattern[str]:
    """据5‰人口变动抽样调查推算: how many were asked."""
    return re.compile(f"[^,;:]{{0,12}}(?:{lists().sampled.pattern})")


def stated(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities without those inside a name: (500万元口径), “龙10条”, 94台35吨以上锅炉."""
    takes_in = [match.span() for match in _TAKES_IN.finditer(text)] if "(" in text else []
    takes_in += [match.span() for match in _CALLED.finditer(text)] if "“" in text else []
    found: list[Quantity] = []
    for quantity in quantities:
        if any(start < quantity.span.start < end for start, end in takes_in):
            continue
        if quantity.kind is UnitKind.MONEY and _SO_BIG_WORKS.match(text, quantity.surface.end):
            continue
        if found and _sizes_counted(text, found[-1], quantity):
            continue
        found.append(quantity)
    return tuple(found)


@cache
def _bounding() -> re.Pattern[str]:
    """What is bounded of the things counted: 3个投资超10亿元的项目."""
    return re.compile(
        rf"(?:单体|计划|协议|年)?(?:{lists().thresholds.pattern})?额?(?:在|达到?|超过?|过|突破)*"
    )


def _sizes_counted(text: str, counted: Quantity, quantity: Quantity) -> bool:
    """Whether the second quantity only says how big is what the first counts (94台35吨以上锅炉)."""
    between = counted.surface.end, quantity.surface.start
    if counted.kind is not UnitKind.COUNT:
        return False
    if between[0] < between[1]:
        bound = _bounding().fullmatch(text, *between)
        above = quantity.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)
        return (
            bound is not None
            and above
            and quantity.kind is UnitKind.MONEY
            and text.startswith("的", quantity.surface.end)
        )
    bounded = quantity.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST) and quantity.upper is None
    sized = quantity.kind in (UnitKind.MEASURE, UnitKind.EXTENT, UnitKind.MONEY)
    following = text[quantity.surface.end : quantity.surface.end + 1]
    return bounded and sized and following != "" and following not in ",;、。()"


def is_aside(text: str, slot: Slot, left: Name | None, right: Counted | None, following: Slot | None) -> bool:
    """Whether a figure belongs to a name, a threshold or a means, and states nothing by itself."""
    return (
        _is_better(text, slot)
        or _is_nth(text, slot)
        or (
            slot.quantity.comparator is Comparator.MORE_THAN
            and _AIMED.match(text, slot.quantity.surface.end) is not None
        )
        or _ASPECTS.match(text, slot.quantity.surface.end, slot.end) is not None
        or _is_capacity(text, slot, left)
        or _is_way(text, slot)
        or _is_threshold(text, slot, right, following)
        or _is_means(text, slot)
        or _is_field(text, slot)
        or _is_in_list(text, slot, left, right, following)
        or _is_source(text, slot)
        or _is_reminder(text, slot)
    )


# 较上年同期(3.2%)大幅增长: how much it was then, told in passing.
_COMPARED_WITH = re.compile("(?:较|比|与)[^,;:。()]{2,10}$")


def _is_reminder(text: str, slot: Slot) -> bool:
    """The rate of another time in brackets behind its name."""
    rate = slot.quantity.kind is UnitKind.RATIO and text.startswith(")", slot.quantity.surface.end)
    opened = slot.quantity.surface.start - 1
    return rate and text[opened] == "(" and _COMPARED_WITH.search(text, 0, opened) is not None


_FROM = re.compile(r"(?:根?据|按照?)[^,;:]*$")


def _is_source(text: str, slot: Slot) -> bool:
    before = _FROM.match(text, slot.clause, slot.quantity.surface.start)
    return before is not None and _survey().match(text, slot.quantity.surface.end, slot.end) is not None


def _is_better(text: str, slot: Slot) -> bool:
    rate = slot.quantity.kind in (UnitKind.RATIO, UnitKind.POINT)
    return rate and _better().search(text, slot.left, slot.quantity.surface.start) is not None


# 全县第二个超20亿元的产业: how large each of those is that are counted off.
_NTH = re.compile("(?:第[一二三四五六七八九十0-9]+|首|唯一一?)[个家座条项只](?:达到?|突破|过|超过?)?$")


def _is_nth(text: str, slot: Slot) -> bool:
    start, end = slot.quantity.surface.start, slot.quantity.surface.end
    bounds = slot.quantity.kind is UnitKind.MONEY and text.startswith(("的", "级", "产业"), end)
    return bounds and _NTH.search(text, slot.clause, start) is not None


# 80万套门窗铰链生产线: what the line makes in a year.
_LINE = re.compile("[^、,;的了]{1,12}?生产线")
_GOODS = tuple("套台吨件只辆块片支米瓶箱")
# 超过197个的任务指标: what was asked.
_AIMED = re.compile("的(?:目标任务|任务目标|任务指标|年度任务|年度目标)")
# 涵盖水环境治理等5个方面, 做好9个方面工作: how the text divides its matter.
_ASPECTS = re.compile(
    "(?:大|重点)?(?:方面|层面|维度|环节)(?:的?(?:重点|主要|具体)?(?:工作|任务|举措|措施|内容))?(?=$|[,;。、])"
)
# 养鸡10万只以上的村4个: how many keep so many.
_SO_BIG = re.compile("(?:及?以上)?的?[^、,;和及与等已]{0,6}(?:村|户|小区|企业|场|大户|基地|合作社|园区|单位)")
# 60千瓦变压器一台, 某公司20万吨粮食储备库: how large one thing is.
_ONE_THING = re.compile("[^、,;。的了]{1,8}[一二三四五六七八九十]+[台座个条套]")
# 20户以上自然村, 50人以上企业: which of them.
_HOW_BIG = re.compile("(?:自然|行政)?村(?!民)|屯|企业|单位|机构|社区|小区|学校|医院|班级")


# 位于县城西南5公里处, 距市区12公里: where a place lies.
_LIES = re.compile("(?:位于|座落在?|坐落在?|距离?|相距|地处)[^,;。]{0,14}$")


def _is_way(text: str, slot: Slot) -> bool:
    """How far from another a place lies, which is no size of it."""
    start = slot.quantity.surface.start
    return slot.quantity.base_unit in ("米", "公里") and _LIES.search(text, slot.clause, start) is not None


def _is_capacity(text: str, slot: Slot, left: Name | None) -> bool:
    if slot.quantity.unit.endswith(_GOODS) and _LINE.match(text, slot.quantity.surface.end, slot.right):
        return True
    if slot.quantity.kind is UnitKind.MEASURE:
        end = slot.quantity.surface.end
        named = left is not None and left.noun and not (left.verb or left.carrier or left.headed)
        if _ONE_THING.match(text, end, slot.right) or (named and _works().match(text, end, slot.right)):
            return True
    if not _capacity().search(text, slot.left, slot.quantity.surface.start):
        return False
    return bool(text[slot.quantity.surface.end : slot.right].strip()) and (left is None or not left.headed)


def _is_threshold(text: str, slot: Slot, right: Counted | None, following: Slot | None) -> bool:
    quantity = slot.quantity
    if quantity.kind in (UnitKind.MEASURE, UnitKind.EXTENT):
        return right is not None and _UP_OR_DOWN.fullmatch(text, quantity.span.end, right.noun[0]) is not None
    if (
        quantity.kind is UnitKind.COUNT
        and quantity.comparator is Comparator.AT_LEAST
        and following is not None
    ):
        between = text[quantity.span.end : following.quantity.surface.start]
        if following.clause == slot.clause and _SO_BIG.fullmatch(between):
            return following.quantity.base_unit != quantity.base_unit
    if quantity.base_unit in PEOPLE and quantity.comparator is Comparator.AT_LEAST:
        return _HOW_BIG.match(text, quantity.surface.end, slot.end) is not None
    if quantity.kind not in (UnitKind.MONEY, UnitKind.RATIO) or quantity.comparator is Comparator.EQUAL:
        return False
    if quantity.kind is UnitKind.MONEY and _SO_MANY.match(text, quantity.surface.end, slot.end):
        return True
    if right is None:
        return False
    named = _threshold().search(text, slot.left, quantity.surface.start)
    if text.startswith("的", quantity.surface.end):
        counts = following is not None and following.clause == slot.clause
        counts = counts and following is not None and following.quantity.kind is UnitKind.COUNT
        return (bool(named and named[0].strip()) or counts) and quantity.kind is UnitKind.MONEY
    return (following is not None and following.clause == slot.clause) or quantity.comparator in (
        Comparator.AT_MOST,
        Comparator.LESS_THAN,
    )


def _is_means(text: str, slot: Slot) -> bool:
    """以4个园区为载体."""
    before = text[max(0, slot.clause - 1) : slot.quantity.surface.start]
    if not _WITH.search(before):
        return False
    return _serves().search(text, slot.quantity.surface.end, slot.end) is not None


def _is_field(text: str, slot: Slot) -> bool:
    """在全省91个县中继续排名第一: among how many a place is ranked."""
    start, end = slot.quantity.surface.start, slot.quantity.surface.end
    if _PLACED.search(text, slot.clause, start) and _PLACE.match(text, end, slot.end):
        return True
    among = _AMONG.search(text, slot.clause, start) is not None and "中" in text[end : slot.end]
    return among and (text[start - 1] != "在" or _RANKED.search(text, end, slot.end) is not None)


def _is_in_list(
    text: str, slot: Slot, left: Name | None, right: Counted | None, following: Slot | None
) -> bool:
    """The 3万吨 of A公司3万吨铝合金棒等20个项目 is part of a name."""
    if slot.quantity.kind not in (UnitKind.MEASURE, UnitKind.EXTENT) or right is None or following is None:
        return False
    if following.clause != slot.clause or (left is not None and (left.verb or left.carrier)):
        return False
    return _LISTED.search(text, slot.quantity.surface.end, following.quantity.surface.start) is not None
