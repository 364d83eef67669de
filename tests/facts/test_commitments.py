"""Commitments: pledged clauses, their deadlines, targets and what they concern."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.document.model import Document
from kg.document.reader import read
from kg.facts.commitments import commitments, delivery_rule, delivery_rules
from kg.facts.figures import observations
from kg.facts.model import CommitmentFact, Evidence, MilestoneFact
from kg.mentions.model import Mention
from kg.text import Span
from kg.vocabulary import EntityClass, MilestoneType, Modality
from tests.factories import document
from tests.facts.figures.reading import report

NEXT = "2021-07-01/2021-12-31"


def pledged(document: Document) -> list[tuple[str, str]]:
    """Text and deadline of every commitment."""
    found = commitments(document, observations(document), (), ())
    return [(document.text(fact.span), fact.deadline) for fact in found]


@pytest.mark.parametrize(
    ("rule", "clause"), [(rule.id, clause) for rule in delivery_rules() for clause in rule.match]
)
def test_deliverables_are_found(rule: str, clause: str) -> None:
    """Each rule finds what its examples promise."""
    assert delivery_rule(clause) == rule


@pytest.mark.parametrize("clause", [clause for rule in delivery_rules() for clause in rule.reject])
def test_vague_aims_are_no_deliverables(clause: str) -> None:
    """深化, 强化, 做好 and nouns that hold a verb promise nothing one could check."""
    assert delivery_rule(clause) is None


@pytest.mark.parametrize(
    ("plan", "expected", "reason"),
    [
        (
            "力争年内竣工人民路(东环路-西环路)工程。",
            [("力争年内竣工人民路(东环路-西环路)工程", "2021")],
            "年内 is the year",
        ),
        (
            "投资690万元,新增幼儿园4所。",
            [("新增幼儿园4所", NEXT)],
            "what it costs is part of the pledge behind, and none of its own",
        ),
        ("推进云仓投入运营。", [("推进云仓投入运营", NEXT)], "no cue: the half-year the part speaks of"),
        (
            "全面推进20公里架空线入地工程,下半年开工10条,竣工4条。",
            [("全面推进20公里架空线入地工程", NEXT), ("下半年开工10条", NEXT), ("竣工4条", NEXT)],
            "one for each action",
        ),
        (
            "新增幼儿园4所、托育点4个,深化医联体建设。",
            [("新增幼儿园4所", NEXT), ("托育点4个", NEXT)],
            "one verb, two targets, a pledge each; and a vague aim that is none",
        ),
        (
            "工业产值和工业税收增长11%。",
            [("工业产值和工业税收增长11%", NEXT), ("工业税收增长11%", NEXT)],
            "one figure of two statistics",
        ),
        (
            "云栖公司产值、税收增长15%。",
            [("云栖公司产值、税收增长15%", NEXT)],
            "what is bare is of the same firm",
        ),
        (
            "力争使投资5亿元的酒店、投资4亿元的商城落地。",
            [("力争使投资5亿元的酒店、投资4亿元的商城落地", NEXT)],
            "one deed done to all",
        ),
        ("奋力完成“十四五”规划目标任务。", [], "all tasks of a plan are nothing to check by"),
        (
            "统筹推进各项工作,完成年初部署的各项目标和重点任务。",
            [],
            "all tasks in general are nothing to check by",
        ),
        (
            "举办各类文化活动,加快建设现代化产业体系,办好人民满意的教育,确保项目早开工、早建成。",
            [],
            "of all kinds and none by name, or for good: nothing to check by",
        ),
        ("举办各类招聘活动50场。", [("举办各类招聘活动50场", NEXT)], "a number is"),
        ("重点做好9个方面工作。", [], "how many heads the text has is no target"),
        (
            "特勤消防站年底前建成投用。",
            [("特勤消防站年底前建成投用", "2021")],
            "the subject belongs to the pledge",
        ),
        ("发展基础更加牢固,新区已经建成。", [], "what is done is not pledged"),
        ("项目建成后,年产值8亿元,年税收1亿元。", [], "what will come of a thing is no pledge"),
        ("沧江大桥计划总投资8亿元。", [], "nor is how large a thing is"),
        ("全年没有新增企业12家的目标,新建学校3所未完成。", [], "what is not done"),
        (
            "围绕城区人口达到55万的目标,新建学校3所。",
            [("新建学校3所", NEXT)],
            "what the rest is done for",
        ),
        (
            "广泛开展法治宣传活动,建设高素质人才队伍,建立更加公平的保障制度。",
            [],
            "what goes on all the time",
        ),
        (
            "启动滨江大桥建设之后,新建学校3所。",
            [("新建学校3所", NEXT)],
            "only when the rest will be",
        ),
        ("开工项目中,新建校舍16万平方米。", [("新建校舍16万平方米", NEXT)], "among which, and no deed"),
        ("二期工程计划投资46亿元,占投资总额的30%以上。", [], "what it costs, and which part it is"),
        (
            "全年重点项目完成投资46亿元。",
            [("全年重点项目完成投资46亿元", "2021")],
            "what is to be spent by then is a target",
        ),
        ("制定具体工作方案,争取在谈项目早日签约落地。", [], "some paper, some project"),
        (
            "力争引进企业50家,其中规上企业8家、高新企业3家。",
            [("力争引进企业50家", NEXT), ("规上企业8家", NEXT), ("高新企业3家", NEXT)],
            "a part of the whole is pledged apart",
        ),
        ("制定养老服务工作方案。", [("制定养老服务工作方案", NEXT)], "a paper of its own"),
        ("加快新港建设,力争尽快开工建设。", [], "by no day"),
        ("加快新港建设,力争2022年投入使用。", [("力争2022年投入使用", "2022")], "by a day"),
        ("此次共有7个项目入选,新建学校3所。", [("新建学校3所", NEXT)], "how many there are"),
        ("确保各项决策部署落实落地,抓好规划衔接落地。", [], "of which nobody could say when it is"),
    ],
)
def test_pledges_of_a_plan(plan: str, expected: list[tuple[str, str]], reason: str) -> None:
    """Each clause with a number or a deliverable is one, with the deadline it names or its part's."""
    assert pledged(report(plan=plan)) == expected, reason


def test_a_review_pledges_only_where_it_says_so() -> None:
    """建成 in a review is a deed; 力争建成 is a promise."""
    assert pledged(report("建成示范学校5所,力争建成人民公园。")) == [("力争建成人民公园", NEXT)]


@pytest.mark.parametrize(
    ("review", "expected", "reason"),
    [
        ("今年云栖县计划新建学校9所,目前已开工6所。", [], "the plan stands beside how far it has come"),
        ("今年云栖县计划新建学校9所。", ["今年云栖县计划新建学校9所"], "nothing has come of it yet"),
        ("开工和即将投产项目7个。", [], "which projects there are"),
        ("预计明年年底建成投产。", ["预计明年年底建成投产"], "a step that is expected of a project"),
        ("预计全年新开工项目50个。", [], "how the year will have ended"),
    ],
)
def test_plans_told_in_a_review(review: str, expected: list[str], reason: str) -> None:
    """A review pledges what is still to come, and not what it measures the work by."""
    assert [text for text, _ in pledged(report(review))] == expected, reason


def test_a_headline_pledges_nothing() -> None:
    """The first line of a text only says what the text is on."""
    lines = "云栖区今年将办好10件实事\n今年将新建学校3所。"
    assert [text for text, _ in pledged(document(lines))] == ["今年将新建学校3所"]


def test_what_a_review_expects_of_its_own_year_is_no_pledge() -> None:
    """预计 in a review tells how the year will have ended; a goal named there is a pledge all the same."""
    assert pledged(report("预计全年生产总值164亿元,增长4.5%。")) == []
    assert [text for text, _ in pledged(report("生产总值增长4.5%,确保实现全年增长6%目标。"))] != []


def test_an_aim_reached_is_no_pledge() -> None:
    """实现了…的目标 tells what was aimed at before."""
    assert pledged(report("如期实现了工业产值达到30亿元的目标。")) == []


def test_targets_and_concerns_are_what_stands_inside() -> None:
    """The figures and the named things of the clause, indicators left out."""
    document = report(plan="东城公司新建充电桩900个,西城公司挂牌。")
    text = document.source.text
    named = [
        Mention(name, EntityClass.ENTERPRISE, (Span(text.index(name), text.index(name) + 4),), "test")
        for name in ("东城公司", "西城公司")
    ]
    facts = observations(document)
    first, second = commitments(document, facts, (), named)
    assert (first.targets, first.concerns) == (facts, (named[0],))
    assert (second.targets, second.concerns) == ((), (named[1],))


def test_part_of_a_name_is_no_concern() -> None:
    """Of 东城公司 and 东城公司二期 in the same words, the pledge concerns the second."""
    document = report(plan="推进东城公司二期开工。")
    start = document.source.text.index("东城")
    firm = Mention("东城公司", EntityClass.ENTERPRISE, (Span(start, start + 4),), "test")
    phase = Mention("东城公司二期", EntityClass.PROJECT, (Span(start, start + 6),), "test")
    (pledge,) = commitments(document, (), (), (firm, phase))
    assert pledge.concerns == (phase,)


def test_a_planned_milestone_makes_a_pledge() -> None:
    """A step announced for a named thing is checkable, whatever its verb; progress alone is not."""

    def found(kind: MilestoneType) -> tuple[CommitmentFact, ...]:
        document = report(plan="东城医院主体结顶。")
        start = document.source.text.index("东城")
        hospital = Mention("东城医院", EntityClass.PROJECT, (Span(start, start + 4),), "test")
        step = MilestoneFact(
            hospital, kind, Modality.PLANNED, NEXT, Evidence((Span(start + 6, start + 8),), "test")
        )
        return commitments(document, (), (step,), (hospital,))

    assert [fact.evidence.rule for fact in found(MilestoneType.TOPPED_OUT)] == ["commitment.milestone"]
    assert found(MilestoneType.PROGRESSING) == ()


def test_the_real_report_pledges_what_it_says() -> None:
    """Every target of the half-yearly report's plan belongs to a pledge, and the quoted words are its own."""
    document = read(Path(__file__).parents[2] / "data" / "reports" / "jiading-2021h1")
    facts = observations(document)
    found = commitments(document, facts, (), ())
    pledged_targets = [target for fact in found for target in fact.targets]
    plan = next(s.extent.start for s in document.sections if "主要工作措施" in document.text(s.title))
    assert pledged_targets == [fact for fact in facts if fact.figure.span.start > plan]
    said = {document.text(fact.span): fact.deadline for fact in found}
    assert said["力争年内竣工白银路(沪宜公路-永盛路)工程"] == "2021"
    assert said["推进康德莱虹桥国际医疗器械研发基地开工"] == NEXT
    assert "牢牢把握稳中求进工作总基调" not in said
