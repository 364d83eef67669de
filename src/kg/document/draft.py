"""A text being put together from a file that is not plain text, and the way back from each character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.text import OffsetMap, Origin, Span


@dataclass(frozen=True, slots=True)
class Extracted:
    """The plain text of a file, tables as lines of cells parted by bars; where it came from; notes.

    `cut_off` says how the file shows that it breaks off; empty where it does not.
    """

    text: str
    origins: OffsetMap
    notes: tuple[str, ...] = ()
    cut_off: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a file and where they stand in it, as in `Origin`."""

    words: str
    place: str
    start: int
    end: int


# One line of text or one cell: pieces in reading order. A piece without a place is the reader's own.
Line = list[Piece]
SPACE = Piece(" ", "", 0, 0)
BAR = Piece(" | ", "", 0, 0)
SHORT_CELL = 20


@dataclass
class Draft:
    """Lines added one after the other."""

    parts: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    length: int = 0
    in_table: bool = False

    def table(self) -> None:
        """Begins a table; an empty line parts it from one right before."""
        if self.in_table:
            self._put(Piece("\n", "", 0, 0))
        self.in_table = False

    def line(self, pieces: Iterable[Piece]) -> None:
        """Adds one line; an empty one is left out."""
        kept = [piece for piece in pieces if piece.words]
        if not any(piece.words.strip() for piece in kept):
            return
        for piece in kept:
            self._put(piece)
        self._put(Piece("\n", "", 0, 0))
        self.in_table = False

    def row(self, cells: list[Line]) -> None:
        """Adds a table's row; cells that are empty keep their column."""
        if not any(piece.words.strip() for cell in cells for piece in cell):
            return
        self.line(_barred(cells))
        self.in_table = True

    def _put(self, piece: Piece) -> None:
        span = Span(self.length, self.length + len(piece.words))
        self.parts.append(piece.words)
        self.length = span.end
        if piece.place:
            self.origins.append(Origin(span, piece.place, piece.start, piece.end))

    def extracted(self, notes: Iterable[str] = ()) -> Extracted:
        """What has been put together."""
        return Extracted("".join(self.parts), OffsetMap.joined(self.origins), tuple(notes))


def _barred(cells: list[Line]) -> Iterator[Piece]:
    """Cells parted by bars; where the first is empty a bar stands at either end, so that it counts."""
    bordered = not words_of(cells[0]).strip()
    if bordered:
        yield Piece("| ", "", 0, 0)
    for number, cell in enumerate(cells):
        if number:
            yield BAR
        for piece in cell:
            yield Piece(piece.words.replace("|", "/"), piece.place, piece.start, piece.end)
    if bordered:
        yield Piece(" |", "", 0, 0)


def words_of(line: Line) -> str:
    """The words of a line or cell."""
    return "".join(piece.words for piece in line)


def spread(cells: list[tuple[Line, int, int]], pending: dict[int, tuple[Line, int]]) -> list[Line]:
    """A row's cells by column, given each with its width and height; `pending` holds taller cells above.

    A short name that stands over several rows is repeated in each, since it names them all; its column is
    otherwise left empty.
    """
    row: list[Line] = []
    waiting = list(cells)
    while waiting or any(column >= len(row) for column in pending):
        column = len(row)
        if column in pending:
            cell, left = pending.pop(column)
            row.append(cell if len(words_of(cell)) <= SHORT_CELL else [])
            if left > 1:
                pending[column] = (cell, left - 1)
            continue
        cell, width, height = waiting.pop(0) if waiting else ([], 1, 1)
        for step in range(width):
            row.append(cell if step == 0 else [])
            if height > 1:
                pending[column + step] = (cell if step == 0 else [], height - 1)
    return row
