"""Whose works are: who builds together, who goes away, and which words before a thing own nothing."""

from __future__ import annotations

import pytest

from tests.facts.reading import stated

LEAVING = [
    ("泽柏电子从云栖产业园迁出。", "泽柏电子"),
    ("泽柏电子搬离云栖产业园。", "泽柏电子"),
    ("引导泽柏电子退出云栖产业园。", "泽柏电子"),
    ("泽柏电子撤出云栖产业园。", "泽柏电子"),
    ("泽柏电子停产。", "泽柏电子"),
    ("泽柏电子外迁至滨江工业园。", "泽柏电子"),
    ("泽柏电子总部迁往上海。", "泽柏电子"),
    ("关停云栖化工厂。", "云栖化工厂"),
    ("泽柏电子不再落户滨江。", "泽柏电子"),
    ("云栖水泥厂停止生产。", "云栖水泥厂"),
]
TOGETHER = [
    "由泽柏集团与云栖公司共同投资建设的云澧大桥竣工。",
    "云澧大桥由泽柏集团和云栖公司共同建设。",
    "由泽柏集团和云栖公司联合建设的云澧大桥竣工。",
    "云澧大桥由泽柏集团、云栖公司合作建设。",
]


@pytest.mark.parametrize(("text", "firm"), LEAVING)
def test_a_firm_that_leaves_is_a_firm_and_no_more(text: str, firm: str) -> None:
    """The verb of leaving is no part of the firm's name or the park's, and says nothing of settling."""
    found = stated(text)
    assert f"{firm} is Enterprise" in found
    assert not [line for line in found if line.endswith(("settled", "in_operation", "in_production"))]
    assert not [line for line in found if "locatedIn" in line]


@pytest.mark.parametrize("text", TOGETHER)
def test_who_builds_together(text: str) -> None:
    """Each of those who build a thing together is its undertaker."""
    assert {"云澧大桥 undertakenBy 泽柏集团", "云澧大桥 undertakenBy 云栖公司"} <= stated(text)


def test_who_advises_together_builds_nothing() -> None:
    """What is done together must be building or running."""
    found = stated("云澧大桥由泽柏集团和云栖公司共同考察。")
    assert not [line for line in found if "undertakenBy" in line]


def test_what_a_firms_quotation_names_is_not_the_firm() -> None:
    """某某公司“某某项目”: the quotation has a last word of its own."""
    found = stated("上海云澧材料有限公司“云栖合金产业项目”开工。")
    assert "“云栖合金产业项目” is Project" in found
    assert "“云栖合金产业项目” is Enterprise" not in found


def test_a_project_of_so_much_money_begins_behind_project() -> None:
    """百亿项目恒科四期: how large it is stands before the name."""
    assert "恒科四期 signed" in stated("百亿项目恒科四期成功签约。")
    assert "云栖项目一期 signed" in stated("云栖项目一期成功签约。")


@pytest.mark.parametrize(
    ("text", "owner", "reason"),
    [
        ("檀沣大厦竣工。", "檀沣", "a building by its own name"),
        ("檀沣广场竣工。", "檀沣", "a building by its own name"),
        ("全年完成木材产量5859万立方米。", "木材产量", "a figure"),
        ("推进湛江50万吨浆厂等6个项目。", "湛江50万吨浆厂", "a plant by how much it makes"),
        ("利在千秋的云栖大桥竣工。", "千秋", "a common word before 的"),
        ("建成西北耐火材料厂。", "西北", "a part of the country"),
    ],
)
def test_words_that_own_nothing(text: str, owner: str, reason: str) -> None:
    """What opens a thing's name, and is no firm."""
    found = stated(text)
    assert not [line for line in found if line.endswith(f"undertakenBy {owner}")], reason
    assert f"{owner} is Enterprise" not in found, reason


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("檀沣科技大厦竣工。", "檀沣科技大厦 undertakenBy 檀沣科技"),
        ("苏宁广场竣工。", "苏宁广场 undertakenBy 苏宁"),
        ("中航重机航空零部件项目竣工。", "中航重机航空零部件项目 undertakenBy 中航重机"),
        ("金发生物基新材料项目竣工。", "金发生物基新材料项目 undertakenBy 金发"),
        ("川崎机器人项目竣工。", "川崎机器人项目 undertakenBy 川崎"),
    ],
)
def test_words_that_own(text: str, states: str) -> None:
    """A trade, a firm all the country knows, and a name that the dictionary takes for a far place."""
    assert states in stated(text)


def test_what_all_towns_have_is_no_body() -> None:
    """乡镇卫生院 are many; 县人民医院 is one, and a ministry's name ends before 部门 begins."""
    assert "乡镇卫生院 is Organization" not in stated("实现乡镇卫生院与村卫生室一体化管理。")
    assert "县人民医院 is Organization" in stated("县人民医院与泽柏大学签约。")
    assert "教育部 is Organization" not in stated("转交当地教育部门。")
    assert "外交部 is Organization" not in stated("任命格林为外交部长。")


OUTPUTS = ["15万只肉羊养殖", "15万套轴承", "15万台变频器", "15万件服装", "1.5万辆客车", "2亿片镜片"]


@pytest.mark.parametrize("size", OUTPUTS)
def test_how_much_a_work_makes_is_in_its_name(size: str) -> None:
    """15万套轴承项目 in a list is one work of that size, and counts and names nothing for the others."""
    found = stated(f"沣澜小学建设项目、云栖正欣元{size}项目、滨江水厂等4个项目开工。")
    assert f"云栖正欣元{size}项目 started" in found
    assert "沣澜小学建设项目 started" in found
    assert not [line for line in found if "servesIndustry" in line]


def test_things_that_are_counted_by_the_ten_thousand_are_in_no_name() -> None:
    """建成保障房1.2万套 counts what has no name."""
    assert not [line for line in stated("建成保障房1.2万套,推广客车1.5万辆。") if "Project" in line]
