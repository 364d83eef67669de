"""Cuts a report into passages, the units of evidence, each knowing what stands over it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from kg.document.bullets import bullet, leading_mark
from kg.document.lines import trim
from kg.document.model import Bullet, Cell, Passage, PassageKind, Row, Section, Table
from kg.document.rows import is_long
from kg.document.sentences import sentences
from kg.text import SourceText, Span


@dataclass(slots=True)
class Cutting:
    """The passages and paragraphs found so far in one text."""

    source: SourceText
    sections: tuple[Section, ...]
    section_starts: list[int]
    passages: list[Passage] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)

    def paragraph(self, span: Span) -> None:
        """Begins a paragraph: what is added next belongs to it."""
        self.paragraphs.append(span)

    def add(
        self, span: Span, kind: PassageKind, at: Place | None = None, bullet_head: Span | None = None
    ) -> None:
        """Appends one passage to the paragraph begun last."""
        section = bisect_right(self.section_starts, span.start) - 1
        self.passages.append(
            Passage(
                index=len(self.passages),
                span=span,
                kind=kind,
                section=section if section >= 0 else None,
                paragraph=len(self.paragraphs) - 1,
                row_head=at.row_head if at else None,
                bullet_head=bullet_head,
                table=at.table if at else None,
                row=at.row if at else None,
            )
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table a passage stands; the header's row is None."""

    table: int
    row: int | None
    row_head: Span | None = None


def cut(
    source: SourceText, prose: tuple[Span, ...], tables: tuple[Table, ...], sections: tuple[Section, ...]
) -> tuple[tuple[Passage, ...], tuple[Span, ...]]:
    """The passages of a text in order, and the paragraphs they number."""
    cutting = Cutting(source, sections, [section.heading.start for section in sections])
    headings = {section.heading.start: section.heading for section in sections}
    captions = {table.caption for table in tables if table.caption and table.caption not in table.span}
    parts: list[Span | Table] = [*prose, *captions, *tables]
    for part in sorted(parts, key=lambda part: part.span.start if isinstance(part, Table) else part.start):
        if isinstance(part, Table):
            _table(cutting, part)
        elif part in captions:
            _caption(cutting, part)
        else:
            _line(cutting, part, headings.get(part.start))
    return tuple(cutting.passages), tuple(cutting.paragraphs)


def _line(cutting: Cutting, line: Span, heading: Span | None) -> None:
    cutting.paragraph(line)
    rest = line
    if heading:
        cutting.add(heading, PassageKind.HEADING)
        rest = trim(cutting.source.text, Span(heading.end, line.end))
    mark = leading_mark(cutting.source, rest) if rest else None
    if mark:
        _bullet(cutting, bullet(cutting.source, mark, Span(mark.end, rest.end)), None)
        return
    for sentence in sentences(cutting.source.text, rest):
        cutting.add(sentence, PassageKind.SENTENCE)


def _bullet(cutting: Cutting, item: Bullet, at: Place | None) -> None:
    for sentence in sentences(cutting.source.text, item.span):
        cutting.add(sentence, PassageKind.BULLET, at, item.head)


def _caption(cutting: Cutting, caption: Span) -> None:
    cutting.paragraph(caption)
    cutting.add(caption, PassageKind.CAPTION)


def _table(cutting: Cutting, table: Table) -> None:
    if table.caption and table.caption in table.span:
        _caption(cutting, table.caption)
    if table.header:
        cutting.paragraph(table.header.span)
        cutting.add(_filled(table.header), PassageKind.ROW, Place(table.index, None))
    for number, row in enumerate(table.rows):
        _row(cutting, row, Place(table.index, number, row.head.span if row.head else None))


def _filled(row: Row) -> Span:
    return row.cells[0].span.cover(row.cells[-1].span)


def _row(cutting: Cutting, row: Row, at: Place) -> None:
    cells = row.cells[1 + row.serial :] if row.head else row.cells
    if not any(is_long(cutting.source, cell) for cell in cells):
        cutting.paragraph(row.span)
        cutting.add(_filled(row), PassageKind.ROW, at)
        return
    if row.head:
        # The number before a head belongs to it.
        head = row.cells[0].span.cover(row.head.span)
        cutting.paragraph(head)
        cutting.add(head, PassageKind.ROW_HEAD, at)
    for cell in cells:
        cutting.paragraph(cell.span)
        _cell(cutting, cell, at)


def _cell(cutting: Cutting, cell: Cell, at: Place) -> None:
    first = cell.bullets[0].mark if cell.bullets else None
    for sentence in sentences(
        cutting.source.text, Span(cell.span.start, first.start if first else cell.span.end)
    ):
        cutting.add(sentence, PassageKind.SENTENCE, at)
    for item in cell.bullets:
        _bullet(cutting, item, at)
