"""What the report does not state is not answered by a figure or a thing that is near it."""

from __future__ import annotations

import pytest

from kg.answering import Answerer, NoteKind

UNSTATED = [
    ("今年新增了几家医院", "a count of what is new is no count of those named"),
    ("全区一共有多少所学校?", "a total is not the number of the new ones"),
    ("嘉定养老机构床位总数是多少?", "a total is not the number of a part"),
    ("嘉定今年GDP目标总量是多少亿元?", "money is not answered by a rate"),
    ("How many patents were granted in the first half?", "what is applied for is not yet granted"),
    ("What is the length of 嘉闵线?", "a thing is not its length"),
    ("When will 嘉闵线 open?", "another step's time is not the one asked for"),
    (
        "幼儿园完成了全年目标的百分之几?",
        "a share is not answered by a number of things",
    ),
    ("与宁波共建了什么平台?", "a partner that the report does not name"),
    ("What is the GDP per capita of Jiading?", "a total is no average"),
    ("人工智能企业数量", "what a sentence happens to name is no number of them"),
    ("矽杰微电子跟盛剑环境有合作吗", "two that a sentence names, of which it says no such thing"),
    ("上汽大众和集度汽车签约了吗", "an agreement between two that nobody speaks of"),
    ("联影医疗和上海大学的合作项目", "two names joined, not either of them"),
    ("保时捷有工厂吗", "a firm that is named is no plant of its"),
    ("Does Porsche have a factory here?", "a noun of an English question binds too"),
    ("嘉定有多少家企业", "those that are new are not all, nor those of one kind"),
    ("How many companies are there?", "nor in English"),
    ("谁给了联影医疗科技进步一等奖", "who gave a prize is not who won it"),
    ("上海智能工厂是谁授牌的", "nor the other way about"),
    ("Who gave 新时达 the smart factory award?", "nor in English"),
    ("上海民营经济科创总部园入驻了多少家企业?", "those that a clause names are no number of those there"),
    ("去年同期增加值是多少", "the growth since is not what it was then"),
    ("增加值比去年多多少亿元", "a rate is no sum of money"),
    ("哪些项目同时在新城和汽车产业", "at once in both is not in either"),
    ("易谷网络从哪里搬来的?", "where it went is not where it came from"),
    ("Where did 易谷网络 move from?", "nor in English"),
    ("沃尔沃亚太设计中心由谁承建", "whose centre it is, is not who builds it"),
    ("Who is the contractor of 国泰上海中心?", "a builder asked about in English"),
    ("西门文化公园为什么要调整方案？", "that it is so is no reason for it"),
    ("Why did 保时捷亚太赛车贸易 come to Jiading?", "nor in English"),
    ("S7沪崇高速二期是哪一天通车的？", "half a year is no day"),
    ("被淘汰的31家劣势企业有哪些？", "a number is no names"),
    ("22项举措分别是什么？", "the plan that has them is none of them"),
    ("哪些镇的村庄改造户数最多？", "a number of all is not of the most"),
    ("今年申报的高新技术企业通过了几家？", "what is applied for is not yet obtained"),
    ("全区充电桩总共有多少根？", "those built in half a year are not all"),
    ("烨映微电子申报小巨人企业了吗？", "silence is no denial"),
    ("重塑能源获得了多少专项资金？", "how many got money is no sum of it"),
    ("检测服务收入多少", "nor is how many services"),
    ("北沿江高铁设嘉定站吗？", "that a thing is named is no yes to what it has"),
    ("“小巨人”企业申报成功率", "a rate is no thing"),
    ("How many of the 150 high-tech applications were approved?", "all are no part of themselves"),
    ("How many of the vaccinated are over 60?", "a bound that nobody speaks of"),
    ("Who won the F1 esports China championship?", "an event is nobody who won it"),
    ("上海市人工智能技术协会-北虹桥产业创孵基地位于哪里？", "a place further on in the sentence"),
    ("12.4公里架空线入地现在完成了几公里？", "what is aimed at is not what was done"),
    ("报告为什么没有提到房价？", "a reason for silence"),
    ("五廊一片分别指什么", "a name is not what it stands for"),
    ("未达标的断面有哪些？", "an indicator that fell short is no other thing"),
    ("What is the relationship between Volvo and Li Auto?", "to stand in one sentence is no relation"),
    ("嘉定区有多少所大学？", "those that are named are not all"),
    ("Was the maglev line completed?", "a line is not every line"),
    ("易谷网络和惠柏新材料谁先入驻？", "that both came is not which was first"),
    ("Which towns built new hospitals?", "what was built there is no hospital"),
    ("Has United Imaging phase I been completed?", "another phase"),
    ("嘉定区上半年有多少家企业注销？", "a verb that is left out is what is asked"),
    ("集度汽车投产了没有？", "that a firm came tells nothing of its production"),
]


@pytest.mark.parametrize(("question", "reason"), UNSTATED, ids=[row[1] for row in UNSTATED])
def test_the_nearest_is_no_answer(question: str, reason: str, report: Answerer) -> None:
    """Nothing is said, with the reason, where the report is silent."""
    answer = report.ask(question)
    assert answer.type == "none", reason
    assert answer.told


def test_all_that_is_done_with_a_partner_is_told(report: Answerer) -> None:
    """What the graph has no name for is told in the report's words beside what it has."""
    answer = report.ask("与苏州有哪些合作")
    assert [item.label for item in answer.answers] == ["区域养老服务一体化合作机制"]
    assert any("苏州相城" in note for note in answer.told)
    assert any("苏州相城" in proof.text for proof in answer.evidence)


def test_a_partner_is_not_what_is_done_with_it(report: Answerer) -> None:
    """Where only the partner is a thing of the graph, the sentence answers."""
    answer = report.ask("与苏州相城开展了什么合作")
    assert all("苏州相城" in item.label and item.kind == "Passage" for item in answer.answers)


def test_a_reason_that_is_given_is_quoted(report: Answerer) -> None:
    """A sentence that says by what a thing came about answers why."""
    answer = report.ask("为什么嘉定的指标呈现较大波动?")
    assert [item.kind for item in answer.answers] == ["Passage"]
    assert "缺芯" in answer.answers[0].label


GOING_ON = [
    ("农村公路提档升级完成了吗", False, "it goes on, and nothing says that it is done"),
    (
        "Have the three 100-billion-yuan industries grown more slowly than the online new economy?",
        True,
        "less",
    ),
    ("康德莱虹桥国际医疗器械研发基地上半年已经开工?", False, "asked by the mark at the end alone"),
    ("13号线西延伸在建吗", True, "what has begun and is not done is being built"),
    (
        "Is line 13 west extension under construction?",
        True,
        "a line by its number, a direction inside the name",
    ),
    ("Is the Yumin South Road underpass open yet?", True, "a direction between two parts of a name"),
    ("爱夫迪FTT全球总部一期竣工了吗", True, "a slip in Latin letters inside a name"),
    ("区属工业增速是不是比规上整体快", True, "a part against the whole, not against itself"),
    ("轨交嘉闵线建完了没", False, "a colloquial word for the step"),
    ("一般公共预算收入恢复到疫情前水平了吗", False, "the clause that says it denies it"),
    ("Did Jiading exceed its retail growth target?", True, "exceeding a target, words between"),
    ("Did all 21 water sections meet the standard?", True, "the report says that it is met"),
    ("“e嘉乐”累计服务量超过10万人次了吗", True, "more than the very number, in ten thousands"),
    ("找钢网是不是落在了南翔", False, "it is told to be elsewhere"),
    ("公交候车亭100座建好了吗", False, "an earlier step is told"),
    ("安亭有产业园吗", True, "what a town has by its name"),
]


@pytest.mark.parametrize(("question", "truth", "reason"), GOING_ON, ids=[row[2] for row in GOING_ON])
def test_what_goes_on_is_not_done(question: str, truth: bool, reason: str, report: Answerer) -> None:
    """Yes and no follow the words of the clause that decides."""
    answer = report.ask(question)
    assert answer.boolean is truth, reason
    assert answer.evidence


def test_a_number_in_an_english_question_is_a_condition(report: Answerer) -> None:
    """A plan with 22 measures is that one, and none has 23."""
    assert len(report.ask("Which plan is being implemented with 22 measures?").answers) == 1
    assert report.ask("Which plan has 23 measures?").type == "none"


def test_a_noun_beside_a_name_narrows_the_sentences(report: Answerer) -> None:
    """The sentence about a declaration is no sentence about the alliance of the same name."""
    answer = report.ask("Quote the sentence about the 嘉昆太 declaration")
    assert len(answer.answers) == 1
    assert "宣言" in answer.answers[0].label


@pytest.mark.parametrize("question", ["哪些医院开工了？", "Which hospitals started construction?"])
def test_what_is_only_announced_is_told_to_be_so(question: str, report: Answerer) -> None:
    """A plan that is the only answer to a question of deeds comes with a doubt that names it."""
    answer = report.ask(question)
    (note,) = [note for note in answer.notes if note.kind is NoteKind.ONLY_ANNOUNCED]
    assert answer.doubted
    assert note.told == ", ".join(item.label for item in answer.answers)


def test_what_is_done_is_told_without_that_doubt(report: Answerer) -> None:
    """Where some did it, those are the answer."""
    answer = report.ask("哪些平台已经投入运营")
    assert answer.answers
    assert NoteKind.ONLY_ANNOUNCED not in {note.kind for note in answer.notes}
