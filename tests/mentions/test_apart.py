"""Names beside each other, numbers and quotations in them: what is one name, what two, what none."""

from __future__ import annotations

import pytest

from kg.vocabulary import EntityClass
from tests.mentions.reading import found

PROJECT, PARK, FIRM = EntityClass.PROJECT, EntityClass.PARK, EntityClass.ENTERPRISE
PLACE, BODY, EVENT = EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.EVENT
MEASURE, PAPER, FIELD = EntityClass.POLICY_MEASURE, EntityClass.POLICY_DOCUMENT, EntityClass.INDUSTRY


NAMES = [
    (
        "省“瞪羚企业”一泽制药、沣口科技等公司蓬勃发展",
        "一泽制药",
        FIRM,
        "what a firm was called is no part of its name",
    ),
    (
        "云岑县食品加工和生物医药两大主导产业壮大",
        "生物医药",
        FIELD,
        "as many fields as are counted behind them",
    ),
    ("初步形成纺织服装、铝型材、电子科技等三大产业群", "电子科技", FIELD, "产业群 closes a list of fields"),
    (
        "云岑、沣口等8个镇跻身全国重点镇",
        "云岑",
        PLACE,
        "what a list calls towns is no firm, whatever it obtains",
    ),
    ("首只云澜城市发展基金设立", "云澜城市发展基金", MEASURE, "首只 says how new it is"),
    ("获批市首家云澜科技研究院", "云澜科技研究院", BODY, "so does 市首家"),
    (
        "全省首家茶产业技术研究院成立",
        "茶产业技术研究院",
        BODY,
        "a field before a body's last word tells which",
    ),
    ("加快推进中心城区“一环三片”建设", "中心城区“一环三片”", MEASURE, "推进中 that goes on is no state"),
    ("均居云澜装备制造产业带第二位", "云澜装备制造产业带", PLACE, "居 before a name is the verb"),
    (
        "北澜河道扩能升级和云岑水库泄洪工程进展顺利",
        "北澜河道扩能升级",
        PROJECT,
        "two works, each with its own words",
    ),
    ("北澜河道扩能升级和云岑水库泄洪工程进展顺利", "云岑水库泄洪工程", PROJECT, "and the second"),
    ("实施百家优质企业倍增计划", "百家优质企业倍增计划", MEASURE, "a round number opens a campaign's name"),
    (
        "建立项目库、政策库、地图库“三库合一”信息平台",
        "地图库“三库合一”信息平台",
        EntityClass.PLATFORM,
        "地 behind 、",
    ),
    (
        "打好大气、水、土壤污染防治攻坚战",
        "大气、水、土壤污染防治攻坚战",
        MEASURE,
        "what one campaign is about",
    ),
    (
        "智能手机芯片和整机生产基地建成",
        "智能手机芯片和整机生产基地",
        PROJECT,
        "goods and goods before where both are made",
    ),
    ("市图书馆、游泳馆建成使用", "市游泳馆", PROJECT, "a house of a kind behind the city's other one"),
    ("引进云岑发行集团", "云岑发行集团", FIRM, "a line of business between a name and 集团"),
    ("支持比亚迪建设云澜电池生产基地", "云澜电池生产基地", PROJECT, "what a firm is helped to do"),
    ("完成“三清三拆三整治”", "“三清三拆三整治”", MEASURE, "work that is counted off builds nothing"),
    ("推进市经济开发区绿色包装、电子信息等主导产业", "绿色包装", FIELD, "whose a field is, is no part of it"),
    (
        "加快云栖生物医药、泽柏健康等专业园区建设",
        "云栖生物医药",
        PARK,
        "a list of parks overrules a field's word",
    ),
    (
        "建成云岑集团电动车研发、制造及销售项目",
        "云岑集团电动车研发、制造及销售项目",
        PROJECT,
        "steps of one product",
    ),
    ("开展旅游市场秩序综合整治", "旅游市场秩序综合整治", MEASURE, "what is put in order builds nothing"),
    ("深入开展“枫桥式派出所”创建活动", "“枫桥式派出所”", MEASURE, "what many are to become"),
    (
        "开展“服务企业、服务群众、服务基层”活动",
        "“服务企业、服务群众、服务基层”活动",
        MEASURE,
        "a drive that is listed",
    ),
    ("沿边国道G331全线贯通", "沿边国道G331", PROJECT, "a road by its number"),
    ("推广“科创贷”", "“科创贷”", MEASURE, "a loan by its catchword"),
    ("做强类脑芯片、量子信息等未来产业", "类脑芯片", FIELD, "goods in a list of fields"),
    ("泽柏华昱、泽柏智造获批省级智能制造试点企业", "泽柏智造", FIRM, "who is granted a firm's title is one"),
    ("加快云岑片区产城融合", "云岑片区", PLACE, "an area before what is done there"),
    ("云岑电器全面开工", "云岑电器", PROJECT, "what is begun is what the firm builds"),
    ("实施扩大投资“千项万亿”工程", "“千项万亿”工程", MEASURE, "what is done before a campaign's catchword"),
    (
        "出台支持脱贫人口增收措施28条",
        "支持脱贫人口增收措施28条",
        PAPER,
        "a paper with how many clauses it has behind",
    ),
    ("发放外出务工一次性交通补贴", "外出务工一次性交通补贴", MEASURE, "一次性 counts nothing"),
    ("云岑肾科、沣澜达等延链补链项目建成投产", "云岑肾科", PROJECT, "for what the projects of a list are"),
    (
        "实施“奋进干、争分拼”十大攻坚行动",
        "“奋进干、争分拼”十大攻坚行动",
        MEASURE,
        "into how many a slogan is parted",
    ),
    ("开展“后陈示范村”“清廉村居”创建", "“清廉村居”", MEASURE, "what two quotations share"),
    ("云岑司法所获评全国先进司法所", "云岑司法所", BODY, "所 that closes an office's name"),
    ("开展“以购代捐”", "“以购代捐”", MEASURE, "以 that is no preposition"),
    (
        "推广“产业化、生态化”扶贫模式",
        "“产业化、生态化”扶贫模式",
        MEASURE,
        "a way of working by its catchword",
    ),
    ("完成云岑村发电厂规划验收", "云岑村发电厂", PROJECT, "what is looked at is no part of a name"),
    ("谋深谋实云岑科技城", "云岑科技城", PARK, "nor is how well it is done"),
    ("发布“增值式”人才服务六条", "“增值式”人才服务六条", PAPER, "a paper by its clauses behind a catchword"),
    (
        "杭州电子科技大学云岑校区竣工",
        "杭州电子科技大学",
        BODY,
        "a city before a college's name makes another of it",
    ),
    ("推进“秸秆变肉”暨百万头肉牛工程", "“秸秆变肉”暨百万头肉牛工程", PROJECT, "暨 inside one name"),
    (
        "成功争取到云岑水库供水工程",
        "云岑水库供水工程",
        PROJECT,
        "到 behind what is sought belongs to the verb",
    ),
    ("大气污染防治六大行动有序推进", "大气污染防治六大行动", MEASURE, "into how many one is parted"),
    ("出台降低实体经济成本35条措施", "降低实体经济成本35条措施", PAPER, "a paper by how many clauses it has"),
    ("组建县传统产业转型办", "县传统产业转型办", BODY, "an office by its last character and whose it is"),
    ("全力支持服务云岑泽澜深度合作区建设", "云岑泽澜深度合作区", PLACE, "what is done for a region"),
    ("云岑新材料小镇入选国家级特色小镇", "云岑新材料小镇", PLACE, "who has a place's title is one"),
    ("市图书馆、游泳馆等一批公用服务设施建成", "市游泳馆", PROJECT, "in a list of houses too"),
    ("推进曲岑大道、新白线等交通大动脉建设", "新白线", PROJECT, "新 that is part of a line's name"),
    (
        "开展“云岑突破年、沣澜建设年、泽柏振兴年”活动",
        "沣澜建设年",
        MEASURE,
        "campaigns listed in one pair of quotation marks",
    ),
    (
        "实施“项目大攻坚、作风大转变、环境大提升”三大工程",
        "“项目大攻坚、作风大转变、环境大提升”三大工程",
        MEASURE,
        "a long catchword and into how many it is parted",
    ),
    ("打好民生服务攻坚战", "民生服务攻坚战", MEASURE, "a campaign in common words"),
    ("建成国家云岑产业园等七大产业园区", "国家云岑产业园", PARK, "等 and a number behind a name"),
    ("组建云岑一号、沣澜一号等5只产业投资基金", "沣澜一号", MEASURE, "funds that are counted"),
    ("云岑沣澜规划、绿地系统等10个专项规划通过评审", "绿地系统", PAPER, "a plan by what it is made for"),
    ("仙女桥、沣澜寺等景区开放", "仙女桥", PLACE, "a common word beside a sight's own name"),
    (
        "云岑科技城一流实验室建成",
        "云岑科技城一流实验室",
        EntityClass.PLATFORM,
        "what stands in a park is not the park",
    ),
    ("推动云岑科技城重要策源地建设", "云岑科技城", PARK, "what a park is to become is no part of its name"),
    ("完成云岑片区、沣澜庄棚户区改造", "云岑片区棚户区改造", PROJECT, "quarters that are worked on alike"),
    ("云岑塔、沣澜广场续建工程投资3000万元", "云岑塔", PROJECT, "what stands under the same works"),
    ("监利县旧城提质", "监利县", PLACE, "a county that the dictionary knows"),
    ("三和智慧产业园二期竣工", "三和智慧产业园二期", PARK, "a number before 和 that opens a name"),
    ("推进云岑景区综合开发与保护", "云岑景区综合开发与保护", PROJECT, "与 inside a last word"),
    ("建成云岑路慢行系统", "云岑路慢行系统", PROJECT, "a system that is laid out"),
    ("云岑嘉华入选全省智能制造试点示范", "云岑嘉华", FIRM, "who has a factory's title is a firm"),
    ("政府投资项目容缺审批机制启动实施", "政府投资项目容缺审批机制", MEASURE, "a mechanism told at length"),
    ("支持沣澜产业园建设“云岑小镇”", "沣澜产业园", PARK, "what a park becomes is no part of its name"),
    ("推进云岑沟、沣澜湾等美丽乡村提档升级", "云岑沟", PLACE, "villages, whatever is done to them"),
    ("引进云岑、沣澜等项目实施主体", "沣澜", FIRM, "who carries projects out"),
]


@pytest.mark.parametrize(("text", "label", "kind", "reason"), NAMES)
def test_what_is_one_name(text: str, label: str, kind: EntityClass, reason: str) -> None:
    """The name is whole, and of its class."""
    assert found(text).get(label) is kind, reason


NO_NAMES = [
    ("守住发展“绿线”", "what is kept is no place"),
    ("建立“项目超市”", "nor is every market a firm"),
    ("云岑水库竣工,区县城和建制镇建设步伐加快", "towns of two kinds are none"),
    ("云岑水库竣工,推进亿元以上装备制造业项目", "projects by their cost"),
    (
        "云岑水库竣工,实施“产业集聚发展、传统产业改造提升、民营经济提升、园区转型升级”等工程",
        "a long quotation",
    ),
    ("云岑水库竣工,建设检验、检测等公共服务平台", "what platforms are for"),
    ("云岑水库竣工,实现高速公路东西贯通", "that ways meet"),
    ("云岑水库竣工,推动“云岑样板”向全域延伸", "what is to be copied"),
    ("云岑集团跻身中国旅游集团20强", "a ranking"),
    ("云岑水库竣工,推进“五好”园区建设", "parks of a sort"),
    ("云岑水库竣工,创建“湖北旅游名村”", "a title in quotation marks"),
    ("云岑公司技师沣澜荣获“先进工匠”称号", "who works for a firm"),
    ("云岑水库竣工,贯彻二十届二中、三中全会精神", "a sitting"),
    ("云岑水库竣工,践行“七个三”发展思路", "how things are thought of"),
    ("云岑水库竣工,加快“六区一枢纽”建设", "what is counted off"),
    ("云岑水库竣工,形成3小时经济圈", "how near things are"),
    ("云岑水库竣工,建成充电桩156个", "goods that are counted"),
    ("云岑水库竣工,东部乡镇启动扶贫", "towns of every sort"),
    ("云岑水库竣工,冲刺百强县目标", "what a county is to become"),
]


@pytest.mark.parametrize(("text", "reason"), NO_NAMES)
def test_what_names_nothing(text: str, reason: str) -> None:
    """Nothing is named but the thing beside it."""
    assert set(found(text)) <= {"云岑水库", "云岑集团", "云岑公司"}, reason
