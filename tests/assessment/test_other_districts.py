"""Three more places that do not exist, of other words and kinds of report: what is planted is found."""

from __future__ import annotations

import pytest

from kg.assessment.contradictions import contradictions
from kg.assessment.ledger import Entry, ledger
from kg.assessment.series import Told
from kg.resolution.linking import link
from tests.assessment.factories import SEQUENCE, told_file

PANYUN = ("panyun-2023", "panyun-2024h1", "panyun-2024")
YUCHUAN = ("yuchuan-2023", "yuchuan-2024h1", "yuchuan-2024")
SONGZE = ("songze-2024h1", "songze-2024", "songze-2025h1")
# Half, what was pledged, its target, the state at the end, the rule, the halves that answer.
KNOWN = [
    ("panyun-2023", "地区生产总值", "6%左右", "Met", "target.met", "panyun-2024"),
    ("panyun-2023", "城镇居民人均可支配收入", "6.5%", "Behind", "target.missed", "panyun-2024"),
    ("panyun-2023", "新增城镇就业", "1.2万人", "Met", "target.met", "panyun-2024"),
    ("panyun-2023", "单位生产总值能耗", "−3%", "NotMentionedAgain", "target.silent", ""),
    ("panyun-2023", "环城快速路东段", "completed", "Met", "step.taken", "panyun-2024h1"),
    ("panyun-2023", "市第二人民医院", "completed", "Met", "step.taken", "panyun-2024"),
    ("panyun-2023", "青瓷文化园二期", "started", "Changed", "step.postponed", "panyun-2024h1"),
    ("panyun-2023", "磐云北站", "topped_out", "Met", "step.taken", "panyun-2024h1"),
    ("panyun-2023", "新建改建农村公路", "150公里", "Met", "target.met", "panyun-2024"),
    # 1,020 in the first half and 2,000 more in the second make 3,000: no other target.
    ("panyun-2023", "新增停车位", "3000个", "Behind", "target.missed", "panyun-2024"),
    ("panyun-2023", "建设保障性租赁住房", "2400套", "Met", "target.met", "panyun-2024"),
    ("panyun-2023", "改造城镇危旧房", "500户", "Behind", "target.missed", "panyun-2024"),
    # In 2025, as is said next, contains March 2025: that moves nothing.
    ("panyun-2024h1", "青瓷文化园二期", "started", "CannotBeJudged", "step.mentioned", "panyun-2024"),
    ("panyun-2024h1", "市第二人民医院", "in_operation", "Met", "step.taken", "panyun-2024"),
    # 2,450 in the year, 1,430 of them in the half that the pledge may be for.
    ("panyun-2024h1", "新增停车位", "2000个", "CannotBeJudged", "target.two-readings", "panyun-2024"),
    ("panyun-2024", "地区生产总值", "6%", "CannotBeJudged", "target.open", ""),
    ("panyun-2024", "磐云北站", "completed", "CannotBeJudged", "step.open", ""),
    ("panyun-2024", "青瓷文化园二期", "started", "CannotBeJudged", "step.open", ""),
    ("songze-2024h1", "地方一般公共预算收入", "36亿元", "Met", "target.met", "songze-2024"),
    ("songze-2024h1", "规模以上工业增加值", "7%左右", "Behind", "target.missed", "songze-2024"),
    ("songze-2024h1", "固定资产投资", "150亿元", "Behind", "target.missed", "songze-2024"),
    ("songze-2024h1", "城镇新增就业", "4200人", "Met", "target.met", "songze-2025h1"),
    ("songze-2024h1", "松泽大桥", "completed", "Met", "step.taken", "songze-2024"),
    ("songze-2024h1", "松泽大桥", "in_operation", "Met", "step.taken", "songze-2024"),
    ("songze-2024h1", "城北水质净化厂", "started", "Met", "step.taken", "songze-2024"),
    ("songze-2024h1", "县档案馆新馆", "completed", "Behind", "step.overdue", "songze-2024"),
    ("songze-2024h1", "县档案馆新馆", "accepted", "Behind", "step.overdue", "songze-2024"),
    # By then it has another name.
    ("songze-2024h1", "鹿鸣物流港", "in_operation", "Met", "step.taken-late", "songze-2025h1"),
    ("songze-2024h1", "改造老旧小区", "24个", "Met", "target.met", "songze-2024"),
    ("songze-2024h1", "建成农村公路", "90公里", "Behind", "target.missed", "songze-2024"),
    ("songze-2024h1", "新增公办学位", "2000个", "Met", "target.met", "songze-2024"),
    ("songze-2024h1", "建成社区食堂", "12家", "NotMentionedAgain", "target.silent", ""),
    ("songze-2024h1", "松泽县促进民营经济发展若干措施", "published", "NotMentionedAgain", "step.silent", ""),
    ("songze-2024", "松泽湿地公园", "completed", "Met", "step.taken", "songze-2025h1"),
    ("songze-2024", "松泽职业技术学院", "started", "Met", "step.taken", "songze-2025h1"),
    ("songze-2024", "固定资产投资", "160亿元", "Behind", "target.lagging", "songze-2025h1"),
    ("songze-2024", "地方一般公共预算收入", "6%", "OnTrack", "target.rate-holds", "songze-2025h1"),
    ("songze-2024", "新建充电桩", "600个", "OnTrack", "target.on-track", "songze-2025h1"),
    ("songze-2024", "改造老旧小区", "18个", "Changed", "target.changed", "songze-2025h1"),
    ("songze-2024", "新增养老托位", "240个", "NotMentionedAgain", "target.silent", ""),
    ("songze-2024", "建成口袋公园", "9座", "Behind", "target.lagging", "songze-2025h1"),
    ("songze-2025h1", "改造老旧小区", "15个", "Behind", "target.lagging", "songze-2025h1"),
    ("songze-2025h1", "松泽职业技术学院一期", "completed", "CannotBeJudged", "step.open", ""),
    ("yuchuan-2023", "城镇调查失业率", "控制在5.5%以内", "Behind", "target.missed", "yuchuan-2024"),
    ("yuchuan-2023", "单位地区生产总值能耗", "−3%", "Met", "target.met", "yuchuan-2024"),
    # A ceiling, and about where it is.
    ("yuchuan-2023", "居民消费价格", "控制在3%左右", "Met", "target.met", "yuchuan-2024"),
    ("yuchuan-2023", "空气质量优良天数比率", "85%以上", "Behind", "target.missed", "yuchuan-2024"),
    ("yuchuan-2023", "细颗粒物年均浓度", "控制在32微克/立方米以内", "Met", "target.met", "yuchuan-2024"),
    ("yuchuan-2023", "社会消费品零售总额", "突破200亿元", "Met", "target.met", "yuchuan-2024"),
    ("yuchuan-2023", "招商引资到位资金", "不低于60亿元", "Changed", "target.changed", "yuchuan-2024h1"),
    ("yuchuan-2023", "云峰隧道", "completed", "Met", "step.taken", "yuchuan-2024"),
    ("yuchuan-2023", "云峰隧道", "in_operation", "Met", "step.taken", "yuchuan-2024"),
    ("yuchuan-2023", "智慧停车平台", "started", "Met", "step.taken", "yuchuan-2024h1"),
    ("yuchuan-2023", "青石水库除险加固", "completed", "Changed", "step.postponed", "yuchuan-2024h1"),
    ("yuchuan-2023", "新建、改扩建学校", "6所", "Behind", "target.missed", "yuchuan-2024"),
    ("yuchuan-2023", "新增学位", "3600个", "Met", "target.met", "yuchuan-2024"),
    ("yuchuan-2023", "完成农村户厕改造", "1500户", "Met", "target.met", "yuchuan-2024h1"),
    ("yuchuan-2023", "建成区级养老中心", "1家", "Met", "target.met", "yuchuan-2024"),
    ("yuchuan-2023", "发放消费券", "2000万元", "Met", "target.met", "yuchuan-2024h1"),
    ("yuchuan-2024h1", "青石水库除险加固工程", "completed", "OnTrack", "step.under-way", "yuchuan-2024"),
    ("yuchuan-2024h1", "招商引资到位资金", "50亿元", "Met", "target.met", "yuchuan-2024"),
    ("yuchuan-2024", "社会消费品零售总额", "5%", "CannotBeJudged", "target.open", ""),
]
DISAGREEING = {
    ("figures.two-reports", "612.4 亿元 ≠ 621.4 亿元", "panyun-2023 panyun-2024h1"),
    ("figures.parts-over-total", "24.9 + 66.3 > 90.6 亿元", "panyun-2024"),
    ("figures.part-over-total", "149.2 亿元 / 141.5 亿元 = 105.4 %", "songze-2024"),
    ("figures.two-reports", "4350 人 ≠ 4530 人", "songze-2024 songze-2025h1"),
    ("figures.share-over-100", "104 % > 100 %", "songze-2024"),
    ("figures.table-prose", "81.3 亿元 ≠ 83.1 亿元", "songze-2024h1 songze-2024h1"),
    ("figures.parts-not-total", "12.5 + 48.2 + 52.6 ≠ 116.3 亿元", "songze-2024h1"),
}


@pytest.fixture(scope="module")
def nine() -> list[Told]:
    """The three reports of each."""
    return [told_file(SEQUENCE / f"{name}.txt") for name in (*PANYUN, *SONGZE, *YUCHUAN)]


@pytest.fixture(scope="module")
def entries(nine: list[Told]) -> tuple[Entry, ...]:
    """Their ledger."""
    return ledger(nine)


def test_the_ledger_is_what_was_planted(entries: tuple[Entry, ...]) -> None:
    """Each pledge with its state, the rule, and the reports that answer; a lead-in (办好民生实事) is none."""
    told = [
        (
            entry.pledge.report,
            entry.what,
            entry.target,
            entry.state.value,
            entry.rule,
            " ".join(sorted({answer.quote.report for answer in entry.answers})),
        )
        for entry in entries
    ]
    assert sorted(told) == sorted(KNOWN)


def test_the_disagreements_are_those_planted(nine: list[Told]) -> None:
    """Seven, and no other."""
    found = [
        (each.rule, each.arithmetic, " ".join(quote.report for quote in each.quotes))
        for each in contradictions(nine)
    ]
    assert set(found) == DISAGREEING
    assert len(found) == len(DISAGREEING)


def test_the_renamed_are_one(nine: list[Told]) -> None:
    """A port and a firm have new names, works are told with and without 工程; no other two are one."""
    leader = link(each for told in nine for each in told.seen).leader
    renamed = {key.split("/")[-1].split("|")[0] for key in leader}
    assert renamed == {
        "鹿鸣物流港",
        "松泽国际陆港",
        "凌峰钢铁有限公司",
        "凌峰特钢股份有限公司",
        "青石水库除险加固",
        "青石水库除险加固工程",
    }
