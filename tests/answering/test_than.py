"""Two figures asked for at once: their difference or either of them, and what is lacking is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.answering import Answerer
from kg.answering.notes import NoteKind

APART = [
    ("区属规上工业产值增速比全区高多少", Decimal("12.7"), "a part and its whole"),
    ("嘉定区属规上工业增速比全区快几个百分点", Decimal("12.7"), "the district's name runs into the part's"),
    ("固定资产投资增速比全区高多少", None, "no part of a whole that is told"),
    ("区属规上工业产值增速比全市高多少", None, "the whole is another's"),
    ("How much faster did district-owned industry grow than the whole district?", None, "in English"),
    ("How much higher were retail sales than last year?", Decimal("26.4"), "a time before, in English"),
    ("占规上工业比重比去年提高多少", Decimal("1.6"), "a time before is no other side"),
    ("社零增速比一般公共预算收入高多少", Decimal("18.7"), "both sides are indicators"),
]


@pytest.mark.parametrize(("question", "value", "reason"), APART)
def test_a_difference_is_of_two_figures(
    question: str, value: Decimal | None, reason: str, report: Answerer
) -> None:
    """One side's figure is no answer for it, and is shown beside the refusal."""
    answer = report.ask(question)
    assert answer.value == value, reason
    assert value is not None or (answer.type == "none" and answer.evidence and len(answer.notes) > 1)


BOTH = [
    ("新增绿地面积上半年和全年目标各是多少", ("43.3公顷", "51.2公顷"), "half a year and a target"),
    ("上半年一般公共预算收入完成多少,全年预计增长多少", ("144.2亿元", "5%以上"), "an amount, then a growth"),
    ("一般公共预算收入增速目标是多少,实际增长多少", ("5%以上", "7.7%"), "both are growths"),
]


@pytest.mark.parametrize(("question", "told", "reason"), BOTH)
def test_both_figures_asked_for_are_told(
    question: str, told: tuple[str, ...], reason: str, report: Answerer
) -> None:
    """Each in the manner in which it is asked for."""
    notes = " ".join(report.ask(question).told)
    assert all(figure in notes for figure in told), reason


def test_schools_are_not_every_project(report: Answerer) -> None:
    """Where none of the sort has a name, their number is told and not a list of others."""
    answer = report.ask("下半年哪些学校项目要开工")
    assert not answer.answers
    assert any("9个" in note for note in answer.told)
    assert report.ask("下半年哪些项目要开工").answers


def test_only_who_asks_for_a_half_is_told_of_halves(report: Answerer) -> None:
    """Nothing is said of halves of the year where none is named."""
    notes = {note.kind for note in report.ask("和哪些城市建立了合作机制").notes}
    assert NoteKind.NOT_BY_HALVES not in notes


def test_targets_of_tables_are_told_beside_pledges(report: Answerer) -> None:
    """What no sentence pledges is named with what the ledger holds of it, once."""
    answer = report.ask("哪些承诺进度滞后")
    (note,) = [note for note in answer.notes if note.kind is NoteKind.TARGETS_TOO]
    assert "1410亿元" in note.told
    assert "500亿元" not in note.told
