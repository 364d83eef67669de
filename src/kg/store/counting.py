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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Protocol

from kg.namespaces import iri
from kg.store.patterns import (
    COMMENT,
    REST,
    OtherwiseError,
    full_name,
    is_type,
    name_of,
    prefixes_of,
    refuse_signs,
    triples_of,
)
from kg.store.tokens import Token, tokens

TYPE = iri("rdf:type")
# More groups than these are read slower than they are counted.
MOST_GROUPS = 10_000
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


def counts_of(query: str, columns: Counted) -> tuple[Count, list[tuple[str, int]]] | None:
    """What is counted, and the groups with their numbers by name; None where the columns do not tell."""
    upper = query.upper()
    if "COUNT" not in upper or "GROUP" not in upper or "\\" in query:
        return None
    try:
        count = _parsed(query)
        found = _answer(count, columns)
    except OtherwiseError:
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
        property_ = TYPE if is_type(predicate) else full_name(predicate, count.prefixes)
        if property_ == TYPE:
            classes.setdefault(name_of(subject), []).append(full_name(target, count.prefixes))
        else:
            joined.append((name_of(subject), property_, name_of(target)))
    if len(joined) != 1:
        raise OtherwiseError
    ((subject_name, property_, object_name),) = joined
    sides = {subject_name, object_name}
    if len(sides) != 2 or not classes.keys() <= sides or sides != {count.group, count.counted}:
        raise OtherwiseError
    found = columns.counts(
        property_,
        by_object=count.group == object_name,
        subjects=classes.get(subject_name, ()),
        objects=classes.get(object_name, ()),
    )
    if found is None:
        raise OtherwiseError
    return _most(found, count.most)


def _most(found: Mapping[int, int], most: int | None) -> dict[int, int]:
    """Those with the highest numbers, and all that have the last one's; by number of the term."""
    if most is not None and most < len(found):
        least = nlargest(most, found.values())[-1] if most else max(found.values()) + 1
        found = {term: many for term, many in found.items() if many >= least}
    if len(found) > MOST_GROUPS:
        raise OtherwiseError
    return dict(sorted(found.items()))


def _parsed(query: str) -> Count:
    """SELECT, its two columns, triples, GROUP BY and what may follow it."""
    found = list(tokens(query))
    groups = [at for at, token in enumerate(found) if token.is_word("GROUP")]
    if len(groups) != 1 or groups[0] + 2 >= len(found):
        raise OtherwiseError
    head = found[: groups[0] + 3]
    rest = COMMENT.sub("", query[head[-1].end :])
    refuse_signs(query, head)
    left = iter(head)
    prefixes, token = prefixes_of(left)
    if not token.is_word("SELECT") or not REST.fullmatch(rest):
        raise OtherwiseError
    *body, group, by, variable = left
    selected, number, things, at = _columns(body)
    if not (group.is_word("GROUP") and by.is_word("BY")) or selected - {number} != {name_of(variable)}:
        raise OtherwiseError
    if not set(re.findall(r"[?$](\w+)", rest)) <= selected:
        raise OtherwiseError
    order = [each.text[1:] for each in body[:at] if each.kind == "variable" and each.text[1:] in selected]
    return Count(
        (order[0], order[1]),
        name_of(variable),
        number,
        things,
        tuple(triples_of(body[at:])),
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
        raise OtherwiseError
    at = form[0].count(" ")
    names = [name_of(each) for each in body[:at] if each.kind == "variable"]
    group, things, number = names if form["first"] else (names[2], names[0], names[1])
    if len({group, things, number}) != 3:
        raise OtherwiseError
    return {group, number}, number, things, at
