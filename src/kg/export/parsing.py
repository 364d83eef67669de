"""RDF from elsewhere → its quads; nesting so deep that it would end the process is refused before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Quad, RdfFormat, parse

# The parser nests on the machine's stack: 5,000 levels of JSON-LD overrun it, and no package has 20.
DEEPEST = 500
# Only what is outside of text counts; a text that does not end is the parser's to tell.
JSON_MARKS = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{}\]]', re.DOTALL)
# In all else a quote may stand in a comment or be escaped in a name, where it begins no text.
MARKS = re.compile(
    rb"""\\. | \#[^\n\r]*+ | <(?!<)[^<>"\s]*+>? | << | >>
    | "{3}(?:[^"\\]|\\.|"(?!""))*+ (?:"{3})? | '{3}(?:[^'\\]|\\.|'(?!''))*+ (?:'{3})?
    | "(?:[^"\\\n\r]|\\.)*+"? | '(?:[^'\\\n\r]|\\.)*+'?""",
    re.DOTALL | re.VERBOSE,
)
OPENING, CLOSING = frozenset({b"<<", b"[", b"{"}), frozenset({b">>", b"]", b"}"})


def parse_rdf(data: bytes, form: RdfFormat) -> Iterator[Quad]:
    """The quads of a file's bytes; SyntaxError, with its line where the parser tells it, where it is none."""
    is_json = form == RdfFormat.JSON_LD
    nests = is_json or data.count(b"<<") > DEEPEST
    if nests and _depth(data, JSON_MARKS if is_json else MARKS) > DEEPEST:
        raise SyntaxError(f"nested more than {DEEPEST} levels deep")
    yield from parse(data, format=form)


def _depth(data: bytes, marks: re.Pattern[bytes]) -> int:
    """How deep brackets, braces and quoted triples nest, or one more than allowed."""
    depth = deepest = 0
    for mark in marks.finditer(data):
        if mark[0] in OPENING:
            depth += 1
            deepest = max(deepest, depth)
            if deepest > DEEPEST:
                break
        elif mark[0] in CLOSING:
            depth -= 1
    return deepest
