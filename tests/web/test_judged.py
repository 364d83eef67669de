"""What became of targets is told alike by the ledger and by a graph that has none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.store.builds import LEDGER
from kg.web.graph import GraphReader, open_reader
from kg.web.pages.indicators import Series, series
from kg.web.pages.pledged import Pledges
from kg.web.settings import Settings
from tests.assessment.factories import EVERY, SEQUENCE

Key = tuple[str, ...]


@pytest.fixture(scope="module")
def sequence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up districts' reports, built."""
    data: Path = tmp_path_factory.mktemp("sequence")
    build([SEQUENCE / f"{name}.txt" for name in EVERY], data)
    return data


@pytest.mark.parametrize("which", ["report_data", "sequence"])
def test_the_graph_judges_as_the_ledger(which: str, request: pytest.FixtureRequest) -> None:
    """Every target has one state, one share and one figure set against it, with the ledger and without."""
    settings = Settings(request.getfixturevalue(which))
    lines = (settings.build / LEDGER).read_text(encoding="utf-8").splitlines()
    reader, ledger = open_reader(settings), Pledges(json.loads(line) for line in lines)

    with_ledger = dict(_told(reader, ledger, has_ledger=True))
    without = dict(_told(reader, Pledges(()), has_ledger=False))

    assert len([state for state, *_ in with_ledger.values() if state]) >= 10
    assert without == with_ledger


def _told(
    reader: GraphReader, ledger: Pledges, *, has_ledger: bool
) -> Iterator[tuple[Key, tuple[str, Decimal | None, bool, str]]]:
    for row in reader.rows("reports"):
        for one in series(reader, row["report"], ledger, has_ledger=has_ledger):
            if one.target:
                yield _key(one), (one.state, one.share, one.later, (one.actual or {}).get("value", ""))


def _key(one: Series) -> Key:
    target = one.target or {}
    return one.report, one.label, one.type, one.unit, one.scope, target["value"], target.get("period", "")
