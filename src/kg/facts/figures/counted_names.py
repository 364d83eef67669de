"""The names of figures that stand before what they count: 建成健康村镇, 通过评定企业, 事项入驻."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.figures.clauses import Slot
from kg.facts.figures.counted import CARRIERS, Counted, Predicate, tail_of
from kg.facts.figures.naming import Name, Part
from kg.facts.figures.words import words
from kg.values.units import UnitKind

_ASIDE = re.compile(r"(?:为|对|向|与|给|由|、|和|及)\s*$")
_DATED = re.compile(r"(?<!\d)\d{1,2}年")
_FOR = re.compile(r"(?:为|对|向|与|给)\s*$")
# 加快85个项目落地建设: what is to become of them is no deed.
_URGED = re.compile(r"(?:加快|加速|力促|抓好)(?:[去今]年|[^,;、]{0,3}年度?)?的?$")
_LISTED = re.compile(r"等$|、")
# 某某总公司对下属|8个子公司: who does something to those counted is no part of what they are.
_ACTING = re.compile(
    "(?<=..)(?:对(?![口接外应照比])|由(?!于)|给(?![予排水])|把(?!关)|使(?!用)|让|向(?![阳导日]))[^、,]{0,6}$"
)
_AS = re.compile(r"作为|成为|列为|为")
# 完成年度投资计划: what was done is that it was done, and the plan no statistic.
_OF_PLAN = re.compile("完成[^,;]{0,8}(?:计划|任务|目标|指标)$")
# 22项实事工程全面完成目标任务: all of them did, so that the works are counted.
_WHOLLY = re.compile("全面|全部|均|都")
_LENDERS = ("figure.counted", "figure.counted-noun", "figure.counted-deed")


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
    left = _nearest_deed(text, left, start)
    governed = left is not None and _words_of(text, left.verb) in words().governing
    left, predicate = _told_by(text, slot, left, predicate)
    serves = None if governed else _FOR.search(text, slot.left, start)
    if serves is not None:
        left = Name((), owner=(slot.left, serves.start())) if serves.start() > slot.left else None
    found = _towards(text, found) if _FOR.search(text, slot.clause, start) else found
    modifier = () if _ASIDE.search(text, slot.left, start) else _modifier(text, left)
    shared: tuple[Part, ...] = () if found.shared is None else (found.shared,)
    noun = (*modifier, *_noun(text, found.noun), *shared)
    verb = left.verb if left and _words_of(text, left.verb) not in words().having else ()
    owner = left.owner if left else None
    if left is not None and left.after and not verb:
        verb, owner, noun = left.after, _owner(left), _noun(text, found.noun)
    elif left is not None and left.carrier and not verb:
        owner = _owner(left) or owner
        noun, verb = _noun(text, found.noun), (left.carrier,)
    if verb and predicate is None:
        others = (noun, *without_act(text, noun))
        return Name(noun, verb=verb, owner=owner, rule="figure.counted", others=others)
    if verb and predicate is not None:
        return replace(_both(text, verb, noun, predicate), owner=owner)
    if predicate is None:
        return Name(noun, owner=owner, rule="figure.counted-noun", others=_acted_on(text, noun))
    if _URGED.search(text, slot.left, start):
        deed = _rest(text, predicate)
        return Name(noun, rule="figure.counted-noun", others=((*noun, *deed), (*deed, *noun)))
    name = _subject(text, noun, predicate, is_share=slot.quantity.kind is UnitKind.RATIO)
    if modifier:
        plain: tuple[Part, ...] = (predicate.verb, *_noun(text, found.noun))
        alone = (modifier,) if found.noun[0] >= found.noun[1] else ()
        name = replace(name, others=(*name.others, *alone, plain))
    return replace(name, owner=owner) if owner is not None else name


def _told_by(
    text: str, slot: Slot, left: Name | None, predicate: Predicate | None
) -> tuple[Name | None, Predicate | None]:
    """列入计划的35个项目: a deed with 的 tells which are counted; it is not what the figure states."""
    if left is None or not left.verb or not text.endswith("的", 0, slot.quantity.surface.start):
        return left, predicate
    if predicate is not None and slot.right == slot.end:
        return None, predicate
    return replace(left, verb=(), noun=(*left.verb, *left.noun)), None


def _nearest_deed(text: str, left: Name | None, start: int) -> Name | None:
    """协调沿江路段增设350个泊位: what was done to those counted, and not what furthered it."""
    part = left.noun[-1] if left is not None and left.verb and left.noun else ""
    if left is None or isinstance(part, str) or part[1] != start:
        return left
    if _words_of(text, left.verb) in words().light_words:  # 完成省市交办14件积案
        return left
    deed = next(
        (each for each in words().strong.finditer(text, part[0] + 1, start) if each.end() == start), None
    )
    return (
        left if deed is None else replace(left, verb=(deed.span(),), noun=(), owner=(part[0], deed.start()))
    )


def _towards(text: str, found: Counted) -> Counted:
    """对40户企业的扶持力度: the firms are counted."""
    of = text.find("的", *found.noun)
    return replace(found, noun=(found.noun[0], of)) if of > found.noun[0] + 1 else found


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
    if not _words_of(text, noun) and said not in CARRIERS:
        return Name((), verb=(*verb, *what), rule="figure.counted-subject", others=(what,))
    if _AS.fullmatch(text[slice(*predicate.verb)]):
        return Name((predicate.rest,), verb=verb, rule="figure.counted", others=((predicate.rest,),))
    if said in CARRIERS:
        return Name(noun, after=what, rule="figure.counted-deed", others=((*verb, *noun, *what),))
    if said in words().governing:
        return Name((*noun, *what), verb=verb, rule="figure.counted", others=((*noun, *what),))
    named: tuple[tuple[Part, ...], ...] = (noun, (*verb, *noun, *what), *_participle(text, noun, predicate))
    return Name(noun, verb=verb, rule="figure.counted", others=named)


def _subject(text: str, noun: tuple[Part, ...], predicate: Predicate, *, is_share: bool) -> Name:
    """26家企业通过评定: 通过评定企业; 8个项目顺利交付: 项目交付; 90%的村通了车: 村通了车."""
    whole = _rest(text, predicate)
    verb, rest = predicate.verb, predicate.rest
    done = _OF_PLAN.search(text, verb[0], rest[1]) is not None and _WHOLLY.search(text, verb[0] - 8, rest[1])
    if done or words().running.match(text, verb[0], rest[1]) or words().running.match(text, *rest):
        others = ((*whole, *noun), (*noun, *whole), *without_act(text, noun))
        return Name(noun, rule="figure.counted-noun", others=others)
    if is_share or rest[0] >= rest[1] or verb[0] == verb[1] or _carries(text, predicate):
        full = (verb, (rest[0], tail_of(text, *rest)), *noun)
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


def _acted_on(text: str, noun: tuple[Part, ...]) -> tuple[tuple[Part, ...], ...]:
    """小学 and 改扩建小学 for 小学改扩建: what was dealt with, without what is done to it and behind that."""
    bare = without_act(text, noun)
    if not bare or isinstance(noun[-1], str) or isinstance(bare[0][-1], str):
        return ()
    act = bare[0][-1][1], noun[-1][1]
    return (bare[0], (act, *bare[0]))


def _participle(text: str, noun: tuple[Part, ...], predicate: Predicate) -> tuple[tuple[Part, ...], ...]:
    """入驻企业 for the firms that 入驻产业园."""
    said = text[slice(*predicate.verb)].startswith(tuple(words().participles))
    return ((predicate.verb, *noun),) if noun and said else ()


def _carries(text: str, predicate: Predicate) -> bool:
    """Whether the verb says no more than that it was done; who 达到标准 has come up to something."""
    if text.endswith(("标准", "要求", "条件"), *predicate.rest):
        return False
    return text[slice(*predicate.verb)] in CARRIERS


def _rest(text: str, predicate: Predicate) -> tuple[Part, ...]:
    """Verb and object as one, without a verb that only carries (实现入库共享 → 入库共享)."""
    start, stop = predicate.verb[0], predicate.rest[1]
    if _OF_PLAN.search(text, start, stop):
        return ((start, stop),)
    if _carries(text, predicate) and predicate.rest[0] < predicate.rest[1]:
        start = predicate.rest[0]
    start = start if start < stop else predicate.verb[0]
    dated = _DATED.search(text, start, stop)
    stop = tail_of(text, start, dated.start() if dated and dated.start() > start else stop)
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
        if (
            _LISTED.search(words_there)
            or _ACTING.search(words_there)
            or words_there.endswith(("一批", "两个", "三个"))
        ):
            continue
        parts.append(part)
    return tuple(parts)
