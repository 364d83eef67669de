"""Where a thing is said to stand: by what describes it, and by a clause that only says where."""

from __future__ import annotations

import pytest

from kg.mentions.places import surroundings
from tests.facts.reading import report, stated

STANDS = [
    (
        "分别是滨江开发区的泽柏面板项目、云沣电缆项目。",
        "泽柏面板项目 locatedIn 滨江开发区",
        "each of those counted before stands where 的 says",
    ),
    (
        "檀沣机械、泽柏科技等5家企业落户县高新区。",
        "檀沣机械 locatedIn 县高新区",
        "the county's own zone, called by no other name",
    ),
    (
        "坐落于云栖镇的泽柏研究院揭牌。",
        "泽柏研究院 locatedIn 云栖镇",
        "坐落于 says where what stands behind 的 is",
    ),
    (
        "位于滨江高新区的云栖产业园竣工。",
        "云栖产业园 locatedIn 滨江高新区",
        "the place stands in what describes the thing",
    ),
    (
        "滨江高新区内,云栖产业园竣工。",
        "云栖产业园 locatedIn 滨江高新区",
        "a clause before says where",
    ),
    (
        "云栖产业园现已入驻檀沣机械、泽柏科技等企业20余家。",
        "檀沣机械 locatedIn 云栖产业园",
        "the park stands before 入驻",
    ),
    (
        "云栖产业园始建于2002年,先后吸引檀沣机械、泽柏科技等企业落地。",
        "檀沣机械 locatedIn 云栖产业园",
        "the park that the sentence is about draws them",
    ),
    (
        "建成云栖产业园。引进檀沣机械、泽柏科技等21家企业入驻园区。",
        "檀沣机械 locatedIn 云栖产业园",
        "园区 is the one park that the paragraph has named",
    ),
    (
        "云栖孵化基地开园,滨江产业园区管委会成立。引进檀沣机械、泽柏科技等21家企业入驻园区。",
        "檀沣机械 locatedIn 滨江产业园区",
        "of two 园区 is that whose name ends so, be it in its committee's",
    ),
    (
        "滨江科技城已与泽柏科技、檀沣电子等20余家企业签订入驻协议。",
        "檀沣电子 locatedIn 滨江科技城",
        "who agrees with a park to move in comes to it",
    ),
    (
        "滨江科技城已与檀沣集团签约,引入泽柏科技、云栖研究院等机构。",
        "云栖研究院 locatedIn 滨江科技城",
        "with whom a park signs is not who goes on to bring something",
    ),
]
ELSEWHERE = [
    (
        "滨江科技城与泽柏科技、檀沣电子等20余家企业签订供货协议。",
        "檀沣电子 locatedIn 滨江科技城",
        "who agrees with a park on something else does not come",
    ),
    (
        "云栖孵化基地开园,滨江产业园区管委会成立。引进檀沣机械、泽柏科技等21家企业入驻园区。",
        "檀沣机械 locatedIn 云栖孵化基地",
        "a base is not called 园区 where another park is",
    ),
    (
        "把滨江建成云栖商贸中心。",
        "云栖商贸中心 locatedIn 滨江",
        "what a city is to become does not stand in it",
    ),
    (
        "泽柏科技产业园落户滨江区,云沣研发中心入驻檀岭大厦。",
        "檀岭大厦 locatedIn 泽柏科技产业园",
        "the building behind 入驻 is where the firm came, and is not held by the park before",
    ),
    (
        "与滨江经济开发区签订合作协议,已引进檀沣机械、泽柏科技等企业。",
        "檀沣机械 locatedIn 滨江经济开发区",
        "with whom a paper is signed is not where the firms come to",
    ),
    (
        "建成云栖产业园、滨江产业园。引进檀沣机械、泽柏科技等21家企业入驻园区。",
        "檀沣机械 locatedIn 云栖产业园",
        "of two parks 园区 may be either",
    ),
    (
        "滨江市推进新能源产业链垂直整合发展战略。",
        "新能源产业链垂直整合发展战略 locatedIn 滨江市",
        "a place's strategy stands nowhere, as a pilot of it does",
    ),
    (
        "支持滨江高新区的云栖产业园竣工。",
        "云栖产业园 locatedIn 滨江高新区",
        "who is supported is no place where something stands",
    ),
]


@pytest.mark.parametrize(("text", "told", "reason"), STANDS)
def test_a_thing_stands_where_the_sentence_puts_it(text: str, told: str, reason: str) -> None:
    """A place behind 位于 or before 内 hosts what the sentence is about."""
    assert told in stated(text), reason


@pytest.mark.parametrize(("text", "told", "reason"), ELSEWHERE)
def test_a_place_that_is_only_named_hosts_nothing(text: str, told: str, reason: str) -> None:
    """Another word between the two says another thing."""
    assert told not in stated(text), reason


def test_what_stands_at_a_place_is_located() -> None:
    """位于, and a clause that says only inside which park; of several parks it is none."""
    assert "滨江轴承项目 locatedIn 云栖科技产业园" in stated("位于云栖科技产业园的滨江轴承项目竣工。")
    assert "泽柏科技 locatedIn 云栖科技产业园" in stated("云栖科技产业园内,泽柏科技、宏泰科技等项目开工。")
    found = stated("云栖科技产业园、滨江科技产业园建成,泽柏科技总部落户。")
    assert not any(line.startswith("泽柏科技总部 locatedIn") for line in found)


@pytest.mark.parametrize(
    ("text", "told", "left_out", "reason"),
    [
        ("某平台落户安亭镇向阳村。", "安亭镇向阳村 partOf 安亭镇", "", "a village behind its town"),
        ("某平台落户徐行伏虎村。", "徐行伏虎村 partOf 徐行", "", "the town in short"),
        (
            "与苏州市吴中区签署合作协议。",
            "苏州市吴中区 partOf 苏州市",
            "",
            "a county-level district of a city",
        ),
        ("菊园新区引进泽柏科技。", "", "菊园新区 partOf 菊园", "新区 is part of its own name"),
        ("泽柏科技落户黄山风景区。", "", "黄山风景区 partOf 黄山", "a scenic area bears a mountain's name"),
    ],
)
def test_a_name_in_full_says_what_a_place_is_part_of(
    text: str, told: str, left_out: str, reason: str
) -> None:
    """The town or division in front of a place's own name holds it."""
    found = stated(text)
    assert not told or told in found, reason
    assert not left_out or left_out not in found, reason


def test_what_settles_settles_in_the_reports_own_region() -> None:
    """With no place said before it; behind one, which may be where, nothing is stated."""
    own = surroundings(report().metadata.region).own_full_names[0]
    line = f"泽柏科技有限公司 locatedIn {own}"
    assert line in stated(f"{own}招商成效显著。", "泽柏科技有限公司成功落户。")
    assert line not in stated(f"{own}招商成效显著。", "滨江高新区能级提升,泽柏科技有限公司成功落户。")
    assert line in stated(f"{own}招商成效显著,泽柏科技有限公司成功落户。")
    assert line in stated(f"{own}招商成效显著。", "泽柏科技有限公司成功落户,滨江高新区能级提升。")
