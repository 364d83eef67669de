"""How the things found are related to what a condition names: the relations that its query spells out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.answering.index import Index
from kg.answering.matching import Condition


def with_paths(condition: Condition, things: Iterable[str], index: Index) -> Condition:
    """The condition with, for each end that counts, the properties that lead to it."""
    if condition.kind not in {"term", "scale"}:
        return condition
    found: dict[str, set[str]] = defaultdict(set)
    for thing in things:
        if any(word in name for word in condition.words for name in index.things[thing].names):
            continue
        for end, path in index.links_of.get(thing, ()):
            if end in condition.linked:
                found[end].add(path)
    paths = tuple((end, tuple(sorted(found[end]))) for end in sorted(found))
    return replace(condition, paths=paths)
