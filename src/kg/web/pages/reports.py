"""A report → its text with headings, each understood name marked by class, each sentence with an anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.namespaces import PREFIXES
from kg.store.builds import TEXTS
from kg.web.graph import CLASS_RANK, GraphReader, Row
from kg.web.site import CLASSES

# The most characters that a heading's number takes: (十二)、
NUMBERING = 8
# How many characters a bullet's mark has: (12). Letters that Word's symbol font shows as dots and arrows.
LONGEST_MARK = 4
SYMBOLS = frozenset({"l", "Ø", "n", "u"})
# What stands between the cells of a table's row, in a text with bars and in one with tabs.
BETWEEN_CELLS = re.compile(r" \| |\t")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; with an IRI it names a thing."""

    text: str
    iri: str = ""
    kind: str = ""


@dataclass
class Sentence:
    """A unit of evidence as it is shown."""

    iri: str
    start: int
    end: int
    pieces: Sequence[Piece]
    facts: int = 0
    breaks: bool = True
    row: bool = False
    mark: str = ""

    @property
    def understood(self) -> bool:
        """Whether any rule touched it."""
        return self.facts > 0 or any(piece.iri for piece in self.pieces)

    @property
    def between(self) -> str:
        """What parts its cells."""
        found = BETWEEN_CELLS.search("".join(piece.text for piece in self.pieces))
        return found[0] if found else ""

    @property
    def cells(self) -> Sequence[Sequence[Piece]]:
        """The pieces of a table's row by cell, without the bars between; another sentence is one cell."""
        if not self.row:
            return (self.pieces,)
        cells: list[list[Piece]] = [[]]
        for piece in self.pieces:
            first, *others = [piece.text] if piece.iri else BETWEEN_CELLS.split(piece.text)
            cells[-1].append(replace(piece, text=first))
            cells.extend([replace(piece, text=text)] for text in others)
        return cells


@dataclass
class Part:
    """A heading, how deep it stands, and the sentences right under it."""

    iri: str
    title: str
    level: int
    heading: Sentence | None = None
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReportText:
    """The whole report."""

    iri: str
    parts: Sequence[Part]
    share: float
    counts: dict[str, int]


def pieces_of(text: str, names: Sequence[tuple[str, str, str]]) -> list[Piece]:
    """The text cut at the names it holds: (name, IRI, class), the longest first, none inside another."""
    taken: list[tuple[int, int, str, str]] = []
    for name, thing, kind in sorted(names, key=lambda item: (-len(item[0]), item)):
        at = text.find(name) if name else -1
        while at >= 0:
            end = at + len(name)
            if all(end <= start or at >= stop for start, stop, _, _ in taken):
                taken.append((at, end, thing, kind))
            at = text.find(name, end)
    pieces, last = [], 0
    for start, end, thing, kind in sorted(taken):
        if start > last:
            pieces.append(Piece(text[last:start]))
        pieces.append(Piece(text[start:end], thing, kind))
        last = end
    if last < len(text):
        pieces.append(Piece(text[last:]))
    return pieces


def _names(reader: GraphReader, report: str) -> dict[str, list[tuple[str, str, str]]]:
    best: dict[tuple[str, str, str], str] = {}
    for row in reader.rows("report-names", report=report, classes=CLASSES):
        key = (row["passage"], row["name"], row["thing"])
        held = best.get(key)
        if held is None or CLASS_RANK[row["class"]] < CLASS_RANK[held]:
            best[key] = row["class"]
    names: dict[str, list[tuple[str, str, str]]] = {}
    for (passage, name, thing), kind in best.items():
        names.setdefault(passage, []).append((name, thing, kind.removeprefix(PREFIXES["dp"])))
    return names


def _levels(sections: Sequence[Row]) -> dict[str, int]:
    parents = {row["section"]: row.get("parent", "") for row in sections}

    def level(section: str) -> int:
        depth = 1
        while parents.get(section) and depth < 6:
            section, depth = parents[section], depth + 1
        return depth

    return {section: level(section) for section in parents}


def as_read(build: Path, report_id: str) -> str:
    """A report's text as the build keeps it; empty where there is none, as over an endpoint."""
    home = (build / TEXTS).resolve()
    file = (home / report_id / "report.txt").resolve()
    kept = build != Path() and file.parent.parent == home and file.is_file()
    return file.read_text(encoding="utf-8") if kept else ""


def report_text(reader: GraphReader, report: str, source: str = "") -> ReportText:
    """The report's text as its passages and headings give it, in order.

    What stands between passages, the marks of bullets, is in the `source` alone.
    """
    names = _names(reader, report)
    facts: dict[str, int] = {}
    for row in reader.rows("report-facts", report=report):
        facts[row["passage"]] = facts.get(row["passage"], 0) + int(row["n"])
    sections = sorted(reader.rows("report-sections", report=report), key=lambda row: int(row.get("start", 0)))
    levels = _levels(sections)
    parts = {"": Part("", "", 0)}
    parts |= {row["section"]: Part(row["section"], row["label"], levels[row["section"]]) for row in sections}
    counts: dict[str, int] = {}
    total = understood = 0
    before = 0
    for row in sorted(reader.rows("report-passages", report=report), key=lambda row: int(row["start"])):
        part = parts.get(row.get("section", ""), parts[""])
        sentence = _sentence(row, names.get(row["passage"], []), facts.get(row["passage"], 0), before)
        sentence.mark = _mark(source[before : sentence.start])
        before = sentence.end
        if _is_heading(part, row["text"]):
            part.heading = sentence
            continue
        sentence.breaks = sentence.breaks and not (part.sentences and part.sentences[-1].row)
        part.sentences.append(sentence)
        total += len(row["text"])
        understood += len(row["text"]) if sentence.understood else 0
        for piece in sentence.pieces:
            if piece.kind:
                counts[piece.kind] = counts.get(piece.kind, 0) + 1
    shown = [part for part in parts.values() if part.title or part.sentences]
    return ReportText(report, shown, understood / total if total else 0.0, counts)


def _mark(between: str) -> str:
    """The mark of a bullet in what parts it from the passage before; one of a symbol font as a dot."""
    mark = between.strip(" |\t\n\u3000")
    if not mark or len(mark) > LONGEST_MARK:
        return ""
    return "•" if mark in SYMBOLS or "\ue000" <= mark[0] <= "\uf8ff" else mark


def _is_heading(part: Part, text: str) -> bool:
    """Whether the sentence is the part's own heading, with or without its number."""
    first = part.heading is None and not part.sentences and bool(part.title)
    return first and text.strip().endswith(part.title) and len(text.strip()) - len(part.title) <= NUMBERING


def _sentence(row: Row, names: Sequence[tuple[str, str, str]], facts: int, before: int) -> Sentence:
    """`before` is where the sentence before ends: right behind it the paragraph goes on."""
    start, text = int(row["start"]), row["text"]
    is_row = BETWEEN_CELLS.search(text) is not None
    return Sentence(
        row["passage"],
        start,
        int(row["end"]),
        pieces_of(text, names),
        facts,
        breaks=start > before and not is_row,
        row=is_row,
    )
