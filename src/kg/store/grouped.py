"""A sub-SELECT that groups figures, read without an engine: what is shown, asked for and grouped by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.store.figures import VALUE
from kg.store.patterns import (
    OtherwiseError,
    full_name,
    name_of,
    signs_between,
    triples_of,
)
from kg.store.tokens import Token

BY_SIZE = ("MIN", "MAX")


@dataclass(frozen=True, slots=True)
class Shown:
    """One column of the answer: a variable, or with MIN or MAX what it is called."""

    variable: str
    by: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """What is asked; `required` and `optional` by variable, `fixed` as property and value."""

    shown: tuple[Shown, ...]
    fixed: tuple[tuple[str, str], ...]
    required: Mapping[str, str]
    optional: Mapping[str, str]
    grouped: tuple[str, ...]
    distinct: bool
    differing: str = ""


def grouping_of(
    query: str, found: Sequence[Token], at: int, prefixes: Mapping[str, str]
) -> tuple[Grouping, int]:
    """The sub-SELECT that begins at a terminal, and where the brace stands that ends it."""
    distinct = found[at + 1].is_word("DISTINCT") if at + 1 < len(found) else False
    opened = _next(found, at, "{")
    closed = _closing(found, opened)
    end = _next(found, closed + 1, "}")
    # The sign between MIN and MAX is no terminal of ours.
    having = next((each for each in range(closed, end) if found[each].is_word("HAVING")), end)
    if any(signs_between(query, found[at : having + 1])):
        raise OtherwiseError
    shown = tuple(_shown(found[at + 1 + distinct : opened]))
    fixed, required, optional = _patterns(found[opened : closed + 1], prefixes)
    grouped = tuple(_grouped(found[closed + 1 : having]))
    differing = _differing(query, found[having:end]) if having < end else ""
    if not grouped and (differing or not distinct or any(each.by for each in shown)):
        raise OtherwiseError
    grouped = grouped or tuple(each.variable for each in shown)
    named = [each.name or each.variable for each in shown]
    held = {*required, *optional}
    is_plain = {each.variable for each in shown} | set(grouped) <= held and len({*named}) == len(named)
    taken = held & {each.name for each in shown}
    # By another spelling a number would be another group.
    if VALUE in {(required | optional)[name] for name in grouped if name in held}:
        raise OtherwiseError
    if not is_plain or taken or any(each.variable not in grouped for each in shown if not each.by):
        raise OtherwiseError
    return Grouping(shown, fixed, required, optional, grouped, distinct, differing), end


def _next(found: Sequence[Token], start: int, mark: str) -> int:
    for at in range(start, len(found)):
        if found[at].text == mark:
            return at
    raise OtherwiseError


def _closing(found: Sequence[Token], opened: int) -> int:
    depth = 0
    for at in range(opened, len(found)):
        depth += {"{": 1, "}": -1}.get(found[at].text, 0)
        if not depth:
            return at
    raise OtherwiseError


def _shown(columns: Sequence[Token]) -> Iterator[Shown]:
    """?key, (MIN(?value) AS ?least); WHERE may follow."""
    left = iter(columns[:-1] if columns and columns[-1].is_word("WHERE") else columns)
    for token in left:
        if token.kind == "variable":
            yield Shown(name_of(token))
            continue
        by, opened, variable, closed, as_, name, end = (next(left, token) for _ in range(7))
        if [each.text for each in (token, opened, closed, end)] != ["(", "(", ")", ")"]:
            raise OtherwiseError
        if not (by.is_word(*BY_SIZE) and as_.is_word("AS")):
            raise OtherwiseError
        yield Shown(name_of(variable), by.text.upper(), name_of(name))


def _patterns(
    body: Sequence[Token], prefixes: Mapping[str, str]
) -> tuple[tuple[tuple[str, str], ...], dict[str, str], dict[str, str]]:
    """What a group asks of one subject: fixed values, variables, and those that it may lack."""
    starts = [at for at, token in enumerate(body) if token.is_word("OPTIONAL")]
    first = starts[0] if starts else len(body) - 1
    asked = [*triples_of([*body[:first], body[-1]])]
    fixed: list[tuple[str, str]] = []
    required: dict[str, str] = {}
    optional: dict[str, str] = {}
    for _, predicate, target in asked:
        property_ = full_name(predicate, prefixes)
        if target.kind == "variable":
            _name(required, target, property_)
        else:
            fixed.append((property_, f"<{full_name(target, prefixes)}>"))
    for start, end in pairwise((*starts, len(body) - 1) if starts else ()):
        (one,) = alone if len(alone := [*triples_of(body[start + 1 : end])]) == 1 else _otherwise()
        asked.append(one)
        _name(optional, one[2], full_name(one[1], prefixes))
    subjects = {name_of(subject) for subject, *_ in asked}
    if len(subjects) != 1 or {*required} & {*optional} or subjects & {*required, *optional}:
        raise OtherwiseError
    return tuple(fixed), required, optional


def _otherwise() -> list[tuple[Token, Token, Token]]:
    raise OtherwiseError


def _name(named: dict[str, str], variable: Token, property_: str) -> None:
    if named.setdefault(name_of(variable), property_) != property_:
        raise OtherwiseError


def _grouped(clause: Sequence[Token]) -> Iterator[str]:
    """GROUP BY ?one ?other, or nothing."""
    if clause and not (len(clause) > 2 and clause[0].is_word("GROUP") and clause[1].is_word("BY")):
        raise OtherwiseError
    yield from map(name_of, clause[2:])


def _differing(query: str, clause: Sequence[Token]) -> str:
    """The variable of HAVING (MIN(?value) < MAX(?value))."""
    words = [token.text.upper() for token in clause]
    signs = signs_between(query, clause)
    if len(clause) != 11 or [*filter(None, signs)] != ["<"] or signs[5] != "<":
        raise OtherwiseError
    del words[4], words[7]
    if words != ["HAVING", "(", "MIN", "(", ")", "MAX", "(", ")", ")"]:
        raise OtherwiseError
    if name_of(clause[4]) != name_of(clause[8]):
        raise OtherwiseError
    return name_of(clause[4])
