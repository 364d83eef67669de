"""What was planned for a time that is over: done by then, or not; and what the ledger says is not kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answering import Answerer, NoteKind, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

EARLIER = """青禾县人民政府工作报告
——2029年1月10日在青禾县第十届人民代表大会第四次会议上
一、2028年工作回顾
过去一年,全县固定资产投资完成50亿元,同比增长9%。
二、2029年工作安排
建成滨江图书馆。建成云栖大桥。建成檀沣学校。
"""
LATER = """青禾县人民政府工作报告
——2030年1月10日在青禾县第十届人民代表大会第五次会议上
一、2029年工作回顾
过去一年,滨江图书馆竣工。云栖大桥加快建设。
二、2030年工作安排
建成沣澜体育馆。
"""


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Two reports of one county, the later of which tells what became of the earlier one's plans."""
    folder = tmp_path_factory.mktemp("years")
    for name, text in (("qinghe-2029", EARLIER), ("qinghe-2030", LATER)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build(sorted(Path(folder).glob("*.txt")), folder / "built")
    return answerer(open_embedded(folder / "built"))


LATE = ["云栖大桥", "檀沣学校"]
LISTS = [
    ("哪些项目没有按期完成", LATE, "past its year and not told as done"),
    ("哪些项目未如期竣工?", LATE, "by a step"),
    ("哪些项目逾期了", LATE, "in one word"),
    ("Which projects were not completed on time?", LATE, "in English"),
    ("哪些项目按期完成了", ["滨江图书馆"], "told as done in the report of its year"),
    ("Which projects were completed on time?", ["滨江图书馆"], "in English"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), LISTS, ids=[row[2] for row in LISTS])
def test_what_is_past_due_or_done_in_time(
    question: str, expected: list[str], reason: str, years: Answerer
) -> None:
    """What is planned for a time still to come is in neither list."""
    answer = years.ask(question)
    assert sorted(item.label for item in answer.answers) == sorted(expected), reason
    kinds = {note.kind for note in answer.notes}
    assert kinds & {NoteKind.PAST_DUE, NoteKind.DONE_IN_TIME}, "told as reckoned, not as said"


def test_how_many_are_past_due(years: Answerer) -> None:
    """They are counted too."""
    answer = years.ask("有几个项目逾期?")
    assert answer.type == "count"
    assert answer.value == 2


UNTOLD = [
    ("哪些项目没有按期完成", NoteKind.NONE_PAST_DUE),
    ("哪些项目没有按期竣工", NoteKind.NONE_PAST_DUE),
    ("哪些项目按期完成了", NoteKind.NOT_TOLD_IN_TIME),
    ("城中路小学东校按期交付了吗", NoteKind.NOT_TOLD_IN_TIME),
    ("哪些承诺兑现了", NoteKind.NONE_IN_LEDGER),
]


@pytest.mark.parametrize(("question", "why"), UNTOLD)
def test_one_report_does_not_tell(question: str, why: NoteKind, report: Answerer) -> None:
    """Of one half-year no plan is past its time, and nothing but that is answered."""
    answer = report.ask(question)
    assert answer.type == "none"
    assert why in {note.kind for note in answer.notes}


SETTLED = [
    ("哪些承诺没有兑现", "by the ledger's word"),
    ("哪些承诺没有完成", "完成 of a pledge"),
    ("没有落实的承诺有哪些", "the pledges behind"),
    ("Which pledges were not kept?", "in English"),
]


@pytest.mark.parametrize(("question", "reason"), SETTLED, ids=[row[1] for row in SETTLED])
def test_what_is_not_kept(question: str, reason: str, report: Answerer) -> None:
    """Only what the ledger judges so is listed, and it is told how many are on track or not judged."""
    answer = report.ask(question)
    assert [item.label for item in answer.answers] == ["全社会固定资产投资预计完成500亿元左右"], reason
    told = [note.filled for note in answer.notes if note.kind is NoteKind.NOT_LISTED]
    on_track, unjudged = map(int, told[0])
    assert unjudged > on_track > 0


def test_a_denied_state_is_not_the_state(report: Answerer) -> None:
    """哪些指标没有滞后 lists none of those that lag."""
    lagging = {item.label for item in report.ask("哪些指标滞后").answers}
    others = {item.label for item in report.ask("哪些指标没有滞后").answers}
    assert lagging
    assert others
    assert not lagging & others


TARGETS = ["哪些目标没有完成", "没有完成的目标有哪些", "Which targets were not met?"]


@pytest.mark.parametrize("question", TARGETS)
def test_targets_are_asked_for_as_indicators_are(question: str, report: Answerer) -> None:
    """A target that is not reached is an indicator's."""
    asked, same = report.ask(question), report.ask("哪些指标没有完成年度目标?")
    assert asked.answers == same.answers
    assert asked.answers


def test_jobs_are_counted_where_persons_are_asked_for(report: Answerer) -> None:
    """上半年新增就业多少人: the report counts jobs, and that is said; hospitals have no persons."""
    answer = report.ask("上半年新增就业多少人")
    assert answer.value == 16980
    assert answer.unit == "个"
    assert NoteKind.COUNTED_BY in {note.kind for note in answer.notes}
    assert report.ask("新增医院多少人").type == "none"


SCALES = [
    "Which industries are at the scale of 千亿?",
    "industries of the 千亿 scale",
    "Which industries are at a 100 billion scale?",
    "Which industries are at the scale of a hundred billion yuan?",
]


@pytest.mark.parametrize("question", SCALES)
def test_a_scale_in_english(question: str, report: Answerer) -> None:
    """The same industries as in Chinese."""
    expected = report.ask("千亿级产业有哪些").answers
    assert {item.label for item in report.ask(question).answers} == {item.label for item in expected}


def test_how_many_are_named_is_told_where_no_number_is(report: Answerer) -> None:
    """嘉定区有多少个产业集群: no figure, but so many are named."""
    answer = report.ask("嘉定区有多少个产业集群")
    named = {note.kind: note.filled for note in answer.notes}[NoteKind.NAMED_SO_MANY]
    assert answer.type == "none"
    assert int(named[0]) == len(report.ask("有哪些产业集群").answers)


def test_a_partner_in_something_else_is_no_answer(report: Answerer) -> None:
    """哪些大学与嘉定合作建设科技园: the parks called by universities, not who founds schools together."""
    answer = report.ask("哪些大学与嘉定合作建设科技园")
    assert {item.label for item in answer.answers} == {"上海大学科技园", "嘉定同济大学科技园"}
    assert NoteKind.DOES_NOT_SAY_SO in {note.kind for note in answer.notes}
