"""What a bullet or a line is about, where it opens with that and a colon."""

from __future__ import annotations

import re
from functools import cache

from kg.document.model import Document, Passage
from kg.facts.word_lists import word_lists
from kg.text import Span


@cache
def _sized_line() -> re.Pattern[str]:
    """某换热器:总投资1.2亿元,占地100亩: a line that is about the project it opens with."""
    number = r"(?:\([一二三四五六七八九十\d]+\)|[\d]+[.、])?"
    size = rf"(?:该?项目)?(?:{word_lists().reckoned.pattern})?(?:{word_lists().line_sizes.pattern}|投资\d)"
    return re.compile(rf"\s*{number}\s*(?P<head>[^,;:。()\s]{{3,16}}):(?={size})")


def head_of(document: Document, passage: Passage) -> Span | None:
    """The head of a bullet, or of a line that opens with what it tells the size of."""
    if passage.bullet_head is not None:
        return passage.bullet_head
    line = _sized_line().match(document.source.folded, passage.span.start, passage.span.end)
    return Span(*line.span("head")) if line is not None else None
