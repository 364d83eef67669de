"""Parts and shares of building works, papers and land for them: steps of the thing that is built."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from tests.facts.reading import Case, check, report, stated

# Words of a review, what they state, what they do not, and why.
CASES: list[Case] = [
    (
        "云栖博物馆项目已完成主体建设,正进行总平及内部装修,预计年底运营。",
        ("云栖博物馆项目 topped_out", "云栖博物馆项目 progressing", "云栖博物馆项目 in_operation planned"),
        (),
        "what goes on at the site takes nothing from the sentence's subject",
    ),
    (
        "云沣铁路可研已通过铁道部评审,滨江高速可行性研究报告已获省发改委审批,《云栖区水网规划》完成县、市审查报批。",
        ("云沣铁路 approved", "滨江高速 approved", "云栖区水网规划 approved"),
        ("云栖区水网规划 completed",),
        "an authority's leave is for the thing whose papers they are, or for the paper itself",
    ),
    (
        "沙栖公路项目基本完成土方工程建设,云栖新城完成规划编制。",
        ("沙栖公路项目 progressing",),
        ("土方工程 completed", "土方工程 is Project"),
        "earthwork is a part of the road's building and no thing",
    ),
    (
        "滨江大道工程量已完成80%,云栖学校项目已完成90%,沧河大桥完成95%的绿化。",
        ("滨江大道 progressing", "云栖学校项目 progressing"),
        ("滨江大道 completed", "云栖学校项目 completed", "沧河大桥 progressing"),
        "so much of the work is done, and it goes on",
    ),
    (
        "云栖大桥力争今年内建成通车,泽柏酒店正式开业,檀沣食品完工并投产,云栖高速云岑大桥成功获批。",
        (
            "云栖大桥 completed planned",
            "云栖大桥 in_operation planned",
            "泽柏酒店 in_operation",
            "檀沣食品 completed",
            "檀沣食品 in_production",
            "云栖高速云岑大桥 approved",
        ),
        (),
        "a time before the verb, a firm's house that opens or is built, leave without a title",
    ),
    (
        "其中新建项目云栖中学等项目正在施工,滨江电厂三期可研报告正在编制,7月底可完成。",
        ("云栖中学 progressing", "滨江电厂三期 designed"),
        ("云栖中学 completed", "滨江电厂三期 completed"),
        "which kind of project it is, and the paper that will be done",
    ),
    (
        "滨江大道圆满完成征收任务,云栖街等5条道路完成大修,继续建设沣河大桥,着力打造滨江产业新城。",
        ("滨江大道 land_acquired", "云栖街 completed", "沣河大桥 progressing", "滨江产业新城 progressing"),
        ("滨江大道 completed",),
        "what is completed is what the object says; a verb that only leads another",
    ),
    (
        "沣河大桥项目总投资6亿元。目前路基工程已完成,桥梁工程加快推进,预计明年6月完工。",
        ("沣河大桥项目 progressing", "沣河大桥项目 completed planned"),
        ("路基工程 completed", "桥梁工程 progressing", "桥梁工程 completed planned"),
        "parts of the work are steps of the one thing that the sentence before is about",
    ),
    (
        "沣河大桥和滨江大桥加快建设。预计年底完工。",
        ("沣河大桥 progressing",),
        ("沣河大桥 completed planned", "滨江大桥 completed planned"),
        "of two it is not told which one is meant",
    ),
    (
        "云岑路改造工程已完成建设任务的65%,完成了沣家桥、兴栖桥下部构造,泽柏桥、檀沣桥等29座危桥已完成设计评审等前期准备工作。",
        (
            "云岑路改造工程 progressing",
            "沣家桥 progressing",
            "兴栖桥 progressing",
            "泽柏桥 designed",
            "檀沣桥 designed",
        ),
        ("云岑路改造工程 completed", "沣家桥 completed", "泽柏桥 completed"),
        "a share of the task, the lower half of a bridge, papers and what else prepares",
    ),
    (
        "云栖线可研已通过专家评审,滨江制造示范基地、经开综保区、国家云栖示范园区等多个国家级平台获批。",
        ("云栖线 approved", "云栖线 is Project", "经开综保区 approved", "国家云栖示范园区 approved"),
        (),
        "a line with papers of its own is to be built; 经 in 经开 leads nobody",
    ),
    (
        "全面推进滨江新城建设,加快云栖新区开发,推进示范区建设,推进云栖镇建设,完成“十四五”规划目标任务。",
        ("滨江新城 progressing", "云栖新区 progressing"),
        ("示范区 progressing", "云栖镇 progressing", "“十四五”规划 completed"),
        "quarters that are being built go on, towns do not; the tasks of a plan are done and not the plan",
    ),
    (
        "完成泽柏名盛等5个项目200亩土地出让,沿江12家砂石码头签约搬迁,泽柏物流园签约。",
        ("泽柏名盛 land_acquired",),
        ("泽柏名盛 completed", "砂石码头 signed"),
        "the land for what is built later, and things that are only counted",
    ),
    (
        "云栖大桥前期工作已完成80%,沧河大桥征地已完成90%,滨江大桥已完成70%。",
        ("云栖大桥 designed", "滨江大桥 progressing"),
        ("云栖大桥 progressing", "沧河大桥 progressing"),
        "a share of the papers or of the land is none of the work",
    ),
    (
        "沧河大桥项目开工,路基工程完成80%。",
        ("沧河大桥项目 progressing",),
        ("路基工程 progressing",),
        "a share of a part is of the whole",
    ),
    (
        "云栖中学正在进行教学楼二次结构和餐厅主体施工。滨江中学正在进行综合楼和食堂门窗安装。云栖小学正在进行教师培训。",
        ("云栖中学 progressing", "滨江中学 progressing"),
        ("云栖小学 progressing",),
        "whichever part of a building is worked on, and no other work",
    ),
    (
        "云栖大桥的可行性研究等前期准备工作正在进行,完成滨江高速开建前各项准备工作。",
        ("云栖大桥 designed", "滨江高速 designed"),
        ("云栖大桥 progressing", "滨江高速 completed"),
        "what comes before the building",
    ),
    (
        "省发改委核准立项。滨江风电项目去年获得省发改委批复核准后,加快建设。云栖风电项目获得批复后,将开工建设。",
        ("滨江风电项目 approved",),
        ("省发改委 approved", "云栖风电项目 approved"),
        "who gives leave; and leave that was given on a day that is over, or may yet be",
    ),
    (
        "改建的云栖医院正式开业,新建滨江教学综合楼正在进行主体施工,实施“云栖东进”发展战略。",
        ("云栖医院 in_operation", "滨江教学综合楼 progressing"),
        ("云栖医院 completed", "滨江教学综合楼 completed", "“云栖东进”发展战略 progressing"),
        "which one it is, and a line of policy",
    ),
    (
        "云栖医院通过三甲评审,云栖中学完成年度审核,滨江中学可研通过评审。",
        ("滨江中学 approved",),
        ("云栖医院 approved", "云栖中学 approved"),
        "a rank or a record is looked into, not papers",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[3] for case in CASES])
def test_work_done_for_a_thing(case: Case) -> None:
    """What is done to a part, on paper or to a share of it is told of the thing, as the step that it is."""
    check(stated(case[0]), case)


def test_a_deed_in_a_plan_is_done() -> None:
    """已于 tells what was done, wherever it stands."""
    found = stated("", "云栖大桥已于去年开工,今年建成。")
    assert "云栖大桥 started" in found
    assert "云栖大桥 completed planned" in found


DATED = [
    ("云栖大桥竣工。5月,沧河大桥开工,滨江大桥通车。", "Realised", "2021-05-01/2021-05-31"),
    ("1月,云栖大桥竣工。二季度,沧河大桥开工。", "Realised", "2021-04-01/2021-06-30"),
    ("1月,云栖大桥竣工。5月底前,沧河大桥开工。", "Realised", "2021-05-01/2021-05-31"),
    ("云栖大桥竣工。2022年,沧河大桥开工。", "Planned", "2022"),
]


@pytest.mark.parametrize(("text", "modality", "period"), DATED)
def test_a_time_that_opens_a_sentence_dates_its_clauses(text: str, modality: str, period: str) -> None:
    """The step is of that time, and to come where the time is."""
    steps = {fact.subject.label: fact for fact in extract(report(text)).milestones}
    assert steps["云栖大桥"].modality == "Realised"
    assert (steps["沧河大桥"].modality, steps["沧河大桥"].period) == (modality, period)


def test_a_later_part_of_what_is_reported_on_is_done() -> None:
    """The second quarter is no more to come than the first, though the paragraph opens with the first."""
    facts = extract(report("一季度产值3亿元。二季度产值4亿元。"))
    assert [(fact.role, fact.period) for fact in facts.observations] == [
        ("Actual", "2021-01-01/2021-03-31"),
        ("Actual", "2021-04-01/2021-06-30"),
    ]
