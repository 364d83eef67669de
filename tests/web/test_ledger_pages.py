"""The ledger's pages: the real report's sums, filters, downloads; the made-up disagreements."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import httpx
import pytest

from kg.web.pages.promises import arithmetic, elapsed, reason, stretches


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("绿地", ("43.3 / 51.2 公顷 = 84.6 %", "<mark>51.2公顷</mark>", "<mark>43.3公顷</mark>")),
        ("社会消费品零售总额", ("26.4 % 对 5 %",)),
        ("加装电梯", ("5 部 / 100 台 = 5 %", "<mark>5部</mark>", "target.not-begun")),
    ],
)
def test_the_sum_and_both_sentences_stand_side_by_side(
    report: httpx.Client, query: str, said: tuple[str, ...]
) -> None:
    """With the figures marked, and the rule's id."""
    page = unescape(report.get("/ledger", params={"q": query}).text)

    assert all(words in page for words in said)


def test_states_fields_and_places_are_filters(sequence: httpx.Client) -> None:
    """Every state of the made-up districts has its lines; the lines and the CSV are the same."""
    for state, count in (("Met", 9), ("Behind", 4), ("Changed", 3), ("NotMentionedAgain", 3), ("OnTrack", 3)):
        page = sequence.get("/ledger", params={"state": state}).text
        rows = list(csv.reader(io.StringIO(sequence.get("/ledger.csv", params={"state": state}).text)))
        assert page.count("<article") == len(rows) - 1 == count, state
    behind = sequence.get("/ledger", params={"state": "Behind", "q": "电梯"}).text
    assert behind.count("<article") == 1


def test_what_cannot_be_judged_comes_last_by_reason(report: httpx.Client) -> None:
    """Each reason as a heading with the number of its lines, over all pages of the list; none is lost."""
    groups: list[tuple[str, int]] = []
    states: list[str] = []
    number, last = 1, 1
    while number <= last:
        page = unescape(report.get("/ledger", params={"page": str(number)}).text)
        last = int(re.findall(r"<span>\d+ / (\d+)</span>", page)[0])
        states += re.findall(r'<article class="line st-(\w+)"', page)
        found = re.findall(r'<h2 class="group">无法评定 <b>(\d+)</b> <small>(.+?)</small>', page)
        groups += [(why, int(count)) for count, why in found if (why, int(count)) not in groups]
        number += 1

    open_ones = [state == "CannotBeJudged" for state in states]
    assert open_ones == sorted(open_ones)
    assert 0 < sum(open_ones) < len(states)
    assert sum(count for _, count in groups) == sum(open_ones)


def test_the_workbook_holds_what_was_asked_for(sequence: httpx.Client) -> None:
    """A spreadsheet by its signature and type."""
    answer = sequence.get("/ledger.xlsx", params={"state": "Met"})

    assert answer.content.startswith(b"PK")
    assert answer.headers["content-type"].endswith("sheet")


def test_every_disagreement_has_its_sum_and_sentences(sequence: httpx.Client) -> None:
    """One article for each of the five; none in the real report."""
    page = unescape(sequence.get("/disagreements").text)

    assert page.count("<article") == 5
    assert "82.5 亿元 ≠ 80.5 亿元" in page
    assert "<mark>82.5亿元</mark>" in page
    assert "<mark>80.5亿元</mark>" in page


def test_the_real_report_disagrees_nowhere(report: httpx.Client) -> None:
    """And the page says so."""
    assert "没有发现互相矛盾的数据" in report.get("/disagreements").text


def test_in_english_no_reason_is_left_in_chinese(sequence: httpx.Client) -> None:
    """Only names, figures and the report's own sentences are."""
    page = unescape(sequence.get("/ledger", params={"lang": "en"}).text)

    assert "less is done than time has gone by" in page
    assert "时间进度" not in page
    assert reason("target.met", "en") != reason("target.met", "zh")


def test_a_sentence_is_cut_at_its_marks() -> None:
    """The pieces are the sentence; marks outside it are none."""
    said = {"report": "r", "start": 10, "end": 16, "text": "甲乙丙丁戊己", "marks": [[11, 13], [20, 22]]}

    pieces = stretches(said)  # type: ignore[arg-type]

    assert [(each.text, each.marked) for each in pieces] == [("甲", False), ("乙丙", True), ("丁戊己", False)]
    assert arithmetic("6.8 % 对 >= 5 %", "zh") == "6.8 % 对 ≥ 5 %"
    assert elapsed("1 / 2 = 50 %；时间进度 50 %") == 50
    assert elapsed("26.4 % 对 5 %") is None
