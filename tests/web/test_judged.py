"""What became of targets is told by the pages as by the ledger, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from kg.assessment.rows import LedgerRecord
from kg.pipeline import build
from kg.store.builds import LEDGER
from kg.web.graph import GraphReader, open_reader
from kg.web.pages.indicators import Series, series
from kg.web.pages.promises import filtered, filters_of
from kg.web.settings import Settings
from kg.web.wording import wording
from tests.assessment.factories import EVERY, SEQUENCE


@pytest.fixture(scope="module")
def sequence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up districts' reports, built."""
    data: Path = tmp_path_factory.mktemp("sequence")
    build([SEQUENCE / f"{name}.txt" for name in EVERY], data)
    return data


@pytest.mark.parametrize("which", ["report_data", "sequence"])
def test_a_target_leads_to_its_line_of_the_ledger(which: str, request: pytest.FixtureRequest) -> None:
    """The link of each state a page tells holds a line of that state, how far and by whose figure alike."""
    settings = Settings(request.getfixturevalue(which))
    lines = (settings.build / LEDGER).read_text(encoding="utf-8").splitlines()
    ledger: list[LedgerRecord] = [json.loads(line) for line in lines]
    told = list(_judged(open_reader(settings)))
    assert len(told) >= 10
    for one in told:
        report, place = one.report.rpartition("/")[2], one.passage.rpartition("=")[2]
        found = filtered(ledger, filters_of({"report": report, "at": place}))
        alike = [line for line in found if line["state"] == one.state]
        assert alike, one
        shares = [Decimal(line["progress"]) for line in alike if line["progress"]]
        assert one.share is None or one.share in shares, one
        answered_here = [any(said["report"] == report for said in line["answers"]) for line in alike]
        assert one.later or any(answered_here), one


def _judged(reader: GraphReader) -> Iterator[Series]:
    for row in reader.rows("reports"):
        yield from (one for one in series(reader, row["report"]) if one.state)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_what_can_be_compared_stands_in_one_bar(report: httpx.Client, language: str) -> None:
    """What stands in all beside what is to be added: two numbers, no bar, and not on the start page."""
    unjudged = wording(language).term("CannotBeJudged")
    page = report.get(f"/indicators?lang={language}").text
    told = [row for row in page.split("<tr>") if f">{unjudged}</a>" in row]
    assert told
    assert all('class="bullet"' not in row for row in told)
    start = report.get(f"/?lang={language}").text
    assert 'class="bullet"' in start
    assert unjudged not in start
