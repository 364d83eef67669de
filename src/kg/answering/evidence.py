"""The sentences an answer rests on, in reading order."""

from __future__ import annotations

from collections.abc import Iterable

from kg.answering.answer import Item, Proof
from kg.answering.graph import Thing
from kg.answering.index import Index

MOST = 12
# How many items a list shows; more are told as cut.
MOST_ANSWERS = 200
FINEST = (
    "Park",
    "Enterprise",
    "Project",
    "Platform",
    "PolicyDocument",
    "PolicyMeasure",
    "Event",
    "Industry",
    "Indicator",
    "Organization",
    "Place",
)


def proofs(passages: Iterable[str], index: Index, limit: int = MOST) -> tuple[Proof, ...]:
    """Passages as evidence, each once, in reading order."""
    known = sorted({iri for iri in passages if iri in index.order}, key=lambda iri: index.order[iri])
    return tuple(Proof(*index.passage[iri]) for iri in known[:limit])


def finest_class(thing: Thing) -> str:
    """The most telling of a thing's classes."""
    return next((name for name in FINEST if name in thing.classes), "")


def item(iri: str, index: Index) -> Item:
    """A thing as an item of a list."""
    thing = index.things[iri]
    return Item(iri, thing.label, finest_class(thing), thing.status)


def items(iris: Iterable[str], index: Index) -> tuple[Item, ...]:
    """Things as a list, in the order the reports bring them."""
    return tuple(item(iri, index) for iri in sorted(set(iris), key=index.first_seen))


def mentions(iris: Iterable[str], index: Index) -> list[str]:
    """The passages that name things."""
    return [passage for iri in iris for passage in index.contents.mentions.get(iri, ())]
