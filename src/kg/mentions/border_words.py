"""The words that tell a verb's word inside a name from the verb of a clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.mentions.lexicon import RULES, lists_of


@dataclass(frozen=True, slots=True)
class BorderWords:
    """The lists of borders.toml by their ids; tuples hold first or last characters and words of names."""

    stretch: tuple[str, ...]
    papers: frozenset[str]
    undertakings: frozenset[str]
    works: frozenset[str]
    mending: frozenset[str]
    leading: frozenset[str]
    built: frozenset[str]
    bodies: frozenset[str]
    meetings: frozenset[str]
    body_tasks: frozenset[str]
    manners: frozenset[str]
    place_acts: frozenset[str]
    place_bodies: tuple[str, ...]
    firm_acts: frozenset[str]
    seekers: tuple[str, ...]
    levels: tuple[str, ...]
    bound: tuple[str, ...]
    place_ends: frozenset[str]
    gathered: tuple[str, ...]
    county_acts: frozenset[str]
    plans: frozenset[str]
    writing: frozenset[str]
    issuing: tuple[str, ...]
    carrying: frozenset[str]
    full_papers: frozenset[str]
    urging: tuple[str, ...]
    states: frozenset[str]
    measured: frozenset[str]
    founding: frozenset[str]
    ways: frozenset[str]
    begun: frozenset[str]
    gatherings: tuple[str, ...]
    campaigns: tuple[str, ...]
    drives: tuple[str, ...]
    seeking: frozenset[str]
    clausal_papers: frozenset[str]
    items: frozenset[str]
    letting: frozenset[str]


@cache
def border_words() -> BorderWords:
    """The lists, read once a process."""
    return lists_of(BorderWords, RULES / "borders.toml", "border")
