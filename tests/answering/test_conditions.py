"""Several conditions at once: joined by 和, 或 and 且, some of them denied."""

from __future__ import annotations

import pytest

from kg.answering import Answerer

TOGETHER = [
    (
        "竣工但没有投产的汽车项目",
        {"爱夫迪FFT全球总部一期", "堀场中国总部生产基地项目"},
        "one step taken, another denied",
    ),
    (
        "跟氢能有关的平台和中心有哪些?",
        {"氢燃料电池汽车及加氢站运行监测服务一体化平台", "上海氢能与燃料电池检测中心"},
        "a class and a narrower noun, joined",
    ),
    (
        "二期或三期的精准医学产业园项目",
        {"上海(南翔)精准医学产业园核心研发基地二期", "上海(南翔)精准医学产业园核心研发基地三期"},
        "either of two phases",
    ),
    (
        "既属于汽车产业又是总部类的项目",
        {"爱夫迪FFT全球总部一期", "理想汽车上海研发总部", "堀场中国总部生产基地项目"},
        "an industry and a sort",
    ),
    ("除南翔、徐行、菊园新区外还有哪些镇", {"江桥镇", "安亭镇", "华亭镇"}, "several places, all but"),
    ("市级示范区有哪些", {"“嘉定新城智慧出行实践区”"}, "a title of a level stands for what has it"),
    (
        "不在新城的道路项目,S7除外,已竣工",
        {"裕民南路地道"},
        "what is left out stands before the word for it",
    ),
    (
        "完工的总部和生产基地",
        {"爱夫迪FFT全球总部一期", "堀场中国总部生产基地项目"},
        "a word before the second of two nouns narrows that one alone",
    ),
    (
        "研发中心和创新基地有哪些",
        {"“云+智能驾驶”创新基地", "“稻田里的研发中心”"},
        "each of two nouns with a word of its own",
    ),
    (
        "轨道交通 开工 项目",
        {"13号线西延伸", "轨交嘉闵线"},
        "a noun apart from the one it narrows, as keywords",
    ),
    (
        "竣工项目,不要道路和汽车",
        {
            "上海细胞治疗集团制备中心",
            "安波福中央电气自动化智能仓库",
            "临洮路跨吴淞江大桥",
            "“乡悦华亭”一期",
            "徐行镇永辉湖羊“美丽生态牧场”项目",
            "城中路小学东校",
        },
        "a sort and an industry left out after what is asked for",
    ),
]


@pytest.mark.parametrize(("question", "expected", "reason"), TOGETHER, ids=[row[2] for row in TOGETHER])
def test_all_conditions_hold(question: str, expected: set[str], reason: str, report: Answerer) -> None:
    """A list has what meets all of them; its query, run as it stands, gives the same."""
    answer = report.ask(question)
    assert {item.label for item in answer.answers} == expected, reason
    found = {getattr(row["x"], "value", "") for row in report.store.select(answer.sparql).records()}
    assert found == {item.iri for item in answer.answers}


def test_two_nouns_narrow_each_other(report: Answerer) -> None:
    """A rail cooperation is a rail project and a cooperation: of a circle for innovation nothing is said."""
    assert report.ask("嘉定和无锡的铁路合作项目是什么?").type == "none"


def test_an_occasion_is_passed_over(report: Answerer) -> None:
    """Who goes where and when before the question is no part of it; in the question it is."""
    answer = report.ask("市长下周去南翔，那边有什么精准医学的项目?")
    assert answer.type == "list"
    assert report.ask("嘉定区区长是谁?").type == "none"


def test_half_a_year_is_no_year(report: Answerer) -> None:
    """What the whole year brought is not told by a report on its first half."""
    assert report.ask("2021年全年一般公共预算收入实际完成多少?").type == "none"


def test_the_nearer_to_its_target(report: Answerer) -> None:
    """Of two the one that has done more of its target."""
    answer = report.ask("战新产业产值和固定资产投资，哪个离目标更近?")
    assert [item.label for item in answer.answers] == ["战略性新兴产业产值"]


WHOSE = [("超级工厂是谁家的?", {"禾赛"}), ("哪家公司的技术中心投入使用了?", {"找钢网"})]


@pytest.mark.parametrize(("question", "expected"), WHOSE)
def test_whose_a_thing_is(question: str, expected: set[str], report: Answerer) -> None:
    """Asked whose, the answer is the owner and not the thing."""
    assert {item.label for item in report.ask(question).answers} == expected


def test_both_steps_are_taken(report: Answerer) -> None:
    """建成并交付使用 is both: of what is only in use nothing is said."""
    answer = report.ask("哪个中心建成并交付使用了?")
    assert [item.label for item in answer.answers] == ["上海细胞治疗集团制备中心"]


def test_what_is_not_understood_decides_nothing(report: Answerer) -> None:
    """Whether a firm did what no word tells is not answered by yes."""
    assert report.ask("Did 联影医疗 go bankrupt?").type == "none"


@pytest.mark.parametrize(
    "question", ["除新城外有哪些开工项目", "除了新城外还有哪些开工的", "新城以外开工的项目"]
)
def test_outside_a_place_is_doubted(question: str, report: Answerer) -> None:
    """What does not say where it is may be there: the list says so."""
    answer = report.ask(question)
    assert "禾赛科技智造中心" in {item.label for item in answer.answers}
    assert answer.doubted


ALL_BUT = [
    ("除禾赛超级工厂、国泰上海中心外还有哪些项目开工", "two names"),
    ("除了禾赛超级工厂、国泰上海中心两个项目以外还有哪些项目开工?", "with what they are behind them"),
    ("刨去禾赛超级工厂和国泰上海中心,还有哪些项目开工", "another word for it"),
    ("Which projects started construction except 禾赛超级工厂 and 国泰上海中心?", "in English"),
    ("Which projects started construction apart from 禾赛超级工厂 and 国泰上海中心?", "in two words"),
]


@pytest.mark.parametrize(("question", "reason"), ALL_BUT, ids=[row[1] for row in ALL_BUT])
def test_all_but_several_are_just_the_others(question: str, reason: str, report: Answerer) -> None:
    """What is left out is missing from the list, and nothing else is."""
    every = {item.label for item in report.ask("哪些项目开工").answers}
    listed = {item.label for item in report.ask(question).answers}
    assert listed == every - {"禾赛超级工厂", "国泰上海中心"}, reason


@pytest.mark.parametrize("comma", [",", ", and", " and"])
def test_a_list_of_what_is_left_out_may_have_commas(comma: str, report: Answerer) -> None:
    """A comma inside an English list does not end what is left out."""
    asked = f"Which projects started construction apart from 13号线西延伸, 轨交嘉闵线{comma} 国泰上海中心"
    listed = {
        item.label for item in report.ask(asked + ("" if "and" in comma else " and 禾赛超级工厂")).answers
    }
    assert listed
    assert not listed & {"13号线西延伸", "轨交嘉闵线", "国泰上海中心"}


NOT_THESE = [
    ("除一般公共预算收入和固定资产投资外,哪些指标增长", "growth"),
    ("Which indicators grew except budget revenue and fixed asset investment?", "growth, in English"),
    ("除一般公共预算收入和固定资产投资外,哪些指标过半", "half of the target"),
]


@pytest.mark.parametrize(("question", "reason"), NOT_THESE, ids=[row[1] for row in NOT_THESE])
def test_indicators_are_left_out_too(question: str, reason: str, report: Answerer) -> None:
    """An indicator that is left out is not listed."""
    listed = {item.label for item in report.ask(question).answers}
    assert "社会消费品零售总额" in listed, reason
    assert not listed & {"一般公共预算收入", "全社会固定资产投资"}
