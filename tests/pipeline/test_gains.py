"""What an added report brought: told of it alone, and counted as the graph has it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.assessment.rows import LedgerRecord
from kg.cli.commands import cli
from kg.pipeline import BuildReport, add, build
from kg.pipeline.region_part import KINDS
from kg.store.builds import ENTITIES, FACTS, LEDGER, built_file
from kg.vocabulary import AssessmentState
from tests.assessment.factories import SEQUENCE

FIRST, SECOND = SEQUENCE / "2021h1.txt", SEQUENCE / "2021.txt"


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[LedgerRecord], BuildReport]:
    """A graph to which the year's report was added, the ledger before, and what was told."""
    home = tmp_path_factory.mktemp("gains")
    build([FIRST], home / "kg", judgements=home)
    before = ledger(home / "kg")
    return home / "kg", before, add([SECOND], home / "kg", judgements=home)


def ledger(data: Path) -> list[LedgerRecord]:
    """The lines of the ledger."""
    return [json.loads(line) for line in built_file(data, LEDGER).decode().splitlines()]


def logged(data: Path) -> list[dict[str, str]]:
    """The lines of the audit log."""
    return [json.loads(line) for line in built_file(data, FACTS).decode().splitlines()]


def test_facts_are_counted_as_the_log_has_them(added: tuple[Path, list[LedgerRecord], BuildReport]) -> None:
    """Over all reports and of each; what one report states twice is one fact."""
    data, _, done = added
    for report in done.reports:
        kinds = Counter(each["kind"] for each in logged(data) if each["report"] == report.report_id)
        assert report.facts == {name: kinds[kind] for kind, name in KINDS.items()}

    kinds = Counter(each["kind"] for each in logged(data))
    assert dict(done.facts) == {name: kinds[kind] for kind, name in KINDS.items()}


def test_things_that_are_new_are_those_the_other_report_lacks(
    added: tuple[Path, list[LedgerRecord], BuildReport],
) -> None:
    """By IRI, so that a renamed thing is none."""
    data, _, done = added
    named = {
        report: {each["id"] for each in logged(data) if each["kind"] == "entity" and each["report"] == report}
        for report in ("2021h1", "2021")
    }
    assert done.gains is not None

    assert done.gains.new_things == {"2021": len(named["2021"] - named["2021h1"])}
    assert 0 < done.gains.new_things["2021"] < len(named["2021"])
    assert (data / "current" / ENTITIES).exists()


def test_lines_of_the_ledger_that_moved_are_told(
    added: tuple[Path, list[LedgerRecord], BuildReport],
) -> None:
    """With the state before and after; new lines by state."""
    data, before, done = added
    assert done.gains is not None
    was = {(each["what"], each["target"], each["pledge"]["text"]): each["state"] for each in before}
    now = {(each["what"], each["target"], each["pledge"]["text"]): each["state"] for each in ledger(data)}

    moved = {
        (line["what"], line["target"], line["pledge"]["text"]): (change.before, line["state"])
        for change in done.gains.changed
        for line in [change.line]
    }

    assert moved == {line: (was[line], now[line]) for line in was if was[line] != now[line]}
    assert ("完成绿地", AssessmentState.MET) in {(line[0], after) for line, (_, after) in moved.items()}
    assert sum(done.gains.new_lines.values()) == len(now.keys() - was.keys())


def test_a_first_report_brings_all_there_is(tmp_path: Path) -> None:
    """To a graph that was not there."""
    done = add([FIRST], tmp_path / "kg", judgements=tmp_path)
    assert done.gains is not None

    assert (done.gains.changed, done.gains.replaced) == ((), frozenset())
    assert done.gains.new_things == {"2021h1": sum(done.entities.values())}
    assert done.gains.new_lines == done.pledges


def test_the_command_says_what_the_report_is_and_what_it_brought(tmp_path: Path) -> None:
    """Title, issuer, region, period, things, facts, sentences, ledger; what was replaced is called so."""
    place = ("-o", str(tmp_path / "kg"))
    CliRunner().invoke(cli, ["build", str(FIRST), *place])
    shown = CliRunner().invoke(cli, ["add", str(SECOND), *place]).stdout
    again = CliRunner().invoke(cli, ["add", str(SECOND), *place]).stdout
    told = json.loads(CliRunner().invoke(cli, ["add", str(SECOND), "--json", *place]).stdout)

    assert "2021: added: 关于青岚区2021年国民经济和社会发展计划执行情况与2022年" in shown
    assert ", 青岚区发展和改革委员会, region not known, 2021\n" in shown
    assert "period '2021' is guessed from its title" in shown
    for words in (
        "things ",
        " of them new to the graph; relations ",
        "  sentences: understood ",
        " new lines, ",
    ):
        assert words in shown
    assert "进展正常 → 已兑现  完成绿地 40公顷 2021  42 / 40 公顷 = 105 %" in shown
    assert "the graph now, of 2 reports" in shown
    assert "2021: replaced: " in again
    assert "ledger: 0 new lines" in again
    assert [(each["id"], each["replaced"]) for each in told["added"]["reports"]] == [("2021", True)]
