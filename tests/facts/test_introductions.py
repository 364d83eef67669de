"""Introductions of parks: named once, a park is what the sentences behind it speak of."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from tests.factories import document
from tests.facts.reading import Case, check, lines, stated

HELD: list[Case] = [
    (
        "云栖产业园位于滨江新区,规划面积3平方公里,入驻泽柏机械、宏远机电集团等企业20余家。",
        ("泽柏机械 locatedIn 云栖产业园", "宏远机电集团 locatedIn 云栖产业园", "泽柏机械 settled"),
        (),
        "the park of the sentence hosts who came",
    ),
    (
        "云栖产业园规划面积3平方公里。园区以新能源为主导产业。目前拥有泽柏机械、宏远机电集团等骨干企业。",
        ("泽柏机械 locatedIn 云栖产业园", "云栖产业园 servesIndustry 新能源"),
        ("泽柏机械 settled",),
        "what the park has is there; that it came is not said",
    ),
    (
        "云栖产业园规划面积3平方公里。全县现有泽柏机械、宏远机电集团等骨干企业。",
        (),
        ("泽柏机械 locatedIn 云栖产业园",),
        "the county's firms need not stand in the park",
    ),
    (
        "云栖产业园规划面积3平方公里。滨江新区现有泽柏机械、宏远机电集团等骨干企业。",
        (),
        ("泽柏机械 locatedIn 云栖产业园",),
        "another place has opened the sentence",
    ),
    (
        "云栖产业园规划面积3平方公里,主导产业为装备制造。先后荣获“省级特色产业园区”、“省级示范园区”称号。",
        ("云栖产业园 servesIndustry 装备制造", "云栖产业园 obtained 省级特色产业园区"),
        (),
        "a title without a recipient is the park's",
    ),
    (
        "云栖产业园开工的项目有:泽柏机械一期项目,宏远机电集团总部项目。",
        ("泽柏机械一期项目 started", "宏远机电集团总部项目 started"),
        (),
        "each clause of the list behind a colon is told by its verb",
    ),
    (
        "云栖产业园由综合服务区、仓储物流区和云栖产业园东区三大部分组成。",
        ("综合服务区 partOf 云栖产业园", "云栖产业园东区 partOf 云栖产业园"),
        (),
        "the parts are told by their last word, how many they are is none of it",
    ),
    (
        "云栖产业园规划面积3平方公里。拥有泽衍、美冠科等20多家研发能力强、发展潜力大的医药企业。",
        ("泽衍 locatedIn 云栖产业园", "美冠科 is Enterprise"),
        (),
        "what a list is of closes the clause, behind words that praise it",
    ),
    (
        "云栖产业园已引进企业15家,其中泽柏新能源、宏远锂业等5个项目已开工。产业涉及装备制造、电子信息等领域。",
        ("泽柏新能源 locatedIn 云栖产业园", "云栖产业园 servesIndustry 装备制造"),
        (),
        "those among the firms that came, and the fields they are of",
    ),
    (
        "云栖产业园位于昆山市的东南,以石油化工为主。成功引进泽锂新能源、鼎晟科技有限公司2家。",
        ("云栖产业园 locatedIn 昆山市", "泽锂新能源 locatedIn 云栖产业园", "鼎晟科技有限公司 settled"),
        (),
        "how many firms the list has does not make it a kind of thing",
    ),
    (
        "云栖产业园规划面积3平方公里。以滨江煤化工项目为核心。一期工程占地2000亩,年内投入使用。",
        ("云栖产业园一期 phaseOf 云栖产业园",),
        ("滨江煤化工项目一期 phaseOf 滨江煤化工项目",),
        "a phase that opens a sentence is the park's",
    ),
    (
        "云栖产业园规划面积3平方公里。滨江煤化工项目总投资3亿元。一期工程占地2000亩。",
        (),
        ("云栖产业园一期 is Park",),
        "of the project that the sentence before opens with",
    ),
    (
        "云栖产业园规划面积3平方公里,主要定位生物制药、精准医疗。",
        ("云栖产业园 servesIndustry 生物制药", "云栖产业园 servesIndustry 精准医疗"),
        (),
        "what the park is laid out for",
    ),
    (
        "云栖产业园分为管理委员会和泽柏机械。",
        (),
        ("泽柏机械 partOf 云栖产业园",),
        "what is no area is no part of one",
    ),
]
LED: list[Case] = [
    (
        "云栖产业园规划面积3平方公里。第一类为风电装备产业,以泽柏重工、宏远机电集团为代表。",
        (
            "泽柏重工 servesIndustry 风电装备产业",
            "宏远机电集团 locatedIn 云栖产业园",
        ),
        (),
        "who leads the field of the clause before, in the park that is described",
    ),
    (
        "形成以泽柏重工为龙头的装备制造、以宏远机电集团为龙头的食品加工两大产业。",
        ("泽柏重工 servesIndustry 装备制造",),
        ("宏远机电集团 servesIndustry 装备制造",),
        "each leads its own field",
    ),
]


@pytest.mark.parametrize("case", [*HELD, *LED], ids=lambda case: case[3])
def test_a_described_park(case: Case) -> None:
    """What the sentences say without naming anyone, they say of the park."""
    check(stated(case[0]), case)


def test_a_text_that_opens_with_a_park_is_about_it() -> None:
    """A later paragraph that names no other place still speaks of the park; a work report's does not."""
    about = document("云栖产业园位于滨江新区。\n经过多年建设,引进泽柏机械、宏远机电集团等企业。\n")
    assert "泽柏机械 locatedIn 云栖产业园" in lines(extract(about))
    other = document(
        "全县经济稳步增长。\n云栖产业园建成。\n经过多年建设,引进泽柏机械、宏远机电集团等企业。\n"
    )
    assert "泽柏机械 locatedIn 云栖产业园" not in lines(extract(other))
