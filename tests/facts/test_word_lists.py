"""Every list of words by which a rule decides states what its example says, and leaves its counterexample."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.mentions.places import surroundings
from tests.facts.reading import report, stated
from tests.mentions.rule_files import Entry, case_id, cases

FILES = ("kind_words", "list_words", "name_words", "seats", "word_lists")
# A file of titles has a table of their levels too, with other examples.
TITLES = cases("recognitions", table="list")
MATCH, NO_MATCH = (mine + of_titles for mine, of_titles in zip(cases(*FILES), TITLES, strict=True))

OWN, SHORT = surroundings(report().metadata.region).own_full_names[:2]


def called(words: str) -> str:
    """An example with the reporting county's names in it."""
    return words.replace("{own}", OWN).replace("{short}", SHORT)


def says(entry: Entry, field: str) -> str:
    """A line of what an example states."""
    return called(entry.text(field))


def read(example: str) -> frozenset[str]:
    """What the example states as a report of one sentence."""
    return stated(called(f"{example}。"))


@pytest.mark.parametrize(("entry", "example"), MATCH, ids=case_id)
def test_words_decide(entry: Entry, example: str) -> None:
    """One of the words stands in the sentence, and what the sentence states follows from it."""
    found = read(example)
    assert any(word in example for word in entry.words())
    assert says(entry, "states") in found, entry.text("reason")
    assert says(entry, "never") not in found, entry.text("reason")


@pytest.mark.parametrize(("entry", "example"), NO_MATCH, ids=case_id)
def test_other_words_do_not(entry: Entry, example: str) -> None:
    """A word that is not listed leads to another reading."""
    found = read(example)
    assert says(entry, "leaves") in found, entry.text("reason")
    assert says(entry, "states") not in found, entry.text("reason")


@pytest.mark.parametrize(("entry", "example"), MATCH, ids=case_id)
def test_the_example_needs_the_list(entry: Entry, example: str, without: Callable[[str], None]) -> None:
    """Without the list's words the sentence states something else, so that the example tells what they do."""
    without(entry.id)
    found = read(example)
    assert says(entry, "states") not in found or says(entry, "never") in found, entry.text("reason")
