"""Finds tables: consecutive lines with `|`, with their caption, header, rows and cells."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.document.bullets import bullets
from kg.document.lines import trim
from kg.document.model import Cell, Row, Table
from kg.document.sentences import sentences
from kg.text import SourceText, Span

CAPTION = re.compile(r"\s*(?:附?表|图表)\s*[一二三四五六七八九十\d:]")
FIGURE = re.compile(r"[<>=≥≤±+\-约超]*\s*\d")
YEAR = re.compile(r"(?:19|20)\d\d年?[^\d.,%亿万]{0,10}$")
COLUMN_WORDS = re.compile(r"名称|指标|项目|领域|内容|单位|目标|完成|情况|序号|类别|金额|地区|时间|进度|备注")
RULE_CELL = re.compile(r":?-{2,}:?$")
LONG_CELL = 60
LONG_CAPTION = 60
LONG_COLUMN_NAME = 25


def is_table_line(source: SourceText, line: Span) -> bool:
    """Whether a line is written as cells."""
    return "|" in source.folded[line.start : line.end]


def row(source: SourceText, line: Span) -> Row:
    """A line's cells; empty ones are left out, and `column` still counts them; none in a line of dashes."""
    folded = source.folded
    bars = [at for at in range(line.start, line.end) if folded[at] == "|"]
    first = 1 if bars and bars[0] == line.start else 0
    bounds = [line.start - 1, *bars, line.end]
    cells = []
    for column, (left, right) in enumerate(pairwise(bounds), start=-first):
        span = trim(source.text, Span(left + 1, max(left + 1, right)))
        if span:
            cells.append(Cell(span=span, column=column, bullets=bullets(source, span)))
    ruled = all(RULE_CELL.match(source[cell.span]) for cell in cells)
    return Row(span=line, cells=() if ruled else tuple(cells))


def is_long(source: SourceText, cell: Cell) -> bool:
    """Whether a cell is a text of its own and not a name or a figure."""
    return bool(cell.bullets) or len(cell.span) > LONG_CELL or len(sentences(source.text, cell.span)) > 1


def _is_name(source: SourceText, cell: Cell) -> bool:
    words = source.folded[cell.span.start : cell.span.end]
    if cell.bullets or len(words) > LONG_COLUMN_NAME or "。" in words:
        return False
    return not FIGURE.match(words) or bool(YEAR.match(words))


def _is_header(source: SourceText, rows: list[Row]) -> bool:
    """Whether the first row names the columns: names only, over figures or texts, or in usual words."""
    if len(rows) < 2 or not all(_is_name(source, cell) for cell in rows[0].cells):
        return False
    below = [cell for later in rows[1:] for cell in later.cells[1:]]
    if any(is_long(source, cell) or FIGURE.match(source[cell.span]) for cell in below):
        return True
    return any(COLUMN_WORDS.search(source[cell.span]) for cell in rows[0].cells)


def _is_caption(source: SourceText, span: Span) -> bool:
    words = source.folded[span.start : span.end]
    return bool(CAPTION.match(words)) and len(words) <= LONG_CAPTION and "。" not in words


def _is_caption_row(source: SourceText, line: Span | None) -> bool:
    cells = row(source, line).cells if line else ()
    return len(cells) == 1 and _is_caption(source, cells[0].span)


def _table(source: SourceText, index: int, before: Span | None, lines: list[Span]) -> Table:
    rows = [found for found in (row(source, line) for line in lines) if found.cells]
    caption = before if before and _is_caption(source, before) else None
    if caption is None and rows and _is_caption_row(source, rows[0].span):
        caption = rows.pop(0).cells[0].span
    header = rows.pop(0) if _is_header(source, rows) else None
    span = Span(lines[0].start, lines[-1].end)
    return Table(index=index, span=span, caption=caption, header=header, rows=tuple(rows))


def tables(source: SourceText, lines: tuple[Span, ...]) -> tuple[Table, ...]:
    """All tables in order; a caption is the line before or the first row, where it starts with 表."""
    found: list[Table] = []
    before: Span | None = None
    block: list[Span] = []
    for line in (*lines, None):
        inside = line is not None and is_table_line(source, line)
        if block and (not inside or _is_caption_row(source, line)):
            found.append(_table(source, len(found), before, block))
            before, block = None, []
        if inside and line:
            block.append(line)
        else:
            before = line
    return tuple(found)


def ragged(source: SourceText, table: Table) -> tuple[str, ...]:
    """A note for each row with more columns than the header, or than most rows where there is no header."""
    rows = [table.header, *table.rows] if table.header else list(table.rows)
    if not rows:
        return ()
    widths = [max(cell.column for cell in found.cells) + 1 for found in rows]
    usual = widths[0] if table.header else max(set(widths), key=lambda width: (widths.count(width), width))
    return tuple(
        f"line {source.line_of(found.span.start)}: table row with {width} cells where {usual} are usual"
        for found, width in zip(rows, widths, strict=True)
        if width != usual and width > 1 and usual > 1
    )
