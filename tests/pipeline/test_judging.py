"""What people decide is brought into a built graph: no report is read again, the bytes are a build's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.pipeline import add, build, judge
from kg.pipeline.shelf import PARTS
from kg.resolution.model import Verdict
from kg.resolution.review import Decision, decide, undo
from kg.store.builds import (
    COMPARED,
    FACTS,
    GRAPH,
    INFERRED,
    LEDGER,
    LINKED,
    PARTS_USED,
    VIOLATIONS,
    built_file,
)
from tests.assessment.factories import EVERY, SEQUENCE

REPORTS = [SEQUENCE / f"{name}.txt" for name in EVERY]
FILES = (GRAPH, INFERRED, FACTS, COMPARED, LINKED, LEDGER, VIOLATIONS, PARTS_USED)
# One pair of names of one report, which a rule joins; one of two districts, which the rules keep apart.
PAIRS = {
    "of one report": ("星湖智造产业城(原星湖智造园)", "星湖智造产业城", Verdict.DIFFERENT),
    "of two districts": ("青岚区/人民医院门诊楼", "澄溪区/人民医院门诊楼", Verdict.SAME),
}


def decision(left: str, right: str, verdict: Verdict) -> Decision:
    """What somebody decided."""
    return Decision(left, right, verdict, "王芳", "2022-08-01", "查过档案")


def files(data: Path) -> dict[str, bytes]:
    """What a build wrote."""
    return {name: built_file(data, name) for name in FILES}


def parts(data: Path) -> dict[str, int]:
    """The parts on the shelf, and when each was written."""
    return {path.name: path.stat().st_mtime_ns for path in (data / PARTS).iterdir()}


@pytest.mark.parametrize("pair", sorted(PAIRS))
def test_a_decision_is_brought_in_without_reading_and_taken_back_without_a_trace(
    pair: str, tmp_path: Path
) -> None:
    """The graph is that of a machine that knew the decision from the start; undone, that of before."""
    folder, data = tmp_path / "judgements", tmp_path / "kg"
    build(REPORTS, data)
    before, shelf = files(data), parts(data)
    decide(folder, decision(*PAIRS[pair]))

    judge(data, judgements=folder)
    build(REPORTS, tmp_path / "anew", judgements=folder)

    assert files(data) == files(tmp_path / "anew") != before
    now = parts(data)
    assert all(now[part] == shelf[part] for part in read_parts(data))
    undo(folder, *PAIRS[pair][:2])
    judge(data, judgements=folder)
    assert files(data) == before


def read_parts(data: Path) -> set[str]:
    """The parts of reports as they were read."""
    record = json.loads(built_file(data, PARTS_USED))
    return {f"{record['read'].get(one, key)}.zip" for one, key in record["reports"].items()}


def test_a_report_added_after_a_decision_keeps_it(tmp_path: Path) -> None:
    """The reports that were there are taken as judged."""
    folder, data = tmp_path / "judgements", tmp_path / "kg"
    decide(folder, decision(*PAIRS["of one report"]))
    build(REPORTS[:-1], data, judgements=folder)

    add(REPORTS[-1:], data, judgements=folder)
    build(REPORTS, tmp_path / "anew", judgements=folder)

    assert files(data) == files(tmp_path / "anew")


def test_the_first_report_is_added_to_nothing(tmp_path: Path) -> None:
    """As if it were built."""
    add(REPORTS[:1], tmp_path / "added")
    build(REPORTS[:1], tmp_path / "built")

    assert files(tmp_path / "added") == files(tmp_path / "built")
