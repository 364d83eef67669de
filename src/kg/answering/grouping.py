"""Questions by group: how many enterprises each park has, and which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from kg.answering.answer import Answer, none
from kg.answering.evidence import items, proofs
from kg.answering.having import had
from kg.answering.index import Index
from kg.answering.kinds import kind_things
from kg.answering.lexicon import Lexicon
from kg.answering.lists import as_named, find, kinds_looked_at
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.paths import with_paths
from kg.answering.question import Question
from kg.answering.sparql import group_query, pairs_query
from kg.store.interface import Store

MOST_NAMED = 4
MOST_PLACES = 12
# A figure of each of these is told for one or two of them at most.
BODIES_AND_PLACES = frozenset({"Place", "Park", "Enterprise", "Organization"})
# What things stand in or belong to: which of these has any is told by what each has.
HOLDING = frozenset({"Place", "Park", "Industry"})
UNIT_OF_KIND = {"Enterprise": "家", "Organization": "家"}


def grouped(question: Question, index: Index, lexicon: Lexicon, store: Store) -> Answer | None:
    """Each thing of the class named by 各 that has any of what is asked for, with how many and which."""
    if question.each and "how_much" in question.asks and set(question.each[0].classes) <= BODIES_AND_PLACES:
        return none(NoteKind.NOT_TOLD_APART)
    holding = _of_holders(question, lexicon)
    question = holding or question
    if not question.each or not (question.kinds or question.steps):
        return None
    found = find(question, index, lexicon)
    members = _members(question, found.things, index)
    if not members:
        return None if holding else none(NoteKind.NOT_TOLD_APART)
    groups = items(members, index)
    of_class = question.kinds[0].classes[0] if question.kinds else ""
    notes = []
    for group in groups:
        labels = [index.things[iri].label for iri in sorted(members[group.iri], key=index.first_seen)]
        shown = ", ".join(labels[:MOST_NAMED]) + (" …" if len(labels) > MOST_NAMED else "")
        notes.append(stated(f"{group.label}: {len(labels)}{UNIT_OF_KIND.get(of_class, '个')} ({shown})"))
    conditions = tuple(with_paths(condition, found.things, index) for condition in found.conditions)
    looked_at = replace(question, kinds=kinds_looked_at(question, found))
    sparql = group_query(looked_at, conditions, found.near, found.things, index)
    if not _gives(sparql, members, store):
        sparql = pairs_query(members)
    return Answer(
        "",
        "list",
        answers=groups,
        evidence=proofs(_proving(members, index), index),
        sparql=sparql,
        notes=(Note(NoteKind.COUNTED), *notes),
        facts=sum(map(len, members.values())),
    ).noting(_there_by_name(question, found.things, members, index))


def _of_holders(question: Question, lexicon: Lexicon) -> Question | None:
    """Which parks have firms, read as which firms each park has; None where it is not asked so."""
    holders = question.kinds and all(set(kind.classes) <= HOLDING for kind in question.kinds)
    other = question.asks & {"how_many", "how_much", "yes_no"} or "partner" in question.relations
    if question.each or not holders or other:
        return None
    sorts = tuple(kind for kind in had(question, lexicon) if "Place" not in kind.classes)
    return replace(question, each=question.kinds[:1], kinds=sorts, nouns=(), unused=()) if sorts else None


def _members(question: Question, things: Collection[str], index: Index) -> Mapping[str, frozenset[str]]:
    """Each group with the things that the graph relates to it."""
    groups = kind_things(question.each, index) - frozenset(things)
    found: dict[str, set[str]] = defaultdict(set)
    for thing in as_named(frozenset(things), index):
        for end, _ in index.links_of.get(thing, ()):
            if end in groups:
                found[end].add(thing)
    return {group: frozenset(those) for group, those in found.items()}


def _there_by_name(
    question: Question, things: Collection[str], members: Mapping[str, Collection[str]], index: Index
) -> Note | None:
    """The things that bear the name of a place by which it is grouped, and are not said to be there."""
    told = []
    for place in sorted(kind_things(question.each, index) & index.areas, key=index.first_seen):
        called = set().union(*(index.named(name) for name in index.things[place].names)) & set(things)
        labels = [index.things[iri].label for iri in sorted(called - {place}, key=index.first_seen)]
        unsaid = [index.things[iri].label for iri in members.get(place, ())]
        labels = [label for label in labels if label not in unsaid][:MOST_NAMED]
        told += [f"{index.things[place].label}: {', '.join(labels)}"] if labels else []
    return Note(NoteKind.THERE_BY_NAME, "; ".join(told[:MOST_PLACES])) if told else None


def _gives(sparql: str, members: Mapping[str, frozenset[str]], store: Store) -> bool:
    """Whether a query gives these groups with these numbers."""
    rows = store.select(sparql).records()
    found = {getattr(row["group"], "value", ""): int(getattr(row["number"], "value", 0)) for row in rows}
    return found == {group: len(those) for group, those in members.items()}


def _proving(members: Mapping[str, frozenset[str]], index: Index) -> list[str]:
    """The sentences that name a group and one of its members, else those that name the members."""
    mentioned = index.contents.mentions
    both = [
        passage
        for group, those in members.items()
        for thing in those
        for passage in mentioned.get(thing, ())
        if passage in mentioned.get(group, ())
    ]
    return both or [passage for those in members.values() for t in those for passage in mentioned.get(t, ())]
