"""Firms that a text lists, whose a thing is, and what a sentence announces from its first clause on."""

from __future__ import annotations

import pytest

from tests.facts.reading import Case, check, stated

LISTED: tuple[Case, ...] = (
    (
        "入驻企业主要有泽柏蔬菜、云栖面业、檀沣电子。",
        ("泽柏蔬菜 is Enterprise", "檀沣电子 is Enterprise", "泽柏蔬菜 settled"),
        (),
        "the noun before 有 says what the members are",
    ),
    (
        "签约企业15家,分别为泽柏蔬菜、云栖面业。",
        ("泽柏蔬菜 is Enterprise", "云栖面业 is Enterprise"),
        (),
        "so does the noun of the clause before, over how many there are",
    ),
    (
        "集中开工的企业包括泽柏蔬菜、云栖面业。",
        ("泽柏蔬菜 started", "云栖面业 started"),
        (),
        "what firms begin is their building",
    ),
    (
        "主要产品有泽柏蔬菜、云栖面粉。",
        (),
        ("泽柏蔬菜 is Enterprise",),
        "goods are no firms, whatever they are called",
    ),
    (
        "园区引进泽柏麦芽、正檀蔬菜、正和元药业等一批知名企业。",
        ("正檀蔬菜 is Enterprise", "正和元药业 is Enterprise"),
        ("元药业 is Enterprise",),
        "what stands between two commas of a row of firms is one name, adverbs and 和 with it",
    ),
    (
        "引进泽柏科技、云栖电子和檀沣药业等企业。",
        ("云栖电子 is Enterprise", "檀沣药业 is Enterprise"),
        (),
        "和 between two whole names parts them",
    ),
    (
        "滨江新区现已集聚泽柏药业、云栖思科等生命健康领域各类企业700余家。",
        ("云栖思科 is Enterprise", "云栖思科 locatedIn 滨江新区"),
        ("云栖思科 is Industry",),
        "behind the field stands what the list is of",
    ),
    (
        "年产16万吨硅铁、年产2万吨刃料等8家企业全面开工。",
        ("年产16万吨硅铁 is Project", "年产16万吨硅铁 started", "年产2万吨刃料 started"),
        ("年产16万吨硅铁 is Enterprise",),
        "how much is made of what is no firm's name, though the list says firms",
    ),
    (
        "云栖产业园位于滨江镇。已入住园区的企业达20家,其中:泽柏冶炼、檀沣科技等2家企业已投产。",
        ("泽柏冶炼 locatedIn 云栖产业园", "檀沣科技 in_production"),
        (),
        "其中 and a colon pick out of those that the park has",
    ),
    (
        "云栖新区实现产业破题,签约引进7家企业,其中泽柏重工、檀沣包装已开工建设。",
        ("泽柏重工 locatedIn 云栖新区", "檀沣包装 locatedIn 云栖新区", "檀沣包装 started"),
        (),
        "what picks out of those that a place brought says where they are",
    ),
    (
        "7个重大项目集中投产。这7个项目分别是云栖科技新材料生产、檀沣重工整机生产。",
        ("云栖科技新材料生产 in_production", "檀沣重工整机生产 in_production"),
        (),
        "what was said of so many is said of each of those",
    ),
    (
        "5家企业落户云栖开发区,包括:泽柏科技华南总部、檀沣电子二期。",
        ("泽柏科技华南总部 settled", "檀沣电子二期 locatedIn 云栖开发区"),
        (),
        "where so many came is where each of the list behind the colon came",
    ),
)
OWNED: tuple[Case, ...] = (
    (
        "大唐云栖华南区域总部项目开工。",
        ("大唐云栖华南区域总部项目 undertakenBy 大唐云栖",),
        ("大唐 is Enterprise",),
        "an unlisted word goes on with a name known nationwide",
    ),
    (
        "百度云手机全球总部开工。",
        ("百度云手机全球总部 undertakenBy 百度",),
        (),
        "goods do not",
    ),
    (
        "泽柏亚太研发和运营中心落地。",
        ("泽柏亚太研发和运营中心 is Project", "泽柏亚太研发和运营中心 undertakenBy 泽柏"),
        (),
        "a firm's centre for a part of the world is its project",
    ),
    (
        "滨江医院上海技术中心揭牌。",
        ("滨江医院上海技术中心 is Organization",),
        (),
        "a hospital's is a body",
    ),
    (
        "项目分别位于昆山市和滨江开发区。",
        ("昆山市 is Place", "滨江开发区 is Park"),
        ("昆山市和滨江开发区 is Park",),
        "a county by its whole name is one by itself",
    ),
    (
        "泽柏电子与滨江开发区签约合作。",
        ("泽柏电子 is Enterprise", "泽柏电子 partner 滨江开发区"),
        (),
        "与 before a park with a name of its own parts the two",
    ),
    (
        "泽柏电(滨江)公司晶圆项目量产。",
        ("泽柏电(滨江)公司晶圆项目 undertakenBy 泽柏电(滨江)公司",),
        (),
        "a place in brackets stands inside the firm's name",
    ),
    (
        "泽柏流体技术(中国)有限公司研发中心落户。",
        (
            "泽柏流体技术(中国)有限公司研发中心 is Project",
            "泽柏流体技术(中国)有限公司研发中心 undertakenBy 泽柏流体技术(中国)有限公司",
        ),
        (),
        "a centre behind a firm's full name is the firm's project",
    ),
    (
        "泽柏手机生产基地一期生产线投产,二期开工。",
        ("泽柏手机生产基地二期 started", "泽柏手机生产基地二期 phaseOf 泽柏手机生产基地"),
        (),
        "the line of a phase is the phase",
    ),
    (
        "泽柏蓝宝石项目一期具备投产条件。",
        ("泽柏蓝宝石项目一期 completed",),
        ("泽柏蓝宝石项目一期 in_production",),
        "what may be done has not been done",
    ),
    (
        "滨江高新园举办了8个重大项目集中开工仪式。",
        (),
        ("滨江高新园 started",),
        "it is the projects that have begun, and not who holds the ceremony",
    ),
    (
        "软件和信息服务业规模超千亿元,占比30%以上;泽柏锂业、云栖电机等项目加快推进。",
        ("泽柏锂业 progressing",),
        ("泽柏锂业 servesIndustry 软件和信息服务业",),
        "figures of a field tell nothing of what follows a semicolon",
    ),
    (
        "泽柏仪表项目、福建立源科技生产线等项目开工。",
        ("福建立源科技生产线 started",),
        ("源科技生产线 established",),
        "a province is not cut by a verb's word",
    ),
    (
        "新茂商贸城一至五期开工。",
        ("新茂商贸城一至五期 phaseOf 新茂商贸城",),
        (),
        "several phases are told together",
    ),
    (
        "2月7日上午泽柏电池制造基地二期在滨江开发区开工。",
        ("泽柏电池制造基地二期 started", "泽柏电池制造基地二期 locatedIn 滨江开发区"),
        (),
        "the time of day is no part of the name",
    ),
    (
        "网络安全产业获批国家安全产业示范园。",
        ("网络安全产业 obtained 国家安全产业示范园",),
        ("国家安全产业示范园 is Park", "国家安全产业示范园 servesIndustry 网络安全产业"),
        "what a field obtains from a higher tier is a title",
    ),
)


AHEAD: tuple[Case, ...] = (
    (
        "今年全区将通过招商引资,建设泽柏机器人产业园;启动云栖生物医药产业园。",
        ("泽柏机器人产业园 progressing planned", "云栖生物医药产业园 started planned"),
        (),
        "a clause that only says how announces what the next ones name",
    ),
    (
        "滨江要重点发展金融服务等现代服务业,加快建设云栖大桥。",
        ("云栖大桥 progressing planned",),
        ("云栖大桥 servesIndustry 金融服务",),
        "a sentence that opens with what is to be done goes on so, and 等 says that there are more fields",
    ),
    (
        "滨江计划开工项目40个,总投资535亿元,包含云栖大桥、泽柏制造基地等。",
        ("云栖大桥 started planned", "泽柏制造基地 started planned"),
        ("云栖大桥 started",),
        "what is planned of so many is planned of those listed behind the sum",
    ),
    (
        "明年,云栖大酒店开业。",
        ("云栖大酒店 in_operation planned",),
        (),
        "a time ahead that is all of a clause holds on",
    ),
    (
        "项目建成后,将提升供水能力。泽柏水厂已开工。",
        ("泽柏水厂 started",),
        ("泽柏水厂 started planned",),
        "it ends with the sentence",
    ),
)


@pytest.mark.parametrize("case", AHEAD, ids=lambda case: case[0])
def test_what_lies_ahead(case: Case) -> None:
    """What a clause announces is told by those behind it in its sentence."""
    check(stated(case[0]), case)


@pytest.mark.parametrize("case", OWNED, ids=lambda case: case[0])
def test_whose_it_is(case: Case) -> None:
    """Where the owner's name ends, and where one party's ends and the other's begins."""
    check(stated(case[0]), case)


@pytest.mark.parametrize("case", LISTED, ids=lambda case: case[0])
def test_firms_of_a_list(case: Case) -> None:
    """What a list calls firms are firms, and what is said of them is said of each."""
    check(stated(case[0]), case)
