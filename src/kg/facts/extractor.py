"""The ordered steps from a document to everything it states."""

from __future__ import annotations

from collections.abc import Iterable

from kg.document.model import Document
from kg.facts.commitments import commitments
from kg.facts.concerns import concerns
from kg.facts.figures import observations
from kg.facts.industries import heads, industries
from kg.facts.locations import locations
from kg.facts.milestones import milestones
from kg.facts.model import Facts, RelationFact
from kg.facts.partners import partners
from kg.facts.phases import phases
from kg.facts.recognitions import recognitions
from kg.facts.scenes import Scene, scenes_of
from kg.facts.undertakings import undertakings
from kg.mentions.model import Mention
from kg.mentions.names import Specificity
from kg.mentions.places import surroundings
from kg.vocabulary import EntityClass


def extract(document: Document) -> Facts:
    """Everything one report states; a pure function of the document."""
    scenes = scenes_of(document)
    around = surroundings(document.metadata.region)
    steps = milestones(document, scenes)
    awards = tuple(recognitions(document, scenes))
    relations: tuple[RelationFact, ...] = (
        *locations(scenes),
        *partners(document, scenes, around),
        *phases(scenes),
        *undertakings(scenes, around),
        *concerns(scenes, around),
    )
    spoken = {fact.subject for fact in steps} | {fact.subject for fact in awards if fact.subject}
    spoken |= {mention for fact in relations for mention in (fact.subject, fact.object)}
    kept = _kept(scenes, spoken)
    relations += tuple(fact for fact in industries(document, scenes) if fact.subject in kept)
    figures = observations(document, sorted(kept, key=_order))
    named = {*kept, *heads(document).values(), *(fact.indicator for fact in figures)}
    named |= {mention for fact in relations for mention in (fact.subject, fact.object)}
    pledges = commitments(document, figures, steps, sorted(kept, key=_order))
    return Facts(tuple(sorted(named, key=_order)), relations, steps, awards, figures, pledges)


def _order(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.label


def _kept(scenes: Iterable[Scene], spoken: set[Mention]) -> set[Mention]:
    """Proper names, and descriptive ones that something is said of."""
    return spoken | {
        mention
        for scene in scenes
        for name, mention in scene.mentions.items()
        if name.specificity is Specificity.PROPER or mention.kind is EntityClass.INDUSTRY
    }
