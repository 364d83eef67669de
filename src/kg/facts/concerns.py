"""What a paper, measure or event is about: the place or industry its name opens with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.mentions.model import Mention
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

ABOUT = frozenset({EntityClass.POLICY_DOCUMENT})
TOPICS = frozenset({EntityClass.PLACE, EntityClass.INDUSTRY, EntityClass.PARK, EntityClass.PROJECT})


def concerns(scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """A concerns for each paper whose title holds the name of a thing known from elsewhere in the report."""
    scenes = tuple(scenes)
    topics = _topics(scenes)
    for scene in scenes:
        for mention in scene.mentions.values():
            if mention.kind not in ABOUT:
                continue
            for label in _inside(mention.label, topics):
                at = mention.label.index(label)
                start = mention.span.start + at
                topic = Mention(label, topics[label].kind, (Span(start, start + len(label)),), "concerns.title")
                yield RelationFact(mention, Relation.CONCERNS, topic, Evidence(mention.spans, "concerns.title"))


def _topics(scenes: Iterable[Scene]) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for scene in scenes:
        for mention in scene.mentions.values():
            if mention.kind in TOPICS and len(mention.label) >= 3:
                found.setdefault(mention.label, mention)
    return found


def _inside(title: str, topics: dict[str, Mention]) -> list[str]:
    """The longest known names in a title, none inside another."""
    hits = sorted((label for label in topics if label in title and label != title), key=lambda label: (-len(label), label))
    kept: list[str] = []
    for label in hits:
        if not any(label in other for other in kept):
            kept.append(label)
    return kept
