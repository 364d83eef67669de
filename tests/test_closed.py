"""Closed sets of words that are found fast."""

from __future__ import annotations

import copy
import enum
import json
import pickle

import pytest

from kg import closed


class Quick(closed.StrEnum):
    """As the project's closed sets are made."""

    ONE = "one"
    OTHER = "another"

    @property
    def is_first(self) -> bool:
        """A property is no member."""
        return self is Quick.ONE


class Slow(enum.StrEnum):
    """The same by the standard library."""

    ONE = "one"
    OTHER = "another"


def test_members_are_their_words() -> None:
    """Listing, order, name, value, hash, text, JSON and membership do not tell the two apart."""
    assert [str(each) for each in Quick] == [str(each) for each in Slow]
    assert len(Quick) == len(Slow)
    assert [(each.name, each.value, hash(each)) for each in Quick] == [
        (each.name, each.value, hash(each)) for each in Slow
    ]
    assert (str(Quick.ONE), f"{Quick.ONE:>5}", json.dumps([Quick.ONE])) == ("one", "  one", '["one"]')
    assert repr(Quick.ONE) == repr(Slow.ONE).replace("Slow", "Quick")
    assert Quick.OTHER in Quick
    assert Quick.ONE.is_first
    assert not Quick.OTHER.is_first


def test_a_member_is_one_object() -> None:
    """By word, from a pickle and as a copy it is the same."""
    assert Quick("one") is Quick.ONE
    assert pickle.loads(pickle.dumps(Quick.OTHER)) is Quick.OTHER
    assert copy.deepcopy(Quick.OTHER) is Quick.OTHER


@pytest.mark.parametrize("word", ["third", "ONE", None, []])
def test_any_other_word_is_refused(word: object) -> None:
    """As an enum does."""
    with pytest.raises(ValueError, match="not a valid Quick"):
        Quick(word)  # type: ignore[arg-type]


def test_it_stays_closed() -> None:
    """Nobody adds or replaces a member."""
    with pytest.raises(AttributeError, match="closed"):
        Quick.ONE = "other"  # type: ignore[misc]
