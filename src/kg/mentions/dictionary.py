"""A general Chinese dictionary: which words it lists. What it does not list is likely a name."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from kg.mentions.lexicon import RULES, entries

# How the dictionary marks proper names: of persons, places, bodies and makes.
PROPER = frozenset({"nr", "nrt", "ns", "nt", "nz"})
# Those of which a firm's name may be made: all but bodies' own names.
BRANDING = PROPER - {"nt"}


@cache
def _words() -> ModuleType:
    """The dictionary, read when the first word is looked up: that takes longer than many a command may."""
    import rjieba  # noqa: PLC0415

    return rjieba


@cache
def is_place_name(word: str) -> bool:
    """Whether the dictionary takes the word, standing alone, for the name of a place."""
    return [pos for _, pos in _words().tag(word)] == ["ns"]


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text, each with its part of speech as the dictionary sees it."""
    return [(word, part) for word, part in _words().tag(text)]


@cache
def known(word: str) -> bool:
    """Whether the general dictionary lists the word, or it is a common word newer than the dictionary."""
    return has_word(word) or word in newer_words()


def has_word(word: str) -> bool:
    """Whether the general dictionary itself lists the word."""
    return bool(_words().has_word(word))


@cache
def newer_words() -> frozenset[str]:
    """Common words that the dictionary is too old to list (newer_words.toml)."""
    tables = entries(RULES / "newer_words.toml", "newer")
    return frozenset(word for table in tables for word in str(table["words"]).split())
