"""A long sentence on a screen: the clauses that hold the words that prove an answer, and … for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SHORT = 80
LONG_CLAUSE = 120
CLAUSE = re.compile(r"[^;；。]+[;；。”]*")
PIECE = re.compile(r"[^,，]+[,，]*")
CUT = "…"


def excerpt(sentence: str, words: Iterable[str]) -> str:
    """The sentence if it is short or holds none of the words, else its clauses that do.

    Of a clause that is itself long, what stands beside a word stays too: the verb may be there.
    """
    sentence = " ".join(sentence.split())
    sought = [word for word in words if word and word in sentence]
    if len(sentence) <= SHORT or not sought:
        return sentence
    clauses = CLAUSE.findall(sentence)
    kept = _kept(clauses, sought, beside=0)
    if not kept:  # A word that goes over the end of a clause.
        return sentence
    parts = []
    for at, clause in enumerate(clauses):
        if at not in kept:
            parts.append("")
        elif len(clause) <= LONG_CLAUSE:
            parts.append(clause)
        else:
            pieces = PIECE.findall(clause)
            near = _kept(pieces, sought, beside=1) or set(range(len(pieces)))
            parts += [piece if place in near else "" for place, piece in enumerate(pieces)]
    return _joined(parts)


def _kept(parts: Sequence[str], words: Sequence[str], beside: int) -> set[int]:
    """Which parts hold a word, and so many on either side of them."""
    holding = [at for at, part in enumerate(parts) if any(word in part for word in words)]
    return {at + by for at in holding for by in range(-beside, beside + 1) if 0 <= at + by < len(parts)}


def _joined(parts: Sequence[str]) -> str:
    """The parts in a row, one mark for each gap."""
    said = "".join(part or "\0" for part in parts)
    return re.sub("\0+", CUT, said)
