"""A query for a piece of text, narrowed to the literals that hold it before an engine looks at all of them.

    ?passage dp:text ?text FILTER(CONTAINS(?text, "氢能"))
    VALUES ?text { "…"@zh … } ?passage dp:text ?text FILTER(CONTAINS(?text, "氢能"))

The answer is the same: in a group where the variable is the object of a plain pattern, it is a literal of the
store, and FILTER keeps only those that hold the text. Whatever is written otherwise is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.store.tokens import Token, tokens

MOST = 5_000
MOST_CHARACTERS = 1_000_000
# What may follow the object of a pattern.
AFTER = frozenset({".", ";", "}"})
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


def narrowed(query: str, find: Find) -> str:
    """The query with VALUES for each text it filters by; `find` gives the literals that hold a text."""
    upper = query.upper()
    if "CONTAINS" not in upper or any(word in upper for word in NOT_WITH):
        return query
    found = list(tokens(query))
    groups = _groups(found)
    additions: dict[int, str] = {}
    for wanted in _filters(query, found, groups):
        if not _is_object(wanted, query, found, groups):
            continue
        literals = find(wanted.text, MOST)
        if literals is not None and sum(map(len, literals)) < MOST_CHARACTERS:
            place = found[wanted.group].end
            values = f" VALUES ?{wanted.variable} {{ {' '.join(literals)} }}"
            additions[place] = additions.get(place, "") + values
    for place in sorted(additions, reverse=True):
        query = query[:place] + additions[place] + query[place:]
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
            yield _Wanted(called["variable"], called["double"] or called["single"] or "", groups[number])


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
            return True
    return False
