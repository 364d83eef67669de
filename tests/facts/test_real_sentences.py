"""Sentences of the real report that are easily read wrongly."""

from __future__ import annotations

from functools import cache

import pytest

from kg.document.model import Document
from kg.document.reader import read
from kg.facts.extractor import extract
from kg.facts.model import Facts
from kg.text import Span
from tests.conftest import REPORTS
from tests.facts.reading import Case, check, lines

REAL: list[Case] = [
    (
        "沃尔沃亚太设计中心启动建设;理想汽车上海研发总部、集度汽车落户",
        (
            "沃尔沃亚太设计中心 started",
            "理想汽车上海研发总部 is Project",
            "理想汽车上海研发总部 settled",
            "理想汽车上海研发总部 undertakenBy 理想汽车",
            "集度汽车 is Enterprise",
            "集度汽车 settled",
        ),
        ("沃尔沃亚太设计中心 settled", "集度汽车 started"),
        "two subjects of different class, one verb",
    ),
    (
        "惠柏新材料、易谷网络等入驻虹桥新慧总部湾",
        (
            "惠柏新材料 is Enterprise",
            "易谷网络 is Enterprise",
            "惠柏新材料 locatedIn 虹桥新慧总部湾",
            "易谷网络 locatedIn 虹桥新慧总部湾",
        ),
        ("惠柏新材料 is Industry",),
        "two firms in a park",
    ),
    (
        "找钢网总部入驻嘉定工业区、技术中心投入使用",
        (
            "找钢网总部 settled",
            "找钢网总部 locatedIn 嘉定工业区",
            "找钢网技术中心 in_operation",
            "找钢网技术中心 undertakenBy 找钢网",
        ),
        ("找钢网总部 in_operation", "嘉定工业区 in_operation"),
        "the technical centre is the firm's",
    ),
    (
        "上海安亭国际医疗产业园三期、上海(南翔)精准医学产业园核心研发基地二期、三期等多个重点项目加快推进",
        (
            "上海安亭国际医疗产业园三期 phaseOf 上海安亭国际医疗产业园",
            "上海(南翔)精准医学产业园核心研发基地二期 phaseOf 上海(南翔)精准医学产业园核心研发基地",
            "上海(南翔)精准医学产业园核心研发基地三期 phaseOf 上海(南翔)精准医学产业园核心研发基地",
            "上海安亭国际医疗产业园三期 progressing",
            "上海(南翔)精准医学产业园核心研发基地三期 progressing",
        ),
        ("上海安亭国际医疗产业园 progressing",),
        "three phases, two wholes",
    ),
    (
        "博世华域、威派格等26家企业通过两化融合贯标评定",
        ("博世华域 obtained 两化融合贯标评定 ×26", "威派格 obtained 两化融合贯标评定 ×26"),
        (),
        "two named recipients and a count",
    ),
    (
        "重塑能源等7家企业获2020年度上海市工业互联网创新发展专项资金立项支持",
        ("重塑能源 obtained 2020年度上海市工业互联网创新发展专项资金立项支持 ×7",),
        ("2020年度上海市工业互联网创新发展专项资金 approved",),
        "what a firm obtains has not been approved by that",
    ),
    (
        "力争年内竣工白银路(沪宜公路-永盛路)工程",
        ("白银路(沪宜公路-永盛路)工程 completed planned",),
        ("白银路(沪宜公路-永盛路)工程 completed",),
        "a completion that is announced",
    ),
    (
        "与青浦、无锡等两区六市共建环太湖科技创新圈",
        ("环太湖科技创新圈 partner 青浦", "环太湖科技创新圈 partner 无锡", "嘉定区 partner 环太湖科技创新圈"),
        ("青浦 partner 无锡",),
        "partners, and what all of them build, the district whose report it is among them",
    ),
    (
        "与昆山市、太仓市建立大气污染联防联控合作机制",
        (
            "大气污染联防联控合作机制 partner 昆山市",
            "大气污染联防联控合作机制 partner 太仓市",
            "嘉定区 partner 大气污染联防联控合作机制",
        ),
        (),
        "partners, and their mechanism",
    ),
    (
        "找钢网总部",
        ("找钢网总部 servesIndustry 电子商务", "找钢网总部 servesIndustry 在线新经济"),
        (),
        "the bullet's field and the row's both reach what is inside",
    ),
    (
        "路普能源科技氢电池",
        (
            "路普能源科技氢电池 servesIndustry 氢燃料电池产业",
            "路普能源科技氢电池 servesIndustry 汽车“新四化”产业",
        ),
        (),
        "the narrower industry heads the bullet, the broader the row",
    ),
    (
        "捷氢科技上海新园区",
        ("捷氢科技 servesIndustry 汽车“新四化”产业",),
        (),
        "a row gives its industry to the firm whose project stands in it",
    ),
    (
        "上海安亭国际医疗产业园三期",
        ("上海安亭国际医疗产业园 servesIndustry 高性能医疗设备及精准医疗产业",),
        (),
        "a whole serves the industry that its phase stands under",
    ),
]


def written_at(document: Document, facts: Facts, quote: str) -> set[str]:
    """What the facts with a proof inside the quoted words say."""
    start = document.source.text.index(quote)
    place = Span(start, start + len(quote))

    def here(spans: tuple[Span, ...]) -> bool:
        return any(span in place for span in spans)

    return set(
        lines(
            Facts(
                mentions=tuple(each for each in facts.mentions if here(each.spans)),
                relations=tuple(each for each in facts.relations if here(each.evidence.spans)),
                milestones=tuple(each for each in facts.milestones if here(each.evidence.spans)),
                recognitions=tuple(each for each in facts.recognitions if here(each.evidence.spans)),
            )
        )
    )


@cache
def real_report() -> tuple[Document, Facts]:
    """The half-yearly report and all it states."""
    document = read(REPORTS / "jiading-2021h1")
    return document, extract(document)


@pytest.mark.parametrize("case", REAL, ids=[case[0] for case in REAL])
def test_real_sentences(case: Case) -> None:
    """The report's own sentences state what a reader reads."""
    document, facts = real_report()
    check(written_at(document, facts, case[0]), case)


@pytest.mark.parametrize(
    "quote", ["统筹推进常态化疫情防控和经济社会发展两方面工作", "牢牢把握稳中求进工作总基调"]
)
def test_the_report_s_own_slogans_state_nothing(quote: str) -> None:
    """The real ones neither."""
    document, facts = real_report()
    assert written_at(document, facts, quote) == set()
