"""Reading as if a list of words were empty, so that its examples show what the list does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

from kg.mentions import lexicon


def kept() -> Iterator[_lru_cache_wrapper[object]]:
    """What the program and these tests keep of the lists they have read, and of all read by them.

    Told by the modules and their classes: the collector does not show what it has been told to leave alone.
    """
    loaded = tuple(sys.modules.items())
    ours = [module for name, module in loaded if name.startswith(("kg.", "tests.facts.reading"))]
    classes = [each for module in ours for each in vars(module).values() if isinstance(each, type)]
    for holder in (*ours, *classes):
        yield from (each for each in vars(holder).values() if isinstance(each, _lru_cache_wrapper))


def forget() -> None:
    """Drop all of it."""
    for each in tuple(kept()):
        each.cache_clear()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Empties a list by its id until the test ends."""
    entries = lexicon.entries

    def empty(identifier: str) -> None:
        def emptied(path: Path, key: str) -> list[dict[str, object]]:
            return [
                {**each, "words": "囗"} if each.get("id") == identifier else each
                for each in entries(path, key)
            ]

        monkeypatch.setattr(lexicon, "entries", emptied)
        forget()

    yield empty
    monkeypatch.undo()
    forget()
