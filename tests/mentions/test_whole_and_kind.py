"""Names kept whole at their first and last word, and words that only say of what kind a thing is."""

from __future__ import annotations

import pytest

from kg.vocabulary import EntityClass
from tests.mentions.reading import found

PROJECT, PARK, FIRM = EntityClass.PROJECT, EntityClass.PARK, EntityClass.ENTERPRISE
PLACE, BODY, EVENT = EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.EVENT
MEASURE, PAPER = EntityClass.POLICY_MEASURE, EntityClass.POLICY_DOCUMENT
INDUSTRY = EntityClass.INDUSTRY

NAMED = [
    ("南临河特大桥合龙", "南临河特大桥", PROJECT, "a bridge's river is never 河 alone"),
    ("尖扎云栖特大桥合龙", "尖扎云栖特大桥", PROJECT, "a county that the dictionary takes for a verb"),
    ("这是首座跨越黄河的大桥", "黄河", PLACE, "跨越 before a place is what is done"),
    ("云沣铁路控制性工程——澧檀特大桥合龙", "云沣铁路", PROJECT, "the hardest part of a line is named by it"),
    ("①柴垱幼儿园建设项目竣工", "柴垱幼儿园建设项目", PROJECT, "a circled number counts the rows"),
    ("减轻湖口地区乃至沣中地区的防洪压力", "湖口地区", PLACE, "乃至 joins two places"),
    ("推进“云栖光谷”“云栖药谷”建设", "“云栖药谷”", PARK, "two quotations share what is done to them"),
    ("云栖镇落户青龙口工业园", "青龙口工业园", PARK, "a word and a landform's character name a place"),
    ("推进牡丹新区建设", "牡丹新区", PLACE, "any word names a new area that says no kind"),
    ("国家技术转移东部中心揭牌", "国家技术转移东部中心", BODY, "a body that has its side in its name"),
    ("建成沧河县富强村", "沧河县富强村", PLACE, "a village that is called strong"),
    ("云沣滞洪区澧檀标段加紧施工", "云沣滞洪区澧檀标段", PROJECT, "a lot of the works"),
    ("推进重点项目南柏街综合改造工作", "南柏街综合改造", PROJECT, "工作 behind works is no part of them"),
    ("推动泽柏制药增资扩产项目", "泽柏制药增资扩产项目", PROJECT, "more money and more goods are works"),
    ("轻轨沿线周边环境综合整治完成", "轻轨沿线周边环境综合整治", PROJECT, "put in order along a line"),
    ("引进泽柏二电厂、云沣集团等55户企业", "泽柏二电厂", FIRM, "a plant in a list of firms is one"),
    (
        "包括永磁电机项目、轨道交通管道连接装置项目、医药中间体产业化项目",
        "轨道交通管道连接装置项目",
        PROJECT,
        "where each is called a project common words name one",
    ),
    (
        "新签约云栖科技商城、泽柏软件开发等服务类项目",
        "云栖科技商城",
        PROJECT,
        "the sort of projects that a list is of begins with a verb's word",
    ),
    ("举办泽柏热能全国招商会", "泽柏热能全国招商会", EVENT, "a fair for investors is no chamber of commerce"),
    ("举办云栖药业开业庆典", "云栖药业开业庆典", EVENT, "a celebration"),
    ("举行产业链招商项目集中签约活动", "产业链招商项目集中签约活动", EVENT, "with a verb inside"),
    ("审计署云栖特派办主任调研", "审计署云栖特派办", BODY, "a ministry's office in a region"),
    ("成立云栖县医疗健康集团", "云栖县医疗健康集团", BODY, "a county's hospitals are no firm"),
    ("实施全面振兴新突破三年行动", "全面振兴新突破三年行动", MEASURE, "a drive with verbs and adverbs in it"),
    ("列入国家第五批风电项目计划", "国家第五批风电项目计划", PAPER, "a plan of projects is a paper"),
    ("京津冀生命健康集群入选名单", "生命健康集群", INDUSTRY, "a noun behind the region belongs to the field"),
    ("食品医药产业集群产值突破百亿元", "食品医药产业集群", INDUSTRY, "a cluster before what it makes"),
    ("“云栖庙”修缮工作开工", "“云栖庙”修缮", PROJECT, "a house in quotation marks that is mended"),
    ("云澧汉墓的申报", "云澧汉墓", PLACE, "an old grave is a place"),
    ("组建新能源招商专班", "新能源招商专班", BODY, "a task force"),
    ("成立云澧产业园区管委会", "云澧产业园区", PARK, "a park whose committee is spoken of"),
    ("泽柏科技入驻沣创园区标准化厂房", "沣创园区", PARK, "a park of a short name before its sheds"),
    ("泽柏集团保温材料基地竣工", "泽柏集团保温材料基地", PROJECT, "a firm's own base is its project"),
    ("开展“戏曲进校园”等演出", "“戏曲进校园”", MEASURE, "what is brought to the schools is a campaign"),
    (
        "举办云栖民宿发展大会暨英雄联盟城市争霸赛大区赛",
        "云栖民宿发展大会",
        EVENT,
        "暨 and a second name of no known last word",
    ),
    ("举办云澜艺术节、云澜剧团等文艺活动", "云澜剧团", BODY, "who takes part in an event is none"),
    ("月亮湾至云栖坝绿道建成", "月亮湾至云栖坝绿道", PROJECT, "a greenway runs from place to place"),
    ("完成新能源、新材料等七大重点产业规划编制", "新能源", INDUSTRY, "a field in a list of plans"),
    (
        "泽柏国际、云栖沣华等央企合作项目落户",
        "云栖沣华",
        PROJECT,
        "等 that the dictionary guesses into a word",
    ),
    (
        "举行云栖市集中签约仪式暨沧河高新区招商推介会",
        "云栖市集中签约仪式暨沧河高新区招商推介会",
        EVENT,
        "暨 joins two names of one event",
    ),
]


@pytest.mark.parametrize(("text", "label", "kind", "reason"), NAMED)
def test_a_name_is_whole(text: str, label: str, kind: EntityClass, reason: str) -> None:
    """A name keeps its first and last words, and is of the class that these or its list tell."""
    assert found(text).get(label) is kind, reason


NOT_NAMED = [
    ("国家重点水利工程——云沣水库竣工", "国家重点水利工程", "what matters to a tier is all of a sector"),
    ("能源项目加紧建设", "能源项目", "so are the projects of a sector"),
    ("推进幼儿园建设项目", "幼儿园建设项目", "kindergartens of no name"),
    ("大兴区公路里程增长5%", "大兴区公路", "all the roads of a district are none by name"),
    ("完成便桥、上游围堰等工程施工", "便桥", "what serves a site is taken away again"),
    ("本批签约项目20个", "本批", "this lot is no firm"),
    ("呈现稳定恢复、稳中加固的态势", "稳中加固", "how an economy does is no works"),
    ("采用沧河式间接空冷机组", "沧河式间接空冷机组", "a type of machine"),
    ("转化云栖电子信息类成果项目120个", "云栖电子信息类成果项目", "what research brings forth is counted"),
    ("贯彻市委“五个中心”建设部署", "市委“五个中心”", "how many centres a city is to be is an aim"),
    ("打造云栖东部中心", "云栖东部中心", "the centre of a side is an aim"),
    ("围绕“建设西部重要的煤电化循环经济工业园和新型工业城市”的目标", "煤电化循环经济工业园", "an aim quoted"),
    ("书记在主会场出席开工仪式", "主会场出席开工仪式", "who attends is no part of an event"),
    ("全部工业增加值54.6亿元", "全部工业", "all of it is no field"),
    ("扎实推进产业强镇", "产业强镇", "what a town is to be strong in"),
    ("发展高端医疗装备行业项目", "高端医疗装备行业项目", "projects of a trade"),
    ("引进北京资源落地项目95个", "北京资源", "what a city has is no firm"),
    ("为深圳市泽柏固能科技有限公司年产项目供地", "深圳市", "where a firm is registered is part of its name"),
    ("成都市云栖人民医院改扩建竣工", "成都市", "whose a hospital is stands in its name"),
    ("包括堤防及管网工程", "管网工程", "pipes of no name"),
    ("制定新型工业化等5项产业政策", "工业化", "what a country goes through is no field"),
    ("签约首个百亿级项目", "百亿级项目", "how large a project is"),
    ("提供更高层次发展平台", "更高层次发展平台", "a platform that is to be higher than before"),
    ("报告指出云栖芯片材料等项目竣工", "指出云栖芯片材料", "who points at something is no part of it"),
    ("云栖节暨滨江园区揭牌仪式举行", "云栖节暨滨江园区", "nor behind a short first name"),
    ("建设云栖中部副中心", "云栖中部副中心", "so is a second one"),
    ("走访产业新区", "产业新区", "which kind of new area"),
    ("举行云栖市集中签约仪式暨沧河高新区招商推介会", "云栖市集中签约仪式暨沧河高新区", "no park across 暨"),
]


@pytest.mark.parametrize(("text", "label", "reason"), NOT_NAMED)
def test_kinds_and_aims_are_no_names(text: str, label: str, reason: str) -> None:
    """Words that say of what kind a thing is, or what it is to be, name none."""
    assert label not in found(text), reason
