"""Things told by a verb that stands elsewhere, and what a thing costs, which says nothing of it."""

from __future__ import annotations

import pytest

from tests.facts.reading import Case, stated

CASES: list[Case] = [
    (
        "新开工项目有:泽柏集团新上塑料薄膜项目、云沣公司输液生产线项目、檀岑公司新上10万吨硫酸项目等。",
        (
            "泽柏集团新上塑料薄膜项目 undertakenBy 泽柏集团",
            "云沣公司输液生产线项目 undertakenBy 云沣公司",
            "檀岑公司新上10万吨硫酸项目 undertakenBy 檀岑公司",
            "檀岑公司新上10万吨硫酸项目 started",
        ),
        ("云沣公司输液生产线项目 undertakenBy 泽柏集团",),
        "a firm at the head of each item: what it founds is one name, and its own",
    ),
    (
        "沣河新区引进企业三家,其中泽柏重工、檀沣包装已开工建设。",
        ("泽柏重工 is Enterprise", "泽柏重工 settled", "泽柏重工 started", "檀沣包装 settled"),
        ("檀沣包装 is Project",),
        "firms that are named among those that came, and what else they did",
    ),
    (
        "云栖集中区角钢型材加工、东沣县20万吨对甲酚上游配套及下游延伸产品、泽柏公司厂房提质改造二期等76个项目竣工。",
        (
            "云栖集中区角钢型材加工 completed",
            "东沣县20万吨对甲酚上游配套及下游延伸产品 completed",
            "泽柏公司厂房提质改造二期 completed",
        ),
        (),
        "between two marks of a counted list of projects all words are one name",
    ),
    (
        "沧河大道、云栖路北延等21个项目复工。",
        ("沧河大道 resumed", "云栖路北延 resumed"),
        ("沧河大道北延 resumed",),
        "in a counted list a street is as it is called, not what is done to the next",
    ),
    (
        "集中开工项目12个,包括滨江大桥、云栖学校。",
        ("滨江大桥 started", "云栖学校 started", "云栖学校 is Project"),
        (),
        "how many were begun, and which they are behind a comma",
    ),
    (
        "全年开工建设重点工程8项,其中包括滨江大桥、云栖水厂。",
        ("滨江大桥 started", "云栖水厂 started"),
        (),
        "其中 before the list",
    ),
    (
        "引进泽柏轴承生产线等装备项目6个,云栖养殖场、沣檀牧场等农业项目9个。",
        ("泽柏轴承生产线 settled", "云栖养殖场 settled", "沣檀牧场 settled"),
        (),
        "the verb of a counted list goes on to the next",
    ),
    (
        "启动总建筑面积3万平方米、总投资3亿元的云栖花园小区建设。建成建设规模200亩的沣檀小区。",
        ("云栖花园小区 started", "沣檀小区 completed"),
        ("云栖花园小区 progressing",),
        "how large a thing is stands between it and its verb",
    ),
    (
        "储备项目12个,包括滨江大桥、云栖学校。",
        ("滨江大桥 is Project",),
        ("滨江大桥 started", "云栖学校 is Project"),
        "what is only counted has not begun",
    ),
    (
        "滨江光电项目厂房的建设基本完成,云栖物流主体工程即将封顶。",
        ("滨江光电项目厂房 completed",),
        (),
        "behind 的 stands only the work",
    ),
    (
        "由泽柏电气有限公司实施的配电设备项目、由檀沣精密有限公司实施的五金制造项目落户云栖产业园。",
        (
            "配电设备项目 undertakenBy 泽柏电气有限公司",
            "五金制造项目 undertakenBy 檀沣精密有限公司",
            "配电设备项目 locatedIn 云栖产业园",
            "五金制造项目 settled",
        ),
        (),
        "who does it does not part a list",
    ),
    (
        "在云栖高新区内,滨江机电项目、泽柏电子项目集中开工。",
        ("滨江机电项目 locatedIn 云栖高新区", "泽柏电子项目 locatedIn 云栖高新区"),
        (),
        "where stands in a clause before",
    ),
    (
        "引进泽柏控股集团,投资30亿元建设滨江车轮生产项目。",
        ("滨江车轮生产项目 undertakenBy 泽柏控股集团",),
        (),
        "who is brought in invests",
    ),
    (
        "与宏大集团、滨江大学签订的总投资15亿元的云栖铝材项目进展顺利。",
        ("云栖铝材项目 signed", "云栖铝材项目 progressing", "云栖铝材项目 partner 宏大集团"),
        (),
        "what is signed stands behind 的",
    ),
    (
        "滨江轴承项目、云栖电机项目与我县集中签约。",
        ("滨江轴承项目 signed", "云栖电机项目 signed"),
        (),
        "the county itself is by the way",
    ),
    (
        "建设集五星级酒店、云栖剧院于一体的滨江综合体。",
        (),
        ("云栖剧院 progressing",),
        "what a thing will hold is not what is built",
    ),
    (
        "此次集中开工的项目包括云栖湿地公园、滨江体育馆等15个项目,总投资15亿元。",
        ("云栖湿地公园 started", "滨江体育馆 started"),
        (),
        "the verb stands before the noun that the list fills",
    ),
    (
        "集中开工的项目,包含云栖湿地公园、滨江体育馆等。",
        ("云栖湿地公园 started", "滨江体育馆 started"),
        (),
        "a comma may stand between",
    ),
    (
        "云栖大桥、滨江隧道等14个项目,云栖水厂、滨江泵站等20个项目已复工。",
        ("云栖大桥 resumed", "滨江泵站 resumed"),
        (),
        "one verb closes several lists",
    ),
    (
        "云栖大桥、滨江隧道等14个项目,滨江水厂已复工。",
        ("滨江水厂 resumed",),
        ("云栖大桥 resumed",),
        "a verb whose subject is no list governs none",
    ),
    (
        "总投资10亿元的泽柏芯片项目、总投资5亿元的滨江轴承项目竣工。",
        ("泽柏芯片项目 completed", "滨江轴承项目 completed"),
        (),
        "sums do not part a list",
    ),
    (
        "泽柏科技投资5亿元的滨江轴承项目、檀沣国际投资3亿元的云栖酒店项目开工。",
        (
            "滨江轴承项目 undertakenBy 泽柏科技",
            "云栖酒店项目 undertakenBy 檀沣国际",
            "滨江轴承项目 started",
            "云栖酒店项目 started",
        ),
        ("泽柏科技 started",),
        "who invests is whose it is, each its own",
    ),
    (
        "泽柏公司投资35亿元年产300万片面板生产线项目开工。",
        ("年产300万片面板生产线项目 undertakenBy 泽柏公司", "年产300万片面板生产线项目 started"),
        (),
        "without 的, and how much is made belongs to the name",
    ),
    (
        "由泽柏水泥集团追加投资6亿元的滨江水泥厂二期工程,4月19日动工建设。",
        ("滨江水泥厂二期工程 undertakenBy 泽柏水泥集团", "滨江水泥厂二期工程 started"),
        (),
        "the clause behind is about the thing, not its owner",
    ),
    (
        "云栖大桥的建成通车,结束了滨江县没有大桥的历史。",
        ("云栖大桥 completed", "云栖大桥 in_operation"),
        (),
        "a verb said as a noun at the head of a sentence",
    ),
    (
        "加快云栖大桥的建设。",
        (),
        ("云栖大桥 completed",),
        "behind a verb it is that verb's object",
    ),
    (
        "云栖经开区以建成千亿级云栖产业园为目标,引进泽柏科技。",
        ("泽柏科技 settled",),
        ("千亿级云栖产业园 completed",),
        "an aim is no deed",
    ),
    (
        "争取滨江河道治理工程获批。",
        ("滨江河道治理工程 approved planned",),
        ("滨江河道治理工程 applied planned", "滨江河道治理工程 applied"),
        "what is striven for is the step, not an application",
    ),
    (
        "云栖石材深加工项目总投资2亿元,分两期建设,一期工程投资8000万元,已于6月开工建设;二期工程占地30亩。",
        (
            "云栖石材深加工项目一期 phaseOf 云栖石材深加工项目",
            "云栖石材深加工项目二期 phaseOf 云栖石材深加工项目",
        ),
        ("云栖石材深加工项目一期二期 is Project",),
        "phases that are called by nothing else are of the thing spoken of",
    ),
    (
        "落地泽柏轴承项目。",
        ("泽柏轴承项目 settled",),
        (),
        "who brings it is not said",
    ),
    (
        "泽柏科技落地云栖产业园。",
        ("泽柏科技 settled", "泽柏科技 locatedIn 云栖产业园"),
        ("云栖产业园 settled",),
        "with a subject the object is the place",
    ),
    (
        "泽柏新型正极材料、15亿元云沣水泥优化升级等32个项目开工建设。",
        ("泽柏新型正极材料 started", "云沣水泥优化升级 started"),
        ("云沣水泥 started",),
        "neither what one costs nor what is done to it parts the list",
    ),
    (
        "旧城小区改造、云栖湿地公园、大中型水库后期扶持项目等重点民生项目有序实施。",
        ("云栖湿地公园 progressing", "大中型水库后期扶持项目 progressing"),
        (),
        "a verb inside the last name of a list of projects",
    ),
]


@pytest.mark.parametrize(("text", "says", "never", "reason"), CASES)
def test_what_is_told_elsewhere(
    text: str, says: tuple[str, ...], never: tuple[str, ...], reason: str
) -> None:
    """The sentence states what its structure says, and nothing else of the things in it."""
    found = stated(text)
    assert set(says) <= found, reason
    assert not set(never) & found, reason
