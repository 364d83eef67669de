"""What an analyst asks of the real report, and what must be said where an answer is not all there is."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kg.answering import Answerer, answerer, load_lexicon
from kg.answering.notes import NoteKind
from kg.answering.reading import words_of
from kg.pipeline import build
from kg.store.embedded import open_embedded

FALLING = """青川县2022年上半年国民经济和社会发展计划执行情况的报告
一、上半年情况
上半年,全县政府债务减少1.3亿元,贫困人口减少300人。规模以上工业增加值同比下降2.1%,占比回落1.2个百分点。
森林覆盖率达到52.3%,同比提高0.6个百分点,工业用电量增速高于全市2.1个百分点,旅游拉动消费增长3.5个百分点。
"""


@pytest.fixture(scope="module")
def falling(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A graph of a report in which much fell, and some rose by points."""
    folder = tmp_path_factory.mktemp("falling")
    file = folder / "falling.txt"
    file.write_text(FALLING, encoding="utf-8")
    build([file], folder / "graph")
    return answerer(open_embedded(folder / "graph"))


def _labels(answer_of: Answerer, question: str) -> set[str]:
    return {item.label for item in answer_of.ask(question).answers}


def test_what_rose_by_points_rose(report: Answerer, falling: Answerer) -> None:
    """Beside the rates: not what is higher than elsewhere, nor by what another indicator was pulled up."""
    for question in ("哪些指标增长了?", "Which indicators rose?"):
        rose = _labels(report, question)
        assert {"优良率", "战略性新兴产业规上工业产值占规上工业比重", "增加值"} <= rose
        assert not any("拉动" in label for label in rose)
    rose = _labels(falling, "哪些指标提高了?")
    assert any("森林覆盖率" in label for label in rose)
    assert not any("用电" in label or "旅游" in label for label in rose)
    assert "优良率" not in _labels(report, "哪些指标增长超过5%?")


def test_a_fall_is_said_once(report: Answerer, falling: Answerer) -> None:
    """By the name of the indicator or by the minus, and the number asked for has none."""
    answer = falling.ask("政府债务减少多少?")
    assert (answer.value, answer.unit) == (Decimal("1.3"), "亿元")
    assert answer.told == ("政府债务减少: 1.3亿元",)
    assert falling.ask("政府债务减少了吗?").boolean is True
    said = report.ask("PM2.5浓度下降了吗?")
    assert said.boolean is True
    assert any(note.startswith("PM2.5平均浓度 10.8% (下降)") for note in said.told)


def test_what_fell_by_an_amount_is_among_what_fell(falling: Answerer) -> None:
    """A report calls it by its fall."""
    assert {"政府债务减少", "贫困人口减少", "规模以上工业增加值"} <= _labels(falling, "哪些指标下降了?")


COMPARED = [
    ("Did retail sales grow faster than merchandise sales?", True, "both are told"),
    ("Did retail sales grow faster than widget exports?", None, "the other side is not understood"),
    ("Did retail sales grow by more than 20%?", True, "a number is a side too"),
]


@pytest.mark.parametrize(("question", "truth", "reason"), COMPARED, ids=[row[2] for row in COMPARED])
def test_a_comparison_needs_both_sides(
    question: str, truth: bool | None, reason: str, report: Answerer
) -> None:
    """What is not understood is not passed over."""
    assert report.ask(question).boolean is truth, reason


OWN = [
    ("与哪些城市建立了合作机制?", {"昆山市", "太仓市"}),
    ("和嘉定共建养老合作机制的是哪个区", {"苏州市吴中区"}),
    ("Which cities co-build the Taihu science and innovation ring with Jiading?", {"无锡", "青浦"}),
]


@pytest.mark.parametrize(("question", "expected"), OWN, ids=[row[0] for row in OWN])
def test_nobody_is_its_own_partner(question: str, expected: set[str], report: Answerer) -> None:
    """The district whose report it is stands on the one side."""
    assert _labels(report, question) == expected


ROUNDED = [
    ("新慧总部湾入驻了哪几家公司?", True, "等 before a verb"),
    ("氢燃料电池产业引入了哪些项目?", True, "one that is named of several"),
    ("上半年举办了哪些体育赛事?", True, "a name written with a space"),
    ("体外诊断方面办了什么论坛?", False, "one that the question tells apart by its name"),
    ("菊园新区建成了什么系统?", False, "no 等"),
]


@pytest.mark.parametrize(("question", "said", "reason"), ROUNDED, ids=[row[2] for row in ROUNDED])
def test_and_others_is_said(question: str, said: bool, reason: str, report: Answerer) -> None:
    """A list that the report ends with 等 is not given as if it were all."""
    notes = {note.kind for note in report.ask(question).notes}
    assert (NoteKind.AND_OTHERS in notes) is said, reason


PREPARED = [
    ("公交候车亭的目标完成了没有?", None, False, "what is tendered for is no target reached"),
    ("公交候车亭建了多少座?", Decimal(100), True, "the number of the tender, with a word on it"),
    ("新建公交候车信息亭多少座完成招投标?", Decimal(100), False, "the tender itself is asked for"),
    ("充电桩建成了多少个?", Decimal(572), False, "what is built"),
]


@pytest.mark.parametrize(("question", "value", "said", "reason"), PREPARED, ids=[row[3] for row in PREPARED])
def test_what_is_only_prepared_is_not_built(
    question: str, value: Decimal | None, said: bool, reason: str, report: Answerer
) -> None:
    """新建公交候车信息亭100座完成招投标 says how many were tendered for."""
    answer = report.ask(question)
    assert answer.value == value, answer.told
    assert answer.boolean is None
    assert (NoteKind.ONLY_PREPARED in {note.kind for note in answer.notes}) is said, reason


@pytest.mark.parametrize("question", ["嘉定同济大学科技园呢?", "嘉定同济大学科技园", "上海大学科技园"])
def test_a_park_by_its_name_is_told_with_its_steps(question: str, report: Answerer) -> None:
    """Where a park itself took steps its name asks for them, as that of a project does."""
    answer = report.ask(question)
    assert {item.label for item in answer.answers} == {question.rstrip("呢?")}
    assert any("2021-01-01/2021-06-30" in note for note in answer.told)


def test_how_a_kind_is_read_is_said_in_words(report: Answerer) -> None:
    """The words that a name must have, the first few of many; never a pattern."""
    for kind in load_lexicon().kinds.values():
        words, _ = words_of(kind.pattern)
        assert not kind.pattern or kind.shown or words, kind.id
        assert all(re.fullmatch(r"[\w·&“”、-]+", word) for word in words), kind.id
    for question in ("与哪些城市合作?", "哪些道路竣工?", "有哪些线路?", "Which metro lines started?"):
        assert not re.search(r"[\[\]^$|\\]", report.ask(question).interpretation), question
    assert "路、高速、大道" in report.ask("哪些道路竣工?").interpretation


PARTS = [
    (
        "联影医疗有哪些项目，获得什么奖？",
        {"联影医疗二期"},
        "2020年度上海市科技进步一等奖",
        "one subject, two things",
    ),
    ("新时达获得什么，博世华域获得什么？", {"上海智能工厂授牌"}, "两化融合贯标评定", "two subjects"),
    ("南翔有哪些园区，哪些大桥？", None, "未答", "a part that nothing answers"),
    ("第三批专精特新企业申报了多少家，获批多少家？", set(), "未答", "of two numbers only one is told"),
]


@pytest.mark.parametrize(("question", "listed", "told", "reason"), PARTS, ids=[row[3] for row in PARTS])
def test_each_part_of_a_question_is_answered_or_said_not_to_be(
    question: str, listed: set[str] | None, told: str, reason: str, report: Answerer
) -> None:
    """Each part is asked by itself; what is not told is said."""
    answer = report.ask(question)
    assert answer.type != "none"
    assert listed is None or {item.label for item in answer.answers} == listed, reason
    assert any(told in note for note in answer.told), answer.told


UNNAMED = [
    ("上半年发布了哪些文件?", "配套政策发布", "papers that are told of by their sort"),
    ("哪些项目上半年开工了?", "开工9个", "projects that are only counted"),
    ("Which documents were published?", "配套政策发布", "English"),
    ("菊园新区建成了什么系统?", "", "all are named"),
]


@pytest.mark.parametrize(("question", "said", "reason"), UNNAMED, ids=[row[2] for row in UNNAMED])
def test_what_has_no_name_is_said_beside_the_list(
    question: str, said: str, reason: str, report: Answerer
) -> None:
    """A list has what is named; the clauses that tell the same of others stand beside it."""
    told = [note.told for note in report.ask(question).notes if note.kind is NoteKind.ALSO_UNNAMED]
    assert bool(told) == bool(said), reason
    assert all(said in each for each in told)


DIFFICULTIES = [
    ("区里面临哪些困难和问题?", "诸多挑战和困难"),
    ("教育方面存在哪些短板?", "教育、卫生等公共事业"),
    ("What difficulties does the district face?", "诸多挑战和困难"),
    ("还有哪些困难和挑战?给原文", "诸多挑战和困难"),
]


@pytest.mark.parametrize(("question", "said"), DIFFICULTIES, ids=[row[0] for row in DIFFICULTIES])
def test_what_a_report_calls_its_difficulties(question: str, said: str, report: Answerer) -> None:
    """Its own sentences, and none that tells how one was solved."""
    answer = report.ask(question)
    assert [said in item.label for item in answer.answers] == [True]


def test_two_halves_are_not_taken_for_one(report: Answerer) -> None:
    """What began in the one and is to end in the other is asked for in two questions."""
    answer = report.ask("哪些项目上半年开工、下半年要竣工?")
    assert (answer.type, [note.kind for note in answer.notes]) == ("none", [NoteKind.TWO_TIMES])


def test_the_noun_of_a_list_tells_what_is_in_it(report: Answerer) -> None:
    """某某基地等平台投入运营: bases that the sentence calls platforms, before what is only planned."""
    expected = {"上海国际短视频中心二期", "微楷直播基地", "虹桥国际数字店播基地"}
    assert _labels(report, "哪些平台投入运营?") == expected


def test_only_is_no_thing_to_look_for(report: Answerer) -> None:
    """哪些项目只是签约 asks for those that are signed."""
    assert "理想汽车上海研发总部" in _labels(report, "哪些项目只是签约或落户，还没开工?")


HAVING = [
    ("Which universities have projects here?", {"上海大学", "同济大学"}, True, "English, by names alone"),
    ("哪些高校在嘉定有项目?", {"上海大学", "同济大学"}, True, "Chinese"),
    (
        "Which hospitals have projects?",
        {"市中医医院", "江桥医院", "瑞金医院"},
        False,
        "whose they are is told",
    ),
    ("Which universities are partners?", {"交大"}, False, "partners, and not what is called after them"),
]


@pytest.mark.parametrize(
    ("question", "expected", "by_name", "reason"), HAVING, ids=[row[3] for row in HAVING]
)
def test_who_has_what(
    question: str, expected: set[str], by_name: bool, reason: str, report: Answerer
) -> None:
    """Universities and hospitals that have something here, and not all that is called one."""
    answer = report.ask(question)
    assert {item.label for item in answer.answers} == expected, answer.told
    assert (NoteKind.OWNER_BY_NAME in {note.kind for note in answer.notes}) is by_name, reason


def test_which_companies_have_projects(report: Answerer) -> None:
    """Those that undertake one, each with what it has; one that is only named is none."""
    answer = report.ask("Which companies have projects here?")
    labels = {item.label for item in answer.answers}
    assert {"联影医疗", "堀场", "康德莱"} <= labels
    assert "盛剑环境" not in labels
    assert "联影医疗: 联影医疗二期" in answer.told


SORTS = [
    ("新兴产业占工业比重是多少?", None, "", "a share, of which only the change is told"),
    ("占规上工业比重提高了几个百分点?", "1.6", "个百分点", "the change itself"),
    ("优良率提高多少?", "7.1", "个百分点", "the change of a share that is told too"),
    ("养老服务点有多少个?", None, "", "visits are no places"),
    ("救助了多少人次?", "8.2", "万人(户)次", "visits are asked for"),
]


@pytest.mark.parametrize(("question", "value", "unit", "reason"), SORTS, ids=[row[3] for row in SORTS])
def test_a_figure_of_another_sort_is_no_answer(
    question: str, value: str | None, unit: str, reason: str, report: Answerer
) -> None:
    """However well its name fits."""
    answer = report.ask(question)
    assert answer.value == (None if value is None else Decimal(value)), reason
    assert (answer.unit or "") == unit


def test_how_large_is_asked_for_a_figure_too(report: Answerer) -> None:
    """Of 多少处, 多大面积 neither part is left out."""
    told = " ".join(report.ask("拆除违法建筑多少处,多大面积?").told)
    assert "110处" in told
    assert "2万平方米" in told


@pytest.mark.parametrize("question", ["Is the Jiamin line under construction?", "嘉闵线在建吗?"])
def test_what_was_begun_is_under_construction(question: str, report: Answerer) -> None:
    """Also where it is announced that it goes on."""
    assert report.ask(question).boolean is True


@pytest.mark.parametrize(
    ("question", "truth"),
    [("GDP增速比去年高吗?", None), ("GDP比去年高吗?", True), ("固投增速超过3%吗?", True)],
)
def test_a_rate_is_not_set_against_last_years_rate(
    question: str, truth: bool | None, report: Answerer
) -> None:
    """A half-year's report tells how much more it is, and not whether it grew faster than before."""
    assert report.ask(question).boolean is truth


def test_two_indicators_lie_apart(report: Answerer) -> None:
    """Where no target is spoken of 差多少 is between the two that are named."""
    answer = report.ask("规上工业增速和固投增速差多少?")
    assert (answer.value, answer.unit) == (Decimal("7.9"), "个百分点")
    assert report.ask("离全年固投目标还差多少?").value == Decimal("293.1")


def test_things_are_not_compared_by_some_figure(report: Answerer) -> None:
    """Which of two fields has more projects is told by no figure that stands near their words."""
    answer = report.ask("医疗和汽车哪个产业项目多?")
    assert (answer.type, [note.kind for note in answer.notes]) == ("none", [NoteKind.NO_FIGURE_TO_COMPARE])


STILL_MISSING = [
    ("农村生活污水处理还有多少户没完成?", "800", "户"),
    ("充电桩还有多少个没建?", "328", "个"),
    ("How many charging piles are still to be built?", "328", "个"),
]


@pytest.mark.parametrize(("question", "value", "unit"), STILL_MISSING, ids=[row[0] for row in STILL_MISSING])
def test_what_is_not_yet_done_is_the_target_less_the_deed(
    question: str, value: str, unit: str, report: Answerer
) -> None:
    """And not what is done, however near the words stand."""
    answer = report.ask(question)
    assert (answer.value, answer.unit) == (Decimal(value), unit)
    assert len(answer.evidence) == 2


MEANT = [
    ("哪些指标比去年少?", {"PM2.5平均浓度"}, "less than a year before is a fall"),
    ("示范村是哪两个?", {"徐行伏虎村", "工业区灯塔村"}, "not every village"),
    ("Which villages are demonstration villages?", {"徐行伏虎村", "工业区灯塔村"}, "in English"),
    (
        "跟哪些外地城市合作了?",
        {"无锡", "苏州相城", "青浦", "苏州市吴中区", "太仓市", "昆山市"},
        "outside of the district",
    ),
]


@pytest.mark.parametrize(("question", "expected", "reason"), MEANT, ids=[row[2] for row in MEANT])
def test_what_is_meant_is_told_and_no_more(
    question: str, expected: set[str], reason: str, report: Answerer
) -> None:
    """Every word of the question narrows what is told."""
    assert _labels(report, question) == expected, reason


def test_what_is_to_begin_in_the_second_half_has_not_begun_in_the_first(report: Answerer) -> None:
    """上半年没开工、下半年要开工 is what is planned for the second half."""
    whole = _labels(report, "下半年要开工的项目有哪些?")
    assert _labels(report, "哪些项目是上半年没开工、下半年要开工的?") == whole
    assert len(whole) < 20


def test_how_long_it_will_take_is_asked_for_a_time(report: Answerer) -> None:
    """Where none is told the thing itself is no answer."""
    answer = report.ask("护国寺还要多久修好?")
    assert (answer.type, answer.answers) == ("none", ())


def test_a_reason_is_asked_for_also_of_what_is_denied(report: Answerer) -> None:
    """为什么没有 is no question for yes or no."""
    answer = report.ask("为什么财政收入没有恢复到疫情前?")
    assert answer.type == "list"
    assert "基数“红利”减退" in answer.evidence[0].text


def test_points_of_a_rate_are_no_change_of_what_it_is_of(tmp_path_factory: pytest.TempPathFactory) -> None:
    """人口 did not grow by the points of 常住人口城镇化率, which is asked for by its end."""
    folder = tmp_path_factory.mktemp("rate")
    file = folder / "rate.txt"
    text = (
        "云溪市2025年统计公报\n年末全市常住人口484.4万人,常住人口城镇化率57.99%,比上年末提高0.75个百分点。\n"
    )
    file.write_text(text, encoding="utf-8")
    build([file], folder / "graph")
    asked = answerer(open_embedded(folder / "graph"))
    assert asked.ask("人口增长多少?").type == "none"
    assert asked.ask("城镇化率提高多少?").value == Decimal("0.75")


ANY = [
    ("有没有医院在建?", True, {"市中医医院嘉定新院"}, "a sort with a pattern"),
    ("有没有增速低于5%的指标?", True, {"全社会固定资产投资"}, "indicators"),
    ("Are there any halted projects?", None, set(), "none is found"),
    ("有没有停工的项目", None, set(), "none is found, without a mark"),
]


@pytest.mark.parametrize(("question", "truth", "expected", "reason"), ANY, ids=[row[3] for row in ANY])
def test_whether_there_is_any_is_answered_by_those_there_are(
    question: str, truth: bool | None, expected: set[str], reason: str, report: Answerer
) -> None:
    """And where none is found by what is not found, not by a shrug."""
    answer = report.ask(question)
    assert answer.boolean is truth, reason
    assert {item.label for item in answer.answers} == expected
    if truth is None:
        unmet = [note.told for note in answer.notes if note.kind is NoteKind.UNMET]
        assert unmet in (["停工"], ["halted"])


AIMS = [
    ("今年有哪些目标?", "一般公共预算收入", "targets"),
    ("What are the targets for 2021?", "一般公共预算收入", "targets, in English"),
    ("下半年要做什么?", "一般公共预算收入预计增长5%以上", "pledges"),
    ("年底前要完成哪些事?", "一般公共预算收入预计增长5%以上", "pledges by the end of the year"),
]


@pytest.mark.parametrize(("question", "first", "reason"), AIMS, ids=[row[2] for row in AIMS])
def test_all_that_is_aimed_at_is_told_in_the_order_of_the_report(
    question: str, first: str, reason: str, report: Answerer
) -> None:
    """Where a question names no more than a time."""
    answer = report.ask(question)
    assert len(answer.answers) > 30, reason
    assert first in [item.label for item in answer.answers[:6]]
    assert report.ask("2025年要实现什么?").type == "none"
    assert report.ask("哪个目标最难完成?").type == "none"


def test_a_second_year_or_place_is_asked_for_by_a_word(report: Answerer) -> None:
    """下半年呢 goes on with the figure before it; what is not told is said to be left."""
    told = report.ask("充电桩建了多少个?下半年呢?").told
    assert any("572个" in each for each in told)
    assert any("900个" in each for each in told)
    answer = report.ask("公租房推出多少套?下半年呢?")
    assert answer.value == Decimal(496)
    assert NoteKind.NOT_ANSWERED in {note.kind for note in answer.notes}


def test_a_railway_is_no_road(report: Answerer) -> None:
    """Though its name has the word in it."""
    roads = _labels(report, "今年有哪些道路要修?")
    assert "白银路(沪宜公路-永盛路)工程" in roads
    assert not any("铁路" in label for label in roads)


def test_helpings_a_day_are_no_places(report: Answerer) -> None:
    """几个 asks for places where meals are had, and not for the meals."""
    assert report.ask("新增了几个老年助餐点?").value != Decimal(4100)


def test_how_far_each_of_two_has_come_is_told(report: Answerer) -> None:
    """Neither of two targets is left out."""
    answer = report.ask("绿地和绿道分别完成目标的多少?")
    assert (answer.value, answer.unit) == (Decimal("84.6"), "%")
    assert [note.told.split(":")[0] for note in answer.notes[:2]] == ["绿地", "绿道"]


COUNTED = [
    ("下半年要修哪些道路?", "严重破损道路达标改建 57公里", "beside those that are named"),
    ("下半年要建哪些学校?", "新开工学校项目 9个", "where none is named"),
]


@pytest.mark.parametrize(("question", "told", "reason"), COUNTED, ids=[row[2] for row in COUNTED])
def test_what_is_only_counted_is_told_too(question: str, told: str, reason: str, report: Answerer) -> None:
    """By the noun that is asked for, in what is planned as it is asked."""
    answer = report.ask(question)
    assert any(told in note.told for note in answer.notes), reason
    assert not any("400余个" in note.told for note in answer.notes)


def test_who_issued_a_paper_is_not_what_it_is_about(report: Answerer) -> None:
    """谁发的 is 谁发布的."""
    assert report.ask("《虹桥国际开放枢纽建设总体方案》是谁发的?").type == "none"


HALVES = ["哪些目标时间过半但没有完成一半?", "What is still missing from this year's targets?"]


@pytest.mark.parametrize("question", HALVES)
def test_the_targets_that_lag_are_told(question: str, report: Answerer) -> None:
    """However the question comes to them."""
    assert {"战略性新兴产业产值", "全社会固定资产投资"} <= _labels(report, question)


def test_the_partners_of_the_district_are_told(report: Answerer) -> None:
    """Where the district is all that is named."""
    assert {"无锡", "昆山市"} <= _labels(report, "Who are the partners of Jiading?")


def test_a_target_that_has_been_met_is_asked_for_in_english(report: Answerer) -> None:
    """The verb may stand far from the target."""
    assert report.ask("Has the target for green space been met?").boolean is False
