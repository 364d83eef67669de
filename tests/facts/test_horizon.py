"""Horizons: what headings, paragraphs and clauses say about time."""

from __future__ import annotations

import pytest

from kg.document.model import Document, Metadata
from kg.document.reader import read_text
from kg.facts.horizon import Horizon, clause_horizon, horizon, next_horizon
from kg.text import SourceText
from kg.vocabulary import Modality

HALF, NEXT_HALF = "2021-01-01/2021-06-30", "2021-07-01/2021-12-31"
DONE = Horizon(Modality.REALISED, HALF, "", 2021, 2021)
AHEAD = Horizon(Modality.PLANNED, NEXT_HALF, NEXT_HALF, 2021, 2021)
REVIEW_OF_2020 = Horizon(Modality.REALISED, "2020", "", 2020, 2021)


def document(text: str, period: str) -> Document:
    """A report of a period."""
    return read_text(SourceText(text, "sample"), Metadata("sample", period=period))


def last(text: str, period: str) -> tuple[str, str, str]:
    """Modality, period and deadline of the last passage."""
    report = document(text, period)
    found = horizon(report, report.passages[-1])
    return found.modality.value, found.period, found.deadline


@pytest.mark.parametrize(
    ("text", "period", "expected", "reason"),
    [
        (
            "今年,我市将办好十件实事。\n建成甲路。",
            "2021",
            ("Planned", "2022", "2022"),
            "what this year will bring, without a heading",
        ),
        (
            "截至去年,甲将军公园建成。\n建成甲路。",
            "2021",
            ("Realised", "2021", ""),
            "将 in a name announces nothing",
        ),
        ("一、上半年计划执行情况\n甲。", HALF, ("Realised", HALF, ""), "执行情况 looks back"),
        (
            "一、2020年目标任务\n甲。",
            "",
            ("Planned", "2020", "2020"),
            "a heading's own year, of a report of none",
        ),
        (
            "二、下半年主要工作措施\n甲。",
            HALF,
            ("Planned", NEXT_HALF, NEXT_HALF),
            "the half-year after the first",
        ),
        ("一、2023年工作回顾\n甲。", "2023", ("Realised", "2023", ""), "回顾 of the year reported on"),
        ("二、2024年重点工作\n甲。", "2023", ("Planned", "2024", "2024"), "a later year plans"),
        ("二、重点工作和民生实事方面\n甲。", "2023", ("Realised", "2023", ""), "a field of work is no plan"),
        (
            "二、下一步工作安排\n甲。",
            "2023",
            ("Planned", "2024", "2024"),
            "the year after where none is named",
        ),
        (
            "二、“十四五”时期主要目标任务\n甲。",
            "2020",
            ("Planned", "2021-01-01/2025-12-31", "2021-01-01/2025-12-31"),
            "a five-year plan",
        ),
        (
            "一、2023年工作回顾\n(一)工业稳步增长\n甲。",
            "2023",
            ("Realised", "2023", ""),
            "from the heading above",
        ),
        (
            "一、2024年主要任务\n甲。\n二、加强自身建设\n乙。",
            "2023",
            ("Planned", "2024", "2024"),
            "follows the part before",
        ),
        ("一、综合\n甲。", "2025", ("Realised", "2025", ""), "no cue at all: a bulletin reports"),
        (
            "一、2023年工作回顾\n甲。\n二、存在的困难和问题\n乙。\n三、聚焦重点,担当实干\n(一)工业再发力\n丙。",
            "2023",
            ("Planned", "2024", "2024"),
            "behind what is not well yet a slogan opens what to do about it",
        ),
        (
            "一、2023年工作回顾\n(一)存在的困难和问题\n甲。\n二、重大项目\n乙。",
            "2023",
            ("Realised", "2023", ""),
            "a part of the review that tells what is not well opens nothing",
        ),
        (
            "一、2023年工作回顾\n甲。\n二、聚焦重点,担当实干\n2024年,我们将重点抓好以下五方面工作:\n丙。",
            "2023",
            ("Planned", "2024", "2024"),
            "a slogan behind a review leaves it to the words below",
        ),
        (
            "一、2023年工作回顾\n甲。\n二、聚焦重点,担当实干\n新建道路5公里。",
            "2023",
            ("Realised", "2023", ""),
            "and looks back where they tell nothing",
        ),
        (
            "甲。\n今年经济社会发展的主要预期目标是:乙。",
            "2023",
            ("Planned", "2024", "2024"),
            "a sentence turns the page",
        ),
        (
            "今年,我市将办好事关群众利益的“十件实事”\n1.新建公园。",
            "2023",
            ("Planned", "2024", "2024"),
            "what opens a list of works to come turns the page",
        ),
        (
            "今年要重点聚焦八项工作:\n一是修路。",
            "2023",
            ("Planned", "2024", "2024"),
            "and so does the number of tasks of this year",
        ),
        (
            "今年要全力抓好十件大事:\n1.修路。\n一、抓好工业\n甲。",
            "2023",
            ("Planned", "2024", "2024"),
            "the headings behind it plan too",
        ),
        (
            "一、工业稳步增长\n下一步,我们将扩大规模。\n二、农业稳步增长\n甲。",
            "2023",
            ("Realised", "2023", ""),
            "the next step ends with its section",
        ),
        (
            "一年来,我们办好了十件实事。\n1.新建公园。",
            "2023",
            ("Realised", "2023", ""),
            "what was done was no plan",
        ),
    ],
)
def test_headings_and_turns_set_the_horizon(
    text: str, period: str, expected: tuple[str, str, str], reason: str
) -> None:
    """The words and years of headings tell; a part without a cue follows the part before it."""
    assert last(text, period) == expected, reason


def test_the_opening_of_a_paragraph_holds_for_all_of_it() -> None:
    """过去五年,… at the head of a paragraph dates its later sentences too."""
    text = "一、“十三五”时期和2020年工作回顾\n过去五年,成效显著。新建学校13所。\n"
    text += "刚刚过去的2020年,成效显著。新建学校2所。"
    report = document(text, "2020")
    periods = [horizon(report, passage).period for passage in report.passages[1:]]
    assert periods == ["2016-01-01/2020-12-31"] * 2 + ["2020"] * 2


@pytest.mark.parametrize(
    ("clause", "start", "expected", "reason"),
    [
        ("上半年新增岗位5个", DONE, ("Realised", HALF, ""), "its own period"),
        ("截至6月30日,接种5人", DONE, ("Realised", HALF, ""), "as of a day, since the period's start"),
        ("年内完成绿地5公顷", AHEAD, ("Planned", "2021", "2021"), "年内 is the year"),
        ("力争到2025年达到6家", AHEAD, ("Planned", "2025", "2025"), "到2025年 is the deadline"),
        (
            "养老中心8月底前建成投用",
            AHEAD,
            ("Planned", "2021-08-01/2021-08-31", "2021-08-01/2021-08-31"),
            "a month",
        ),
        ("力争完成绿地5公顷", DONE, ("Planned", NEXT_HALF, NEXT_HALF), "力争 announces in a review too"),
        ("已完成绿地5公顷", AHEAD, ("Realised", NEXT_HALF, ""), "已完成 is done in a plan too"),
        (
            "预计今年6月份竣工通车",
            REVIEW_OF_2020,
            ("Planned", "2021-06-01/2021-06-30", "2021-06-01/2021-06-30"),
            "今年 of the one who speaks lies ahead of the year reported on",
        ),
        (
            "下半年新开工3个",
            DONE,
            ("Planned", NEXT_HALF, NEXT_HALF),
            "a later period is announced, in a review too",
        ),
        ("确保2019年签约项目开工", AHEAD, ("Planned", NEXT_HALF, NEXT_HALF), "a past year dates no promise"),
        ("年底前新建公厕12座", DONE, ("Planned", "2021", "2021"), "what is due after the half reported on"),
        ("到年底建成公厕12座", DONE, ("Planned", "2021", "2021"), "by a day that had not come"),
        ("6月底前新建公厕12座", DONE, ("Realised", "2021-06-01/2021-06-30", ""), "a day that had come"),
        ("已于年底前开工", DONE, ("Realised", "2021", ""), "已 says that it was done before its day"),
        ("确保全年造林2万亩", DONE, ("Planned", "2021", "2021"), "care for a year that is not over"),
        ("上半年已新增企业11家", AHEAD, ("Realised", HALF, ""), "what has been reached so far, in a plan"),
        ("计划投资5亿元", DONE, ("Planned", NEXT_HALF, NEXT_HALF), "计划 is a verb: announced"),
        ("启动“工匠培训计划”", DONE, ("Realised", HALF, ""), "nor a plan in quotation marks"),
        ("公路按计划建成通车", DONE, ("Realised", HALF, ""), "nor does what goes by a plan"),
        ("占年度投资计划50%", DONE, ("Realised", HALF, ""), "nor the part of a plan reached"),
        ("2019年以来新增岗位5个", DONE, ("Realised", "2019-01-01/2021-06-30", ""), "from then to the end"),
        ("今年以来新增岗位5个", DONE, ("Realised", HALF, ""), "so far this year is the report's period"),
        ("完成年度预算的52%", DONE, ("Realised", HALF, ""), "a yearly budget dates no deed"),
        ("比上年增长5%", DONE, ("Realised", HALF, ""), "a period compared with dates nothing"),
        ("申报2020年度创新项目", DONE, ("Realised", HALF, ""), "nor does one in a name"),
        ("92个计划新开工项目已开工51个", DONE, ("Realised", HALF, ""), "what was planned has been done"),
        ("计划投资5亿元的大桥通车", DONE, ("Realised", HALF, ""), "what a thing was to cost"),
        ("已开工的大桥确保竣工", AHEAD, ("Planned", NEXT_HALF, NEXT_HALF), "which one it is"),
        (
            "截至7月末,开工44个",
            DONE,
            ("Realised", "2021-01-01/2021-07-31", ""),
            "as of a day is how it stands",
        ),
        ("3月份,大桥开工", AHEAD, ("Realised", "2021-03-01/2021-03-31", ""), "over before all of the plan"),
        ("大桥早日建成通车", DONE, ("Planned", NEXT_HALF, NEXT_HALF), "it is wished for"),
        ("条件成熟后启动大桥建设", DONE, ("Planned", NEXT_HALF, NEXT_HALF), "nothing has begun yet"),
        ("大桥已进入可研阶段", AHEAD, ("Realised", NEXT_HALF, ""), "it is there"),
        ("预计大桥年底竣工", DONE, ("Planned", "2021", "2021"), "a step that is expected"),
        ("预计全年新开工项目50个", DONE, ("Realised", "2021", ""), "a number that is expected of the year"),
        ("即将投产的项目7个", DONE, ("Realised", HALF, ""), "which projects"),
        ("此次共有7个项目入选", AHEAD, ("Realised", NEXT_HALF, ""), "how many there are"),
        ("力争增速不低于去年", AHEAD, ("Planned", NEXT_HALF, NEXT_HALF), "what it is measured by"),
        (
            "力争在去年的水平上再提高",
            AHEAD,
            ("Planned", NEXT_HALF, NEXT_HALF),
            "nor the level it starts from",
        ),
        ("加快已列入计划的学校建设", AHEAD, ("Planned", NEXT_HALF, NEXT_HALF), "which schools"),
        ("大桥年内可建成通车", DONE, ("Planned", "2021", "2021"), "it may be done by then"),
        ("落实《行动计划(2021-2023年)》", AHEAD, ("Planned", NEXT_HALF, NEXT_HALF), "nor one in a title"),
    ],
)
def test_a_clause_narrows_its_horizon(
    clause: str, start: Horizon, expected: tuple[str, str, str], reason: str
) -> None:
    """Periods and words of promise or deed in a clause come before what its part says."""
    found = clause_horizon(clause, start)
    assert (found.modality.value, found.period, found.deadline) == expected, reason


def test_a_day_inside_the_first_sentence_dates_no_paragraph() -> None:
    """甲预计年底竣工。乙停工。: the second has no date; 过去五年,… at the head would date both."""
    assert last("一、上半年情况\n滨江项目预计年底竣工。完成投资5亿元。", HALF) == ("Realised", HALF, "")


def test_where_no_period_of_the_report_is_known_none_is_later() -> None:
    """始建于1992年6月;1994年8月获批: one deed after the other, none of them a plan."""
    _, then = next_horizon("1992年6月始建", Horizon(Modality.REALISED, "", "", None, None))
    found, _ = next_horizon("1994年8月获批", then)
    assert (found.modality, found.period) == (Modality.REALISED, "1994-08-01/1994-08-31")


@pytest.mark.parametrize(
    ("before", "clause", "expected", "reason"),
    [
        ("目前已完成投资27亿元", "12月底大桥建成通车", "Planned", "after how it stands now, what is to come"),
        ("正在办理审批手续", "4月下旬正式开工建设", "Planned", "while papers are sought nothing has begun"),
        ("正在办理审批手续", "二期今年开工建设", "Planned", "nor has the second part"),
        ("已完成投资27亿元", "12月底大桥建成通车", "Realised", "one deed after the other"),
        ("目前已完成投资27亿元", "12月底大桥已建成通车", "Realised", "已 says that it was done"),
        ("目前共有企业27家", "1-9月完成产值5亿元", "Realised", "a figure is no step"),
        ("目前共有学校27所", "今年建成学校3所", "Realised", "a year that is not over counts what is done"),
    ],
)
def test_behind_how_things_stand_now_a_step_on_a_day_is_to_come(
    before: str, clause: str, expected: str, reason: str
) -> None:
    """目前已完成投资,12月底建成: told before the end of the year that it is told of."""
    _, then = next_horizon(before, Horizon(Modality.REALISED, "2021", "", 2021, 2021))
    assert next_horizon(clause, then)[0].modality.value == expected, reason


def test_a_step_on_a_day_of_a_half_year_that_is_over_is_done() -> None:
    """目前已完成投资,3月上旬开工 in a report of the first half; what is to come lies behind it."""
    _, then = next_horizon("目前已完成投资27亿元", DONE)
    assert next_horizon("3月上旬大桥正式开工建设", then)[0].modality is Modality.REALISED
    assert next_horizon("10月上旬大桥建成通车", then)[0].modality is Modality.PLANNED


def test_what_is_planned_for_a_year_not_over_falls_in_it() -> None:
    """In a report of the first half 2021年安排项目9个,计划开工5个 speaks of the whole year."""
    _, of_the_year = next_horizon("2021年安排项目9个", DONE)
    assert clause_horizon("计划开工5个", of_the_year).period == "2021"
    assert clause_horizon("计划开工5个", DONE).period == NEXT_HALF


def test_only_a_period_at_the_head_holds_on() -> None:
    """年内完成甲,建成乙: both by the year's end; 丙3月底前完工,建成丁: the month is 丙's alone."""
    assert next_horizon("年内完成甲", AHEAD)[1].deadline == "2021"
    assert next_horizon("丙基地3月底前完工", AHEAD)[1] == AHEAD
    assert next_horizon("力争建成乙", DONE)[1] == DONE
    assert next_horizon("计划11月竣工", DONE)[1] == DONE


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云栖区2022年十大惠民实事", ("Planned", "2022", "2022")),
        ("云栖区教育局2022年工作要点", ("Planned", "2022", "2022")),
        ("云栖区2022年民生实事项目清单(征求意见稿)", ("Planned", "2022", "2022")),
        ("云栖区2021年民生实事项目完成情况", ("Realised", "2021", "")),
        ("云栖区教育局2021年工作总结和2022年工作安排", ("Realised", "2021", "")),
    ],
)
def test_a_title_says_that_all_of_a_report_lies_ahead(title: str, expected: tuple[str, str, str]) -> None:
    """A list of works to come has no heading that says so."""
    metadata = Metadata("sample", title=title, period="2021")
    report = read_text(SourceText(f"{title}\n建成滨江大桥。", "sample"), metadata)
    found = horizon(report, report.passages[-1])
    assert (found.modality.value, found.period, found.deadline) == expected
