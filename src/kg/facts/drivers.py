"""Firms named before the field that they drive: 依托甲、乙等企业,做强某产业; 以甲、乙为龙头的某产业."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from kg.facts.fields import field_named, fields_of, is_narrow
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.sectors import own_topic
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.vocabulary import EntityClass, Relation


def driven_industries(scenes: Iterable[Scene]) -> Iterator[tuple[int, RelationFact]]:
    """A servesIndustry, by passage, for each firm that the field of a clause, or of the next, rests on."""
    ordered, before = tuple(scenes), None
    for scene, following in zip_longest(ordered, ordered[1:]):
        for firm, led in (*_leading(scene), *_chained(scene)):
            evidence = Evidence(tuple(sorted({*firm.spans, *led.spans})), "industry.driven")
            yield scene.passage.index, RelationFact(firm, Relation.SERVES_INDUSTRY, led, evidence)
        found = _drivers(scene)
        field = _field(scene, following, found[0]) if found is not None else None
        if found is not None and field is None and before is not None and before.passage is scene.passage:
            field = _told_of(scene, before)
        before = scene
        if found is None or field is None:
            continue
        for firm in found[1]:
            evidence = Evidence(tuple(sorted({*firm.spans, *field.spans})), "industry.driven")
            yield scene.passage.index, RelationFact(firm, Relation.SERVES_INDUSTRY, field, evidence)


def _chained(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """形成了以甲为龙头的某业、以乙为龙头的某业: each firm with the fields right behind it."""
    if "以" not in scene.clause.words:
        return
    for by, group, tie, behind in zip(*(scene.items[at:] for at in range(4)), strict=False):
        led = isinstance(by, Chunk) and by.text == "以" and isinstance(group, Group) and group.led
        if not led or not isinstance(group, Group) or not isinstance(behind, Group):
            continue
        if isinstance(tie, Chunk) and tie.text == "的" and len(behind.names) == 1:
            field = field_named(scene, behind.names[0])
            if field is not None and is_narrow(field):
                firms = (each for each in scene.cast(group) if each.kind is EntityClass.ENTERPRISE)
                yield from ((firm, field) for firm in firms)


def _leading(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """某板块以甲、乙等企业为支柱: the firms that lead the field that the clause opens with."""
    if "以" not in scene.clause.words:
        return
    first, tie, group = (*scene.items[:3], None, None, None)[:3]
    if not isinstance(first, Group) or len(first.names) != 1 or not isinstance(group, Group):
        return
    if not isinstance(tie, Chunk) or tie.text != "以":
        return
    field = field_named(scene, first.names[0])
    if field is not None and is_narrow(field):
        yield from ((each, field) for each in scene.cast(group) if each.kind is EntityClass.ENTERPRISE)


def _told_of(scene: Scene, before: Scene) -> Mention | None:
    """第二类为风电装备产业,以甲、乙为代表: a clause of nothing but who leads what the one before named."""
    plain = [item for item in scene.items if isinstance(item, Group) or item.kind is not ChunkKind.ADVERB]
    named = fields_of(before) if len(plain) == ONLY_LEADERS else {}
    field = next(iter(named.values())) if len(named) == 1 else None
    return field if field is not None and is_narrow(field) else None


# 以, and the list.
ONLY_LEADERS = 2


def _field(scene: Scene, following: Scene | None, at: int) -> Mention | None:
    """The narrow field behind the firms in their clause, or what the next clause of the sentence is about."""
    if fields_of(scene):
        field = _behind(scene, at)
        return field if field is not None and is_narrow(field) else None
    if following is None or following.passage.index != scene.passage.index:
        return None
    return own_topic(following)


def _drivers(scene: Scene) -> tuple[int, tuple[Mention, ...]] | None:
    """The firms that a clause opens with, behind 依托 or 以…为龙头, and where their list stands in it."""
    items, words = scene.items, scene.clause.words
    if "以" not in words and words.isdisjoint(word_lists().resting):
        return None
    start = next(
        (at for at, item in enumerate(items) if isinstance(item, Group) or item.kind is not ChunkKind.ADVERB),
        len(items),
    )
    if len(items) < start + 2:
        return None
    lead, group = items[start], items[start + 1]
    if not isinstance(lead, Chunk) or not isinstance(group, Group):
        return None
    if lead.text not in word_lists().resting and not (lead.text == "以" and group.led):
        return None
    cast = scene.cast(group)
    firms = bool(cast) and all(mention.kind is EntityClass.ENTERPRISE for mention in cast)
    return (start + 1, cast) if firms and len(cast) == len(group.names) else None


def _behind(scene: Scene, at: int) -> Mention | None:
    """The one field that the clause names, where the next names behind the firms open with it."""
    named = fields_of(scene)
    group = next((item for item in scene.items[at + 1 :] if isinstance(item, Group)), None)
    if len(named) != 1 or group is None or len(group.names) != 1:
        return None
    field = next(iter(named.values()))
    return field if field.span.start == group.names[0].span.start else None
