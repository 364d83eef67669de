"""Answers told apart by group, and how targets stand by the ledger."""

from __future__ import annotations

import pytest

from kg.answering import Answerer, NoteKind

GROUPED = [
    ("各园区分别有几家企业", "上海智能传感器产业园: 3家", "a count by park"),
    ("How many enterprises are in each park?", "上海智能传感器产业园: 3家", "in English"),
    ("各产业上半年有几个项目开工", "氢燃料电池产业: 1个", "with a step as a further condition"),
    ("各领域有哪些企业", "电子商务: 1家", "which, by industry"),
    ("按产业列出开工项目", "氢燃料电池产业: 1个", "listed by the sort"),
    ("每个产业上半年开工了什么", "智能传感器及物联网产业: 1个", "no noun for what is asked for"),
    ("三个千亿级产业各有哪些项目竣工", "汽车“新四化”产业: 2个", "the sort before 各"),
    ("哪些园区里有企业入驻", "虹桥新慧总部湾: 2家", "which of them have any"),
    ("Which towns have projects?", "安亭镇: 1个", "which of them have any, in English"),
]


@pytest.mark.parametrize(("question", "told", "reason"), GROUPED, ids=[row[2] for row in GROUPED])
def test_each_group_is_told_with_its_number(question: str, told: str, reason: str, report: Answerer) -> None:
    """The groups are the answers, each with how many it has; the query counts the same by itself."""
    answer = report.ask(question)
    assert any(note.startswith(told) for note in answer.told), (reason, answer.told)
    assert "GROUP BY ?group" in answer.sparql
    assert "VALUES" not in answer.sparql
    numbers = {
        getattr(row["group"], "value", ""): int(getattr(row["number"], "value", ""))
        for row in report.store.select(answer.sparql).records()
    }
    assert set(numbers) == {item.iri for item in answer.answers}
    assert sum(numbers.values()) == answer.facts
    assert answer.evidence


def test_no_group_has_any(report: Answerer) -> None:
    """Where the report tells none apart so, that is said."""
    answer = report.ask("各镇有哪些轨道交通线路")
    assert answer.type == "none"
    assert answer.told


def test_what_only_bears_a_places_name_is_told_apart(report: Answerer) -> None:
    """It is no member of the group, and is not left out in silence either."""
    answer = report.ask("每个镇有哪些项目")
    assert [item.label for item in answer.answers] == ["安亭镇"]
    told = [note.told for note in answer.notes if note.kind is NoteKind.THERE_BY_NAME]
    assert any("徐行镇永辉湖羊" in each for each in told)


def test_groups_that_only_words_tell_apart_are_counted_too(report: Answerer) -> None:
    """The query begins with those that are meant and still has the relation, so that it can be changed."""
    answer = report.ask("除了汽车,还有哪些产业有项目开工")
    assert {item.label for item in answer.answers} == {"智能传感器及物联网产业", "集成电路装备材料产业"}
    assert "dp:servesIndustry" in answer.sparql
    rows = list(report.store.select(answer.sparql).records())
    assert {getattr(row["group"], "value", "") for row in rows} == {item.iri for item in answer.answers}


def test_partners_are_not_grouped(report: Answerer) -> None:
    """What places have with one another is a cooperation, and not what each has."""
    assert "无锡" in {item.label for item in report.ask("嘉定跟哪些地方有区域合作").answers}


STANDING = [
    ("哪些指标进度滞后", {"全社会固定资产投资", "战略性新兴产业规上工业产值"}),
    ("Which targets are behind schedule?", {"全社会固定资产投资", "战略性新兴产业规上工业产值"}),
    ("哪些承诺进度滞后", {"全社会固定资产投资预计完成500亿元左右"}),
]


@pytest.mark.parametrize(("question", "expected"), STANDING)
def test_what_the_ledger_says_is_told(question: str, expected: set[str], report: Answerer) -> None:
    """Targets and pledges are listed by the state in which the ledger finds them."""
    answer = report.ask(question)
    assert {item.label for item in answer.answers} == expected
    assert answer.evidence
    found = {getattr(row["x"], "value", "") for row in report.store.select(answer.sparql).records()}
    assert found == {item.iri for item in answer.answers}


def test_a_count_of_what_stands_so(report: Answerer) -> None:
    """How many are behind."""
    assert report.ask("有几个指标滞后").value == 2


CHECKED = [("固定资产投资进度滞后吗", True), ("一般公共预算收入进度滞后吗", False)]


@pytest.mark.parametrize(("question", "truth"), CHECKED)
def test_whether_a_target_stands_so(question: str, truth: bool, report: Answerer) -> None:
    """Yes or no by the ledger, with the sentence of the target."""
    answer = report.ask(question)
    assert answer.boolean is truth
    assert answer.evidence


def test_none_stands_so(report: Answerer) -> None:
    """Where nothing stands so, nothing is listed."""
    assert report.ask("哪些项目进度滞后").type == "none"
