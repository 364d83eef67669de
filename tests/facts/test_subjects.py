"""A clause without a subject of its own is about what the clauses before it are about."""

from __future__ import annotations

import pytest

from tests.facts.reading import Case, stated

PLANS: list[Case] = [
    (
        "加快推进云栖电厂二期、滨江大学东校区等20个项目,力争尽快开工建设。",
        ("云栖电厂二期 started planned", "滨江大学东校区 started planned"),
        (),
        "what is pushed on is what is to begin",
    ),
    (
        "加快滨江水厂建设,确保5月底前投入使用。",
        ("滨江水厂 progressing planned", "滨江水厂 in_operation planned"),
        (),
        "the object of the first clause is the subject of the second",
    ),
    (
        "建成滨江水厂,编制完成以滨江公园为核心的规划。",
        ("滨江水厂 completed planned",),
        ("滨江水厂 designed planned",),
        "a verb with an object behind a preposition needs no subject from elsewhere",
    ),
]
REVIEWS: list[Case] = [
    (
        "滨江中学新校区总投资3亿元,占地50亩,主体封顶。",
        ("滨江中学新校区 topped_out",),
        (),
        "sums and areas stand between the subject and what became of it",
    ),
    (
        "滨江大桥开工建设,预计明年6月竣工通车。",
        ("滨江大桥 started", "滨江大桥 in_operation planned"),
        (),
        "one clause is done, the next expected",
    ),
    (
        "滨江工业园标准化厂房一期项目于3月19日顺利封顶。",
        ("滨江工业园标准化厂房一期项目 topped_out",),
        (),
        "a preposition before a date does not part subject and verb",
    ),
    (
        "滨江中学新校区竣工;全面启动招生宣传,投入使用。",
        (),
        ("滨江中学新校区 in_operation",),
        "a semicolon ends what a subject reaches",
    ),
    (
        "滨江镇沧河路工程,已完成土方填筑。",
        ("滨江镇沧河路工程 progressing",),
        (),
        "a comma does not part the thing from the work that is done on it",
    ),
    (
        "当天开工的滨江大桥项目总投资3亿元。",
        ("滨江大桥项目 started",),
        (),
        "what has begun is told before the thing",
    ),
    (
        "滨江大桥、沧河隧道等一批项目的进展顺利。",
        ("滨江大桥 progressing", "沧河隧道 progressing"),
        (),
        "的 between the list and how it goes on",
    ),
    (
        "滨江路改造工程已完成可研批复。",
        ("滨江路改造工程 approved",),
        ("滨江路改造工程 designed",),
        "an authority's leave is the object, not the paper it is for",
    ),
    (
        "已完成滨江大道土建施工的80%。",
        (),
        ("滨江大道 progressing", "滨江大道 completed"),
        "a part of the work is not the work",
    ),
    (
        "滨江文化园项目、沧河新馆项目等50个项目已完成全年计划投资目标任务。",
        (),
        ("滨江文化园项目 completed", "滨江文化园项目 completed planned"),
        "what was planned to be spent is done, not the project",
    ),
    (
        "建成我省规模最大、功能最全的滨江水上运动中心。",
        ("滨江水上运动中心 completed",),
        (),
        "praise stands between the verb and the thing",
    ),
    (
        "滨江体育公园、沧河体育公园正在提升改造中。",
        ("滨江体育公园 progressing", "沧河体育公园 progressing"),
        (),
        "what is being done to them goes on",
    ),
    (
        "滨江图书馆投用在即。",
        ("滨江图书馆 in_operation planned",),
        ("滨江图书馆 in_operation",),
        "what is at hand has not happened",
    ),
    (
        "在此举办的2016滨江国际漆艺双年展曾掀起热潮。",
        ("2016滨江国际漆艺双年展 held",),
        (),
        "what was held is told before it",
    ),
    (
        "第三次招商项目集中签约。",
        (),
        ("第三次招商项目 signed",),
        "projects told by their lot are none by name",
    ),
    (
        "滨江科技园已签约入驻企业16家,云栖工业园签约项目8个。",
        (),
        ("滨江科技园 signed", "云栖工业园 signed"),
        "what is counted has signed, not the park",
    ),
    (
        "一号生产线安装完毕,6个项目建成投产,三个项目投产可新增就业。",
        (),
        ("一号生产线 in_production",),
        "projects that are counted are not the thing spoken of",
    ),
    (
        "滨江安置房主体完工,预计7月交付使用。",
        ("滨江安置房 topped_out", "滨江安置房 completed planned"),
        ("滨江安置房 topped_out planned",),
        "what is said of the walls does not hold in the next clause",
    ),
    (
        "全面完成“退二”工作。",
        (),
        ("“退二” completed",),
        "a catchword before 工作 is nothing that is built",
    ),
    (
        "第十八届人民代表大会第二次会议召开。",
        (),
        ("第十八届人民代表大会第二次会议 held", "第十八届人民代表大会第二次会议 is Event"),
        "a sitting of a body is no event of the place",
    ),
]


@pytest.mark.parametrize(("plan", "states", "leaves", "reason"), PLANS)
def test_plans(plan: str, states: tuple[str, ...], leaves: tuple[str, ...], reason: str) -> None:
    """Each announced step is of the thing that the sentence is about."""
    found = stated(plan=plan)
    assert set(states) <= found, reason
    assert not set(leaves) & found, reason


@pytest.mark.parametrize(("review", "states", "leaves", "reason"), REVIEWS)
def test_reviews(review: str, states: tuple[str, ...], leaves: tuple[str, ...], reason: str) -> None:
    """Each step taken is of the thing that the sentence is about."""
    found = stated(review)
    assert set(states) <= found, reason
    assert not set(leaves) & found, reason
