"""What the graph states of things: steps, titles, relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.answering.graph import Contents, Step
from kg.answering.normal import bare
from kg.namespaces import iri

BROADER = iri("skos:broader")


@dataclass(frozen=True)
class Relations:
    """Statements by what they are about; everything derived is computed on first use and kept."""

    contents: Contents

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """The things a thing is related to, either way round."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.contents.links:
            found[link.subject].add(link.object)
            found[link.object].add(link.subject)
        return {iri: frozenset(near) for iri, near in found.items()}

    @cached_property
    def taken(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """(step, modality) to the things of which it is stated."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for step in self.contents.steps:
            found[step.type, step.modality].add(step.thing)
        return {key: frozenset(things) for key, things in found.items()}

    @cached_property
    def in_state(self) -> Mapping[str, frozenset[str]]:
        """Assessed status to things."""
        found: dict[str, set[str]] = defaultdict(set)
        for thing in self.contents.things.values():
            if thing.status:
                found[thing.status].add(thing.iri)
        return {state: frozenset(things) for state, things in found.items()}

    @cached_property
    def planned(self) -> frozenset[str]:
        """The things of which something is announced."""
        steps = {step.thing for step in self.contents.steps if step.modality == "Planned"}
        return frozenset(steps | {thing for pledge in self.contents.pledges for thing in pledge.concerns})

    @cached_property
    def winners(self) -> Mapping[str, frozenset[str]]:
        """Title to those who obtained it."""
        found: dict[str, set[str]] = defaultdict(set)
        for award in self.contents.awards:
            found[award.title].update(award.recipients)
        return {title: frozenset(things) for title, things in found.items()}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The bare titles that were obtained."""
        return tuple(sorted({bare(title) for title in self.winners}))

    @cached_property
    def parties(self) -> frozenset[str]:
        """Everything that is a partner of something."""
        links = (link for link in self.contents.links if link.predicate == "partner")
        return frozenset(end for link in links for end in (link.subject, link.object))

    @cached_property
    def serving(self) -> Mapping[str, frozenset[str]]:
        """Industry to what serves it."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.contents.links:
            if link.predicate == "servesIndustry":
                found[link.object].add(link.subject)
        return {industry: frozenset(things) for industry, things in found.items()}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """A thing to (other end, SPARQL path that leads there)."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for link in self.contents.links:
            path = "skos:broader" if link.predicate == BROADER else f"dp:{link.predicate}"
            found[link.subject].append((link.object, path))
            found[link.object].append((link.subject, "^" + path))
        return {thing: tuple(ends) for thing, ends in found.items()}

    @cached_property
    def titles_of(self) -> Mapping[str, tuple[str, ...]]:
        """The titles each thing obtained."""
        found: dict[str, list[str]] = defaultdict(list)
        for award in self.contents.awards:
            for recipient in award.recipients:
                found[recipient].append(award.title)
        return {thing: tuple(titles) for thing, titles in found.items()}

    @cached_property
    def objects(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(subject, property) to objects."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for link in self.contents.links:
            found[link.subject, link.predicate].append(link.object)
        return {key: tuple(objects) for key, objects in found.items()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """A whole to its phases and parts."""
        found: dict[str, list[str]] = defaultdict(list)
        for link in self.contents.links:
            if link.predicate in {"phaseOf", "partOf"}:
                found[link.object].append(link.subject)
        return {whole: tuple(parts) for whole, parts in found.items()}

    @cached_property
    def steps_of(self) -> Mapping[str, tuple[Step, ...]]:
        """The milestones of each thing."""
        found: dict[str, list[Step]] = defaultdict(list)
        for step in self.contents.steps:
            found[step.thing].append(step)
        return {iri: tuple(steps) for iri, steps in found.items()}
