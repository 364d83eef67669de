"""Changes: growth and fall by an amount, told from a level reached or left."""

from __future__ import annotations

import pytest

from kg.resources import toml
from kg.values.change import ChangeKind, change_before
from tests.corpora import strangers, surfaces


@pytest.mark.parametrize(("surface", "case"), surfaces("changes"))
def test_words_of_change_have_kind_and_sign(surface: str, case: dict[str, object]) -> None:
    """A fall is negative; 增长到 reaches a level whatever its verb."""
    change = change_before("某项收入" + surface)
    assert change is not None
    assert (change.kind.value, change.sign) == (case["kind"], case["sign"])


@pytest.mark.parametrize("surface", strangers("changes"))
def test_other_words_change_nothing(surface: str) -> None:
    """新增4家 counts what is new, and 完成 reports a level."""
    assert change_before("某项" + surface) is None


def test_the_level_left_is_told_by_what_follows() -> None:
    """由A增长到B: A is where it came from; 由 without 到 is not a change."""
    origin = change_before("生产总值由", "增长到50亿元")
    assert origin is not None
    assert origin.kind is ChangeKind.FROM
    assert change_before("工程由", "施工") is None


LISTS = toml("values/data/changes.toml")["words"]
MATCH, NO_MATCH = (
    [pytest.param(table, words, id=f"{table['id']}-{words}") for table in LISTS for words in table[side]]
    for side in ("match", "no_match")
)


@pytest.mark.parametrize(("table", "words"), MATCH)
def test_each_list_says_which_way(table: dict[str, str], words: str) -> None:
    """A word of growth is positive, one of fall negative."""
    change = change_before("收入" + words)
    assert any(word in words for word in table["words"].split())
    assert change is not None, table["reason"]
    assert change.sign == (-1 if table["id"] in ("down", "falls", "lost") else 1)


@pytest.mark.parametrize(("table", "words"), NO_MATCH)
def test_what_no_list_has_changes_nothing(table: dict[str, str], words: str) -> None:
    """Words that only look like a list's state no change."""
    assert change_before("收入" + words) is None, table["reason"]
