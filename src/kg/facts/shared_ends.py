"""Names of a list that go on with the last one's words: 连淮、连宿高速, 某河、某江堤防加固工程."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.facts.word_lists import word_lists
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.places import names_division
from kg.mentions.specificity import Specificity
from kg.text import Span
from kg.values.place import gazetteer
from kg.vocabulary import EntityClass


def completed(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """连淮、连宿高速 are 连淮高速 and 连宿高速: names as short as the next one's share its last word."""
    if len(group.names) < 2:
        return {}
    found = _reworked(group, cast)
    following: Name | None = None
    for name in reversed(group.names):
        if name.suffix is not None:
            following = name if name.suffix.word in name_words().shared_ends else following
        elif following is not None and name not in cast and following in cast and _shares(name, following):
            word = following.suffix.word if following.suffix is not None else ""
            end = Span(following.core.end - len(word), following.core.end)
            found[name] = Mention(name.label + word, cast[following].kind, (name.span, end), "name.completed")
    shared = {**_of_areas(group, cast), **_of_zones(group, cast), **_of_waters(group, cast)}
    return {**found, **shared, **_of_own(group, cast)}


def _of_zones(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """甲、乙开发区 are two: counties by their short names share the last one's zone."""
    *others, last = group.names
    zone, word = cast.get(last), last.suffix.word if last.suffix is not None else ""
    if zone is None or zone.kind is not EntityClass.PARK or word not in name_words().zones:
        return {}
    if group.listing is not None or zone.label != last.label or len(last.tokens) < 2:
        return {}
    short = [last.label.removesuffix(word), *(name.label for name in others)]
    if any(
        len(each) != len("某县") or each[-1] in "县市区旗州" or not gazetteer().named(each) for each in short
    ):
        return {}
    rest = Span(zone.span.end - len(word), zone.span.end)
    return {
        name: Mention(name.label + word, zone.kind, (name.span, rest), "name.completed") for name in others
    }


def _of_own(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """市图书馆、游泳馆: a house of a kind, called by it alone, is whose the one before it is."""
    found: dict[Name, Mention] = {}
    owner: Name | None = None
    for name in group.names:
        if owner is not None and name.suffix is None and _is_house(name.label):
            label = owner.label[0] + name.label
            spans = (Span(owner.span.start, owner.span.start + 1), name.span)
            found[name] = Mention(label, cast[owner].kind, spans, "name.completed", (name.label,))
        else:
            own = name in cast and name.label[0] in OWN and name.label[1:] in load().suffixes
            owner = name if own and cast[name].kind in HOUSED else None
    return found


OWN = frozenset("省市县区镇乡")
HOUSED = frozenset({EntityClass.PROJECT, EntityClass.ORGANIZATION})


def _is_house(label: str) -> bool:
    """Whether words are the last word of a public house and nothing else."""
    suffix = load().suffixes.get(label)
    return (
        suffix is not None
        and suffix.kind in HOUSED
        and len(label) > 2
        and label.endswith(name_words().public)
    )


def _of_areas(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """甲地、乙地机场扩建工程 are two: counties before the last one's works share what stands behind it."""
    if not group.names[1:]:
        return {}
    *others, last = group.names
    first = last.tokens[0].text if len(last.tokens) > 1 else ""
    works = cast.get(last)
    if works is None or works.kind is not EntityClass.PROJECT or not names_division(first):
        return {}
    if group.listing is not None or not all(
        _is_area(name) and abs(len(name.label) - len(first)) <= 1 for name in others
    ):
        return {}
    rest = Span(last.tokens[1].span.start, works.spans[-1].end)
    label = works.label.removeprefix(first)
    return {
        name: Mention(name.label + label, works.kind, (name.span, rest), "name.completed") for name in others
    }


# 殷家河|堤防加固工程: a river and what is done to it.
WATER_WORKS = re.compile(r"[^、]{2,6}?[河江湖溪渠](?P<works>[^、]{2,}(?:工程|项目|治理|整治|加固|改造))")


def _of_waters(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """甲河、乙河堤防加固工程 are two: what is done to the last river of a list is done to each."""
    *others, last = group.names
    works = cast.get(last)
    match = WATER_WORKS.fullmatch(works.label) if works is not None else None
    if works is None or match is None or works.kind is not EntityClass.PROJECT or group.listing is not None:
        return {}
    if not all(name.suffix is not None and name.suffix.word in WATERS for name in others):
        return {}
    rest = Span(works.spans[-1].end - len(match["works"]), works.spans[-1].end)
    label = match["works"]
    return {
        name: Mention(name.label + label, works.kind, (name.span, rest), "name.completed") for name in others
    }


WATERS = frozenset("河江湖溪渠")


def _is_area(name: Name) -> bool:
    return len(name.tokens) == 1 and not name.phase and not name.trailing and names_division(name.label)


def _reworked(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """完成青年路、三里洞棚户区改造: what is done to a street is what is done to the next in its list."""
    found: dict[Name, Mention] = {}
    if group.counted:  # 某大道、某路北延等九个项目: each as it is called
        return found
    found = _of_quarters(group, cast)
    word, end = "", Span(0, 0)
    for name in reversed([name for name in group.names if name in cast and name.suffix is not None]):
        if name.suffix is not None and name.suffix.rule == "works":
            word = name.suffix.word
            end = Span(name.core.end - len(word), name.core.end)
        elif word and name.suffix is not None and name.suffix.word in name_words().streets and not name.phase:
            spans, label = (*cast[name].spans, end), name.label + word
            found[name] = Mention(label, EntityClass.PROJECT, spans, "name.completed", (name.label,))
        else:
            word = ""
    return found


def _of_quarters(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """某片区、某庄棚户区改造, 某溪两岸、某路沿线综合整治: each quarter of the list is worked on alike."""
    *others, last = group.names
    works, word = cast.get(last), last.suffix.word if last.suffix is not None else ""
    if works is None or works.kind is not EntityClass.PROJECT or group.listing is not None:
        return {}
    if word not in word_lists().quarter_works or not others or works.label != last.label:
        return {}
    rest = Span(last.core.end - len(word), last.core.end)
    return {
        name: Mention(name.label + word, works.kind, (name.span, rest), "name.completed", (name.label,))
        for name in others
        if _is_quarter(name) and (name not in cast or cast[name].kind is EntityClass.PLACE)
    }


LONGEST_QUARTER = 6


def _is_quarter(name: Name) -> bool:
    """Whether a name may be a quarter's, or one side of something: 某片区, 某庄, 某溪两岸."""
    if name.phase or name.title or not 2 <= len(name.label) <= LONGEST_QUARTER or not name.label.isalnum():
        return False
    quarter = name.suffix is None or name.suffix.word in word_lists().quarters
    return quarter and name.specificity is Specificity.PROPER


def _shares(name: Name, following: Name) -> bool:
    """Whether a name without a last word is as short as the other before its own."""
    if following.suffix is None or name.phase or name.title:
        return False
    front = len(following.core) - len(following.suffix.word)
    if name.label.endswith("区") and following.suffix.word in word_lists().towns:  # 甲区、乙镇 are both whole
        return False
    named = name.specificity is following.specificity is Specificity.PROPER
    alike = len(name.label) in ALIKE and abs(len(name.label) - front) <= 1
    alike = alike or ("至" in name.label[1:-1] and "至" in following.label)
    return named and alike and all(token.kind == "word" or token.text == "至" for token in name.tokens)


ALIKE = (2, 3)
