"""Answers told apart by group, and how targets stand by the ledger."""

from __future__ import annotations

import pytest

from kg.answering import Answerer

GROUPED = [
    ("各园区分别有几家企业", "上海智能传感器产业园: 3家", "a count by park"),
    ("How many enterprises are in each park?", "上海智能传感器产业园: 3家", "in English"),
    ("各产业上半年有几个项目开工", "氢燃料电池产业: 1个", "with a step as a further condition"),
    ("各领域有哪些企业", "电子商务: 1家", "which, by industry"),
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
