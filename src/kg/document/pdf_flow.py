"""Printed lines → paragraphs: running heads dropped, broken lines joined, tables over pages made one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mode
from typing import TypeGuard

from kg.document.draft import SHORT_CELL
from kg.document.headings import MARKS
from kg.document.pdf_page import PdfLine, PdfTable
from kg.text import fold

PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/,共]+\s*\d{1,4}\s*页?)?[-—–·\s]*")
NUMBER_AT_END = re.compile(r"^\W*\d+\W*|\W*\d+(?:\s*/\s*\d+)?\W*(?:页\W*)?$")
NUMBERED_HEAD = re.compile(r"(?:(\d{1,3})\s+\D.{0,38}|.{0,38}\D\s+(\d{1,3}))")
MARGIN = 0.12
EDGE_LINES = 2
REPEATED = 0.5
INDENT = 1.2
SHORT = 1.9
FAR = 0.25
SENTENCE_END = "。！？!?；;：:"
OTHER_SIZE = 0.12
CAPTION = re.compile(r"(?:附?表|图)\s*[一二三四五六七八九十\d]|\(?(?:计量)?单位:")
ASCII_WORD = re.compile(r"[A-Za-z0-9]")


def without_margins(
    pages: Sequence[Sequence[PdfLine]], heights: Sequence[float]
) -> tuple[list[list[PdfLine]], list[str]]:
    """Each page's lines but for page numbers and lines that repeat at a page's edge; and those dropped."""
    edges = Counter(
        key
        for page, height in zip(pages, heights, strict=True)
        for key in {_key(x) for x in _edge(page, height)}
    )
    often = max(2, REPEATED * len(pages))
    counted = Counter(
        ahead
        for page, height in zip(pages, heights, strict=True)
        for ahead in {ahead for line in _edge(page, height) for ahead in _ahead(line)}
    )
    kept, dropped = [], []
    for page, height in zip(pages, heights, strict=True):
        repeated = {
            line
            for line in _edge(page, height)
            if PAGE_NUMBER.fullmatch(fold(line.text))
            or edges[_key(line)] >= often
            or any(counted[ahead] >= often for ahead in _ahead(line))
        }
        kept.append([line for line in page if line not in repeated])
        dropped += [line.text for line in page if line in repeated]
    return kept, dropped


def _edge(page: Sequence[PdfLine], height: float) -> list[PdfLine]:
    """The lines in the page's upper and lower margin, two each at most."""
    by_height = sorted(page, key=lambda line: line.top)
    upper = [line for line in by_height[:EDGE_LINES] if line.top < MARGIN * height]
    return upper + [line for line in by_height[-EDGE_LINES:] if line.top > (1 - MARGIN) * height]


def _key(line: PdfLine) -> tuple[str, int]:
    """What a running head has in common from page to page: its words without the page number; its height."""
    return NUMBER_AT_END.sub("", line.text), round(line.top / 6)


def _ahead(line: PdfLine) -> set[int]:
    """How far the number at a short line's either end is ahead of the page's: the same on all pages.

    Left pages may have another head than right ones, and few pages repeat neither.
    """
    found = NUMBERED_HEAD.fullmatch(fold(line.text))
    numbers = (found[1] or found[2],) if found else ()
    return {int(number) - line.page for number in numbers}


def paragraphs(lines: Iterable[PdfLine]) -> list[list[PdfLine]]:
    """Lines that make one paragraph together, over columns and pages."""
    lines = list(lines)
    measures = _measures(lines)
    found: list[list[PdfLine]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        if last is None or _begins(last, line, measures):
            found.append([line])
        else:
            found[-1].append(line)
    return found


Measures = dict[tuple[int, int], tuple[float, float]]


def _measures(lines: Sequence[PdfLine]) -> Measures:
    """Left and right edge of the print by page and column."""
    blocks: dict[tuple[int, int], list[PdfLine]] = {}
    for line in lines:
        blocks.setdefault((line.page, line.column), []).append(line)
    return {key: (_left(block), max(line.right for line in block)) for key, block in blocks.items()}


def _left(block: Sequence[PdfLine]) -> float:
    """The left edge that most lines share; of equals the outermost."""
    edges = sorted(round(line.left) for line in block)
    return float(min(edges[0] + 2, mode(edges))) if edges else 0.0


def _begins(last: PdfLine, line: PdfLine, measures: Measures) -> bool:
    """Whether a line begins a paragraph: indented, after a short line, in another size, or numbered."""
    left, _ = measures[line.page, line.column]
    if abs(line.size - last.size) > OTHER_SIZE * last.size or line.left > left + INDENT * line.size:
        return True
    if _ends(last, *measures[last.page, last.column]):
        return True
    folded = fold(line.text)
    return bool(CAPTION.match(folded)) or any(mark.match(folded) for _, mark in MARKS[:4])


def _ends(line: PdfLine, left: float, right: float) -> bool:
    """Whether a line is its paragraph's last: far from the right edge, or a little with a full stop."""
    missing = right - line.right
    return missing > FAR * (right - left) or (missing > SHORT * line.size and line.text[-1] in SENTENCE_END)


def gap(before: str, after: str) -> str:
    """What to put between two joined lines: a space amid Latin letters, else nothing."""
    return " " if ASCII_WORD.match(before[-1]) and ASCII_WORD.match(after[0]) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table's rows, over as many pages as it takes; each cell with its place."""

    columns: int
    rows: list[list[tuple[str, str]]]


def flow(pages: Sequence[tuple[Sequence[PdfLine], Sequence[PdfTable]]]) -> tuple[list[PdfLine | Grid], int]:
    """Lines and tables in reading order, and how many heads that tables repeat on a new page were dropped."""
    found: list[PdfLine | Grid] = []
    dropped = 0
    for lines, tables in pages:
        fresh = True
        for item in _in_order(lines, tables):
            if isinstance(item, PdfLine):
                found.append(item)
            elif fresh and found and _goes_on(found[-1], item):
                dropped += _extend(found[-1], item)
            else:
                found.append(Grid(len(item.rows[0]), _cells(item)))
            fresh = False
    return found, dropped


def _in_order(lines: Sequence[PdfLine], tables: Sequence[PdfTable]) -> list[PdfLine | PdfTable]:
    """Each table before the first line below it in its own column, else behind the last above it."""
    ordered: list[PdfLine | PdfTable] = list(lines)
    for table in tables:
        own = [at for at, item in enumerate(ordered) if item.left < table.right and table.left < item.right]
        below = (at for at in own if ordered[at].top > table.top)
        ordered.insert(next(below, own[-1] + 1 if own else len(ordered)), table)
    return ordered


def _goes_on(last: PdfLine | Grid, table: PdfTable) -> TypeGuard[Grid]:
    return isinstance(last, Grid) and last.columns == len(table.rows[0])


def _extend(grid: Grid, table: PdfTable) -> int:
    """Adds the rows of a table that goes on; a row broken by the page is made whole."""
    rows = _cells(table)
    repeats = len(rows) > 1 and [text for text, _ in rows[0]] == [text for text, _ in grid.rows[0]]
    rows = rows[1:] if repeats else rows
    if rows and not rows[0][0][0] and grid.rows:
        grid.rows[-1] = [
            _continued(cell, more) for cell, more in zip(grid.rows[-1], rows.pop(0), strict=True)
        ]
    grid.rows.extend(rows)
    return int(repeats)


def _continued(cell: tuple[str, str], more: tuple[str, str]) -> tuple[str, str]:
    (text, place), (rest, _) = cell, more
    return (text + gap(text, rest) + rest if text and rest else text or rest, place)


def _cells(table: PdfTable) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = []
    for number, row in enumerate(table.rows, start=1):
        place = f"page={table.page}&table={table.number}&row={number}&cell="
        cells = [(_on_one_line(text or ""), f"{place}{at}") for at, text in enumerate(row, start=1)]
        above = rows[-1][0][0] if rows else ""
        if row[0] is None and above and len(above) <= SHORT_CELL:
            cells[0] = (above, rows[-1][0][1])
        rows.append(cells)
    return rows


def _on_one_line(text: str) -> str:
    joined = ""
    for line in filter(None, (part.strip() for part in text.split("\n"))):
        joined = joined + gap(joined, line) + line if joined else line
    return joined
