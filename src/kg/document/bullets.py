"""Finds the items of a list inside a table cell or a line, and the label before an item's colon."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.document.lines import trim
from kg.document.model import Bullet
from kg.text import SourceText, Span

MARK = r"(?:[lØ]\s|[•·●◆■▪▲◇○★➢①-⑳\uf06c\uf0b7\uf075\uf06e\uf0d8]\s*|\(\d{1,2}\)\s*|\d{1,2}\)\s*)"
START_OF_ITEM = re.compile(rf"(?:(?<=\s)|(?<=[。;])|\A){MARK}")
HEAD = re.compile(r"[^:,;。.!?|\n]{1,20}?(?=:)")
NUMBER_ONLY = re.compile(r"\d+")


def marks(source: SourceText, within: Span) -> tuple[Span, ...]:
    """The bullet marks in a cell, the space after each included."""
    folded = source.folded[within.start : within.end]
    return tuple(Span(*found.span()).shift(within.start) for found in START_OF_ITEM.finditer(folded))


def leading_mark(source: SourceText, line: Span) -> Span | None:
    """The bullet mark a line of prose starts with."""
    found = re.compile(MARK).match(source.folded, line.start, line.end)
    return Span(*found.span()) if found and found.end() < line.end else None


def bullet(source: SourceText, mark: Span, span: Span) -> Bullet:
    """An item parted into label and body at its first colon, if what precedes the colon is a label."""
    found = HEAD.match(source.folded, span.start, span.end)
    if found and not NUMBER_ONLY.fullmatch(found.group().strip()):
        head = trim(source.text, Span(*found.span()))
        body = trim(source.text, Span(found.end() + 1, span.end))
        if head and body:
            return Bullet(span, head, body, mark)
    return Bullet(span, None, span, mark)


def bullets(source: SourceText, within: Span) -> tuple[Bullet, ...]:
    """The items of a cell in order; words before the first mark belong to none.

    A mark with nothing behind it counts to the next one's mark, or at the end to the last item's words.
    """
    found: list[Bullet] = []
    end = within.end
    for mark in reversed(marks(source, within)):
        span = trim(source.text, Span(mark.end, max(mark.end, end)))
        if span:
            found.append(bullet(source, mark, span))
        elif found:
            found[-1] = replace(found[-1], mark=mark.cover(found[-1].mark or mark))
        else:
            continue
        end = mark.start
    return tuple(reversed(found))
