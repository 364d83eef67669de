"""How a question was read is told in its own language; a second good reading is answered too."""

from __future__ import annotations

import re

import pytest

from kg.answering import Answerer, answerer, to_dict, to_text
from kg.pipeline import build
from kg.store.embedded import open_embedded

CHINESE = [
    "下半年计划开工的医疗产业项目有哪些?",
    "区属规上工业产值全年预计增长多少?",
    "哪个单位获评国家级科技企业孵化器?",
    "护国寺本体项目已经竣工了吗？",
    "不在嘉定新城的学校有哪些",
]
ENGLISH = [
    "Which hospital projects started in the first half?",
    "Who won national titles?",
    "How many days of good air quality in H1?",
    "Did retail sales grow faster than commodity sales?",
]
NAMES = "SELECT DISTINCT ?name WHERE { ?thing rdfs:label|skos:altLabel ?name }"


@pytest.mark.parametrize("question", CHINESE)
def test_a_chinese_question_is_read_in_chinese(question: str, report: Answerer) -> None:
    """No words of code and none of English stand in the reading."""
    meanings = [read.meaning for read in report.ask(question).reading]
    assert meanings
    assert not any(re.search(r"[a-z]{3}", meaning) for meaning in meanings), meanings


@pytest.mark.parametrize("question", ENGLISH)
def test_an_english_question_is_read_in_english(question: str, report: Answerer) -> None:
    """Chinese stands in the reading only where it is a name of the report's."""
    names = [str(row["name"]) for row in report.store.select(NAMES).records()]
    reading = report.ask(question).reading
    assert reading
    for read in reading:
        for words in re.findall(r"[\u3400-\u9fff]+", read.meaning):
            assert any(words in name for name in names), read


def test_a_step_in_its_own_words_and_in_any(report: Answerer) -> None:
    """通车 is first what the report says so of, then all that was put into operation; each has its query."""
    answer = report.ask("通车的工程有哪几个")
    assert answer.second is not None
    first, second = ({item.iri for item in each.answers} for each in (answer, answer.second))
    assert first < second
    for listed, each in ((first, answer), (second, answer.second)):
        rows = report.store.select(each.sparql).records()
        assert {getattr(row["x"], "value", "") for row in rows} == listed


def test_the_second_reading_is_shown(report: Answerer) -> None:
    """It stands in the JSON as an answer of its own, and below the first in the text."""
    answer = report.ask("通车的工程有哪几个")
    told = to_dict(answer)["second"]
    assert isinstance(told, dict)
    assert told["sparql"]
    assert told["answers"]
    assert "另一种读法" in to_text(answer)


def test_a_clear_question_has_one_reading(report: Answerer) -> None:
    """Nothing is offered where nothing else is meant."""
    assert report.ask("上半年一般公共预算收入完成多少?").second is None


NAMESAKE = """{name}2021年上半年国民经济和社会发展计划执行情况的报告
一、上半年执行情况
重大项目有序推进。{deed}。
"""


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Two districts, each with a hospital of the same name, one built and one begun."""
    folder = tmp_path_factory.mktemp("namesakes")
    told = {
        "a": ("杭州市西湖区", "滨河中医医院新院建成启用"),
        "b": ("南京市玄武区", "滨河中医医院新院开工建设"),
    }
    for name, (region, deed) in told.items():
        (folder / name).mkdir()
        text = NAMESAKE.format(name=region, deed=deed)
        (folder / name / "report.txt").write_text(text, encoding="utf-8")
    build([folder / name for name in told], folder / "built")
    return answerer(open_embedded(folder / "built"))


def test_two_things_of_one_name_are_two_readings(namesakes: Answerer) -> None:
    """Each is answered by itself, the first says which it means and how many there are."""
    answer = namesakes.ask("滨河中医医院新院建成了吗")
    assert answer.second is not None
    assert {answer.boolean, answer.second.boolean} == {True, False}
    assert any("同名的有 2 个" in note for note in answer.told)
    assert {proof.report for proof in answer.evidence}.isdisjoint(
        proof.report for proof in answer.second.evidence
    )


def test_a_place_tells_which_is_meant(namesakes: Answerer) -> None:
    """With the district named there is one reading."""
    answer = namesakes.ask("玄武区的滨河中医医院新院建成了吗")
    assert answer.boolean is False
    assert answer.second is None


def test_an_english_park_may_be_a_public_one(report: Answerer) -> None:
    """A park may be 园区 or 公园: the second reading has the other, and the first says so."""
    answer = report.ask("Which parks are under construction?")
    assert {"Park", "Project"} >= {item.kind for item in answer.answers}
    assert "上海大学科技园" in {item.label for item in answer.answers}
    assert any("公园" in note for note in answer.told)
    assert answer.doubted
    assert answer.second is not None
    assert {item.label for item in answer.second.answers} == {"德必AI社区运动公园"}


ONE_SENSE = [
    ("Which industrial parks are under construction?", "a noun of one sense"),
    ("Which public parks are under construction?", "the other sense by its own name"),
    ("Which parks started construction?", "nothing of the other sense did"),
    ("哪些园区在建?", "Chinese tells them apart"),
]


@pytest.mark.parametrize(("question", "reason"), ONE_SENSE, ids=[row[1] for row in ONE_SENSE])
def test_a_noun_of_one_sense_has_one_reading(question: str, reason: str, report: Answerer) -> None:
    """Where the noun, or what the report says, leaves one sense alone, there is no second reading."""
    answer = report.ask(question)
    assert answer.answers
    assert not any("公园)" in note for note in answer.told), reason
