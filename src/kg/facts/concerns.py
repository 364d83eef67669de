"""What a paper, measure or event is about: the place or industry its name opens with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.facts.called import industries_in
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.places import Surroundings, names_division
from kg.text import Span
from kg.values.place import short_name
from kg.vocabulary import EntityClass, Relation

ABOUT = frozenset({EntityClass.POLICY_DOCUMENT})
TOPICS = frozenset({EntityClass.PLACE, EntityClass.INDUSTRY, EntityClass.PARK, EntityClass.PROJECT})


def concerns(
    scenes: Iterable[Scene], around: Surroundings, fields: Iterable[Mention] = ()
) -> Iterator[RelationFact]:
    """A concerns for each paper whose title holds the name of a thing known from elsewhere, or of a place.

    `fields` are the industries that heads name.
    """
    scenes = tuple(scenes)
    topics = _topics(scenes) | {field.label: field.kind for field in fields}
    areas = _areas(scenes)
    for scene in scenes:
        for mention in scene.mentions.values():
            if mention.kind not in ABOUT or len(mention.spans) > 2:
                continue
            paper = mention.kind is EntityClass.POLICY_DOCUMENT
            found = [
                each
                for each in _inside(mention.label, topics, around if paper else None)
                if not _is_issuers(mention.label, each)
            ]
            if all(kind is not EntityClass.INDUSTRY for _, kind in found):
                found += [(label, EntityClass.INDUSTRY) for label in industries_in(mention.label)]
            inside = [_topic(mention, label, kind) for label, kind in found]
            for topic in (*inside, _area(mention.label, areas)):
                if topic is not None:
                    yield RelationFact(
                        mention, Relation.CONCERNS, topic, Evidence(mention.spans, "concerns.title")
                    )


def _is_issuers(title: str, topic: tuple[str, EntityClass]) -> bool:
    """某县项目攻坚行动方案 is the county's own; only plans of its ground, and agreements, are about it."""
    label, kind = topic
    whole = kind is EntityClass.PLACE and title.startswith(label) and COUNTY.search(label) is not None
    return whole and names_division(label) and OF_PLACES.search(title) is None


COUNTY = re.compile("[省市县区旗州]$")
OF_PLACES = re.compile("总体规划|总规|空间规划|城市设计|城市规划|城乡规划|协议|合作")


def _topic(mention: Mention, label: str, kind: EntityClass) -> Mention | None:
    """The mention of the topic inside the title's own words."""
    for wanted in (label, short_name(label)):
        for span, text in _parts(mention):
            at = text.find(wanted)
            if at >= 0:
                start = span.start + at
                return Mention(wanted, kind, (Span(start, start + len(wanted)),), "concerns.title")
    return None


@cache
def _by_kind() -> re.Pattern[str]:
    """What a report calls its one new town or zone by, once named in full, at the front of a title."""
    return re.compile(f"(?:{word_lists().area_kinds.pattern})(?=.{{3}})")


@cache
def _in_full() -> re.Pattern[str]:
    """A new town or zone by its own name at the front of a title."""
    return re.compile(f"[^“”()、和与及]{{2,6}}?(?:{word_lists().title_areas.pattern})(?=.{{2}})")


def _areas(scenes: Iterable[Scene]) -> dict[str, Mention]:
    """Where each place and park first stands, those at the front of papers' titles among them."""
    found: dict[str, Mention] = {}
    for scene in scenes:
        for mention in scene.mentions.values():
            front = _in_full().match(mention.label) if mention.kind in ABOUT else None
            if mention.kind in AREAS:
                found.setdefault(mention.label, mention)
            elif front is not None:
                span = Span(mention.span.start, mention.span.start + front.end())
                found.setdefault(
                    front.group(), Mention(front.group(), EntityClass.PLACE, (span,), "concerns.title")
                )
    return found


def _area(title: str, areas: dict[str, Mention]) -> Mention | None:
    """新城道路管理导则 in a report of one 某某新城: the short name at the front of a title."""
    match = _by_kind().match(title)
    whole = [area for area in areas if match and area.endswith(match.group())]
    return areas[whole[0]] if len(whole) == 1 else None


AREAS = frozenset({EntityClass.PLACE, EntityClass.PARK})


def _parts(mention: Mention) -> Iterator[tuple[Span, str]]:
    at = 0
    for span in mention.spans:
        yield span, mention.label[at : at + len(span)]
        at += len(span)


def _topics(scenes: Iterable[Scene]) -> dict[str, EntityClass]:
    found: dict[str, EntityClass] = {}
    for scene in scenes:
        for mention in scene.mentions.values():
            if mention.kind in TOPICS and len(mention.label) >= 3:
                found.setdefault(mention.label, mention.kind)
    return found


def _inside(
    title: str, topics: dict[str, EntityClass], around: Surroundings | None
) -> list[tuple[str, EntityClass]]:
    """The longest known names in a title, none inside another; else the division it begins with."""
    hits = sorted(
        (label for label in topics if label in title and label != title),
        key=lambda label: (-len(label), label),
    )
    kept: list[str] = []
    for label in hits:
        if not any(label in other for other in kept):
            kept.append(label)
    front = _front(title, around) if around is not None else ""
    if front and not any(front in label for label in kept):
        return [(front, EntityClass.PLACE), *((label, topics[label]) for label in kept)]
    return [(label, topics[label]) for label in kept]


def _front(title: str, around: Surroundings) -> str:
    """A functional area (某新城) or a township of the region at the front of a title."""
    area = _in_full().match(title)
    if area is not None:
        return area.group()
    known = (name for name in (*_regions(), *around.townships) if title.startswith(name))
    return max(known, key=len, default="")


@cache
def _regions() -> tuple[str, ...]:
    """Regions known nationwide, in no division of their own: 长三角, 粤港澳大湾区."""
    return tuple(name for name, kind in load().known_names.items() if kind is EntityClass.PLACE)
