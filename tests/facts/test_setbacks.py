"""What is told of works that wait, stop, go on again or are given up, and what only looks like it."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from kg.vocabulary import MilestoneType, Modality
from tests.facts.reading import Case, check, report, stated

# Words of a review, what they state, what they do not, and why.
CASES: list[Case] = [
    (
        "完成云栖大桥停工处置,建成滨江隧道。",
        ("云栖大桥 is Project", "滨江隧道 completed"),
        ("云栖大桥 completed",),
        "what is done is done about the halt",
    ),
    (
        "云栖大桥项目因资金问题停工,滨江隧道建设陷入停滞。",
        ("云栖大桥项目 halted", "滨江隧道 halted"),
        ("资金问题 halted",),
        "why it came so stands between the thing and its verb",
    ),
    (
        "云栖大桥、滨江隧道等3个项目停工。",
        ("云栖大桥 halted", "滨江隧道 halted"),
        (),
        "what is said of a list is said of each",
    ),
    (
        "已开工的263个项目中,有2个项目停工,分别是:云栖大桥、滨江隧道。",
        ("云栖大桥 halted", "滨江隧道 halted"),
        ("云栖大桥 started",),
        "the count comes first, and then which they are",
    ),
    (
        "云栖大桥、滨江隧道分别停工、推迟。",
        ("云栖大桥 halted", "滨江隧道 postponed"),
        ("云栖大桥 postponed", "滨江隧道 halted"),
        "to each its own",
    ),
    ("云栖大桥总投资3亿元,因征地受阻停工。", ("云栖大桥 halted",), (), "the sentence has one subject"),
    (
        "云栖大桥因资金不到位,4月起停工,6月起复工。",
        ("云栖大桥 halted", "云栖大桥 resumed"),
        (),
        "the subject is what waits, and not why; 起 behind a month is of the month",
    ),
    ("云栖大桥4月起草方案。", (), ("云栖大桥 halted",), "起 of another word"),
    ("云栖大桥已停工一年。", ("云栖大桥 halted",), (), "how long it has lasted"),
    (
        "云栖大桥停工问题得到解决,完善滨江隧道停工的处置办法,防止滨江水厂停工。",
        (),
        ("云栖大桥 halted", "滨江隧道 halted", "滨江水厂 halted"),
        "a noun of the verb, and what is prevented, tells no halt",
    ),
    (
        "云栖大桥未停工,滨江隧道没有延期,确保滨江水厂不停工。",
        (),
        ("云栖大桥 halted", "滨江隧道 postponed", "滨江水厂 halted"),
        "what is denied",
    ),
    ("一旦云栖大桥停工,将追究责任。", (), ("云栖大桥 halted",), "what is only supposed"),
    (
        "宏远机电集团停产,滨江集团停工,滨江新区经济停滞。",
        (),
        ("宏远机电集团 halted", "滨江集团 halted", "滨江新区 halted"),
        "firms and economies are no works",
    ),
    (
        "云栖大桥全面复工,滨江隧道已复工并加快推进,滨江集团复工复产。",
        ("云栖大桥 resumed", "滨江隧道 resumed", "滨江隧道 progressing"),
        ("云栖大桥 started", "滨江集团 resumed"),
        "what goes on again does not begin",
    ),
    (
        "推动停工项目云栖大桥复工。",
        ("云栖大桥 halted", "云栖大桥 resumed"),
        ("云栖大桥 started",),
        "it stood still, and goes on",
    ),
    (
        "云栖大桥等3个停工项目全部复工,滨江大道、科创路2个项目因资金不到位暂停施工。",
        ("云栖大桥 resumed", "滨江大道 halted", "科创路 halted"),
        ("云栖大桥 halted", "项目因资金不到位暂停施工 is Indicator"),
        "a list of what stood still, and one whose reason is told",
    ),
    ("云栖大桥复工延期。", ("云栖大桥 postponed",), ("云栖大桥 resumed",), "what waits is the resumption"),
    (
        "云栖大桥推迟开工,滨江隧道竣工延期,推迟滨江水厂开工。",
        ("云栖大桥 postponed", "滨江隧道 postponed", "滨江水厂 postponed"),
        ("云栖大桥 started", "滨江隧道 completed", "滨江水厂 started"),
        "the step that waits was not taken, and no time is set for it",
    ),
    (
        "云栖大桥工期顺延,滨江隧道搁置,滨江水厂缓建。",
        ("云栖大桥 postponed", "滨江隧道 postponed", "滨江水厂 postponed"),
        (),
        "other words for it",
    ),
    (
        "云栖大桥招标推迟,云栖大桥合同延期,贷款延期还本付息。",
        (),
        ("云栖大桥 postponed",),
        "a tender, a contract and a loan are no works",
    ),
    (
        "滨江国际龙舟大赛因疫情取消,云栖国际马拉松推迟举办。",
        ("滨江国际龙舟大赛 cancelled", "云栖国际马拉松 postponed"),
        ("云栖国际马拉松 held",),
        "events too",
    ),
    (
        "滨江体育馆项目不再实施,取消云栖大桥、滨江隧道等2个项目,取消滨江购房补贴政策。",
        (
            "滨江体育馆项目 cancelled",
            "云栖大桥 cancelled",
            "滨江隧道 cancelled",
            "滨江购房补贴政策 cancelled",
        ),
        ("滨江体育馆项目 progressing",),
        "works and measures are given up",
    ),
    (
        "取消审批事项20项,取消滨江收费站,终止云栖大桥合同,暂停滨江水厂运行,暂停办理滨江新区规划许可。",
        (),
        ("滨江收费站 cancelled", "云栖大桥 cancelled", "滨江水厂 halted"),
        "items, charges, contracts and services are no works, and what was built is not given up unbuilt",
    ),
    (
        "拟取消云栖大桥建设,计划推迟滨江隧道开工。",
        ("云栖大桥 cancelled planned", "滨江隧道 postponed planned"),
        ("云栖大桥 cancelled", "滨江隧道 postponed"),
        "what is only announced",
    ),
    (
        "将云栖大桥推迟到2022年开工。",
        ("云栖大桥 postponed",),
        ("云栖大桥 postponed planned",),
        "将 leads the object",
    ),
    (
        "3个项目停工,一批项目推迟或停工。",
        (),
        ("项目 halted", "项目 postponed"),
        "what is only counted has no name",
    ),
]

# Words of a review, and the step that is planned now with its time; the postponement itself is realised.
MOVED = [
    ("云栖大桥推迟到10月开工。", MilestoneType.STARTED, "2021-10-01/2021-10-31"),
    ("原定5月开工的云栖大桥推迟到10月。", MilestoneType.STARTED, "2021-10-01/2021-10-31"),
    ("云栖大桥开工时间由3月调整到10月。", MilestoneType.STARTED, "2021-10-01/2021-10-31"),
    ("云栖大桥开工时间推迟至明年一季度。", MilestoneType.STARTED, "2022-01-01/2022-03-31"),
    ("云栖大桥原计划6月完工,现延期至2022年。", MilestoneType.COMPLETED, "2022"),
    ("云栖大桥竣工时间由2021年5月推迟到2022年3月。", MilestoneType.COMPLETED, "2022-03-01/2022-03-31"),
    ("滨江国际龙舟大赛因疫情推迟至2022年举办。", MilestoneType.HELD, "2022"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[3])
def test_setbacks(case: Case) -> None:
    """Works wait, stop, go on again or are given up where a sentence says so of them, and nowhere else."""
    check(stated(case[0]), case)


@pytest.mark.parametrize(("text", "step", "period"), MOVED)
def test_what_is_put_off_has_its_new_time(text: str, step: MilestoneType, period: str) -> None:
    """That it was put off has happened by the report's time; the step that waits is planned for the new."""
    facts = extract(report(text)).milestones
    assert {(fact.type, fact.modality, fact.period) for fact in facts} == {
        (MilestoneType.POSTPONED, Modality.REALISED, "2021-01-01/2021-06-30"),
        (step, Modality.PLANNED, period),
    }


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("云栖大桥3月停工。", "2021-03-01/2021-03-31"),
        ("云栖大桥因资金不到位,4月起全面停工。", "2021-04-01/2021-04-30"),
        ("云栖大桥2月复工。", "2021-02-01/2021-02-28"),
        ("云栖大桥3月停工项目已移交。", None),
    ],
)
def test_a_halt_has_its_month(text: str, period: str | None) -> None:
    """The month right before the verb is when the work stopped, or went on again."""
    facts = extract(report(text)).milestones
    kinds = (MilestoneType.HALTED, MilestoneType.RESUMED)
    assert [fact.period for fact in facts if fact.type in kinds] == ([] if period is None else [period])


def test_a_halt_told_of_in_a_plan_has_happened() -> None:
    """What stands still does so when the report is given, in whichever part it says so; nobody plans it."""
    facts = extract(report(plan="云栖大桥因资金问题停工,下半年推动云栖大桥复工。")).milestones
    assert [(fact.type, fact.modality, fact.period) for fact in facts] == [
        (MilestoneType.HALTED, Modality.REALISED, "2021-01-01/2021-06-30"),
        (MilestoneType.RESUMED, Modality.PLANNED, "2021-07-01/2021-12-31"),
    ]
