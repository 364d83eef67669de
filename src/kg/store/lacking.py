"""A query for things of a class that lack a property, or have one, with those things written into it.

    ?project a dp:Project . FILTER NOT EXISTS { ?project dp:hasMilestone ?milestone }
    { SELECT ?project { VALUES ?project { <…> … } } } ?project a dp:Project . FILTER NOT EXISTS { … }

An engine looks for the property at each thing of the class; by the columns of the build, those that lack it
are what is left of one when the other is taken away, those that have it what both hold. Pattern and condition
stay, so that the answer is the same. Many are left to the engine, and so is whatever is written otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.store.branches import BRANCH, can_begin, groups_of, is_tested, values
from kg.store.patterns import OtherwiseError, full_name, is_type, prefixes_of, signs_between
from kg.store.tokens import Token, tokens

# FILTER NOT EXISTS { ?thing dp:property ?value }, with a full stop at the end or without.
FORMS = {False: ("FILTER", "NOT", "EXISTS", "{"), True: ("FILTER", "EXISTS", "{")}


class Lacked(Protocol):
    """What has columns."""

    def members(self, kind: str, property_: str, most: int, *, having: bool) -> Sequence[str] | None:
        """The IRIs of things of a class with a property, or without; None where they are many or not told."""
        ...


@dataclass(frozen=True, slots=True)
class _Condition:
    """What is asked of a thing."""

    thing: str
    predicate: Token
    having: bool


def lacking(query: str, columns: Lacked) -> str:
    """The query with a list of the things for the first such condition."""
    if "EXISTS" not in query.upper():
        return query
    found = list(tokens(query))
    groups = groups_of(found)
    try:
        prefixes, _ = prefixes_of(iter(found))
    except OtherwiseError:
        return query
    for at in range(len(found)):
        asked = _asked(query, found, at) if found[at].is_word("FILTER") and groups[at] >= 0 else None
        if asked is None or is_tested(groups[at], found, groups):
            continue
        for kind in _kinds(query, found, groups, asked.thing, groups[at]):
            named = _named(columns, kind, asked, prefixes)
            if named is not None:
                place = found[groups[at]].end
                listed = values(asked.thing, [f"<{each}>" for each in named])
                return f"{query[:place]}{listed}{query[place:]}"
    return query


def _named(
    columns: Lacked, kind: Token, asked: _Condition, prefixes: Mapping[str, str]
) -> Sequence[str] | None:
    try:
        names = full_name(kind, prefixes), full_name(asked.predicate, prefixes)
    except OtherwiseError:
        return None
    return columns.members(*names, BRANCH, having=asked.having)


def _asked(query: str, found: Sequence[Token], at: int) -> _Condition | None:
    """The condition that begins at a terminal, if one does."""
    for having, form in FORMS.items():
        start, end = at + len(form), at + len(form) + 3
        ends = [each.text for each in found[end : end + 2]]
        if [each.text.upper() for each in found[at:start]] != [*form] or not ends or "}" not in ends:
            continue
        thing, predicate, value = found[start:end]
        is_plain = ends[0] in (".", "}") and not any(signs_between(query, found[at : end + 1]))
        if not is_plain or [thing.kind, value.kind] != ["variable"] * 2 or thing.text[1:] == value.text[1:]:
            continue
        # What lacks any value lacks the one that is bound elsewhere; but not the other way round.
        names = [each.text[1:] for each in found if each.kind == "variable"]
        if predicate.kind in ("name", "iri") and (having or names.count(value.text[1:]) == 1):
            return _Condition(thing.text[1:], predicate, having)
    return None


def _kinds(
    query: str, found: Sequence[Token], groups: Sequence[int], thing: str, group: int
) -> Iterator[Token]:
    """The classes of the thing that stand beside the condition."""
    for at in range(len(found) - 2):
        one, verb, kind = found[at : at + 3]
        is_thing = one.kind == "variable" and one.text[1:] == thing and groups[at] == group
        if is_thing and not can_begin(at, found, groups):
            return
        is_kind = is_thing and is_type(verb) and kind.kind in ("name", "iri")
        if is_kind and not any(signs_between(query, found[at : at + 3])):
            yield kind
