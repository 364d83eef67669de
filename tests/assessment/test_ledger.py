"""The ledger over a made-up district's three reports: every pledge, what became of it, and nothing else."""

from __future__ import annotations

import pytest

from kg.assessment.ledger import Entry, ledger
from kg.assessment.series import Told
from kg.assessment.verdicts import rules
from kg.document.model import Document
from kg.facts.extractor import extract
from kg.resolution.renaming import Renaming, renamings
from kg.resolution.resolver import resolve
from tests.assessment.factories import EVERY, IN_ORDER, SEQUENCE, told, told_file

# Report, what was pledged, until when, the state now, the rule, and the report that answers.
KNOWN = [
    ("2021h1", "一般公共预算收入", "5%以上", "Met", "target.met", "2021"),
    ("2021h1", "社会消费品零售总额", "6%", "Behind", "target.missed", "2021"),
    ("2021h1", "全社会固定资产投资", "200亿元", "Met", "target.met", "2021"),
    ("2021h1", "云帆大道二期", "started", "Met", "step.taken", "2021"),
    # Goes on as 星湖智造产业城(原星湖智造园).
    ("2021h1", "星湖智造园", "started", "Met", "step.taken", "2021"),
    ("2021h1", "青岚图书馆新馆", "completed", "Met", "step.taken-late", "2022h1"),
    ("2021h1", "青岚医院二期", "completed", "Changed", "step.postponed", "2021"),
    # 南溪物流园并入北港物流园; what is said since is that, and how the other went on.
    ("2021h1", "南溪物流园", "completed", "Changed", "step.merged", "2021 2022h1"),
    ("2021h1", "完成绿地", "40公顷", "Met", "target.met", "2021"),
    ("2021h1", "整治河道", "60公里", "Met", "target.met", "2021"),
    ("2021h1", "新增公共停车泊位", "800个", "NotMentionedAgain", "target.silent", ""),
    ("2021h1", "完成既有住宅加装电梯", "100台", "Behind", "target.missed", "2021"),
    ("2021h1", "青岚区慢行系统规划", "published", "NotMentionedAgain", "step.silent", ""),
    ("2021", "青岚医院二期", "completed", "OnTrack", "step.under-way", "2022h1"),
    ("2021", "新建绿道", "20公里", "Changed", "target.changed", "2022h1"),
    ("2021", "全社会固定资产投资", "220亿元", "Behind", "target.lagging", "2022h1"),
    ("2021", "新增养老床位", "300张", "OnTrack", "target.on-track", "2022h1"),
    ("2021", "新开办幼儿园", "3所", "NotMentionedAgain", "target.silent", ""),
    ("2021", "首届青岚龙舟赛", "held", "Met", "step.taken", "2022h1"),
    ("2022h1", "新建绿道", "15公里", "Behind", "target.lagging", "2022h1"),
    ("2022h1", "星湖智造产业城", "completed", "CannotBeJudged", "step.open", ""),
]
ARITHMETIC = {
    "一般公共预算收入": "6.8 % 对 >= 5 %",
    "完成绿地": "42 / 40 公顷 = 105 %",
    "完成既有住宅加装电梯": "81 / 100 台 = 81 %",
    "新增养老床位": "170 / 300 张 = 56.7 %；时间进度 50 %",
}


@pytest.fixture(scope="module")
def sequence() -> list[Told]:
    """The three reports."""
    return [told_file(SEQUENCE / f"{name}.txt") for name in IN_ORDER]


@pytest.fixture(scope="module")
def entries(sequence: list[Told]) -> tuple[Entry, ...]:
    """Their ledger."""
    return ledger(sequence)


@pytest.mark.parametrize(("report", "what", "target", "state", "rule", "answer"), KNOWN)
def test_each_known_pledge_is_found_in_its_state(
    entries: tuple[Entry, ...], report: str, what: str, target: str, state: str, rule: str, answer: str
) -> None:
    """One line, by the rule that holds, answered by the report that does."""
    found = [
        entry
        for entry in entries
        if entry.pledge.report == report and what in entry.what and (not target or entry.target == target)
    ]

    assert [entry.state for entry in found] == [state]
    assert found[0].rule.endswith(rule)
    assert {each.quote.report for each in found[0].answers} == set(answer.split())


def test_there_is_no_other_line(entries: tuple[Entry, ...]) -> None:
    """Nothing is in the ledger that nobody pledged."""
    known = [(report, what) for report, what, *_ in KNOWN]
    others = [
        entry for entry in entries if not any(entry.pledge.report == r and w in entry.what for r, w in known)
    ]

    assert others == []
    assert len(entries) == len(KNOWN)


def test_the_arithmetic_is_shown(entries: tuple[Entry, ...]) -> None:
    """As written in the two sentences."""
    first = {entry.what: entry.arithmetic for entry in reversed(entries)}

    assert {what: first[what] for what in ARITHMETIC} == ARITHMETIC


def test_every_sentence_stands_where_the_ledger_says(
    entries: tuple[Entry, ...], sequence: list[Told]
) -> None:
    """The quotes are the texts' own words at their offsets."""
    texts = {each.id: each.document for each in sequence}
    for entry in entries:
        for quote in (entry.pledge, *(answer.quote for answer in entry.answers), *entry.repeated):
            assert texts[quote.report].text(quote.span) == quote.text


def test_the_order_of_the_files_makes_no_difference(sequence: list[Told], entries: tuple[Entry, ...]) -> None:
    """The reports' own time orders them."""
    assert ledger(reversed(sequence)) == entries


def test_a_second_district_adds_its_own_lines_and_changes_none(entries: tuple[Entry, ...]) -> None:
    """Read together, each district's ledger is what it is alone."""
    every = ledger(told_file(SEQUENCE / f"{name}.txt") for name in EVERY)

    assert tuple(entry for entry in every if entry.region == "青岚区") == entries
    assert [(entry.what, entry.state.value, entry.rule) for entry in every if entry.region == "澄溪区"] == [
        ("澄溪图书馆", "Met", "step.taken"),
        ("完成绿地", "OnTrack", "target.on-track"),
        ("澄溪绿道", "CannotBeJudged", "step.open"),
    ]


def test_reports_of_two_regions_do_not_answer_each_other() -> None:
    """What another district built answers no pledge."""
    promise = told("二、下半年主要工作", "年内完成绿地40公顷。", region="310114", report="a")
    other = told("一、工作回顾", "全年新建绿地42公顷。", region="310115", report="b", period="2021")

    assert [entry.rule for entry in ledger([promise, other])] == ["target.open"]


@pytest.mark.parametrize(
    ("pledge", "rule"),
    [
        ("新增充电桩100个。", "target.not-begun"),
        ("年内新增充电桩100个。", "target.lagging"),
        ("全年新增充电桩100个。", "target.lagging"),
    ],
)
def test_what_was_to_begin_after_the_report_is_not_behind_in_it(pledge: str, rule: str) -> None:
    """A pledge of the second half is not judged by the first; one of the year is."""
    report = told("一、上半年工作回顾", "上半年新增充电桩5个。", "二、下半年主要工作", pledge)
    entry = ledger([report])[0]

    assert (entry.rule, entry.arithmetic[:15]) == (rule, "5 / 100 个 = 5 %")


def test_a_pledge_of_which_only_the_time_before_was_told_is_silence_later() -> None:
    """The year's report says nothing of it; the sum of the first half stays, without a word on time."""
    report = told("一、上半年工作回顾", "上半年新增充电桩5个。", "二、下半年主要工作", "新增充电桩100个。")
    year = told("一、2021年工作回顾", "经济平稳增长。", report="y", period="2021")

    assert [(entry.rule, entry.arithmetic) for entry in ledger([report, year])] == [
        ("target.silent-since", "5 / 100 个 = 5 %")
    ]


def test_a_pledge_for_the_second_half_alone_is_not_answered_by_the_first() -> None:
    """下半年 in the clause itself leaves the half-year figure out."""
    report = told(
        "一、上半年工作回顾", "上半年新开工学校5所。", "二、下半年主要工作", "下半年新开工学校9所。"
    )

    assert [entry.rule for entry in ledger([report])] == ["target.open"]


def test_one_report_measures_its_pledges_against_its_own_half_year(jiading: Document) -> None:
    """The real report: green space, retail growth, lifts, and a target said twice."""
    entries = ledger([Told(jiading, resolve(jiading, extract(jiading)))])
    found = {(entry.what, entry.target): (entry.state.value, entry.arithmetic) for entry in entries}

    assert found["完成各类绿地", "51.2公顷"] == ("OnTrack", "43.3 / 51.2 公顷 = 84.6 %；时间进度 50 %")
    assert found["社会消费品零售总额", "5%"] == ("OnTrack", "26.4 % 对 5 %")
    lifts = "5 部 / 100 台 = 5 %；承诺期 2021-07-01 起，尚未开始"
    assert found["完成既有多层住宅加装电梯", "100台"] == ("CannotBeJudged", lifts)
    budget = [entry for entry in entries if entry.what == "一般公共预算收入"]
    assert [(entry.target, len(entry.repeated)) for entry in budget] == [("5%以上", 1)]


@pytest.mark.parametrize("rule", renamings(), ids=lambda rule: rule.id)
def test_renamings_match_their_examples_and_no_others(rule: Renaming) -> None:
    """Each pattern's own examples, right behind a name."""
    assert all(rule.pattern.search(words) for words in rule.match)
    assert not any(rule.pattern.search(words) for words in rule.reject)


def test_the_synthetic_texts_say_that_they_are() -> None:
    """Nobody takes them for reports."""
    assert all("虚构" in path.read_text(encoding="utf-8").splitlines()[0] for path in SEQUENCE.glob("*.txt"))


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("5G基站累计建成2666座。", "target.since-start"),
        ("上半年累计建成5G基站2666座。", "target.on-track"),
        ("建成5G基站2666座。", "target.on-track"),
    ],
    ids=["since the beginning", "within the half-year", "in the half-year"],
)
def test_a_sum_of_all_years_answers_no_pledge_of_one(said: str, rule: str) -> None:
    """How many of the 2666 were built this year nobody says."""
    report = told("一、上半年工作回顾", said, "二、下半年主要工作", "年内建成5G基站3000座。")

    assert [entry.rule for entry in ledger([report])] == [rule]


def test_a_target_repeated_by_a_later_report_is_no_change() -> None:
    """The first report had the year's target and hoped for more; the next repeats the target."""
    first = told(
        "一、上半年工作回顾",
        "表一 主要目标完成情况",
        "指标名称 | 年度目标 | 上半年完成 |",
        "1.社会消费品零售总额 | 5% | 26.4% |",
        "二、下半年主要工作",
        "全年社会消费品零售总额力争增长8%。",
        report="a",
    )
    second = told(
        "一、2021年工作回顾",
        "表一 主要目标完成情况",
        "指标名称 | 年度目标 | 全年完成 |",
        "1.社会消费品零售总额 | 5% | 6.2% |",
        report="b",
        period="2021",
    )

    rules_of = {entry.target: entry.rule for entry in ledger([first, second])}
    assert rules_of == {"5%": "target.met", "8%": "target.missed"}


def test_a_target_settled_in_its_own_report_stays_settled() -> None:
    """The report of the year has target and figure in one row; what the next tells is of another year."""
    table = (
        "指标名称 | 年度目标 | 完成情况 |",
        "1.社会消费品零售总额 | 5% | 6.2% |",
        "2.一般公共预算收入 | 7% | 4% |",
    )
    first = told("一、2021年工作回顾", *table, report="a", period="2021")
    second = told(
        "一、上半年工作回顾",
        "社会消费品零售总额增长3%,一般公共预算收入增长8%。",
        report="b",
        period="2022-01-01/2022-06-30",
    )
    alone = {entry.what: entry.rule for entry in ledger([first])}

    assert alone == {"社会消费品零售总额": "target.met", "一般公共预算收入": "target.missed"}
    assert {entry.what: entry.rule for entry in ledger([first, second])} == alone


def test_a_figure_of_another_time_is_no_silence() -> None:
    """The pledge is for the second half, the figure for the year: named, and not to be compared."""
    first = told("二、下半年主要工作", "下半年新开工学校项目9个。", report="a")
    second = told("一、2021年工作回顾", "全年新开工学校项目12个。", report="b", period="2021")

    assert [entry.rule for entry in ledger([first, second])] == ["target.mentioned"]


def test_a_step_already_taken_in_the_report_that_pledges_it_is_left_open() -> None:
    """Nobody can tell whether the second mention is another part of it."""
    report = told("一、工作回顾", "云帆大道二期建成通车。", "二、下半年主要工作", "建成云帆大道二期。")

    assert "step.already" in {entry.rule for entry in ledger([report])}


PLEDGE = "二、下半年工作措施\n云栖大桥10月开工。"
# What the pledging report says behind its pledge, what the next says, the one after that, and the rule.
WAITING = [
    ("", "云栖大桥推迟到2022年9月开工。", "", "step.postponed", "the same step has a later time"),
    ("", "云栖大桥因资金问题推迟开工。", "", "step.put-off", "no time is set"),
    ("", "云栖大桥项目不再实施。", "", "step.cancelled", "it will not come"),
    ("", "云栖大桥停工。", "", "step.halted", "it stands still"),
    ("", "云栖大桥停工,6月复工。", "", "step.mentioned", "it went on again, and had begun before"),
    ("", "云栖大桥推迟开工。", "云栖大桥开工。", "step.taken-late", "put off, and then begun"),
    (
        "",
        "云栖大桥停工。",
        "云栖大桥加快推进。",
        "step.mentioned",
        "it goes on, and when it began is not said",
    ),
    (
        "",
        "云栖大桥推迟到2022年9月开工。",
        "云栖大桥项目不再实施。",
        "step.cancelled",
        "put off, and then given up",
    ),
    (
        "三、存在问题\n云栖大桥推迟开工。",
        "",
        "",
        "step.put-off",
        "the report itself says so, behind the pledge",
    ),
    ("", "计划推迟云栖大桥开工。", "", "step.mentioned", "that it is to be put off is only announced"),
]


@pytest.mark.parametrize(
    ("behind", "then", "after", "rule", "reason"), WAITING, ids=[each[4] for each in WAITING]
)
def test_what_was_put_off_given_up_or_halted(
    behind: str, then: str, after: str, rule: str, reason: str
) -> None:
    """A pledge of what waits or will not come is changed, of what stands still is behind."""
    texts = [(f"{PLEDGE}\n{behind}", "2021h1", "2021-01-01/2021-06-30")]
    texts += [(f"一、全年情况\n{then}", "2021", "2021")] if then else []
    texts += [(f"一、上半年情况\n{after}", "2022h1", "2022-01-01/2022-06-30")] if after else []
    reports = [
        told(*text.split("\n"), report=name, period=over, region="999901") for text, name, over in texts
    ]
    entry = next(each for each in ledger(reports) if each.pledge.report == "2021h1" and each.kind == "step")
    assert entry.rule == rule, reason
    assert all(answer.quote.text for answer in entry.answers)


def test_a_step_put_off_to_a_new_time_is_pledged_for_it() -> None:
    """The sentence that sets the new time is a pledge of its own, and not changed by itself."""
    reports = [told("一、上半年情况", "云栖大桥推迟到10月开工。", region="999901")]
    (entry,) = ledger(reports)
    assert (entry.target, entry.deadline, entry.rule) == ("started", "2021-10-01/2021-10-31", "step.open")


def test_every_rule_gives_its_reason_and_every_line_a_rule_of_the_file(entries: tuple[Entry, ...]) -> None:
    """No state without a rule that says why."""
    assert all(entry.reason == rules()[entry.rule].reason for entry in entries)
    assert all(rule.reason for rule in rules().values())


def test_about_as_much_as_the_tables_target_is_the_same_target() -> None:
    """One line under the exact figure, the prose beside it, whichever is first; more or less is another."""
    table = ("指标名称 | 年度目标 | 上半年完成 |", "1.全社会固定资产投资 | 500亿元 | 206.9亿元 |")
    prose = "全年全社会固定资产投资预计完成500亿元左右。"
    orders = (
        ("一、上半年工作回顾", *table, "二、下半年主要工作", prose),
        ("一、下半年主要工作", prose, "二、上半年工作回顾", *table),
    )
    for lines in orders:
        (entry,) = ledger([told(*lines)])
        assert entry.target == "500亿元"
        assert [quote.text for quote in entry.repeated] == [prose]

    other = ledger([told(*orders[0][:-1], prose.replace("500", "520"))])
    assert [entry.target for entry in other] == ["500亿元", "520亿元左右"]
