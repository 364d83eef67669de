"""The letters of a PDF page → its lines of prose in reading order, and its ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its box in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    after_space: bool = False

    @property
    def size(self) -> float:
        """The height of its line."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line; `column` tells apart blocks that stand side by side, `number` counts from 1."""

    page: int
    number: int
    text: str
    left: float
    right: float
    top: float
    size: float
    column: int = 0


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A ruled table's cells row by row, None where a cell is merged into another."""

    page: int
    number: int
    left: float
    right: float
    top: float
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """Letters of one line with no wide gap between them."""

    letters: tuple[Letter, ...]

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.letters[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return max(letter.right for letter in self.letters)

    @property
    def top(self) -> float:
        """Its highest letter's top."""
        return min(letter.top for letter in self.letters)

    @property
    def size(self) -> float:
        """The height of most of its letters."""
        return median(letter.size for letter in self.letters)

    @property
    def text(self) -> str:
        """The letters, spaced where there is a gap of half a letter, or a space beside Latin letters."""
        parts = [self.letters[0].text]
        for before, letter in pairwise(self.letters):
            spaced = letter.left - before.right > SPACE_FROM * letter.size
            spaced = spaced or (letter.after_space and not (_is_wide(before.text) and _is_wide(letter.text)))
            parts.append(f" {letter.text}" if spaced else letter.text)
        return " ".join("".join(parts).split())


def _is_wide(text: str) -> bool:
    """Whether letters are Chinese: spaces printed between them only fill the line."""
    return text[:1] > "\u2e7f"


SPACE_FROM = 0.45
GUTTER_FROM = 1.5
SAME_LINE = 0.5
FEWEST_IN_COLUMN = 4
# Where on the page's width the gutter may lie.
MIDDLE = (0.3, 0.7)


def page_lines(letters: Sequence[Letter], page: int, width: float) -> list[PdfLine]:
    """The lines of a page, the left column before the right where there are two."""
    rows = [segments_of(row) for row in rows_of(letters)]
    gutter = _gutter(rows, width)
    ordered = [(0, _joined(row)) for row in rows] if gutter is None else _by_column(rows, gutter)
    lines = []
    for number, (column, segment) in enumerate(ordered, start=1):
        text = segment.text
        if text:
            line = PdfLine(page, number, text, segment.left, segment.right, segment.top, segment.size, column)
            lines.append(line)
    return lines


def rows_of(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters that stand at one height, top to bottom."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda each: (each.middle, each.left)):
        if rows and abs(letter.middle - rows[-1][0].middle) <= SAME_LINE * rows[-1][0].size:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [sorted(row, key=lambda each: (each.left, each.right)) for row in rows]


def segments_of(row: list[Letter]) -> list[Segment]:
    """A row parted at gaps wide enough to be the gutter between columns."""
    parts: list[list[Letter]] = []
    after_space = False
    for letter in row:
        if letter.text.isspace():
            after_space = True
            continue
        if parts and letter.left - parts[-1][-1].right <= GUTTER_FROM * letter.size:
            parts[-1].append(replace(letter, after_space=after_space))
        else:
            parts.append([letter])
        after_space = False
    return [Segment(tuple(part)) for part in parts]


def _joined(row: list[Segment]) -> Segment:
    return Segment(tuple(letter for segment in row for letter in segment.letters))


def _gutter(rows: list[list[Segment]], width: float) -> float | None:
    """The left edge of the second column, if more lines keep clear of it than cross it."""
    gaps = [
        (before.right, after.left)
        for row in rows
        for before, after in pairwise(row)
        if MIDDLE[0] * width < (before.right + after.left) / 2 < MIDDLE[1] * width
    ]
    if len(gaps) < FEWEST_IN_COLUMN:
        return None
    at = median(left for _, left in gaps) - 1
    agreeing = sum(right < at <= left for right, left in gaps)
    crossing = sum(segment.left < at - 1 and at + 1 < segment.right for row in rows for segment in row)
    return at if agreeing >= max(FEWEST_IN_COLUMN, crossing) else None


def _by_column(rows: list[list[Segment]], gutter: float) -> list[tuple[int, Segment]]:
    """Bands of two columns, each read left then right, between lines that cross the gutter."""

    def crosses(row: list[Segment]) -> bool:
        return any(segment.left < gutter < segment.right for segment in row)

    parted = [[part for segment in row for part in _parted(segment, gutter)] for row in rows if row]
    ordered: list[tuple[int, Segment]] = []
    for crossing, band in groupby(parted, key=crosses):
        if crossing:
            ordered += [(0, _joined(row)) for row in band]
            continue
        sides = [segment for row in band for segment in row]
        ordered += [(1, segment) for segment in _merged([side for side in sides if side.right <= gutter])]
        ordered += [(2, segment) for segment in _merged([side for side in sides if side.right > gutter])]
    return ordered


def _parted(segment: Segment, gutter: float) -> list[Segment]:
    """A segment in two where it has a gap at the gutter that a mark hung in the margin has made narrow."""
    for at, (before, after) in enumerate(pairwise(segment.letters), start=1):
        if before.right <= gutter <= after.left and after.left - before.right > SPACE_FROM * after.size:
            return [Segment(segment.letters[:at]), Segment(segment.letters[at:])]
    return [segment]


def _merged(side: list[Segment]) -> list[Segment]:
    """Segments of one column at one height made one line."""
    merged: list[Segment] = []
    for segment in side:
        if (
            merged
            and abs(segment.letters[0].middle - merged[-1].letters[0].middle) < SAME_LINE * segment.size
        ):
            merged[-1] = Segment((*merged[-1].letters, *segment.letters))
        else:
            merged.append(segment)
    return merged
