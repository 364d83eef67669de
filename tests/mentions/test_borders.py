"""Where a name begins and where it ends, told by the clause it stands in."""

from __future__ import annotations

import pytest

from kg.mentions.clauses import clauses_of
from kg.mentions.groups import groups_of
from tests.factories import document

BEGINS = [
    ("收购滨江水泥有限公司", "滨江水泥有限公司"),
    ("增资滨江水泥有限公司", "滨江水泥有限公司"),
    ("全力保卫滨江大桥", "滨江大桥"),
    ("支持上杭县发展循环经济", "循环经济"),
    ("上杭县实施“春风工程”", "“春风工程”"),
    ("建设采煤沉陷区治理工程", "采煤沉陷区治理工程"),
    ("通用机场通车", "通用机场"),
    ("上杭县发展和改革委员会成立", "上杭县发展和改革委员会"),
    ("安置房竣工", "安置房"),
    ("完成2.1万余户滨江小区改造", "滨江小区改造"),
]
ENDS = [
    ("启动滨江区域内第一期居住小区人居环境提升改造", "滨江区域内第一期居住小区人居环境提升改造"),
    ("完成双溪大街改造提升", "双溪大街改造提升"),
    ("完成平溪至台峪道路改建、双溪至石关道路改建", "双溪至石关道路改建"),
    ("实施城区污水提质增效和综合治理项目", "城区污水提质增效和综合治理项目"),
    ("制定分类复工复产复市复学方案", "分类复工复产复市复学方案"),
    ("推进滨江大道西段建设", "滨江大道西段"),
    ("推进东六环路入地改造工程建设", "东六环路入地改造工程"),
    ("完善滨江城区整体规划", "滨江城区整体规划"),
    ("建成高空抛物、垃圾分类管控系统", "高空抛物、垃圾分类管控系统"),
    ("完成G325及S280、S370改造", "S280"),
    ("完成滨江站前广场及相关配套设施工程", "滨江站前广场及相关配套设施工程"),
    ("滨江大桥竣工", "滨江大桥"),
]


def labels(text: str) -> list[str]:
    """The names of one sentence."""
    clauses = clauses_of(document(f"{text}。\n"))
    return [name.label for clause in clauses for group in groups_of(clause) for name in group.names]


@pytest.mark.parametrize(("text", "name"), BEGINS)
def test_a_name_begins_behind_what_is_done(text: str, name: str) -> None:
    """Verbs stand before a name, listed or not; what tells its kind is its first word."""
    assert name in labels(text)


@pytest.mark.parametrize(("text", "name"), ENDS)
def test_a_name_ends_where_its_clause_lets_it(text: str, name: str) -> None:
    """Works and papers that another verb governs close a name, and what is shared by a list belongs to it."""
    assert name in labels(text)


@pytest.mark.parametrize("text", ["滨江大桥启动改造", "滨江科技园引进三家企业", "推进一家企业入驻"])
def test_a_verb_of_its_own_stays_a_verb(text: str) -> None:
    """What a thing does, or what is done to it, is no part of its name."""
    found = labels(text)
    assert all(not label.endswith(("改造", "引进", "入驻")) for label in found)
