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

    naming: frozenset[str]
    seeking: frozenset[str]
    placed: frozenset[str]
    titles: re.Pattern[str]
    awarding: re.Pattern[str]
    no_titles: re.Pattern[str]
    strong: tuple[str, ...]
    high: tuple[str, ...]
    described: re.Pattern[str]
    giving: frozenset[str]
    honoured: frozenset[str]
    works: tuple[str, ...]
    regional: tuple[str, ...]
    tiered: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level, the words that tell it, and the words that hold one and tell nothing (市 of 城市)."""

    level: Level
    words: re.Pattern[str]
    apart: tuple[str, ...]

    def told_by(self, title: str) -> bool:
        """Whether a title says that it is of this level."""
        for word in self.apart:
            title = title.replace(word, "\0")
        return self.words.search(title) is not None


@cache
def recognition_words() -> RecognitionWords:
    """The lists, read once a process."""
    return lists_of(RecognitionWords, FRAMES, "list")


@cache
def levels() -> tuple[LevelWords, ...]:
    """Each level with the words that tell it, the first that is told first."""
    return tuple(
        LevelWords(
            Level(str(table["id"])),
            re.compile("|".join(map(re.escape, str(table["words"]).split()))),
            tuple(str(table.get("apart", "")).split()),
        )
        for table in entries(FRAMES, "level")
    )
