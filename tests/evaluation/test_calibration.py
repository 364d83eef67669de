"""What people judged becomes the confidence the graph states."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kg.evaluation import Evaluation, Item, Score, Tally, confidence_toml, tallies
from kg.rdf.confidence import read_confidence
from kg.text import Span


def item(rule: str) -> Item:
    """One find of a rule."""
    return Item("", "", Span(0, 1), "", rule)


def score(kind: str, right: list[str], wrong: list[str], group: str = "") -> Score:
    """A score whose finds are by these rules."""
    confirmed, spurious = tuple(map(item, right)), tuple(map(item, wrong))
    return Score(kind, group, 0, 0, len(right) + len(wrong), len(right), (), spurious, confirmed)


def test_each_find_counts_once_for_its_rule() -> None:
    """Scores of single classes, and of names without classes, say the same finds again."""
    evaluation = Evaluation(
        "r",
        (
            score("entity", ["name.a", "name.a"], ["name.b"]),
            score("entity", ["name.a", "name.a"], ["name.b"], group="Project"),
            score("entity, any class", ["name.a", "name.a", "name.b"], []),
            score("milestone", ["milestone.held"], []),
        ),
    )

    assert tallies([evaluation]) == {
        "milestone.held": Tally(1, 1),
        "name.a": Tally(2, 2),
        "name.b": Tally(0, 1),
    }


def test_the_file_is_read_back_as_measured(tmp_path: Path) -> None:
    """A rule judged often speaks for itself, others take their family's, others the default."""
    path = tmp_path / "confidence.toml"
    found = {"name.often": Tally(19, 20), "name.seldom": Tally(0, 2), "other.once": Tally(1, 1)}
    path.write_text(confidence_toml(found), encoding="utf-8")

    confidence = read_confidence(path)

    assert confidence.of("name.often") == Decimal("0.950")
    assert confidence.of("name.seldom") == confidence.of("name.new") == Decimal("0.864")
    assert confidence.of("other.once") == confidence.of("new") == Decimal("0.870")
    assert confidence.best(["name.seldom", "name.often"]) == Decimal("0.950")
