"""Questions about the real report, in the words of those who ask, against answers from its text."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from kg.answering import Answer, Answerer, Index, Item

Question = dict[str, object]
QUESTIONS: list[Question] = [
    json.loads(line)
    for line in (Path(__file__).parent / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
NONE = [question for question in QUESTIONS if question["type"] == "none"]
# What the extraction does not find yet cannot be answered; the rest must be.
LEAST_RIGHT = 0.92
MOST_WRONG_UNSAID = 0.02
# Doubting everything would be no help.
MOST_RIGHT_DOUBTED = 0.2


def _plain(text: object) -> str:
    return re.sub(r"[\s“”\"《》()（）,，。;；:：、]", "", unicodedata.normalize("NFKC", str(text))).lower()


def right(question: Question, answer: Answer, index: Index) -> bool:
    """Lists complete with nothing wrong in them, numbers with their unit, yes and no, and nothing found."""
    if question["type"] in {"value", "count"}:
        close = answer.value is not None and abs(float(answer.value) - float(str(question["value"]))) < 0.051
        return close and _plain(answer.unit) == _plain(question["unit"])
    if question["type"] == "boolean":
        return answer.boolean is question["bool"]
    return answer.type == question["type"] and _list_right(question, answer, index)


def _called(item: Item, names: set[str], index: Index) -> str:
    """What an item is called: by that of its thing's names which is expected, else by its label."""
    thing = index.things.get(item.iri)
    aliases = map(_plain, thing.names if thing else ())
    label = _plain(item.label)
    return label if label in names else next((name for name in aliases if name in names), label)


def _list_right(question: Question, answer: Answer, index: Index) -> bool:
    answers, optional = question["answers"], question["optional"]
    assert isinstance(answers, list)
    assert isinstance(optional, list)
    wanted, allowed = set(map(_plain, answers)), set(map(_plain, optional))
    got = {_called(item, wanted, index) for item in answer.answers}
    quoted = {label for label in got for want in wanted if len(want) > 12 and want in label}
    met = {want for want in wanted if want in got or any(want in label for label in quoted)}
    return met == wanted and got - quoted <= wanted | allowed


def test_there_are_enough_questions() -> None:
    """150 questions or more, in both languages and of every type."""
    assert len(QUESTIONS) >= 150
    assert {question["type"] for question in QUESTIONS} == {"list", "count", "value", "boolean", "none"}
    assert sum(str(question["question"])[:12].isascii() for question in QUESTIONS) >= 40


def test_most_are_answered_exactly(report: Answerer) -> None:
    """Most answers are exactly right, and few are wrong without a word of doubt."""
    wrong, sure, doubted = [], 0, 0
    for question in QUESTIONS:
        answer = report.ask(str(question["question"]))
        if not right(question, answer, report.index):
            wrong.append((question, answer))
        elif answer.type != "none":
            sure, doubted = sure + (not answer.doubted), doubted + answer.doubted
    unsaid = [question for question, answer in wrong if answer.type != "none" and not answer.doubted]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(QUESTIONS), [question["question"] for question, _ in wrong]
    assert len(unsaid) <= MOST_WRONG_UNSAID * len(QUESTIONS), unsaid
    assert doubted <= MOST_RIGHT_DOUBTED * (sure + doubted)


@pytest.mark.parametrize("question", ["上半年开工的项目有多少个", "上半年签约项目有多少个?"])
def test_a_step_is_counted_where_it_is_said(question: str, report: Answerer) -> None:
    """A number of things is no answer for those that took a step which its clause does not name."""
    answer = report.ask(question)
    figures = " ".join(answer.told)
    assert answer.type == "none" or "按报告点名的数" in figures, figures


@pytest.mark.parametrize("question", NONE, ids=lambda question: str(question["question"])[:20])
def test_what_the_report_lacks_is_said(question: Question, report: Answerer) -> None:
    """A thing, an indicator or a relation that the report does not have is answered with the reason."""
    answer = report.ask(str(question["question"]))
    assert answer.type == "none"
    assert answer.told


def test_answers_carry_what_they_rest_on(report: Answerer) -> None:
    """Every answer that says something has a query that runs and sentences of the report, word for word."""
    text = (Path(__file__).parent.parent.parent / "data/reports/jiading-2021h1/report.txt").read_text("utf-8")
    for question in QUESTIONS[::3]:
        answer = report.ask(str(question["question"]))
        if answer.type != "none":
            rows = list(report.store.select(answer.sparql).records())
            found = {getattr(term, "value", "") for row in rows for term in row.values()}
            if answer.boolean is False and not answer.evidence:
                assert not rows, "that nothing is said is shown by a query that finds nothing"
                continue
            assert rows
            assert {item.iri for item in answer.answers} <= found, question["question"]
            assert answer.evidence
            assert all(text[proof.start : proof.end] == proof.text for proof in answer.evidence)


def test_counts_are_the_lengths_of_their_lists(report: Answerer) -> None:
    """A count of named things is as long as the list beside it."""
    asked = [str(each["question"]) for each in QUESTIONS if each["type"] in {"count", "list"}]
    answers = [report.ask(question) for question in asked]
    counts = [answer for answer in answers if answer.type == "count" and answer.answers]
    assert counts
    for answer in counts:
        assert answer.value == len(answer.answers), answer.question
