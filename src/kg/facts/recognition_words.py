"""The words by which titles and their levels are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import entries, lists_of
from kg.vocabulary import Level

FRAMES = Path(__file__).parent / "frames" / "recognitions.toml"


@dataclass(frozen=True, slots=True)
class RecognitionWords:
    """The lists of recognitions.toml by their ids; sets hold verbs, tuples first or last words of titles."""

    seeking: frozenset[str]
    placed: frozenset[str]
    titles: re.Pattern[str]
    awarding: re.Pattern[str]
    no_titles: re.Pattern[str]
    strong: tuple[str, ...]
    high: tuple[str, ...]
    giving: frozenset[str]
    regional: tuple[str, ...]


@cache
def recognition_words() -> RecognitionWords:
    """The lists, read once a process."""
    return lists_of(RecognitionWords, FRAMES, "list")


@cache
def levels() -> tuple[tuple[Level, tuple[str, ...]], ...]:
    """Each level with the words that tell it, the first that is told first."""
    tables = entries(FRAMES, "level")
    return tuple((Level(str(table["id"])), tuple(str(table["words"]).split())) for table in tables)
