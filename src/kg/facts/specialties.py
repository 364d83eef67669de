"""What a park or firm is said to be for: 某园重点发展生物医药, 某园以光电为主导产业, 某公司主营轴承."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.facts.fields import is_narrow
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass, Relation

# 形成 takes its fields behind 以 as well.
SHAPING = "形成"
# Projects that are parks by their last word.
PARKLIKE = re.compile(r"(?:园区?|基地|城|港|谷)(?:项目|工程)?$")
# A park spoken of by its kind alone.
BARE = re.compile(r"该?(?:产业|工业|科技)?(?:园区?|开发区|高新区|经开区)")


def specialties(scenes: Iterable[Scene]) -> Iterator[tuple[int, RelationFact]]:
    """A servesIndustry, by passage, for each field that a clause says its subject is for."""
    paragraph, park = -1, None
    for scene in scenes:
        if scene.passage.paragraph != paragraph:
            paragraph, park = scene.passage.paragraph, None
        for subject, verb, group in (*_developed(scene, park), *_led(scene, park)):
            yield from ((scene.passage.index, fact) for fact in _facts(scene, subject, verb, group))
        park = next((each for each in _opening(scene) if each.kind is EntityClass.PARK), park)


def _opening(scene: Scene) -> tuple[Mention, ...]:
    """What the first group of a clause names."""
    first = next((item for item in scene.items if isinstance(item, Group)), None)
    return scene.cast(first)


def _developed(scene: Scene, park: Mention | None) -> Iterator[tuple[Mention, Chunk, Group]]:
    for act in scene.acts:
        group = act.right or (_behind(scene, act.verb) if act.verb.text == SHAPING else None)
        if act.counted or group is None or act.left is group:
            continue
        if act.left is None and act.verb.text not in word_lists().living_on:
            continue
        for subject in _subjects(scene, act.left, park):
            if act.verb.text in _verbs_of(subject):
                yield subject, act.verb, group


def _led(scene: Scene, park: Mention | None) -> Iterator[tuple[Mention, Chunk, Group]]:
    """以光电、食品加工为主导产业, of the park that the clause or the one before it is about."""
    for number, item in enumerate(scene.items[:-1]):
        group = scene.items[number + 1]
        if not isinstance(item, Chunk) or item.text != "以" or not isinstance(group, Group):
            continue
        words = {chunk.text for chunk in scene.clause.chunks[group.first : group.last + 1]}
        if words & word_lists().leading and any(
            field.kind is EntityClass.INDUSTRY for field in scene.cast(group)
        ):
            before = scene.items[number - 1] if number else None
            left = before if isinstance(before, Group) else None
            for subject in _subjects(scene, left, park):
                if subject.kind is EntityClass.PARK:
                    yield subject, item, group


def _subjects(scene: Scene, left: Group | None, park: Mention | None) -> tuple[Mention, ...]:
    """What stands before the verb, what the sentence is about, or the paragraph's park (该园区已形成…)."""
    named = scene.cast(left)
    if named:
        return named
    if left is not None:
        bare = all(
            name.specificity is not Specificity.PROPER and BARE.fullmatch(name.label) for name in left.names
        )
        return (park,) if park is not None and bare and left.names else ()
    spoken = tuple(
        each for each in scene.cast(scene.subject) if each.kind in (EntityClass.PARK, EntityClass.PROJECT)
    )
    if spoken or scene.cast(scene.subject):
        return spoken or scene.cast(scene.subject)
    return (park,) if park is not None else ()


def _behind(scene: Scene, verb: Chunk) -> Group | None:
    groups = (item for item in scene.items if isinstance(item, Group))
    return next(
        (group for group in groups if scene.clause.chunks[group.first].span.start > verb.span.start), None
    )


def _verbs_of(subject: Mention) -> frozenset[str]:
    if subject.kind is EntityClass.PARK or (
        subject.kind is EntityClass.PROJECT and PARKLIKE.search(subject.label)
    ):
        return word_lists().developing | word_lists().dealing
    deals = subject.kind in (EntityClass.ENTERPRISE, EntityClass.PROJECT)
    return word_lists().dealing if deals else frozenset()


def _named(scene: Scene, verb: Chunk, group: Group) -> Iterator[Mention]:
    """What the verb takes; 形成 also takes lists behind 以 (形成以甲、乙为主导的产业格局)."""
    behind = (item for item in scene.items if isinstance(item, Group) and item.first >= group.first)
    for each in behind if verb.text == SHAPING else (group,):
        yield from scene.cast(each)


def _facts(scene: Scene, subject: Mention, verb: Chunk, group: Group) -> Iterator[RelationFact]:
    for field in _named(scene, verb, group):
        if field.kind is EntityClass.INDUSTRY and is_narrow(field) and field.label not in subject.label:
            spans = tuple(sorted({*subject.spans, verb.span, *field.spans}))
            yield RelationFact(
                subject, Relation.SERVES_INDUSTRY, field, Evidence(spans, "industry.specialty")
            )
