"""Source text and the intervals in it: half-open, in code points, over text that nobody edits."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field

from kg.derived import derived
from kg.frozen import dataclass

CHAR = "#char="


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """The half-open interval [start, end) of code points (RFC 5147's `char` scheme)."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not an interval: [{start}, {end})")
        self.start = start  # type: ignore[misc] # frozen to all but the one who makes it
        self.end = end  # type: ignore[misc]

    # As one call, and not field by field, it is read back from a pickle in a fourth of the time.
    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same interval, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def cover(self, other: Span) -> Span:
        """The smallest interval that holds both."""
        if self.start <= other.start:
            return self if other.end <= self.end else Span(self.start, other.end)
        return other if self.end <= other.end else Span(other.start, self.end)


def passage_address(document: str, start: int, end: int) -> str:
    """A stretch of a document, by the document's IRI or id, as RFC 5147 writes it.

    >>> passage_address("report/a", 3, 9)
    'report/a#char=3,9'
    """
    return f"{document}{CHAR}{start},{end}"


def passage_place(address: str) -> tuple[str, int, int]:
    """The document of a stretch, its start and its end; nought where the address names none.

    >>> passage_place("report/a#char=3,9")
    ('report/a', 3, 9)
    """
    document, _, place = address.partition(CHAR)
    start, _, end = place.partition(",")
    return (document, int(start), int(end)) if start.isdigit() and end.isdigit() else (document, 0, 0)


def _folding() -> dict[str, str]:
    """Full-width and compatibility characters whose NFKC form is one character, mapped to it."""
    ranges = (range(0x3000, 0x3001), range(0xFF01, 0xFFE7))
    table = {}
    for mark in (chr(code) for codes in ranges for code in codes):
        folded = unicodedata.normalize("NFKC", mark)
        if len(folded) == 1 and folded != mark:
            table[mark] = folded
    # Not full-width forms, but the same marks to a reader of figures and brackets.
    same = {"〔": "(", "〕": ")", "﹪": "%", "﹣": "-", "﹔": ";", "﹐": ","}
    spaces = ("\u00a0", "\u2002", "\u2003")
    return table | dict.fromkeys(spaces, " ") | same


FOLDING = _folding()
# Few characters of a text are folded: to look for them first takes a tenth of the time of `str.translate`.
_FOLDED = re.compile(f"[{''.join(map(re.escape, FOLDING))}]")


def fold(text: str) -> str:
    """Half-width and full-width forms made alike, one code point for one, so that offsets stay."""
    return _FOLDED.sub(lambda mark: FOLDING[mark[0]], text)


@dataclass(frozen=True)
class SourceText:
    """A report's text exactly as read: decoded, BOM dropped, every line end a newline, nothing else."""

    text: str
    name: str = ""
    _line_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        object.__setattr__(self, "_line_starts", tuple(starts))

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def __len__(self) -> int:
        return len(self.text)

    @derived
    def folded(self) -> str:
        """The text for matching: same length, same offsets, punctuation and digits half-width."""
        return fold(self.text)

    @derived
    def digest(self) -> str:
        """SHA-256 of the text as UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def line_of(self, offset: int) -> int:
        """The number, from 1, of the line that holds the offset."""
        return bisect_right(self._line_starts, offset)

    def context(self, span: Span, width: int = 30) -> str:
        """The line around a span with carets beneath it, for messages."""
        start, end = max(0, span.start - width), min(len(self.text), span.end + width)
        before, within = self.text[start : span.start], self[span]
        shown = self.text[start:end].replace("\n", " ")
        return f"{shown}\n{'　' * len(before)}{'＾' * max(1, len(within))}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch of text stands in the file it was read from.

    `place` is in the file's own terms (characters, paragraph=3, page=2&line=14); `start` and `end` are
    offsets inside it. Of one length with the span they map one to one, else only as a whole.
    """

    span: Span
    place: str
    start: int
    end: int

    @property
    def is_exact(self) -> bool:
        """Whether each character has its own place."""
        return len(self.span) == self.end - self.start

    def narrowed(self, span: Span) -> Origin:
        """The part that shares characters with a span; the whole where it cannot be parted."""
        start, end = max(self.span.start, span.start), min(self.span.end, span.end)
        if not self.is_exact:
            return self
        by = self.start - self.span.start
        return Origin(Span(start, end), self.place, start + by, end + by)


@dataclass(frozen=True)
class OffsetMap:
    """The way from a text back to the file it was read from: stretches in text order that never overlap.

    What the reader itself put in, line ends and bars between cells, has no origin.
    """

    origins: tuple[Origin, ...]
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(origin.span.start for origin in self.origins))
        ends = [0, *(origin.span.end for origin in self.origins)]
        if any(end > start for end, start in zip(ends, self._starts, strict=False)):
            raise ValueError("origins overlap or are out of order")

    def at(self, offset: int) -> Origin | None:
        """The origin of one character."""
        return next(iter(self.locate(Span(offset, offset + 1))), None)

    def locate(self, span: Span) -> tuple[Origin, ...]:
        """Where the words of a span stand in the file, in text order, each narrowed to the span."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while at < len(self.origins) and self.origins[at].span.start < span.end:
            if self.origins[at].span.overlaps(span):
                found.append(self.origins[at].narrowed(span))
            at += 1
        return tuple(found)

    @classmethod
    def joined(cls, origins: Iterable[Origin]) -> OffsetMap:
        """A map with exact neighbours of one place made one."""
        merged: list[Origin] = []
        for origin in origins:
            last = merged[-1] if merged else None
            if last and _continues(last, origin):
                merged[-1] = Origin(last.span.cover(origin.span), last.place, last.start, origin.end)
            else:
                merged.append(origin)
        return cls(tuple(merged))


def _continues(last: Origin, origin: Origin) -> bool:
    beside = last.span.end == origin.span.start and (last.place, last.end) == (origin.place, origin.start)
    return beside and last.is_exact and origin.is_exact
