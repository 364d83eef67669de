"""A query for things of a class that lack a property, with those things written into it.

    ?project a dp:Project . FILTER NOT EXISTS { ?project dp:hasMilestone ?milestone }
    { SELECT ?project { VALUES ?project { <…> … } } } ?project a dp:Project . FILTER NOT EXISTS { … }

An engine looks for the property at each thing of the class; by the columns of the build, those that lack it
are what is left of one when the other is taken away. Pattern and condition stay, so that the answer is the
same. Many are left to the engine, and so is whatever is written otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from kg.store.branches import BRANCH, groups_of, is_tested, values
from kg.store.patterns import COMMENT, OtherwiseError, full_name, is_type, prefixes_of
from kg.store.tokens import Token, tokens

# FILTER NOT EXISTS { ?thing dp:property ?value }, with a full stop or without.
WORDS = ("FILTER", "NOT", "EXISTS")
FORM = (*(("word", word) for word in WORDS), ("mark", "{"))


class Lacked(Protocol):
    """What has columns."""

    def lacking(self, kind: str, property_: str, most: int) -> Sequence[str] | None:
        """The IRIs of things of a class without a property; None where they are many, or not told."""
        ...


def lacking(query: str, columns: Lacked) -> str:
    """The query with a list of the things for the first such condition."""
    if "NOT" not in query.upper() or "EXISTS" not in query.upper():
        return query
    found = list(tokens(query))
    groups = groups_of(found)
    try:
        prefixes, _ = prefixes_of(iter(found))
    except OtherwiseError:
        return query
    for at in range(len(found) - len(FORM) - 4):
        told = _told(query, found, at)
        if told is None or groups[at] < 0 or is_tested(groups[at], found, groups):
            continue
        thing, predicate = told
        for kind in _kinds(query, found, groups, thing, groups[at]):
            named = _named(columns, kind, predicate, prefixes)
            if named is not None:
                place = found[groups[at]].end
                listed = values(thing.text[1:], [f"<{each}>" for each in named])
                return f"{query[:place]}{listed}{query[place:]}"
    return query


def _named(columns: Lacked, kind: Token, predicate: Token, prefixes: dict[str, str]) -> Sequence[str] | None:
    try:
        return columns.lacking(full_name(kind, prefixes), full_name(predicate, prefixes), BRANCH)
    except OtherwiseError:
        return None


def _told(query: str, found: Sequence[Token], at: int) -> tuple[Token, Token] | None:
    """Thing and property of the condition that begins at a terminal, if one does."""
    if not all(
        token.kind == kind and token.text.upper() == text
        for token, (kind, text) in zip(found[at:], FORM, strict=False)
    ):
        return None
    thing, predicate, value, *after = found[at + len(FORM) : at + len(FORM) + 5]
    ends = after[0].text == "}" or [each.text for each in after] == [".", "}"]
    if not ends or [thing.kind, value.kind] != ["variable"] * 2 or predicate.kind not in ("name", "iri"):
        return None
    if not _alone(query, found[at : at + len(FORM) + 4]) or thing.text[1:] == value.text[1:]:
        return None
    # What stands elsewhere too is bound there, or must be.
    names = [each.text[1:] for each in found if each.kind == "variable"]
    return (thing, predicate) if names.count(value.text[1:]) == 1 else None


def _kinds(
    query: str, found: Sequence[Token], groups: Sequence[int], thing: Token, group: int
) -> Iterator[Token]:
    """The classes of the thing that stand beside the condition."""
    for at in range(len(found) - 2):
        one, verb, kind = found[at : at + 3]
        is_thing = one.kind == "variable" and one.text[1:] == thing.text[1:] and groups[at] == group
        if is_thing and is_type(verb) and kind.kind in ("name", "iri") and _alone(query, found[at : at + 3]):
            yield kind


def _alone(query: str, some: Sequence[Token]) -> bool:
    """Whether blanks and comments alone stand between terminals: no path, above all."""
    return not any(COMMENT.sub("", query[one.end : other.start]).strip() for one, other in pairwise(some))
