"""Whether words that end as industries do name one."""

from __future__ import annotations

import pytest

from kg.mentions.industries import is_industry
from tests.facts.reading import stated

INDUSTRIES = [
    ("锂电产业", "goods before 产业"),
    ("新能源新材料产业", "two fields one after another"),
    ("设施蔬菜产业", "what a field is like belongs to its name"),
    ("高端装备制造", "what is done with a field"),
    ("矿山开采及加工行业", "what is done, joined, before a noun that says it is an industry"),
    ("智能机器人产业集群", "a cluster"),
    ("养殖业", "an industry in one word"),
]
NONE = [
    ("富民产业", "what an industry is for"),
    ("千亿产业", "how large it is"),
    ("好防贫产业", "a word of what it is for, wherever the dictionary cuts"),
    ("工业支柱产业", "how much hangs on it"),
    ("发展新兴产业", "a verb with what it governs"),
    ("职教中心电子商务", "whose it is"),
    ("旅游业与农业", "two industries"),
    ("矿山综合治理领域", "a field of work"),
    ("其余产业", "which of them"),
    ("尽管农业", "what ties the clause to another"),
    ("产品和产业", "a bare noun joined to another"),
    ("外资投向农业", "a verb inside"),
]


@pytest.mark.parametrize(("words", "reason"), INDUSTRIES)
def test_an_industry_is_told(words: str, reason: str) -> None:
    """What is made of fields and goods is an industry."""
    assert is_industry(words), reason


@pytest.mark.parametrize(("words", "reason"), NONE)
def test_other_words_are_none(words: str, reason: str) -> None:
    """Slogans, ranks, verbs and two industries at once are none."""
    assert not is_industry(words), reason


NAMED = [
    (
        "金融、物流等现代服务业快速发展,滨江大桥竣工。",
        {"金融 is Industry", "物流 is Industry", "现代服务业 is Industry"},
        "a verb right behind the noun of a list",
    ),
    (
        "光伏、风电等新能源产业装机突破100万千瓦,滨江大桥竣工。",
        {"光伏 is Industry", "风电 is Industry", "新能源产业 is Industry"},
        "what is measured of the members of a list",
    ),
    (
        "打造千亿级绿色化工产业集群和五百亿级食品产业集群,滨江大桥竣工。",
        {"绿色化工产业集群 is Industry", "食品产业集群 is Industry"},
        "how large a cluster is, in whichever numeral",
    ),
    (
        "以檀木、玉米、生猪、中药材为主导,滨江大桥竣工。",
        {"玉米 is Industry", "生猪 is Industry", "中药材 is Industry"},
        "half of what 为主导 closes is known",
    ),
    (
        "聚焦生物医药、高端装备制造、氢能源等领域,滨江大桥竣工。",
        {"生物医药 is Industry", "高端装备制造 is Industry", "氢能源 is Industry"},
        "beside one field in a list of 领域 the others are fields",
    ),
    (
        "推动钢铁、石化等产业高端化、智能化升级,滨江大桥竣工。",
        {"钢铁 is Industry", "石化 is Industry"},
        "what is done to the industries of a list stands behind its noun",
    ),
    (
        "发展锂电池材料、原料药等精细化工产业,滨江大桥竣工。",
        {"锂电池材料 is Industry", "精细化工产业 is Industry"},
        "the industry that a list of its branches closes with",
    ),
    ("力争锂电产业产值突破千亿元,滨江大桥竣工。", {"锂电产业 is Industry"}, "inside a figure's name"),
    ("发展电子商务和冷链物流,滨江大桥竣工。", {"电子商务 is Industry", "冷链物流 is Industry"}, "two fields"),
    ("加快发展新型储能,滨江大桥竣工。", {"新型储能 is Industry"}, "a quality is part of a listed name"),
    (
        "以国家级自行车产业集群为依托,滨江大桥竣工。",
        {"自行车产业集群 is Industry"},
        "how high it ranks is no part",
    ),
    ("在新材料领域取得突破,滨江大桥竣工。", {"新材料 is Industry"}, "领域 says that it is one"),
    ("引导和规范养殖业发展,滨江大桥竣工。", {"养殖业 is Industry"}, "verbs are no part of it"),
]


@pytest.mark.parametrize(("text", "states", "reason"), NAMED)
def test_industries_of_a_clause(text: str, states: set[str], reason: str) -> None:
    """Industries are named in lists, behind verbs and inside other words."""
    assert states <= stated(text), reason


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("在民生保障、新材料、人工智能等领域开展合作,滨江大桥竣工。", "民生保障"),
        ("培育以锂电为主的新能源产业,滨江大桥竣工。", "以锂电"),
        ("泽柏电磁装置、云栖光学等300个亿元以上工业项目竣工。", "亿元以上工业"),
        ("培育千亿产业,滨江大桥竣工。", "千亿产业"),
    ],
)
def test_no_industry_of_a_clause(text: str, label: str) -> None:
    """Tasks of government, prepositions and sizes are no industry."""
    found = stated(text)
    assert found
    assert f"{label} is Industry" not in found
