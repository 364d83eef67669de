"""kg ledger over a built graph: lines with both sentences, filters, files, disagreements."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, parse

from kg.cli.commands import cli
from kg.pipeline import build
from kg.store.embedded import in_memory
from tests.assessment.factories import IN_ORDER, SEQUENCE


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the made-up district's three reports."""
    folder = tmp_path_factory.mktemp("ledger")
    build([SEQUENCE / f"{name}.txt" for name in IN_ORDER], folder / "kg", judgements=folder)
    return folder / "kg"


def run(data: Path, *arguments: str) -> Result:
    """Runs kg ledger on it."""
    return CliRunner().invoke(cli, ["ledger", "-o", str(data), *arguments])


def test_every_line_shows_state_sum_rule_and_both_sentences(data: Path) -> None:
    """As text for a person."""
    shown = run(data).stdout

    assert "已兑现  完成绿地 40公顷 2021  42 / 40 公顷 = 105 %  [target.met]" in shown
    assert "2021h1#char=" in shown
    assert shown.splitlines()[-1].startswith("21 pledges: 已兑现 8")


def test_lines_that_cannot_be_judged_stand_together_by_reason(data: Path) -> None:
    """After all others, with how many they are; no line is lost."""
    shown = run(data).stdout
    heads = [line for line in shown.splitlines() if line.startswith("无法评定 ")]
    records = [json.loads(line) for line in run(data, "--format", "json").stdout.splitlines()]
    open_ones = [each for each in records if each["state"] == "CannotBeJudged"]

    counts = Counter(f"  [{each['rule']}] {each['reason']}" for each in open_ones)
    assert heads == [f"无法评定 {count}{why}" for why, count in counts.most_common()]
    assert all(f"  {each['what']}" in shown for each in records)
    assert shown.index("已兑现") < shown.index("无法评定")


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--state", "not-mentioned-again"), 3),
        (("--state", "未再提及"), 3),
        (("--state", "met", "--field", "绿地"), 1),
        (("--field", "城乡建设"), 10),
        (("--place", "青岚区"), 21),
        (("--place", "别处"), 0),
    ],
    ids=["state", "state as the ledger writes it", "state and words", "heading", "place", "no such place"],
)
def test_filters_choose_lines(data: Path, arguments: tuple[str, ...], count: int) -> None:
    """All filters hold at once."""
    lines = run(data, "--format", "json", *arguments).stdout.splitlines()

    assert len(lines) == count


def test_lines_as_rdf_have_state_rule_and_both_sentences(data: Path) -> None:
    """Also those that rest on a table's target alone."""
    triples = [
        quad.triple for quad in parse(run(data, "--format", "turtle").stdout.encode(), RdfFormat.TURTLE)
    ]
    store = in_memory(triples)
    counted = "SELECT DISTINCT ?line { ?line a dp:Commitment ; dp:assessment ?s ; dp:rule ?r }"
    budget = """ASK { ?line dp:text "一般公共预算收入"@zh ; dp:assessment dp:Met ; dp:rule "target.met" ;
        dp:evidence/dp:text ?pledged ; prov:wasDerivedFrom/dp:text ?said }"""

    assert len(store.select(counted).rows) == 21
    assert store.ask(budget)


def test_tables_have_a_row_a_line(data: Path, tmp_path: Path) -> None:
    """CSV and workbook hold the same cells."""
    workbook = tmp_path / "台账.xlsx"
    assert run(data, "--format", "xlsx", "--to", str(workbook)).exit_code == 0
    rows = list(csv.reader(io.StringIO(run(data, "--format", "csv").stdout.lstrip("\ufeff"))))

    sheet = openpyxl.load_workbook(workbook).active

    assert sheet is not None
    assert [[cell or "" for cell in row] for row in sheet.values] == rows
    assert len(rows) == 22


def test_disagreements_are_shown_with_their_sentences(data: Path) -> None:
    """One of each kind."""
    found = [
        json.loads(line) for line in run(data, "--disagreements", "--format", "json").stdout.splitlines()
    ]

    assert len({each["rule"] for each in found}) == len(found) == 5
    assert "5 disagreements" in run(data, "--disagreements").stdout


def test_a_workbook_needs_a_file(data: Path) -> None:
    """Bad usage is said as such."""
    assert run(data, "--format", "xlsx").exit_code == 2
