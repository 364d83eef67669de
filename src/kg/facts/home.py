"""What came with no place said: 甲公司、乙总部落户, told by a district, came to the district."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from kg.facts.locations import HOSTS, STANDING
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.model import Mention
from kg.values.place import short_name
from kg.vocabulary import Relation


def settled_here(scenes: Iterable[Scene], own: Mention | None) -> Iterator[RelationFact]:
    """A locatedIn the report's own region for what settles where its sentence has named no place before."""
    if own is None:
        return
    scenes = tuple(scenes)
    named = _first_hosts(scenes, own)
    for scene in scenes:
        for act in scene.acts:
            here = act.right is None and act.verb.text in word_lists().settling_here
            if not here or act.verb.span.start > named.get(scene.passage.index, sys.maxsize):
                continue
            for thing in scene.cast(act.left):
                if thing.kind in STANDING:
                    spans = tuple(sorted({*thing.spans, act.verb.span}))
                    yield RelationFact(thing, Relation.LOCATED_IN, own, Evidence(spans, "location.home"))


def _first_hosts(scenes: Iterable[Scene], own: Mention) -> dict[int, int]:
    """Where each sentence, by its passage, first names a place or park other than the region."""
    found: dict[int, int] = {}
    for scene in scenes:
        for each in (*scene.mentions.values(), *scene.inner):
            if each.kind in HOSTS and each.label not in (own.label, short_name(own.label)):
                at = found.get(scene.passage.index, each.span.start)
                found[scene.passage.index] = min(at, each.span.start)
    return found
