"""The names of the districts that the reports are about."""

from __future__ import annotations

from itertools import permutations

from kg.answering.names import home_names

TITLES = ("关于嘉定区上半年执行情况的报告", "青禾县人民政府工作报告", "蓝溪市政府工作报告")


def test_each_title_is_read_by_itself() -> None:
    """No name runs over the end of one title into the next, in whatever order they come."""
    found = {home_names(order, ()) for order in permutations(TITLES)}

    assert found == {frozenset({"嘉定", "嘉定区", "青禾", "青禾县", "蓝溪", "蓝溪市"})}
