"""How sure the graph is of a rule is what was measured."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.rdf.confidence import Confidence, read_confidence

MEASURED = Confidence(
    rules={"name.park": Decimal("0.99")},
    families={"name": Decimal("0.8"), "name.firm": Decimal("0.7")},
    default=Decimal("0.85"),
)

RULES = [
    ("name.park", "0.99", "measured by itself"),
    ("name.firm-prefix", "0.7", "of the narrowest family"),
    ("name.event", "0.8", "of the wider family"),
    ("name", "0.8", "the family's own name"),
    ("frame.x", "0.85", "of no family"),
]


@pytest.mark.parametrize(("rule", "precision", "reason"), RULES)
def test_a_rule_is_as_sure_as_measured(rule: str, precision: str, reason: str) -> None:
    """By itself, by its family, or by all."""
    assert MEASURED.of(rule) == Decimal(precision), reason


def test_what_several_rules_found_is_as_sure_as_the_surest() -> None:
    """A second proof does not make a fact less sure."""
    assert MEASURED.best(["name.park", "frame.x"]) == Decimal("0.99")


def test_the_file_that_ships_can_be_read() -> None:
    """Whatever the last calibration wrote."""
    assert 0 < read_confidence().default <= 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("default = 1.5", "1.5 is no precision"),
        ("[rules]\na = 'much'", "not a table of precisions"),
        ("rules = 3", "not a table of precisions"),
        ("][", "not a table of precisions"),
    ],
)
def test_a_file_that_is_wrong_is_named(tmp_path: Path, text: str, problem: str) -> None:
    """With its path."""
    path = tmp_path / "confidence.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RuleError, match=problem):
        read_confidence(path)
