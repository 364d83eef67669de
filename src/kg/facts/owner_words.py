"""The words that tell where a firm's name ends inside the name of what it owns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import lists_of

FRAMES = Path(__file__).parent / "frames" / "undertakings.toml"


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """`stops` say where or what for, `sites` follow a firm's name at once.

    `owned` are last words of what firms own, `bodies` of institutions; `civic` is what public bodies build;
    `closers` make even an ordinary word a firm's name; behind `trunks` and with `areas` in it a word is none.
    """

    stops: frozenset[str]
    sites: frozenset[str]
    owned: tuple[str, ...]
    bodies: tuple[str, ...]
    facilities: tuple[str, ...]
    civic: re.Pattern[str]
    closers: frozenset[str]
    sited: tuple[str, ...]
    characters: frozenset[str]
    works: frozenset[str]
    zones: tuple[str, ...]
    trunks: tuple[str, ...]
    areas: re.Pattern[str]


@cache
def owner_words() -> OwnerWords:
    """The lists, read once a process."""
    return lists_of(OwnerWords, FRAMES, "words")
