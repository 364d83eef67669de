"""Which regions have what, where several are in one graph: 哪些地方有机场项目, which counties have a port."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from kg.answering.answer import Answer, Item
from kg.answering.by_region import PLACES, is_of_sort, named_place
from kg.answering.evidence import mentions, proofs
from kg.answering.having import MOST_TOLD, kinds_said
from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.lists import as_named, find
from kg.answering.notes import stated
from kg.answering.queries import things_query
from kg.answering.question import Question

HAS = cue("has-or-mentions")


def having_by_region(question: Question, index: Index, lexicon: Lexicon) -> Answer | None:
    """The regions whose reports speak of things of the sort, with those; None where it is not asked so."""
    if not asks_regions(question, index):
        return None
    nouns = dict.fromkeys((*question.unused, *(noun.text for noun in question.nouns)))
    said = [kind for noun in nouns for kind in kinds_said(noun, lexicon)]
    sorts = tuple(kind for kind in said if kind.id not in PLACES)
    narrow = tuple(kind for kind in sorts if kind.pattern) or sorts
    if not narrow and not question.terms:
        return None
    plain = replace(
        question, asks=frozenset({"which"}), kinds=narrow, nouns=(), unused=(), relations=frozenset()
    )
    found = find(plain, index, lexicon)
    if found.near > 1 or not found.things:
        return None
    there: dict[str, list[str]] = defaultdict(list)
    for thing in sorted(as_named(found.things, index), key=index.first_seen):
        for label in _regions(thing, question, index):
            there[label].append(thing)
    things = frozenset().union(*there.values())
    return Answer(
        "",
        "list",
        answers=tuple(_place(label, index) for label in there),
        evidence=proofs(mentions(things, index), index),
        notes=tuple(stated(f"{label}: {_told(those, index)}") for label, those in there.items()),
        sparql=things_query(things),
        facts=len(things),
    )


def asks_regions(question: Question, index: Index) -> bool:
    """Whether it is asked in which of several regions there is anything."""
    where = "where" in question.asks or {kind.id for kind in question.kinds} & PLACES
    other = question.asks & {"how_many", "how_much", "yes_no"} or question.award or question.steps
    one = question.home or len(index.about.region_labels) < 2 or "partner" in question.relations
    return bool(where and not other and not one and HAS.search(question.text))


def _regions(thing: str, question: Question, index: Index) -> list[str]:
    """What the regions are called whose reports mention a thing."""
    reports = dict.fromkeys(
        index.passage[passage][0]
        for passage in index.contents.mentions.get(thing, ())
        if passage in index.passage
    )
    labels = dict.fromkeys(map(index.about.label, reports))
    return [label for label in labels if label and is_of_sort(label, question)]


def _place(label: str, index: Index) -> Item:
    report = next((iri for iri in index.contents.reports if index.about.label(iri) == label), "")
    return named_place(label, report, index)


def _told(things: list[str], index: Index) -> str:
    shown = ", ".join(index.things[thing].label for thing in things[:MOST_TOLD])
    return f"{shown}{', …' if len(things) > MOST_TOLD else ''}"
