"""The words that tell where a firm's name ends, what goes on with a name and what only says its kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.mentions.lexicon import RULES, word_lists_in


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists of name_words.toml by their ids; tuples hold last words."""

    legal: tuple[str, ...]
    legal_full: tuple[str, ...]
    owners: tuple[str, ...]
    firm_kinds: frozenset[str]
    qualifying: frozenset[str]
    having: frozenset[str]
    school_kinds: frozenset[str]
    streets: frozenset[str]
    road_kinds: frozenset[str]
    shared_ends: frozenset[str]
    closing: frozenset[str]
    loose: frozenset[str]
    works: frozenset[str]
    activities: frozenset[str]
    levels: frozenset[str]
    counted_places: frozenset[str]
    firm_nouns: frozenset[str]
    accessory: frozenset[str]
    belongings: frozenset[str]
    list_states: frozenset[str]


@cache
def name_words() -> NameWords:
    """The lists, read once a process."""
    lists = word_lists_in(RULES / "name_words.toml", "name")
    return NameWords(
        legal=lists["legal"],
        legal_full=lists["legal-full"],
        owners=lists["owners"],
        firm_kinds=frozenset(lists["firm-kinds"]),
        qualifying=frozenset(lists["qualifying"]),
        having=frozenset(lists["having"]),
        school_kinds=frozenset(lists["school-kinds"]),
        streets=frozenset(lists["streets"]),
        road_kinds=frozenset(lists["road-kinds"]),
        shared_ends=frozenset(lists["shared-ends"]),
        closing=frozenset(lists["closing"]),
        loose=frozenset(lists["loose"]),
        works=frozenset(lists["works"]),
        activities=frozenset(lists["activities"]),
        levels=frozenset(lists["levels"]),
        counted_places=frozenset(lists["counted-places"]),
        firm_nouns=frozenset(lists["firm-nouns"]),
        accessory=frozenset(lists["accessory"]),
        belongings=frozenset(lists["belongings"]),
        list_states=frozenset(lists["list-states"]),
    )
