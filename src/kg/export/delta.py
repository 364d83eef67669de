"""Two graphs → what was added and removed, as RDF Patch; a graph and a delta → the next graph.

    H id <urn:sha256:…> .        of the two digests below, in this order
    H base <urn:sha256:…> .      the graph it is for
    H result <urn:sha256:…> .    the graph it makes
    TX .
    D <s> <p> <o> .              sorted, then
    A <s> <p> <o> .              sorted
    TC .

The digests are those of RDFC-1.0. https://afs.github.io/rdf-delta/rdf-patch.html
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kg.errors import ExportError
from kg.export.dataset import Graph
from kg.export.parsing import parse_rdf

HEADER = re.compile(r"H (?P<key>\w+) <urn:sha256:(?P<digest>[0-9a-f]{64})> \.\Z")
BEGIN, COMMIT = "TX .", "TC ."
FETCH = "fetch the delta again"


@dataclass(frozen=True, slots=True)
class Delta:
    """What to take away and to add, and the digests of the graphs on both sides."""

    base: str
    result: str
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]

    @property
    def id(self) -> str:
        """The delta's own name: SHA-256 of both digests."""
        return hashlib.sha256(f"{self.base}{self.result}".encode()).hexdigest()


def diff(old: Graph, new: Graph) -> Delta:
    """The delta that leads from one graph to the other."""
    before, after = set(old.triples), set(new.triples)
    return Delta(old.digest, new.digest, _sorted(before - after), _sorted(after - before))


def _sorted(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(sorted(triples, key=str))


def patch_bytes(delta: Delta) -> bytes:
    """The delta as RDF Patch, the same bytes for the same two graphs."""
    lines = [
        f"H id <urn:sha256:{delta.id}> .",
        f"H base <urn:sha256:{delta.base}> .",
        f"H result <urn:sha256:{delta.result}> .",
        BEGIN,
        *(f"D {triple} ." for triple in delta.removed),
        *(f"A {triple} ." for triple in delta.added),
        COMMIT,
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def read_patch(path: Path) -> Delta:
    """A delta from its file; what is no whole RDF Patch of ours is an error with its line."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        problem = f"cannot read: {error.strerror}"
        raise ExportError(problem, source=str(path), mend="check the path") from error
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise ExportError("not UTF-8", source=str(path), place=place, mend=FETCH) from error
    return parse_patch(text, str(path))


def parse_patch(text: str, source: str = "delta") -> Delta:
    """A delta from RDF Patch: three headers, one transaction, committed."""
    # Only a line feed ends a line: literals hold U+0085 and U+2028 as they are.
    lines = text.removesuffix("\n").split("\n")
    headers = {match["key"]: match["digest"] for line in lines if (match := HEADER.match(line))}
    missing = [key for key in ("id", "base", "result") if key not in headers]
    if missing:
        raise ExportError(f"no header {missing[0]!r}", source=source, place="line 1", mend=FETCH)
    if lines[-1] != COMMIT:
        problem = "the delta breaks off before its end"
        raise ExportError(problem, source=source, place=f"line {len(lines)}", mend=FETCH)
    rows: dict[str, list[Triple]] = {"D": [], "A": []}
    for number, line in enumerate(lines[:-1], start=1):
        if HEADER.match(line) or line == BEGIN:
            continue
        rows.get(line[:1], []).append(_row(line, source, number))
    delta = Delta(headers["base"], headers["result"], _sorted(rows["D"]), _sorted(rows["A"]))
    if delta.id != headers["id"]:
        problem = "the delta's name does not fit its digests"
        raise ExportError(problem, source=source, place="line 1", mend=FETCH)
    return delta


def _row(line: str, source: str, number: int) -> Triple:
    code, _, statement = line.partition(" ")
    try:
        data = f"{statement}\n".encode()
        found = list(parse_rdf(data, RdfFormat.N_TRIPLES)) if code in {"A", "D"} else []
    except (SyntaxError, ValueError):
        found = []
    triple: Triple | None = found[0].triple if len(found) == 1 else None
    if triple is None or not isinstance(triple.subject, NamedNode) or not _is_term(triple.object):
        problem = "not a line of a delta: A or D, a triple without blank nodes, and a full stop"
        raise ExportError(problem, source=source, place=f"line {number}", mend=FETCH)
    return triple


def _is_term(term: object) -> bool:
    return isinstance(term, NamedNode | Literal)


def apply(delta: Delta, graph: Graph) -> Graph:
    """The graph after the delta; the same graph if it was applied before; another base is an error."""
    found = graph.digest
    if found == delta.result:
        return graph
    if found != delta.base:
        problem = f"the delta is for {delta.base[:16]}…, and this graph is {found[:16]}…"
        mend = "apply the deltas in between first, or take the whole package"
        raise ExportError(problem, source=graph.source, mend=mend)
    triples = (set(graph.triples) - set(delta.removed)) | set(delta.added)
    result = Graph(triples, graph.source)
    if result.digest != delta.result:
        problem = "the delta does not make what it promises"
        raise ExportError(problem, source=graph.source, mend=f"{FETCH}; the graph is left as it was")
    return result
