"""Labels of indicators without loose ends, and words that name no statistic."""

from __future__ import annotations

import pytest

from kg.facts.figures.tidying import name_rules, tidied


@pytest.mark.parametrize(
    ("label", "left", "rule"),
    [(label, left, rule.id) for rule in name_rules() for label, left in rule.match],
)
def test_what_a_rule_leaves(label: str, left: str, rule: str) -> None:
    """A loose end is dropped; of what names nothing, nothing is left."""
    assert tidied(label) == left, rule


@pytest.mark.parametrize(
    ("label", "rule"), [(label, rule.id) for rule in name_rules() for label in rule.no_match]
)
def test_what_a_rule_keeps(label: str, rule: str) -> None:
    """Words that look like a loose end and are a name's own."""
    assert tidied(label) == label, rule
