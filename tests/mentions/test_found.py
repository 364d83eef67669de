"""Which names a sentence holds and of what class: where they begin, what is inside, what lists say."""

from __future__ import annotations

import pytest

from kg.vocabulary import EntityClass
from tests.mentions.reading import found

PROJECT, PARK, FIRM = EntityClass.PROJECT, EntityClass.PARK, EntityClass.ENTERPRISE
PLACE, BODY, EVENT = EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.EVENT
MEASURE, PAPER = EntityClass.POLICY_MEASURE, EntityClass.POLICY_DOCUMENT
INDUSTRY, PLATFORM = EntityClass.INDUSTRY, EntityClass.PLATFORM


FRONTS = [
    ("滨江工业园老板有泽柏公司、云沣公司", "泽柏公司", FIRM, "nor behind any other noun"),
    ("滨江工业园入驻企业有泽柏公司、云沣公司", "泽柏公司", FIRM, "有 before a list opens no name"),
    ("与泽柏公司签约", "泽柏公司", FIRM, "与 at a clause's head opens no name"),
    ("华晟及京东等2家企业落户", "华晟", FIRM, "及 is no last character of a word of no dictionary"),
    ("云栖镇首批获评国家级特色小镇", "云栖镇", PLACE, "首批 says how early, and is no part of the place"),
    (
        "建成区文化艺术中心",
        "区文化艺术中心",
        PROJECT,
        "建成区 before a centre is 建成 and whose it is",
    ),
    ("泽柏科技落户城北片区", "城北片区", PLACE, "common words name the area to which a firm comes"),
    ("滨江工业园二期标准厂房建成", "滨江工业园二期标准厂房", PROJECT, "the sheds of a phase are built"),
    ("泽柏科技落户滨江台商投资区", "滨江台商投资区", PARK, "a zone for investors"),
    ("选派干部赴滨江开发区锻炼", "滨江开发区", PARK, "where somebody goes begins behind 赴"),
    ("一期项目云沣企业园竣工", "云沣企业园", PARK, "what a phase consists of begins behind it"),
    ("云沣科技产业园一期项目竣工", "云沣科技产业园一期项目", PROJECT, "what calls itself a project is one"),
    ("东接云栖路,西邻滨江", "云栖路", PLACE, "to which side an area reaches opens no name"),
    ("建成劈开太行山的公路", "太行山", PLACE, "a verb before a place of one word is no part of it"),
    ("整个长江流域地区加快发展", "长江流域地区", PLACE, "整个 says how much of it"),
    ("才溪镇获评全国重点镇", "才溪镇", PLACE, "才 before one character and 镇 belongs to the town's name"),
    ("走访却塘村", "却塘村", PLACE, "却 before one character and 村 belongs to the village's name"),
    ("而山社区获评文明社区", "而山社区", PLACE, "而 before one character and 社区 belongs to the name"),
    ("却在雪山村建成云栖水厂", "云栖水厂", PROJECT, "却 before anything longer is said of the clause"),
    ("举办草原文化节", "草原文化节", EVENT, "a festival of a kind of land is named with it"),
    ("实施湖泊治理项目", "湖泊治理项目", PROJECT, "works at a kind of water are named with it"),
    ("建成雪山滑雪公园", "雪山滑雪公园", PROJECT, "a park of a kind of land is named with it"),
    ("八大处公园建成", "八大处公园", PROJECT, "a number before what names it counts no parks"),
    ("五大连池景区改造完成", "五大连池景区", PROJECT, "nor sights"),
    ("云栖医院共分两期建设", "云栖医院", BODY, "into how many phases it is parted is no part of the name"),
    ("而云栖路位于滨江", "云栖路", PLACE, "而 ties what was said before to what follows"),
    ("市妇幼保健院是新区事业的标志", "市妇幼保健院", BODY, "是 guessed into a word opens what is said of it"),
    ("重点工程达拉特电厂投产", "达拉特电厂", PROJECT, "common words before 工程 say which kind it is"),
    ("已投产项目海尚水产食品项目", "海尚水产食品项目", PROJECT, "项目 before a name that says so itself"),
    ("走访保定及阜平", "保定", PLACE, "a city that the dictionary takes for a verb is one by itself"),
    ("走访玉溪卷烟厂", "玉溪卷烟厂", FIRM, "a factory of the dictionary behind whose it is"),
    ("现将莆田市工作提请审议", "莆田市", PLACE, "现将 opens what is laid before the house"),
    (
        "两大项目,事关莆田创建“云栖之都”战略",
        "莆田创建“云栖之都”战略",
        MEASURE,
        "事关 is no part of what it is about",
    ),
    ("出台《滨江产业规划》《云栖人才办法》", "滨江产业规划", PAPER, "two titles side by side are two papers"),
    ("出台《滨江产业规划》《云栖人才办法》", "云栖人才办法", PAPER, "and the second is found as well"),
    ("推出“滨江购”“云栖游”等活动", "“滨江购”", EVENT, "so are quotations with nothing else beside them"),
    ("考核的项目共6个,即滨江酒业扩规项目", "滨江酒业扩规项目", PROJECT, "即 opens no name"),
    ("第九届滨江双年展精彩启幕", "第九届滨江双年展", EVENT, "how it opened is no part of its name"),
    ("安置房项目金色家园竣工", "金色家园", PROJECT, "which kind of works it is stands before the name"),
    ("(改造)春塘社区", "春塘社区", PLACE, "a bracket before a name says what is done"),
    ("升压改造渭河变电站项目", "渭河变电站项目", PROJECT, "verbs that no list has end before a place"),
    ("作为云栖科技园", "云栖科技园", PARK, "作为 opens a phrase"),
    (
        "建成抽水蓄能电站项目一期",
        "抽水蓄能电站项目一期",
        PROJECT,
        "a verb before a common word belongs to the name",
    ),
    ("推行行业秘书长“三长制”", "“三长制”", MEASURE, "a quotation that says its class is the name"),
    ("建成、改造云澜小学", "云澜小学", PROJECT, "a verb behind a verb and 、 begins no name"),
    ("正在跟踪洽谈云澜集团", "云澜集团", FIRM, "several verbs that no list has end before a proper name"),
    ("成功举办两届云栖马拉松赛", "云栖马拉松赛", EVENT, "how many times it was held is no part of a name"),
    ("举办三届云澜文化节", "云澜文化节", EVENT, "nor in figures above two, right behind the verb"),
    ("举办了第三届云澜文化节", "第三届云澜文化节", EVENT, "which one it is stays"),
    ("举办第十届云栖欢乐夜", "第十届云栖欢乐夜", EVENT, "what has a number of its own kind is held"),
    (
        "引进浐沣东和新材料股份有限公司",
        "浐沣东和新材料股份有限公司",
        FIRM,
        "no firm is only a trade",
    ),
    ("引进滨江科技园、云栖工业园等企业", "云栖工业园", PARK, "a park is none of the firms of its list"),
    ("建成西外环路", "西外环路", PROJECT, "a city has one such ring road"),
    ("发展煤化工和物流产业", "煤化工", EntityClass.INDUSTRY, "goods beside a field are a field too"),
    ("滨江——云栖铁路开工建设", "滨江——云栖铁路", PROJECT, "a line by its ends, a dash between them"),
    ("滨江——云栖——泽柏公路通车", "滨江——云栖——泽柏公路", PROJECT, "by three of them"),
    ("干在实处——云栖铁路开工建设", "云栖铁路", PROJECT, "a dash behind common words ends a clause"),
    ("发展以云澜集团为龙头的食品加工业", "云澜集团", FIRM, "以 behind a verb opens a phrase"),
    ("推行首席服务员制", "首席服务员制", MEASURE, "behind 推行 a way of working in common words"),
    ("推行重大项目包联制", "重大项目包联制", MEASURE, "whatever words are before its last"),
    (
        "出台了关于加快推进云澜旅游业发展的实施意见",
        "关于加快推进云澜旅游业发展的实施意见",
        PAPER,
        "a phrase up to a paper's last word is its name",
    ),
    ("印发促进民营经济发展的若干措施", "促进民营经济发展的若干措施", PAPER, "若干 belongs to it"),
    ("制定滨江新区建设实施方案", "滨江新区建设实施方案", PAPER, "a place's paper is not the place"),
    ("原云澜中学竣工", "云澜中学", PROJECT, "原 before a name is no part of it"),
    ("以云澜科技园为核心", "云澜科技园", PARK, "以 that a guess at an unknown word swallows opens a phrase"),
    ("省文旅厅调研我县云澜科技园", "云澜科技园", PARK, "whose county it is is no part of a name"),
    ("共同实施“鸿鹄计划”", "“鸿鹄计划”", MEASURE, "an adverb before a verb is no part of a name"),
    ("深入打好污染防治攻坚战", "污染防治攻坚战", MEASURE, "nor is 打好, a verb however it is cut"),
    (
        "搭建智慧社区健康管理服务平台",
        "智慧社区健康管理服务平台",
        EntityClass.PLATFORM,
        "so many common words before a last word tell one platform",
    ),
    ("发放廉租住房租金补贴799户", "廉租住房租金补贴", MEASURE, "who is paid does not count the payments"),
    ("布局区中心医院等4个区域性医疗中心", "区中心医院", BODY, "a hospital in a list of centres is one"),
]


@pytest.mark.parametrize("text", ["历时11个月一期工程竣工", "云栖水厂历时十一个月二期工程竣工"])
def test_months_begin_no_name(text: str) -> None:
    """How many months something took is no part of what stands behind."""
    assert not any("月" in label for label in found(text)), text


@pytest.mark.parametrize(("text", "label", "kind", "reason"), FRONTS)
def test_where_names_begin(text: str, label: str, kind: EntityClass, reason: str) -> None:
    """What stands before a name is left out."""
    assert found(text).get(label) is kind, reason


LISTS = [
    ("推进连浐和连沣高铁建设", "连浐高铁", PROJECT, "和 between names that share a last word joins two"),
    ("云栖实验高中、北澜实验高中等学校竣工", "北澜实验高中", PROJECT, "高中 before 等"),
    ("推进云澜水厂三期扩建及深度处理", "云澜水厂三期扩建及深度处理", PROJECT, "works alone behind 及 go on"),
    ("地铁2号线东延线开工", "地铁2号线东延线", PROJECT, "a line's new part"),
    ("紧扣“项目提速年”抓落实", "“项目提速年”", MEASURE, "a year by its catchword"),
    ("北澜县与云澜纺织有限公司签署协议", "云澜纺织有限公司", FIRM, "与 before a firm's full name joins two"),
    (
        "云渝铁路和北澜铁路改扩建开工",
        "云渝铁路",
        PROJECT,
        "works behind another thing's last word are that thing's",
    ),
    (
        "宝鸡至天水和雅安至泸沽高速公路开工",
        "宝鸡至天水高速公路",
        PROJECT,
        "two stretches share a last word",
    ),
    (
        "丰县云栖乡白马、北澜片区产业基地建设项目",
        "丰县云栖乡白马、北澜片区产业基地建设项目",
        PROJECT,
        "villages of one town",
    ),
    ("推进红水河航运发展", "红水河", PLACE, "a river before what is done there"),
    ("云澜高速提前一年通车", "云澜高速", PROJECT, "an adverb behind a whole name ends it"),
    ("云澜科创园内设施完善", "云澜科创园", PARK, "the last character of a name and where in it"),
    (
        "科技项目包括高性能工程塑料制品项目",
        "高性能工程塑料制品项目",
        PROJECT,
        "a project by its product",
    ),
    ("云澜投资近30亿元打造滨江产业园", "滨江产业园", PARK, "what is invested is no part of a name"),
    ("云澜电子科创板上市", "云澜电子", FIRM, "where a firm's shares are listed is no part of its name"),
    ("推进云澜瀑布、雁门关等重点景区提质升级", "雁门关", PLACE, "a place of the dictionary among sights"),
    ("推进重点项目云澜街综合改造", "云澜街综合改造", PROJECT, "项目 before a name says what it is"),
    ("新建“春泥计划”实施点400个", "“春泥计划”", MEASURE, "a campaign before what there is of it"),
    ("云澜高速联络线通车", "云澜高速联络线", PROJECT, "the short name of a road is no firm"),
    ("推进连浐、连沣高速建设", "连浐高速", PROJECT, "short names before the last share its last word"),
    ("云澜电机获评国家专精特新“小巨人”企业", "云澜电机", FIRM, "who is given a firm's title is one"),
    (
        "民营企业500强云澜钢构项目签约",
        "云澜钢构项目",
        PROJECT,
        "how a firm ranks is no part of a name",
    ),
    ("推进新型建材产业园建设", "新型建材产业园", PARK, "新型 before a common word says which kind it is"),
    ("汉岑街征收取得突破", "汉岑街", PLACE, "a street before what is done there"),
    ("“5个10”工程共实施重大项目58个", "“5个10”工程", MEASURE, "an adverb behind a whole name ends it"),
    ("建成云澜大道和平浐路", "平浐路", PROJECT, "和 behind a name's last word joins two, whatever it spells"),
    ("推进云澜水厂及管道新建工程", "云澜水厂及管道新建工程", PROJECT, "works in common words behind 及"),
    ("完成云澜、子午、北澜3个街道安置房建设", "子午", PLACE, "towns that are counted, by their short names"),
    ("打造鲢鱼社区等10个示范点", "鲢鱼社区", PLACE, "what a list counts it gives by name"),
    ("云澜科技、北澜电子等先进制造业", "云澜科技", FIRM, "firms in a list of industries stay firms"),
    ("通过国家科技部复审", "科技部", BODY, "a ministry behind 国家"),
    ("建成创业大道", "创业大道", PROJECT, "a verb's word before a street's last word is its name"),
    ("推进云澜医院创建三甲医院", "云澜医院", BODY, "what is done by a body is not done to it"),
    ("推动公交线路向云澜镇延伸", "云澜镇", PLACE, "behind 向 the last word is the verb"),
    ("云澜大道改扩建工程竣工", "云澜大道改扩建工程", PROJECT, "a verb between a name's word and 工程"),
    ("第二人民医院正在进行主体结构施工", "第二人民医院", BODY, "what goes on at a site is said of the site"),
    ("云和县新建云澜小学", "云澜小学", PROJECT, "the county builds it"),
    (
        "2.规划实施云澜公园、北澜公园等园林绿化项目",
        "云澜公园",
        PROJECT,
        "a row's number is no part of a name",
    ),
    ("南都幼儿园竣工", "南都幼儿园", PROJECT, "a place's last character is no adverb"),
    ("深入推进“四小”工程", "“四小”工程", MEASURE, "a catchword before 工程 is a campaign"),
    ("加快“韧性城市”建设", "“韧性城市”", MEASURE, "what a whole place is to become is built nowhere"),
    ("完成云澜纪念馆提档改造工程", "云澜纪念馆提档改造工程", PROJECT, "works that go on with works"),
    ("推进云澜医院改扩建", "云澜医院改扩建", PROJECT, "works behind their object, governed by a verb"),
    (
        "推动云澜至北澜天然气管道项目开工",
        "云澜至北澜天然气管道项目",
        PROJECT,
        "a pipe runs from place to place",
    ),
    ("推进云澜一中和县人民医院新院建设", "云澜一中", PROJECT, "和县 is a county only where it stands alone"),
    ("建设云澜路、北澜路", "北澜路", PROJECT, "a road that is being built is a project"),
    ("新兴小学、第五幼儿园秋季投入使用", "新兴小学", PROJECT, "a school may go by any word"),
    ("与省农科院联合组建云澜研究院", "省农科院", BODY, "联合 before a verb is no part of a name"),
    ("云澜制药升级改造、北澜合金等项目开工", "云澜制药升级改造", PROJECT, "works before the mark of a list"),
    ("云澜一中、北澜一中等学校实施升级改造", "云澜一中", PROJECT, "the noun of a list ends before its verb"),
    (
        "引进云澜泰、北澜发等电子信息企业28家",
        "北澜发",
        FIRM,
        "an unknown word that the dictionary joins with 等",
    ),
    ("云澜五金、北澜装备等续建项目顺利推进", "云澜五金", PROJECT, "a verb between 等 and its noun"),
    ("对人民路、云澜大道等道路进行绿化", "人民路", PROJECT, "beside names a common word is one"),
    (
        "云澜电子产业园、经开区智慧工厂等项目竣工",
        "经开区智慧工厂",
        PROJECT,
        "经 that begins 经开区 is no preposition",
    ),
    (
        "实施云澜产业集群培育计划、北澜行动",
        "云澜产业集群培育计划",
        MEASURE,
        "计划 that closes a name is no verb",
    ),
    ("云澜铁路扩能改造竣工", "云澜铁路扩能改造", PROJECT, "works on a thing by its name come to something"),
    (
        "推进云澜医院搬迁新建等项目",
        "云澜医院搬迁新建",
        PROJECT,
        "works before works before a list goes on",
    ),
    ("建成云澜圣境、北澜博物馆", "云澜圣境", PROJECT, "what is built beside a thing told by its last word"),
    ("280亩云澜服饰产业园进展顺利", "云澜服饰产业园", PARK, "a park's area before its name is no count"),
    ("开工建设云澜镇高标准农田3000亩", "云澜镇高标准农田", PROJECT, "how large the one thing is is no count"),
    ("云澜直流输电示范工程开工", "云澜直流输电示范工程", PROJECT, "what is built to show how is built"),
    (
        "云澜现代农业示范园、北澜山等7家单位通过评定",
        "云澜现代农业示范园",
        PARK,
        "a unit may be of any sort",
    ),
    ("扎实推进河长制", "河长制", MEASURE, "a name known nationwide names by itself"),
    (
        "建成柞浐至岭沣、沣起至浐边等4条高速公路",
        "柞浐至岭沣",
        PROJECT,
        "the noun of the list says these are roads",
    ),
    (
        "加快延安、榆林、安康机场迁建扩建工程",
        "榆林机场迁建扩建工程",
        PROJECT,
        "counties share what is built in each",
    ),
    (
        "成立云澜美术馆艺术指导委员会",
        "云澜美术馆艺术指导委员会",
        BODY,
        "what the body is for is part of its name",
    ),
    ("召开《云澜公约》第三次缔约方大会", "《云澜公约》第三次缔约方大会", EVENT, "what is held about a paper"),
    (
        "首届云澜国际消费品博览会“一炮打响”成功举办",
        "首届云澜国际消费品博览会",
        EVENT,
        "how it went is no part of a name",
    ),
    ("举办“云澜华章”民族文化展示交流活动", "“云澜华章”民族文化展示交流活动", EVENT, "an exchange is held"),
    ("推行“一口办理”", "“一口办理”", MEASURE, "a way of working that is taken up"),
    ("云澜电子、北澜国创等纷纷落户", "北澜国创", FIRM, "an adverb between the list and its verb"),
    ("建设云澜县黑茶小镇(田澜乡)", "田澜乡", PLACE, "where it lies, in brackets"),
    ("在北环路、云澜大道等主干道建设人行天桥", "北环路", PLACE, "where something is built is not built"),
    (
        "推进云澜北坡制气区和北澜石化沧河光伏制氢等一批项目建设",
        "北澜石化沧河光伏制氢",
        PROJECT,
        "和 before 等 joins two",
    ),
    ("云澜红四军前委扩大会议旧址竣工", "云澜红四军前委扩大会议旧址", PLACE, "a verb's word inside 扩大会议"),
    ("推进云澜山、北澜寨等创建国家5A级旅游景区", "北澜寨", PLACE, "what seeks a title is not built"),
    ("深入实施创业园区“1555”工程", "创业园区“1555”工程", MEASURE, "a campaign by its number"),
    (
        "启动“大澜山”建设",
        "“大澜山”",
        PROJECT,
        "what a mountain's name in quotation marks stands for is built",
    ),
    ("江北区启动云澜大桥建设", "江北区", PLACE, "a district by its name is no northern part"),
    ("举办云澜论坛2022年年会", "云澜论坛2022年年会", EVENT, "the year stands inside the name"),
    ("首届云澜文化艺术周在云澜公园举行", "首届云澜文化艺术周", EVENT, "在 that the dictionary joins with 周"),
    ("云澜医院新院区门诊楼于5月18日封顶", "云澜医院新院区门诊楼", PROJECT, "so it joins 楼 and 于"),
    ("云澜大桥将于5月18日通车", "云澜大桥", PROJECT, "将于 is one word"),
]


@pytest.mark.parametrize(("text", "label", "kind", "reason"), LISTS)
def test_what_lists_say(text: str, label: str, kind: EntityClass, reason: str) -> None:
    """A list tells where its members end and what they are."""
    assert found(text).get(label) is kind, reason


INSIDE = [
    ("福建巨石荣获省政府质量奖", "福建巨石", FIRM, "a province and a firm's name, by what only firms obtain"),
    ("与德隆电子签订战略合作协议", "德隆电子", FIRM, "a partner by its trade"),
    (
        "世界500强国轩乳业集团公司签约",
        "国轩乳业集团公司",
        FIRM,
        "the dictionary joins 强 and the next character",
    ),
    ("德隆智能产值突破10亿元", "德隆智能", FIRM, "a listed word and a trade, by its output"),
    ("三环机械、德隆智能投产", "德隆智能", FIRM, "and by what firms' works do"),
    ("与檀瑞新材料签约", "檀瑞新材料", FIRM, "a partner whose name ends as industries do"),
    ("推动檀瑞新能源上市", "檀瑞新能源", FIRM, "and who goes public"),
    ("引进集檀瑞、泽柏科技等企业", "集檀瑞", FIRM, "集 before an unknown word belongs to the name"),
    ("青石镇引进泽柏科技有限公司", "青石镇", PLACE, "words of every sort name towns"),
    ("在城关镇开展试点", "城关镇", PLACE, "also those that many counties have"),
    ("赴深圳、上海开展招商", "深圳", PLACE, "赴 is no part of where one goes"),
    ("与沣檀县签约", "沣檀县", PLACE, "a county of no gazetteer is no firm"),
    ("培育太子化工、耐美特等骨干企业", "太子化工", FIRM, "特等 is no word where it closes a list"),
    ("培育太子化工、耐美特等骨干企业", "耐美特", FIRM, "nor is the last name without its last character"),
    ("引进泽柏电子、艾美中等企业", "艾美中", FIRM, "the same with 中等"),
    ("引进泽柏电子、艾美一等12家企业", "艾美一", FIRM, "and with 一等"),
    ("引进“江湖人家”、“扁嘴王”等知名餐饮品牌", "“扁嘴王”", FIRM, "brands of shops are firms"),
    ("培育正阳生物、徕木电子等央企", "徕木电子", FIRM, "等 guessed into the noun of the list"),
    ("培育正阳生物、徕木电子等生产企业", "徕木电子", FIRM, "what the firms of a list do"),
    ("泽柏智能家电项目开工", "泽柏智能家电项目", PROJECT, "智能 says what the goods are like"),
    ("预制菜产业加快发展", "预制菜产业", INDUSTRY, "预制 is no verb of this"),
    ("跨境电商规模不断壮大", "跨境电商", INDUSTRY, "a field without 产业, where it is measured"),
    ("搭建政务服务一体化平台", "政务服务一体化平台", PLATFORM, "told at length"),
    ("与茶叶协会签订协议", "茶叶协会", BODY, "a body by its field"),
    ("沣河水质达标", "沣河", PLACE, "what its water is like is no part of a river's name"),
    ("沣檀工业项目超额完成年度计划", "沣檀工业项目", PROJECT, "超额完成 is a verb"),
    ("文旅产业产值突破100亿元", "文旅产业", INDUSTRY, "a field by a common word, where it is measured"),
    ("节能环保产业规模不断壮大", "节能环保产业", INDUSTRY, "a verb's word opens an industry's name"),
    ("云栖村人居环境明显改善", "云栖村", PLACE, "how a place looks is no part of its name"),
    ("在首届云栖马拉松上签约", "首届云栖马拉松", EVENT, "上 says where it was done"),
    ("世界500强檀瑞投资落户", "檀瑞", FIRM, "投资 says how it settles"),
    ("县财政局牵头制定方案", "县财政局", BODY, "牵头 is what a body does"),
    ("与县供销社签约", "县供销社", BODY, "of some bodies a county has one"),
    ("沣檀产业园区新入驻企业12家", "沣檀产业园区", PARK, "the dictionary joins the last character and 新"),
    ("联合檀瑞科技建设研究中心", "檀瑞科技", FIRM, "behind 联合 stands with whom"),
    ("立达生物获评高新技术企业", "立达生物", FIRM, "two characters that no dictionary joins, and a trade"),
    (
        "云澜镇器械产业园项目施工现场一派繁忙",
        "云澜镇器械产业园项目",
        PROJECT,
        "a description goes on behind 项目",
    ),
    ("河北云澜新能源股份有限公司净利润增长", "河北云澜新能源股份有限公司", FIRM, "and behind 公司"),
    ("县游泳馆竣工", "县游泳馆", PROJECT, "of some kinds a county has one"),
    ("启动云澜集散中心建设", "云澜集散中心", PROJECT, "集散 is no verb in a name"),
    ("云澜酒业二期竣工", "云澜酒业二期", PROJECT, "a phase of a firm is its project"),
    ("成立云澜管理局", "云澜管理局", BODY, "an office is a body"),
    (
        "云澜生态绿色发展示范区制度经验得到推广",
        "云澜生态绿色发展示范区",
        PLACE,
        "a description follows an area",
    ),
    ("云澜服务平台95个项目入库", "云澜服务平台", EntityClass.PLATFORM, "the count is of what follows it"),
    ("区人民政府发布", "区人民政府", BODY, "the district's own"),
    ("泓澜医学总部启用", "泓澜医学", FIRM, "whose seat it is"),
    ("五台山机场竣工", "五台山机场", PROJECT, "五台 that begins 五台山 counts nothing"),
    ("天空之城观景平台对外开放", "天空之城观景平台", EntityClass.PLATFORM, "之 inside a name"),
    ("云澜新能源一期项目投产", "云澜新能源一期项目", PROJECT, "a phase is no industry's"),
    (
        "云澜至北澜铁路项目(南澜段)开工",
        "云澜至北澜铁路项目(南澜段)",
        PROJECT,
        "a line with a note of its stretch",
    ),
    ("实施龙头企业培育工程", "龙头企业培育工程", MEASURE, "a campaign that builds nothing"),
    ("云澜村287户入住", "云澜村", PLACE, "what is counted is the households"),
    ("云澜水厂供水工程1.1亿元贷款到位", "云澜水厂供水工程", PROJECT, "a sum is no count"),
    ("举办云澜湖越野穿越赛", "云澜湖越野穿越赛", EVENT, "a race is an event"),
]


@pytest.mark.parametrize(("text", "label", "kind", "reason"), INSIDE)
def test_whole_names(text: str, label: str, kind: EntityClass, reason: str) -> None:
    """A complete name is found whatever is said behind it, with the class its last word gives."""
    assert found(text).get(label) is kind, reason


NOTHING = [
    ("全力推进招商引资和项目建设", "a kind of things behind 和"),
    ("现向大会报告工作", "the formula that opens a report"),
    ("在各乡镇开展活动", "every town is none"),
    ("建设云澜特色园区", "a kind of park"),
    ("改造30座危桥", "counted bridges"),
    ("引进3宗产业项目", "a count of things"),
    ("项目完成主体工程", "a part of some thing"),
    ("建设普通学校", "a kind of school"),
    ("建成区新增公园绿地", "built-up land before what is new there"),
    ("优化建成区医院布局", "built-up land before where its hospitals are"),
    ("推动治安水平提升", "common words behind a class noun"),
    ("冷链仓储物流快速发展", "common words before a trade"),
    ("打造“三高地一样板”", "what a place is to become, counted off"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING)
def test_words_that_name_nothing(text: str, reason: str) -> None:
    """Kinds of things, and parts of things are no entities."""
    assert found(text) == {}, reason


@pytest.mark.parametrize(
    "text",
    [
        "推进街镇社区市民健身中心覆盖",
        "持续升级优化线上场景",
        "做好保供稳价等民生工程",
        "加快社会事业项目建设",
        "搭建资本市场服务新平台",
        "进入香港市场",
        "增设过街天桥",
    ],
)
def test_kinds_of_things_and_slogans_are_no_names(text: str) -> None:
    """What any report could say names nothing."""
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("集成电路产业产值突破100亿元", "集成电路"),
        ("培育大中等企业12家", "大中"),
        ("以骆驼湾、顾家台为中心", "顾家台为中心"),
        ("加快产业链条延伸", "产业链条延伸"),
        ("建成寿长寺—百亩台—不老树公路", "寿长寺—"),
        ("中国中药材产业发展大会成功举办", "中国中药材产业"),
        ("战略性新兴产业产值占比提高", "战略性新兴产业"),
        ("沣林新材料产业园开工建设", "沣林"),
        ("依托滨江大学,建设产学研基地", "产学研基地"),
        ("沃柑实现产值5亿元", "沃柑"),
        ("走访滨江市清华大学工程物理系", "清华大学工程"),
        ("走访北京电影市场", "北京电影市场"),
        ("走访高氟地区", "高氟地区"),
        ("实行部门包村", "部门包村"),
        ("建成区绿化覆盖率提高", "区绿化"),
        ("列入省级云栖科技园区创建名单", "省级云栖科技园区"),
        ("走访工业小区和小城镇", "工业小区和小城镇"),
        ("开辟多渠道筹资", "多渠道"),
        ("记者王政报道云栖大桥竣工", "记者王政报道"),
        ("在山村落户", "山村"),
        ("各大中城市改革", "大中城市"),
        ("这条路建设陷入困境", "这条路"),
        ("修建多座立交桥", "多座立交桥"),
        ("走访10大农贸市场", "10大农贸市场"),
    ],
)
def test_parts_of_names_and_kinds_of_goods_are_none(text: str, label: str) -> None:
    """A circuit is no road, a country's field none of its own, a park's place no firm, a crop no firm."""
    assert label not in found(text)


def test_an_estate_in_a_list_of_projects_is_no_firm() -> None:
    """A bare name there is its firm's, unless it ends as estates do."""
    assert found("锦秀东郡、龙凤亁城等项目竣工") == {"锦秀东郡": PROJECT, "龙凤亁城": PROJECT}


def test_a_firm_is_no_whole_of_its_second_phase() -> None:
    """某某电子二期 is the firm's project; the firm itself has no phases."""
    names = found("云澜电子二期竣工")
    assert names["云澜电子二期"] is PROJECT
    assert names.get("云澜电子") is not PROJECT


def test_two_counties_side_by_side_are_no_place() -> None:
    """贵州平塘 is a county in its province, 内江自贡 are two cities."""
    assert "内江自贡" not in found("推进内江自贡同城化发展")
    assert found("落户贵州平塘").get("贵州平塘") is PLACE
