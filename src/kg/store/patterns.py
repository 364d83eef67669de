"""A query of plain triples between two braces, read without an engine: terminals, prefixes, triples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.namespaces import PREFIXES
from kg.store.tokens import Token

COMMENT = re.compile(r"#[^\n\r]*")
# What may follow the group: the order of rows, and which of them. Longer numbers are an engine's error.
REST = re.compile(
    r"""\s*(?:ORDER\s+BY\s+(?P<order>(?:(?:ASC|DESC)\s*\(\s*[?$]\w+\s*\)\s*|[?$]\w+\s*)+))?
    (?:(?:LIMIT\s+(?P<limit>[0-9]{1,18})|OFFSET\s+(?P<offset>[0-9]{1,18}))\s*){0,2}""",
    re.VERBOSE | re.IGNORECASE,
)
KEY = re.compile(r"(?:(ASC|DESC)\s*\(\s*)?[?$](\w+)", re.IGNORECASE)


class OtherwiseError(Exception):
    """The query is of another form."""


def prefixes_of(left: Iterator[Token]) -> tuple[dict[str, str], Token]:
    """The project's prefixes and those that a query declares first, and the terminal after them."""
    prefixes = dict(PREFIXES)
    for token in left:
        if not token.is_word("PREFIX"):
            return prefixes, token
        name, value = next(left, token), next(left, token)
        if value.kind != "iri":
            raise OtherwiseError
        prefixes[name.text.removesuffix(":")] = value.text[1:-1]
    raise OtherwiseError


def triples_of(body: Sequence[Token]) -> Iterator[tuple[Token, Token, Token]]:
    """Subject, predicate and object of each triple between two braces; `;` keeps the subject."""
    if len(body) < 5 or body[0].text != "{" or body[-1].text != "}":
        raise OtherwiseError
    subject: Token | None = None
    left = iter(body[1:-1])
    for token in left:
        if subject is None:
            subject, token = token, next(left, body[-1])
        target, mark = next(left, body[-1]), next(left, None)
        if token.kind not in ("name", "iri") and not is_type(token):
            raise OtherwiseError
        yield subject, token, target
        if mark is None:
            return
        if mark.text not in (";", "."):
            raise OtherwiseError
        if mark.text == ".":
            subject = None


def is_type(token: Token) -> bool:
    """`a`, the one keyword that is written small alone."""
    return token.kind == "word" and token.text == "a"


def signs_between(query: str, some: Sequence[Token]) -> list[str]:
    """What stands between terminals one after another beside blanks and comments, nothing as a rule."""
    return [COMMENT.sub("", query[one.end : other.start]).strip() for one, other in pairwise(some)]


def refuse_signs(query: str, head: Sequence[Token]) -> None:
    """Between terminals that are known stand blanks and comments alone: no path, no sum, no number."""
    if COMMENT.sub("", query[: head[0].start]).strip() or any(signs_between(query, head)):
        raise OtherwiseError


def name_of(token: Token) -> str:
    """A variable's name."""
    if token.kind != "variable":
        raise OtherwiseError
    return token.text[1:]


def full_name(token: Token, prefixes: Mapping[str, str]) -> str:
    """A term's IRI."""
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, colon, local = token.text.partition(":")
    if token.kind != "name" or not colon or prefix not in prefixes:
        raise OtherwiseError
    return prefixes[prefix] + local


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows a group: the order's keys as (ASC, DESC or nothing, variable), and which rows are kept."""

    keys: tuple[tuple[str, str], ...]
    start: int
    end: int | None


def rest_of(text: str) -> Rest:
    """What stands there, where that is all that stands there, and once."""
    found, words = REST.fullmatch(text), text.upper().split()
    if found is None or words.count("LIMIT") > 1 or words.count("OFFSET") > 1:
        raise OtherwiseError
    start = int(found["offset"] or 0)
    end = start + int(found["limit"]) if found["limit"] else None
    return Rest(tuple((way.upper(), name) for way, name in KEY.findall(found["order"] or "")), start, end)
