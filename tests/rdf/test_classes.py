"""A thing that two reports take for things of two classes has the one that fits what both say of it."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.rdf.classes import EVERY_CLASS, agreed_classes
from kg.rdf.minting import read_names
from kg.rdf.things import Naming
from kg.store.builds import ENTITIES, GRAPH, built_file
from kg.vocabulary import EntityClass

PARK, PROJECT, BODY = EntityClass.PARK, EntityClass.PROJECT, EntityClass.ORGANIZATION
OWNED = frozenset({PROJECT, EntityClass.PLATFORM})
HOST = frozenset({PARK, EntityClass.PLACE})


def naming(kind: EntityClass, may_be: frozenset[EntityClass] = EVERY_CLASS, key: str = "甲") -> Naming:
    """What a report takes a thing for."""
    return Naming(key, kind, key, (), (), may_be=may_be)


@pytest.mark.parametrize(
    ("said", "kind", "reason"),
    [
        ((naming(PARK), naming(PROJECT, OWNED)), PROJECT, "a park has no owner"),
        ((naming(PARK), naming(PARK), naming(PROJECT, OWNED)), PROJECT, "however many call it a park"),
        ((naming(PROJECT), naming(PROJECT), naming(PARK, HOST)), PARK, "firms stand in it"),
        ((naming(PROJECT), naming(PARK), naming(PARK)), PARK, "most call it that, and all fits"),
        ((naming(PARK, HOST), naming(PARK, HOST), naming(PROJECT, OWNED)), PARK, "nothing fits both"),
    ],
)
def test_the_class_fits_what_all_reports_say(
    said: tuple[Naming, ...], kind: EntityClass, reason: str
) -> None:
    """Whichever of them comes first."""
    for order in permutations(said):
        assert agreed_classes(order, {}) == {"甲": kind}, reason


def test_of_two_as_often_taken_the_first_holds() -> None:
    """Where all agree there is nothing to settle; keys of one thing count together."""
    leader = {"甲": "甲", "乙": "甲"}

    assert agreed_classes([naming(PARK), naming(PROJECT, key="乙")], leader) == {"甲": PARK}
    assert agreed_classes([naming(PARK), naming(PROJECT, key="乙")], {}) == {}


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_a_base_of_a_firm_in_one_report_is_a_project_in_both(order: tuple[str, str], tmp_path: Path) -> None:
    """The other takes it by its last word alone, which is a park's; no shape is broken."""
    texts = (
        "青岚区人民政府\n青岚区2021年上半年工作报告\n一、工作回顾\n重点项目：澜屿产业化基地投产。\n",
        "青岚区人民政府\n青岚区2021年工作报告\n一、工作回顾\n澜屿产业化基地顺利推进。\n",
    )
    for name, text in zip(order, texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    built = build([tmp_path / f"{name}.txt" for name in order], tmp_path / "kg")

    kinds = {name.label: name.kind for name in read_names(tmp_path / "kg" / "current" / ENTITIES)}
    assert built.violations == ()
    assert b"#undertakenBy> " in built_file(tmp_path / "kg", GRAPH)
    assert kinds["澜屿产业化基地"] is PROJECT
