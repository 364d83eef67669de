"""The lists of words by which single rules of figures decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import lists_of

LISTS = Path(__file__).parent / "lists.toml"


@dataclass(frozen=True, slots=True)
class FigureLists:
    """The lists of lists.toml by their ids; patterns find a word, tuples hold last words."""

    capacities: re.Pattern[str]
    thresholds: re.Pattern[str]
    serving: re.Pattern[str]
    bettered: re.Pattern[str]
    sampled: re.Pattern[str]
    prepared: re.Pattern[str]
    vague: re.Pattern[str]
    unnaming: re.Pattern[str]
    tasks: re.Pattern[str]
    fares: re.Pattern[str]
    in_all: tuple[str, ...]
    brought: tuple[str, ...]
    grounds: re.Pattern[str]
    newly: re.Pattern[str]
    running: re.Pattern[str]
    sites: tuple[str, ...]
    against: re.Pattern[str]
    rates: tuple[str, ...]
    urging: frozenset[str]
    of_sector: frozenset[str]
    loans: tuple[str, ...]
    sized_works: re.Pattern[str]
    benefiting: frozenset[str]


@cache
def lists() -> FigureLists:
    """The lists, read once a process."""
    return lists_of(FigureLists, LISTS, "list")
