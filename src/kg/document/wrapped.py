"""Lines broken at a fixed width and lines with a site's mark at their end, as copying sites serve reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from kg.document.draft import Line, words_of

MARK = re.compile(r"(?<=[^\sA-Za-z0-9.])[A-Za-z0-9]{2,4}$")
MARKED = 8
LONG = 20
BROKEN = 8
NEARLY_FULL = 0.85
ENDS = "。！？!?：:；;|"
OPENS = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、.章节]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．](?!\d)|[-—●•■◆]|附件|注[：:])"
)


def unmarked(lines: Sequence[Line]) -> list[Line]:
    """The lines without the letters that most of them end in (…工作报告jgo), the mark of a site."""
    ends = Counter(found.group() for line in lines if (found := MARK.search(words_of(line))))
    mark, often = max(ends.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if often < MARKED or often * 2 < len(lines):
        return list(lines)
    return [_cut(line, mark) for line in lines]


def _cut(line: Line, mark: str) -> Line:
    """The line without the mark at its end."""
    if not line or not words_of(line).endswith(mark):
        return line
    last = line[-1]
    if last.words == mark:
        return line[:-1]
    if not last.words.endswith(mark):
        return line
    exact = last.end - last.start == len(last.words)
    end = last.end - len(mark) if exact else last.end
    return [*line[:-1], replace(last, words=last.words.removesuffix(mark), end=end)]


def unwrapped(lines: Sequence[Line | None]) -> list[int]:
    """For each line the number of the line it is to be joined to: its own, or that of an earlier one.

    Only where most long lines end amid a sentence are they broken; a table's row is None.
    """
    texts = ["" if line is None else words_of(line).rstrip() for line in lines]
    long = [text for text in texts if len(text) >= LONG]
    broken = sum(text[-1] not in ENDS for text in long)
    own = list(range(len(lines)))
    if broken < BROKEN or broken * 2 < len(long):
        return own
    width = median(map(len, long)) * NEARLY_FULL
    for at in range(1, len(lines)):
        before, text = texts[at - 1], texts[at]
        open_end = len(before) >= width and before[-1] not in ENDS
        if open_end and text and lines[at] is not None and not OPENS.match(text):
            own[at] = own[at - 1]
    return own
