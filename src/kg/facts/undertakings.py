"""Whose a thing is: the firm or body its name begins with, and the firm that brings a product out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.facts.firms import owner_of
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.mentions.model import Mention
from kg.mentions.places import Surroundings
from kg.vocabulary import EntityClass, Relation

MAKERS = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})
MADE = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM})
BRINGING_OUT = frozenset({"published", "released"})


def undertakings(scenes: Iterable[Scene], around: Surroundings) -> Iterator[RelationFact]:
    """An undertakenBy for every project or platform that opens with its owner's name or that a firm brings out."""
    for scene in scenes:
        for mention, owner in owned(scene, around):
            if mention.kind in MADE:
                evidence = Evidence(tuple(sorted({*mention.spans, *owner.spans})), "undertaking.prefix")
                yield RelationFact(mention, Relation.UNDERTAKEN_BY, owner, evidence)
        yield from _brought_out(scene)


def owned(scene: Scene, around: Surroundings) -> Iterator[tuple[Mention, Mention]]:
    """Things of a scene with the owner their name opens with."""
    for name, mention in scene.mentions.items():
        owner = scene.owners.get(name) or owner_of(name, mention.kind, around)
        if owner is not None:
            yield mention, owner


def _brought_out(scene: Scene) -> Iterator[RelationFact]:
    for act in scene.acts:
        if not act.verb.groups & BRINGING_OUT or act.counted:
            continue
        for maker in scene.cast(act.left):
            for made in scene.cast(act.right):
                if maker.kind in MAKERS and made.kind in MADE:
                    spans = tuple(sorted({*maker.spans, act.verb.span, *made.spans}))
                    yield RelationFact(
                        made, Relation.UNDERTAKEN_BY, maker, Evidence(spans, "undertaking.release")
                    )
