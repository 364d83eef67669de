"""Which field of economy a sentence gives to what follows in it, or in the paragraph it opens."""

from __future__ import annotations

import pytest

from kg.mentions.field_words import field_words, names_field
from tests.facts.reading import stated
from tests.mentions.rule_files import Entry, case_id, cases

GIVEN = [
    (
        "攻坚工程机械产业。推动云栖配套产业园投产,新增工程机械企业10家以上,工程机械产值达到120亿元。",
        ("云栖配套产业园 servesIndustry 工程机械产业",),
        "firms of the same field that are counted do not end what the small heading says",
    ),
    (
        "滨江县经济开发区健康食品加工和生物医药两大主导产业实现产值21亿元。",
        ("滨江县经济开发区 servesIndustry 健康食品加工", "滨江县经济开发区 servesIndustry 生物医药"),
        "whose the fields are stands right before them",
    ),
    (
        "云栖工业园已初步形成了纺织服装、机械制造等两大产业群。",
        ("云栖工业园 servesIndustry 纺织服装", "云栖工业园 servesIndustry 机械制造"),
        "what a park has come to have",
    ),
    (
        "与宏大智车、檀沣汽车等4家国内无人驾驶领军企业签约。",
        ("宏大智车 servesIndustry 无人驾驶", "檀沣汽车 servesIndustry 无人驾驶"),
        "what kind of firms a list closes with, how good they are apart",
    ),
    (
        "云栖工业园区获批。目前该园区已形成以磷化工、装备制造为主导产业的综合性工业园区。",
        ("云栖工业园区 servesIndustry 磷化工", "云栖工业园区 servesIndustry 装备制造"),
        "a park spoken of by its kind alone is the one just named",
    ),
    (
        "大力推进云栖创业园建设,以光电、食品加工为主导产业。",
        ("云栖创业园 servesIndustry 光电", "云栖创业园 servesIndustry 食品加工"),
        "以 and 为主导产业 around a list",
    ),
    (
        "新材料产业链引进檀沣新材料有限公司、泽柏碳纤维项目。",
        (
            "檀沣新材料有限公司 servesIndustry 新材料产业链",
            "泽柏碳纤维项目 servesIndustry 新材料产业链",
        ),
        "a field and its chain",
    ),
    (
        "滨江经济开发区面积37.6平方公里,已形成食品饮料、装备制造两大传统产业及生物医药新兴产业的格局。",
        ("滨江经济开发区 servesIndustry 食品饮料", "滨江经济开发区 servesIndustry 装备制造"),
        "what a park has come to be",
    ),
    (
        "装备制造业项目40个,包括泽柏轴承项目、檀沣齿轮项目。",
        ("泽柏轴承项目 servesIndustry 装备制造业", "檀沣齿轮项目 servesIndustry 装备制造业"),
        "the field's projects are counted, then named",
    ),
    (
        "此外在核电关联产业引进泽柏阀门项目。",
        ("泽柏阀门项目 servesIndustry 核电关联产业",),
        "the field stands behind 在",
    ),
    (
        "旅游业持续升温。云栖古镇景区建成开放,成功举办第三届滨江龙舟节。",
        ("云栖古镇景区 servesIndustry 旅游业", "第三届滨江龙舟节 servesIndustry 旅游业"),
        "a short first sentence is what the paragraph is about",
    ),
    (
        "装备制造产业产值增长20%,云栖重工二期、泽柏机械技改等项目建成投产。",
        ("云栖重工二期 servesIndustry 装备制造产业", "泽柏机械技改 servesIndustry 装备制造产业"),
        "a figure of the field comes before its projects",
    ),
    (
        "全年电力充足,电子信息产业引进云栖电子、泽柏科技等企业。",
        ("云栖电子 servesIndustry 电子信息产业", "泽柏科技 servesIndustry 电子信息产业"),
        "the field itself takes in the firms",
    ),
    (
        "深挖文化内涵,加快旅游业转型升级步伐。推进云栖古镇景区、滨江温泉度假区建设。",
        ("云栖古镇景区 servesIndustry 旅游业",),
        "the field may open a longer name",
    ),
    (
        "推进生态文旅融合发展。办好2024云栖文旅大会、滨江民俗旅游节等活动。",
        ("2024云栖文旅大会 servesIndustry 生态文旅", "滨江民俗旅游节 servesIndustry 生态文旅"),
        "a quality belongs to the field before whose name it stands",
    ),
    (
        "引进泽柏辣酱生产线等农产品深加工项目2个,云栖时代、白鹿影视等商贸流通项目3个。",
        ("泽柏辣酱生产线 servesIndustry 农产品深加工", "白鹿影视 servesIndustry 商贸流通"),
        "goods and what is done with them, or two fields, close a list",
    ),
    (
        "实施电子商务项目5个,完成投资3亿元。云栖物流园、滨江分拣中心等项目全面建成。",
        ("云栖物流园 servesIndustry 电子商务", "滨江分拣中心 servesIndustry 电子商务"),
        "what the projects of a field are is told behind their number",
    ),
    (
        "(二)文化旅游融合发展。泽柏小镇项目主体完工,云栖研学基地开馆。",
        ("泽柏小镇项目 servesIndustry 文化旅游", "云栖研学基地 servesIndustry 文化旅游"),
        "a heading that is about one field",
    ),
    (
        "旅游业提档升级。云栖景区改造完成,举办了首届云栖民俗文化旅游节。",
        ("首届云栖民俗文化旅游节 servesIndustry 旅游业",),
        "how a field grows is no project of its own",
    ),
    (
        "高端装备产业聚焦“做大做强”,推动云栖轴承基地、泽柏电机二期等项目建成投产。",
        ("云栖轴承基地 servesIndustry 高端装备产业", "泽柏电机二期 servesIndustry 高端装备产业"),
        "how high a field is belongs to its name",
    ),
    (
        "推动石化产业转型,建成云栖炼化一体化项目;发展旅游产业,建成滨江度假区项目。",
        ("云栖炼化一体化项目 servesIndustry 石化产业", "滨江度假区项目 servesIndustry 旅游产业"),
        "each half of a sentence its own",
    ),
    (
        "新材料产业规模扩大。特别是细分领域锂电产业,引进泽柏科技、檀沣电子等龙头企业。",
        ("泽柏科技 servesIndustry 锂电产业", "檀沣电子 servesIndustry 锂电产业"),
        "the narrower field of a sentence goes before the paragraph's",
    ),
    (
        "铝业要加快推进云栖氧化铝厂建设,泽柏二期项目竣工。",
        ("云栖氧化铝厂 servesIndustry 铝业", "泽柏二期项目 servesIndustry 铝业"),
        "an industry that is to act stays what the sentence is about",
    ),
    (
        "云南省特色旅游业日益兴旺,观光、养生等复合型特色旅游加快发展,云栖温泉度假村建成开业。",
        ("云栖温泉度假村 servesIndustry 特色旅游业",),
        "a place before the field, a branch of it between the field and the thing",
    ),
    (
        "旅游经济持续升温。云栖古镇景区建成开放。",
        ("云栖古镇景区 servesIndustry 旅游",),
        "a short word with how it does behind it",
    ),
    (
        "发展跨境电商产业。云栖跨境电商产业园开园。",
        ("云栖跨境电商产业园 servesIndustry 跨境电商产业",),
        "a park called by a field that the report names",
    ),
    (
        "发展数字经济和风力发电。云栖风力发电项目并网。",
        ("云栖风力发电项目 servesIndustry 风力发电",),
        "a project called by a field that the report names",
    ),
    (
        "云栖科技产业园重点发展生物医药、医疗器械。",
        ("云栖科技产业园 servesIndustry 生物医药", "云栖科技产业园 servesIndustry 医疗器械"),
        "what a park is said to develop",
    ),
    (
        "云栖科技产业园形成以生物医药传统产业为基础、新材料为支撑、现代物流为补充的产业格局。",
        (
            "云栖科技产业园 servesIndustry 生物医药",
            "云栖科技产业园 servesIndustry 新材料",
            "云栖科技产业园 servesIndustry 现代物流",
        ),
        "each field stands before what it is to the park",
    ),
    (
        "云栖科技城作为泽柏集团与檀沣集团联合打造的平台,将发挥区位优势,重点集聚智能装备、生物医药等主导产业。",
        ("云栖科技城 servesIndustry 智能装备", "云栖科技城 servesIndustry 生物医药"),
        "what stands before 作为 is spoken of, and not who builds it",
    ),
    (
        "依托泽柏科技、檀沣电子等企业,推动新材料产业集群发展。",
        ("泽柏科技 servesIndustry 新材料产业集群", "檀沣电子 servesIndustry 新材料产业集群"),
        "the firms that a field is furthered by stand before it",
    ),
    (
        "发挥泽柏科技、檀沣电子等企业带动作用,做强装备制造产业。",
        ("泽柏科技 servesIndustry 装备制造产业", "檀沣电子 servesIndustry 装备制造产业"),
        "what firms are for a field stands behind their list",
    ),
    (
        "以泽柏科技、檀沣电子为龙头的装备制造产业产值突破百亿元。",
        ("泽柏科技 servesIndustry 装备制造产业", "檀沣电子 servesIndustry 装备制造产业"),
        "a field by its heads, before a figure of it",
    ),
    (
        "做强装备制造产业,建成泽柏轴承项目;引进檀沣科技有限公司;推进云栖齿轮项目建设。",
        (
            "泽柏轴承项目 servesIndustry 装备制造产业",
            "檀沣科技有限公司 servesIndustry 装备制造产业",
            "云栖齿轮项目 servesIndustry 装备制造产业",
        ),
        "a field at the head of a sentence is that of all its halves",
    ),
    (
        "按照“新能源、新材料”的产业定位,推进云栖科技产业园建设。",
        ("云栖科技产业园 servesIndustry 新能源", "云栖科技产业园 servesIndustry 新材料"),
        "what a park is for may be quoted before it",
    ),
    (
        "云栖科技产业园以“生物医药、装备制造”为主导产业。",
        ("云栖科技产业园 servesIndustry 生物医药", "云栖科技产业园 servesIndustry 装备制造"),
        "or behind it",
    ),
    (
        "发展乡村旅游。实施乡村旅游富民工程。",
        ("乡村旅游富民工程 servesIndustry 乡村旅游",),
        "a measure is called by its field",
    ),
    (
        "发展医疗器械产业。改善民生。引进滨江医疗器械科技有限公司。",
        ("滨江医疗器械科技有限公司 servesIndustry 医疗器械产业",),
        "a firm's full name tells its trade",
    ),
    (
        "打造新能源产业基地,建成泽柏电池项目、檀沣薄膜项目。",
        ("泽柏电池项目 servesIndustry 新能源产业", "檀沣薄膜项目 servesIndustry 新能源产业"),
        "a base without a name of its own is the field's",
    ),
    (
        "建成檀沣灯饰、泽柏工艺等企业7家,建成节庆礼品产业集群。",
        ("檀沣灯饰 servesIndustry 节庆礼品产业集群", "泽柏工艺 servesIndustry 节庆礼品产业集群"),
        "what the firms are said to have made grow",
    ),
    (
        "推进泽柏肉制品加工、滨江食品产业园等项目,推动食品产业提档升级。",
        ("泽柏肉制品加工 servesIndustry 食品产业",),
        "what things do for a field stands behind them",
    ),
    (
        "云栖工业园区以县域资源为依托,围绕纺织服装、棉纺产业发展。",
        ("云栖工业园区 servesIndustry 纺织服装", "云栖工业园区 servesIndustry 棉纺产业"),
        "the park that the sentence opens with has the fields of its later clauses",
    ),
    (
        "云栖产业园提档升级,打造出一个以生物医药、木制品加工为主导的产业功能区。",
        ("云栖产业园 servesIndustry 生物医药", "云栖产业园 servesIndustry 木制品加工"),
        "为主导 closes a list of fields whatever area they make",
    ),
    (
        "泽柏电弧炉、檀沣特种钨钢项目陆续开工,檀沣硅钢项目加速推进,钢铁产业集群效应凸显。",
        ("檀沣特种钨钢项目 servesIndustry 钢铁产业集群", "檀沣硅钢项目 servesIndustry 钢铁产业集群"),
        "a field that opens the last clause sums up what the sentence named",
    ),
    (
        "成功引进泽柏科技、檀沣科技等500亿光电显示产业集群企业。",
        ("泽柏科技 servesIndustry 500亿光电显示产业集群",),
        "words that end as industries do close a list",
    ),
    (
        "云栖工业园突出纺织服装产业特色。",
        ("云栖工业园 servesIndustry 纺织服装产业",),
        "what a park stands out by",
    ),
    (
        "积极引进飞鹤、伊利等国内外知名乳品企业。",
        ("飞鹤 servesIndustry 乳品", "伊利 servesIndustry 乳品"),
        "how well known the firms are, and how the goods say what they are",
    ),
    (
        "壮大新能源产业集群,布局光伏、抢滩储能。泽柏风机项目开工。",
        ("泽柏风机项目 servesIndustry 新能源产业集群",),
        "a field that says that it is one goes before its branches",
    ),
    (
        "食品产业以泽柏食品有限公司、檀沣糖业等企业为龙头。",
        ("泽柏食品有限公司 servesIndustry 食品产业",),
        "the firms that lead the field the clause opens with, 以 cut off their name",
    ),
]
NOT_GIVEN = [
    ("电力通信建设稳步推进。云栖变电站开工建设。", "works that are built are no industry"),
    ("按照“创新、协调”的发展定位,推进云栖科技产业园建设。", "a quotation of no fields"),
    ("云栖留学生创意产业园开园。", "what any industry does is no field before 产业园"),
    ("改善民生。引进滨江医疗器械有限公司。", "a firm's trade that nothing else names"),
    ("依托泽柏科技、檀沣电子等企业,改善城乡环境。发展新材料产业。", "what the firms are for is no field"),
    (
        "依托云栖大学,推动新材料产业集群发展。",
        "a body only helps",
    ),
    ("加快工业发展。云栖古镇景区建成开放。", "industry as a whole says nothing"),
    ("(二)推进新能源、新材料产业发展。云栖科技产业园开工。", "a heading that names two fields"),
    ("云栖科技产业园等基础设施项目2个。", "what closes the list is no field"),
    ("加快工业互联网标识解析二级节点建设,支持云栖科技园上市。", "a thing of the field is no topic"),
    ("做强国家级战略性新兴产业集群,云栖古镇景区建成开放。", "new industries as a whole say nothing"),
    ("国家体育产业示范基地通过验收。", "a title that any place may be given"),
    ("加快旅游公路建设。云栖古镇景区建成开放。", "a road is no field"),
    ("云栖风力发电项目并网。", "a project called by a field that nothing else names"),
    ("交通条件持续改善。云栖古镇景区建成开放。", "no field is named"),
    ("推进生物医药、新材料等产业发展,滨江大桥竣工通车。", "two fields give neither"),
    (
        "开工建设新材料项目6个,云栖米业基地、檀沣养殖场等农业产业化项目9个,泽柏大桥等交通项目2个。",
        "of several sorts that are counted none is what the sentence is about",
    ),
    ("新增58条低空飞行航线,云栖科技产业园开园。", "counted off"),
    ("智能机器人产业集群获评省级集群,泽柏智造、檀沣智造两个园区建成。", "what a cluster won is no topic"),
]


CALLED = [
    (
        "滨江县激光产业创新平台启用。",
        "滨江县激光产业创新平台 servesIndustry 激光产业",
        "an industry called one",
    ),
    ("“华南数谷”大数据产业园开园。", "“华南数谷”大数据产业园 servesIndustry 大数据", "what a 产业园 is of"),
    ("成立滨江县茶产业技术研究院。", "滨江县茶产业技术研究院 servesIndustry 茶产业", "a body's field"),
]
NOT_CALLED = [
    ("成立特钢和先进装备产业联盟。", "one of two"),
    ("滨江县战略性新兴产业园开园。", "new industries as a whole"),
    ("滨江县高端家居产业园开园。", "a quality and goods, and no field by that name"),
    ("滨江县聚酰胺产业园开园。", "a substance"),
    ("滨江县光电智能制造产业基地开工。", "goods and what is done with them"),
    ("打造一流产业技术研究院。", "no field before 产业"),
]


@pytest.mark.parametrize(("text", "state", "reason"), CALLED)
def test_a_name_says_its_industry(text: str, state: str, reason: str) -> None:
    """A thing serves the industry that its own name calls one, though nothing else names that."""
    assert state in stated(text), reason


@pytest.mark.parametrize(("text", "reason"), NOT_CALLED)
def test_a_name_says_no_one_industry(text: str, reason: str) -> None:
    """What is of two, or of none in particular, serves none."""
    assert not any(" servesIndustry " in line for line in stated(text)), reason


def test_the_reports_own_fuller_name_goes_before() -> None:
    """某智能传感器产业园 under 智能传感器及半导体产业 is of that, not of a second industry."""
    found = stated("智能传感器及半导体产业聚焦突破。", "云栖智能传感器产业园开园。")
    assert "智能传感器 is Industry" not in found


@pytest.mark.parametrize(("text", "states", "reason"), GIVEN)
def test_a_field_is_given(text: str, states: tuple[str, ...], reason: str) -> None:
    """What stands under a field serves it."""
    assert set(states) <= stated(text), reason


@pytest.mark.parametrize(("text", "reason"), NOT_GIVEN)
def test_no_field_is_made_up(text: str, reason: str) -> None:
    """What names no field, or one too wide, gives none."""
    assert not any(" servesIndustry " in line for line in stated(text)), reason


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("印发《石化产业规划布局方案》。", "石化产业规划布局方案 concerns 石化产业"),
        ("印发《锂电及新材料产业发展规划》。", "锂电及新材料产业发展规划 concerns 锂电及新材料产业"),
    ],
)
def test_a_title_says_its_industry(text: str, states: str) -> None:
    """A paper concerns the industry in its title, though nothing else names that."""
    assert states in stated(text)


def test_what_is_built_in_a_park_for_all_is_of_no_field() -> None:
    """The park is called by its field; its factory halls and pipes only stand in it."""
    found = stated("发展智能传感和生物医药产业。", "建成云栖生物医药产业园二期市政配套。")
    assert "云栖生物医药产业园二期市政配套 is Project" in found
    assert not any(line.startswith("云栖生物医药产业园二期市政配套 servesIndustry") for line in found)


def test_a_title_of_no_industry() -> None:
    """富民产业 is no industry in a title either."""
    assert not any(" concerns " in line for line in stated("印发《富民产业发展规划》。"))


FIELDS, NO_FIELDS = cases("fields")


@pytest.mark.parametrize(("entry", "example"), FIELDS, ids=case_id)
def test_words_name_a_field(entry: Entry, example: str) -> None:
    """What is developed, or the words alone, name a field."""
    assert names_field(example.removeprefix("发展")), entry.text("reason")


@pytest.mark.parametrize(("entry", "example"), NO_FIELDS, ids=case_id)
def test_other_words_name_none(entry: Entry, example: str) -> None:
    """A word that is only part of a field's name names none."""
    assert not names_field(example.removeprefix("发展")), entry.text("reason")


def test_in_a_list_with_a_firm_none_is_a_field_of_the_park() -> None:
    """A firm may be called by what it makes; the industry that closes the list is the firms'."""
    found = stated("云栖产业园引进泽柏药业、莲花医疗器械等医药产业。")
    assert "泽柏药业 servesIndustry 医药产业" in found
    assert "云栖产业园 servesIndustry 莲花医疗器械" not in found


def test_each_part_of_a_sentence_has_the_industry_that_opens_it() -> None:
    """What the first is about does not reach the next, nor what only sums up the things before it."""
    found = stated(
        "煤炭产业狠抓矿井建设,云栖矿井改扩建项目进展顺利;化工行业引进泽柏化工,化工产业集聚效能初步显现;"
        "檀沣水泥运行良好,檀沣烧结砖项目建成试产。"
    )
    given = {line for line in found if " servesIndustry " in line}
    assert given == {"云栖矿井改扩建项目 servesIndustry 煤炭产业", "泽柏化工 servesIndustry 化工行业"}


def test_works_of_any_thing_are_works() -> None:
    """What makes a field of any noun is one of the works that make one of goods."""
    assert field_words().worked <= field_words().works


def test_a_short_line_by_itself_gives_its_field_to_the_paragraph_below() -> None:
    """Without a number or a stop it is a small heading all the same; the next one ends it."""
    found = stated(
        "今年经济平稳运行。\n物联网产业彰显行业引领\n檀沣科技基地项目签约落地。\n城市建设加快推进\n滨江大桥竣工。"
    )
    assert "檀沣科技基地项目 servesIndustry 物联网产业" in found
    assert not any(line.startswith("滨江大桥 servesIndustry") for line in found)
