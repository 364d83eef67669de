"""A query that counts one property by what it joins, answered from the columns of the build.

    SELECT ?industry (COUNT(DISTINCT ?thing) AS ?n) WHERE {
      ?thing a dp:Project ; dp:servesIndustry ?industry } GROUP BY ?industry
    SELECT ?industry ?n WHERE { VALUES (?industry ?n) { (<…> 12) … } }

One property of the columns between two variables, classes of them, COUNT of the one by the other: each
solution is then one triple, so that DISTINCT makes no difference. ORDER BY, LIMIT and OFFSET stay as they
are. Whatever is written otherwise is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from typing import Protocol

from kg.namespaces import PREFIXES, iri
from kg.store.tokens import Token, tokens

TYPE = iri("rdf:type")
# More groups than these are read slower than they are counted.
MOST_GROUPS = 10_000
COMMENT = re.compile(r"#[^\n\r]*")
REST = re.compile(
    r"""\s*(?:ORDER\s+BY\s+(?P<order>(?:(?:ASC|DESC)\s*\(\s*[?$]\w+\s*\)\s*|[?$]\w+\s*)+))?
    (?:(?:LIMIT\s+(?P<limit>\d+)|OFFSET\s+(?P<offset>\d+))\s*){0,2}""",
    re.VERBOSE | re.IGNORECASE,
)
MOST_FIRST = re.compile(r"DESC\s*\(\s*[?$](\w+)\s*\)", re.IGNORECASE)


class Counted(Protocol):
    """What has columns."""

    def counts(
        self, property_: str, *, by_object: bool, subjects: Iterable[str] = (), objects: Iterable[str] = ()
    ) -> Mapping[int, int] | None:
        """How many pairs each object has, or each subject; None where there is no such column."""
        ...

    def names(self, numbers: Iterable[int]) -> list[str]:
        """The IRIs of terms."""
        ...


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted, and how its answer is written."""

    selected: tuple[str, str]
    group: str
    number: str
    counted: str
    triples: tuple[tuple[Token, Token, Token], ...]
    prefixes: Mapping[str, str]
    rest: str

    @property
    def most(self) -> int | None:
        """How many groups are wanted where those with the highest number come first; None for all."""
        found = REST.fullmatch(self.rest)
        first = MOST_FIRST.match(found["order"]) if found and found["order"] else None
        if found is None or first is None or first[1] != self.number or not found["limit"]:
            return None
        return int(found["limit"]) + int(found["offset"] or 0)


class _OtherwiseError(Exception):
    """The query is of another form."""


def counts_of(query: str, columns: Counted) -> tuple[Count, list[tuple[str, int]]] | None:
    """What is counted, and the groups with their numbers by name; None where the columns do not tell."""
    upper = query.upper()
    if "COUNT" not in upper or "GROUP" not in upper or "\\" in query:
        return None
    try:
        count = _parsed(query)
        found = _answer(count, columns)
    except _OtherwiseError:
        return None
    # By name: the numbers of terms are others where reports came one after another.
    return count, sorted(zip(columns.names(found), found.values(), strict=True))


def counted(query: str, columns: Counted) -> str:
    """The query with its groups and their numbers in place of what is counted."""
    found = counts_of(query, columns)
    if found is None:
        return query
    count, pairs = found
    group, number = count.selected
    written = (f"<{name}> {many}" if group == count.group else f"{many} <{name}>" for name, many in pairs)
    values = " ".join(f"({each})" for each in written)
    return f"SELECT ?{group} ?{number} WHERE {{ VALUES (?{group} ?{number}) {{ {values} }} }} {count.rest}"


def _answer(count: Count, columns: Counted) -> dict[int, int]:
    joined: list[tuple[str, str, str]] = []
    classes: dict[str, list[str]] = {}
    for subject, predicate, target in count.triples:
        property_ = TYPE if predicate.is_word("A") else _full(predicate, count.prefixes)
        if property_ == TYPE:
            classes.setdefault(_name(subject), []).append(_full(target, count.prefixes))
        else:
            joined.append((_name(subject), property_, _name(target)))
    if len(joined) != 1:
        raise _OtherwiseError
    ((subject_name, property_, object_name),) = joined
    sides = {subject_name, object_name}
    if len(sides) != 2 or not classes.keys() <= sides or sides != {count.group, count.counted}:
        raise _OtherwiseError
    found = columns.counts(
        property_,
        by_object=count.group == object_name,
        subjects=classes.get(subject_name, ()),
        objects=classes.get(object_name, ()),
    )
    if found is None:
        raise _OtherwiseError
    return _most(found, count.most)


def _most(found: Mapping[int, int], most: int | None) -> dict[int, int]:
    """Those with the highest numbers, and all that have the last one's; by number of the term."""
    if most is not None and most < len(found):
        least = nlargest(most, found.values())[-1] if most else max(found.values()) + 1
        found = {term: many for term, many in found.items() if many >= least}
    if len(found) > MOST_GROUPS:
        raise _OtherwiseError
    return dict(sorted(found.items()))


def _parsed(query: str) -> Count:
    """SELECT, its two columns, triples, GROUP BY and what may follow it."""
    found = list(tokens(query))
    groups = [at for at, token in enumerate(found) if token.is_word("GROUP")]
    if len(groups) != 1 or groups[0] + 2 >= len(found):
        raise _OtherwiseError
    head = found[: groups[0] + 3]
    rest = COMMENT.sub("", query[head[-1].end :])
    _refuse_signs(query, head)
    left = iter(head)
    prefixes = dict(PREFIXES)
    token = next(left)
    while token.is_word("PREFIX"):
        name, value, token = next(left), next(left), next(left)
        if value.kind != "iri":
            raise _OtherwiseError
        prefixes[name.text.removesuffix(":")] = value.text[1:-1]
    if not token.is_word("SELECT") or not REST.fullmatch(rest):
        raise _OtherwiseError
    *body, group, by, variable = left
    selected, number, things, at = _columns(body)
    if not (group.is_word("GROUP") and by.is_word("BY")) or selected - {number} != {_name(variable)}:
        raise _OtherwiseError
    if not set(re.findall(r"[?$](\w+)", rest)) <= selected:
        raise _OtherwiseError
    order = [each.text[1:] for each in body[:at] if each.kind == "variable" and each.text[1:] in selected]
    return Count(
        (order[0], order[1]),
        _name(variable),
        number,
        things,
        tuple(_triples(body[at:])),
        prefixes,
        rest,
    )


def _columns(body: list[Token]) -> tuple[set[str], str, str, int]:
    """The two columns' names, that of the count, what is counted, and where the pattern begins."""
    words = " ".join(
        "?" if each.kind == "variable" else each.text.upper()
        for each in body
        if each.kind in ("variable", "word", "mark")
    )
    form = re.match(
        r"(?P<first>\? )?\( COUNT \( (?P<distinct>DISTINCT )?\? \) AS \? \)(?P<last> \?)? (?:WHERE )?(?=\{)",
        words,
    )
    if form is None or bool(form["first"]) == bool(form["last"]):
        raise _OtherwiseError
    at = form[0].count(" ")
    names = [_name(each) for each in body[:at] if each.kind == "variable"]
    group, things, number = names if form["first"] else (names[2], names[0], names[1])
    if len({group, things, number}) != 3:
        raise _OtherwiseError
    return {group, number}, number, things, at


def _triples(body: list[Token]) -> Iterator[tuple[Token, Token, Token]]:
    """Subject, predicate and object of each triple between two braces; `;` keeps the subject."""
    if len(body) < 5 or body[0].text != "{" or body[-1].text != "}":
        raise _OtherwiseError
    subject: Token | None = None
    left = iter(body[1:-1])
    for token in left:
        if subject is None:
            subject, token = token, next(left, body[-1])
        target, mark = next(left, body[-1]), next(left, None)
        if token.kind not in ("name", "iri") and not token.is_word("A"):
            raise _OtherwiseError
        yield subject, token, target
        if mark is None:
            return
        if mark.text not in (";", "."):
            raise _OtherwiseError
        if mark.text == ".":
            subject = None


def _refuse_signs(query: str, head: list[Token]) -> None:
    """Between terminals that are known stand blanks and comments alone: no path, no sum, no number."""
    gaps = [query[: head[0].start], *(query[one.end : other.start] for one, other in pairwise(head))]
    if any(COMMENT.sub("", gap).strip() for gap in gaps):
        raise _OtherwiseError


def _name(token: Token) -> str:
    if token.kind != "variable":
        raise _OtherwiseError
    return token.text[1:]


def _full(token: Token, prefixes: Mapping[str, str]) -> str:
    """A term's IRI."""
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, colon, local = token.text.partition(":")
    if token.kind != "name" or not colon or prefix not in prefixes:
        raise _OtherwiseError
    return prefixes[prefix] + local
