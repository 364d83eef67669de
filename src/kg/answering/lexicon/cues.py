"""Turns of phrase and word lists that the steps of reading look for, each by its id: all data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.answering.lexicon import entries


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {table["id"]: re.compile(table["pattern"], re.IGNORECASE) for table in entries("cues.toml")}


@lru_cache(maxsize=1)
def _words() -> Mapping[str, tuple[str, ...]]:
    tables = (*entries("words.toml"), *entries("measures.toml"))
    return {table["id"]: tuple(table["words"]) for table in tables}


@lru_cache(maxsize=1)
def units_of() -> Mapping[str, tuple[str, ...]]:
    """What is measured to the units it is measured in: 面积, 平方米."""
    dimensions = (table for table in entries("measures.toml") if "units" in table)
    return {word: tuple(table["units"]) for table in dimensions for word in table["words"]}


def cue(name: str) -> re.Pattern[str]:
    """The pattern of a turn of phrase, whatever its case."""
    return _patterns()[name]


def words(name: str) -> tuple[str, ...]:
    """The words of a list."""
    return _words()[name]


def any_of(name: str) -> str:
    """The words of a list as alternatives of a pattern, the longer first."""
    return "|".join(map(re.escape, sorted(words(name), key=lambda word: (-len(word), word))))
