"""The words by which lists are told: what closes them, what they are of, what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.mentions.lexicon import RULES, lists_of


@dataclass(frozen=True, slots=True)
class ListWords:
    """The lists of list_words.toml by their ids; `sights` hold last words of nouns, `led` of places."""

    ends: frozenset[str]
    leads: frozenset[str]
    costs: frozenset[str]
    nouns: frozenset[str]
    predicates: frozenset[str]
    sights: tuple[str, ...]
    statistics: frozenset[str]
    grades: frozenset[str]
    many: frozenset[str]
    led: tuple[str, ...]


@cache
def list_words() -> ListWords:
    """The lists, read once a process."""
    return lists_of(ListWords, RULES / "list_words.toml", "list")
