"""Parts a table's line into cells, and tells a row of column names from a row of figures."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.document.bullets import bullets
from kg.document.lines import trim
from kg.document.model import Cell, Row
from kg.document.sentences import sentences
from kg.text import SourceText, Span

FIGURE = re.compile(r"[<>=≥≤±+\-约超]*\s*\d")
YEAR = re.compile(r"(?:(?:19|20)\d\d年?|(?:(?:19|20)\d\d年)?\d{1,2}(?:-\d{1,2})?月份?)[^\d.,%亿万]{0,10}$")
COLUMN_WORDS = re.compile(r"名称|指标|项目|领域|内容|单位|目标|完成|情况|序号|类别|金额|地区|时间|进度|备注")
SERIAL = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.、．]?|序号")
BARS = {separator: re.compile(re.escape(separator)) for separator in "|\t"}
RULE_CELL = re.compile(r":?-{2,}:?$")
LONG_CELL = 60
LONG_COLUMN_NAME = 25


def row(source: SourceText, line: Span) -> Row:
    """A line's cells, parted by bars, else by tabs.

    Empty cells are left out, `column` still counts them; a line of dashes has none.
    """
    folded = source.folded
    separator = "|" if "|" in folded[line.start : line.end] else "\t"
    bars = [found.start() for found in BARS[separator].finditer(folded, line.start, line.end)]
    first = 1 if bars and bars[0] == line.start else 0
    bounds = [line.start - 1, *bars, line.end]
    cells = []
    for column, (left, right) in enumerate(pairwise(bounds), start=-first):
        span = trim(source.text, Span(left + 1, max(left + 1, right)))
        if span:
            cells.append(Cell(span=span, column=column, bullets=bullets(source, span)))
    ruled = all(RULE_CELL.match(source[cell.span]) for cell in cells)
    return Row(span=line, cells=() if ruled else tuple(cells), serial=_is_numbered(source, cells))


def _is_numbered(source: SourceText, cells: list[Cell]) -> bool:
    """Whether the first cell only numbers a row that the second names: 3 | 城镇新增就业 | 万人 | 1.2."""
    if len(cells) < 3 or not SERIAL.fullmatch(source[cells[0].span]):
        return False
    return not FIGURE.match(source[cells[1].span])


def is_long(source: SourceText, cell: Cell) -> bool:
    """Whether a cell is a text of its own and not a name or a figure."""
    return bool(cell.bullets) or len(cell.span) > LONG_CELL or len(sentences(source.text, cell.span)) > 1


def _is_name(source: SourceText, cell: Cell) -> bool:
    words = source.folded[cell.span.start : cell.span.end]
    if cell.bullets or len(words) > LONG_COLUMN_NAME or "。" in words:
        return False
    return not FIGURE.match(words) or bool(YEAR.match(words))


def is_header(source: SourceText, rows: list[Row]) -> bool:
    """Whether the first row names the columns: names only, over figures or texts, or in usual words."""
    if len(rows) < 2 or not all(_is_name(source, cell) for cell in rows[0].cells):
        return False
    below = [cell for later in rows[1:] for cell in later.cells[1:]]
    if any(is_long(source, cell) or FIGURE.match(source[cell.span]) for cell in below):
        return True
    return any(COLUMN_WORDS.search(source[cell.span]) for cell in rows[0].cells)
