"""The class of a thing over all reports: one that fits all they say of it, else what most take it for.

One report takes 某某基地 for a park by its last word; another tells whose it is, so that it is a project.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Protocol

from kg.assessment.model import Assessment
from kg.namespaces import iri
from kg.ontology import load
from kg.resolution.model import Resolved
from kg.vocabulary import EntityClass

EVERY_CLASS = frozenset(EntityClass)


class Classified(Protocol):
    """A thing as one report takes it."""

    @property
    def key(self) -> str:
        """What tells it from all others."""

    @property
    def kind(self) -> EntityClass:
        """What the report takes it for."""

    @property
    def may_be(self) -> frozenset[EntityClass]:
        """What all that the report says of it allows."""


@cache
def _below(name: str) -> frozenset[EntityClass]:
    """The classes of things that are of this class."""
    terms = load()
    return frozenset(
        kind for kind in EntityClass if name == iri(f"dp:{kind}") or name in terms.superiors(f"dp:{kind}")
    )


@cache
def _ends(name: str) -> tuple[frozenset[EntityClass], frozenset[EntityClass]]:
    """The classes that a property's subject and object may have; all where the ontology does not say."""
    term = load().term(f"dp:{name}")
    sides = (term.domains, term.ranges) if term else ((), ())
    subjects, objects = (frozenset(kind for each in side for kind in _below(each)) for side in sides)
    return subjects or EVERY_CLASS, objects or EVERY_CLASS


def allowed_classes(resolved: Resolved, assessment: Assessment) -> dict[str, frozenset[EntityClass]]:
    """What each entity of a report may be, by its key, as far as that is not anything."""
    found: dict[str, frozenset[EntityClass]] = {}
    for key, side in _said(resolved, assessment):
        found[key] = found.get(key, EVERY_CLASS) & side
    return {key: allowed for key, allowed in found.items() if allowed != EVERY_CLASS}


def _said(resolved: Resolved, assessment: Assessment) -> Iterator[tuple[str, frozenset[EntityClass]]]:
    for fact in resolved.facts.relations:
        subjects, objects = _ends(fact.predicate)
        subject, target = resolved.entity_of[fact.subject], resolved.entity_of[fact.object]
        # What does not fit here already is not stated (`kg.rdf.statements`).
        if subject.kind in subjects and target.kind in objects:
            yield subject.key, subjects
            yield target.key, objects
    for key in assessment.statuses:
        yield key, _ends("status")[0]


def agreed_classes(said: Iterable[Classified], leader: Mapping[str, str]) -> dict[str, EntityClass]:
    """The class of each thing that reports take for things of two classes, by the key it goes by."""
    told: dict[str, Counter[EntityClass]] = {}
    allowed: dict[str, frozenset[EntityClass]] = {}
    for each in said:
        key = leader.get(each.key, each.key)
        told.setdefault(key, Counter())[each.kind] += 1
        if each.may_be is not EVERY_CLASS:
            allowed[key] = allowed.get(key, EVERY_CLASS) & each.may_be
    return {key: _best(kinds, allowed.get(key, EVERY_CLASS)) for key, kinds in told.items() if len(kinds) > 1}


def _best(kinds: Counter[EntityClass], allowed: frozenset[EntityClass]) -> EntityClass:
    """What most take it for among those that fit; of two as often taken, the one first told."""
    fitting = [kind for kind in kinds if kind in allowed]
    return max(fitting or kinds, key=kinds.__getitem__)
