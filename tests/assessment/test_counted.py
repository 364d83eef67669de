"""What indicators count: names with and without their verbs, and which figure answers which target."""

from __future__ import annotations

import pytest

from kg.assessment.counted import Stage, noun_and_stage, one_inserted


@pytest.mark.parametrize(
    ("label", "noun", "stage"),
    [
        ("完成既有住宅加装电梯", "既有住宅加装电梯", Stage.DONE),
        ("竣工既有住宅加装电梯", "既有住宅加装电梯", Stage.DONE),
        ("启动既有住宅加装电梯", "既有住宅加装电梯", Stage.BEGUN),
        ("新建各类绿地", "绿地", Stage.DONE),
        ("整治村级河道", "村级河道", Stage.OPEN),
        ("完成村级河道整治", "村级河道", Stage.DONE),
        ("年内完成县人民医院新院区搬迁", "县人民医院新院区", Stage.DONE),
        ("5G基站建成", "5G基站", Stage.DONE),
        ("农户村庄改造项目", "农户村庄", Stage.OPEN),
        ("一般公共预算收入", "一般公共预算收入", Stage.OPEN),
        ("拆除存量违法建筑", "拆除存量违法建筑", Stage.OPEN),
        ("新建、更新公交候车亭", "公交候车亭", Stage.DONE),
        ("建设", "建设", Stage.OPEN),
    ],
)
def test_a_name_without_its_verbs(label: str, noun: str, stage: Stage) -> None:
    """Verbs of building and finishing fall away and say how far; other verbs are part of what is counted."""
    assert noun_and_stage(label) == (noun, stage)


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("公共充电桩", "公共充电用桩", True),
        ("公共停车泊位", "公共停车泊位", False),
        ("公共停车位", "非公共停车位", False),
        ("级孵化载体", "市级孵化载体", False),
        ("充电桩", "充电用桩", False),
        ("公共充电桩", "公共充电桩用电量", False),
    ],
    ids=["a filler", "the same", "a negation", "a level", "too short", "more than one"],
)
def test_one_character_more_is_the_same_only_if_it_makes_no_other_thing(
    left: str, right: str, alike: bool
) -> None:
    """Fillers do not, negations and levels do."""
    assert one_inserted(left, right) is alike
