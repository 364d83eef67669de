"""Lists that a sentence announces and that the numbered paragraphs behind it give."""

from __future__ import annotations

import pytest

from tests.facts.reading import Case, stated

CASES: list[Case] = [
    (
        "上半年,新开工重点项目2个,总投资6亿元。其中:2个项目分别是:\n"
        "1、云栖景观带项目,完成投资800万元;\n2、泽柏科技有限公司标准厂房项目,完成投资900万元。\n"
        "3月份,沣河客运站推进顺利。",
        ("云栖景观带项目 started", "泽柏科技有限公司标准厂房项目 started"),
        ("沣河客运站 started", "云栖景观带项目 completed"),
        "the count tells which verb is meant, and the list ends with its numbers",
    ),
    (
        "已建成投用的2个项目分别是:\n1、云栖污水处理厂项目,完成投资800万元;\n2、滨江大桥,全长2公里。",
        ("云栖污水处理厂项目 completed", "云栖污水处理厂项目 in_operation", "滨江大桥 completed"),
        (),
        "the verb stands in the words that announce the list",
    ),
    (
        "新开工项目如下:\n1.云栖水库项目,已竣工;\n2.滨江大桥项目,总投资两亿元。",
        ("云栖水库项目 started", "云栖水库项目 completed", "滨江大桥项目 started"),
        ("滨江大桥项目 completed",),
        "what one item adds is of that item alone",
    ),
    (
        "明年竣工的2个项目分别是:\n1、云栖大桥项目,总投资两亿元;\n2、滨江大桥项目,总投资三亿元。",
        ("云栖大桥项目 is Project",),
        ("云栖大桥项目 completed", "滨江大桥项目 completed"),
        "what is to come next year is not done",
    ),
    (
        "主要做法是:\n1、云栖大桥项目,实行专班推进;\n2、滨江大桥项目,实行专班推进。",
        (),
        ("云栖大桥项目 started",),
        "nothing is said to have come to a step",
    ),
]


@pytest.mark.parametrize(("words", "states", "leaves", "reason"), CASES, ids=[case[0][:14] for case in CASES])
def test_items_of_a_list(words: str, states: tuple[str, ...], leaves: tuple[str, ...], reason: str) -> None:
    """What announces a list is said of the thing that opens each of its items."""
    found = stated(words)

    assert set(states) <= found, reason
    assert found.isdisjoint(leaves), reason
