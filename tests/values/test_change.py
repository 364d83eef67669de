"""Changes: growth and fall by an amount, told from a level reached or left."""

from __future__ import annotations

import pytest

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
