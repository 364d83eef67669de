"""Builds documents from a few lines of text, for tests that need no file."""

from __future__ import annotations

from kg.document.model import Document, Metadata
from kg.document.reader import read_text
from kg.text import SourceText

KNOWN = Metadata("made-up", "某区报告", "某区人民政府", "某区人民代表大会", "110101", "2021")


def document(*lines: str, metadata: Metadata = KNOWN) -> Document:
    """A document of those lines, with nothing left to guess."""
    return read_text(SourceText("\n".join(lines), "made-up.txt"), metadata)


def undescribed(*lines: str) -> Document:
    """A document of those lines of which nothing else is known."""
    return document(*lines, metadata=Metadata("made-up"))


def passages(read: Document) -> list[tuple[str, str]]:
    """Kind and words of each passage."""
    return [(passage.kind.value, read.text(passage.span)) for passage in read.passages]
