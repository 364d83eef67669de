"""Whose a thing is: 超级工厂是谁家的, which company's centre came into use."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.answering.answer import Answer, none
from kg.answering.evidence import items, mentions, proofs
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue
from kg.answering.lexicon.cues import words as listed_words
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.queries import owner_query, things_query
from kg.answering.question import Question
from kg.answering.tokens import Token

BODIES = frozenset({"Enterprise", "Organization"})
# A name shorter than this stands at the front of too many others.
SHORTEST_BODY = 2

# What is asked of a thing, the words by which a report tells it, and what is said where none does.
SELDOM_TOLD = (
    (cue("built-by-whom"), listed_words("builders"), NoteKind.DOES_NOT_SAY_BUILT_BY),
    (cue("designed-by-whom"), listed_words("designers"), NoteKind.DOES_NOT_SAY_DESIGNED_BY),
    (cue("from-where"), listed_words("origins"), NoteKind.DOES_NOT_SAY_FROM_WHERE),
)


def untold_of(question: Question, index: Index) -> NoteKind | None:
    """What is asked and no clause about what is named tells: who builds it (an owner is none), where from."""
    return next(
        (
            note
            for asks, words, note in SELDOM_TOLD
            if asks.search(question.text) and not _told(question, words, index)
        ),
        None,
    )


def _told(question: Question, words: Sequence[str], index: Index) -> bool:
    told = {at for word in words for at in index.text.saying(word)}
    named = {
        at
        for term in question.terms
        for word in term.words
        for at in (
            *index.text.saying(word),
            *(at for iri in index.names.get(word, ()) for at in index.text.clauses_of.get(iri, ())),
        )
    }
    return bool(told & named if question.terms else told)


def asks_whose(tokens: Sequence[Token]) -> bool:
    """Whether 哪家公司的 stands before a thing, or 是谁的 at the end: what is asked for is whose it is."""
    for at, token in enumerate(tokens):
        if "who" in token.means("ask"):
            after = [each for each in tokens[at + 1 : at + 3] if not each.means("class")]
            last = bool(after) and tokens[-1] is after[0]
            if after and after[0].text == "的" and (last or token.text != "谁"):
                return True
    return False


def _named_in_front(things: Collection[str], index: Index) -> Answer:
    """The bodies whose name stands at the front of a thing's own, where nothing else tells whose it is."""
    found = {
        body
        for thing in things
        for name in index.things[thing].names
        for end in range(SHORTEST_BODY, len(name))
        for body in index.names.get(name[:end], ())
        if body != thing and index.things[body].classes & BODIES
    }
    if not found:
        return none(NoteKind.DOES_NOT_SAY_WHOSE)
    return Answer(
        "",
        "list",
        answers=items(found, index),
        evidence=proofs(mentions(things, index), index),
        sparql=things_query(found),
        notes=(Note(NoteKind.OWNER_BY_NAME),),
        facts=len(found),
    )


def owners(things: Collection[str], index: Index) -> Answer:
    """Those who undertake the things found."""
    owned = {thing: index.objects.get((thing, "undertakenBy"), ()) for thing in sorted(things)}
    found = {owner for those in owned.values() for owner in those}
    if not found:
        return _named_in_front(things, index)
    known = [thing for thing, those in owned.items() if those]
    return Answer(
        "",
        "list",
        answers=items(found, index),
        evidence=proofs(mentions(known, index), index),
        sparql=owner_query(known),
        notes=tuple(stated(f"{index.things[thing].label} — dp:undertakenBy") for thing in known),
        facts=sum(len(those) for those in owned.values()),
    )
