"""One question in many words: pinyin, slips, occasions, joined things and colloquial nouns."""

from __future__ import annotations

import pytest

from kg.answering import Answerer

HESAI = {"禾赛科技智造中心", "禾赛超级工厂"}
CAR_MEETINGS = {"2021中国汽车论坛", "中国汽车企业创新大会", "第六届国际氢能与燃料电池汽车大会"}
LISTS = [
    ("hesai的项目", HESAI, "pinyin written together with Chinese"),
    ("咱区上半年搞了哪些汽车的会", CAR_MEETINGS, "会 at the end is a noun"),
    ("国家级荣誉有哪些单位", {"先进技术创新与育成中心"}, "honours beside the noun asked for are obtained"),
    ("徐行镇里有哪些示范村", {"徐行伏虎村"}, "a town with an ending that the report leaves out"),
    (
        "既在嘉定新城又已开工的",
        {"禾赛超级工厂", "集成电路装备材料产业创新中心"},
        "papers do not break ground",
    ),
    ("投资者想知道:上海智能传感器产业园集聚了谁", {"盛剑环境", "烨映微电子", "矽杰微电子"}, "who asks"),
    ("教育局关心,哪些学校项目还在推进中", {"上海市实验学校嘉定新城分校"}, "who cares to know"),
    (
        "What is in Anting town?",
        {
            "上海安亭国际医疗产业园三期",
            "安亭镇向阳村",
            "美丽乡村“一网统管”试点",
            "“稻田里的研发中心”",
            "安亭上海国际细胞科技港",
            "安亭枢纽",
            "安亭污水厂三期扩建",
        },
        "what is in a town has its name without the ending too",
    ),
    ("年内必须竣工的道路工程", {"白银路(沪宜公路-永盛路)工程"}, "what must be done is to come"),
    ("is 规上工业 or 社零 growing faster", {"社会消费品零售总额"}, "one of two, not yes or no"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), LISTS, ids=[row[2] for row in LISTS])
def test_lists(question: str, expected: set[str], reason: str, report: Answerer) -> None:
    """The list is that of the plain question."""
    answer = report.ask(question)
    assert {item.label for item in answer.answers} == expected, (reason, answer.told)


@pytest.mark.parametrize("question", ["全区一般公共预算收入多少个亿", "请帮秘书查个数:一般公共预算收入"])
def test_a_figure_asked_loosely(question: str, report: Answerer) -> None:
    """几个亿 is 几亿, and to look up a number is no number of things."""
    assert (float(report.ask(question).value or 0), report.ask(question).unit) == (144.2, "亿元")


@pytest.mark.parametrize(
    ("question", "value"),
    [("How many EV charging piles were built?", 572), ("How many EV charging stations were built?", 572)],
)
def test_charging_piles_are_for_electric_vehicles(question: str, value: int, report: Answerer) -> None:
    """EV says nothing more of a charging pile."""
    assert report.ask(question).value == value


def test_ev_is_an_electric_vehicle(report: Answerer) -> None:
    """By itself EV narrows as the words do that it stands for."""
    short, full = report.ask("Which EV platforms are there?"), report.ask("electric vehicle platforms")
    assert short.answers
    assert {item.iri for item in short.answers} == {item.iri for item in full.answers}


JOINED = [
    ("绿地和公园分别建了多少", "43.3", "公园"),
    ("商品销售总额、社零、外贸各多少", "3654.2", "外贸"),
    ("fiscal revenue and expenditure", "144.2", "expenditure"),
    ("新增绿地和新增公园面积", "43.3", "公园"),
]


@pytest.mark.parametrize(("question", "first", "unanswered"), JOINED, ids=[row[0] for row in JOINED])
def test_of_joined_things_none_is_passed_over(
    question: str, first: str, unanswered: str, report: Answerer
) -> None:
    """The one that has a figure is told, the one that has none is named."""
    answer = report.ask(question)
    assert str(answer.value) == first
    assert any(note.endswith(unanswered) for note in answer.told), answer.told


def test_an_indicator_beside_another_is_told_too(report: Answerer) -> None:
    """Two indicators as keywords are two figures."""
    assert len(report.ask("增加值和固投").told) == 2


def test_a_distance_is_no_number_of_firms(report: Answerer) -> None:
    """How far asks for a length, and a place alone says of nothing what it measures."""
    assert report.ask("嘉定到上海市中心多远").type == "none"


def test_who_did_what_is_not_read_is_not_guessed(report: Answerer) -> None:
    """A firm that a clause names beside another did not do what nobody understood."""
    assert report.ask("Which company invested in 理想汽车?").type == "none"


def test_whether_and_which_sentence(report: Answerer) -> None:
    """Asked if it is said and where, the sentences are the answer; where nothing says so, no is."""
    told = report.ask("有没有提到科创飞地?哪句话?")
    assert len(told.answers) == 2
    assert all("科创飞地" in item.label for item in told.answers)
    assert not told.doubted
    assert report.ask("原文有没有提到科创飞地").boolean is True
    assert report.ask("有没有说到核电站,哪句").boolean is False
