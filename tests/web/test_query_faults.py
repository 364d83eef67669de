"""What is wrong with a query is told in the reader's words, and no parser's."""

from __future__ import annotations

import re

import httpx
import pytest

from kg.resources import CHECKOUT
from kg.web.wording import messages

FAULTS = [
    (
        "SELECT * {\n ?x foo:bar ?y }",
        "前缀 foo: 没有声明",
        "The prefix foo: is not declared",
        "a prefix nobody declared",
    ),
    (
        "SELECT * {\n ?x a dp:Project .. }",
        "第 2 行第 19 个字符起读不懂：. }",
        "It cannot be read from line 2, character 19 on: . }",
        "a sign too many",
    ),
    (
        "SELECT * { ?x a dp:Project",
        "写到“LECT * { ?x a dp:Project”就断了",
        "It breaks off after “LECT * { ?x a dp:Project”",
        "a bracket that is missing",
    ),
]
RULE = re.compile(r'"((?:same|unsure|district)\.[a-z-]+)"(?!\))')


@pytest.mark.parametrize(
    ("query", "zh", "en"), [case[:3] for case in FAULTS], ids=[each[3] for each in FAULTS]
)
def test_a_fault_is_told_in_plain_words(report: httpx.Client, query: str, zh: str, en: str) -> None:
    """In the language of the page, with where it is and what may be missing."""
    for language, said in (("zh", zh), ("en", en)):
        answer = report.post("/api/what-is-wrong", params={"lang": language}, data={"query": query})
        told = answer.json()

        assert told["problem"] == said
        assert told["mend"]
        assert "expected" not in answer.text


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o }", "ASK { $s a dp:Project }", "CONSTRUCT WHERE { ?s ?p ?o }"]
)
def test_of_a_query_that_can_be_read_nothing_is_told(report: httpx.Client, query: str) -> None:
    """Variables with a dollar sign are SPARQL too."""
    assert report.post("/api/what-is-wrong", data={"query": query}).json() == {}


def test_every_rule_on_names_has_its_reason_in_both_languages() -> None:
    """The page of pairs shows the rules' reasons; those of the code are in English."""
    folder = CHECKOUT / "src" / "kg" / "resolution"
    files = [path for path in folder.rglob("*") if path.suffix in (".py", ".toml")]
    rules = {rule for path in files for rule in RULE.findall(path.read_text(encoding="utf-8"))}

    assert len(rules) > 20
    assert sorted(rule for rule in rules if f"rule-{rule}" not in messages()) == []
