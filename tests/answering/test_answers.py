"""What each kind of question is answered with, on a made-up district."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from kg.answering import Answerer, to_dict, to_json

LISTS = [
    (
        "哪些项目服务于千亿级汽车产业集群?",
        {"星河总部一期", "氢动膜电极产线"},
        "scale, industry and its branches",
    ),
    (
        "Which projects serve the 100-billion-yuan automotive cluster?",
        {"星河总部一期", "氢动膜电极产线"},
        "English",
    ),
    ("上半年哪些项目投产了?", {"氢动膜电极产线"}, "a step"),
    ("已经完工的项目有哪些", {"星河总部一期"}, "an everyday word for the step"),
    ("which projects are in production?", {"氢动膜电极产线"}, "a step in English"),
    ("下半年计划开工哪些项目?", {"星河总部二期"}, "planned, not done"),
    ("云溪智造园里有哪些企业?", {"蓝湾科技", "白石电子"}, "firms in a park"),
    ("智造园有啥公司", {"蓝湾科技", "白石电子"}, "an alias and a colloquial question"),
    ("哪些企业落户了?", {"蓝湾科技", "白石电子"}, "settled"),
    ("有哪些二期项目?", {"星河总部二期"}, "a phase"),
    ("second-phase projects", {"星河总部二期"}, "a phase in English"),
    ("蓝湾科技有什么项目?", {"氢动膜电极产线"}, "whose project it is"),
    ("谁获评市级绿色工厂?", {"蓝湾科技"}, "a title"),
    ("Who won the 绿色工厂 title?", {"蓝湾科技"}, "a title, English with Chinese inside"),
    ("办了哪些论坛?", {"2030汽车论坛"}, "an event by its kind"),
    ("云溪新城有什么文件?", {"云溪新城行动方案"}, "what a document concerns"),
    ("与哪个城市共建联合实验室?", {"东江市"}, "the partner"),
    ("白石电子在哪里?", {"云溪智造园", "云溪区"}, "where"),
    ("云溪新城 学校", {"云溪新城学校"}, "keywords"),
    ("增长最快的指标是哪个?", {"一般公共预算收入"}, "a superlative"),
    ("一般公共预算收入和工业用电量哪个增长更快?", {"一般公共预算收入"}, "a comparison"),
    ("yunxi xincheng 有哪些学校", {"云溪新城学校"}, "pinyin"),
    ("ＹＵＮＸＩ　云溪新城有哪些学校??!!", {"云溪新城学校"}, "full width and odd punctuation"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), LISTS, ids=[row[2] for row in LISTS])
def test_lists(question: str, expected: set[str], reason: str, world: Answerer) -> None:
    """A list holds what is asked for, all of it and nothing else."""
    answer = world.ask(question)
    assert answer.type == "list", answer.told
    assert {item.label for item in answer.answers} == expected, reason


VALUES = [
    ("一般公共预算收入是多少?", "20.5", "亿元", "the amount"),
    ("一般公共预算收入同比增长多少?", "6.1", "%", "the growth"),
    ("By how much did general public budget revenue grow?", "6.1", "%", "the growth in English"),
    ("一般公共预算收入的年度目标是多少?", "5", "%", "the target"),
    ("新建绿地多少公顷?", "40", "公顷", "a deed"),
    ("今年绿地的目标是多少公顷?", "50", "公顷", "a pledge's target"),
    ("绿地完成了年度目标的百分之几?", "80.0", "%", "deed over target"),
    ("绿地还差多少公顷?", "10", "公顷", "target less deed"),
]


@pytest.mark.parametrize(("question", "value", "unit", "reason"), VALUES, ids=[row[3] for row in VALUES])
def test_values(question: str, value: str, unit: str, reason: str, world: Answerer) -> None:
    """A number comes with its unit, as the report writes it."""
    answer = world.ask(question)
    assert (answer.value, answer.unit) == (Decimal(value), unit), (reason, answer.told)


COUNTS = [
    ("多少家企业获评绿色工厂?", 12, "家", "a number the report states"),
    ("云溪智造园里列出了几家企业?", 2, "家", "counted from those it names"),
]


@pytest.mark.parametrize(("question", "value", "unit", "reason"), COUNTS, ids=[row[3] for row in COUNTS])
def test_counts(question: str, value: int, unit: str, reason: str, world: Answerer) -> None:
    """How many: what the report states, else what it names."""
    answer = world.ask(question)
    assert (answer.type, answer.value, answer.unit) == ("count", Decimal(value), unit), (reason, answer.told)


CHECKS = [
    ("氢动膜电极产线投产了吗?", True, "a step taken"),
    ("星河总部二期开工了吗?", False, "only announced"),
    ("Has 星河总部一期 been completed?", True, "English"),
    ("星河总部一期开工了没有?", True, "what is completed was started"),
    ("一般公共预算收入比工业用电量增长快吗?", True, "two figures"),
    ("一般公共预算收入超过10亿元了吗?", True, "a figure and a number"),
    ("蓝湾科技入驻云溪智造园了吗?", True, "a step with its place"),
    ("绿地达到年度目标了吗?", False, "deed below target"),
]


@pytest.mark.parametrize(("question", "truth", "reason"), CHECKS, ids=[row[2] for row in CHECKS])
def test_checks(question: str, truth: bool, reason: str, world: Answerer) -> None:
    """Yes or no, with the sentence that decides."""
    answer = world.ask(question)
    assert (answer.type, answer.boolean) == ("boolean", truth), (reason, answer.told)
    assert answer.evidence


NOTHING = [
    ("特斯拉有哪些项目?", "no such thing"),
    ("How many tourists came?", "no such indicator"),
    ("上半年房价涨了多少?", "no such indicator in Chinese"),
    ("云溪智造园里有哪些医院?", "nothing meets the conditions"),
    ("", "nothing asked"),
    ("你好", "no question"),
]


@pytest.mark.parametrize(("question", "reason"), NOTHING, ids=[row[1] for row in NOTHING])
def test_nothing_found_is_said(question: str, reason: str, world: Answerer) -> None:
    """What the report does not have is said, with the reason, and nothing is guessed."""
    answer = world.ask(question)
    assert answer.type == "none", (reason, answer)
    assert answer.told
    assert not answer.answers
    assert answer.value is None


def test_a_part_that_the_report_does_not_state_is_said(world: Answerer) -> None:
    """A target that is not found is named as such beside the figure that is."""
    answer = world.ask("工业用电量增长多少,目标是多少?")
    assert answer.value is not None
    assert any("没有查到这个目标值" in note for note in answer.told), answer.told


def test_a_misspelt_name_is_understood(world: Answerer) -> None:
    """One wrong character in a long name does not hide the thing."""
    answer = world.ask("星合总部一期竣工了吗?")
    assert answer.boolean is True, answer.told


def test_quotes_are_word_for_word(world: Answerer) -> None:
    """What the report says about a thing is its sentences, with their place."""
    answer = world.ask("报告怎么说区数据平台?给我原文")
    assert [item.label for item in answer.answers] == ["新建绿地40公顷,区数据平台通过验收。"]
    assert [(proof.start, proof.end) for proof in answer.evidence] == [(260, 279)]


def test_every_list_has_a_query_that_gives_it(world: Answerer) -> None:
    """The SPARQL of a list, run as it stands, gives the list."""
    asked = [(world.ask(question), expected) for question, expected, _ in LISTS]
    assert sum("?x" in answer.sparql for answer, _ in asked) > len(LISTS) / 2
    for answer, expected in asked:
        if "?x" in answer.sparql:
            rows = world.store.select(answer.sparql).records()
            assert {getattr(row["label"], "value", "") for row in rows} == expected, answer.sparql


def test_the_object_of_the_contract(world: Answerer) -> None:
    """The JSON has every field of the contract, and each answer class and status besides."""
    answer = world.ask("上半年哪些项目投产了?")
    found = json.loads(to_json(answer))
    assert found == to_dict(answer)
    assert {
        "question",
        "interpretation",
        "sparql",
        "type",
        "answers",
        "value",
        "unit",
        "boolean",
        "evidence",
        "notes",
    } <= set(found)
    assert found["answers"][0]["class"] == "Project"
    assert found["answers"][0]["status"] == "InProduction"
    assert set(found["evidence"][0]) == {"report", "start", "end", "text"}


def test_the_reading_is_shown(world: Answerer) -> None:
    """Each phrase is shown with what it became."""
    answer = world.ask("上半年哪些汽车项目投产了?")
    assert {read.phrase for read in answer.reading} >= {"上半年", "汽车", "项目", "投产"}
