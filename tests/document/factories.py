"""Builds documents from a few lines of text, for tests that need no file."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

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


@st.composite
def damages(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """Ways to damage a file: some of its bytes are others, and some are missing from the middle."""
    changes = draw(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=20))
    lost = draw(st.integers(0, 300))

    def damage(whole: bytes) -> bytes:
        data = bytearray(whole)
        for at, byte in changes:
            data[at % len(data)] = byte
        half = len(data) // 2
        del data[half : half + lost]
        return bytes(data)

    return damage


def passages(read: Document) -> list[tuple[str, str]]:
    """Kind and words of each passage."""
    return [(passage.kind.value, read.text(passage.span)) for passage in read.passages]
