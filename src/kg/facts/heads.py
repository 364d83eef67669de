"""What a bullet or a line is about, where it opens with that and a colon."""

from __future__ import annotations

import re

from kg.document.model import Document, Passage
from kg.text import Span

# 某换热器:总投资1.2亿元,占地100亩: a line of a list of projects without marks; what it opens with is one.
SIZED_LINE = re.compile(
    r"\s*(?:\([一二三四五六七八九十\d]+\)|[\d]+[.、])?\s*(?P<head>[^,;:。()\s]{3,16}):"
    r"(?=(?:该?项目)?(?:计划|概算|协议)?(?:总投资|投资\d|占地))"
)


def head_of(document: Document, passage: Passage) -> Span | None:
    """The head of a bullet, or of a line that opens with what it tells the size of."""
    if passage.bullet_head is not None:
        return passage.bullet_head
    line = SIZED_LINE.match(document.source.folded, passage.span.start, passage.span.end)
    return Span(*line.span("head")) if line is not None else None
