"""A query that counts the whole graph, by property or by class, answered from what the build counted.

    SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }
    SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p
    SELECT ?class (COUNT(?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class
    SELECT DISTINCT ?p WHERE { ?s ?p ?o }

Clients ask these first of a graph they do not know, and an engine looks at every triple for them. ORDER BY,
LIMIT and OFFSET may follow. Whatever is written otherwise is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Protocol

from kg.store.patterns import COMMENT
from kg.store.tokens import Token, tokens

DECLARED = re.compile(r"(?:PREFIX \S* <\S*> )*")
REST = r"(?P<rest>(?: ORDER BY(?: (?:ASC|DESC) \( \?\w+ \)| \?\w+)+)?(?: LIMIT \d+)?(?: OFFSET \d+)?)"
NUMBER = r"\( COUNT \( (?P<counted>\*|\?\w+) \) AS \?(?P<number>\w+) \)"
PATTERN = r"(?:WHERE )?\{ \?(?P<subject>\w+) (?:\?(?P<property>\w+)|A) \?(?P<object>\w+) (?:\. )?\}"
FORMS = (
    re.compile(rf"SELECT {NUMBER} {PATTERN}"),
    re.compile(rf"SELECT \?(?P<group>\w+) {NUMBER} {PATTERN} GROUP BY \?(?P=group){REST}"),
    re.compile(rf"SELECT {NUMBER} \?(?P<group>\w+) {PATTERN} GROUP BY \?(?P=group){REST}"),
    re.compile(rf"SELECT DISTINCT \?(?P<group>\w+) {PATTERN}{REST}"),
)


class Totals(Protocol):
    """What knows how much of what the store holds."""

    @property
    def predicates(self) -> Mapping[str, int]:
        """Triples by property; empty where it is not known."""
        ...

    @property
    def classes(self) -> Mapping[str, int]:
        """Things by class."""
        ...


def totalled(query: str, totals: Totals) -> str:
    """The query with the totals in place of what is counted."""
    upper = query.upper()
    if ("COUNT" not in upper and "DISTINCT" not in upper) or "\\" in query or not totals.predicates:
        return query
    if query.count("{") != 1:
        # Each of these forms has one group; a bracket in a comment loses nothing but time.
        return query
    plain = DECLARED.sub("", _spaced(query, list(tokens(query))), count=1)
    for form in FORMS:
        if found := form.fullmatch(plain):
            first = number if plain.startswith("SELECT (") and (number := found["number"]) else ""
            return _answer(found.groupdict(), totals, first) or query
    return query


def _answer(part: Mapping[str, str | None], totals: Totals, first: str) -> str:
    """The query that gives the totals; empty where it asks something else."""
    names = [part["subject"], part["property"], part["object"]]
    by = part.get("group")
    number = part.get("number")
    joined = [name for name in names if name]
    if len(set(joined)) != len(joined) or number in joined:
        return ""
    counted = part.get("counted")
    if counted not in (None, "*") and (counted or "")[1:] not in joined:
        return ""
    kept = {f"?{name}" for name in (by, number) if name}
    rest = part.get("rest") or ""
    if not set(re.findall(r"\?\w+", rest)) <= kept:
        return ""
    if by is None:
        return _values([f"?{number}"], [str(sum(totals.predicates.values()))], "") if part["property"] else ""
    if by != (part["property"] or part["object"]):
        return ""
    groups = totals.predicates if part["property"] else totals.classes
    if number is None:
        return _values([f"?{by}"], [f"<{name}>" for name in groups], rest)
    if first == number:
        return _values([f"?{number}", f"?{by}"], [f"{many} <{name}>" for name, many in groups.items()], rest)
    return _values([f"?{by}", f"?{number}"], [f"<{name}> {many}" for name, many in groups.items()], rest)


def _values(names: list[str], rows: Iterable[str], rest: str) -> str:
    shown = " ".join(names)
    return f"SELECT {shown} WHERE {{ VALUES ({shown}) {{ {' '.join(f'({row})' for row in rows)} }} }}{rest}"


def _spaced(query: str, found: list[Token]) -> str:
    """The terminals with one blank between, words in capitals, what is no terminal of ours left in place."""
    if not found:
        return ""
    parts = [COMMENT.sub("", query[: found[0].start]).strip(), _plain(found[0])]
    for one, other in pairwise(found):
        parts += [COMMENT.sub("", query[one.end : other.start]).strip(), _plain(other)]
    parts.append(COMMENT.sub("", query[found[-1].end :]).strip())
    return " ".join(part for part in parts if part)


def _plain(token: Token) -> str:
    if token.kind == "variable":
        return "?" + token.text[1:]
    return token.text.upper() if token.kind == "word" else token.text
