"""Whose a thing is: 超级工厂是谁家的, which company's centre came into use."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.answering.answer import Answer, none
from kg.answering.evidence import items, mentions, proofs
from kg.answering.index import Index
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.queries import owner_query, things_query
from kg.answering.tokens import Token

BODIES = frozenset({"Enterprise", "Organization"})
# A name shorter than this stands at the front of too many others.
SHORTEST_BODY = 2


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
