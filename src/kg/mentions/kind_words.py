"""The words by which the class of a name is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.mentions.lexicon import RULES, lists_of


@dataclass(frozen=True, slots=True)
class KindWords:
    """The lists of kind_words.toml by their ids; patterns find a word anywhere in a name."""

    ways: tuple[str, ...]
    papers: re.Pattern[str]
    things_to_become: tuple[str, ...]
    campaigns: re.Pattern[str]
    building_works: re.Pattern[str]
    trunk_lines: re.Pattern[str]
    firm_titles: re.Pattern[str]
    place_titles: re.Pattern[str]
    field_ends: frozenset[str]
    sights: frozenset[str]
    housing: frozenset[str]
    quoted_titles: tuple[str, ...]
    orders: tuple[str, ...]
    alongside: tuple[str, ...]
    drives: re.Pattern[str]
    built_ends: frozenset[str]
    quoted_ways: re.Pattern[str]
    tasks: tuple[str, ...]
    granted_areas: re.Pattern[str]
    granted_qualities: re.Pattern[str]
    granted_places: re.Pattern[str]
    quarters: tuple[str, ...]
    shops: tuple[str, ...]
    intangible: tuple[str, ...]
    landscapes: frozenset[str]
    single_areas: frozenset[str]
    town_areas: frozenset[str]


@cache
def kind_words() -> KindWords:
    """The lists, read once a process."""
    return lists_of(KindWords, RULES / "kind_words.toml", "kind")
