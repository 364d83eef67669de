"""A sentence cut at its figures: each quantity with the words to its left and right in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.frozen import dataclass
from kg.values.quantity import Quantity

_STOPS = ",;:。!?\n"
_AROUND = _STOPS + " \u3000"
_OPEN, _CLOSE = "(《“‘[【", ")》”’]】"
_PAIRS = tuple(zip(_OPEN, _CLOSE, strict=True))
_MARK = re.compile(f"[{re.escape(_STOPS + _OPEN + _CLOSE)}]")
_BRACKETS = re.compile(r"\([^()]*\)")
# 确定今年43项重点项目 风电成一大看点: the two halves of a headline.
_HEADLINE = re.compile("(?<=[\u4e00-\u9fff]{4}) (?=[\u4e00-\u9fff]{4})")
LINK = re.compile(r"以及|[、和与及,]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity in its clause; offsets count from the start of the sentence.

    The words to its left run from `left` to the quantity, those to its right from the quantity to `right`:
    up to the clause's end or the next quantity. `first` is set where no quantity stands between the clause's
    start and this one, `last` where none follows. `linked` says that 、 or 和 joins it to the one before.
    """

    quantity: Quantity
    clause: int
    left: int
    right: int
    end: int
    first: bool
    last: bool
    linked: bool


def slots(text: str, quantities: tuple[Quantity, ...]) -> tuple[Slot, ...]:
    """The quantities of a folded sentence, each in its clause."""
    bounds = _bounds(text, quantities)
    found: list[Slot] = []
    for at, quantity in enumerate(quantities):
        start = max((stop for stop in bounds if stop <= quantity.surface.start), default=0)
        end = min((stop - 1 for stop in bounds if stop > quantity.surface.end), default=len(text))
        before = quantities[at - 1].surface.end if at else -1
        after = quantities[at + 1].surface.start if at + 1 < len(quantities) else len(text) + 1
        first, last = before <= start, after > end
        left = start if first else before
        link = None if first else LINK.match(text, left)
        found.append(
            Slot(
                quantity=quantity,
                clause=start,
                left=link.end() if link else left,
                right=end if last else after,
                end=end,
                first=first,
                last=last,
                linked=link is not None,
            )
        )
    return tuple(found)


def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a folded sentence, without the marks and spaces around them."""
    bounds = _bounds(text, ())
    found = []
    for start, stop in pairwise(bounds):
        stop = min(stop, len(text))
        while start < stop and text[start] in _AROUND:
            start += 1
        while stop > start and text[stop - 1] in _AROUND:
            stop -= 1
        if start < stop:
            found.append((start, stop))
    return tuple(found)


def _bounds(text: str, quantities: tuple[Quantity, ...]) -> list[int]:
    """Where clauses begin: after each stop outside quotes and brackets, and at both sides of a bracket with
    a quantity in it.
    """
    bounds, depth = [0], 0
    quoted = all(text.count(mark) == text.count(end) for mark, end in _PAIRS)
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark in _OPEN:
            depth += quoted
        elif mark in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and not _inside_number(text, at):
            bounds.append(at + 1)
    if len(bounds) == 1:
        bounds.extend(match.end() for match in _HEADLINE.finditer(text))
    if not quantities:
        return [*bounds, len(text) + 1]
    for start, end in _brackets(text):
        if any(start < quantity.span.start and quantity.span.end <= end for quantity in quantities):
            inner = (
                at + 1 for at in range(start, end) if text[at] in _STOPS and not _inside_number(text, at)
            )
            bounds.extend((start + 1, end + 1, *inner))
    return sorted({*bounds, len(text) + 1})


def _inside_number(text: str, at: int) -> bool:
    return (
        text[at] in ",:"
        and text[at - 1 : at].isdigit()
        and text[at + 1 : at + 4].isdigit()
        and at + 3 < len(text)
    )


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    for match in _BRACKETS.finditer(text):
        yield match.start(), match.end() - 1
