"""Observations: role, period, bound, scope and evidence of the figures in a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document.model import Metadata
from kg.document.reader import read_text
from kg.facts.figures import indicator_mentions, observations
from kg.facts.model import ObservationFact
from kg.mentions.model import Mention
from kg.text import SourceText, Span, fold
from kg.vocabulary import EntityClass, FigureRole
from tests.facts.figures.reading import figures, report

FIRST_HALF, SECOND_HALF = "2021-01-01/2021-06-30", "2021-07-01/2021-12-31"


def only(review: str = "", plan: str = "") -> ObservationFact:
    """The figure of a sentence, the last where it has two."""
    return observations(report(review, plan))[-1]


@pytest.mark.parametrize(
    ("review", "plan", "role", "period", "reason"),
    [
        ("新增岗位16980个。", "", "Actual", FIRST_HALF, "a review reports what was reached in its period"),
        ("", "新增岗位16980个。", "Target", SECOND_HALF, "a plan aims, in the period after"),
        ("", "年内新增岗位16980个。", "Target", "2021", "年内 is the whole year"),
        ("", "财政收入预计增长5%以上。", "Forecast", SECOND_HALF, "预计 is a forecast even in a plan"),
        ("全年财政收入预计增长5%。", "", "Forecast", "2021", "预计 is a forecast even in a review"),
        ("", "力争到2025年,高新技术企业达到6家。", "Target", "2025", "到2025年 sets the time"),
        ("截至6月30日,完成接种133.7万人。", "", "Actual", FIRST_HALF, "as of a day: from the period's start"),
        ("2020年新建学校5所。", "", "Actual", "2020", "a year at the head of the clause"),
        ("5家企业申报2020年度创新项目。", "", "Actual", FIRST_HALF, "a year in a name dates nothing"),
        ("全年收入预计5亿元,增长5%。", "", "Forecast", "2021", "growth of what is forecast is forecast"),
        ("项目建成达产后,年产值8亿元。", "", "Forecast", FIRST_HALF, "what will come of it once it stands"),
        ("工厂投产后,已实现产值8亿元。", "", "Actual", FIRST_HALF, "what has come of it already"),
        ("中学落成后的面积8万平方米。", "", "Actual", FIRST_HALF, "后的 tells of a thing"),
        ("年可实现产值8亿元。", "", "Forecast", FIRST_HALF, "可 is a possibility"),
        (
            "生产总值年均增长9%,全年预计实现5亿元;财政收入年均增长8%。",
            "",
            "Actual",
            "2021",
            "growth over years is over, whatever is expected of the last",
        ),
        (
            "预计1-12月,全区财政收入5亿元。",
            "",
            "Forecast",
            "2021",
            "预计 with the months holds for the sentence",
        ),
        (
            "预计全年投资4亿元;财政收入5亿元。",
            "",
            "Forecast",
            "2021",
            "预计 before any subject holds for its list",
        ),
        (
            "上下同心,全年预计实现生产总值4亿元;财政收入5亿元。",
            "",
            "Forecast",
            "2021",
            "预计 before the verb of a later clause holds for the list behind it",
        ),
        (
            "财政收入预计4亿元,增长8%,其中税收收入3亿元。",
            "",
            "Forecast",
            FIRST_HALF,
            "a part of what is expected is expected",
        ),
        (
            "财政收入预计4亿元;投资5亿元。",
            "",
            "Actual",
            FIRST_HALF,
            "预计 behind its subject holds for that alone",
        ),
        (
            "生产总值5亿元(预计数,下同)。财政收入4亿元。",
            "",
            "Forecast",
            FIRST_HALF,
            "下同 holds for its paragraph",
        ),
        ("纳入计划企业20家。", "", "Actual", FIRST_HALF, "计划 inside a noun plans nothing"),
        ("", "加快去年85个签约项目建设。", "Actual", "2020", "so many there were last year"),
        (
            "2020年收入5亿元,“十三五”时期年均增长9%;投资4亿元。",
            "",
            "Actual",
            "2020",
            "年均 dates itself alone",
        ),
        (
            "2020年收入5亿元,“十三五”时期年均增长9%;投资4亿元,年均增长3%。",
            "",
            "Actual",
            "2016-01-01/2020-12-31",
            "the next 年均 is of the same years",
        ),
        ("完成改厕任务40座。", "", "Actual", FIRST_HALF, "a task done is done"),
        ("全区改厕任务40座,进展顺利。", "", "Target", FIRST_HALF, "a task given is a target"),
        ("新签约项目计划总投资5亿元。", "", "Target", FIRST_HALF, "what is to be invested is a target"),
        ("预计,全年收入5亿元。", "", "Forecast", "2021", "预计 with a comma holds for the sentence"),
        ("固定资产投资低于目标8个百分点。", "", "Actual", FIRST_HALF, "how far it stayed below is no aim"),
        ("年度投资计划193亿元。", "", "Target", "2021", "a plan is no result"),
        ("上报重大战略任务3个。", "", "Actual", FIRST_HALF, "what was handed in is done, a task or not"),
        ("计划投资45亿元。", "", "Target", SECOND_HALF, "计划 announces, also in a review"),
        ("将甲村列入建设计划,遴选15个村。", "", "Actual", FIRST_HALF, "the noun 计划 announces nothing"),
        ("实现收入达到20亿元的目标。", "", "Target", FIRST_HALF, "…的目标 is an aim"),
    ],
)
def test_role_and_period_follow_heading_and_clause(
    review: str, plan: str, role: str, period: str, reason: str
) -> None:
    """The part tells whether a figure is reached or aimed at, the clause narrows it."""
    fact = only(review, plan)
    assert (fact.role.value, fact.period) == (role, period), reason


@pytest.mark.parametrize(
    ("text", "stated", "reason"),
    [
        (
            "上半年实现利润4亿元,增长5%,上年同期为3亿元。",
            [("利润", "4", FIRST_HALF), ("利润", "5", FIRST_HALF), ("利润", "3", "2020-01-01/2020-06-30")],
            "the same statistic, half a year of the year before",
        ),
        (
            "上半年实现利润4亿元。上年同期仅3亿元。",
            [("利润", "4", FIRST_HALF), ("利润", "3", "2020-01-01/2020-06-30")],
            "at the head of a sentence it is of the figure before",
        ),
        (
            "上半年新增企业4家,上年同期为3亿元。",
            [("新增企业", "4", FIRST_HALF)],
            "another unit",
        ),
        ("上年同期为3亿元。", [], "and of nothing where no figure stands before"),
    ],
)
def test_the_same_time_of_the_year_before(text: str, stated: list[tuple[str, str, str]], reason: str) -> None:
    """上年同期为 has no statistic of its own: it is that of the figure before, of the year before."""
    found = observations(report(text))
    assert [(each.indicator.label, str(each.figure.value), each.period) for each in found] == stated, reason


@pytest.mark.parametrize(
    ("text", "labels", "reason"),
    [
        ("全年没有新增企业12家,引进人才5名。", ["引进人才"], "没有: it was not done"),
        ("计划新建的学校3所未完成。", [], "a bare 未 behind the count"),
        ("不再新上项目12个。", [], "不再"),
        ("云栖集团销售收入26亿元,利税3亿元。", ["云栖集团销售收入", "利税"], "销售 is no sector"),
        ("工业总产值26亿元,利税3亿元。", ["工业总产值", "工业利税"], "工业 is one"),
        ("税收增幅保持在20%以上,完成9亿元。", ["税收", "税收"], "a sum is no growth"),
        ("工业增加值1—7月增速8%。", ["工业增加值"], "the months before the rate"),
        ("一批10亿元以上项目落地。", [], "how large they are at least"),
        ("云栖集团投资45亿元建设沧江基地。", ["建设沧江基地投资"], "who pays is not what it is for"),
        ("云栖集团投资45亿元建设的沧江基地开工。", ["投资"], "how large the thing is"),
        ("沧江供水工程,计划总投资2亿元,新建水厂5座。", ["计划总投资", "新建水厂"], "all of it is the works'"),
        (
            "投产项目87个,总投资31亿元,实现产值15亿元。",
            ["投产项目", "投产项目总投资", "产值"],
            "what it yields",
        ),
    ],
)
def test_what_a_sum_is_of_and_what_was_not_done(text: str, labels: list[str], reason: str) -> None:
    """Nothing is counted that did not come to be; a sum is called by what it pays for."""
    assert [each.indicator.label for each in observations(report(text))] == labels, reason


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("新增车位400余个。", ">", "400"),
        ("新增车位超400个。", ">", "400"),
        ("新增车位400个以上。", ">=", "400"),
        ("新增车位不少于400个。", ">=", "400"),
        ("新增车位400个左右。", "~", "400"),
        ("登记失业率控制在4.5%以内。", "<=", "4.5"),
        ("财政收入下降3.2%。", "=", "-3.2"),
    ],
)
def test_bounds_and_falls_are_kept(text: str, comparator: str, value: str) -> None:
    """余, 超, 以上, 不少于, 左右 and 控制在 bound a value; a fall is negative."""
    figure = only(text).figure
    assert (figure.comparator.value, str(figure.value)) == (comparator, value)


def test_units_are_kept_as_written_and_normalised_beside() -> None:
    """2.3万户 stays 2.3 and 万户, and is 23000 户."""
    figure = only("新增注册企业2.3万户。").figure
    assert (str(figure.value), figure.unit, figure.surface) == ("2.3", "万户", "2.3万户")
    assert (str(figure.base_value), figure.base_unit) == ("23000", "户")


def test_what_was_planned_stands_beside_what_came_of_it() -> None:
    """完成年度计划385亿元的77% aims at the one and reached the other."""
    found = observations(report("投资300亿元,完成年度计划385亿元的77%。"))
    assert [(fact.figure.surface, fact.role.value) for fact in found] == [
        ("300亿元", "Actual"),
        ("385亿元", "Target"),
        ("77%", "Actual"),
    ]


def test_a_yearly_target_stands_for_the_year() -> None:
    """In a table the column of targets is the year's, that of results the report's period."""
    table = "指标名称 | 年度目标 | 上半年完成 |\n固定资产投资 | 500亿元 | 206.9亿元 |\n"
    target, actual = observations(report(table))
    assert (target.role, target.period) == (FigureRole.TARGET, "2021")
    assert (actual.role, actual.period) == (FigureRole.ACTUAL, FIRST_HALF)


def test_table_and_prose_name_one_indicator() -> None:
    """规模以上工业完成… in prose goes by the table's name too, so that the two can be one observation."""
    table = "指标名称 | 上半年完成 |\n规模以上工业总产值 | 11.7% |\n"
    row, amount, growth = observations(report(table + "规模以上工业完成2438.1亿元,同比增长11.7%。"))
    assert row.indicator.label in growth.indicator.aliases
    assert (row.figure.value, row.figure_type, row.role, row.period) == (
        growth.figure.value,
        growth.figure_type,
        growth.role,
        growth.period,
    )
    assert amount.indicator.label == growth.indicator.label


@pytest.mark.parametrize(
    "text",
    [
        "出台《滨江优化营商环境二十条措施》和《工业企业技术改造实施办法》。",
        "——在滨江市第十八届人民代表大会常务委员会第二十三次会议上。",
    ],
)
def test_a_number_in_a_title_or_of_a_sitting_is_no_figure(text: str) -> None:
    """Neither counts anything."""
    assert not observations(report(text))


def test_a_verb_that_only_carries_a_sum_is_in_none_of_its_names() -> None:
    """完成固定资产投资300亿元 tells of 固定资产投资, by that name alone."""
    figure = only("完成固定资产投资300亿元。")
    assert figure.indicator.label == "固定资产投资"
    assert not [name for name in figure.indicator.aliases if name.startswith("完成")]


def test_the_subject_left_out_of_the_name_is_the_scope() -> None:
    """A named project that completes something is what the figure covers."""
    document = report("东城棚改项目完成5.3公顷用地平整。")
    start = document.source.text.index("东城")
    project = Mention("东城棚改项目", EntityClass.PROJECT, (Span(start, start + 6),), "test")
    (fact,) = observations(document, (project,))
    assert fact.scope == project
    (bare,) = observations(document)
    assert bare.scope is None


def test_how_large_those_are_that_are_counted_off_is_no_figure() -> None:
    """全县第二个超20亿元的产业 says of which industries it is the second; a sum of its own is a figure."""
    assert figures(report("茶产业成为全县第二个超20亿元的产业。")) == []
    assert figures(report("茶产业产值超20亿元。")) == [["茶产业产值", "20 亿元", "Amount"]]


def test_what_is_done_to_a_thing_is_all_of_its_scope() -> None:
    """完成室外配套80%、室内装修70%: the second figure is of the same school."""
    document = report("滨江学校完成室外配套80%、室内装修70%。")
    start = document.source.text.index("滨江")
    school = Mention("滨江学校", EntityClass.ORGANIZATION, (Span(start, start + 4),), "test")
    assert [fact.scope for fact in observations(document, (school,))] == [school, school]


@pytest.mark.parametrize(
    ("text", "told", "reason"),
    [
        ("云栖新材料项目开工,总投资12亿元。", True, "one project is named"),
        ("经济平稳运行;引进云栖新材料项目,计划总投资12亿元。", True, "in whatever place of its clause"),
        ("云栖新材料项目、滨江水厂开工,总投资12亿元。", False, "two are"),
        ("滨江水厂竣工,云栖新材料项目开工,总投资12亿元。", False, "of which of the two is not said"),
        ("云栖新材料项目等一批工程开工,总投资12亿元。", False, "it is one of many"),
        ("云栖新材料项目开工,经济稳步增长,总投资12亿元。", False, "another clause stands between"),
        ("云栖新材料项目开工,完成税收12亿元。", False, "the sum is not what a thing costs"),
    ],
)
def test_a_sum_behind_a_clause_that_names_one_project_is_of_it(text: str, told: bool, reason: str) -> None:
    """某项目开工,总投资12亿元 says what the project costs."""
    document = report(text)
    folded = document.source.folded
    works = [
        Mention(
            name, EntityClass.PROJECT, (Span(folded.index(name), folded.index(name) + len(name)),), "test"
        )
        for name in ("云栖新材料项目", "滨江水厂")
        if name in folded
    ]
    (fact,) = observations(document, works)
    assert (fact.scope is not None and fact.scope.label == "云栖新材料项目") is told, reason


def test_each_sum_before_a_listed_thing_is_of_that_thing() -> None:
    """投资3亿元的甲、投资5亿元的乙 are two sums of two things."""
    document = report("总投资3亿元的滨江水厂、总投资5亿元的云栖电厂开工。")
    names = ("滨江水厂", "云栖电厂")
    starts = [document.source.folded.index(name) for name in names]
    works = [
        Mention(name, EntityClass.PROJECT, (Span(at, at + len(name)),), "test")
        for name, at in zip(names, starts, strict=True)
    ]
    found = [(str(fact.figure.value), fact.scope) for fact in observations(document, works)]
    assert found == [("3", works[0]), ("5", works[1])]


def test_a_size_inside_a_name_is_no_figure() -> None:
    """云山20万吨啤酒项目 is a name; what is invested in it is a figure."""
    document = report("投资3亿元的云山20万吨啤酒项目开工。")
    name = "云山20万吨啤酒项目"
    at = document.source.folded.index(name)
    project = Mention(name, EntityClass.PROJECT, (Span(at, at + len(name)),), "test")
    assert [fact.figure.unit for fact in observations(document, [project])] == ["亿元"]
    assert [fact.figure.unit for fact in observations(document)] == ["亿元", "万吨"]


def test_a_former_level_is_dated_or_left_out() -> None:
    """由…增长到…: the level left counts only where the text says when it was."""
    dated = observations(report("收入由“十二五”末的3亿元增长到5亿元。"))
    assert [(str(fact.figure.value), fact.period) for fact in dated] == [("3", "2015"), ("5", FIRST_HALF)]
    both = observations(report("收入由2015年的3亿元增加到2020年的5亿元。"))
    assert [(str(fact.figure.value), fact.period) for fact in both] == [("3", "2015"), ("5", "2020")]
    same = observations(report("收入由上年同期的3亿元增加到5亿元,税收由去年的2亿元增加到3亿元。"))
    assert [fact.period for fact in same] == ["2020-01-01/2020-06-30", FIRST_HALF, "2020", FIRST_HALF]
    whole = observations(report("全年收入由上年同期的3亿元增加到5亿元。"))
    assert [fact.period for fact in whole] == ["2020", "2021"]
    undated = observations(report("收入由3亿元增长到5亿元。"))
    assert [str(fact.figure.value) for fact in undated] == ["5"]


def test_indicators_are_mentions_once_each() -> None:
    """An indicator named once and used for amount and growth is one mention."""
    facts = observations(report("财政收入5亿元,增长3%。"))
    assert [mention.label for mention in indicator_mentions(facts)] == ["财政收入"]


def test_without_a_period_figures_are_still_read() -> None:
    """A report of unknown period has observations without one."""
    (fact,) = observations(
        read_text(SourceText("各位代表:\n全县新增岗位5个。", "sample"), Metadata("sample"))
    )
    assert (fact.indicator.label, fact.period) == ("新增岗位", "")


WORDS = st.text(
    "新增建成完成实现企业收入面积人均占比重增长下降到由的和、,;其中分别同比年内力争0123456789.亿万元家个%户“”()一二百余约超",
    max_size=60,
)


@given(WORDS, WORDS)
def test_spans_point_at_the_words(review: str, plan: str) -> None:
    """Whatever the text, evidence lies inside it and figures read as their spans say, in text order."""
    document = report(review + "。", plan + "。")
    facts = observations(document)
    for fact in facts:
        assert document.text(fact.figure.span) == fact.figure.surface
        assert fact.figure.span in fact.evidence.spans
        assert all(span.end <= len(document.source) for span in fact.evidence.spans)
        assert fact.indicator.label
        assert fold(fact.figure.surface)
    assert [fact.figure.span for fact in facts] == sorted(fact.figure.span for fact in facts)
    assert observations(document) == facts
