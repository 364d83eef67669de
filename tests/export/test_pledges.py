"""The ledger and the coverage of a graph anywhere, beside those of the build that made it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.assessment.corpus import corpus
from kg.assessment.coverage import Understanding
from kg.cli.commands import cli
from kg.export.ledger import ledger_turtle
from kg.export.pledges import coverage_at, ledger_at
from kg.export.unread import unread_at
from kg.pipeline.build import build
from kg.resources import CHECKOUT
from kg.store.builds import COVERAGE, LEDGER, built_file
from kg.store.embedded import open_embedded


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main report, built."""
    folder: Path = tmp_path_factory.mktemp("main")
    build([CHECKOUT / "data" / "reports" / "jiading-2021h1"], folder)
    return folder


def test_a_graph_has_the_pledges_of_its_ledger(data: Path) -> None:
    """Each once or more with its sentence, deadline and state; what is judged there is judged so here.

    A pledge that the build's ledger has as told again is in the state of its line.
    """
    built = [json.loads(line) for line in built_file(data, LEDGER).splitlines()]
    judged = {
        (said["start"], each["deadline"], each["state"])
        for each in built
        for said in (each["pledge"], *each["repeated"])
    }
    found = ledger_at(open_embedded(data))
    assert len(found) > 20
    for each in found:
        own = (each["what"], each["target"] or each["what"])
        assert any(words in each["pledge"]["text"] for words in own), each
        assert (each["pledge"]["start"], each["deadline"], each["state"]) in judged, each
    assert any(each["target"] for each in found)
    assert any(each["fields"] for each in found)
    assert {each["rule"] for each in found} == {""}


def test_a_graph_has_the_targets_that_no_pledge_states(data: Path) -> None:
    """Each once, with the state, progress and answers of the build's line on it."""
    built = [json.loads(line) for line in built_file(data, LEDGER).splitlines()]
    lines = {(each["what"], each["target"], each["deadline"]): each for each in built}
    found = [each for each in ledger_at(open_embedded(data)) if each["what"] in _aimed_at(built)]
    told = [(each["what"], each["target"], each["deadline"]) for each in found]
    assert len(told) == len(set(told)) > 5
    for each, key in zip(found, told, strict=True):
        assert each["state"] == lines[key]["state"], key
        assert Decimal(each["progress"] or 0) == Decimal(lines[key]["progress"] or 0), key
        assert bool(each["answers"]) == bool(lines[key]["answers"]), key


def _aimed_at(built: list[dict[str, str]]) -> set[str]:
    """What the lines on targets are called."""
    return {each["what"] for each in built if each["kind"] == "target"}


def test_what_a_graph_does_not_say_is_not_said_in_turtle(data: Path) -> None:
    """No empty words: a line of a graph has no rule, reason or sum; the build's lines have them."""
    graph = ledger_turtle(ledger_at(open_embedded(data))).decode()
    built = ledger_turtle(json.loads(line) for line in built_file(data, LEDGER).splitlines()).decode()
    assert '""' not in graph + built
    assert "dp:rule" not in graph
    assert "dp:rule" in built


def test_a_graph_has_the_sentences_nothing_rests_on(data: Path) -> None:
    """What a build understood has a fact in the graph; what it did not understand at all has none."""
    built = {json.loads(line)["start"]: json.loads(line) for line in built_file(data, COVERAGE).splitlines()}
    found = coverage_at(open_embedded(data))
    assert len(found) >= len(built) > 100
    for each in found:
        told = built.get(each["start"], {}).get("understanding")
        if told == Understanding.FULL:
            assert each["understanding"] == Understanding.FULL, each
        if told == Understanding.NONE:
            assert each["understanding"] == Understanding.NONE, each


def test_a_graph_tells_what_the_sentences_nothing_rests_on_cost(data: Path) -> None:
    """They are lost whole, as the build has it; others are not lost at all, and headings are left out."""
    built = {json.loads(line)["start"]: json.loads(line) for line in built_file(data, COVERAGE).splitlines()}
    found = {each["start"]: each for each in unread_at(open_embedded(data))}
    nothing = [start for start, each in built.items() if each["understanding"] == Understanding.NONE]

    assert found.keys() >= built.keys()
    assert len(nothing) > 10
    for start in nothing:
        # The build leaves out what stands around words at a sentence's ends.
        assert corpus([found[start]]).lost >= corpus([built[start]]).lost
    assert all(not each["gaps"] for each in found.values() if each["understanding"] == Understanding.FULL)
    assert not [each["text"] for each in found.values() if each["text"].startswith(("一、", "(一)"))]


def test_what_no_graph_has_is_refused_with_the_reason() -> None:
    """Bad usage, and one line says why."""
    asked = ["coverage", "--as-of", "2021-06-30", "--endpoint", "http://127.0.0.1:1/sparql"]
    result = CliRunner().invoke(cli, asked)
    assert result.exit_code == 2
    assert "from the reports' texts, which no endpoint has" in " ".join(result.output.split())
