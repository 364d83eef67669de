"""No fact of a report lives in the rules: their words are those of the genre, not of one district."""

from __future__ import annotations

import csv
import json

import pytest

from tests.mentions.rule_files import ROOT, entries

NAMED = frozenset({"Enterprise", "Project", "Park", "Platform"})
# Labels of the report that any report may use: what such a thing is called, not which one it is.
GENERAL = {
    "技术中心": "every firm's own",
    "招商服务公司": "what a district's own agency for investors is called",
    "发热门诊": "a hospital's department",
}
GAZETTEERS = tuple(sorted((ROOT / "data" / "gazetteers").glob("*.csv")))


def known_to_the_world() -> frozenset[str]:
    """Every name the gazetteers list."""
    cells: set[str] = set()
    for path in GAZETTEERS:
        with path.open(encoding="utf-8", newline="") as file:
            cells.update(cell for row in csv.reader(file) for cell in row)
    return frozenset(cells)


def proper_names() -> list[str]:
    """Labels and aliases of the main report's firms, projects, parks and platforms, short ones left out."""
    lines = (ROOT / "data" / "labels" / "jiading-2021h1.jsonl").read_text(encoding="utf-8").splitlines()
    things = [thing for thing in map(json.loads, lines) if thing.get("class") in NAMED]
    found = {name for thing in things for name in (thing["label"], *thing["aliases"]) if len(name) >= 4}
    return sorted(found - known_to_the_world() - GENERAL.keys())


def written() -> dict[str, str]:
    """The words and examples of every rule and frame by entry, and the gazetteers whole."""
    texts = {f"{entry.file} {entry.id}": "\n".join(map(str, entry.fields.values())) for entry in entries()}
    return texts | {path.name: path.read_text(encoding="utf-8") for path in GAZETTEERS}


def test_there_are_names_to_look_for() -> None:
    """The labels are there, so that the test below can fail."""
    assert len(proper_names()) > 200


def test_no_rule_knows_the_report() -> None:
    """A name that only the report knows occurs in no rule, frame or gazetteer."""
    assert [
        (where, name) for name in proper_names() for where, text in written().items() if name in text
    ] == []


@pytest.mark.parametrize("word", sorted(GENERAL))
def test_exceptions_are_still_needed(word: str) -> None:
    """A word that no rule lists any more needs no exception."""
    assert any(word in text for text in written().values())


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_no_rule_word_holds_the_district(entry: object) -> None:
    """Neither the district's name nor those of its towns are part of a listed word or example."""
    own = ("嘉定", "安亭", "南翔", "江桥", "徐行", "华亭", "马陆", "外冈", "真新", "菊园", "新成路")
    text = str(entry)
    assert [name for name in own if name in text] == []
