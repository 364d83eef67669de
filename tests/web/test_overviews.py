"""When a target counts as reached, missed or still open; what relations are called."""

from __future__ import annotations

import pytest

from kg.namespaces import PREFIXES, iri
from kg.web.pages.overviews import Series, bullet
from kg.web.pages.things import RELATIONS
from kg.web.wording import wording

DP = PREFIXES["dp"]
YEAR, HALF = "2030", "2030-01-01/2030-06-30"

CASES = [
    ("Amount", ("500", "=", YEAR), ("206.9", HALF), None, "a sum that has half a year to go"),
    ("Amount", ("500", "=", YEAR), ("510", HALF), True, "a sum that is there early"),
    ("Amount", ("500", "=", YEAR), ("400", YEAR), False, "a sum at the end of its year"),
    ("YoYGrowth", ("5", ">=", YEAR), ("7.7", HALF), True, "a rate above its target"),
    ("YoYGrowth", ("5", ">=", YEAR), ("-1", HALF), False, "a rate below it"),
    ("Share", ("3", "<=", YEAR), ("2", HALF), True, "a ceiling kept"),
    ("Share", ("3", "<=", YEAR), ("4", HALF), False, "a ceiling broken"),
]


@pytest.mark.parametrize(("kind", "target", "actual", "verdict", "reason"), CASES)
def test_verdict(
    kind: str, target: tuple[str, str, str], actual: tuple[str, str], verdict: bool | None, reason: str
) -> None:
    """Rates are judged at once, sums when their time is over or they are there."""
    one = Series("i", "i", DP + kind, "")
    one.target = {"value": target[0], "comparator": target[1], "period": target[2]}
    one.actual = {"value": actual[0], "period": actual[1]}
    assert one.verdict is verdict, reason


def test_a_bullet_holds_nought_and_all_marks() -> None:
    """A fall is drawn to the left of nought, a target to its right, all within the chart."""
    one = Series("i", "i", DP + "YoYGrowth", "%")
    one.target, one.actual = {"value": "5"}, {"value": "-2.5"}
    marks = bullet(one)
    assert marks.actual == 0.0
    assert marks.actual < marks.zero < (marks.target or 0) < 100


TERMS = [
    ("zh", "skos:broader", "上位产业", "a relation of another vocabulary"),
    ("en", "skos:narrower", "narrower field", "in English"),
    ("zh", "dp:servesIndustry", None, "one of the ontology's own"),
]


@pytest.mark.parametrize(("language", "curie", "label", "reason"), TERMS)
def test_relations_have_names(language: str, curie: str, label: str | None, reason: str) -> None:
    """No raw name of a relation is shown, whichever vocabulary it comes from."""
    shown = wording(language).term(iri(curie))
    assert shown not in curie, reason
    assert label in (None, shown), reason


def test_every_relation_of_the_graph_view_has_a_chinese_name() -> None:
    """The legend and the arrows show a Chinese reader no end of an IRI."""
    assert all(not wording("zh").term(relation).isascii() for relation in RELATIONS)
