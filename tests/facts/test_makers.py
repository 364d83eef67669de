"""Whose a thing is, where the clause says it: by 的, by 由, by what a firm puts into it."""

from __future__ import annotations

import pytest

from tests.facts.reading import stated

CASES = [
    (
        "泽柏集团在河北投资9亿元的煤化工综合开发项目竣工。",
        ("煤化工综合开发项目 undertakenBy 泽柏集团",),
        ("河北 is Enterprise",),
        "who invests stands before where",
    ),
    (
        "泽柏科技公司投资1亿多元实施的电子材料制造项目竣工。",
        ("电子材料制造项目 undertakenBy 泽柏科技公司", "电子材料制造项目 completed"),
        (),
        "behind a sum and 的 the thing is the investor's, however the sum is put",
    ),
    (
        "由泽柏集团和宏泰集团联合投资建设的檀沣轴承项目开工。",
        ("檀沣轴承项目 undertakenBy 泽柏集团", "檀沣轴承项目 undertakenBy 宏泰集团"),
        ("檀沣轴承项目 undertakenBy 檀沣", "檀沣 is Enterprise", "宏泰集团联合 is Enterprise"),
        "who is said to build goes before a word at the front of the name, and 联合 is no part of a firm's",
    ),
    (
        "滨江体育馆总投资超5亿元,由泽柏公司、宏泰商会按照产业联动模式投资建设。",
        ("滨江体育馆 undertakenBy 泽柏公司", "滨江体育馆 undertakenBy 宏泰商会"),
        (),
        "how the agents do it may stand before the verb",
    ),
    (
        "引进泽柏集团投资8000万兴建滨江大桥,引进宏泰公司投资1.5亿元开发滨江体育馆。",
        ("滨江大桥 undertakenBy 泽柏集团", "滨江体育馆 undertakenBy 宏泰公司"),
        (),
        "behind a sum any work is the investor's; the sum may lack its 元",
    ),
    (
        "滨澧国际投资50亿元建设滨江体育馆。",
        ("滨澧国际 is Enterprise", "滨江体育馆 undertakenBy 滨澧国际"),
        (),
        "who puts in a sum and builds is a firm",
    ),
    (
        "泽柏材料有限公司的高档石英生产线项目、宏泰钢构公司的装配式构件项目均已竣工。",
        (
            "高档石英生产线项目 undertakenBy 泽柏材料有限公司",
            "装配式构件项目 undertakenBy 宏泰钢构公司",
            "高档石英生产线项目 completed",
            "装配式构件项目 completed",
        ),
        (),
        "two owners with their things share one verb",
    ),
    (
        "宏泰集团投资20亿元建设的滨江石英生产线开工。",
        ("滨江石英生产线 undertakenBy 宏泰集团", "滨江石英生产线 started"),
        (),
        "what a firm puts its money into is its",
    ),
    (
        "宏泰集团投资20亿元建设的滨江国际物流园开工。",
        ("滨江国际物流园 is Park", "滨江国际物流园 started"),
        ("滨江国际物流园 undertakenBy 宏泰集团",),
        "a park has no undertaker",
    ),
    (
        "滨江国际物流园位于滨江经济开发区,占地200亩,由中建国际投资建设。",
        ("中建国际 is Enterprise",),
        ("滨江国际物流园 undertakenBy 中建国际", "滨江经济开发区 undertakenBy 中建国际"),
        "a park has no undertaker, and 由 speaks of no other",
    ),
    (
        "滨江石英生产线位于滨江经济开发区,占地200亩,由中建国际投资建设。",
        ("滨江石英生产线 undertakenBy 中建国际", "中建国际 is Enterprise"),
        ("滨江经济开发区 undertakenBy 中建国际",),
        "由 speaks of what the sentence is about, not of the last name before it",
    ),
    (
        "滨江经济技术开发区与云栖科技园签署合作协议。",
        ("滨江经济技术开发区 partner 云栖科技园",),
        (),
        "who signs together works together",
    ),
    (
        "宏泰集团投资40亿元,建设全省首个滨江石英生产线。",
        ("滨江石英生产线 undertakenBy 宏泰集团",),
        (),
        "the firm that puts in a sum builds what the next clause opens with",
    ),
    (
        "引进泽柏机械有限公司,计划在年内投资7000万元,建成国内领先的滨江石英生产线。",
        ("滨江石英生产线 undertakenBy 泽柏机械有限公司",),
        (),
        "the sentence's firm puts in the sum",
    ),
    (
        "宏泰集团投资40亿元,县里建设滨江石英生产线。",
        (),
        ("滨江石英生产线 undertakenBy 宏泰集团",),
        "another builds",
    ),
    (
        "重点实施澧沅50万吨乙醇、檀沣30万吨碳酸二甲酯项目。",
        ("澧沅50万吨乙醇 is Project", "澧沅50万吨乙醇 undertakenBy 澧沅"),
        (),
        "how much is made of what is a project beside one",
    ),
    (
        "泽柏科技投资12亿元、年产5万吨的锂电池生产线建成投产。",
        ("锂电池生产线 undertakenBy 泽柏科技", "锂电池生产线 in_production"),
        (),
        "how much is made stands beside the sum and before the thing",
    ),
    (
        "泽柏汽车有限公司总装配线投产。",
        ("泽柏汽车有限公司总装配线 undertakenBy 泽柏汽车有限公司", "泽柏汽车有限公司总装配线 in_production"),
        (),
        "an assembly line is a plant as a production line is",
    ),
    (
        "华晟陶瓷二期、澧檀锂业、澧檀新能源等项目竣工投产。",
        (
            "华晟陶瓷二期 undertakenBy 华晟陶瓷",
            "澧檀锂业 undertakenBy 澧檀锂业",
            "澧檀新能源 undertakenBy 澧檀新能源",
        ),
        ("华晟陶瓷二期 undertakenBy 华晟",),
        "a trade or one word for goods closes the firm's name",
    ),
    (
        "宏泰集团与滨江大学签订合作协议，共建滨江种业创新中心。",
        ("宏泰集团 partner 滨江大学", "滨江大学 partner 滨江种业创新中心"),
        (),
        "what the parties of an agreement build together stands in the next clause",
    ),
    (
        "宏泰集团与滨江大学共同推进滨江种业创新中心建设。",
        ("宏泰集团 partner 滨江大学", "宏泰集团 partner 滨江种业创新中心"),
        (),
        "共同 before the verb makes partners of both, and of what they build",
    ),
    (
        "云栖电厂二期扩建工程总投资46亿元,二期工程年内投产。云栖电厂三期工程开工。",
        ("云栖电厂二期扩建工程 phaseOf 云栖电厂", "云栖电厂三期工程 phaseOf 云栖电厂"),
        ("云栖电厂二期扩建工程二期 phaseOf 云栖电厂二期扩建工程",),
        "the phase that a thing is called by is the thing, and no phase of it",
    ),
    (
        "滨江经济开发区先后与宏泰集团、泽柏集团举行合作框架协议签约仪式。",
        ("滨江经济开发区 partner 宏泰集团", "滨江经济开发区 partner 泽柏集团"),
        ("合作框架协议签约仪式 partner 宏泰集团",),
        "the ceremony is no party; who is one stands before 先后",
    ),
    (
        "县政府与宏泰集团、泽柏集团签订战略合作协议。",
        (),
        ("宏泰集团 partner 泽柏集团",),
        "who signs is the county, not the first firm",
    ),
    (
        "签约的项目包括泽柏智能装备有限公司投资的机器人制造项目、宏泰建材有限公司投资的燃料仓储项目。",
        ("机器人制造项目 undertakenBy 泽柏智能装备有限公司", "燃料仓储项目 undertakenBy 宏泰建材有限公司"),
        (),
        "between a firm's legal form and 的 stands what the firm does",
    ),
    (
        "泽柏化工以商招商,与宏泰集团合作。",
        ("泽柏化工 partner 宏泰集团",),
        (),
        "the firm that the sentence opens with works with the other",
    ),
    (
        "推进澧檀矿业露天转地下、澧檀置业标准化厂房、泽柏石化PTA、华能风电等项目。",
        (
            "澧檀矿业露天转地下 undertakenBy 澧檀矿业",
            "澧檀置业标准化厂房 undertakenBy 澧檀置业",
            "泽柏石化PTA undertakenBy 泽柏石化",
            "华能风电 undertakenBy 华能",
        ),
        ("华能风电 undertakenBy 华能风电",),
        "a trade that only firms have closes the firm's name whatever stands behind it",
    ),
    (
        "泽柏生物科技厂房、美泽卫生用品等项目竣工。",
        ("泽柏生物科技厂房 undertakenBy 泽柏生物科技", "美泽卫生用品 undertakenBy 美泽"),
        (),
        "卫生 in goods is nothing that public bodies build",
    ),
    (
        "推进华泽纺织高端面料、华晟陶瓷智能生产线等项目。",
        ("华泽纺织高端面料 undertakenBy 华泽纺织", "华晟陶瓷智能生产线 undertakenBy 华晟陶瓷"),
        (),
        "goods before a quality of others are the firm's line",
    ),
    (
        "宏泰集团的产能大幅提升。",
        (),
        ("产能 undertakenBy 宏泰集团",),
        "what a firm has is not all a thing",
    ),
]


@pytest.mark.parametrize(("text", "states", "leaves", "reason"), CASES)
def test_makers(text: str, states: tuple[str, ...], leaves: tuple[str, ...], reason: str) -> None:
    """Each thing has the maker that its clause names."""
    found = stated(text)
    assert set(states) <= found, reason
    assert not set(leaves) & found, reason
