"""A question is data: nothing in it breaks, slows or steers the answering."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.answering import Answerer, to_json

HOSTILE = [
    ("", "empty"),
    ("   \n\t", "white space"),
    ("?" * 5000, "5,000 question marks"),
    ("项目" * 2500, "5,000 characters"),
    ("\x00\x01\x02\x7f\u200b\u202e哪些项目", "control characters"),
    ("🚗🏭👍有哪些项目🎉", "emoji"),
    ('"}} SELECT * WHERE {?s ?p ?o} #', "SPARQL"),
    ("项目 } ; DROP ALL ; INSERT DATA { <a> <b> <c> }", "an update"),
    ("<https://example.org/x> OR 1=1 -- 星河总部", "an IRI and SQL"),
    ("\\u0022 \\ ' \" ''' \"\"\" 星河总部", "quotes and escapes"),
    ("\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "a broken surrogate"),
    ("((((((((((" * 50, "brackets"),
    (".*[a-z]+(?=星河)|(((", "a pattern"),
]


@pytest.mark.parametrize(("question", "reason"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_a_calm_answer(question: str, reason: str, world: Answerer) -> None:
    """Whatever is asked gets an answer object, and its SPARQL, if any, runs."""
    answer = world.ask(question)
    assert answer.type in {"list", "count", "value", "boolean", "none"}, reason
    if answer.sparql:
        world.store.select(answer.sparql)
    to_json(answer)


def test_how_many_are_whose_where_no_owner_is_told(report: Answerer) -> None:
    """A number that is asked of what belongs to nobody is none, and not an error."""
    assert report.ask("“稻田里多少个的研发中心”是哪家企业的？").type == "none"


@pytest.mark.parametrize("said", ["项目" * 2500, "which projects " * 400])
def test_what_is_too_long_is_told_in_one_sentence(said: str, world: Answerer) -> None:
    """No part of a long message is read as if it were the question."""
    answer = world.ask(said)
    assert (answer.type, answer.reading, answer.interpretation) == ("none", (), "")
    assert len(answer.told) == 1
    assert f"{len(said):,}" in answer.told[0]


WORDS = st.sampled_from(
    [
        "哪些",
        "项目",
        "汽车",
        "竣工",
        "多少",
        "吗",
        "星河总部",
        "二期",
        "云溪",
        "和",
        "不",
        "最快",
        "目标",
        "亿元",
        "which",
        "projects",
        "how many",
        "蓝湾",
        '"',
        "}",
        "<",
        "?x",
        "\\",
        "'",
        "\x00",
        "🚗",
        "100",
        "%",
        "、",
        "原文",
        "比",
        "还是",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=200),
        st.text(max_size=40).map(lambda piece: (piece * 130)[:5000]),
        st.tuples(WORDS, st.characters(categories=["Cc", "Cf", "So"]), WORDS).map("".join),
        st.lists(WORDS, max_size=20).map("".join),
        st.lists(WORDS, max_size=12).map(" ".join),
    )
)
def test_any_text_is_answered(world: Answerer, question: str) -> None:
    """No text raises, and every query that an answer shows can be run."""
    answer = world.ask(question)
    if answer.sparql:
        world.store.select(answer.sparql)
    assert answer.question == question


def test_words_reach_sparql_only_as_literals(world: Answerer) -> None:
    """A name with quotes and braces in a question stays inside a string of the query."""
    answer = world.ask('名称含 汽车"}} . ?s ?p ?o . { 的项目有哪些')
    assert "?s ?p ?o" not in answer.sparql
