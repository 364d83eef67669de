"""What bare words refer to: 项目 to the thing just spoken of, 文创园 to the one such park that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.document.model import Document
from kg.facts.heads import head_of
from kg.facts.phases import whole_of
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.text import Span
from kg.values.numeral import PHASE
from kg.vocabulary import EntityClass

# The thing spoken of, where no other word names it.
SPOKEN_OF = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM, EntityClass.PARK})
AREAS = frozenset({EntityClass.PARK, EntityClass.PLACE})
TIERS = ("县", "市", "区")
# 项目一期: a phase of the thing.
PHASE_OF_THING = re.compile(rf"(?:项目|工程)({PHASE})(?:工程|项目)?")
# 2021年度某省开发区(综合考评): of a year, no name that 开发区 stands for.
DATED = re.compile(r"\d{4}年度?")
# A bare word so short refers to anything.
ENOUGH = 3
HEAD_LENGTH = 24


def referring(document: Document, scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The scenes with a mention for each bare word that refers to a thing named before it."""
    found: list[Scene] = []
    areas = _named(scenes)
    latest: tuple[int, Mention | None] = (-1, None)
    paragraph = -1
    parks: dict[str, Mention] = {}
    headed: Mention | None = None
    for scene in scenes:
        if scene.passage.paragraph != paragraph:
            parks = {}
        if scene.passage.index != latest[0]:
            headed = _headed(document, scene)
            goes_on = scene.passage.index == latest[0] + 1 and scene.passage.paragraph == paragraph
            latest = (scene.passage.index, headed or (latest[1] if goes_on else None))
            paragraph = scene.passage.paragraph
        added = dict(_things(scene, latest[1]))
        if scene.passage.bullet_head is None and headed is not None and scene.clause.span in headed.span:
            added.update((name, headed) for name in _only(scene) if name not in scene.mentions)
        added.update(_areas(scene, areas))
        added.update(_hosts(scene, parks))
        if added:
            scene = replace(scene, mentions={**scene.mentions, **added})
        for mention in scene.mentions.values():
            if mention.kind in SPOKEN_OF:
                latest = (scene.passage.index, mention)
        for mention in scene.mentions.values():
            park = mention if mention.kind is EntityClass.PARK else _run_by(mention)
            if park is not None:
                parks.setdefault(park.label, park)
        found.append(scene)
    return tuple(found)


def _headed(document: Document, scene: Scene) -> Mention | None:
    """What a bullet's head names: the bullet is about it."""
    head = head_of(document, scene.passage)
    if head is None or len(head) > HEAD_LENGTH:
        return None
    label = "".join(document.folded(head).split())
    if label in load().bare_heads or label in load().weak or len(label) < ENOUGH:
        return None
    return Mention(label, EntityClass.PROJECT, (head,), "reference.head")


def _things(scene: Scene, thing: Mention | None) -> Iterator[tuple[Name, Mention]]:
    """项目 or 一期工程 as the subject of a clause."""
    if thing is None:
        return
    subjects = _subjects(scene)
    counted = scene.counted | _counted_off(scene) if subjects else frozenset()
    for name in subjects:
        part = PHASE_OF_THING.fullmatch(name.label)
        if name.phase and name.label == name.phase and _plain(name.phase) in thing.label:
            # 某厂二期扩建工程,二期工程投资…
            yield name, Mention(thing.label, thing.kind, (name.span,), "reference.thing")
        elif part is not None:
            label, spans = thing.label + part.group(1), (*thing.spans, name.span)
            yield name, Mention(label, thing.kind, spans, "reference.phase")
        elif name.label in word_lists().whole:
            yield name, Mention(thing.label, thing.kind, (name.span,), "reference.thing")
        elif name in scene.mentions:
            continue
        elif name.label in name_words().ventures and not name.trailing and name not in counted:
            yield name, Mention(thing.label, thing.kind, (name.span,), "reference.thing")
        elif name.phase and name.label == name.phase and name not in scene.mentions:
            phase = _plain(name.phase)
            whole = whole_of(thing) or thing  # 一期…,二期…: both are of the whole
            spans = (*whole.spans, Span(name.span.start, name.span.start + len(phase)))
            yield name, Mention(whole.label + phase, whole.kind, spans, "reference.phase")


def _plain(phase: str) -> str:
    return phase.removesuffix("工程").removesuffix("项目")


def _only(scene: Scene) -> tuple[Name, ...]:
    """The name that is all of a clause."""
    items = scene.items
    return items[0].names[:1] if len(items) == 1 and isinstance(items[0], Group) else ()


def _counted_off(scene: Scene) -> frozenset[Name]:
    """三个项目投产: several are none of those named."""
    pairs = pairwise(scene.items)
    return frozenset(
        name
        for before, item in pairs
        if isinstance(item, Group) and isinstance(before, Chunk) and before.kind is ChunkKind.QUANTITY
        for name in item.names[:1]
    )


def _subjects(scene: Scene) -> list[Name]:
    # 新建项目促开工: which projects, and none spoken of; of 确保整个工程通车 it is the one.
    taken = [act.right for act in scene.acts if "doing" not in act.verb.groups]
    lefts = [act.left for act in scene.acts if act.left is not None and act.left not in taken]
    pointed = bool(scene.items) and isinstance(scene.items[0], Chunk) and scene.items[0].text in ("该", "此")
    first, by = (*scene.items[pointed : pointed + 2], None, None)[:2]
    if isinstance(first, Group) and isinstance(by, Chunk) and by.text == "由":
        lefts = [first]  # 项目由某集团开发建设
    return [name for group in lefts[:1] if len(group.names) == 1 for name in group.names]


def _areas(scene: Scene, areas: dict[str, list[Mention]]) -> Iterator[tuple[Name, Mention]]:
    """A bare 文创园 that stands as a whole name."""
    counted = scene.counted
    suffixes = load().suffixes
    for group in scene.groups:
        for name in group.names:
            suffix = suffixes.get(name.label)
            if _is_own_zone(name.label) and name not in scene.mentions and not name.trailing:
                yield name, Mention(name.label, EntityClass.PARK, (name.span,), "reference.alone")
            if (name in scene.mentions and suffix is None) or name in counted or name.trailing:
                continue
            if suffix is None or suffix.kind not in AREAS or len(name.label) < 2:
                continue
            fuller = areas.get(name.label, [])
            if len(fuller) == 1 and (len(name.label) >= ENOUGH or name.label == NEW_AREA):
                one = fuller[0]
                yield name, Mention(one.label, one.kind, (name.span,), "reference.area", (name.label,))
            elif (kind := _kind_alone(name.label)) and not fuller and name not in scene.mentions:
                yield name, Mention(name.label, kind, (name.span,), "reference.alone")


def _kind_alone(label: str) -> EntityClass | None:
    """The class of a bare word that names the one area of its kind that a county has."""
    if label in word_lists().zones:
        return EntityClass.PARK
    return EntityClass.PLACE if label == NEW_AREA else None


# So short a word, and yet a report speaks of one alone by it.
NEW_AREA = "新区"


def _is_own_zone(label: str) -> bool:
    """县高新区: the county's own, as reports call it."""
    return label.startswith(TIERS) and (label[1:] in word_lists().zones or label[1:] in word_lists().estates)


# What a park is called where the paragraph has named it.
BARE_PARK = re.compile(r"该?(?:产业|工业|科技)?园区?")


# Who runs a park is called by its name.
RUNNING = re.compile(r"(?<=..[园区])(?:管委会|管理委员会)$")


def _run_by(mention: Mention) -> Mention | None:
    """云栖产业园区管委会: the park that a body is the committee of."""
    told = RUNNING.search(mention.label) if mention.kind is EntityClass.ORGANIZATION else None
    label = mention.label[: told.start()] if told is not None else ""
    suffix = load().suffix_of(label) if label else None
    if suffix is None or suffix.kind is not EntityClass.PARK or len(mention.spans) != 1:
        return None
    span = Span(mention.span.start, mention.span.start + len(label))
    return Mention(label, EntityClass.PARK, (span,), "reference.host")


def _hosts(scene: Scene, parks: dict[str, Mention]) -> Iterator[tuple[Name, Mention]]:
    """甲、乙等企业入驻园区, 园区已入驻甲、乙: the one park that the paragraph has named hosts them."""
    for act in scene.acts if parks else ():
        if act.verb.text not in word_lists().arriving:
            continue
        for group in (act.left, act.right):
            name = group.names[0] if group is not None and len(group.names) == 1 else None
            if name is not None and name not in scene.mentions and BARE_PARK.fullmatch(name.label):
                park = _called(name.label, parks)
                if park is not None:
                    yield name, Mention(park.label, park.kind, (name.span,), "reference.host")


def _called(bare: str, parks: dict[str, Mention]) -> Mention | None:
    """Of several parks the one whose name ends as it is called: 园区 is 某产业园区, and no 某基地."""
    ends = ("园", "园区") if bare.endswith("园区") and len(bare) <= ENOUGH else (bare.lstrip("该"),)
    fitting = [park for park in parks.values() if len(parks) == 1 or park.label.endswith(ends)]
    return fitting[0] if len(fitting) == 1 else None


def _named(scenes: tuple[Scene, ...]) -> dict[str, list[Mention]]:
    """The parks and places that the report names, by each last word that may stand for them."""
    areas: dict[str, list[Mention]] = {}
    for scene in scenes:
        for mention in (*scene.mentions.values(), *scene.inner):
            whole = whole_of(mention) or mention
            if whole.kind in AREAS and DATED.match(whole.label) is None:
                _remember(areas, whole)
    return areas


def _remember(areas: dict[str, list[Mention]], mention: Mention) -> None:
    suffixes = load().suffixes
    for length in range(ENOUGH - 1, len(mention.label)):
        bare = mention.label[-length:]
        known = areas.setdefault(bare, []) if bare in suffixes else None
        if known is not None and all(other.label != mention.label for other in known):
            known.append(mention)
