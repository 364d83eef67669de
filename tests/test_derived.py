"""Attributes worked out when they are first asked for."""

from __future__ import annotations

import pickle

from kg.derived import Derived, derived


class Word:
    """A word whose length is counted once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counted = 0

    @derived
    def length(self) -> int:
        """How many characters it has."""
        self.counted += 1
        return len(self.text)


def test_value_is_worked_out_once() -> None:
    """Each thing works its own value out when first asked, and keeps it."""
    one, other = Word("产业园"), Word("路")

    assert one.counted == 0
    assert (one.length, one.length, other.length) == (3, 3, 1)
    assert (one.counted, other.counted) == (1, 1)


def test_value_stays_with_a_pickled_thing() -> None:
    """What was worked out need not be again in another process."""
    word = Word("产业园")
    assert word.length == 3

    read = pickle.loads(pickle.dumps(word))

    assert (read.length, read.counted) == (3, 1)


def test_class_shows_the_descriptor_and_its_words() -> None:
    """Asked of the class, it is what documents the attribute."""
    assert isinstance(Word.length, Derived)
    assert Word.length.__doc__ == "How many characters it has."
