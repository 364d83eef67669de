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
            if act.counted or act.right is None or act.left is act.right:
                continue
            for subject in scene.cast(act.left or scene.subject):
                if act.verb.text in _verbs_of(subject):
                    yield from (
                        (scene.passage.index, fact) for fact in _facts(scene, subject, act.verb, act.right)
                    )


def _verbs_of(subject: Mention) -> frozenset[str]:
    if subject.kind is EntityClass.PARK:
        return word_lists().developing | word_lists().dealing
    deals = subject.kind in (EntityClass.ENTERPRISE, EntityClass.PROJECT)
    return word_lists().dealing if deals else frozenset()


def _facts(scene: Scene, subject: Mention, verb: Chunk, group: Group) -> Iterator[RelationFact]:
    for field in scene.cast(group):
        if field.kind is EntityClass.INDUSTRY and is_narrow(field) and field.label not in subject.label:
            spans = tuple(sorted({*subject.spans, verb.span, *field.spans}))
            yield RelationFact(
                subject, Relation.SERVES_INDUSTRY, field, Evidence(spans, "industry.specialty")
            )
