"""What the real report answers: lists, numbers, checks, and what is found in its words."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kg.answering import Answerer, to_text
from kg.answering.present import notes_of

MISSED = [
    ("哪些指标没有完成年度目标?", True, "没有"),
    ("Which indicators missed their annual target?", True, "missed, with no word for reaching"),
    ("Which indicators have missed half of their annual target?", True, "missed half"),
    ("Which indicators failed to reach half of their annual target?", True, "failed to reach"),
    ("Which indicators reached less than half of their annual target?", True, "less than"),
    ("Which indicators are behind half of their annual target?", True, "behind"),
    ("Which indicators reached half of their annual target?", False, "reached"),
    ("Which indicators have not missed half of their annual target?", False, "a denial denied"),
    ("哪些指标不低于年度目标的一半?", False, "a denial denied in Chinese"),
]


@pytest.mark.parametrize(("question", "missed", "reason"), MISSED, ids=[row[2] for row in MISSED])
def test_missed_is_the_opposite_of_reached(
    question: str, missed: bool, reason: str, report: Answerer
) -> None:
    """A question for what missed a target never lists what met it."""
    half = "half" in question or "一半" in question
    limit = {"全社会固定资产投资", "战略性新兴产业产值"}
    answer = report.ask(question)
    listed = {item.label for item in answer.answers}
    assert listed, answer.told
    assert ("增加值" not in listed) == missed, reason
    assert not half or (listed & limit == limit) == missed, reason


DENIED_CHECKS = [
    ("Has fixed asset investment missed half of its annual target?", True),
    ("固定资产投资未过半吗?", True),
    ("固定资产投资过半了没有?", False),
    ("固定资产投资有没有过半?", False),
]


@pytest.mark.parametrize(("question", "truth"), DENIED_CHECKS, ids=[row[0] for row in DENIED_CHECKS])
def test_a_denied_target_is_checked_as_asked(question: str, truth: bool, report: Answerer) -> None:
    """Yes means what the question says, denial and all; 没有 at the end only asks."""
    assert report.ask(question).boolean is truth


TWO_PARTS = [
    ("嘉定区全年固定资产投资目标是多少?完成了多少?", "500", "206.9亿元"),
    ("嘉定区全年固定资产投资目标是多少？完成了多少？", "500", "206.9亿元"),
    ("How much was fixed asset investment and what is its target?", "206.9", "500亿元"),
    ("What is the target for fixed asset investment and how much was achieved?", "500", "206.9亿元"),
    ("全年固定资产投资目标完成了多少?", "206.9", "500亿元"),
    ("全年增加值目标和上半年实际分别是多少?", "6", "16.7%"),
    ("公共停车泊位全年目标是多少,上半年完成了多少?", "660", "400余个"),
    ("新增多少充电桩,目标多少", "572", "900个"),
    ("今年要新建多少公里绿道,上半年完成多少?", "10.2", "8.2公里"),
    ("公(专)用充电桩全年目标多少个，上半年建成多少个？", "900", "572个"),
    ("绿道上半年建成多少公里和全年目标", "8.2", "10.2公里"),
    ("绿道 built in H1 多少公里 vs target", "8.2", "10.2公里"),
]


@pytest.mark.parametrize(("question", "first", "other"), TWO_PARTS, ids=[row[0] for row in TWO_PARTS])
def test_both_parts_are_answered(question: str, first: str, other: str, report: Answerer) -> None:
    """The figure asked for first is the value; the other is told with its role, period and sentence."""
    answer = report.ask(question)
    assert answer.value == Decimal(first), answer.told
    told = next(note for note in answer.told if other in note)
    assert ("目标" in told) == (answer.role == "Actual")
    assert "2021" in told
    assert any(other.rstrip("亿元余个公里") in proof.text for proof in answer.evidence)
    assert other in to_text(answer)


FOUND = [
    ("What happened to unemployment?", "4755", "an indicator, with no word for number"),
    ("与无锡有哪些合作?", "环太湖科技创新圈", "what a partner takes part in"),
    ("哪些高校共建基础教育集团?", "交大", "which, where the report counts and names one"),
    ("哪些政策还没有发布?", "嘉定新城总体城市设计", "policies that are published are papers"),
]


@pytest.mark.parametrize(("question", "told", "reason"), FOUND, ids=[row[2] for row in FOUND])
def test_what_the_report_says_is_found(question: str, told: str, reason: str, report: Answerer) -> None:
    """What the graph holds is not called nothing for want of a word in the question."""
    answer = report.ask(question)
    assert told in to_text(answer), (reason, answer)


def test_a_number_asked_by_which_is_told_with_its_sentence(report: Answerer) -> None:
    """Asked which, a count is no answer alone: the sentence is given and the number noted."""
    answer = report.ask("哪些高校共建基础教育集团?")
    assert (answer.type, answer.value) == ("list", None)
    assert any("5所" in note for note in answer.told)


def test_policies_not_published_are_papers(report: Answerer) -> None:
    """No measure is listed as not yet published, and the reading says so."""
    answer = report.ask("哪些政策还没有发布?")
    assert {item.kind for item in answer.answers} == {"PolicyDocument"}
    assert "文件" in answer.interpretation


def test_the_text_is_in_the_language_of_the_question(report: Answerer) -> None:
    """A Chinese question prints Chinese notes and labels, an English one English."""
    chinese = report.ask("沃尔沃亚太设计中心开工了吗?")
    english = report.ask("Has 沃尔沃亚太设计中心 started construction?")
    assert chinese.told == english.told
    assert any(note.startswith("dp:") for note in chinese.told), chinese.told
    read, told = notes_of(chinese), notes_of(english)
    assert not re.search("[A-Za-z]", " ".join(read)), read
    assert "dp:" not in " ".join(told)


SEVERAL = [
    ("增加值是多少?固定资产投资是多少?", "1224.7", "206.9亿元"),
    ("增加值和固定资产投资分别是多少?", "1224.7", "206.9亿元"),
]


@pytest.mark.parametrize(("question", "first", "other"), SEVERAL, ids=[row[0] for row in SEVERAL])
def test_each_indicator_asked_for_is_told(question: str, first: str, other: str, report: Answerer) -> None:
    """Of two indicators the first is the value, and the other a note of its own."""
    answer = report.ask(question)
    assert answer.value == Decimal(first), answer.told
    assert any(note.endswith(other) and "另一种读法" not in note for note in answer.told), answer.told


BARE = [
    ("有多少个项目竣工", "哪些项目竣工"),
    ("上半年有几个项目开工", "上半年哪些项目开工"),
    ("How many projects were completed?", "Which projects were completed?"),
]


@pytest.mark.parametrize(("count", "names"), BARE, ids=[row[0] for row in BARE])
def test_a_count_of_all_is_no_less_than_those_named(count: str, names: str, report: Answerer) -> None:
    """某校等8个项目交付 does not answer how many projects were completed where the report names ten."""
    answer = report.ask(count)
    assert answer.value is not None
    assert answer.value >= len(report.ask(names).answers) > 0
    assert answer.evidence


def test_what_is_planned_for_the_second_half_is_no_count_of_the_first(report: Answerer) -> None:
    """下半年新开工9个 does not answer how many began in the first."""
    answer = report.ask("上半年有几个项目开工")
    assert not any("下半年" in proof.text for proof in answer.evidence)


def test_what_is_counted_in_two_measure_words_is_one_thing(report: Answerer) -> None:
    """5部 of 100台 is a share of a target; what has only begun is none of it."""
    answer = report.ask("加装电梯还差多少")
    assert (answer.value, answer.unit) == (Decimal(95), "台"), answer.told
    assert answer.told[0] == "5部 / 100台"


def test_the_bound_of_a_number_is_said(report: Answerer) -> None:
    """A number that the report only bounds is told so in the headline, in the language of the question."""
    chinese = report.ask("上海智能传感器产业园有多少家企业?")
    english = report.ask("How many enterprises are in the smart sensor park?")
    assert (chinese.value, chinese.comparator) == (Decimal(100), ">")
    assert to_text(chinese).startswith("超过 100 家")
    assert to_text(english).startswith("more than 100")


MORE_THAN_TWO = [
    ("增加值、规上工业产值、一般公共预算收入哪个增速最高", "增加值"),
    ("增加值，规上工业产值，一般公共预算收入，哪个增速最低", "一般公共预算收入"),
]


@pytest.mark.parametrize(("question", "first"), MORE_THAN_TWO, ids=[row[0] for row in MORE_THAN_TWO])
def test_the_highest_of_those_named_is_one_of_them(question: str, first: str, report: Answerer) -> None:
    """Of three indicators that are named the highest is not looked for among all others."""
    answer = report.ask(question)
    assert [item.label for item in answer.answers] == [first], answer.told


def test_an_exception_ends_at_the_pause(report: Answerer) -> None:
    """What comes after the pause is not left out with what comes before it."""
    answer = report.ask("除了中国汽车论坛，汽车产业还办了什么大会")
    assert {item.label for item in answer.answers} == {
        "中国汽车企业创新大会",
        "第六届国际氢能与燃料电池汽车大会",
    }


READ_SO = [
    ("新慧总部湾二期三期什么时候启动", {"新慧总部湾二期", "新慧总部湾三期"}, "two phases of one thing"),
    ("上半年增速低于5%的指标", {"全社会固定资产投资"}, "what is described, with no word that asks"),
    (
        "Which North Hongqiao projects broke ground?",
        {"“北虹之云”", "国泰上海中心"},
        "a direction before pinyin",
    ),
    ("哪些项目既建成又交付使用了", {"上海细胞治疗集团制备中心"}, "the very words for the second step"),
    ("哪些道路工程计划年内竣工", {"白银路(沪宜公路-永盛路)工程"}, "a time between 计划 and its verb"),
    ("谁与超大集团联手打造都市现代农业示范园", {"华亭镇"}, "a verb between two names is no part of one"),
    ("同济大学和嘉定合作了啥", {"嘉定同济大学科技园"}, "what bears the partner's name"),
    ("哪家公司的研发中试线通线", {"国家智能传感器创新中心"}, "whose name stands in front"),
    ("绿地、绿道、立体绿化哪个完成率最高", {"新建各类绿地"}, "the furthest of three towards their targets"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), READ_SO, ids=[row[2] for row in READ_SO])
def test_turns_of_phrase_are_read(question: str, expected: set[str], reason: str, report: Answerer) -> None:
    """Coordination, description and the very words of a step are read as they are meant."""
    assert {item.label for item in report.ask(question).answers} >= expected, reason


NUMBERS_SO = [
    ("公共停车泊位全年还要建多少个才能达标", "260", "个", "what is missing, not a share"),
    ("列入科创板储备库的企业数", "19", "家", "the noun and 数"),
    ("截至6月底充电桩建成多少个", "572", "个", "up to where the report goes"),
    ("PM2.5比去年下降了多少", "10.8", "%", "measured against the year before"),
    ("增加值和它的增速各是多少", "1224.7", "亿元", "the amount, with its growth as a note"),
    ("绿地、绿道上半年分别建了多少", "43.3", "公顷", "the first of two named by a part of their names"),
]


@pytest.mark.parametrize(
    ("question", "value", "unit", "reason"), NUMBERS_SO, ids=[row[3] for row in NUMBERS_SO]
)
def test_numbers_are_read_so(question: str, value: str, unit: str, reason: str, report: Answerer) -> None:
    """What is asked in other words than the report's has the report's number."""
    answer = report.ask(question)
    assert (answer.value, answer.unit) == (Decimal(value), unit), (reason, answer.told)


CHECKED_SO = [
    ("PM2.5比去年高吗", False, "a fall"),
    ("安亭污水厂三期扩建尚未开工", True, "a statement that denies a step"),
    ("爱夫迪FFT全球总部一期没竣工吧", False, "the same with a particle at its end"),
    ("早餐网点新增超过80个？", True, "a bound and a question mark"),
    ("Did the number of good-air days exceed 160?", True, "an auxiliary before the number of"),
    ("充电桩完成全年任务过半了没", True, "half of a target, not all of it"),
    ("找钢网的技术中心用起来了吗", True, "来了 is no arrival after 起"),
    ("新增注册企业有没有2万户", True, "at least so many"),
    ("增加值增速比规上工业和预算收入都高吗", True, "higher than both others"),
    ("护国寺本体工程主体结构是不是已经过半了", True, "told of the thing by another name"),
]


@pytest.mark.parametrize(("question", "truth", "reason"), CHECKED_SO, ids=[row[2] for row in CHECKED_SO])
def test_checks_are_read_so(question: str, truth: bool, reason: str, report: Answerer) -> None:
    """Yes means what the question says."""
    assert report.ask(question).boolean is truth, reason


OTHER_THINGS = ["嘉定的人工智能岛有哪些企业", "截至5月底充电桩建成多少个"]


@pytest.mark.parametrize("question", OTHER_THINGS)
def test_what_only_begins_with_a_known_word_is_another_thing(question: str, report: Answerer) -> None:
    """An island is not the field it is named after, a month not the half-year."""
    assert report.ask(question).type == "none"


NOT_DUE = [
    ("一般公共预算收入完成了年度目标吗", False, "a rate within its target, half a year before it is due"),
    ("增加值完成全年目标了吗", False, "another"),
    ("规模以上工业总产值目标实现了吗", False, "the target and the deed said apart"),
    ("规模以上工业总产值目标没有实现吗", True, "the same denied"),
    ("一般公共预算收入增速达到年度目标了吗", True, "only the rate as it stands now is asked about"),
    ("固定资产投资完成全年目标了吗", False, "an amount that is behind"),
]


@pytest.mark.parametrize(("question", "truth", "reason"), NOT_DUE, ids=[row[2] for row in NOT_DUE])
def test_a_target_that_is_not_due_is_not_fulfilled(
    question: str, truth: bool, reason: str, report: Answerer
) -> None:
    """Whether a target is fulfilled the ledger decides, and the answer says that its time is not over."""
    answer = report.ask(question)
    assert answer.boolean is truth, reason
    assert any(note.startswith("期限未到") for note in answer.told), reason


LAST_YEAR_TOLD = [
    ("嘉定区 GDP 2020", True, "a year alone at the end"),
    ("增加值 2020 的 absolute value", True, "a year before 的"),
    ("增加值 2021", False, "the year that the report is of"),
    ("新增就业岗位 more than 2020?", False, "a number and no year"),
]


@pytest.mark.parametrize(
    ("question", "other", "reason"), LAST_YEAR_TOLD, ids=[row[2] for row in LAST_YEAR_TOLD]
)
def test_a_year_that_stands_alone_is_a_year(
    question: str, other: bool, reason: str, report: Answerer
) -> None:
    """No figure of the report's own year answers for another one."""
    assert (report.ask(question).type == "none") is other, reason


YES_OR_NO = [
    ("爱夫迪FFT全球总部一期 竣工 yes or no", True),
    ("Is 爱夫迪FFT全球总部一期 completed or not?", True),
    ("沃尔沃亚太设计中心 completed, yes or no?", False),
]


@pytest.mark.parametrize(("question", "truth"), YES_OR_NO, ids=[row[0] for row in YES_OR_NO])
def test_yes_or_no_denies_nothing(question: str, truth: bool, report: Answerer) -> None:
    """The no of yes or no is no denial."""
    assert report.ask(question).boolean is truth


def test_vs_sets_two_against_each_other(report: Answerer) -> None:
    """Two indicators with vs between them are the sides of a comparison."""
    answer = report.ask("一般公共预算收入 vs 固定资产投资 which one grew faster")
    assert [item.label for item in answer.answers] == ["一般公共预算收入"]
