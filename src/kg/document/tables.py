"""Finds tables: consecutive lines parted by bars or tabs, with caption, unit, header and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.document.bullets import leading_mark
from kg.document.model import Table
from kg.document.rows import is_header, row
from kg.text import SourceText, Span

CAPTION = re.compile(r"\s*(?:附?表|图表)\s*[一二三四五六七八九十\d:]")
UNIT = re.compile(r"\(?(?:计量)?单位:")
LONG_CAPTION = 60
# Unless so many rows agree, the header tells how many columns there are.
AGREEING = 2


def _table_lines(source: SourceText, lines: tuple[Span, ...]) -> frozenset[Span]:
    """Lines with a bar, and lines with tabs next to one with as many."""
    words = [source.folded[line.start : line.end] for line in lines]
    tabs = [part.count("\t") for part in words]
    beside = zip(tabs, [0, *tabs], [*tabs[1:], 0], strict=False)
    tabbed = [here > 0 and here in (before, after) for here, before, after in beside]
    return frozenset(line for line, part, tab in zip(lines, words, tabbed, strict=True) if tab or "|" in part)


def _is_caption(source: SourceText, span: Span) -> bool:
    words = source.folded[span.start : span.end]
    return bool(CAPTION.match(words)) and len(words) <= LONG_CAPTION and "。" not in words


def _is_caption_row(source: SourceText, line: Span) -> bool:
    cells = row(source, line).cells
    return len(cells) == 1 and _is_caption(source, cells[0].span)


def _continues(source: SourceText, block: list[Span], line: Span) -> bool:
    """Whether a line is one more item of the cell that the line before has left open."""
    folded = source.folded
    if not block or folded[block[-1].end - 1] == "|" or not leading_mark(source, line):
        return False
    closing = any(folded[earlier.end - 1] == "|" for earlier in block)
    return "|" in folded[block[-1].start : block[-1].end] and (closing or folded[line.end - 1] == "|")


def _blocks(source: SourceText, lines: tuple[Span, ...]) -> Iterator[tuple[list[Span], list[Span]]]:
    """The lines of each table, with the two before it.

    A caption in the midst begins a new table, and so do names of columns behind an empty line.
    """
    of_tables = _table_lines(source, lines)
    before: list[Span] = []
    block: list[Span] = []
    for at, line in enumerate(lines):
        if _continues(source, block, line):
            block[-1] = block[-1].cover(line)
            continue
        ends = line not in of_tables or _is_caption_row(source, line)
        if block and (
            ends or _opens(source, block[-1], [each for each in lines[at : at + 3] if each in of_tables])
        ):
            yield before, block
            before, block = [], []
        if line in of_tables:
            block.append(line)
        else:
            before = [*before[-1:], line]
    if block:
        yield before, block


def _opens(source: SourceText, above: Span, lines: list[Span]) -> bool:
    """Whether names of columns stand behind an empty line: tables that follow each other are two."""
    between = source.folded[above.end : lines[0].start]
    return between.count("\n") > 1 and is_header(source, [row(source, line) for line in lines])


def _table(source: SourceText, index: int, before: list[Span], lines: list[Span]) -> Table:
    rows = [found for found in (row(source, line) for line in lines) if found.cells]
    unit = before.pop() if before and UNIT.match(source.folded, before[-1].start, before[-1].end) else None
    caption = before[-1] if before and _is_caption(source, before[-1]) else None
    if caption is None and rows and _is_caption_row(source, rows[0].span):
        caption = rows.pop(0).cells[0].span
    header = rows.pop(0) if is_header(source, rows) else None
    span = Span(lines[0].start, lines[-1].end)
    return Table(index=index, span=span, caption=caption, header=header, rows=tuple(rows), unit=unit)


def tables(source: SourceText, lines: tuple[Span, ...]) -> tuple[Table, ...]:
    """All tables in order; a caption is the line before or the first row, where it starts with 表."""
    blocks = enumerate(_blocks(source, lines))
    return tuple(_table(source, index, before, block) for index, (before, block) in blocks)


def ragged(source: SourceText, table: Table) -> tuple[str, ...]:
    """A note for each row that has not as many columns as the header, or as most rows have."""
    rows = [table.header, *table.rows] if table.header else list(table.rows)
    if not rows:
        return ()
    widths = [max(cell.column for cell in found.cells) + 1 for found in rows]
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    if table.header and (widths[0] > usual or widths.count(usual) < AGREEING):
        usual = widths[0]
    # 上半年 over two columns leaves the header's last cell empty, and is none too few.
    spanned = table.header is not None and widths[0] < usual
    return tuple(
        f"line {source.line_of(found.span.start)}: table row with {width} cells where {usual} are usual"
        for found, width in list(zip(rows, widths, strict=True))[int(spanned) :]
        if width != usual and width > 1 and usual > 1
    )
