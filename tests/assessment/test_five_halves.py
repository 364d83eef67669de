"""The made-up district's five reports of two and a half years: all that is planted is found, nothing else."""

from __future__ import annotations

import pytest

from kg.assessment.contradictions import contradictions
from kg.assessment.ledger import Entry, ledger
from kg.assessment.series import Told
from kg.resolution.linking import link
from kg.vocabulary import AssessmentState
from tests.assessment.factories import FIVE, SEQUENCE, told, told_file

# Report, what was pledged, its target, the state two and a half years on, the rule, the reports that answer.
KNOWN = [
    ("2021h1", "一般公共预算收入", "5%以上", "Met", "target.met", "2021"),
    ("2021h1", "社会消费品零售总额", "6%", "Behind", "target.missed", "2021"),
    ("2021h1", "全社会固定资产投资", "200亿元", "Met", "target.met", "2021"),
    ("2021h1", "云帆大道二期", "started", "Met", "step.taken", "2021"),
    ("2021h1", "星湖智造园", "started", "Met", "step.taken", "2021"),
    ("2021h1", "青岚图书馆新馆", "completed", "Met", "step.taken-late", "2022h1"),
    # Postponed by the next report, and done a year late.
    ("2021h1", "青岚医院二期", "completed", "Met", "step.taken-late", "2022"),
    # Merged into what was then renamed; what became of that answers to the last.
    ("2021h1", "南溪物流园", "completed", "Changed", "step.merged", "2021 2022h1 2023h1"),
    ("2021h1", "完成绿地", "40公顷", "Met", "target.met", "2021"),
    ("2021h1", "整治河道", "60公里", "Met", "target.met", "2021"),
    ("2021h1", "新增公共停车泊位", "800个", "NotMentionedAgain", "target.silent", ""),
    ("2021h1", "完成既有住宅加装电梯", "100台", "Behind", "target.missed", "2021"),
    ("2021h1", "青岚区慢行系统规划", "published", "NotMentionedAgain", "step.silent", ""),
    ("2021", "青岚医院二期", "completed", "Met", "step.taken", "2022"),
    ("2021", "新建绿道", "20公里", "Changed", "target.changed", "2022h1"),
    # 231.5 in the year's report would have met it; the next says 213.5 of the same year, and counts.
    ("2021", "全社会固定资产投资", "220亿元", "Behind", "target.missed", "2023h1"),
    ("2021", "新增养老床位", "300张", "Met", "target.met", "2022"),
    ("2021", "新开办幼儿园", "3所", "NotMentionedAgain", "target.silent", ""),
    ("2021", "首届青岚龙舟赛", "held", "Met", "step.taken", "2022h1"),
    ("2022h1", "新建绿道", "15公里", "Met", "target.met", "2022"),
    ("2022h1", "星湖智造产业城", "completed", "Met", "step.taken", "2022"),
    ("2022", "云溪水厂", "started", "Met", "step.taken", "2023h1"),
    ("2022", "青岚体育馆", "completed", "OnTrack", "step.under-way", "2023h1"),
    ("2022", "新建绿道", "12公里", "OnTrack", "target.on-track", "2023h1"),
    ("2022", "完成既有住宅加装电梯", "60台", "Changed", "target.changed", "2023h1"),
    ("2022", "新增托育托位", "500个", "OnTrack", "target.on-track", "2023h1"),
    ("2022", "青岚区湿地保护规划", "published", "NotMentionedAgain", "step.silent", ""),
    ("2023h1", "完成既有住宅加装电梯", "50台", "Behind", "target.lagging", "2023h1"),
]
DISAGREEING = {
    ("figures.table-prose", "112.4 亿元 ≠ 114.2 亿元", "2021h1 2021h1"),
    ("figures.part-over-total", "251.3 亿元 / 208.6 亿元 = 120.5 %", "2021"),
    ("figures.share-over-100", "103 % > 100 %", "2021"),
    ("figures.two-reports", "82.5 亿元 ≠ 80.5 亿元", "2021 2022h1"),
    ("figures.growth", "309 亿元 / 300 亿元 - 1 = 3 %，所报 8 %", "2022h1 2021h1"),
    ("figures.two-reports", "231.5 亿元 ≠ 213.5 亿元", "2022 2023h1"),
}


@pytest.fixture(scope="module")
def five() -> list[Told]:
    """The five reports."""
    return [told_file(SEQUENCE / f"{name}.txt") for name in FIVE]


@pytest.fixture(scope="module")
def entries(five: list[Told]) -> tuple[Entry, ...]:
    """Their ledger."""
    return ledger(five)


def test_the_ledger_is_what_was_planted(entries: tuple[Entry, ...]) -> None:
    """Every pledge in its state, by its rule, answered by the reports that do; no line besides."""
    found = {
        (
            entry.pledge.report,
            entry.what,
            entry.target,
            entry.state.value,
            entry.rule,
            " ".join(sorted({each.quote.report for each in entry.answers})),
        )
        for entry in entries
    }

    assert found == set(KNOWN)
    assert len(entries) == len(KNOWN)


def test_the_figures_that_disagree_are_those_planted(five: list[Told]) -> None:
    """Six in two and a half years, and no false alarm."""
    found = contradictions(five)

    told = {(each.rule, each.arithmetic, " ".join(quote.report for quote in each.quotes)) for each in found}
    assert told == DISAGREEING
    assert len(found) == len(DISAGREEING)


def test_what_was_renamed_is_one_and_goes_by_its_newest_name(five: list[Told]) -> None:
    """One renamed in a bracket, one in words after another was merged into it."""
    found = link(each for report in five for each in report.seen)

    assert found.labels == {"青岚区/星湖智造园": "星湖智造产业城", "青岚区/北港物流园": "云港物流园"}
    assert set(found.leader) == {
        f"青岚区/{name}" for name in ("星湖智造园", "星湖智造产业城", "北港物流园", "云港物流园")
    }


def test_an_earlier_ledger_is_not_changed_by_what_came_later(five: list[Told]) -> None:
    """Of the first three reports alone the postponed hospital is changed, and the silent are silent."""
    then = {(entry.pledge.report, entry.what): entry.state for entry in ledger(five[:3])}

    assert then["2021h1", "青岚医院二期"] is AssessmentState.CHANGED
    assert then["2022h1", "新建绿道"] is AssessmentState.BEHIND


@pytest.mark.parametrize("before", ["6", ""], ids=["a figure on the way", "no figure yet"])
def test_what_a_later_report_names_is_no_silence(before: str) -> None:
    """Its figure stands behind a park's name and is read as the park's: open, and the sentence is shown."""
    words = f"上半年新建绿道{before}公里。" if before else "经济平稳增长。"
    first = told("一、上半年工作回顾", words, "二、下半年主要工作", "年内新建绿道15公里。", report="a")
    second = told("一、2021年工作回顾", "星湖智造园竣工,新建绿道16公里。", report="b", period="2021")

    entry = ledger([first, second])[0]

    assert entry.rule in {"target.mentioned", "target.met"}
    assert "新建绿道16公里" in "".join(each.quote.text for each in entry.answers)
