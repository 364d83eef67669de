"""The words that tell a verb's word inside a name from the verb of a clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.mentions.lexicon import RULES, word_lists_in


@dataclass(frozen=True, slots=True)
class BorderWords:
    """The lists of borders.toml by their ids; tuples hold first or last characters and words of names."""

    stretch: tuple[str, ...]
    papers: frozenset[str]
    undertakings: frozenset[str]
    works: frozenset[str]
    mending: frozenset[str]
    manners: frozenset[str]
    place_acts: frozenset[str]
    place_bodies: tuple[str, ...]
    firm_acts: frozenset[str]
    seekers: tuple[str, ...]
    levels: tuple[str, ...]
    bound: tuple[str, ...]
    place_ends: frozenset[str]


@cache
def border_words() -> BorderWords:
    """The lists, read once a process."""
    lists = word_lists_in(RULES / "borders.toml", "border")
    return BorderWords(
        stretch=lists["stretch"],
        papers=frozenset(lists["papers"]),
        undertakings=frozenset(lists["undertakings"]),
        works=frozenset(lists["works"]),
        mending=frozenset(lists["mending"]),
        manners=frozenset(lists["manners"]),
        place_acts=frozenset(lists["place-acts"]),
        place_bodies=lists["place-bodies"],
        firm_acts=frozenset(lists["firm-acts"]),
        seekers=lists["seekers"],
        levels=lists["levels"],
        bound=lists["bound"],
        place_ends=frozenset(lists["place-ends"]),
    )
