"""Sentences that are easily read wrongly, each made up."""

from __future__ import annotations

import pytest

from tests.facts.reading import Case, check, stated

# Words of a review, what they state, what they do not, and why.
MADE_UP: list[Case] = [
    (
        "滨江沣檀汽车及工程机械精密零部件生产项目开工。泽柏电子研发中心项目竣工。",
        (
            "滨江沣檀汽车及工程机械精密零部件生产项目 undertakenBy 沣檀",
            "泽柏电子研发中心项目 undertakenBy 泽柏电子",
        ),
        ("沣檀汽车 is Enterprise",),
        "goods that 及 joins to others are what is made, no part of the firm's name",
    ),
    (
        "云栖至沣檀公路泽柏大桥改扩建工程竣工。沣檀电池用铝箔滨江生产基地项目开工。企业用电池储能。",
        ("云栖至沣檀公路泽柏大桥改扩建工程 completed", "沣檀电池用铝箔滨江生产基地项目 started"),
        ("沣檀公路泽柏大桥改扩建工程 completed", "铝箔滨江生产基地项目 started", "企业用电池储能 is Project"),
        "至 is part of a bridge's name, 用 between two goods part of what is made",
    ),
    (
        "公建项目方面,云栖引水工程开工。国贸大厦竣工。这一项目进展顺利。城南区、云栖镇、泽西区、滨江镇进展较好。",
        ("云栖引水工程 started", "国贸大厦 completed", "云栖镇 is Place"),
        (
            "公建项目 is Project",
            "国贸 is Enterprise",
            "这一项目 is Project",
            "城南区镇 is Place",
            "泽西区镇 is Place",
        ),
        "a kind, a tower for trade and what 这一 points at name nobody; a district among towns is no town",
    ),
    (
        "滨江建材物流产业园煤炭产品储备设施建设项目加快推进。重点攻坚“沣檀科工”采煤塌陷地治理、云栖酒店等重点项目。",
        (
            "滨江建材物流产业园煤炭产品储备设施建设项目 progressing",
            "“沣檀科工”采煤塌陷地治理 progressing",
            "云栖酒店 progressing",
        ),
        ("攻坚“沣檀科工”采煤塌陷地治理 is Project",),
        "what a verb without an object is said of is one name; 攻坚 is what is done",
    ),
    (
        "加快推进云栖流域行蓄洪区建设工程滨江段(即泽柏工程)和行蓄洪区居民迁建工程。采用双层桥梁跨越洪泽湖。",
        ("云栖流域行蓄洪区建设工程滨江段(即泽柏工程) progressing", "行蓄洪区居民迁建工程 progressing"),
        ("双层桥梁跨越洪泽湖 is Place",),
        "和 behind a bracket joins two; what is crossed is the lake",
    ),
    (
        "滨江铜铁资源开发利用、云栖园区二期、沣檀大桥改建等3个项目开工。泽柏10万吨颗粒硅项目能评审批进度加快。",
        ("滨江铜铁资源开发利用 started", "云栖园区二期 started", "泽柏10万吨颗粒硅项目 progressing"),
        ("泽柏10万吨颗粒硅项目能评审批 is Project",),
        "what is made of a resource closes a name in a list; what has to be allowed is no part of one",
    ),
    (
        "云栖大桥、泽柏光电项目等重大项目陆续开复工。滨江医院进入主体施工。檀沣轴承项目、沣檀食品项目签约落户滨江。云栖热电项目联动试车。",
        (
            "云栖大桥 started",
            "泽柏光电项目 started",
            "滨江医院 progressing",
            "檀沣轴承项目 signed",
            "沣檀食品项目 settled",
            "云栖热电项目 in_production",
        ),
        ("泽柏光电项目 completed",),
        "how a genre says that work begins, goes on and comes to something",
    ),
    (
        "探索推行“土地预告登记”“许可预发”等创新举措。推动云栖低空系统(SILAS)1.0版发布。园区内云栖广场建成。推进亿元以上项目建设。",
        (
            "“土地预告登记” is PolicyMeasure",
            "“许可预发” is PolicyMeasure",
            "云栖低空系统(SILAS)1.0版 is Platform",
            "云栖广场 completed",
        ),
        ("园区内云栖广场 is Project", "亿元以上项目 is Project"),
        "quotations side by side are one each; a version stands behind a bracket; a sum names no project",
    ),
    (
        "承办了全省推进滨江肉牛产业发展现场会。开展第三次全国土壤普查。举办第三、四届云栖牡丹节。“滨江”生态产品价值实现平台上线。",
        (
            "全省推进滨江肉牛产业发展现场会 held",
            "第三次全国土壤普查 is Event",
            "第三届云栖牡丹节 held",
            "第四届云栖牡丹节 held",
            "“滨江”生态产品价值实现平台 in_operation",
        ),
        ("四届云栖牡丹节 held",),
        "a meeting is called by what is to be done; two of a number share what follows 届",
    ),
    (
        "全面实施云栖河生态综合治理一期工程。创建省级示范镇。东至滨江路、北至云栖路。引进龙头企业檀沣物流园一期。",
        ("云栖河生态综合治理一期工程 is Project", "省级示范镇 is PolicyMeasure", "滨江路 is Place"),
        ("东至滨江路 is Place", "龙头企业檀沣物流园一期 is Project"),
        "a measure with a phase is built; a title is no place; where an area ends is no part of a street",
    ),
    (
        "沣檀古镇、沣檀写字楼开工建设。建成泽柏水泥厂。关闭檀沣水泥厂。滨江法庭挂牌成立。云栖古城位于滨江区。",
        (
            "沣檀古镇 started",
            "沣檀写字楼 started",
            "泽柏水泥厂 is Project",
            "檀沣水泥厂 is Enterprise",
            "滨江法庭 is Organization",
            "云栖古城 is Place",
        ),
        (),
        "an old town, an office block and a plant are projects while they are built",
    ),
    (
        "位于滨江工业园区的晟源食品项目建成投产。超长期特别国债项目加快推进。",
        ("晟源食品项目 in_production", "晟源食品项目 locatedIn 滨江工业园区"),
        ("长期特别国债项目 is Project",),
        "的 that the dictionary guesses into a name stands before it",
    ),
    (
        "建立县级领导联系企业制度。探索云栖领导分包责任制。实施人才强县战略,启动新农合门诊统筹。光伏、风能等新能源产业集群快步发展。",
        (
            "县级领导联系企业制度 is PolicyMeasure",
            "云栖领导分包责任制 is PolicyMeasure",
            "人才强县战略 is PolicyMeasure",
            "新农合门诊统筹 is PolicyMeasure",
            "新能源产业集群 is Industry",
        ),
        ("新农合门诊 is Project",),
        "a way of working has verbs in its name; how something goes on is no part of it",
    ),
    (
        "滨江工业区推进以“云栖管理、泽柏执法”等6大模块为基础的街镇感知平台开发。",
        ("街镇感知平台 progressing", "街镇感知平台 locatedIn 滨江工业区"),
        ("滨江工业区 progressing",),
        "who pushes on with a thing described at length is its doer, and the thing goes on",
    ),
    (
        "健全云栖防返贫帮扶机制。云栖镇入列百强镇,系“滨江第一镇”。凝心聚力强产业,滨江大桥竣工。",
        ("滨江大桥 completed",),
        ("健全云栖防返贫帮扶机制 is PolicyMeasure", "系“滨江第一镇” is Place", "强产业 is Industry"),
        "健全 and 强 are what is done, 系 says what a place is: none of them begins a name",
    ),
    (
        "推动国家、省、市稳增长一揽子政策落地见效。推进云栖新区高标准规划建设。",
        (),
        ("市稳增长一揽子政策 is PolicyDocument", "云栖新区高标准规划 progressing"),
        "what all tiers have is not the last one's; planning and building is no plan",
    ),
    (
        "二期云澜小镇(总建筑面积约32000平米)开工;举办书画、戏曲等文艺展演活动。",
        (),
        ("二期云澜小镇(总建筑面积约32000平米) started", "戏曲 held", "书画 held"),
        "how large a thing is is no part of its name; arts are no events",
    ),
    (
        "完成云栖路、泽柏棚户区改造,滨江路建成通车。",
        ("云栖路棚户区改造 completed", "泽柏棚户区改造 completed", "滨江路 completed"),
        ("云栖路 completed",),
        "what is done to a street is what is done to the next in its list",
    ),
    (
        "完工上海澜福士、解放东西路一期工程。基本建成白象街传统风貌区和泽柏巷老街区。",
        (
            "上海澜福士 is Project",
            "解放东西路一期工程 completed",
            "白象街传统风貌区 completed",
            "泽柏巷老街区 completed",
        ),
        ("上海澜福士 is Enterprise", "东西路 is Project"),
        "what is completed is no firm; 解放 names roads; two quarters that 和 joins are two",
    ),
    (
        "云栖科技、泽柏医学中心及医疗产业等重特大项目签约落户。",
        ("泽柏医学中心 settled",),
        ("医疗产业 settled",),
        "a field in common words is no project of a list",
    ),
    (
        "云栖商务楼推进内部水电工程,泽柏精品城推进消防、市政配套工程,几大产业园平台稳步建设。",
        (),
        ("内部水电工程 progressing", "消防、市政配套工程 progressing", "产业园平台 progressing"),
        "trades at a site are parts of the thing before them; 几大 counts things of a kind",
    ),
    (
        "新建茶叶基地16个、雷澜基地2个。",
        (),
        ("雷澜基地 is Park",),
        "counted by pieces, what ends in a class noun is of that kind",
    ),
    (
        "滨江工业区加快推进以确保年内竣工。",
        ("滨江工业区 progressing planned",),
        (),
        "what 以 aims at is no object: the subject goes on",
    ),
    (
        "滨江软件园与复旦大学签署合作协议。",
        ("滨江软件园 partner 复旦大学",),
        ("滨江软件园 signed", "复旦大学 signed"),
        "the agreement is signed; those between whom it is are partners",
    ),
    (
        "云栖欧洲设计中心启动建设;泽柏汽车上海研发总部、青云汽车落户。",
        (
            "云栖欧洲设计中心 started",
            "泽柏汽车上海研发总部 is Project",
            "泽柏汽车上海研发总部 settled",
            "泽柏汽车上海研发总部 undertakenBy 泽柏汽车",
            "青云汽车 is Enterprise",
            "青云汽车 settled",
        ),
        ("云栖欧洲设计中心 settled", "泽柏汽车上海研发总部 started", "青云汽车 started"),
        "a verb does not reach over a semicolon; one verb has two subjects of different class",
    ),
    (
        "云栖汽车城项目在滨江新区开工建设,引进总投资五亿元的泽柏新能源客车项目。",
        (
            "云栖汽车城项目 started",
            "云栖汽车城项目 locatedIn 滨江新区",
            "泽柏新能源客车项目 settled",
            "泽柏新能源客车项目 undertakenBy 泽柏",
        ),
        (),
        "where it is done stands between the thing and the verb; what it costs before its name; "
        "新能源 is of the coach, not of its maker",
    ),
    (
        "滨江产业园已建成9平方公里,泽柏新材料、云栖科技等企业相继入驻。",
        ("泽柏新材料 locatedIn 滨江产业园", "云栖科技 locatedIn 滨江产业园"),
        (),
        "who moves in moves into the park that the sentence is about",
    ),
    (
        "晟谷广场、白鹿盆景园等园林项目和云栖大道、泽柏大桥等道路项目竣工。",
        ("晟谷广场 completed", "白鹿盆景园 completed", "云栖大道 completed"),
        (),
        "two lists have one verb",
    ),
    (
        "泽柏云等项目投产,完成云栖大道的绿化工程。",
        ("泽柏云 in_production",),
        ("云栖大道 completed",),
        "of a road's works the road is not done",
    ),
    (
        "滨江产业园标准厂房竣工,滨江产业园精准医学研发基地启动建设。",
        ("滨江产业园标准厂房 locatedIn 滨江产业园",),
        ("滨江产业园精准医学研发基地 locatedIn 滨江产业园",),
        "a place inside a name is where the thing stands only if it is a part of that place",
    ),
    (
        "云栖大健康产业园项目奠基动工。项目一期预计12月交付。",
        ("云栖大健康产业园项目一期 phaseOf 云栖大健康产业园项目",),
        ("项目一期 is Project", "项目一期 phaseOf 项目"),
        "a phase of the thing that the sentence before is about",
    ),
    (
        "泽柏集团此次在滨江新区投资建设的轴承生产基地开工,白鹿总部大楼选址滨江产业园。",
        (
            "轴承生产基地 locatedIn 滨江新区",
            "轴承生产基地 undertakenBy 泽柏集团",
            "白鹿总部大楼 locatedIn 滨江产业园",
        ),
        (),
        "what a firm builds somewhere is told behind 的",
    ),
    (
        "云滨高速泽柏段进入路面施工阶段,泽柏城际铁路启动预可研编制,云栖铁路进入勘察设计招标阶段。",
        ("云滨高速泽柏段 progressing", "泽柏城际铁路 designed", "云栖铁路 designed"),
        ("泽柏城际铁路 started",),
        "which stage is reached is told by its name; a stretch of a road is built by itself",
    ),
    (
        "云栖产业集团有限公司燃气项目落地,泽柏新材料等项目投产。",
        ("云栖产业集团有限公司燃气项目 undertakenBy 云栖产业集团有限公司", "泽柏新材料 in_production"),
        ("云栖产业集团有限公司燃气项目 undertakenBy 云栖产业集团",),
        "a firm's legal name goes on behind 集团",
    ),
    (
        "皖南电机二期等项目投产,云栖污水处理厂完成可研编制。",
        ("皖南电机二期 undertakenBy 皖南电机", "云栖污水处理厂 designed"),
        ("云栖污水处理厂 completed",),
        "a region and what is made there, with a phase, is a firm's project; papers made are a step",
    ),
    (
        "凯隆、泽泰、云栖一期项目已竣工试产。",
        ("凯隆 completed", "泽泰 in_production", "云栖一期项目 completed"),
        ("凯隆 is Enterprise",),
        "names in a row share the last one's 项目",
    ),
    (
        "晟谷玻璃深加工、白鹿丝网等4个新签约项目实现当年签约、当年投产。",
        ("晟谷玻璃深加工 signed", "晟谷玻璃深加工 in_production", "白鹿丝网 in_production"),
        ("项目 signed",),
        "what kind of projects a list closes with may hold a verb",
    ),
    (
        "做好晟谷制药项目前期准备工作,宏大公司石材加工等项目开工。",
        ("晟谷制药项目 designed", "宏大公司石材加工 undertakenBy 宏大公司", "宏大公司石材加工 started"),
        (),
        "what is done first of all is no part of the name; an ordinary word before 公司 is its name",
    ),
    (
        "泽柏新材料、晟谷网络等入驻滨江新慧总部湾。",
        (
            "泽柏新材料 is Enterprise",
            "晟谷网络 is Enterprise",
            "滨江新慧总部湾 is Park",
            "泽柏新材料 locatedIn 滨江新慧总部湾",
            "晟谷网络 locatedIn 滨江新慧总部湾",
            "泽柏新材料 settled",
            "晟谷网络 settled",
        ),
        ("泽柏新材料 is Industry", "滨江新慧总部湾 settled"),
        "two firms, one of whose trade is also a field of economy, go into one park",
    ),
    (
        "白鹿网总部入驻滨江工业区、技术中心投入使用。",
        (
            "白鹿网总部 settled",
            "白鹿网总部 locatedIn 滨江工业区",
            "白鹿网技术中心 in_operation",
            "白鹿网技术中心 undertakenBy 白鹿网",
        ),
        (
            "白鹿网总部 in_operation",
            "白鹿网总部 locatedIn 技术中心",
            "滨江工业区 in_operation",
            "技术中心 is Project",
        ),
        "the second half-clause is about something else of the same firm's",
    ),
    (
        "滨江国际医疗产业园三期、滨江精准医学产业园二期、三期加快推进。",
        (
            "滨江国际医疗产业园三期 phaseOf 滨江国际医疗产业园",
            "滨江精准医学产业园二期 phaseOf 滨江精准医学产业园",
            "滨江精准医学产业园三期 phaseOf 滨江精准医学产业园",
            "滨江国际医疗产业园三期 progressing",
            "滨江精准医学产业园二期 progressing",
            "滨江精准医学产业园三期 progressing",
        ),
        ("滨江国际医疗产业园 progressing", "滨江精准医学产业园 progressing", "三期 is Project"),
        "three phases of two wholes; what is said of a phase is not said of the whole",
    ),
    (
        "滨江工业园(二期)开工建设。",
        ("滨江工业园(二期) phaseOf 滨江工业园", "滨江工业园(二期) started"),
        ("滨江工业园 started",),
        "a phase in brackets is a phase",
    ),
    (
        "泽柏科技、青云电子等26家企业通过两化融合贯标评定。",
        (
            "泽柏科技 is Enterprise",
            "青云电子 is Enterprise",
            "泽柏科技 obtained 两化融合贯标评定 ×26",
            "青云电子 obtained 两化融合贯标评定 ×26",
        ),
        ("26家企业 obtained 两化融合贯标评定 ×26",),
        "two are named of those who obtained it, and how many they were",
    ),
    (
        "5家企业获评“市级设计引领示范企业”。",
        ("5家企业 obtained 市级设计引领示范企业 ×5",),
        (),
        "nobody is named, yet five obtained it",
    ),
    (
        "农村居民人均可支配收入增长7.1%,快于城镇1.3个百分点,慢于滨江镇0.2个百分点。",
        ("滨江镇 is Place",),
        ("快于城镇 is Place", "慢于滨江镇 is Place"),
        "with what it is compared is no place's name, and begins no name",
    ),
    (
        "沣檀动力电池二期项目开工,云栖科技园二期竣工。",
        ("云栖科技园二期 phaseOf 云栖科技园",),
        ("动力电池 is Project",),
        "goods are no whole that has phases; a park is",
    ),
    (
        "10月底前报区政府审批,县发改局呈报市政府批准。沧河日报社揭牌。",
        ("县发改局 is Organization", "沧河日报社 is Organization"),
        ("报区政府 is Organization", "县发改局呈报市政府 is Organization"),
        "to whom a paper goes is no name with the verb; a 报 inside a name is",
    ),
    (
        "与青浦、无锡等两区六市共建环江科技创新圈。",
        ("环江科技创新圈 is Place", "环江科技创新圈 partner 青浦", "环江科技创新圈 partner 无锡"),
        ("青浦 locatedIn 环江科技创新圈", "无锡 locatedIn 环江科技创新圈"),
        "who builds it together is no part of it",
    ),
    (
        "与昆山市、太仓市建立噪声污染联防联控合作机制。",
        (
            "噪声污染联防联控合作机制 is PolicyMeasure",
            "噪声污染联防联控合作机制 established",
            "噪声污染联防联控合作机制 partner 昆山市",
            "噪声污染联防联控合作机制 partner 太仓市",
        ),
        ("昆山市 established", "太仓市 established"),
        "the parties of a mechanism, and the mechanism",
    ),
]


@pytest.mark.parametrize("case", MADE_UP, ids=[case[0] for case in MADE_UP])
def test_made_up_sentences(case: Case) -> None:
    """Names that no list knows are read as the genre has it."""
    check(stated(case[0]), case)
