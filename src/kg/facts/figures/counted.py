"""Figures that stand before what they count: 建成6个健康村镇, 26家企业通过评定, 19个部门25个事项入驻."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.figures.clauses import Slot
from kg.facts.figures.naming import Name, Part, left_name, skip_lead
from kg.facts.figures.words import words

_LINK_END = re.compile(r"(?:、|和|与|及|以及)$")
_LISTED = re.compile(r"等$|、")
_IN = re.compile(r"(?:在[^,;在]*?(?:等|领域|方面|范围内?|中|上|内)[^,;的]{0,4}的?)")
_AS = re.compile(r"作为|成为|列为|为")
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
    end: int


def counted(text: str, slot: Slot) -> Counted | None:
    """The noun right after a figure; None where the words there belong to something else."""
    start = slot.quantity.surface.end
    stop = slot.right
    while start < stop and text[start] == " ":
        start += 1
    if text.startswith("的", start) and start + 1 < stop:
        start += 1
    lexicon = words()
    if start >= stop or text[start] in "、和与及,;。:)(以/" or lexicon.after_noun.match(text, start, stop):
        return None
    end = _noun_end(text, start, stop)
    predicate = None if end >= stop else _predicate(text, end, stop)
    link = _LINK_END.search(text, start, end)
    return Counted((start, _tail(text, start, link.start() if link else end)), predicate, stop if end >= stop else end)


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
    verb = lexicon.strong.search(text, start, stop) or lexicon.verb.search(text, start, stop)
    if verb is None:
        return Predicate((start, start), (start, stop))
    end = verb.end()
    while end < stop and text[end] in "了过":
        end += 1
    return Predicate((verb.start(), verb.end()), (end, stop))


def _tail(text: str, start: int, stop: int) -> int:
    """The end of the noun without 任务, 工作 and the like, where more than they is there."""
    match = words().tail.search(text, start, stop)
    return match.start() if match and match.start() > start + 1 else stop


def counted_name(text: str, slot: Slot, found: Counted, predicate: Predicate | None, before: Name | None) -> Name:
    """The name of what is counted to the right: with the verb before the figure, or the predicate after it."""
    left = left_name(text, slot.left, slot.quantity.surface.start)
    if left is None and slot.linked:
        left = before if before is not None and before.rule.startswith("figure.counted") and before.verb else None
    noun = (*_modifier(text, left), *_noun(text, found.noun))
    verb = left.verb if left else ()
    owner = left.owner if left else None
    if verb and predicate is None:
        return Name(noun, verb=verb, owner=owner, rule="figure.counted", others=(noun,))
    if verb and predicate is not None:
        return _both(text, verb, noun, predicate)
    if predicate is None:
        return Name(noun, owner=owner, rule="figure.counted-noun")
    return _subject(text, noun, predicate)


def _both(text: str, verb: tuple[Part, ...], noun: tuple[Part, ...], predicate: Predicate) -> Name:
    """实现6个站点全面开工 counts stations started; 引进4家企业入驻 counts firms brought in."""
    said = "".join(text[slice(*part)] if not isinstance(part, str) else part for part in verb)
    what = _rest(text, predicate)
    if _AS.fullmatch(text[slice(*predicate.verb)]):
        return Name(what, verb=verb, rule="figure.counted", others=(what,))
    if said in _CARRIERS:
        return Name(noun, after=what, rule="figure.counted-deed", others=((*verb, *noun, *what),))
    return Name(noun, verb=verb, rule="figure.counted", others=(noun, (*verb, *noun, *what)))


def _subject(text: str, noun: tuple[Part, ...], predicate: Predicate) -> Name:
    """26家企业通过评定: 通过评定企业; 8个项目顺利交付: 项目交付."""
    whole = _rest(text, predicate)
    verb, rest = predicate.verb, predicate.rest
    if rest[0] >= rest[1] or verb[0] == verb[1]:
        return Name(noun, after=whole, rule="figure.counted-deed", others=(noun,))
    return Name(noun, verb=whole, rule="figure.counted-subject", others=((*noun, *whole), whole))


def _rest(text: str, predicate: Predicate) -> tuple[Part, ...]:
    """Verb and object as one, without a verb that only carries (实现入库共享 → 入库共享)."""
    start, stop = predicate.verb[0], predicate.rest[1]
    if text[slice(*predicate.verb)] in _CARRIERS and predicate.rest[0] < predicate.rest[1]:
        start = predicate.rest[0]
        start = skip_lead(text, start, stop)
    start = start if start < stop else predicate.verb[0]
    stop = _tail(text, start, stop)
    while stop > start and text[stop - 1] in " ,、的了":
        stop -= 1
    return ((start, stop),) if start < stop else ()


def _noun(text: str, span: tuple[int, int]) -> tuple[Part, ...]:
    """The noun without what it only lists (烟感、井盖等感知设备 → 感知设备) and without phrases like 在…的."""
    start, stop = span
    listed = text.rfind("等", start, stop)
    if listed > start and "、" in text[start:listed] and listed + 1 < stop and text[listed - 1] not in "高中初平同均":
        start = listed + 1
    place = _IN.search(text, start, stop)
    if place and start < place.start() and place.end() < stop:
        return ((start, place.start()), (place.end(), stop))
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
