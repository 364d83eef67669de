"""Where a name begins and where it ends, told by the clause it stands in."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from kg.mentions.clauses import clauses_of
from kg.mentions.groups import groups_of
from kg.vocabulary import EntityClass
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
    ("高标准建设滨江科学城", "滨江科学城"),
    ("推进沿江产业园建设", "沿江产业园"),
    ("加快基础设施以及滨江国际总部建设", "滨江国际总部"),
    ("推动人口管理纳入一网统管", "一网统管"),
    ("完成2.1万余户滨江小区改造", "滨江小区改造"),
    ("建成商业综合体云栖天地", "云栖天地"),
    ("建设中国丝绸博物馆", "中国丝绸博物馆"),
    ("新建县第一小学", "县第一小学"),
]
ENDS = [
    ("启动滨江区域内第一期居住小区人居环境提升改造", "滨江区域内第一期居住小区人居环境提升改造"),
    ("完成双溪大街改造提升", "双溪大街改造提升"),
    ("完成云溪至石岭道路改建、双溪至石关道路改建", "双溪至石关道路改建"),
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


CLASSES = [
    ("云澜医疗二期、上海复诺维、北斗精工研发基地等加快推进", "上海复诺维", EntityClass.PROJECT),
    ("云兰高速双溪段进入路面施工阶段", "云兰高速双溪段", EntityClass.PROJECT),
    ("出台“惠企17条”", "“惠企17条”", EntityClass.POLICY_DOCUMENT),
    ("巩固国家卫生城市创建成果", "国家卫生城市", EntityClass.POLICY_MEASURE),
    ("滨江新区“我家·邻里”示范样板投入运营", "滨江新区“我家·邻里”示范样板", EntityClass.PROJECT),
    ("建成云溪村乡村振兴样板", "云溪村乡村振兴样板", EntityClass.PROJECT),
    ("将云溪复垸村、明珠村列入计划", "明珠村", EntityClass.PLACE),
]


@pytest.mark.parametrize(("text", "name", "kind"), CLASSES)
def test_what_a_name_is(text: str, name: str, kind: EntityClass) -> None:
    """The class follows from the last word, the list and what the clause says of the name."""
    found = {mention.label: mention.kind for mention in extract(document(f"{text}。\n")).mentions}
    assert found.get(name) is kind


@pytest.mark.parametrize("text", ["推进以六大模块为基础的开发", "实施县管省道项目", "推进区管省道建设"])
def test_what_names_no_thing(text: str) -> None:
    """How many of what, and roads by who keeps them, are no names."""
    labels = {mention.label for mention in extract(document(f"{text}。\n")).mentions}
    assert not labels & {"六大模块", "县管省道", "区管省道"}


@pytest.mark.parametrize("text", ["滨江大桥启动改造", "滨江科技园引进三家企业", "推进一家企业入驻"])
def test_a_verb_of_its_own_stays_a_verb(text: str) -> None:
    """What a thing does, or what is done to it, is no part of its name."""
    found = labels(text)
    assert all(not label.endswith(("改造", "引进", "入驻")) for label in found)
