"""Frozen dataclasses made as fast as plain ones."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from kg.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Quick:
    """As the project's hot classes are made."""

    number: int
    word: str = "甲"


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Slow:
    """The same by the standard library."""

    number: int
    word: str = "甲"


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """Equal to no other object."""

    number: int


def test_quick_class_compares_and_hashes_as_a_frozen_one() -> None:
    """Equality, order, hash, words and replacing do not tell the two apart."""
    assert Quick(1) == Quick(1) != Quick(2)
    assert hash(Quick(1)) == hash(Slow(1))
    assert sorted([Quick(2), Quick(1, "乙"), Quick(1)]) == [Quick(1, "乙"), Quick(1), Quick(2)]
    assert repr(Quick(1)) == repr(Slow(1)).replace("Slow", "Quick")
    assert dataclasses.replace(Quick(1), word="乙") == Quick(1, "乙")
    assert pickle.loads(pickle.dumps(Quick(3))) == Quick(3)


def test_class_without_equality_is_hashed_by_identity() -> None:
    """Two objects of one content stay two."""
    one, other = Itself(1), Itself(1)
    assert len({one, other, one}) == 2


def test_class_that_is_not_frozen_is_refused() -> None:
    """The decorator is for frozen classes alone."""
    with pytest.raises(TypeError, match="plain dataclass"):
        dataclass(frozen=False)
