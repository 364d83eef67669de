"""Lines of a text as spans, white space at their ends left out."""

from __future__ import annotations

from kg.text import Span


def trim(text: str, span: Span) -> Span:
    """The span without white space (U+3000 included) at its ends; empty where it holds nothing else."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def lines(text: str) -> tuple[Span, ...]:
    """Every line that holds more than white space, trimmed, in order; only a newline ends one."""
    found = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = trim(text, Span(start, end))
        if line:
            found.append(line)
        start = end + 1
    return tuple(found)
