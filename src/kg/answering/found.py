"""What a question for things found, and whether a sentence that is all it met is of what was asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.answering.index import Index
from kg.answering.matching import Condition
from kg.answering.question import Question


@dataclass(frozen=True, slots=True)
class Found:
    """The things, the conditions they meet, how far off (see `matching.NEARNESS`), and what was let go."""

    things: frozenset[str]
    conditions: tuple[Condition, ...] = ()
    near: int = 0
    dropped: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    loose: bool = False
    others: tuple[str, ...] = ()
    further: bool = False
    reworded: bool = False


def opening(found: Found, question: Question, index: Index) -> Found | None:
    """Asked where, the places with which a sentence begins: all it tells is there, not at others in it.

    Of keywords that only a sentence meets, one must be what the sentence begins with.
    """
    if "where" not in question.asks:
        return found if question.asks or _of_its_topic(found, index) else None
    home = {iri for name in index.home for iri in index.names.get(name, ())}
    things = frozenset(
        iri
        for iri in found.things
        if iri in home
        or any(
            index.text.pieces[at].sentence.startswith(name)
            for name in index.things[iri].names
            for at in index.text.clauses_of.get(iri, ())
        )
    )
    return replace(found, things=things) if things else None


def _of_its_topic(found: Found, index: Index) -> bool:
    """Whether a word stands in the first part of a sentence that names a thing, or more than words is met."""
    if any(condition.kind != "term" for condition in found.conditions):
        return True
    firsts = [
        clauses[0].words
        for iri in found.things
        for passage in index.contents.mentions.get(iri, ())
        if (clauses := index.text.standing_in(passage))
    ]
    words = [word for condition in found.conditions for word in condition.words]
    return any(word in first for first in firsts for word in words)
