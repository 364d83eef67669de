"""Figures that stand before what they count: 建成6个健康村镇, 26家企业通过评定, 19个部门25个事项入驻."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import PEOPLE
from kg.facts.figures.naming import Name, Part, skip_lead
from kg.facts.figures.words import headed, words
from kg.values.change import DOWN, UP
from kg.values.units import UnitKind

_GROWN = re.compile(rf"(?:同比|比上年)?(?:{'|'.join((*UP, *DOWN))})[了约]?$")
# 40项指标中: of which others are told next.
_AMONG = re.compile(r"(?<![初高集])[之当]?中$")
_LINK_END = re.compile(r"(?:、|和|与|及|以及|(?<![公中])共)$")
_ASIDE = re.compile(r"(?:为|对|向|与|给|由|、|和|及)\s*$")
_DATED = re.compile(r"(?<!\d)\d{1,2}年")
_FOR = re.compile(r"(?:为|对|向|与|给)\s*$")
_LISTED = re.compile(r"等$|、")
_IN = re.compile(r"(?:在[^,;在]*?(?:等|领域|方面|范围内?|中|上|内)[^,;的]{0,4}的?)")
_AS = re.compile(r"作为|成为|列为|为")
_CARRIER = re.compile("完成|实现|达成|获")
# What a sum is said to have passed: 突破500亿元大关.
_MARK = re.compile("大关|关口|台阶|门槛")
_LENDERS = ("figure.counted", "figure.counted-noun", "figure.counted-deed")
_CARRIERS = ("完成", "实现", "进行", "开展", "达到")


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


def counted(text: str, slot: Slot) -> Counted | None:
    """The noun right after a figure; None where the words there belong to something else."""
    start = slot.quantity.surface.end
    stop = slot.right
    while start < stop and text[start] == " ":
        start += 1
    if text.startswith("的", start) and start + 1 < stop:
        start += 1
    lexicon = words()
    told = _told_of(text, start, stop)
    if start >= stop or text[start] in "、和与及,;。:)(以/" or _MARK.match(text, start, stop):
        return None
    grounds = GROUNDS.match(text, start, stop) if slot.right < slot.end else None
    if grounds is not None and not lexicon.after_noun.match(text, start, stop):
        return Counted((start, grounds.end()), None, grounds.end())
    if told == start and lexicon.after_noun.match(text, start, stop):
        first = skip_lead(text, start, stop)
        verb = lexicon.verb if first > start else lexicon.strong
        deed = verb.match(text, first, stop) or _CARRIER.match(text, first, stop)
        does = slot.quantity.base_unit in PEOPLE and deed
        return Counted((start, start), _predicate(text, start, stop), stop) if does else None
    end = _noun_end(text, told, stop)
    fares = _FARES.search(text, told + 1, end)
    end = fares.start() if fares else end
    if end >= stop and slot.right < slot.end:
        end = _before_verb(text, start, stop)
    of = _statistic(text, start, end) if slot.right < slot.end else None
    if of is not None:
        return Counted((start, of), None, start)
    rate = _RATE_OF.search(text, start + 1, end) if slot.right < slot.end else None
    if rate is not None:
        return Counted((start, rate.start()), None, rate.end())
    bare = end >= stop or not text[end:stop].strip(" 有为达到共占")
    predicate = None if bare else _predicate(text, end, stop)
    within = slot.right < slot.end
    if predicate and within and text[slice(*predicate.verb)] in ("", *_CARRIERS):
        predicate = None
    link = _LINK_END.search(text, start, end)
    stop = link.start() if link else end
    return Counted((start, _tail(text, start, stop)), predicate, stop)


# What becomes of the things counted, though the verb is as often a noun: 20个重点项目|开工建设.
_FARES = re.compile(
    "(?<=项目|工程|企业)(?:提前|全部|顺利|集中|陆续|相继|已|如期|正式|成功)*"
    "(?=(?:开工|投产|竣工|投用|落地|签约|入库|落户|入驻|建成|完工|达产|复工|开复工)(?!率|额|仪式|活动|面积|投资|情况|总|大会))"
)
# 沿淮40万亩|优质小麦生产带: grounds right behind what they measure, wherever they lie.
GROUNDS = re.compile(
    "[^、,;。的了]{2,8}?(?:生产区|生产带|产业带|种植带|种植区|养殖区)(?=[、和及与,;。]|以及|$)"
)
# The next figure's statistic behind the things counted: 11个项目|完成率达100%, 30个项目中|在建项目数为20个.
_RATE_OF = re.compile(
    "(?<=项目|工程|企业|单位)"
    "(?:中(?=[^、,;的]{2,8}数[为达是有]?$)|(?=[^、,;的]{2,3}率(?:均|都)?(?:达到|达|为|超过)?$))"
)
# What tells of the things counted how far they are: 12个新引进项目, 3个新建项目.
_STATE = re.compile(
    "新(?:建|开工|引进|引入|招引|签约|投产|增|落地|入库|竣工|认定|培育|注册|入驻|改扩建|启动|上)|续建"
)


def _told_of(text: str, start: int, stop: int) -> int:
    """Where the noun begins behind a verb that tells of it; the start itself where none does."""
    state = _STATE.match(text, start, stop)
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


def _statistic(text: str, start: int, end: int) -> int | None:
    """Where 的 stands in 企业的纳税额增长, the statistic of the next figure and not what this one counts."""
    grown = _GROWN.search(text, start, end)
    of = text.find("的", start + 1, end)
    if of < 0 or not headed(text, of + 1, grown.start() if grown else end):
        return None
    return of


def _before_verb(text: str, start: int, stop: int) -> int:
    """The noun's end where the verb of the next figure follows it: 为345家企业授信45.5亿元."""
    for match in words().verb.finditer(text, start + 2, stop):
        if match.end() == stop:
            return match.start()
    return stop


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
    verb = verb or lexicon.strong.search(text, start, stop) or lexicon.verb.search(text, start, stop)
    if verb is None:
        return Predicate((start, start), (start, stop))
    end = verb.end()
    while end < stop and text[end] in "了过":
        end += 1
    return Predicate((verb.start(), verb.end()), (end, stop))


def _tail(text: str, start: int, stop: int) -> int:
    """The end of the noun without 任务, 工作 and the like, where more than they is there."""
    among = _AMONG.search(text, start + 2, stop)
    stop = among.start() if among else stop
    match = words().tail.search(text, start, stop)
    return match.start() if match and match.start() > start + 1 else stop


def counted_name(
    text: str,
    slot: Slot,
    found: Counted,
    predicate: Predicate | None,
    before: Name | None,
    left: Name | None,
) -> Name:
    """The name of what is counted to the right: with the verb before the figure or the predicate after."""
    start = slot.quantity.surface.start
    if left is None and slot.linked and before is not None and before.rule in _LENDERS:
        left = replace(before, noun=(), after=(), carrier=None)
    governed = left is not None and _words_of(text, left.verb) in words().governing
    serves = None if governed else _FOR.search(text, slot.left, start)
    if serves is not None:
        left = Name((), owner=(slot.left, serves.start())) if serves.start() > slot.left else None
    modifier = () if _ASIDE.search(text, slot.left, start) else _modifier(text, left)
    shared: tuple[Part, ...] = () if found.shared is None else (found.shared,)
    noun = (*modifier, *_noun(text, found.noun), *shared)
    verb = left.verb if left else ()
    owner = left.owner if left else None
    if left is not None and left.after and not verb:
        verb, owner, noun = left.after, _owner(left), _noun(text, found.noun)
    elif left is not None and left.carrier and not verb:
        owner = _owner(left) or owner
        noun, verb = _noun(text, found.noun), (left.carrier,)
    if verb and predicate is None:
        return Name(noun, verb=verb, owner=owner, rule="figure.counted", others=(noun,))
    if verb and predicate is not None:
        return replace(_both(text, verb, noun, predicate), owner=owner)
    if predicate is None:
        return Name(noun, owner=owner, rule="figure.counted-noun")
    name = _subject(text, noun, predicate, is_share=slot.quantity.kind is UnitKind.RATIO)
    if modifier:
        plain: tuple[Part, ...] = (predicate.verb, *_noun(text, found.noun))
        alone = (modifier,) if found.noun[0] >= found.noun[1] else ()
        name = replace(name, others=(*name.others, *alone, plain))
    return replace(name, owner=owner) if owner is not None else name


def _owner(left: Name) -> tuple[int, int] | None:
    """The subject of 完成, which the name leaves out."""
    part = left.noun[0] if left.noun else None
    return part if isinstance(part, tuple) else None


def _words_of(text: str, parts: tuple[Part, ...]) -> str:
    return "".join(part if isinstance(part, str) else text[slice(*part)] for part in parts)


def _both(text: str, verb: tuple[Part, ...], noun: tuple[Part, ...], predicate: Predicate) -> Name:
    """实现6个站点全面开工 counts stations started; 引进4家企业入驻 counts firms brought in."""
    said = _words_of(text, verb)
    what = _rest(text, predicate)
    if not _words_of(text, noun) and said not in _CARRIERS:
        return Name((), verb=(*verb, *what), rule="figure.counted-subject", others=(what,))
    if _AS.fullmatch(text[slice(*predicate.verb)]):
        return Name((predicate.rest,), verb=verb, rule="figure.counted", others=((predicate.rest,),))
    if said in _CARRIERS:
        return Name(noun, after=what, rule="figure.counted-deed", others=((*verb, *noun, *what),))
    if said in words().governing:
        return Name((*noun, *what), verb=verb, rule="figure.counted", others=((*noun, *what),))
    named: tuple[tuple[Part, ...], ...] = (noun, (*verb, *noun, *what), *_participle(text, noun, predicate))
    return Name(noun, verb=verb, rule="figure.counted", others=named)


def _subject(text: str, noun: tuple[Part, ...], predicate: Predicate, *, is_share: bool) -> Name:
    """26家企业通过评定: 通过评定企业; 8个项目顺利交付: 项目交付; 90%的村通了车: 村通了车."""
    whole = _rest(text, predicate)
    verb, rest = predicate.verb, predicate.rest
    if words().running.match(text, verb[0], rest[1]) or words().running.match(text, *rest):
        others = ((*whole, *noun), (*noun, *whole), *without_act(text, noun))
        return Name(noun, rule="figure.counted-noun", others=others)
    if is_share or rest[0] >= rest[1] or verb[0] == verb[1] or text[slice(*verb)] in _CARRIERS:
        full = (verb, (rest[0], _tail(text, *rest)), *noun)
        others = ((*whole, *noun), full, noun) if verb[0] < verb[1] else ((*whole, *noun), noun)
        return Name(noun, after=whole, rule="figure.counted-deed", others=others)
    if _words_of(text, whole).endswith(_words_of(text, noun)):
        return Name((), verb=whole, rule="figure.counted-subject", others=((*noun, *whole),))
    named = ((*noun, *whole), whole, *_participle(text, noun, predicate))
    return Name(noun, verb=whole, rule="figure.counted-subject", others=named)


def without_act(text: str, noun: tuple[Part, ...]) -> tuple[tuple[Part, ...], ...]:
    """企业 for 企业治理: what was dealt with, without what is done to it."""
    if not noun or isinstance(noun[-1], str):
        return ()
    start, stop = noun[-1]
    act = words().action.search(text, start, stop)
    return ((*noun[:-1], (start, act.start())),) if act and act.start() > start + 1 else ()


def _participle(text: str, noun: tuple[Part, ...], predicate: Predicate) -> tuple[tuple[Part, ...], ...]:
    """入驻企业 for the firms that 入驻产业园."""
    said = text[slice(*predicate.verb)].startswith(tuple(words().participles))
    return ((predicate.verb, *noun),) if noun and said else ()


def _rest(text: str, predicate: Predicate) -> tuple[Part, ...]:
    """Verb and object as one, without a verb that only carries (实现入库共享 → 入库共享)."""
    start, stop = predicate.verb[0], predicate.rest[1]
    if text[slice(*predicate.verb)] in _CARRIERS and predicate.rest[0] < predicate.rest[1]:
        start = predicate.rest[0]
    start = start if start < stop else predicate.verb[0]
    dated = _DATED.search(text, start, stop)
    stop = _tail(text, start, dated.start() if dated and dated.start() > start else stop)
    while stop > start and text[stop - 1] in " ,、的了":
        stop -= 1
    return ((start, stop),) if start < stop else ()


# What is listed behind the thing counted is not counted: 10个区域、拆违等15大行动, 1.9万亩农田和一批养殖场.
_AND_MORE = re.compile(r"、[^、,;]{1,8}等\d|和(?=\d)|[和及、](?:一批|一系列|若干|多个|各类)")


def _noun(text: str, span: tuple[int, int]) -> tuple[Part, ...]:
    """The noun without what it only lists (烟感、井盖等设备 → 设备) and without phrases like 在…的."""
    start, stop = span
    more = _AND_MORE.search(text, start + 2, stop)
    stop = more.start() if more else stop
    listed = text.rfind("等", start, stop)
    if (
        listed > start
        and "、" in text[start:listed]
        and listed + 1 < stop
        and text[listed - 1] not in "高中初平同均"
    ):
        start = listed + 1
    inner = text.find("的", start, stop)
    if start < inner < stop - 1:
        return ((start, inner), (inner + 1, stop))
    return ((start, stop),)


def _modifier(text: str, left: Name | None) -> tuple[Part, ...]:
    """Words between the verb and the figure that describe what is counted, where they are no list."""
    if left is None:
        return ()
    parts = []
    for part in (*left.noun, *left.after):
        if isinstance(part, str):
            continue
        words_there = text[slice(*part)]
        if _LISTED.search(words_there) or words_there.endswith(("一批", "两个", "三个")):
            continue
        parts.append(part)
    return tuple(parts)
