"""Several regions' reports in one graph: each figure is told with its region, and they are compared."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from kg.answering import Answerer, answerer, to_json, to_text
from kg.pipeline import build
from kg.store.embedded import open_embedded

REPORT = """{region}人民政府工作报告
——2030年1月10日在{region}第十届人民代表大会第五次会议上
一、2029年工作回顾
过去一年,全县固定资产投资完成{investment}亿元,同比增长{growth}%;{forest}。
{region}获评省级卫生县城。
二、2030年工作安排
建成{region}体育馆。
"""
REGIONS = {
    "青禾县": ("53.7", "19.6", "全县森林覆盖率达到11.2%,农民人均纯收入1.9万元"),
    "蓝溪市": ("88.1", "3.8", "全市森林覆盖率达到44.8%,农民人均纯收入9860元,引进长青机械公司"),
    "白石区": ("20.5", "7.1", "新建公厕12座"),
}


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Three short reports of three regions in one graph."""
    folder = tmp_path_factory.mktemp("regions")
    files = []
    for region, (investment, growth, forest) in REGIONS.items():
        file = folder / f"{region}.txt"
        file.write_text(
            REPORT.format(region=region, investment=investment, growth=growth, forest=forest), "utf-8"
        )
        files.append(Path(file))
    build(files, folder / "built")
    return answerer(open_embedded(folder / "built"))


AHEAD = [
    ("青禾县和蓝溪市的固定资产投资哪个多", "蓝溪市"),
    ("青禾和蓝溪哪个固定资产投资增速快", "青禾县"),
    ("哪个地区的固定资产投资最低", "白石区"),
    ("哪里的森林覆盖率最高", "蓝溪市"),
    ("哪个地区的农民人均纯收入最高", "青禾县"),
]


@pytest.mark.parametrize(("question", "first"), AHEAD, ids=[row[0] for row in AHEAD])
def test_the_region_that_is_ahead_is_told(question: str, first: str, regions: Answerer) -> None:
    """The answer is the region, with the figure of each and the sentences."""
    answer = regions.ask(question)
    assert [item.label[:2] for item in answer.answers] == [first[:2]], answer.told
    assert len(answer.told) >= 2
    assert len(answer.evidence) >= 2


def test_each_region_named_has_its_figure(regions: Answerer) -> None:
    """Asked of two, the first's is the value, and both are told."""
    answer = regions.ask("青禾县和蓝溪市的固定资产投资分别是多少")
    assert (answer.value, answer.unit) == (Decimal("53.7"), "亿元")
    assert [note.split(":")[0] for note in answer.told[:2]] == ["青禾县", "蓝溪市"]


BEYOND = [
    ("哪些地方的固定资产投资增长超过5%", {"青禾", "白石"}, "a rate"),
    ("哪几个地区的固定资产投资超过60亿元", {"蓝溪"}, "an amount"),
    ("哪些地区的农民人均纯收入低于1万元", {"蓝溪"}, "in another unit than is written"),
    ("哪些区县的固定资产投资超过10亿元", {"青禾", "白石"}, "of a sort of regions"),
    ("哪些地方的固定资产投资增长超过50%", set(), "none"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), BEYOND, ids=[row[2] for row in BEYOND])
def test_the_regions_beyond_a_limit_are_told(
    question: str, expected: set[str], reason: str, regions: Answerer
) -> None:
    """With the figure of each, also where none is beyond it."""
    answer = regions.ask(question)
    assert {item.label[:2] for item in answer.answers} == expected, reason
    assert any("白石区" in note for note in answer.told)


HAVE = [
    ("哪些地方有体育馆", {"青禾", "蓝溪", "白石"}, "all of them"),
    ("哪些县市提到了机械公司", {"蓝溪"}, "one of them"),
    ("Which counties have a stadium?", {"青禾", "白石"}, "of a sort of regions"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), HAVE, ids=[row[2] for row in HAVE])
def test_the_regions_that_have_something_are_told(
    question: str, expected: set[str], reason: str, regions: Answerer
) -> None:
    """Each with what its reports name of the sort."""
    answer = regions.ask(question)
    assert {item.label[:2] for item in answer.answers} == expected, (reason, answer.told)
    assert len(answer.told) >= len(expected)


def test_by_how_much_two_regions_differ(regions: Answerer) -> None:
    """相差多少 is between the two, and no distance from a target."""
    assert regions.ask("青禾县和蓝溪市的固定资产投资相差多少").value == Decimal("34.4")


EACH = [
    "每个地方的固定资产投资分别是多少",
    "按地区列出固定资产投资",
    "各县的固定资产投资是多少",
    "各地固定资产投资分别完成多少",
    "What is the fixed asset investment of each county?",
]


@pytest.mark.parametrize("question", EACH)
def test_each_region_is_told_where_all_are_asked_for(question: str, regions: Answerer) -> None:
    """The answer is the regions, each with its own figure and its sentence."""
    answer = regions.ask(question)
    assert [item.label[:2] for item in answer.answers] == ["白石", "蓝溪", "青禾"], answer.told
    assert [note.split("(")[0].split()[-1] for note in answer.told[:3]] == [
        "20.5亿元",
        "88.1亿元",
        "53.7亿元",
    ]
    assert len(answer.evidence) == 3


def test_a_region_without_the_figure_is_said_to_have_none(regions: Answerer) -> None:
    """It is not left out in silence, and what it states of another kind is not told instead."""
    answer = regions.ask("各地的森林覆盖率")
    assert len(answer.answers) == 2
    assert any(note.startswith("白石区") or "白石区" in note for note in answer.told)


def test_how_many_things_each_region_has_is_not_guessed(regions: Answerer) -> None:
    """The number of one region's things is no answer for all."""
    assert regions.ask("各县有多少个项目").type == "none"


def test_what_is_asked_of_each_region_is_not_answered_of_the_only_one(tmp_path: Path) -> None:
    """A graph of one region's report has no figure of each."""
    file = tmp_path / "one.txt"
    file.write_text(
        REPORT.format(region="青禾县", investment="53.7", growth="19.6", forest="新建公厕12座"), "utf-8"
    )
    build([file], tmp_path / "built")
    answer = answerer(open_embedded(tmp_path / "built")).ask("各县的固定资产投资是多少")
    assert answer.type == "none"


def test_a_comparison_of_two_regions_is_decided_by_their_figures(regions: Answerer) -> None:
    """Not by whether a sentence happens to name both."""
    answer = regions.ask("青禾县的固定资产投资比蓝溪市多吗")
    assert answer.boolean is False
    assert "88.1" in answer.told[0]
    assert regions.ask("蓝溪市的森林覆盖率比青禾县高多少").value == Decimal("33.6")


def test_a_region_without_the_figure_is_named(regions: Answerer) -> None:
    """Where one of two states nothing, there is nothing to compare."""
    answer = regions.ask("青禾县和白石区的森林覆盖率哪个高")
    assert answer.type == "none"
    assert any("白石区" in note for note in answer.told)


def test_what_another_region_has_is_not_told_for_want_of_the_own(regions: Answerer) -> None:
    """Only one of the three names a firm that has come: the others have none."""
    assert [item.label for item in regions.ask("蓝溪市引进了哪些企业").answers] == ["长青机械公司"]
    assert regions.ask("白石区引进了哪些企业").type == "none"
    assert regions.ask("Which enterprises settled in Baishi?").type == "none"


@pytest.mark.parametrize("question", ["青禾县承诺了什么", "青禾县获得了哪些荣誉"])
def test_pledges_and_titles_are_those_of_the_region_named(question: str, regions: Answerer) -> None:
    """Those of other regions' reports are left out."""
    answer = regions.ask(question)
    assert len(answer.answers) == 1
    assert all("青禾" in proof.text for proof in answer.evidence)


def test_the_figure_of_one_region_says_whose_it_is(regions: Answerer) -> None:
    """With several reports in the graph a figure alone would not tell."""
    assert "蓝溪" in regions.ask("蓝溪市的固定资产投资是多少").told[0]


HALF_YEAR = """{region}2029年上半年工作总结和下半年工作安排
一、2029年上半年工作
上半年,{done}开工建设。
二、2029年下半年工作安排
下半年,推进{planned}开工建设。
"""
YEAR = """{region}人民政府工作报告
——2031年1月10日在{region}第十届人民代表大会第五次会议上
一、2030年工作回顾
2030年,{done}开工建设。
二、2031年工作安排
2031年,推进{planned}开工建设。
"""
ABOUT = 'title = "{region}报告"\nregion = "{code}"\nperiod = "{period}"\n'
OF_TWO = [
    ("jiading", HALF_YEAR, "嘉定区", "310114", "2029-01-01/2029-06-30", "竹溪大桥项目", "澧沅大桥项目"),
    ("rongcheng", YEAR, "容城县", "130629", "2030-01-01/2030-12-31", "莞澜大桥项目", "泽柏大桥项目"),
]


@pytest.fixture(scope="module")
def of_two_times(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A district's half-year and another's year in one graph."""
    folder = tmp_path_factory.mktemp("times")
    files = []
    for name, text, region, code, period, done, planned in OF_TWO:
        file = folder / f"{name}.txt"
        file.write_text(text.format(region=region, done=done, planned=planned), "utf-8")
        file.with_suffix(".toml").write_text(ABOUT.format(region=region, code=code, period=period), "utf-8")
        files.append(file)
    build(files, folder / "built")
    return answerer(open_embedded(folder / "built"))


WHENCE = [
    ("哪些项目开工了", {"竹溪大桥项目": ("嘉定区", "2029"), "莞澜大桥项目": ("容城县", "2030")}),
    (
        "Which projects are planned to start construction?",
        {"澧沅大桥项目": ("嘉定区", "2029"), "泽柏大桥项目": ("容城县", "2031")},
    ),
]


@pytest.mark.parametrize(("question", "listed"), WHENCE, ids=[row[0] for row in WHENCE])
def test_each_item_tells_its_region_and_time(
    question: str, listed: dict[str, tuple[str, str]], of_two_times: Answerer
) -> None:
    """On the screen and in the JSON; that the question named no district is said once."""
    answer = of_two_times.ask(question)
    assert {item.label: item.regions for item in answer.answers} == {
        label: (region,) for label, (region, _) in listed.items()
    }
    for item in answer.answers:
        assert [period[:4] for period in item.periods] == [listed[item.label][1]]
        line = next(line for line in to_text(answer).splitlines() if line.startswith(item.label))
        assert listed[item.label][0] in line
        assert listed[item.label][1] in line
    assert sum("2 个地区" in note for note in answer.told) == 1
    rows = json.loads(to_json(answer))["answers"]
    assert [(row["regions"], row["periods"]) for row in rows] == [
        (list(item.regions), list(item.periods)) for item in answer.answers
    ]


@pytest.mark.parametrize(
    "question", ["下半年计划开工的项目有哪些", "Which projects will start construction in H2?"]
)
def test_a_plan_of_a_whole_year_is_of_no_half(question: str, of_two_times: Answerer) -> None:
    """Of another report's whole year nothing is listed for a half where one report tells its halves."""
    answer = of_two_times.ask(question)
    assert [item.label for item in answer.answers] == ["澧沅大桥项目"]
    assert not answer.doubted


def test_where_only_the_whole_year_is_told_that_is_said(of_two_times: Answerer) -> None:
    """A report that plans by the year answers for a half with a doubt."""
    answer = of_two_times.ask("容城县下半年计划开工什么项目")
    assert [item.label for item in answer.answers] == ["泽柏大桥项目"]
    assert any("没有查到分上下半年" in note for note in answer.told)


def test_a_district_that_is_named_needs_no_note(of_two_times: Answerer) -> None:
    """Nor does a list of one region."""
    answer = of_two_times.ask("嘉定区哪些项目开工了")
    assert [item.label for item in answer.answers] == ["竹溪大桥项目"]
    assert not any("个地区" in note for note in answer.told)


def test_of_one_report_no_item_tells_where(world: Answerer) -> None:
    """All are of that region and time."""
    answer = world.ask("哪些项目投产了?")
    assert answer.answers
    assert not any(item.regions or item.periods for item in answer.answers)


def test_a_yes_is_told_with_its_region(regions: Answerer) -> None:
    """Where no district is named, that whose report decides is; where one is, nothing need be said."""
    told = regions.ask("森林覆盖率达到40%了吗").told
    assert any("蓝溪市" in note for note in told), told
    named = regions.ask("蓝溪市森林覆盖率达到40%了吗")
    assert named.boolean is True
    assert not any("指明地区" in note for note in named.told), named.told
