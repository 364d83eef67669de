"""What a clause names, and what it only counts, calls so or places something in."""

from __future__ import annotations

import pytest

from tests.facts.reading import stated

NAMED = [
    ("先进制造业质效齐升。", "先进制造业 is Industry", "a field before a predicate that no list has"),
    ("承接“长三角”“珠三角”产业转移。", "珠三角 is Place", "a region in quotation marks"),
    ("打造沣檀镇田园综合体。", "沣檀镇 is Place", "the town that a thing's name begins with"),
    ("云栖大桥竣工,二期发展提速。", "云栖大桥 completed", "a bare phase names no field"),
    ("推出“好办”“快办”服务。", "“好办”“快办”服务 released", "a service by its catchwords"),
    (
        "发放廉租住房租金补贴799户。",
        "廉租住房租金补贴 is PolicyMeasure",
        "households are counted, not subsidies",
    ),
    (
        "泽柏科技等7家企业获滨江市工业互联网发展专项资金支持。",
        "滨江市工业互联网发展专项资金 is PolicyMeasure",
        "a fund is a thing, obtained or not",
    ),
    ("申报国家燃料电池汽车示范城市。", "国家燃料电池汽车示范城市 applied", "a title that is sought"),
    ("创建全国双拥模范城。", "全国双拥模范城 applied", "a title that is being earned"),
    ("落实营商环境4.0版。", "营商环境4.0版 is PolicyDocument", "a programme by its edition"),
    ("出台人才新政3.0版。", "人才新政3.0版 published", "a programme by its edition"),
    (
        "完成云栖中学等12所学校操场改造工程。",
        "云栖中学操场改造工程 completed",
        "not the school but the works at it",
    ),
    ("推进云栖路等道路拓宽改造工程。", "云栖路拓宽改造工程 progressing", "not the road but its widening"),
    (
        "泽柏医疗二期、云沣生物、檀沣研发基地等加快推进。",
        "云沣生物 progressing",
        "a firm's bare name among projects is its project",
    ),
    (
        "国家传感器创新中心12英寸中试线成功通线。",
        "国家传感器创新中心12英寸中试线 undertakenBy 国家传感器创新中心",
        "a national body in common words",
    ),
    ("坚决打好污染防治攻坚战。", "污染防治攻坚战 is PolicyMeasure", "the verb is no part of the campaign"),
    ("云栖寺本体项目主体结构建设完成过半。", "云栖寺本体项目 progressing", "half of it is built"),
    ("着力推动云栖湾项目开发建设。", "云栖湾项目 progressing", "an adverb more"),
]
NOT_NAMED = [
    (
        "嘉定区政府工作报告确定的任务全部完成。",
        "嘉定区政府 is Organization",
        "the report that every government gives",
    ),
    (
        "实施国民经济和社会发展计划。",
        "国民经济和社会发展计划 is PolicyMeasure",
        "the plan that every region makes",
    ),
    (
        "云沣纸基摩擦材料等项目投产。",
        "云沣纸基摩擦材料 is Enterprise",
        "what is made, in more words than a firm has",
    ),
    ("推出“一站式”服务。", "“一站式”服务 is PolicyMeasure", "only how one is served"),
    ("提供“店小二”服务。", "“店小二”服务 is PolicyMeasure", "nothing new is brought out"),
    ("实施住房改造补贴项目5个。", "住房改造补贴 is PolicyMeasure", "projects of a kind are counted"),
    ("滨江县被确定为乡村振兴试点县。", "乡村振兴试点县 is PolicyMeasure", "a title that is held"),
    ("打造开发区升级2.0版。", "开发区升级2.0版 is PolicyDocument", "a slogan"),
    ("完成云栖中学等12所学校操场改造工程。", "云栖中学 completed", "the school stands already"),
    ("推进云栖北站等枢纽建设。", "云栖北站枢纽 is Project", "the hub is the station itself"),
    ("泽柏科技、云沣生物等企业加快推进上市。", "云沣生物 is Project", "firms among firms"),
    ("国家级创新中心12英寸中试线成功通线。", "国家级创新中心 is Organization", "centres of a rank"),
    ("smt贴片项目竣工。", "smt is Enterprise", "how a thing is made is no firm"),
    ("拓展公共服务特色应用场景。", "公共服务特色应用场景 is Platform", "scenes of a kind"),
]


@pytest.mark.parametrize(("text", "told", "reason"), NAMED)
def test_a_clause_names_a_thing(text: str, told: str, reason: str) -> None:
    """The name is whole, and what is said is said of it."""
    assert told in stated(text), reason


@pytest.mark.parametrize(("text", "told", "reason"), NOT_NAMED)
def test_a_clause_names_none(text: str, told: str, reason: str) -> None:
    """Kinds, slogans and what stands already are not told as things of their own, however they are cut."""
    assert told not in stated(text), reason
    name, _, kind = told.partition(" is ")
    others = [line.partition(" is ")[0] for line in stated(text) if kind and line.endswith(f" is {kind}")]
    assert not any(name in other or name.endswith(other) for other in others), reason


def test_a_row_gives_its_industry_to_what_comes_and_not_to_the_park() -> None:
    """A firm told only inside a name is of the row's industry; the park that hosts what came is not."""
    found = stated(
        "汽车产业 | l 重点项目:泽柏汽车总部入驻云栖产业园;泽众地图甲级导航电子地图测绘资质迁入滨江。 |"
    )
    served = {line.split(" servesIndustry ")[0] for line in found if line.endswith("servesIndustry 汽车产业")}
    assert {"泽柏汽车总部", "泽众地图"} <= served
    assert "云栖产业园" not in served


@pytest.mark.parametrize(
    ("text", "told", "reason"),
    [
        (
            "实施《长三角一体化发展三年行动计划》。",
            "长三角一体化发展三年行动计划 concerns 长三角",
            "a region known nationwide",
        ),
        (
            "编制云栖新城总体规划。出台新城道路精细化管理导则。",
            "新城道路精细化管理导则 concerns 云栖新城",
            "the one new town by its short name",
        ),
        (
            "智慧交通领域 | l 云栖示范线开通。 |\n编制智慧交通专项规划。",
            "智慧交通专项规划 concerns 智慧交通",
            "an industry that a head names",
        ),
    ],
)
def test_a_title_opens_with_what_it_is_about(text: str, told: str, reason: str) -> None:
    """The place or industry at the front of a paper's title is what it concerns."""
    assert told in stated(text), reason


def test_of_two_new_towns_neither_is_meant() -> None:
    """A short name that fits two places tells of none."""
    found = stated("编制云栖新城总体规划和滨江新城总体规划。出台新城道路精细化管理导则。")
    assert not any(line.startswith("新城道路精细化管理导则 concerns") for line in found)
