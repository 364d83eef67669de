"""SPARQL text by its terminals: what reaches outside is refused, a protocol's USING clauses are placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from kg.store.tokens import Token, tokens
from kg.web.errors import HttpError

_SUSPECT = ("service", "load", "\\u")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def unescape(query: str) -> str:
    r"""The text with its code point escapes resolved, as a parser does before all else: \\u0053 is S."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match[0]

    return _ESCAPE.sub(character, query)


def _outside(text: str) -> Iterator[tuple[str, Token | None]]:
    """Each SERVICE and LOAD with the term that follows it (SILENT aside)."""
    found = list(tokens(text))
    for at, token in enumerate(found):
        if token.is_word("SERVICE", "LOAD"):
            after = [item for item in found[at + 1 : at + 3] if not item.is_word("SILENT")]
            yield token.text.upper(), after[0] if after else None


def refuse_outside(query: str, services: frozenset[str]) -> None:
    """Raises HttpError where the text would reach another host than those allowed.

    The text is looked at as written and with its escapes resolved: whichever way an engine reads it, no call
    to another host passes.
    """
    folded = query.casefold()
    if not any(word in folded for word in _SUSPECT):
        return
    for text in {query, unescape(query)}:
        for word, target in _outside(text):
            host = urlsplit(target.text.strip("<>")).hostname if target and target.kind == "iri" else None
            if not host or host not in services:
                raise HttpError(
                    403,
                    f"{word} reaches another host, which this server does not do",
                    place=target.text[:200] if target else word,
                    mend="leave it out, or ask the server's keeper to allow that host",
                )


DEFAULT_GRAPH = "urn:x-arq:DefaultGraph"


def from_default(query: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The query without its FROM clauses, and the default and named graphs that these name.

    Only where one of them names the default graph, for which engines have no IRI: it can be chosen beside the
    query alone. Every other query is left as it is.
    """
    found = list(tokens(query))
    default: list[str] = []
    named: list[str] = []
    kept, last = "", 0
    for at, token in enumerate(found):
        if not token.is_word("FROM"):
            continue
        is_named = found[at + 1].is_word("NAMED") if at + 1 < len(found) else False
        target = found[at + 1 + is_named] if at + 1 + is_named < len(found) else token
        if target.kind != "iri":
            return query, (), ()
        (named if is_named else default).append(target.text[1:-1])
        kept += query[last : token.start]
        last = target.end
    if DEFAULT_GRAPH not in default:
        return query, (), ()
    return kept + query[last:], tuple(default), tuple(named)


def with_using(update: str, using: Sequence[str], named: Sequence[str]) -> str:
    """The update with the protocol's using-graph-uri and using-named-graph-uri written as USING clauses.

    SPARQL 1.1 Protocol, 2.2.3: an update that has USING or WITH of its own is then an error.
    """
    if not using and not named:
        return update
    found = list(tokens(update))
    if any(token.is_word("USING", "WITH") for token in found):
        raise HttpError(
            400,
            "the update names its dataset twice: by USING or WITH, and by the protocol's parameters",
            place="using-graph-uri",
            mend="use one of the two",
        )
    clause = "".join(f" USING <{iri}>" for iri in using) + "".join(f" USING NAMED <{iri}>" for iri in named)
    pieces, depth, last = [], 0, 0
    for before, token in zip([None, *found], found, strict=False):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0 and token.is_word("WHERE") and before is not None and before.text == "}":
            pieces.append(update[last : token.start] + clause + " ")
            last = token.start
    return "".join(pieces) + update[last:]
