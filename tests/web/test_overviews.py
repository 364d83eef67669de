"""When a target counts as reached, missed or still open; what relations are called."""

from __future__ import annotations

import pytest

from kg.namespaces import PREFIXES, iri
from kg.web.pages.overviews import Series, bullet
from kg.web.pages.things import RELATIONS
from kg.web.wording import wording

DP = PREFIXES["dp"]
YEAR, HALF, WHOLE = "2030", "2030-01-01/2030-06-30", "2030-01-01/2030-12-31"

CASES = [
    ("Amount", ("500", "=", YEAR), ("206.9", HALF), None, "a sum that has half a year to go"),
    ("Amount", ("500", "=", YEAR), ("510", HALF), True, "a sum that is there early"),
    ("Amount", ("500", "=", YEAR), ("400", YEAR), False, "a sum at the end of its year"),
    ("YoYGrowth", ("5", ">=", YEAR), ("7.7", HALF), True, "a rate above its target"),
    ("YoYGrowth", ("5", ">=", YEAR), ("-1", HALF), None, "a rate below it with half a year to go"),
    ("YoYGrowth", ("5", ">=", YEAR), ("-1", YEAR), False, "a rate below it at the end of its year"),
    ("Share", ("3", "<=", YEAR), ("2", HALF), True, "a ceiling kept"),
    ("Share", ("3", "<=", YEAR), ("4", HALF), None, "a ceiling that may yet be kept"),
    ("Share", ("3", "<=", WHOLE), ("4", YEAR), False, "a ceiling broken, the same year written otherwise"),
    ("Amount", ("500", "=", ""), ("400", HALF), None, "a target whose time is not known"),
]


@pytest.mark.parametrize(("kind", "target", "actual", "verdict", "reason"), CASES)
def test_verdict(
    kind: str, target: tuple[str, str, str], actual: tuple[str, str], verdict: bool | None, reason: str
) -> None:
    """A target is missed when its time is up and never before; it may be reached early."""
    one = Series("i", "i", DP + kind, "")
    one.target = {"value": target[0], "comparator": target[1], "period": target[2]}
    one.actual = {"value": actual[0], "period": actual[1]}
    assert one.verdict is verdict, reason


PACES = [
    ("Amount", ("500", YEAR), ("206.9", HALF), "时间过半，完成 41 %", "half a year against a year"),
    ("YoYGrowth", ("5", WHOLE), ("3", HALF), "时间过半，目标未到期", "no share of a rate"),
    ("Count", ("500", "2035"), ("100", YEAR), "未到期，完成 20 %", "years to go"),
    ("Amount", ("500", YEAR), ("400", YEAR), "", "its time is up"),
    ("Amount", ("500", YEAR), ("600", HALF), "", "it is reached"),
    ("Amount", ("500", YEAR), ("400", ""), "", "nobody knows when the figure was"),
]


@pytest.mark.parametrize(("kind", "target", "actual", "said", "reason"), PACES)
def test_pace(kind: str, target: tuple[str, str], actual: tuple[str, str], said: str, reason: str) -> None:
    """A target still open is told by how much of its time and of its figure is there."""
    one = Series("i", "i", DP + kind, "")
    one.target = {"value": target[0], "period": target[1]}
    one.actual = {"value": actual[0], "period": actual[1]}
    share = round(100 * (one.share or 0))
    assert (wording("zh")(one.pace, n=share) if one.pace else "") == said, reason


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
