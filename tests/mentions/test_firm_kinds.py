"""Which words name a firm, and which only say what sort of firm is spoken of."""

from __future__ import annotations

import pytest

from tests.facts.reading import stated

FIRMS = [
    ("但是云栖集团签约泽柏项目。", "云栖集团", "behind a conjunction"),
    ("品牌出自云栖集团。", "云栖集团", "behind what is said of it"),
    ("盘活划拨市开发投资公司的资产。", "市开发投资公司", "behind a verb: the city's own"),
    ("引进投资方香港云澧集团。", "香港云澧集团", "behind what it is to the project"),
    ("云栖证券公司落户滨江。", "云栖证券公司", "a word of no dictionary before a sort of firm"),
    ("保定银行落户滨江。", "保定银行", "a city's bank"),
    ("峰山集团落户滨江。", "峰山集团", "an ordinary word before 集团"),
    ("引进双瑞叶片。", "双瑞叶片", "an unlisted word and goods, of which it is said that they come"),
    ("集度汽车落户。", "集度汽车", "an unlisted word and a trade"),
    ("推动雅戈尔服装、海天塑机等企业上市。", "雅戈尔服装", "goods behind a make, in a list of firms"),
    ("引进天数智芯。", "天数智芯", "a common noun before an unlisted word"),
    ("引进浙江吉利。", "浙江吉利", "a region and a quality"),
    ("支持韶钢、利民制药等企业做大。", "利民制药", "a trade behind a common word, in a list of firms"),
]
NONE = [
    ("引进国有商业银行。", "国有商业银行", "a sort of bank"),
    ("成立证券公司。", "证券公司", "a sort of firm"),
    ("与证券登记结算公司签约。", "证券登记结算公司", "a sort of firm at length"),
    ("引进外国公司。", "外国公司", "firms of other countries"),
    ("引进香港公司。", "香港公司", "a region's firms"),
    ("与有关银行签约。", "有关银行", "several"),
    ("吸收银行参加。", "吸收银行", "what is done to banks"),
    ("推出全自动除霜功能,引进全自动除霜功能。", "全自动除霜功能", "what a product can do"),
    ("上市出售已购公房1027套。", "出售已购公房", "what is done with houses"),
    ("驻港部队进驻滨江。", "驻港部队", "troops"),
    ("签署蒙特利尔协定。", "蒙特利尔协定", "a paper"),
    ("改变外国公司垄断的局面。", "外国公司", "firms of other countries, before what they do"),
    ("解决棉纺织企业的压锭重组项目。", "棉纺织企业", "firms of a trade"),
    ("与阿根廷经济部门签约。", "阿根廷经济部门", "a part of a government"),
    ("中国电科院南京科研基地开工。", "中国电科", "a known name that another word goes on with"),
    ("引进瑞士等国先进设备。", "瑞士等国", "countries"),
    ("支持程控交换机、空调等生产企业。", "程控交换机", "what is made"),
    ("由巴西、阿根廷等国8家企业组成。", "巴西", "a country"),
]


@pytest.mark.parametrize(("text", "firm", "reason"), FIRMS)
def test_a_firm_by_its_name(text: str, firm: str, reason: str) -> None:
    """What stands before a firm's name is no part of it."""
    assert f"{firm} is Enterprise" in stated(text), reason


@pytest.mark.parametrize(("text", "words", "reason"), NONE)
def test_words_that_name_no_firm(text: str, words: str, reason: str) -> None:
    """Sorts of firms, and what is no firm at all."""
    assert f"{words} is Enterprise" not in stated(text), reason
