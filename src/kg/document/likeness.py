"""How far two reports are one text: the clauses that stand in both, whatever file each was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from zlib import crc32

from kg.text import SourceText

# Spaces and line ends are where a page, a PDF and a plain text of one report differ.
SPACE = re.compile(r"\s+")
ENDS = re.compile(r"[,，、。;；:：!！?？|]+")
# Shorter ones (同比增长, 一是) stand in many reports.
SHORTEST = 8
# Enough to tell nine tenths in common from a half, whatever the length of the texts.
SKETCHED = 128
ABOVE_ALL = 1 << 32


def clauses(source: SourceText) -> dict[int, int]:
    """The clauses of a text by digest, each with its letters."""
    found = (words for words in ENDS.split(SPACE.sub("", source.folded)) if len(words) >= SHORTEST)
    return {crc32(words.encode()): len(words) for words in found}


def sketch(digests: Iterable[int]) -> tuple[int, ...]:
    """The least of the digests, so that texts that share clauses share those of their sketches."""
    return tuple(sorted(digests)[:SKETCHED])


def likely(one: Iterable[int], other: Iterable[int]) -> float:
    """By two sketches, about how many clauses of the text that has fewer stand in the other too."""
    mine, others = set(one), set(other)
    if not mine or not others:
        return 0.0
    # A full sketch says nothing of the clauses above its last.
    end = min((max(each) for each in (mine, others) if len(each) == SKETCHED), default=ABOVE_ALL)
    told = min(sum(digest <= end for digest in each) for each in (mine, others))
    return len(mine & others) / told if told else 0.0


def in_common(one: Mapping[int, int], other: Mapping[int, int]) -> tuple[float, float]:
    """The letters in clauses that stand in both, as shares of the shorter text and of the longer one."""
    both = sum(one[digest] for digest in one.keys() & other.keys())
    least, most = sorted((sum(one.values()), sum(other.values())))
    return (both / least, both / most) if least else (0.0, 0.0)
