"""What a report is made of once read: sections, paragraphs, tables, rows, cells, bullets, passages.

Every part is a span of one source text; nothing here holds a copy of the words.
"""

from __future__ import annotations

from bisect import bisect_right

from kg.closed import StrEnum
from kg.derived import derived
from kg.frozen import dataclass
from kg.text import OffsetMap, SourceText, Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report besides its text; empty strings where nobody said.

    `region` is a GB/T 2260 code, `period` an ISO 8601 interval of what is reported on.
    """

    report_id: str
    title: str = ""
    issuer: str = ""
    addressee: str = ""
    region: str = ""
    period: str = ""
    url: str = ""


class PassageKind(StrEnum):
    """Which part of a report a unit of evidence is."""

    SENTENCE = "sentence"
    BULLET = "bullet"
    ROW = "row"
    ROW_HEAD = "row-head"
    HEADING = "heading"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place in the outline; `parent` is an index into `Document.sections`."""

    index: int
    level: int
    heading: Span
    title: Span
    extent: Span
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list without its `mark`; `head` is the label before its colon (重大项目)."""

    span: Span
    head: Span | None
    body: Span
    mark: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row, white space at its ends left out."""

    span: Span
    column: int
    bullets: tuple[Bullet, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, mostly one line; `head` names it where it has more than one cell.

    The head is the first cell, or the second where the first only numbers the row (`serial`).
    """

    span: Span
    cells: tuple[Cell, ...]
    serial: bool = False

    @property
    def head(self) -> Cell | None:
        """The cell that names the row."""
        return self.cells[int(self.serial)] if len(self.cells) > 1 else None


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive lines parted by `|` or tabs; `header` is the row of column names where there is one.

    `unit` is the line over it that gives its figures' unit (单位：亿元), a passage like any line of prose.
    """

    index: int
    span: Span
    caption: Span | None
    header: Row | None
    rows: tuple[Row, ...]
    unit: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of evidence, with what stands over it.

    `row_head` and `bullet_head` are the spans whose words hold for everything inside the passage;
    `paragraph` numbers the paragraph (or table cell) so that neighbours can be found;
    `table`, `row` are set for passages inside a table.
    """

    index: int
    span: Span
    kind: PassageKind
    section: int | None
    paragraph: int
    row_head: Span | None = None
    bullet_head: Span | None = None
    table: int | None = None
    row: int | None = None


@dataclass(frozen=True)
class Document:
    """A report as read.

    Passages are in text order, never overlap, and hold all of the text but bars between cells and bullet
    marks. `paragraphs` are lines of prose, table cells and short rows, as passages number them.
    `origins` leads back to the web page, Word document or PDF the text was read from; None for plain text.
    `cut_off` says how the text shows that it breaks off; empty where it does not.
    """

    source: SourceText
    metadata: Metadata
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    origins: OffsetMap | None = None
    cut_off: str = ""

    def text(self, span: Span) -> str:
        """The words of a span, as written."""
        return self.source[span]

    def folded(self, span: Span) -> str:
        """The words of a span, folded for matching."""
        return self.source.folded[span.start : span.end]

    def section_titles(self, section: int | None) -> tuple[str, ...]:
        """Titles of a section and those above it, outermost first."""
        titles: list[str] = []
        while section is not None:
            titles.append(self.text(self.sections[section].title))
            section = self.sections[section].parent
        return tuple(reversed(titles))

    @derived
    def _starts(self) -> list[int]:
        return [passage.span.start for passage in self.passages]

    def passage_at(self, span: Span) -> Passage | None:
        """The passage that holds a span, or None where it lies outside all of them or across two."""
        at = bisect_right(self._starts, span.start) - 1
        return self.passages[at] if at >= 0 and span in self.passages[at].span else None

    def passages_over(self, span: Span) -> tuple[Passage, ...]:
        """The passages that share at least one character with a span, in text order."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while at < len(self.passages) and self.passages[at].span.start < span.end:
            if self.passages[at].span.overlaps(span):
                found.append(self.passages[at])
            at += 1
        return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class DocumentKey:
    """A document as a key of caches: told by its text and metadata, as hashing all of it takes long."""

    document: Document

    # By the text alone, whose hash Python keeps: two documents of one text are told apart by `__eq__`.
    def __hash__(self) -> int:
        return hash(self.document.source.text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DocumentKey):
            return NotImplemented
        mine, others = self.document, other.document
        return mine is others or (mine.source.text == others.source.text and mine.metadata == others.metadata)
