"""A firm's short name at the front of a project's: where it ends, and what speaks for a firm."""

from __future__ import annotations

import pytest

from kg.mentions.brands import Brand, brand_of, shaped_like_firm
from kg.mentions.clauses import clauses_of
from kg.mentions.groups import groups_of
from kg.mentions.places import surroundings
from tests.factories import document


def brand(words: str) -> Brand | None:
    """The firm that the words open with."""
    (clause,) = clauses_of(document(f"{words}。\n"))
    (group,) = groups_of(clause)
    return brand_of(group.names[0].tokens, surroundings("310114"))


FIRMS = [
    ("瑞泓高端不锈钢项目", "瑞泓", "a quality, then goods"),
    ("瑞泓聚酰胺树脂项目", "瑞泓", "a material by its last character"),
    ("瑞泓科技创业园项目", "瑞泓科技", "a trade closes it"),
    ("瑞泓集团新能源汽车产业园", "瑞泓集团", "behind 集团 it is whole"),
    ("翌新年产五万吨板材项目", "翌新", "single characters before an output"),
    ("比亚迪电池项目", "比亚迪", "known nationwide"),
]


@pytest.mark.parametrize(("words", "label", "reason"), FIRMS)
def test_firms(words: str, label: str, reason: str) -> None:
    """What the firm makes marks where its name ends."""
    found = brand(words)
    assert found is not None, reason
    assert (found.label, found.sure) == (label, True), reason


NONE = [
    ("虹溪750千伏变电站", "a voltage is no output"),
    ("虹溪湾片区棚户区改造", "a place gives its name to works"),
    ("绿色高端不锈钢项目", "a quality is no firm"),
    ("智能装备项目", "goods alone"),
]


@pytest.mark.parametrize(("words", "reason"), NONE)
def test_no_firms(words: str, reason: str) -> None:
    """Places and common words are no firms that make what stands behind them."""
    found = brand(words)
    assert found is None or not (found.making and found.sure), reason


@pytest.mark.parametrize(("word", "expected"), [("宏远", True), ("瑞泓", True), ("预混", False)])
def test_shape(word: str, expected: bool) -> None:
    """Founders choose some characters far more often than others."""
    assert shaped_like_firm(word) is expected
