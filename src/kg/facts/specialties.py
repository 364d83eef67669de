"""What a park or firm is said to be for: 某园重点发展生物医药、医疗器械, 某公司主营轴承."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.facts.fields import is_narrow
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.vocabulary import EntityClass, Relation


def specialties(scenes: Iterable[Scene]) -> Iterator[tuple[int, RelationFact]]:
    """A servesIndustry, by passage, for each field that a clause says its subject is for."""
    for scene in scenes:
        for act in scene.acts:
            group = act.right or (_behind(scene, act.verb) if act.verb.text == SHAPING else None)
            if act.counted or group is None or act.left is group:
                continue
            for subject in scene.cast(act.left or scene.subject):
                if act.verb.text in _verbs_of(subject):
                    facts = _facts(scene, subject, act.verb, group)
                    yield from ((scene.passage.index, fact) for fact in facts)


def _behind(scene: Scene, verb: Chunk) -> Group | None:
    groups = (item for item in scene.items if isinstance(item, Group))
    return next(
        (group for group in groups if scene.clause.chunks[group.first].span.start > verb.span.start), None
    )


def _verbs_of(subject: Mention) -> frozenset[str]:
    if subject.kind is EntityClass.PARK:
        return word_lists().developing | word_lists().dealing
    deals = subject.kind in (EntityClass.ENTERPRISE, EntityClass.PROJECT)
    return word_lists().dealing if deals else frozenset()


def _named(scene: Scene, verb: Chunk, group: Group) -> Iterator[Mention]:
    """What the verb takes; 形成 also takes lists behind 以 (形成以甲、乙为主导的产业格局)."""
    behind = (item for item in scene.items if isinstance(item, Group) and item.first >= group.first)
    for each in behind if verb.text == SHAPING else (group,):
        yield from scene.cast(each)


SHAPING = "形成"


def _facts(scene: Scene, subject: Mention, verb: Chunk, group: Group) -> Iterator[RelationFact]:
    for field in _named(scene, verb, group):
        if field.kind is EntityClass.INDUSTRY and is_narrow(field) and field.label not in subject.label:
            spans = tuple(sorted({*subject.spans, verb.span, *field.spans}))
            yield RelationFact(
                subject, Relation.SERVES_INDUSTRY, field, Evidence(spans, "industry.specialty")
            )
