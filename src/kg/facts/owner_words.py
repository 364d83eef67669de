"""The words that tell where a firm's name ends inside the name of what it owns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import lists_of, load
from kg.mentions.places import names_division

FRAMES = Path(__file__).parent / "frames" / "undertakings.toml"


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """`stops` say where or what for, `sites` follow a firm's name at once.

    `owned` are last words of what firms own, `bodies` of institutions, `learned` of those that run parks;
    `civic` is what public bodies build; `closers` make even an ordinary word a firm's name; behind `trunks`
    and with `areas` in it a word is none. `bound` closes the name of a substance; `landmarks` are buildings
    called by a word of their own.
    """

    stops: frozenset[str]
    sites: frozenset[str]
    owned: tuple[str, ...]
    bodies: tuple[str, ...]
    learned: tuple[str, ...]
    facilities: tuple[str, ...]
    civic: re.Pattern[str]
    closers: frozenset[str]
    sited: tuple[str, ...]
    characters: frozenset[str]
    works: frozenset[str]
    zones: tuple[str, ...]
    trunks: tuple[str, ...]
    areas: re.Pattern[str]
    old_works: frozenset[str]
    moves: frozenset[str]
    plants: tuple[str, ...]
    bound: tuple[str, ...]
    landmarks: frozenset[str]


@cache
def owner_words() -> OwnerWords:
    """The lists, read once a process."""
    return lists_of(OwnerWords, FRAMES, "words")


def is_civic(label: str) -> bool:
    """Whether a name says what public bodies build; the 湖 of 湖南 and the 港 of 香港 build nothing."""
    return any(
        (len(found.group()) > 1 or not _in_division(label, found.start())) and not _in_goods(label, found)
        for found in owner_words().civic.finditer(label)
    )


def _in_goods(label: str, found: re.Match[str]) -> bool:
    """卫生用品, 驱动桥: the word is only part of what is made."""
    products = load().products
    return any(
        label[start:end] in products
        for start in range(max(0, found.start() - LONGEST_BESIDE), found.start() + 1)
        for end in range(found.end(), min(len(label), found.end() + LONGEST_BESIDE) + 1)
        if end - start > len(found.group())
    )


LONGEST_BESIDE = 2


def _in_division(label: str, at: int) -> bool:
    windows = (label[start : start + length] for length in (2, 3) for start in range(at - length + 1, at + 1))
    return any(len(window) > 1 and names_division(window) for window in windows)
