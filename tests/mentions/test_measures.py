"""Papers, measures, bodies and events by what is done with them: in whatever words, verbs and all."""

from __future__ import annotations

import pytest

from kg.vocabulary import EntityClass
from tests.mentions.reading import found

PAPER, MEASURE = EntityClass.POLICY_DOCUMENT, EntityClass.POLICY_MEASURE
BODY, EVENT = EntityClass.ORGANIZATION, EntityClass.EVENT

# A sentence, the names in it with the class of them all, and why.
NAMED = [
    ("出台促进工业经济平稳增长若干措施", ("促进工业经济平稳增长若干措施",), PAPER, "a phrase without 的"),
    ("印发老旧小区改造实施方案", ("老旧小区改造实施方案",), PAPER, "works before a paper's last word"),
    ("出台人才引进扶持政策", ("人才引进扶持政策",), PAPER, "a verb in the middle"),
    ("制定耕地保护“田长制”实施方案", ("耕地保护“田长制”实施方案",), PAPER, "a quotation in the middle"),
    (
        "落实推动民营经济高质量发展的实施意见",
        ("推动民营经济高质量发展的实施意见",),
        PAPER,
        "it is carried out",
    ),
    ("推动民营经济高质量发展的实施意见正式出台", ("推动民营经济高质量发展的实施意见",), PAPER, "it is out"),
    (
        "出台实施稳经济47条、助企纾困22条、民营企业参与政府投资项目13条等措施",
        ("稳经济47条", "助企纾困22条", "民营企业参与政府投资项目13条"),
        PAPER,
        "papers by how many clauses they have, one beside another",
    ),
    (
        "出台住宅小区物业管理办法、加快服务业发展的若干政策和科技成果转化实施细则",
        ("住宅小区物业管理办法", "加快服务业发展的若干政策", "科技成果转化实施细则"),
        PAPER,
        "a phrase between two names",
    ),
    ("出台稳增长“30条”", ("稳增长“30条”",), PAPER, "the number in quotation marks"),
    ("深入实施省、市“稳增长20条”", ("“稳增长20条”",), PAPER, "whose it is is no part of it"),
    ("编制城市总体规划", ("城市总体规划",), PAPER, "one common word before a last word that says much"),
    ("发放育儿补贴、购车补贴", ("育儿补贴", "购车补贴"), MEASURE, "any word before tells a subsidy"),
    ("实施文化惠民工程", ("文化惠民工程",), MEASURE, "any word before tells a campaign"),
    ("设立产业发展引导基金", ("产业发展引导基金",), MEASURE, "a fund"),
    ("实施强省会战略", ("强省会战略",), MEASURE, "a strategy"),
    ("实施高端教育人才引领工程", ("高端教育人才引领工程",), MEASURE, "高端 says which talents"),
    ("开展打击电信网络诈骗专项行动", ("打击电信网络诈骗专项行动",), MEASURE, "the verb comes first"),
    ("全面推行街长制", ("街长制",), MEASURE, "known all over the country"),
    ("推进河长制和林长制", ("河长制", "林长制"), MEASURE, "和 between two ways"),
    ("严格落实云栖江流域“十年禁渔”", ("“十年禁渔”",), MEASURE, "where it holds is no part of it"),
    ("接续实施“头雁”工程", ("“头雁”工程",), MEASURE, "接续实施 is a verb"),
    ("云栖区法院牵头制定《云栖商事调解规则指引》", ("云栖区法院",), BODY, "牵头 is a verb"),
    ("组建泽柏市营商环境局、云栖区数据局", ("泽柏市营商环境局", "云栖区数据局"), BODY, "newer offices"),
    ("举办云栖冠军赛、泽柏动漫展", ("云栖冠军赛", "泽柏动漫展"), EVENT, "contests and shows"),
]


@pytest.mark.parametrize(("text", "labels", "kind", "reason"), NAMED)
def test_what_is_done_with_it_tells_what_it_is(
    text: str, labels: tuple[str, ...], kind: EntityClass, reason: str
) -> None:
    """All of the names that the sentence gives, and nothing else of their class."""
    assert tuple(label for label, each in found(text).items() if each is kind) == labels, reason


@pytest.mark.parametrize(
    "text",
    [
        "制定工作方案",
        "制定完善应急预案",
        "落实各项惠民政策",
        "发布线路调整3条",
        "实施街巷改造12条",
        "落实整改措施12条",
        "发放财政补贴",
        "实施发展战略",
        "开展专项行动",
        "开展各类专项整治",
        "推进重点领域改革",
        "建立健全长效机制",
        "完善工作机制",
        "坚持“房住不炒”定位",
        "以“钉钉子”精神抓落实",
        "当好“店小二”",
        "擦亮“千年古城”名片",
        "统筹发展和安全",
    ],
)
def test_a_duty_or_a_slogan_names_nothing(text: str) -> None:
    """Common words before a common last word, and what is only said, are no paper and no measure."""
    assert not {PAPER, MEASURE} & set(found(text).values())
