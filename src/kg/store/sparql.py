"""The little that must be known of a query's text before an engine sees it: tokens, prefixes, form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.namespaces import PREFIXES

# SPARQL 1.1, section 19.8: what may hold a `$` or `:` without being a variable or name, then variables.
TOKEN = re.compile(
    r"""
    (?P<skip> \#[^\n]* | <[^<>"{}|^`\\\s]*> | \\.
      | \"{3}(?:\\.|\"{0,2}[^"\\])*\"{3} | '{3}(?:\\.|'{0,2}[^'\\])*'{3}
      | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' )
  | (?P<sigil>[$?]) (?P<name>\w+)
    """,
    re.VERBOSE | re.DOTALL,
)
PREFIX_USED = re.compile(r"(?<![\w-])([A-Za-z][\w-]*):")
PREFIX_DECLARED = re.compile(r"\bprefix\s+([\w-]*)\s*:", re.IGNORECASE)
PREFIXED_NAME = re.compile(r"(?<![\w-])([A-Za-z][\w-]*|):([\w-]*(?:\.[\w-]+)*)")
DECLARATION = re.compile(r"\bprefix\s+[\w-]*\s*:", re.IGNORECASE)
DECLARATION_WHOLE = re.compile(r"\bprefix\s+([\w-]*)\s*:\s*<([^>]*)>", re.IGNORECASE)
# White space, comments and PREFIX or BASE lines may stand before the word that names a query's form.
BEFORE_FORM = re.compile(
    r"(?:\s+|\#[^\n]*(?:\n|\Z)|(?:prefix\s+[^\s:]*\s*:\s*<[^>]*>)|(?:base\s+<[^>]*>))*", re.IGNORECASE
)
FORM = re.compile(r"(select|ask|construct|describe)\b", re.IGNORECASE)


def query_form(sparql: str) -> str | None:
    """`select`, `ask`, `construct` or `describe`; None for an update or nonsense."""
    start = BEFORE_FORM.match(sparql)
    form = FORM.match(sparql, start.end() if start else 0)
    return form[1].lower() if form else None


@dataclass(frozen=True, slots=True)
class PrefixedName:
    """A name of a query by its prefix, and where in the text it stands."""

    prefix: str
    local: str
    start: int


def prefixed_names(sparql: str) -> Iterator[PrefixedName]:
    """The prefixed names of a query outside its strings, IRIs, comments and PREFIX lines."""
    plain = TOKEN.sub(lambda match: " " * len(match[0]) if match["skip"] else match[0], sparql)
    plain = DECLARATION.sub(lambda match: " " * len(match[0]), plain)
    for match in PREFIXED_NAME.finditer(plain):
        yield PrefixedName(match[1], match[2], match.start())


def declared_prefixes(sparql: str) -> dict[str, str]:
    """The prefixes that a query declares itself, with what they stand for."""
    return {match[1]: match[2] for match in DECLARATION_WHOLE.finditer(sparql)}


def with_prefixes(sparql: str) -> str:
    """PREFIX lines, before a query, for the project's prefixes it uses and does not declare."""
    plain = TOKEN.sub(lambda match: " " if match["skip"] else match[0], sparql)
    declared = set(PREFIX_DECLARED.findall(plain))
    wanted = sorted((set(PREFIX_USED.findall(plain)) - declared) & PREFIXES.keys())
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in wanted) + sparql
