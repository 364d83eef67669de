"""The words that tell where a firm's name ends inside the name of what it owns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import load, word_lists_in

FRAMES = Path(__file__).parent / "frames" / "undertakings.toml"


@dataclass(frozen=True, slots=True)
class OwnerWords:
    """`stops` say where or what for, `sites` among them follow a firm's name at once, `trades` close one;
    `owned` are last words of what firms own, `bodies` last words of institutions; `civic` is what public
    bodies build; `closers` make even an ordinary word a firm's name.
    """

    stops: frozenset[str]
    sites: frozenset[str]
    trades: frozenset[str]
    owned: tuple[str, ...]
    bodies: tuple[str, ...]
    facilities: tuple[str, ...]
    civic: re.Pattern[str]
    closers: frozenset[str]
    sited: tuple[str, ...]
    characters: frozenset[str]
    works: frozenset[str]


@cache
def owner_words() -> OwnerWords:
    """The word lists of undertakings.toml."""
    lists = word_lists_in(FRAMES, "words")
    return OwnerWords(
        frozenset(lists["undertaking.stops"]) | frozenset(lists["undertaking.sites"]),
        frozenset(lists["undertaking.sites"]),
        load().trades,
        lists["undertaking.owned"],
        lists["undertaking.bodies"],
        lists["undertaking.facilities"],
        re.compile("|".join(map(re.escape, lists["undertaking.civic"]))),
        frozenset(lists["undertaking.closers"]),
        lists["undertaking.sited"],
        frozenset(lists["undertaking.characters"]),
        frozenset(lists["undertaking.works"]),
    )
