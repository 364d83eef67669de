"""Tells the lines of a saved web page that belong to its article from those the site prints around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.resources import toml
from kg.text import fold

LONGEST = 120
PROSE = 40
TITLE_AT = 30
SENTENCE_ENDS = "。！？!?；;”"


@dataclass(frozen=True, slots=True)
class FrameLine:
    """A kind of line around articles; after one that `ends` only prose is article."""

    id: str
    pattern: re.Pattern[str]
    ends: bool


@cache
def frame_lines() -> tuple[FrameLine, ...]:
    """The kinds of data/frame.toml."""
    data = toml("document/data/frame.toml")
    return tuple(
        FrameLine(entry["id"], re.compile(entry["match"]), bool(entry.get("ends"))) for entry in data["line"]
    )


def frame_line(line: str) -> FrameLine | None:
    """What around an article a line is; None where it may be part of one."""
    words = fold(line).strip()
    if not words or len(words) > LONGEST:
        return None
    return next((kind for kind in frame_lines() if kind.pattern.search(words)), None)


def article_lines(lines: Sequence[str], title: str = "") -> list[bool]:
    """Which lines are kept: not those of the frame, nor what stands before the title or after the end.

    `title` is what the page calls its article, where it says so.
    """
    frames = [frame_line(line) for line in lines]
    kept = [frame is None for frame in frames]
    first = _title_line(lines, title)
    for at in range(first):
        kept[at] = kept[at] and _is_prose(lines[at])
    for at, frame in enumerate(frames):
        if frame is not None and frame.ends and at > first:
            rest = range(at, len(lines))
            if not any(_is_prose(lines[later]) for later in rest):
                for later in rest:
                    kept[later] = False
                break
    return kept


def _title_line(lines: Sequence[str], title: str) -> int:
    """Where the title stands among the first lines; 0 where it does not."""
    wanted = "".join(title.split())
    if not wanted:
        return 0
    said = ["".join(line.split()) for line in lines[:TITLE_AT]]
    return next((at for at, line in enumerate(said) if line and line in (wanted, f"《{wanted}》")), 0)


def _is_prose(line: str) -> bool:
    return len(line) >= PROSE and line.rstrip()[-1:] in SENTENCE_ENDS
