"""Who does it together: 与甲、乙共建某圈 makes 甲, 乙 and the report's own region partners, and ties each to 某圈."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.document.model import Document
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.names import Group
from kg.vocabulary import EntityClass, Relation

PARTIES = frozenset({EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.ENTERPRISE, EntityClass.PARK})
PARTNERING = frozenset({"partnering", "signed"})
WITH = frozenset({"与", "和", "同", "跟", "联合", "携手"})


def partners(document: Document, scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """Every partner relation the scenes state."""
    for scene in scenes:
        for at, item in enumerate(scene.items[:-1]):
            if isinstance(item, Chunk) and item.text in WITH and _opens(scene, at):
                yield from _joint(scene, at)


def _opens(scene: Scene, at: int) -> bool:
    """Whether 与 is a preposition here: nothing but adverbs before it, or a subject and then it."""
    item = scene.items[at]
    return (
        isinstance(item, Chunk)
        and isinstance(scene.items[at + 1], Group)
        and not (
            at > 0
            and isinstance(scene.items[at - 1], Group)
            and item.kind is ChunkKind.CONJUNCTION
            and at > 1
        )
    )


def _joint(scene: Scene, at: int) -> Iterator[RelationFact]:
    group = scene.items[at + 1]
    act = (
        next(
            (
                act
                for act in scene.acts
                if act.verb.span.start > scene.items[at].span.start and act.verb.groups & PARTNERING
            ),
            None,
        )
        if isinstance(scene.items[at], Chunk)
        else None
    )
    if act is None or not isinstance(group, Group):
        return
    parties = [mention for mention in scene.cast(group) if mention.kind in PARTIES]
    subject = scene.items[at - 1] if at > 0 else None
    own = [m for m in scene.cast(subject if isinstance(subject, Group) else None) if m.kind in PARTIES]
    built = (
        []
        if act.right is group
        else [m for m in scene.cast(act.right) if m.label not in {p.label for p in parties}]
    )
    pairs = [(thing, party) for party in parties for thing in (*own, *built)]
    if not pairs:
        pairs = [(left, right) for number, left in enumerate(parties) for right in parties[number + 1 :]]
    for left, right in pairs:
        spans = tuple(sorted({*left.spans, act.verb.span, *right.spans}))
        yield RelationFact(left, Relation.PARTNER, right, Evidence(spans, "partner.with"))
