"""A .pdf with a text layer → plain text: columns in order, running heads dropped, lines and tables joined."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from kg.document.draft import Draft, Extracted, Line, Piece
from kg.document.pdf_flow import Grid, flow, gap, paragraphs, without_margins
from kg.document.pdf_notes import without_notes
from kg.document.pdf_open_table import open_tables
from kg.document.pdf_page import Letter, PdfLine, PdfTable, page_lines
from kg.document.radicals import as_letters
from kg.errors import ReadError

# Its remarks on fonts and tables of contents help nobody who reads a report.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
MOST_PAGES = 1000
LARGEST_INFLATED = 400 * 1024 * 1024
STREAM = re.compile(rb"FlateDecode.{0,300}?stream\r?\n", re.DOTALL)
UNREADABLE = re.compile(r"\(cid:\d+\)")
MOST_UNREADABLE = 0.05
LONGEST_SHOWN = 30
# What pdfminer lets out on damaged files besides its own errors.
OWN = (PSException, PDFException, PdfminerException, MalformedPDFException)
LEAKED = (ValueError, LookupError, TypeError, AttributeError, AssertionError, struct.error, zlib.error)


def read_pdf(data: bytes, name: str) -> Extracted:
    """The text of a PDF; places are a page's printed line, or a table's row and cell, counted from 1."""
    _refuse_bad(data, name)
    pages: list[tuple[list[PdfLine], list[PdfTable]]] = []
    heights: list[float] = []
    found = _Found()
    at = "page 1"
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            _refuse_long(len(file.pages), name)
            for page in file.pages:
                at = f"page {page.page_number}"
                pages.append(_page(page, found))
                heights.append(float(page.height))
                if not page.chars:
                    found.empty.append(page.page_number)
                page.close()
    except (*OWN, *LEAKED, RecursionError) as error:
        raise _damaged(error, name, at) from error
    _refuse_unreadable(pages, name)
    return _written(pages, heights, found)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is told of the pages: those without text, footnotes, and pages with tables that have no rules."""

    empty: list[int] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    unruled: list[int] = field(default_factory=list)


def _refuse_bad(data: bytes, name: str) -> None:
    if b"%%EOF" not in data[-4096:]:
        place = f"byte {len(data)}"
        raise ReadError(
            "the PDF is cut off: its end mark is missing", source=name, place=place, mend="fetch it again"
        )
    inflated = 0
    for found in STREAM.finditer(data):
        inflated += _inflated(data, found.end())
        if inflated > LARGEST_INFLATED:
            problem = f"unpacks to more than {LARGEST_INFLATED} bytes"
            raise ReadError(
                problem, source=name, place=f"byte {found.start()}", mend="is this the right file?"
            )


def _inflated(data: bytes, start: int) -> int:
    """How long a packed stream is unpacked, counted in parts and no further than the bound."""
    engine = zlib.decompressobj()
    total = 0
    part = memoryview(data)[start : data.find(b"endstream", start)].tobytes()
    try:
        while part and total <= LARGEST_INFLATED:
            total += len(engine.decompress(part, 1 << 20))
            part = engine.unconsumed_tail
    except zlib.error:
        return total
    return total


def _refuse_long(count: int, name: str) -> None:
    if count > MOST_PAGES:
        mend = "is this the right file? split it if so"
        raise ReadError(
            f"{count} pages, more than the {MOST_PAGES} a report may have", source=name, mend=mend
        )
    if count == 0:
        raise ReadError("the PDF holds no page", source=name, mend="fetch it again")


def _damaged(error: BaseException, name: str, place: str) -> ReadError:
    causes = (error, error.__cause__, error.__context__, *error.args)
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return ReadError("the PDF is encrypted", source=name, mend="save it without a password")
    problem = f"the PDF is damaged ({type(error).__name__})"
    return ReadError(problem, source=name, place=place, mend="fetch it again, or print it to a new PDF")


def _refuse_unreadable(pages: list[tuple[list[PdfLine], list[PdfTable]]], name: str) -> None:
    """A scan has no letters; a PDF whose fonts name no characters has only numbers of glyphs."""
    words = "".join(line.text for lines, _ in pages for line in lines)
    cells = "".join(
        cell or "" for _, tables in pages for table in tables for row in table.rows for cell in row
    )
    words += cells
    if not words.strip():
        mend = "recognise its text (OCR) first, or look for a text version"
        raise ReadError(f"no text layer on any of {len(pages)} pages; a scan", source=name, mend=mend)
    lost = sum(len(found) for found in UNREADABLE.findall(words))
    if lost > MOST_UNREADABLE * len(words):
        mend = "look for another version, or recognise its text (OCR)"
        raise ReadError("the text layer does not say which letters it shows", source=name, mend=mend)


def _page(page: Page, told: _Found) -> tuple[list[PdfLine], list[PdfTable]]:
    tables: list[PdfTable] = []
    boxes = []
    for found in page.find_tables():
        rows = tuple(tuple(cell and as_letters(cell) for cell in row) for row in found.extract())
        if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
            left, top, right, _ = found.bbox
            tables.append(PdfTable(page.page_number, len(tables) + 1, left, right, top, rows))
            boxes.append(found.bbox)
    letters = [letter for letter in _letters(page) if not any(_inside(letter, box) for box in boxes)]
    letters, notes = without_notes(letters, float(page.height))
    told.footnotes.extend(notes)
    letters, unruled = open_tables(letters, page.page_number, len(tables) + 1)
    told.unruled.extend([page.page_number] * len(unruled))
    tables += unruled
    return page_lines(letters, page.page_number, float(page.width)), tables


def _letters(page: Page) -> Iterator[Letter]:
    """Upright letters, each once: bold print is often the same letter printed twice."""
    seen: set[tuple[str, int, int]] = set()
    for char in page.chars:
        letter = Letter(as_letters(char["text"]), char["x0"], char["top"], char["x1"], char["bottom"])
        key = (letter.text, round(letter.left), round(letter.top))
        if char["upright"] and letter.size > 0 and key not in seen:
            seen.add(key)
            yield letter


def _inside(letter: Letter, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return left <= (letter.left + letter.right) / 2 <= right and top <= letter.middle <= bottom


def _written(
    pages: list[tuple[list[PdfLine], list[PdfTable]]], heights: list[float], found: _Found
) -> Extracted:
    kept, margins = without_margins([lines for lines, _ in pages], heights)
    items, heads = flow([(lines, tables) for lines, (_, tables) in zip(kept, pages, strict=True)])
    draft = Draft()
    prose: list[PdfLine] = []
    for item in [*items, None]:
        if isinstance(item, PdfLine):
            prose.append(item)
            continue
        for paragraph in paragraphs(prose):
            draft.line(_pieces(paragraph))
        prose = []
        if isinstance(item, Grid):
            draft.table()
            for row in item.rows:
                draft.row([[Piece(text, place, 0, len(text))] for text, place in row])
    return draft.extracted(_notes(len(pages), margins, heads, found))


def _pieces(paragraph: list[PdfLine]) -> Line:
    pieces: Line = []
    for line in paragraph:
        between = gap(pieces[-1].words, line.text) if pieces else ""
        if between:
            pieces.append(Piece(between, "", 0, 0))
        pieces.append(Piece(line.text, f"page={line.page}&line={line.number}", 0, len(line.text)))
    return pieces


def _notes(pages: int, margins: list[str], heads: int, found: _Found) -> Iterator[str]:
    yield f"a PDF of {pages} pages; line breaks inside paragraphs were joined"
    if margins:
        shown = ", ".join(dict.fromkeys(margins[:3]))
        yield f"left out {len(margins)} running heads and page numbers, such as {shown}"
    if heads:
        yield f"left out {heads} table heads repeated on a new page"
    if found.footnotes:
        yield f"{len(found.footnotes)} footnotes are left out, such as {found.footnotes[0][:LONGEST_SHOWN]}"
    if found.unruled:
        yield (
            f"rows without rules were read as tables on pages {_listed(found.unruled)}: "
            "compare them, cells that are broken over lines part a table"
        )
    if found.empty:
        yield f"no text layer on pages {_listed(found.empty)}; pictures are not read"


def _listed(pages: list[int]) -> str:
    return ", ".join(map(str, dict.fromkeys(pages)))
