"""Firms that go away or close settled nowhere and run nothing; firms that build together each do."""

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
