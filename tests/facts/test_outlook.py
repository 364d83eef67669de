"""Plans and reviews without a heading that says so, told apart by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.facts.extractor import extract
from kg.facts.outlook import Cue, Sentence, cues, looking_ahead
from kg.vocabulary import FigureRole, Modality
from tests.factories import document

EXAMPLES = [(cue, example) for cue in cues() for example in cue.match]
COUNTEREXAMPLES = [(cue, example) for cue in cues() for example in cue.no_match]


@pytest.mark.parametrize(("cue", "example"), EXAMPLES, ids=lambda each: getattr(each, "id", each))
def test_a_cue_matches(cue: Cue, example: str) -> None:
    """What a cue says it finds, it finds."""
    assert cue.pattern.search(example), cue.reason


@pytest.mark.parametrize(("cue", "example"), COUNTEREXAMPLES, ids=lambda each: getattr(each, "id", each))
def test_a_cue_leaves_the_rest(cue: Cue, example: str) -> None:
    """What a cue says it leaves, it leaves."""
    assert not cue.pattern.search(example), cue.reason


PLANS = [
    (
        "抓招商,增后劲。全年确保引进项目10个以上,新开工项目8个。铺设管网9000米。",
        "确保 governs the paragraph, and what is only counted in it",
    ),
    (
        "建好平台,搞好规划,加快园区建设。\n培育龙头企业20家。\n加大投入,完善功能,打造特色小镇3个。",
        "many light words of what is called for, and none of what was done",
    ),
    ("2022年,我们要突出三条主线。\n引进项目6个,力争2个建成。", "要 and 力争 behind a year"),
]
REVIEWS = [
    (
        "加快推进城镇化,编制完成8个规划。投入资金1234万元,进一步完善功能。新增绿地4万平方米。",
        "verbs that could call for it, with a number that was counted",
    ),
    ("去年以来,大力改善环境。\n加快推进安置小区建设,开工3个项目。", "去年以来 looks back"),
    ("聚焦主业,狠抓项目,引进企业7家,占年度计划的70%。", "a share of the plan has been carried out"),
    ("完成造林3万亩。\n新建校舍5处。", "no word tells"),
]


@pytest.mark.parametrize(("text", "reason"), PLANS, ids=lambda each: each[:12])
def test_a_plan_without_a_heading(text: str, reason: str) -> None:
    """Every figure of it is aimed at."""
    facts = extract(document(text))
    assert facts.observations
    assert {fact.role for fact in facts.observations} == {FigureRole.TARGET}, reason
    assert facts.commitments


@pytest.mark.parametrize(("text", "reason"), REVIEWS, ids=lambda each: each[:12])
def test_a_review_without_a_heading(text: str, reason: str) -> None:
    """None of it is, and nothing is pledged."""
    facts = extract(document(text))
    assert facts.observations
    assert {fact.role for fact in facts.observations} == {FigureRole.ACTUAL}, reason
    assert not facts.commitments


def test_a_review_and_what_comes_next() -> None:
    """What stands before 下一步 is done, what stands behind it announced."""
    text = "今年以来,建成滨江大桥。\n二是抓服务,引进企业42家。\n下一步,确保项目落地。开工建设临港大桥。"
    steps = {fact.subject.label: fact.modality for fact in extract(document(text)).milestones}
    assert steps == {"滨江大桥": Modality.REALISED, "临港大桥": Modality.PLANNED}


def test_experience_behind_what_is_not_well_is_of_the_past() -> None:
    """Not every part behind the shortcomings says what to do about them."""
    text = "一、基本情况\n建成滨江大桥。\n二、存在的问题\n进度慢。\n三、典型经验\n建成临港大桥。\n"
    facts = extract(document(text))
    assert {fact.subject.label: fact.modality for fact in facts.milestones} == {
        "滨江大桥": Modality.REALISED,
        "临港大桥": Modality.REALISED,
    }


def test_a_heading_tells_first() -> None:
    """In a part that says it looks back 确保 tells of care that was taken."""
    facts = extract(document("一、2021年工作回顾\n确保每村通路,新建道路12公里以上。\n"))
    assert {fact.role for fact in facts.observations} == {FigureRole.ACTUAL}


def test_a_sentence_of_a_review_that_announces_itself() -> None:
    """What opens with 将 is announced to its end; the next sentence looks back again."""
    review = (
        "一、2021年工作回顾\n引进企业5家。今年全县将加大招商力度,引进企业8家;建成滨江大桥。新建道路3公里。\n"
    )
    facts = extract(document(review))
    roles = {fact.figure.surface: fact.role for fact in facts.observations}
    assert roles == {"5家": FigureRole.ACTUAL, "8家": FigureRole.TARGET, "3公里": FigureRole.ACTUAL}
    assert [fact.modality for fact in facts.milestones] == [Modality.PLANNED]
    assert len(facts.commitments) == 2


SENTENCES = st.builds(
    Sentence,
    st.sampled_from([example for cue in cues() for example in cue.match]),
    st.integers(-1, 1),
    st.integers(0, 3),
)


@given(st.lists(SENTENCES, max_size=9))
def test_every_sentence_is_told(sentences: list[Sentence]) -> None:
    """Each sentence gets its answer; where no word speaks for a plan, the answer is no."""
    found = looking_ahead(sentences)
    assert len(found) == len(sentences)
    ahead = [cue for cue in cues() if cue.weight > 0]
    if not any(cue.pattern.search(each.text) for each in sentences for cue in ahead):
        assert not any(found)
