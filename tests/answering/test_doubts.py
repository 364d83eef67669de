"""Where an answer may be wrong or short of something, it says so; where it is not, it is silent."""

from __future__ import annotations

import pytest

from kg.answering import Answerer
from kg.answering.cues import find_units
from kg.answering.doubts import first_name, last_name

DOUBTFUL = [
    ("徐行有哪些项目?", "只按名称相符", "a place that stands in names and in no relation"),
    ("通车的工程有哪几个", "另有", "more took the step in other words"),
    ("哪些企业通过两化融合贯标评定?", "只点名了一部分", "an enumeration that names some of 26"),
    ("办了哪些节庆活动", "原文说“等”", "an enumeration that names some, without a count"),
    ("与哪些城市共建环太湖科技创新圈", "原文说“等”", "the same, with two counts that are not of one thing"),
    ("上半年有哪些产业项目竣工了", "按名称或类别放宽", "a noun narrower than any class of the graph"),
    ("在建的汽车项目有哪些", "of other classes", "things of another class took the step"),
]
SURE = [
    ("上半年一般公共预算收入完成多少?", "a figure by its name"),
    ("上海智能传感器产业园里有哪些企业？", "a relation the graph states"),
    ("Which tunnel opened to traffic?", "a kind and a step"),
]


@pytest.mark.parametrize(("question", "said", "reason"), DOUBTFUL, ids=[row[2] for row in DOUBTFUL])
def test_a_doubt_is_said(question: str, said: str, reason: str, report: Answerer) -> None:
    """A list that may lack something, or hold too much, says why."""
    answer = report.ask(question)
    assert answer.type == "list"
    assert any(said in note for note in answer.told), reason


@pytest.mark.parametrize(("question", "reason"), SURE, ids=[row[1] for row in SURE])
def test_what_is_sure_is_not_doubted(question: str, reason: str, report: Answerer) -> None:
    """An answer that the graph states outright carries no warning."""
    marks = ("可能不全", "只按名称", "别的类别", "不在这个数", "同一句", "另有")
    assert not any(mark in note for note in report.ask(question).told for mark in marks), reason


NAMES = [
    ("滨江区东塔村列入年度计划", "滨江区东塔村"),
    ("东江精工等企业", "东江精工"),
]


@pytest.mark.parametrize(("member", "name"), NAMES)
def test_the_name_of_the_last_member(member: str, name: str) -> None:
    """What the list does to its last member is no part of that member's name."""
    assert last_name(member) == name


def test_the_name_of_the_first_member() -> None:
    """What is done to the first member is no part of its name either."""
    assert first_name("东江镇建成高空瞭望") == "高空瞭望"


UNITS = [("发放了多少救助金", ()), ("发放了多少万元救助金", ("万元",)), ("建了几座桥", ("座",))]


@pytest.mark.parametrize(("question", "units"), UNITS)
def test_what_follows_how_much_need_not_be_a_unit(question: str, units: tuple[str, ...]) -> None:
    """A character after 多少 that is no measure word begins what is counted."""
    assert find_units(question) == units


UNREAD = ["区里今年发了多少消费券", "上半年卖出多少新能源车险?"]


@pytest.mark.parametrize("question", UNREAD)
def test_a_noun_after_a_plain_word_makes_another_word(question: str, report: Answerer) -> None:
    """A coupon is not what the coupon is for."""
    assert report.ask(question).type == "none"


PARTLY_NAMED = [
    ("嘉定区有地铁14号线吗", True, "only an extension of the line is studied"),
    ("有14号线西延伸吗", False, "the end of the name the report gives in full"),
    ("有没有智能传感器产业园", False, "the same of a park"),
    ("嘉定有没有新城", False, "the name of a place itself"),
]


@pytest.mark.parametrize(
    ("question", "doubted", "reason"), PARTLY_NAMED, ids=[row[2] for row in PARTLY_NAMED]
)
def test_a_part_of_a_name_is_no_thing(question: str, doubted: bool, reason: str, report: Answerer) -> None:
    """Where the names the report gives go on after the word, it says which, and what is done there."""
    answer = report.ask(question)
    assert answer.boolean is True
    assert any("没有单叫" in note for note in answer.told) is doubted, reason


def test_a_thing_that_the_question_tells_apart_has_no_others(report: Answerer) -> None:
    """That its sentence names others besides does not concern the one that is asked for."""
    assert not any("原文说“等”" in note for note in report.ask("体外诊断方面办了什么论坛?").told)
