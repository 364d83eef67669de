"""Passages cut into clauses, and which clause names which thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from kg.answering.graph import Passage, Thing
from kg.answering.normal import bare
from kg.frozen import dataclass

OPENING, CLOSING = "(（“《【", ")）”》】"
MARKS = re.compile(f"[,，;；。!！?？:：|\n{OPENING}{CLOSING}]")
# A row whose inner passages hold less than this share of it is itself something to read.
MOSTLY_INNER = 0.6
SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a passage between two commas; `context` is what stands over it: row head, lead, heading."""

    passage: str
    start: int
    end: int
    words: str
    sentence: str
    context: str


@dataclass(frozen=True, slots=True)
class Clause(Piece):
    """A piece with the things that it names."""

    things: frozenset[str]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a passage stand, brackets and quotes not broken, numbers neither."""
    start, depth = 0, 0
    for found in MARKS.finditer(text):
        at, mark = found.start(), found[0]
        if mark in OPENING:
            depth += 1
        elif mark in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and not _in_number(text, at):
            if text[start:at].strip():
                yield start, at
            start = at + 1
    if text[start:].strip():
        yield start, len(text)


def _in_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage with what stands over it; `container` is the row that holds it."""

    passage: Passage
    context: str
    container: bool


def place(passages: Sequence[Passage]) -> Iterator[Placed]:
    """Each passage with its context, in text order; passages are sorted by report, start and length."""
    lead, before, over = "", None, ""
    holder: Passage | None = None
    for at, passage in enumerate(passages):
        inner = _inner(passages, at)
        if inner:
            holder, over = passage, _row_head(passage, inner[0])
        if holder and (passage.report != holder.report or passage.start >= holder.end):
            holder, over = None, ""
        joined = before and before.report == passage.report and before.end == passage.start
        lead = lead if joined else passage.text
        covered = sum(each.end - each.start for each in inner)
        mostly = covered > MOSTLY_INNER * max(1, passage.end - passage.start)
        yield Placed(passage, bare(" ".join((passage.section, over, lead))), bool(inner) and mostly)
        before = passage


def _row_head(row: Passage, first: Passage) -> str:
    """What stands before the first bullet of a row: its first cell, a passage of its own or not."""
    if first.start == row.start:
        return first.text
    head, bar, _ = row.text[: first.start - row.start].partition("|")
    return head if bar else ""


def _inner(passages: Sequence[Passage], at: int) -> list[Passage]:
    outer, found, reach = passages[at], [], passages[at].start
    # Sliced, what follows would be copied for each passage.
    for passage in map(passages.__getitem__, range(at + 1, len(passages))):
        if passage.report != outer.report or passage.start >= outer.end:
            break
        if passage.end <= outer.end and passage.start >= reach:
            found.append(passage)
            reach = passage.end
    return found


def cut(passages: Sequence[Passage]) -> Iterator[Piece]:
    """All pieces in text order; those of a report do not depend on the others."""
    for placed in place(passages):
        if placed.container:
            continue
        passage, text = placed.passage, placed.passage.text
        sentence = bare(text)
        for start, end in spans(text):
            yield Piece(passage.iri, start, end, bare(text[start:end]), sentence, placed.context)


def naming(
    pieces: Iterable[Piece], named: Mapping[str, Sequence[str]], things: Mapping[str, Thing]
) -> Iterator[Clause]:
    """Pieces with the things they name; `named` are the things that each passage mentions."""
    for passage, group in groupby(pieces, attrgetter("passage")):
        inside = list(group)
        here = _assign([piece.words for piece in inside], [things[iri] for iri in named.get(passage, ())])
        for each, found in zip(inside, here, strict=True):
            yield Clause(
                each.passage, each.start, each.end, each.words, each.sentence, each.context, frozenset(found)
            )


def _assign(clauses: Sequence[str], things: Sequence[Thing]) -> list[set[str]]:
    found: list[set[str]] = [set() for _ in clauses]
    for at, words in enumerate(clauses):
        present = [(name, thing.iri) for thing in things for name in thing.names if name in words]
        for name, iri in present:
            longer = [other for other, _ in present if name in other and name != other]
            if not longer or _stands_alone(words, name, longer):
                found[at].add(iri)
    for thing in things:
        if clauses and not any(thing.iri in each for each in found):
            best = max(range(len(clauses)), key=lambda at: _shared(clauses[at], thing.names))
            if _shared(clauses[best], thing.names) >= SHORTEST_PART:
                found[best].add(thing.iri)
    return found


def _stands_alone(words: str, name: str, longer: Sequence[str]) -> bool:
    for other in sorted(longer, key=len, reverse=True):
        words = words.replace(other, "\0")
    return name in words


def _shared(words: str, names: Sequence[str]) -> int:
    """The length of the longest beginning of a name that the clause holds."""
    return max((_prefix(words, name) for name in names), default=0)


def _prefix(words: str, name: str) -> int:
    length = len(name)
    while length >= SHORTEST_PART and name[:length] not in words:
        length -= 1
    return length if length >= SHORTEST_PART else 0


def tables(passages: Sequence[Passage]) -> list[frozenset[str]]:
    """The rows of each table, table by table: consecutive passages with cells."""
    found: list[set[str]] = []
    inside = ""
    for passage in passages:
        row = " | " in passage.text or passage.text.rstrip().endswith("|")
        if row and inside != passage.report:
            found.append(set())
        if row:
            found[-1].add(passage.iri)
        inside = passage.report if row else ""
    return [frozenset(rows) for rows in found]
