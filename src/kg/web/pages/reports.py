"""A report → its text with headings, names and figures marked, and what each sentence states and leaves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from kg.assessment.corpus import Covered
from kg.assessment.coverage import Understanding
from kg.namespaces import PREFIXES
from kg.store.builds import TEXTS
from kg.web.graph import CLASS_RANK, GraphReader, Row
from kg.web.pages.stated import Stated, figures_in, in_order, stated
from kg.web.site import CLASSES

# The most characters that a heading's number takes: (十二)、
NUMBERING = 8
# How many characters a bullet's mark has: (12). Letters that Word's symbol font shows as dots and arrows.
LONGEST_MARK = 4
SYMBOLS = frozenset({"l", "Ø", "n", "u"})
# What stands between the cells of a table's row, in a text with bars and in one with tabs.
BETWEEN_CELLS = re.compile(r" \| |\t")
# Before the end of a longer number: the 5% of 15%, the 4亿元 of 1.4亿元.
NUMBER_GOES_ON = re.compile(r"\d[.,]?\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; of a kind it names a thing or tells a figure; `lost` is what was not read."""

    text: str
    iri: str = ""
    kind: str = ""
    lost: bool = False


@dataclass
class Sentence:
    """A unit of evidence as it is shown."""

    iri: str
    start: int
    end: int
    pieces: Sequence[Piece]
    stated: Sequence[Stated] = ()
    breaks: bool = True
    row: bool = False
    mark: str = ""
    understanding: str = ""

    @property
    def facts(self) -> int:
        """How many statements rest on it."""
        return len(self.stated)

    @property
    def understood(self) -> bool:
        """Whether any rule touched it."""
        return self.facts > 0 or any(piece.kind for piece in self.pieces)

    @property
    def left(self) -> bool:
        """Whether it was not wholly understood; a heading of rows or a caption need not be."""
        return self.understanding not in ("", Understanding.FULL)

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
            first, *others = [piece.text] if piece.kind else BETWEEN_CELLS.split(piece.text)
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
    grades: Mapping[str, int] = field(default_factory=dict)


def pieces_of(
    text: str, names: Sequence[tuple[str, str, str]], gaps: Iterable[tuple[int, int]] = ()
) -> list[Piece]:
    """The text cut at the words it holds, (words, IRI, class), the longest first, none inside another.

    What lies between is cut at the `gaps` that nothing was read from.
    """
    taken: list[tuple[int, int, str, str]] = []
    for name, thing, kind in sorted(names, key=lambda item: (-len(item[0]), item)):
        at = text.find(name) if name else -1
        while at >= 0:
            end = at + len(name)
            whole = not (name[0].isdecimal() and NUMBER_GOES_ON.search(text, 0, at))
            if whole and all(end <= start or at >= stop for start, stop, _, _ in taken):
                taken.append((at, end, thing, kind))
            at = text.find(name, end)
    lost = [gap for gap in gaps if gap[0] < gap[1]]
    pieces, last = [], 0
    for start, end, thing, kind in sorted(taken):
        pieces += _between(text, last, start, lost)
        pieces.append(Piece(text[start:end], thing, kind))
        last = end
    return pieces + _between(text, last, len(text), lost)


def _between(text: str, start: int, end: int, lost: Sequence[tuple[int, int]]) -> list[Piece]:
    """What lies between two names, cut where gaps begin and end."""
    cuts = {start, end} | {at for gap in lost for at in gap if start < at < end}
    edges = sorted(cuts)
    return [
        Piece(text[one:other], lost=any(first <= one < last for first, last in lost))
        for one, other in pairwise(edges)
    ]


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


def report_text(
    reader: GraphReader, report: str, source: str = "", covered: Mapping[int, Covered] | None = None
) -> ReportText:
    """The report's text as its passages and headings give it, in order.

    What stands between passages, the marks of bullets, is in the `source` alone; how far each sentence was
    read, by where it begins, in what the build keeps.
    """
    names, told = _names(reader, report), stated(reader, report)
    sections = sorted(reader.rows("report-sections", report=report), key=lambda row: int(row.get("start", 0)))
    levels = _levels(sections)
    parts = {"": Part("", "", 0)}
    parts |= {row["section"]: Part(row["section"], row["label"], levels[row["section"]]) for row in sections}
    total = understood = before = 0
    for row in sorted(reader.rows("report-passages", report=report), key=lambda row: int(row["start"])):
        part = parts.get(row.get("section", ""), parts[""])
        passage = row["passage"]
        read = (covered or {}).get(int(row["start"]))
        sentence = _sentence(row, names.get(passage, []), told.get(passage, ()), read, before)
        sentence.understanding = read["understanding"] if read else "" if covered else _by_facts(sentence)
        sentence.mark = _mark(source[before : sentence.start])
        before = sentence.end
        if _is_heading(part, row["text"]):
            part.heading = sentence
            continue
        sentence.breaks = sentence.breaks and not (part.sentences and part.sentences[-1].row)
        part.sentences.append(sentence)
        total += len(row["text"])
        understood += len(row["text"]) if sentence.understood else 0
    shown = [part for part in parts.values() if part.title or part.sentences]
    said = [sentence for part in shown for sentence in part.sentences]
    counts = Counter(piece.kind for sentence in said for piece in sentence.pieces if piece.kind)
    grades = Counter(sentence.understanding for sentence in said if sentence.understanding)
    return ReportText(report, shown, understood / total if total else 0.0, counts, grades)


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


def _sentence(
    row: Row,
    names: Sequence[tuple[str, str, str]],
    told: Sequence[Stated],
    read: Covered | None,
    before: int,
) -> Sentence:
    """`before` is where the sentence before ends: right behind it the paragraph goes on."""
    start, text = int(row["start"]), row["text"]
    is_row = BETWEEN_CELLS.search(text) is not None
    gaps = [(one - start, other - start) for one, other in read["gaps"]] if read else []
    return Sentence(
        row["passage"],
        start,
        int(row["end"]),
        pieces_of(text, [*names, *figures_in(told)], gaps),
        in_order(told, text),
        breaks=start > before and not is_row,
        row=is_row,
    )


def _by_facts(sentence: Sentence) -> str:
    """How far it was read, where only its facts tell: no gaps are known."""
    told = Understanding.NAMES if sentence.understood else Understanding.NONE
    return Understanding.FULL if sentence.facts else told
