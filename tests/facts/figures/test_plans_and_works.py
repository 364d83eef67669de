"""What is planned, what works cost and are to yield: names and roles of the figures of briefs."""

from __future__ import annotations

import pytest

from kg.facts.figures import observations
from tests.facts.figures.reading import report

Told = list[tuple[str, str]]

SUMS_MEANT_FOR_THE_YEAR: list[tuple[str, Told, str]] = [
    (
        "共实施重点项目31个,总投资530亿元,年度投资170亿元。",
        [("实施重点项目", "Actual"), ("重点项目总投资", "Actual"), ("重点项目年度投资", "Target")],
        "a sum for the year is meant, and is the projects' own",
    ),
    (
        "市重点项目7个,总投资34亿元,年度计划完成投资10亿元,1-6月份累计完成投资8亿元。",
        [
            ("市重点项目", "Actual"),
            ("市重点项目总投资", "Actual"),
            ("市重点项目年度计划完成投资", "Target"),
            ("市重点项目投资", "Actual"),
        ],
        "完成 in the name of a plan says nothing of what was done",
    ),
    ("项目总投资5亿元,当年投资2亿元。", [("项目总投资", "Actual"), ("当年投资", "Target")], "当年 as 年度"),
    ("完成年度投资15亿元。", [("年度投资", "Actual")], "完成 before it says that it was done"),
    ("重点项目年度计划投资同比增长36%。", [("重点项目年度计划投资", "Actual")], "by how much it grew is so"),
    (
        "重点项目年度计划投资40亿元,截至6月底完成年度计划的50.4%。",
        [("重点项目年度计划投资", "Target"), ("重点项目完成年度计划比例", "Actual")],
        "the plan itself reached none of it",
    ),
]
MEANT_TO_BE_DONE: list[tuple[str, Told, str]] = [
    ("今年计划新建学校3所。", [("新建学校", "Target")], "计划 right before the deed"),
    ("按计划新建学校3所。", [("新建学校", "Actual")], "按计划 is how it was done"),
    (
        "本年度计划开工项目255项,目前实际已开工206项。",
        [("开工项目", "Target"), ("开工项目", "Actual")],
        "本年度 is no part of a name",
    ),
    (
        "92个计划新开工项目已开工51个。",
        [("计划新开工项目", "Target"), ("开工项目", "Actual")],
        "what is meant to begin, and what of it did",
    ),
    (
        "计划实施项目279个,总投资378亿元,完成投资4亿元。",
        [("实施项目", "Target"), ("实施项目总投资", "Target"), ("实施项目投资", "Actual")],
        "what planned works cost is planned",
    ),
    ("园区规划建设面积25平方公里。", [("园区规划建设面积", "Target")], "an area planned is not there yet"),
    ("园区建成区面积25平方公里。", [("园区建成区面积", "Actual")], "one built is"),
    ("完成35万平方米棚户区改造任务。", [("完成棚户区改造", "Actual")], "a task that was done is no aim"),
]
WHAT_COMES_OF_WORKS: list[tuple[str, Told, str]] = [
    (
        "扩建工程计划投资46亿元,年发电量66亿度,产值达20亿元,目前已完成投资27亿元。",
        [
            ("扩建工程计划投资", "Target"),
            ("年发电量", "Forecast"),
            ("产值", "Forecast"),
            ("投资", "Actual"),
        ],
        "what works still to be built are to yield, up to what is said to be done",
    ),
    (
        "企业计划投资2亿元,去年产值5亿元。",
        [("企业计划投资", "Target"), ("产值", "Actual")],
        "what was yielded last year was",
    ),
]
NAMES: list[tuple[str, Told, str]] = [
    (
        "25件重点实事计划总投资277亿元。",
        [("重点实事", "Actual"), ("重点实事计划总投资", "Target")],
        "what costs is counted",
    ),
    ("21869名低保对象已建档。", [("低保对象已建档", "Actual")], "对 within 对象"),
    ("26个撤并村通公路(2013—2017年)。", [("撤并村通公路", "Actual")], "a span of years closes no name"),
    (
        "实现农林牧渔业(包括专业及辅助性活动)增加值18100万元。",
        [("农林牧渔业增加值", "Actual")],
        "a bracket parts no name",
    ),
    (
        "采矿业增加值增长5%,制造业增加值占比为2%,同比下降14%。",
        [("采矿业增加值", "Actual"), ("制造业增加值占比", "Actual"), ("制造业增加值", "Actual")],
        "growth behind a share is of what has the share",
    ),
    (
        "人均生产总值19763元,按2018年平均汇率计算为2865美元。",
        [("人均生产总值", "Actual"), ("人均生产总值", "Actual")],
        "the same in other money",
    ),
    ("增加值增长12%,较上年同期(3%)大幅增长。", [("增加值", "Actual")], "the rate of another time in passing"),
    ("财政收入也有显著提升,为3987万元。", [("财政收入", "Actual")], "the statistic of the clause before"),
    ("全市共确定市重点项目296个。", [("市重点项目", "Actual")], "to have chosen names nothing"),
    ("省住建厅下达危房改造任务118户。", [("危房改造任务", "Target")], "nor does to have been given"),
]
WHOSE_FIGURE: list[tuple[str, Told, str]] = [
    (
        "新增托位540个,完成率260%;救助儿童30名,入学率98%。",
        [("新增托位", "Actual"), ("新增托位完成率", "Actual"), ("救助儿童", "Actual"), ("入学率", "Actual")],
        "完成率 alone says nothing, 入学率 does",
    ),
    (
        "投资14亿元云栖正极材料、15亿元星河水泥升级等32个项目完工。",
        [("云栖正极材料投资", "Actual"), ("星河水泥升级投资", "Actual"), ("项目完工", "Actual")],
        "a listed sum stands before its thing",
    ),
    (
        "开展村卫生室标准化建设,已完成125个。",
        [("村卫生室标准化建设", "Actual")],
        "works that the clause before undertakes",
    ),
    ("召开现场会议,已完成125个。", [], "no works are named before"),
    ("22项为民实事工程全面完成目标任务。", [("为民实事工程", "Actual")], "all did: the works are counted"),
    ("15个项目完成年度计划。", [("项目完成年度计划", "Actual")], "some did: those are"),
    (
        "财政收入22亿元,同比增长27%,增速较上年提高2个百分点。",
        [("财政收入", "Actual"), ("财政收入", "Actual"), ("财政收入", "Actual")],
        "增速 is growth of the statistic itself",
    ),
    (
        "进出口总额下降5%,降幅收窄2个百分点。",
        [("进出口总额", "Actual"), ("进出口总额降幅", "Actual")],
        "what a fall does is told of the fall",
    ),
    (
        "本次集中开工项目13个,总投资105亿元。",
        [("集中开工项目", "Actual"), ("集中开工项目总投资", "Actual")],
        "projects begun together are a kind of project",
    ),
    ("集中开工13个项目。", [("开工项目", "Actual")], "集中 before a verb is how it is done"),
    (
        "前6个月全社会固定资产投资完成17亿元。",
        [("全社会固定资产投资", "Actual")],
        "months are no part of a name",
    ),
    (
        "云栖确定今年43项重点项目 风电建设成一大看点",
        [("重点项目", "Actual")],
        "a headline has two halves",
    ),
]
IN_A_PLAN: list[tuple[str, Told, str]] = [
    (
        "总投资5亿元的云栖风电项目启动建设。",
        [("云栖风电项目总投资", "Actual")],
        "what works cost is so in a plan too",
    ),
    ("投资5亿元建设云栖风电项目。", [("建设云栖风电项目投资", "Target")], "to invest it is an aim"),
]


@pytest.mark.parametrize(
    ("text", "told", "reason"),
    [*SUMS_MEANT_FOR_THE_YEAR, *MEANT_TO_BE_DONE, *WHAT_COMES_OF_WORKS, *NAMES, *WHOSE_FIGURE],
)
def test_figure_is_called_and_meant_so(text: str, told: Told, reason: str) -> None:
    """Each figure of a review has the name and the role given, and no other is read."""
    found = [(fact.indicator.label, str(fact.role)) for fact in observations(report(text))]
    assert found == told, reason


@pytest.mark.parametrize(("text", "told", "reason"), IN_A_PLAN)
def test_figure_of_a_plan_is_called_and_meant_so(text: str, told: Told, reason: str) -> None:
    """The same, in a part of the report that looks ahead."""
    found = [(fact.indicator.label, str(fact.role)) for fact in observations(report(plan=text))]
    assert found == told, reason
