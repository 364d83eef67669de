"""The lists of words by which single rules of figures decide, shown by the examples of lists.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import TypedDict

import pytest

from kg.facts.figures.lists import LISTS
from tests.facts.figures.reading import figures, report


class Listed(TypedDict):
    """A list of lists.toml with its examples."""

    id: str
    reason: str
    words: str
    match: str
    figures: list[list[str]]
    no_match: str


ENTRIES: list[Listed] = tomllib.loads(LISTS.read_text(encoding="utf-8"))["list"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_a_list_decides(entry: Listed, without: Callable[[str], None]) -> None:
    """One of the words stands in the example, whose figures are others once the list is empty."""
    assert any(word in entry["match"] for word in entry["words"].split())
    assert figures(report(entry["match"])) == entry["figures"], entry["reason"]

    without(entry["id"])

    assert figures(report(entry["match"])) != entry["figures"], entry["reason"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_other_words_do_not(entry: Listed, without: Callable[[str], None]) -> None:
    """A sentence with another word reads the same with the list and without it, and not as the example."""
    found = figures(report(entry["no_match"]))
    assert found not in ([], entry["figures"])

    without(entry["id"])

    assert figures(report(entry["no_match"])) == found


def test_every_list_says_why() -> None:
    """A list has a reason and a name of its own, and no word twice."""
    assert all(entry["reason"] for entry in ENTRIES)
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
    assert [
        each["id"] for each in ENTRIES if len(set(each["words"].split())) != len(each["words"].split())
    ] == []
