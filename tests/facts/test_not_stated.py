"""What is announced, denied or only aimed at is not stated as done."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from tests.facts.reading import report, stated


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("力争年内竣工滨河路(东环路-西环路)工程。", "滨河路(东环路-西环路)工程 completed planned"),
        ("建成滨江体育馆。", "滨江体育馆 completed planned"),
        ("推进滨江研发基地开工。", "滨江研发基地 started planned"),
    ],
)
def test_a_plan_announces(plan: str, expected: str) -> None:
    """What the second part of a report says is announced, whatever its verb; the same in a review is done."""
    assert expected in stated(plan=plan)
    assert expected.removesuffix(" planned") not in stated(plan=plan)


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("滨江大桥尚未开工。", "滨江大桥 started"),
        ("滨江大桥未能如期竣工。", "滨江大桥 completed"),
        ("滨江大桥竣工,尚未通车。", "滨江大桥 in_operation"),
        ("滨江大桥暂停建设。", "滨江大桥 progressing"),
        ("取消滨江大桥建设。", "滨江大桥 progressing"),
        ("泽柏科技未入驻滨江科技园。", "泽柏科技 locatedIn 滨江科技园"),
        ("泽柏科技未入驻滨江科技园。", "泽柏科技 settled"),
    ],
)
def test_what_is_denied_is_not_stated(words: str, denied: str) -> None:
    """What has not happened, or not any more, is no step and no relation."""
    found = stated(words)
    assert denied not in found
    assert not any(line.startswith(("泽柏科技未", "取消")) for line in found)


@pytest.mark.parametrize(
    "words",
    ["原计划引进的3个百亿级项目均未落地。", "计划引进的5家企业均未落地。", "拟引进的2个总部项目无一落地。"],
)
def test_a_count_of_what_did_not_come_is_no_deed(words: str) -> None:
    """Neither a figure of what was brought in, nor a pledge, nor a step, nor a firm."""
    facts = extract(report(words))
    assert (facts.observations, facts.commitments, facts.milestones, facts.mentions) == ((), (), (), ())


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("3家企业尚未投产。", "企业尚未投产"),
        ("引进的5家企业已落地。", "企业落地"),
        ("成都未来引进企业5家。", "引进企业"),
    ],
)
def test_a_count_that_says_so_or_came_is_stated(words: str, indicator: str) -> None:
    """A figure whose name says that it is of what did not come, and one of what came."""
    labels = [fact.indicator.label for fact in extract(report(words)).observations]
    assert any(indicator in label for label in labels)


@pytest.mark.parametrize(
    "slogan",
    [
        "统筹推进常态化疫情防控和经济社会发展。",
        "牢牢把握稳中求进工作总基调。",
        "坚持稳字当头,奋力开创高质量发展新局面。",
        "持续保障和改善民生,不断提升生态环境品质。",
        "全力以赴推动稳增长、保民生、促发展。",
    ],
)
@pytest.mark.parametrize("part", ["review", "plan"])
def test_aims_and_slogans_state_nothing(slogan: str, part: str) -> None:
    """An aim with nothing named and nothing to check it by is no fact."""
    facts = extract(report(slogan, "") if part == "review" else report("", slogan))
    assert (facts.relations, facts.milestones, facts.recognitions) == ((), (), ())
    assert (facts.observations, facts.commitments) == ((), ())
    assert facts.mentions == ()


@pytest.mark.parametrize("words", ["规范滨江污水处理厂管理运营", "加强滨江污水处理厂运营管理"])
def test_how_a_plant_is_run_is_no_step(words: str) -> None:
    """It runs already: nothing is announced of it."""
    told = stated(plan=f"{words},确保污染物稳定达标排放。")
    assert not any(line.startswith("滨江污水处理厂 in_operation") for line in told)
