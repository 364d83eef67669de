"""A .docx → plain text: paragraphs and tables in order, each with its number in the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from kg.document.archive import MEND, check_docx
from kg.document.draft import SPACE, Draft, Extracted, Line, Piece, spread
from kg.document.numbering import Numbering, numbering_of
from kg.errors import ReadError

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
TEXT, TAB, BREAK, CARRIAGE, HYPHEN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")
# Deleted words, the second of two forms of a drawing, page numbers and other fields' codes.
LEFT_OUT = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
WRAPPERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")})
TEXT_BOX = qn("w:txbxContent")
NOTE_MARK = qn("w:footnoteReference")


def read_docx(data: bytes, name: str) -> Extracted:
    """The text of a Word document; places are paragraphs, or a table's row and cell, counted from 1."""
    check_docx(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        body, numbering = document.element.body, numbering_of(document)
    except (OpcError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise ReadError(f"is no whole .docx ({error})", source=name, mend=MEND) from error
    walk = _Walk(Draft(), numbering)
    for element in _blocks(body):
        walk.block(element)
    if not walk.draft.length:
        raise ReadError(
            "the document holds no text", source=name, mend="is it a scan? recognise its text first"
        )
    return walk.draft.extracted(_notes(body, numbering))


def _notes(body: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    yield "a Word document; headers and footers of its pages are left out"
    boxes = sum(1 for _ in body.iter(TEXT_BOX))
    if boxes:
        yield f"{boxes} text boxes are left out"
    if numbering.unread:
        unread = f"{numbering.unread} paragraphs are numbered in a form that is not read"
        yield f"{unread}; the numbers are left out"
    notes = sum(1 for _ in body.iter(NOTE_MARK))
    if notes:
        yield f"{notes} footnotes are left out"


def _blocks(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Paragraphs and tables in order, those inside content controls and insertions included."""
    for child in parent:
        if child.tag in (PARAGRAPH, TABLE):
            yield child
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


@dataclass
class _Walk:
    """Counts paragraphs and tables as it writes them."""

    draft: Draft
    numbering: Numbering
    paragraphs: int = 0
    tables: int = 0

    def block(self, element: BaseOxmlElement) -> None:
        if element.tag == PARAGRAPH:
            self.paragraphs += 1
            number = self.numbering.before(element)
            for line in _lines(element, f"paragraph={self.paragraphs}"):
                self.draft.line([Piece(number, "", 0, 0), *line])
                number = ""
        else:
            self.tables += 1
            self._table(element, f"table={self.tables}")

    def _table(self, table: BaseOxmlElement, place: str) -> None:
        """A table of one column lays out the page: its cells' blocks are prose."""
        rows = [list(_children(row, CELL)) for row in _children(table, ROW)]
        if all(len(cells) < 2 for cells in rows):
            for cell in (cell for cells in rows for cell in cells):
                for inner in _blocks(cell):
                    self.block(inner)
            return
        self.draft.table()
        above: list[Line] = []
        for number, cells in enumerate(rows, start=1):
            above = self._row(cells, f"{place}&row={number}", above)

    def _row(self, cells: list[BaseOxmlElement], place: str, above: list[Line]) -> list[Line]:
        """Writes a row; a cell merged with the one above repeats it if that is short, as in web pages."""
        row: list[Line] = []
        for number, cell in enumerate(cells, start=1):
            column = len(row)
            line = self._cell(cell, f"{place}&cell={number}")
            if _is_continued(cell) and column < len(above):
                line = spread([], {0: (above[column], 1)})[0]
            row.append(line)
            row += [[] for _ in range(_width(cell) - 1)]
        self.draft.row(row or [[]])
        return row

    def _cell(self, cell: BaseOxmlElement, place: str) -> Line:
        """A cell's paragraphs on one line; offsets count the words of the whole cell and spaces between."""
        joined: Line = []
        at = 0
        for paragraph in cell.iter(PARAGRAPH):
            number = self.numbering.before(paragraph)
            for line in _lines(paragraph, place):
                for piece in line:
                    if joined:
                        joined.append(SPACE)
                        at += 1
                    joined += [Piece(number, "", 0, 0)] if number else []
                    joined.append(Piece(piece.words, place, at, at + len(piece.words)))
                    at += len(piece.words)
                    number = ""
        return joined


def _children(parent: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag)


def _property(cell: BaseOxmlElement, name: str) -> BaseOxmlElement | None:
    found: BaseOxmlElement | None = cell.find(f"{qn('w:tcPr')}/{qn(name)}")
    return found


def _width(cell: BaseOxmlElement) -> int:
    span = _property(cell, "w:gridSpan")
    value = span.get(qn("w:val"), "1") if span is not None else "1"
    return min(max(int(value), 1), 100) if value.isascii() and value.isdigit() else 1


def _is_continued(cell: BaseOxmlElement) -> bool:
    merge = _property(cell, "w:vMerge")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _lines(paragraph: BaseOxmlElement, place: str) -> Iterator[Line]:
    """A paragraph's lines without white space at their ends; offsets count its words from 0."""
    start = 0
    for line in "".join(_words(paragraph)).split("\n"):
        bare = line.strip()
        begins = start + line.find(bare)
        if bare:
            yield [Piece(bare, place, begins, begins + len(bare))]
        start += len(line) + 1


def _words(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag in LEFT_OUT:
            continue
        if child.tag == TEXT:
            yield (child.text or "").replace("\n", " ")
        elif child.tag == TAB:
            yield " "
        elif child.tag == HYPHEN:
            yield "-"
        elif child.tag in (BREAK, CARRIAGE):
            yield "\n"
        elif child.tag not in (PARAGRAPH, TABLE):
            yield from _words(child)
