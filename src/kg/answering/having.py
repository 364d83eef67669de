"""Which bodies have what: 哪些高校在这里有项目, which companies have platforms here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.answering.answer import Answer
from kg.answering.evidence import items, mentions, proofs
from kg.answering.index import Index
from kg.answering.kinds import kind_things
from kg.answering.lexicon import Kind, Lexicon, english_key
from kg.answering.lexicon.cues import cue
from kg.answering.normal import bare, clean
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.queries import things_query
from kg.answering.question import Question

BODIES = frozenset({"Enterprise", "Organization"})
OWNED = frozenset({"Project", "Park", "Platform"})
HAVING = cue("having")
# A shorter name stands in too many others.
SHORTEST = 3
MOST_TOLD = 4


def having(question: Question, index: Index, lexicon: Lexicon) -> Answer | None:
    """Those who undertake something of the sort, or whose name is part of its; None where it is not asked."""
    if question.steps or question.award or question.terms or "partner" in question.relations:
        return None
    kinds = [kind for kind in question.kinds if set(kind.classes) & BODIES]
    sorts = [kind for kind in had(question, lexicon) if set(kind.classes) <= OWNED] if kinds else []
    if not sorts:
        return None
    asked = kind_things(tuple(kinds), index)
    reports = index.about.home_reports(question.home)
    asked &= asked if reports is None else index.mentioned_in(reports)
    bodies = frozenset(iri for iri in asked if index.things[iri].classes & BODIES)
    things = kind_things(tuple(sorts), index) - bodies
    told = _of_owners(bodies, things, index)
    called = _of_names(bodies - set(told), things, index)
    found = {**told, **called}
    if not found:
        return None
    owned = {thing for those in found.values() for thing in those}
    notes = [_told(body, found[body], index) for body in sorted(found, key=index.first_seen)]
    return Answer(
        "",
        "list",
        answers=items(frozenset(found), index),
        evidence=proofs(mentions(frozenset(owned), index), index),
        notes=(*notes, *([Note(NoteKind.OWNER_BY_NAME, _labels(called, index))] if called else ())),
        sparql=things_query(frozenset(found)),
        facts=len(owned),
    )


def had(question: Question, lexicon: Lexicon) -> Iterator[Kind]:
    """The sorts of things that a verb of having stands before."""
    text = clean(question.text)
    for noun in question.nouns:
        before = re.split(re.escape(noun.text), text, maxsplit=1)[0]
        if HAVING.search(before):
            yield from kinds_said(noun.text, lexicon)


def kinds_said(noun: str, lexicon: Lexicon) -> list[Kind]:
    """The kinds that a noun stands for."""
    senses = lexicon.chinese.get(bare(noun), ()) or lexicon.english.get(english_key(noun), ())
    return [lexicon.kinds[sense.value] for sense in senses if sense.kind == "class"]


def _of_owners(bodies: frozenset[str], things: frozenset[str], index: Index) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for thing in sorted(things, key=index.first_seen):
        for owner in index.objects.get((thing, "undertakenBy"), ()):
            if owner in bodies:
                found[owner].append(thing)
    return found


def _of_names(bodies: frozenset[str], things: frozenset[str], index: Index) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for body in bodies:
        names = [name for name in index.things[body].names if len(name) >= SHORTEST]
        for thing in sorted(things, key=index.first_seen):
            if any(name in whole for name in names for whole in index.things[thing].names):
                found[body].append(thing)
    return found


def _told(body: str, things: list[str], index: Index) -> Note:
    shown = ", ".join(index.things[thing].label for thing in things[:MOST_TOLD])
    return stated(f"{index.things[body].label}: {shown}{', …' if len(things) > MOST_TOLD else ''}")


def _labels(found: Mapping[str, list[str]], index: Index) -> str:
    return ", ".join(index.things[body].label for body in sorted(found, key=index.first_seen))
