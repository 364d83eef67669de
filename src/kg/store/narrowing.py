"""A query for a piece of text or a range of numbers, narrowed to the literals that are meant before an engine
looks at all of them.

    ?passage dp:text ?text FILTER(CONTAINS(?text, "氢能"))
    { SELECT ?text { VALUES ?text { "…"@zh … } } } ?passage dp:text ?text FILTER(true)

The answer is the same: in a group where the variable is the object of a plain pattern, it is a term of the
store, and FILTER keeps only strings that hold the text; STR(?text) keeps numbers and IRIs too, so it counts
only of properties that have none. Of a range all numbers stand in VALUES, and FILTER stays. Whatever is
written otherwise is left as it is.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from kg.namespaces import PREFIXES, iri
from kg.store.branches import BRANCH, branches, can_begin, can_branch, groups_of, is_tested, last_of, values
from kg.store.tokens import Token, tokens

MOST = 5_000
# To read a text into a query and look it up takes as long as a look at this many; a few are never too many.
LOOKS = 10
FEW = 100
# More numbers than these in a range are no help.
MOST_NUMBERS = 200
MOST_CHARACTERS = 1_000_000
# From where to where something else stands.
Change = tuple[int, int, str]
# What may follow the object of a pattern.
AFTER = frozenset({".", ";", "}"})
# Properties whose objects are texts of a language, whatever the data.
TEXTS = frozenset(map(iri, ("dp:text", "rdfs:label", "skos:altLabel", "skos:prefLabel", "skos:definition")))
# With these a variable may stand for what the store does not hold, or the text be read another way.
NOT_WITH = ("SERVICE", "\\U", "\\u")

# CONTAINS(?v, "text") or REGEX(?v, "text"), of ?v, STR(?v), LCASE(?v) …, in the brackets of FILTER or not; no
# escape in it.
CALL = re.compile(
    r"""
    \s* (?: (?P<open>\() \s* )? (?: contains | (?P<regex>regex) ) \s* \( \s*
    (?P<case> [lu]case \s* \( \s*)? (?P<str>str \s* \( \s*)?
    [?$](?P<variable>\w+) \s* (?(str)\) \s*) (?(case)\) \s*) , \s*
    (?: "(?!"")(?P<double>[^"\\\n\r]*)" | '(?!'')(?P<single>[^'\\\n\r]*)' ) \s*
    (?(regex) (?: , \s* (?P<flags> "i" | 'i' ) \s* )? ) \) (?(open)\s*\))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Of so many terminals with FILTER: (REGEX(LCASE(STR(?v)), "text", "i")).
LONGEST_CALL = 17
SEEKING = ("CONTAINS", "REGEX")
# What means itself in a regular expression; what is so however its case is changed, and from nothing else.
PLAIN = re.compile(r"[0-9A-Za-z㐀-䶿一-鿿]*")
CASELESS = re.compile(r"[0-9㐀-䶿一-鿿]*")


def sought(called: re.Match[str]) -> str | None:
    """The text that such a condition looks for; None where it may find others too."""
    text = called["double"] or called["single"] or ""
    if called["regex"] and not PLAIN.fullmatch(text):
        return None
    return text if not (called["case"] or called["flags"]) or CASELESS.fullmatch(text) else None


# ?v < 5, in the brackets of FILTER.
RANGE = re.compile(
    r"\s* \( \s* [?$](?P<variable>\w+) \s* (?P<sign><=?|>=?) \s* (?P<number>[+-]?\d+(?:\.\d+)?) \s* \)",
    re.VERBOSE,
)
# What such a range cannot do without.
_COMPARED = re.compile(r"\w\s*[<>]=?\s*[+-]?\d")


class Literals(Protocol):
    """What knows the literals of the store; each gives None where they are more than `most`."""

    @property
    def texts(self) -> int:
        """How many texts there are."""
        ...

    def containing(self, text: str, most: int) -> list[str] | None:
        """Those that hold a text."""
        ...

    def within(self, low: float, high: float, most: int) -> list[str] | None:
        """The numbers from one to another."""
        ...


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A variable that must hold a text or lie in a range, and where its group begins."""

    variable: str
    group: int
    # The condition, after the word FILTER.
    start: int
    end: int
    text: str = ""
    as_string: bool = False
    span: tuple[float, float] | None = None

    def found(self, literals: Literals) -> list[str] | None:
        """The literals that are meant; None too where the file turns out damaged."""
        try:
            if self.span is not None:
                return literals.within(*self.span, MOST_NUMBERS)
            return literals.containing(self.text, max(FEW, min(MOST, literals.texts // LOOKS)))
        except sqlite3.Error:
            return None


def narrowed(query: str, known: Literals) -> str:
    """The query with VALUES for each text or range it filters by."""
    upper = query.upper()
    if "FILTER" not in upper or any(word in upper for word in NOT_WITH):
        return query
    if not any(word in upper for word in SEEKING) and not _COMPARED.search(query):
        return query
    found = list(tokens(query))
    groups = groups_of(found)
    changes: dict[int, list[Change]] = {}
    branched: set[int] = set()
    for wanted in _filters(query, found, groups):
        if wanted.group in branched or is_tested(wanted.group, found, groups):
            continue
        if not _is_object(wanted, query, found, groups):
            continue
        literals = wanted.found(known)
        if literals is None or sum(map(len, literals)) >= MOST_CHARACTERS:
            continue
        if len(literals) <= BRANCH:
            changes.setdefault(wanted.group, []).extend(_listed(wanted, found, literals))
        elif can_branch(query, found, groups, wanted.group, (wanted.start, wanted.end)):
            # The group has this list alone.
            changes[wanted.group] = [_branched(wanted, query, found, groups, literals)]
            branched.add(wanted.group)
    for start, end, text in sorted((each for some in changes.values() for each in some), reverse=True):
        query = query[:start] + text + query[end:]
    return query


def _listed(wanted: _Wanted, found: list[Token], literals: list[str]) -> Iterator[Change]:
    """The list at the beginning of the group, in place of the condition."""
    place = found[wanted.group].end
    yield place, place, values(wanted.variable, literals)
    if wanted.span is None:
        # All of these hold the text.
        yield wanted.start, wanted.end, "(true)"


def _branched(
    wanted: _Wanted, query: str, found: list[Token], groups: list[int], literals: list[str]
) -> Change:
    """The group in branches, each with its share of the list."""
    start = found[wanted.group].end
    end = found[last_of(wanted.group, groups) + 1].start
    body = f"{query[start : wanted.start]}(true){query[wanted.end : end]}"
    return start, end, f" {branches(body, wanted.variable, literals)} "


def _filters(query: str, found: list[Token], groups: list[int]) -> Iterator[_Wanted]:
    """Each FILTER that is nothing but such a condition; one a variable and group."""
    seen: set[tuple[str, int]] = set()
    for number, token in enumerate(found):
        if not token.is_word("FILTER") or groups[number] < 0:
            continue
        called = CALL.match(query, token.end) or RANGE.match(query, token.end)
        # In a string or a comment the same words mean nothing: the call must end where a terminal does.
        if called is None or ("flags" in called.groupdict() and sought(called) is None):
            continue
        if all(each.end != called.end() for each in found[number : number + LONGEST_CALL]):
            continue
        key = called["variable"], groups[number]
        if key not in seen:
            seen.add(key)
            yield _wanted(called, groups[number], token.end)


def _wanted(called: re.Match[str], group: int, start: int) -> _Wanted:
    part = called.groupdict()
    place = part["variable"], group, start, called.end()
    if "sign" in part:
        bound = float(part["number"])
        below = part["sign"].startswith("<")
        # A number that is a little off as a float must not be lost.
        edge = math.nextafter(bound, math.inf if below else -math.inf)
        return _Wanted(*place, span=(-math.inf, edge) if below else (edge, math.inf))
    return _Wanted(*place, text=sought(called) or "", as_string=bool(part["str"]))


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
            return can_begin(number, found, groups) and (
                not wanted.as_string or _full(before, found) in TEXTS
            )
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
