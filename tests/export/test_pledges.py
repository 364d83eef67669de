"""The ledger and the coverage of a graph anywhere, beside those of the build that made it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.assessment.coverage import Understanding
from kg.cli.commands import cli
from kg.export.pledges import coverage_at, ledger_at
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
    """Each once or more with its sentence, deadline and state; what is judged there is judged so here."""
    built = [json.loads(line) for line in built_file(data, LEDGER).splitlines()]
    judged = {(each["pledge"]["start"], each["deadline"], each["state"]) for each in built}
    found = ledger_at(open_embedded(data))
    assert len(found) > 20
    for each in found:
        assert each["what"] in each["pledge"]["text"]
        assert (each["pledge"]["start"], each["deadline"], each["state"]) in judged, each
    assert any(each["target"] for each in found)
    assert any(each["fields"] for each in found)


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


REFUSED = [
    (["review"], "which names were compared is in the build and in no graph"),
    (["ledger", "--disagreements"], "kg query disputed-figures"),
    (["coverage", "--corpus"], "excludes --endpoint"),
]


@pytest.mark.parametrize(("command", "reason"), REFUSED)
def test_what_no_graph_has_is_refused_with_the_reason(command: list[str], reason: str) -> None:
    """Bad usage, and one line says why."""
    result = CliRunner().invoke(cli, [*command, "--endpoint", "http://127.0.0.1:1/sparql"])
    assert result.exit_code == 2
    assert reason in " ".join(result.output.split())
