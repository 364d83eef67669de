"""Names put together from two places: 南翔、徐行等镇级总规 is 南翔镇级总规 and 徐行镇级总规."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Clause
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.text import Span
from kg.vocabulary import EntityClass


def composed(group: Group, mentions: Mapping[Name, Mention], clause: Clause) -> dict[Name, Mention]:
    """New mentions for names that the noun of their list, or the first name's own front, completes."""
    if group.listing is None:
        return {**_fronted(group, mentions), **_numbered(group, mentions)}
    found: dict[Name, Mention] = {}
    tail = _tail(group, clause)
    if group.listing.kind is EntityClass.POLICY_DOCUMENT and tail is not None:
        for name in group.names:
            mention = mentions.get(name)
            if mention is not None and mention.kind is EntityClass.PLACE:
                words = tail[1]
                label = mention.label + words
                found[name] = Mention(
                    label, EntityClass.POLICY_DOCUMENT, (name.span, tail[0]), "name.composed"
                )
    if group.listing.kind is EntityClass.PROJECT and tail is not None:
        found |= _works_at(group, mentions, *tail)
    if group.listing.word in word_lists().completing and tail is not None:
        noun = Span(tail[0].end - len(group.listing.word), tail[0].end)  # 等六色示范|场景
        for name in group.names:
            if name.suffix is None and not name.phase and name.label[:1] not in "“":
                label = name.label + group.listing.word
                found[name] = Mention(label, EntityClass.PLATFORM, (name.span, noun), "name.composed")
    return found


def _works_at(group: Group, mentions: Mapping[Name, Mention], where: Span, words: str) -> dict[Name, Mention]:
    """某路等道路拓宽工程, 某中学等12所学校操场改造工程: not the road is built but the works at it."""
    site = next((site for site in word_lists().site_nouns if words.startswith(site)), "")
    works = words.removeprefix(site)
    if not site or len(works) < ENOUGH_FOR_WORKS:
        return {}
    behind = Span(where.start + len(site), where.end)
    found: dict[Name, Mention] = {}
    for name in group.names:
        mention = mentions.get(name)
        if (
            mention is not None
            and name.suffix is not None
            and name.suffix.kind in SITES
            and not name.trailing
        ):
            label = mention.label + works
            found[name] = Mention(label, EntityClass.PROJECT, (name.span, behind), "name.composed")
    return found


ENOUGH_FOR_WORKS = 4
SITES = frozenset({EntityClass.PLACE, EntityClass.ORGANIZATION})


ORDINAL = re.compile(r"第[一二三四五六七八九十0-9]+")
SESSION = re.compile(r"[一二三四五六七八九十0-9]+(届.+)")


def _numbered(group: Group, mentions: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """第三、四届某节 are two: what follows 届 is said of both."""
    if len(group.names) != len(("第三", "四届某节")):
        return {}
    first, last = group.names
    session = SESSION.fullmatch(last.label)
    held = mentions.get(last)
    if (
        held is None
        or held.kind is not EntityClass.EVENT
        or session is None
        or not ORDINAL.fullmatch(first.label)
    ):
        return {}
    rest = Span(last.span.end - len(session.group(1)), last.span.end)
    sign = Span(first.span.start, first.span.start + 1)
    return {
        first: Mention(first.label + session.group(1), held.kind, (first.span, rest), "name.composed"),
        last: Mention(first.label[0] + last.label, held.kind, (sign, last.span), "name.composed"),
    }


def _tail(group: Group, clause: Clause) -> tuple[Span, str] | None:
    """Where the list noun stands, and the words of its chunk up to it."""
    if group.listing is None:
        return None
    last = clause.chunks[group.last]
    at = last.text.find(group.listing.word)
    if at < 0:
        return None
    end = at + len(group.listing.word)
    return Span(last.span.start, last.span.start + end), last.text[:end]


def _fronted(group: Group, mentions: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """某新城总体规划、城市设计和色彩规划: the first name's place stands before the others too."""
    if len(group.names) < 2:
        return {}
    papers = [
        name
        for name in group.names
        if name.suffix is not None and name.suffix.kind is EntityClass.POLICY_DOCUMENT
    ]
    if len(papers) < 2 or papers[0] is not group.names[0] or papers[0] not in mentions:
        return {}
    first = papers[0]
    front = _place_front(first)
    if front is None:
        return {}
    found: dict[Name, Mention] = {}
    for name in papers[1:]:
        if _place_front(name) is not None:  # 甲新城总体规划和乙新城总体规划
            continue
        label = front[1] + name.label
        found[name] = Mention(
            label, EntityClass.POLICY_DOCUMENT, (front[0], name.span), "name.composed", (name.label,)
        )
    return found


def _place_front(name: Name) -> tuple[Span, str] | None:
    """The words up to 新城, 新区 or 镇 at the front of a name."""
    taken = ""
    for token in name.tokens[:-1]:
        taken += token.text
        if taken.endswith(word_lists().areas):
            return Span(name.span.start, token.span.end), taken
    return None
