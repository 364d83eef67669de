"""The rules that name figures: every example of rules.toml reads as it says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import TypedDict

import pytest

from kg.facts.figures import observations
from tests.facts.figures.reading import figures, report


class Example(TypedDict):
    """A sentence or table and the figures in it."""

    text: str
    figures: list[list[str]]


class Rule(TypedDict):
    """A rule of rules.toml."""

    id: str
    reason: str
    rejects: list[str]
    example: list[Example]


def rules() -> list[Rule]:
    """Every rule, as the package ships it."""
    text = resources.files("kg.facts.figures").joinpath("rules.toml").read_text("utf-8")
    found: list[Rule] = tomllib.loads(text)["rule"]
    return found


def examples() -> Iterator[tuple[str, str, list[list[str]]]]:
    """Rule, sentence and figures of every example."""
    for rule in rules():
        for example in rule["example"]:
            yield rule["id"], example["text"], example["figures"]


@pytest.mark.parametrize(("rule", "text", "expected"), list(examples()))
def test_examples_read_as_they_say(rule: str, text: str, expected: list[list[str]]) -> None:
    """Each figure of an example has the label, value, unit and type given there, and no other is read."""
    document = report(text)
    assert figures(document) == expected
    assert rule in {fact.evidence.rule for fact in observations(document)}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in rules() for text in rule["rejects"]]
)
def test_rejects_state_no_figure(rule: str, text: str) -> None:
    """Numbers in names, ranks, means and thresholds are no statistics."""
    assert [fact for fact in observations(report(text + "。")) if fact.evidence.rule == rule] == []


def test_every_rule_says_why_and_shows_it() -> None:
    """A rule has a reason and at least one example, and no two have one id."""
    assert all(rule["reason"] and rule["example"] for rule in rules())
    assert len({rule["id"] for rule in rules()}) == len(rules())
