"""The SPARQL of a list states the conditions of the question, and gives the list as it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.answering import Answer, Answerer, answerer
from kg.answering.patterns import in_clause, text
from kg.pipeline import build
from kg.store.embedded import open_embedded

REPORTS = Path(__file__).parent.parent.parent / "data" / "reports"
QUESTIONS = [
    str(json.loads(line)["question"])
    for line in (Path(__file__).parent / "questions.jsonl").read_text(encoding="utf-8").splitlines()[::5]
]
HEADLINES = [
    "哪些项目服务于千亿级汽车产业集群",
    "Which projects belong to the 100-billion-yuan automotive cluster?",
    "嘉定的三个千亿级产业是哪三个?",
    "医院项目有哪些?",
    "上半年建成通车的道路、桥梁有哪些?",
    "有哪些一期项目？",
]
OTHER = """东江区2021年上半年国民经济和社会发展计划执行情况的报告
一、上半年执行情况
汽车产业加快发展。东江精工汽车零部件生产基地项目竣工,星河汽车总部一期开工建设。东江医院二期建成启用,东江大桥建成通车。
二、下半年主要工作
推进东江汽车产业园二期开工。
"""


def closed(answer: Answer) -> bool:
    """Whether the query names its answers instead of stating what they meet."""
    return "VALUES ?x" in answer.sparql


def rows(answer: Answer, asked: Answerer) -> set[str]:
    """What the query gives, run as it stands."""
    return {getattr(row["x"], "value", "") for row in asked.store.select(answer.sparql).records()}


@pytest.mark.parametrize("question", HEADLINES)
def test_the_conditions_are_stated(question: str, report: Answerer) -> None:
    """No answer is named in the query, and it gives every answer and nothing else."""
    answer = report.ask(question)
    assert not closed(answer)
    assert rows(answer, report) == {item.iri for item in answer.answers}


def test_few_lists_must_name_their_answers(report: Answerer) -> None:
    """At most one list in ten is told apart by words that SPARQL cannot weigh."""
    lists = [answer for question in QUESTIONS if "?x" in (answer := report.ask(question)).sparql]
    assert len(lists) > 40
    assert sum(map(closed, lists)) <= len(lists) / 10


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """The real report's graph with another district's beside it."""
    folder = tmp_path_factory.mktemp("two")
    other = folder / "reports" / "dongjiang"
    other.mkdir(parents=True)
    (other / "report.txt").write_text(OTHER, encoding="utf-8")
    build([REPORTS / "jiading-2021h1", other], folder / "built")
    return answerer(open_embedded(folder / "built"))


@pytest.mark.parametrize("question", HEADLINES)
def test_with_another_report_added(question: str, report: Answerer, two: Answerer) -> None:
    """The query for one report, run on two, still gives the first report's things and only such as fit."""
    before, after = report.ask(question), two.ask(question)
    assert rows(before, two) >= {item.iri for item in before.answers}
    assert not closed(after)
    assert rows(after, two) == {item.iri for item in after.answers}


def test_a_clause_ends_at_its_comma(world: Answerer) -> None:
    """Words beyond a comma are not beside a name, as in the index."""
    query = "SELECT ?x WHERE { ?x rdfs:label ?label . " + in_clause(0, ["投产"]) + " }"
    found = {getattr(row["x"], "value", "") for row in world.store.select(query).records()}
    beside = {
        thing for at in world.index.text.saying("投产") for thing in world.index.text.clauses[at].things
    }
    assert found
    assert found <= beside


def test_words_of_a_question_are_literals() -> None:
    """A quote or backslash in a question stays inside its string."""
    assert text('a" } DROP ALL #') == '"a\\" } DROP ALL #"'


@pytest.mark.parametrize("question", HEADLINES)
def test_of_many_reports_a_query_begins_with_its_answers(
    question: str, two: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where reports are too many to try it on, a query names its answers and what each of them meets."""
    monkeypatch.setattr("kg.answering.exact_query.MOST_CHECKED", 1)
    answer = two.ask(question)
    assert rows(answer, two) == {item.iri for item in answer.answers}
    stated = [line for line in answer.sparql.splitlines() if "?x" in line and "VALUES" not in line]
    assert any("dp:" in line and "dp:status" not in line for line in stated), answer.sparql
