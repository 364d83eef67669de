"""A query for a piece of text, narrowed to the literals that hold it before an engine looks at all of them.

    ?passage dp:text ?text FILTER(CONTAINS(?text, "氢能"))
    VALUES ?text { "…"@zh … } ?passage dp:text ?text FILTER(CONTAINS(?text, "氢能"))

The answer is the same: in a group where the variable is the object of a plain pattern, it is a term of the
store, and FILTER keeps only strings that hold the text; STR(?text) keeps numbers and IRIs too, so it counts
only of properties that have none. Whatever is written otherwise is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.namespaces import PREFIXES, iri
from kg.store.tokens import Token, tokens

MOST = 5_000
MOST_CHARACTERS = 1_000_000
# What may follow the object of a pattern.
AFTER = frozenset({".", ";", "}"})
# Properties whose objects are texts of a language, whatever the data.
TEXTS = frozenset(map(iri, ("dp:text", "rdfs:label", "skos:altLabel", "skos:prefLabel", "skos:definition")))
# With these a variable may stand for what the store does not hold, or the text be read another way.
NOT_WITH = ("SERVICE", "\\U", "\\u")

# CONTAINS(?v, "text") or CONTAINS(STR(?v), "text"), in the brackets of FILTER or without; no escape in it.
CALL = re.compile(
    r"""
    \s* (?P<open>\()? \s* contains \s* \( \s*
    (?P<str>str \s* \( \s*)? [?$](?P<variable>\w+) \s* (?(str)\)) \s* , \s*
    (?: "(?!"")(?P<double>[^"\\\n\r]*)" | '(?!'')(?P<single>[^'\\\n\r]*)' ) \s* \) (?(open)\s*\))
    """,
    re.VERBOSE | re.IGNORECASE,
)

Find = Callable[[str, int], "list[str] | None"]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A variable that must hold a text, and where its group begins."""

    variable: str
    text: str
    group: int
    as_string: bool
    # The condition, after the word FILTER.
    start: int
    end: int


def narrowed(query: str, find: Find) -> str:
    """The query with VALUES for each text it filters by; `find` gives the literals that hold a text."""
    upper = query.upper()
    if "CONTAINS" not in upper or any(word in upper for word in NOT_WITH):
        return query
    found = list(tokens(query))
    groups = _groups(found)
    changes: list[tuple[int, int, str]] = []
    for wanted in _filters(query, found, groups):
        if not _is_object(wanted, query, found, groups):
            continue
        literals = find(wanted.text, MOST)
        if literals is not None and sum(map(len, literals)) < MOST_CHARACTERS:
            place = found[wanted.group].end
            changes.append((place, place, f" VALUES ?{wanted.variable} {{ {' '.join(literals)} }}"))
            # All of these hold the text.
            changes.append((wanted.start, wanted.end, "(true)"))
    for start, end, text in sorted(changes, reverse=True):
        query = query[:start] + text + query[end:]
    return query


def _groups(found: list[Token]) -> list[int]:
    """For each terminal the number of the brace that opens its group; -1 outside of all."""
    groups: list[int] = []
    opened: list[int] = []
    for number, token in enumerate(found):
        if token.text == "}" and opened:
            opened.pop()
        groups.append(opened[-1] if opened else -1)
        if token.text == "{":
            opened.append(number)
    return groups


def _filters(query: str, found: list[Token], groups: list[int]) -> Iterator[_Wanted]:
    """Each FILTER that is nothing but CONTAINS(?variable, "text"); one a variable and group."""
    seen: set[tuple[str, int]] = set()
    for number, token in enumerate(found):
        if not token.is_word("FILTER") or groups[number] < 0:
            continue
        called = CALL.match(query, token.end)
        # In a string or a comment the same words mean nothing: the call must end where a terminal does.
        if called is None or all(each.end != called.end() for each in found[number : number + 12]):
            continue
        key = called["variable"], groups[number]
        if key not in seen:
            seen.add(key)
            text = called["double"] or called["single"] or ""
            yield _Wanted(key[0], text, key[1], bool(called["str"]), token.end, called.end())


def _is_object(wanted: _Wanted, query: str, found: list[Token], groups: list[int]) -> bool:
    """Whether the variable is the object of a pattern with a named predicate in the same group."""
    for number in range(2, len(found) - 1):
        token, before, after = found[number], found[number - 1], found[number + 1]
        if token.kind != "variable" or token.text[1:] != wanted.variable or groups[number] != wanted.group:
            continue
        ends = after.text in AFTER or after.is_word("FILTER", "OPTIONAL")
        # Nothing stands beside the predicate, no sign of a path above all: one of no steps ends anywhere.
        around = (found[number - 2], before, token, after)
        gaps = "".join(query[one.end : other.start] for one, other in pairwise(around))
        if before.kind in ("name", "iri") and ends and not gaps.strip():
            return not wanted.as_string or _full(before, found) in TEXTS
    return False


def _full(predicate: Token, found: list[Token]) -> str:
    """A predicate's IRI, by the prefixes that the query declares and the project's."""
    if predicate.kind == "iri":
        return predicate.text[1:-1]
    prefix, _, local = predicate.text.partition(":")
    declared = {
        name.text.removesuffix(":"): value.text[1:-1]
        for word, name, value in zip(found, found[1:], found[2:], strict=False)
        if word.is_word("PREFIX") and name.kind == "name" and value.kind == "iri"
    }
    return {**PREFIXES, **declared}.get(prefix, "") + local
