"""Figures that stand before what they count: 建成6个健康村镇, 26家企业通过评定, 19个部门25个事项入驻."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import PEOPLE
from kg.facts.figures.leads import skip_lead
from kg.facts.figures.lists import lists
from kg.facts.figures.words import headed, words
from kg.values.change import DOWN, UP
from kg.values.units import UnitKind

_GROWN = re.compile(rf"(?:同比|比上年)?(?:{'|'.join((*UP, *DOWN))})[了约]?$")
# 40项指标中: of which others are told next.
_AMONG = re.compile(r"(?<![初高集])[之当]?中(?:$|(?=[不未已]))")
_LINK_END = re.compile(r"(?:、|和|(?<!参)与|及|以及|(?<![公中])共)$")
_IN = re.compile(r"(?:在[^,;在]*?(?:等|领域|方面|范围内?|中|上|内)[^,;的]{0,4}的?)")
_CARRIER = re.compile("完成|实现|达成|获")
_ENTERS = re.compile("得到|受到|达到|进入|步入|登上|升级为|升格为")
# What a sum is said to have passed: 突破500亿元大关.
_MARK = re.compile("大关|关口|台阶|门槛")
CARRIERS = ("完成", "实现", "进行", "开展", "达到")
CARRIED = frozenset({"", *CARRIERS})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a counted noun does: its verb and the words after it."""

    verb: tuple[int, int]
    rest: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun to the right of a figure, its predicate, and where the words for the next figure begin."""

    noun: tuple[int, int]
    predicate: Predicate | None
    next: int
    shared: tuple[int, int] | None = None


# 1条日处理能力为100吨的生产线: how large what is counted is, before it.
_SIZE_OF = re.compile(
    r"(?P<size>[^、,;。的和\d]{2,8}?)(?:为|达到|达|约)?[\d.]+[万亿千百]?[^\d、,;。的和]{1,4}的(?P<noun>[^、,;。的\d]{2,16})(?=$|[、,;。])"
)


def counted(text: str, slot: Slot) -> Counted | None:
    """The noun right after a figure; None where the words there belong to something else."""
    start, stop = slot.quantity.surface.end, slot.right
    while start < stop and text[start] == " ":
        start += 1
    start += text.startswith("的", start) and start + 1 < stop
    if start >= stop or text[start] in "、和与及,;。:)(以/" or _MARK.match(text, start, stop):
        return None
    sized = _SIZE_OF.match(text, start, slot.end) if slot.right < slot.end else None
    if sized is not None and headed(text, *sized.span("size")):
        return Counted(sized.span("noun"), None, start)
    opens = words().after_noun.match(text, start, stop)
    grounds = measured_grounds().match(text, start, stop) if slot.right < slot.end and opens is None else None
    if grounds is not None:
        return Counted((start, grounds.end()), None, grounds.end())
    told = _told_of(text, start, stop)
    if told == start and opens is not None:
        return _deed_alone(text, slot, start, stop)
    end = _end_of_noun(text, slot, told, stop)
    alone = _member(text, slot, told, end)
    if alone is not None:
        return Counted((start, alone), None, alone)
    if slot.right < slot.end:
        ahead = _before_statistic(text, start, told, end)
        if ahead is not None:
            return ahead
        end = _before_verb(text, start, stop) if end >= stop else end
    return _noun_and_deed(text, slot, start, end)


def _deed_alone(text: str, slot: Slot, start: int, stop: int) -> Counted | None:
    """1.97万人|脱贫, 60%以上|完成整治: those counted are told by what they did alone."""
    first = skip_lead(text, start, stop)
    verb = words().verb if first > start else words().strong
    deed = (
        verb.match(text, first, stop) or _CARRIER.match(text, first, stop) or _ENTERS.match(text, first, stop)
    )
    does = (slot.quantity.base_unit in PEOPLE or _is_part(text, slot)) and deed
    return Counted((start, start), _predicate(text, start, stop), stop) if does else None


def _end_of_noun(text: str, slot: Slot, told: int, stop: int) -> int:
    end = _noun_end(text, told, stop)
    if _SERVED.search(text, slot.left, slot.quantity.surface.start) and slot.quantity.kind is UnitKind.COUNT:
        end = _before_service(text, told, end)
    fares = _fares().search(text, told + 1, end)
    return fares.start() if fares else end


def _noun_and_deed(text: str, slot: Slot, start: int, end: int) -> Counted:
    """The noun up to its end, with its predicate where that does not carry the next figure."""
    stop, within = slot.right, slot.right < slot.end
    ahead = _link_to_statistic(text, end, stop) if within else None
    if ahead is not None and ahead > end:  # 15位农民得到救助、报销额达到|3万元
        return Counted((start, tail_of(text, start, end)), _predicate(text, end, ahead), ahead)
    bare = end >= stop or not text[end:stop].strip(" 有为达到共占是分别如下")
    predicate = None if bare else _predicate(text, end, stop)
    if predicate and within and text[slice(*predicate.verb)] in CARRIED:
        if _is_their_own(text, predicate):
            return Counted((start, tail_of(text, start, end)), None, start)
        predicate = None
    link = _LINK_END.search(text, start, end)
    stop = link.start() if link else end
    return Counted((start, tail_of(text, start, stop)), predicate, stop)


def _is_their_own(text: str, predicate: Predicate) -> bool:
    """10户企业实现产值22亿元: the next figure is of the firms counted."""
    done = text[slice(*predicate.verb)] in ("实现", "创造")
    return done and headed(text, *predicate.rest)


def _is_part(text: str, slot: Slot) -> bool:
    """60%以上完成整治: the part of those told before that did it, at the head of its clause."""
    start = slot.quantity.span.start
    return slot.quantity.kind is UnitKind.RATIO and slot.first and not text[slot.clause : start].strip()


def _member(text: str, slot: Slot, start: int, end: int) -> int | None:
    """Where the noun ends of a count that stands inside a list: 甲工程、3个亲水平台、乙景观带等项目."""
    before = text[slot.clause : slot.quantity.surface.start]
    if not slot.first or not before.endswith("、"):
        return None
    link = _LINKED.search(text, start + 1, end)
    return link.start() if link and text.find("等", link.start(), end) >= 0 else None


def _link_to_statistic(text: str, start: int, end: int) -> int | None:
    """The last 、 or 和 with a statistic behind it."""
    link = max(text.rfind(mark, start + 1, end) for mark in "、和及")
    if _TIERS.match(text, link - 1):  # 9个市、县重点项目
        return None
    if link < 0 or text[start:link].count("(") != text[start:link].count(")"):
        return None
    tail = words().light_end.search(text, link + 1, end)
    return link if headed(text, link + 1, tail.start() if tail else end) else None


def _before_statistic(text: str, start: int, told: int, end: int) -> Counted | None:
    """The noun before the statistic of the next figure: 5支基金、总规模达|13亿元, 企业的纳税额增长|3%."""
    link = _link_to_statistic(text, told, end)
    if link is not None:
        return Counted((start, link), None, link)
    of = _statistic(text, start, end)
    if of is not None:
        return Counted((start, of), None, start)
    rate = _RATE_OF.search(text, start + 1, end)
    return None if rate is None else Counted((start, rate.start()), None, rate.end())


_LINKED = re.compile("[、和及]")
_TIERS = re.compile("[国省市区州](?:家级|级)?[、和及][省市区县州乡镇]")


@cache
def _fares() -> re.Pattern[str]:
    """What becomes of things counted, though the verb is as often a noun, or when: 20个重点项目|开工建设."""
    how = "(?:提前|全部|顺利|集中|陆续|相继|已|如期|正式|成功)*"
    noun = "率|额|仪式|活动|面积|投资|情况|总|大会"
    when = "(?:今年|去年|上半年|下半年|[一二三四]季度|前三季度|全年)"
    return re.compile(f"(?<=项目|工程|企业)(?:{how}(?=(?:{lists().fares.pattern})(?!{noun}))|(?={when}))")


@cache
def measured_grounds() -> re.Pattern[str]:
    """沿淮40万亩|优质小麦生产带: grounds right behind what they measure, wherever they lie."""
    return re.compile(f"[^、,;。的了]{{2,8}}?(?:{lists().grounds.pattern})(?=[、和及与,;。]|以及|$)")


# The next figure's statistic behind the things counted: 11个项目|完成率达100%, 30个项目中|在建项目数为20个.
_RATE_OF = re.compile(
    "(?<=项目|工程|企业|单位)"
    "(?:中(?=[^、,;的]{2,8}数[为达是有]?$)|(?=[^、,;的]{2,3}率(?:均|都)?(?:达到|达|为|超过)?$))"
)


@cache
def _state() -> re.Pattern[str]:
    """What tells of the things counted how far they are: 12个新引进项目, 3个新建项目."""
    return re.compile(f"(?:计划)?新(?:{lists().newly.pattern})|续建")


def _told_of(text: str, start: int, stop: int) -> int:
    """Where the noun begins behind a verb that tells of it; the start itself where none does."""
    state = _state().match(text, start, stop)
    if state is None or state.end() + 2 > stop or words().after_noun.match(text, state.end(), stop):
        return start
    end = _noun_end(text, state.end(), stop)
    return start if end < state.end() + 2 or headed(text, start, end) else state.end()


_TIER_END = re.compile(r"[^、,;]{1,6}?(?:级|类|型|属)(?!以上)")


def sharing(text: str, found: Counted, later: Counted | None) -> Counted:
    """6个盟级、42个旗级重点项目: a tier alone counts the same things as the figure after it."""
    tier = words().modifier.search(text, *found.noun)
    own = None if later is None else _TIER_END.match(text, *later.noun)
    if tier is None or own is None or later is None or own.end() >= later.noun[1]:
        return found
    return replace(found, shared=(own.end(), later.noun[1]))


# 75家龙头企业|年销售收入18亿元, 10户企业|实现产值22亿元
_OWN_STATISTIC = re.compile(
    "(?<=企业|项目|单位|园区|农户|公司|机构|医院|学校)(?:年(?!级)|实现|创造)[^、,;的和及数]{2,8}$"
)

# 78户规模企业|工业增加值完成3亿元, 12个项目|总投资5亿元
_OF_THEM = re.compile(
    "(?<=..)(?:计划|概算|协议|合同)?总投资$|(?<=企业|项目|单位|园区|公司)(?=工业|增加值|总?产值|总投资|营业收入|主营业务|营收|税收|纳税|利税|利润|年?产值|销售)"
    "[^、,;的和及数]{2,10}$"
)


def _statistic(text: str, start: int, end: int) -> int | None:
    """Where 的 stands in 企业的纳税额增长, the statistic of the next figure and not what this one counts."""
    grown = _GROWN.search(text, start, end)
    stop = grown.start() if grown else end
    of = text.find("的", start + 1, end)
    if of > 0 and headed(text, of + 1, stop):
        return of
    own = _OWN_STATISTIC.search(text, start + 1, stop)
    if own is None:
        own = _OF_THEM.search(text, start + 1, stop)
    return own.start() if own and headed(text, own.start(), stop) else None


def _before_verb(text: str, start: int, stop: int) -> int:
    """The noun's end where the verb of the next figure follows it: 为345家企业授信45.5亿元."""
    for match in words().verb.finditer(text, start + 2, stop):
        if match.end() == stop:
            return match.start()
    return stop


# 为13个中心|配置专业社工, 为2万名学生|免费开展培训
_SERVED = re.compile("[为给]$")
_SERVICE = re.compile("(?:免费|统一|分别|集中|上门|独立|全部)+$")


def _before_service(text: str, start: int, end: int) -> int:
    """Where what is done for those counted begins, though its verb is as often a noun."""
    deed = words().verb.search(text, start + 2, end)
    if deed is not None and deed.end() < end and text[deed.start() - 1] not in "、和的":
        end = deed.start()
    free = _SERVICE.search(text, start + 2, end)
    return free.start() if free else end


def _noun_end(text: str, start: int, stop: int) -> int:
    """Up to the first verb, adverb or preposition after the noun."""
    lexicon = words()
    at = start + 1
    while at < stop:
        match = lexicon.after_noun.search(text, at, stop)
        if match is None:
            return stop
        inside = text[start : match.start()]
        if all(inside.count(mark) <= inside.count(end) for mark, end in ("“”", "《》", "()")):
            return match.start()
        at = match.end()
    return stop


def _predicate(text: str, start: int, stop: int) -> Predicate | None:
    """The verb after the noun, past adverbs and phrases like 按… or 在…."""
    lexicon = words()
    place = _IN.match(text, start, stop)
    start = place.end() if place and place.end() < stop else start
    first = skip_lead(text, start, stop)
    verb = lexicon.verb.match(text, first, stop) or _CARRIER.match(text, first, stop)
    verb = (
        verb
        or _ENTERS.match(text, first, stop)
        or lexicon.strong.search(text, start, stop)
        or lexicon.verb.search(text, start, stop)
    )
    if verb is None:
        return Predicate((first, first), (first, stop))
    end = verb.end()
    while end < stop and text[end] in "了过":
        end += 1
    return Predicate((verb.start(), verb.end()), (end, stop))


def tail_of(text: str, start: int, stop: int) -> int:
    """The end of the noun without 任务, 工作 and the like, where more than they is there."""
    among = _AMONG.search(text, start + 2, stop)
    stop = among.start() if among else stop
    match = words().tail.search(text, start, stop)
    return match.start() if match and match.start() > start + 1 else stop
