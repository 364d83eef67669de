"""Whose a thing is, where its name opens with a firm's: told by what stands behind the firm's words."""

from __future__ import annotations

import pytest

from tests.facts.reading import stated

OWNED = [
    ("檀沣4万吨管材项目", "檀沣", "a quantity behind an unlisted word"),
    ("凤凰日产4500吨水泥熟料生产线", "凤凰", "even an ordinary word is a firm's before what it makes a day"),
    ("泽柏特种玻璃加工项目", "泽柏", "goods stand behind the word, if not at once"),
    ("星光纸业纸箱项目", "星光纸业", "an ordinary word that a firm's trade closes"),
    ("檀沣德玉米油生产线", "檀沣德", "a character more, where the dictionary cut the name in two"),
    ("中石化成品油管道项目", "中石化", "known nationwide"),
    ("滨江经开区檀沣轴承项目", "檀沣", "the zone before the firm only says where"),
    ("泽柏技术年产10万吨树脂项目", "泽柏技术", "a word that closes a firm's name where its output follows"),
    ("红星美凯龙家具广场", "红星美凯龙", "a trade before the last word says what that is for"),
    ("江苏电器新型半导体器件项目", "江苏电器", "a region and a trade before a quality of what is made"),
    ("滨江产业集聚区宏泰水泥项目", "宏泰水泥", "the zone's last character is no part of the firm's name"),
    ("云栖饲料加工车间", "云栖饲料", "a name before goods"),
    ("沧化搬迁项目", "沧化", "a city's old works by its short name"),
    ("沣澜煤矿智能升级项目", "沣澜煤矿", "a mine before what is done there"),
    ("长春化工锂电池项目", "长春化工", "another region's name and a trade, before what is made here"),
    ("沣锦科技汽车零部件项目", "沣锦科技", "behind a closing trade stands what is made"),
    ("浙江沣澜一期2万千瓦光伏发电项目", "浙江沣澜", "a phase and how much stand behind the firm"),
    ("滨江檀泽冶炼厂二期技改锌合金项目", "滨江檀泽冶炼厂", "a works before what is made there"),
    ("大众泽柏三元正极材料项目", "大众泽柏", "an ordinary word and an unlisted one, before goods"),
    ("弘沣三期", "弘沣", "a phase behind a word spelt as firms are"),
    ("南充城投智慧停车项目", "南充城投", "the one firm of its kind that a city has builds what towns build"),
]
NOBODYS = [
    ("滨江县人民医院迁建项目", "the body's own house"),
    ("LED节能灯生产项目", "what is made, not who makes it"),
    ("檀沣棚户区改造项目", "quarters are rebuilt by the town"),
    ("铜铝精深加工基地", "two goods"),
    ("锂电池生产基地", "a good"),
    ("绿色食品产业园项目", "a kind of goods"),
    ("檀溪风电场", "a wind farm is named for where it stands"),
    ("灰岗梁风力发电场项目", "so is one that is a project"),
    ("滨江区云栖路小学(含幼儿园)", "what a bracket says the school has is the school, and not the school's"),
    ("黄芩提取项目", "a plant is what is made"),
    ("年产10万吨饲料项目", "a quantity alone"),
    ("沣澜煤矿改扩建项目", "the mine's own building"),
    ("预混饲料加工车间", "goods, and what is done to them before they are sold"),
    ("连翘苷生产项目", "a herb and the character that makes a substance of it"),
    ("云栖文化小镇提升项目", "a trade right before what towns build"),
]


@pytest.mark.parametrize(("thing", "owner", "reason"), OWNED)
def test_a_firm_owns(thing: str, owner: str, reason: str) -> None:
    """The firm is named, and the thing is its."""
    found = stated(f"{thing}开工建设。")
    assert f"{thing} undertakenBy {owner}" in found, reason
    assert f"{owner} is Enterprise" in found, reason


def test_a_park_names_its_firm_and_has_no_undertaker() -> None:
    """What is undertaken is a project or a platform."""
    found = stated("檀沣箱包产业园开工建设。")
    assert {"檀沣箱包产业园 is Park", "檀沣 is Enterprise"} <= found
    assert "檀沣箱包产业园 undertakenBy 檀沣" not in found


@pytest.mark.parametrize(("thing", "reason"), NOBODYS)
def test_no_firm_is_made_up(thing: str, reason: str) -> None:
    """Places, goods and kinds of things own nothing."""
    assert not any(" undertakenBy " in line for line in stated(f"{thing}开工建设。")), reason


def test_a_firm_that_the_report_names_owns_what_opens_with_its_name() -> None:
    """An ordinary word is a firm's where another sentence says so."""
    found = stated("引进满意股份有限公司、光明集团等企业。满意股份冷链中心、光明集团广场项目开工建设。")
    assert "光明集团广场项目 undertakenBy 光明集团" in found


def test_a_firm_in_a_list_of_projects_is_the_firm_and_its_project() -> None:
    """某某药业等重点项目 is built; what wins an award or is one of several firms' projects is not told so."""
    found = stated("泽柏药业、檀沣能源等重点项目加快建设。")
    assert {"泽柏药业 undertakenBy 泽柏药业", "泽柏药业 is Enterprise", "泽柏药业 is Project"} <= found
    found = stated("推动云栖药业、滨江乳业等企业技术改造项目建设。")
    assert "云栖药业 is Project" not in found


def test_a_bare_name_in_a_list_of_plants_is_its_firms() -> None:
    """What goes into production, by a name that says neither what nor where."""
    for said in ("澧沅睿驰、泽柏药业等项目建成投产。", "澧沅睿驰、泽柏药业等重点项目投产。"):
        assert {"澧沅睿驰 is Enterprise", "澧沅睿驰 undertakenBy 澧沅睿驰"} <= stated(said), said
    assert "澧沅睿驰 is Enterprise" not in stated("澧沅睿驰、滨江大桥等文旅项目开工建设。")


@pytest.mark.parametrize("listed", ["14个项目", "在建项目", "新签约项目", "一批工业项目", "项目29个"])
def test_a_project_that_is_counted_by_its_firms_name_alone_says_no_more_of_the_firm(listed: str) -> None:
    """甲、乙等项目 are 甲项目 and 乙项目; of a list that counts only a phase tells its firm."""
    found = stated(f"泽柏药业、澧沅睿驰二期等{listed}建成投产。")
    assert {"泽柏药业 is Project", "澧沅睿驰二期 undertakenBy 澧沅睿驰"} <= found
    assert found.isdisjoint(
        {"泽柏药业 undertakenBy 泽柏药业", "泽柏药业 is Enterprise", "泽柏 is Enterprise"}
    )
    found = stated(f"引进泽柏药业等企业。泽柏药业、澧沅睿驰等{listed}建成投产。")
    assert "泽柏药业 undertakenBy 泽柏药业" in found


@pytest.mark.parametrize(
    ("said", "firm", "none"),
    [
        ("檀沣经典、泽柏药业等重点项目加快建设。", "", "檀沣"),
        ("泽沣光伏、泽柏药业等重点项目加快建设。", "", "泽沣"),
        ("泽沣精密二期、泽柏药业等重点项目加快建设。", "泽沣精密", "泽沣"),
        ("北京同仁堂中药材加工项目开工。", "北京同仁堂", "同仁堂"),
        ("泽柏集团建设滨江大桥项目。", "泽柏集团", "泽柏"),
    ],
)
def test_a_firms_bare_name_is_taken_whole_or_not_at_all(said: str, firm: str, none: str) -> None:
    """No firm is cut out of another's name, nor out of words that go on with an ordinary one."""
    found = stated(said)
    assert not firm or f"{firm} is Enterprise" in found
    assert f"{none} is Enterprise" not in found


def test_a_firm_known_nationwide_owns_what_opens_with_its_name() -> None:
    """Whatever stands behind it, and however large the thing is said to be."""
    found = stated("百亿级比亚迪储能电芯基地开工,华为滨江区域总部竣工。")
    assert {"比亚迪储能电芯基地 undertakenBy 比亚迪", "华为滨江区域总部 undertakenBy 华为"} <= found


def test_a_sum_stands_between_an_agent_and_what_it_does() -> None:
    """At the end of a clause what is done would be a noun's word elsewhere."""
    for said in ("投资8000万元建设", "投资建设", "投资2亿元兴建"):
        found = stated(f"滨江轴承项目由云澜国际{said}。")
        assert "滨江轴承项目 undertakenBy 云澜国际" in found, said
    assert "滨江轴承项目 undertakenBy 云澜国际" not in stated("滨江轴承项目由云澜国际出资8000万元宣传。")


def test_another_regions_firm_makes_goods_here() -> None:
    """Between another province and what is made even an ordinary word is a firm's."""
    assert "江苏同乐面粉加工项目 undertakenBy 江苏同乐" in stated("江苏同乐面粉加工项目建成投产。")


def test_what_a_thing_costs_is_no_part_of_its_name() -> None:
    """A sum in brackets behind it."""
    assert "泽柏轴承项目 undertakenBy 泽柏" in stated("泽柏轴承项目(20亿元)和滨江大桥(3公里)开工。")
    assert "滨江大桥 started" in stated("泽柏轴承项目(20亿元)和滨江大桥(3公里)开工。")


@pytest.mark.parametrize(
    ("said", "firm", "thing"),
    [
        ("高原绿色6万吨牛羊肉加工项目开工。", "高原绿色", "高原绿色6万吨牛羊肉加工项目"),
        ("青海绒业羊绒纱项目开工。", "青海绒业", "青海绒业羊绒纱项目"),
        ("泽柏公司5000台环卫设备、宏泰公司轴承等项目开工。", "泽柏公司", "泽柏公司5000台环卫设备"),
        (
            "檀沣集团滨江发电有限责任公司二厂扩建项目开工。",
            "檀沣集团滨江发电有限责任公司",
            "檀沣集团滨江发电有限责任公司二厂扩建项目",
        ),
    ],
)
def test_what_is_made_tells_the_firm(said: str, firm: str, thing: str) -> None:
    """How much is made, and the trade, close a firm's name even of ordinary words."""
    assert {f"{firm} is Enterprise", f"{thing} undertakenBy {firm}"} <= stated(said)


@pytest.mark.parametrize("park", ["檀沣现代产业园区", "福州檀沣汽车城", "莆田化工产业园"])
def test_parks_are_named_for_places(park: str) -> None:
    """Without goods or a trade that speaks for a firm, or behind a city's name, no firm names a park."""
    assert not any(line.endswith(" is Enterprise") for line in stated(f"{park}建成。"))


def test_what_another_sentence_calls_a_firm_is_one_in_a_list_of_projects() -> None:
    """The bare name there is the firm's project; where the list wins an award it is the firm itself."""
    found = stated("澧沅、泽沣等企业增资扩产。澧沅、滨江大桥等项目开工建设。")
    assert "澧沅 undertakenBy 澧沅" in found
    found = stated("泽柏药业、宏泰科技等项目获国家科技进步一等奖。")
    assert "泽柏药业 is Project" not in found
    assert "泽柏药业 obtained 国家科技进步一等奖" in found


@pytest.mark.parametrize(
    ("said", "firm"),
    [
        ("引进宏泰集团全资子公司泽柏科技有限公司。", "泽柏科技有限公司"),
        ("支持企业如泽柏科技有限公司增资扩产。", "泽柏科技有限公司"),
        ("省政府与泽柏集团签约。", "泽柏集团"),
        ("富平县县长与泽柏集团签约。", "泽柏集团"),
        ("滨江公司与宏泰研究院、泽柏科技有限公司现场签订合作协议。", "泽柏科技有限公司"),
        ("科明沅、金睿特等重点项目投产。", "金睿特"),
        ("泽柏新媒体投资有限公司建设滨江大桥。", "泽柏新媒体投资有限公司"),
    ],
)
def test_a_firms_name_begins_and_ends_where_it_does(said: str, firm: str) -> None:
    """What stands before a firm or behind it, and with whom it deals, is no part of its name."""
    found = stated(said)
    assert f"{firm} is Enterprise" in found
    assert [line for line in found if line.endswith(" is Enterprise") and firm in line] == [
        f"{firm} is Enterprise"
    ]


@pytest.mark.parametrize("said", ["富平县年产10万吨磷酸铁锂项目开工。", "泽塘新材料产业园标准厂房项目开工。"])
def test_counties_and_villages_make_nothing(said: str) -> None:
    """A county's full name, or a place's last character, before what is made."""
    assert not any(" undertakenBy " in line for line in stated(said))


def test_schools_and_hospitals_by_their_number_own_their_houses() -> None:
    """安庆一中, 安庆一院: a city and a number."""
    found = stated("安庆一中龙山校区、安庆一院龙山院区加快建设。")
    assert {"安庆一中龙山校区 undertakenBy 安庆一中", "安庆一院龙山院区 undertakenBy 安庆一院"} <= found


def test_who_leads_an_industry_is_a_firm_but_no_project() -> None:
    """以某某项目为龙头 names a project, 以世纪阳光为龙头 a firm of ordinary words."""
    found = stated("以世纪阳光为龙头的有机颜料产业集群,以泽柏精卓项目为龙头的显示产业集群。")
    assert {
        "世纪阳光 is Enterprise",
        "泽柏精卓项目 is Project",
    } <= found
    assert "泽柏精卓项目 is Enterprise" not in found


def test_what_is_made_a_year_stands_behind_all_of_a_firms_name() -> None:
    """Ordinary words before 年产 are the firm's, and what closes a long description is no trade."""
    assert "泽柏时代年产10万吨铜箔项目 undertakenBy 泽柏时代" in stated("泽柏时代年产10万吨铜箔项目开工。")
    assert not any(" undertakenBy " in line for line in stated("宜秀晶凯集成电路封装材料等项目开工。"))


def test_the_water_in_a_provinces_name_builds_nothing() -> None:
    """湖南, 河北 and 香港 have characters of what public bodies build, and build nothing."""
    assert "益海嘉里湖南粮油加工基地 undertakenBy 益海嘉里" in stated("益海嘉里湖南粮油加工基地开工。")
    assert not any(" undertakenBy " in line for line in stated("檀沣湖治理项目开工。"))


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ("百度ARM云手机全球总部落户。", "百度ARM云手机全球总部 undertakenBy 百度"),
        (
            "泽柏融合(河南)信息服务有限公司云计算中心项目开工。",
            "泽柏融合(河南)信息服务有限公司 is Enterprise",
        ),
        ("落地澧沅、泽沣国际等制鞋企业31家和宏泰科技等电子项目。", "澧沅 is Enterprise"),
        ("滨江开发区以泽柏股份为龙头。", "泽柏股份 is Enterprise"),
        (
            "泽柏发电有限公司超超临界燃煤机组扩建项目开工。",
            "泽柏发电有限公司超超临界燃煤机组扩建项目 undertakenBy 泽柏发电有限公司",
        ),
    ],
)
def test_more_borders_of_firms(said: str, states: str) -> None:
    """A known firm's seat, a bracket in a full name, a list's count, 以 and 超 tell where a firm ends."""
    assert states in stated(said)


@pytest.mark.parametrize("name", ["檀沣杏鲍菇", "檀沣魔芋"])
def test_what_a_list_of_projects_calls_by_goods_is_no_firms(name: str) -> None:
    """A list's bare name that ends in what grows says what is built; 檀沣食品 is a firm too."""
    found = stated(f"{name}、泽柏药业等项目开工建设。")
    assert f"{name} undertakenBy {name}" not in found
    assert f"{name} started" in found


def test_a_list_of_projects_may_name_firms_by_ordinary_words_and_trades() -> None:
    """骏马新材料 is no field, though 新材料 is one; among works the firm's name is still its own."""
    found = stated("", "开工建设骏马新材料、浪潮云计算产业基地、滨江大桥等项目。")
    assert {"骏马新材料 undertakenBy 骏马新材料", "浪潮云计算产业基地 undertakenBy 浪潮"} <= found


def test_what_is_done_to_two_firms_works_is_two_things() -> None:
    """和 stands between them where the works close the first name."""
    found = stated("", "推动泽柏医药增资扩产和檀沣医药系列产品产业化。")
    assert "泽柏医药增资扩产 undertakenBy 泽柏医药" in found


def test_a_plan_gives_its_field_to_the_parks_behind_it() -> None:
    """实施某产业行动计划, 加快某园区建设."""
    found = stated("", "实施大健康产业发展三年行动计划，加快莞澜生物医药、东柏健康等专业园区建设。")
    assert "莞澜生物医药 servesIndustry 大健康产业" in found


def test_a_group_that_issues_is_a_firm() -> None:
    """发行 before 集团 is no verb, 推进中 before 国 none either."""
    found = stated("", "新华发行集团滨江书城项目开工。加快推进中国联通数据中心建设。")
    assert {"新华发行集团 is Enterprise", "中国联通数据中心 undertakenBy 中国联通"} <= found


def test_a_project_spoken_of_is_built_by_whom_the_next_sentence_says() -> None:
    """项目由某集团开发建设: the bare word stands for the thing named before it."""
    found = stated("滨江古镇文旅项目位于滨江镇。项目由泽柏集团开发建设。")
    assert "滨江古镇文旅项目 undertakenBy 泽柏集团" in found


def test_who_puts_in_a_sum_builds_what_the_next_clause_opens_with() -> None:
    """Past 其中, and with 新上."""
    found = stated(
        "其中泽柏粮油公司投资600多万元,建设沣澜蓖麻种植基地。云栖热电公司投资3000万元,新上了滨江热电扩建工程。"
    )
    assert "沣澜蓖麻种植基地 undertakenBy 泽柏粮油公司" in found
    assert "滨江热电扩建工程 undertakenBy 云栖热电公司" in found


def test_a_park_invests_in_nothing() -> None:
    """某园区总投资三十亿元的某项目 stands in the park; 位于该区某园的某项目 too."""
    found = stated(
        "滨江产业园区总投资30亿元的檀泽锂电池项目开工。位于该区沣澜产业园的总投资5亿元云栖轴承项目竣工。"
    )
    assert "檀泽锂电池项目 undertakenBy 滨江产业园区" not in found
    assert {"檀泽锂电池项目 locatedIn 滨江产业园区", "云栖轴承项目 locatedIn 沣澜产业园"} <= found


def test_a_firm_inside_a_projects_name_is_not_all_of_the_topics_industry() -> None:
    """What is built is of the industry that the sentence is about."""
    found = stated("", "生物化工产业突出链条延伸，加快实施中粮丙交酯等项目。")
    assert "中粮丙交酯 servesIndustry 生物化工产业" in found
    assert "中粮 servesIndustry 生物化工产业" not in found


def test_the_thing_of_a_groups_firm_is_that_firms() -> None:
    """某集团旗下某药业总部: who stands right before the thing owns it; a quality ends a firm's name."""
    found = stated("泽柏集团旗下檀沣药业总部项目开工。泽柏技术绿色树脂项目竣工。")
    assert "泽柏集团旗下檀沣药业总部项目 undertakenBy 檀沣药业" in found


def test_who_puts_in_a_sum_builds_the_one_that_is_counted() -> None:
    """建成一条某生产线 names it all the same."""
    found = stated("泽柏粮油公司投资600多万元，建成一条沣澜菜籽油生产线。")
    assert "沣澜菜籽油生产线 undertakenBy 泽柏粮油公司" in found


def test_the_project_pointed_at_is_built_by_whom_the_next_sentence_says() -> None:
    """该项目由甲、乙共同出资设立; 某产业龙头企业某公司某项目 is that firm's."""
    found = stated(
        "滨江钢铁基地投产。该项目由泽柏集团和永锋集团共同出资设立。材料产业链龙头企业檀沣特钢集团有限公司扩能项目开工。"
    )
    assert {"滨江钢铁基地 undertakenBy 泽柏集团", "滨江钢铁基地 undertakenBy 永锋集团"} <= found
    assert any(line.endswith("扩能项目 undertakenBy 檀沣特钢集团有限公司") for line in found)


@pytest.mark.parametrize(
    ("paper", "about"),
    [("富平县总体规划", True), ("富平县2025年项目攻坚行动方案", False)],
)
def test_a_countys_own_paper_is_about_it_only_where_it_plans_its_ground(paper: str, about: bool) -> None:
    """Who has a paper made stands before it as what it is about does."""
    found = stated(f"泽柏药业落户富平县。印发《{paper}》。")
    assert f"{paper} is PolicyDocument" in found
    assert (f"{paper} concerns 富平县" in found) is about


@pytest.mark.parametrize(
    ("said", "park", "body"),
    [
        ("浙江大学科技园揭牌", "浙江大学科技园", "浙江大学"),
        ("推进滨江浙江大学科技园建设", "滨江浙江大学科技园", "浙江大学"),
        ("云栖市职业技术学院产业园开园", "云栖市职业技术学院产业园", "云栖市职业技术学院"),
        ("云栖市软件协会-滨江创孵基地揭牌", "云栖市软件协会-滨江创孵基地", "云栖市软件协会"),
    ],
)
def test_a_universitys_park_is_its_own(said: str, park: str, body: str) -> None:
    """Behind a place, too; 大学科技园 alone is a kind of park and nobody's."""
    assert f"{park} undertakenBy {body}" in stated(f"{said}。")
    assert not any("undertakenBy" in line for line in stated("建设滨江大学科技园。"))


@pytest.mark.parametrize(
    "park", ["云栖市第一人民医院健康产业园", "国家传感器创新中心产业园", "浙江大学医院科技园"]
)
def test_a_park_called_by_a_hospital_or_a_centre_is_not_said_to_be_theirs(park: str) -> None:
    """It may only stand beside them; and what a university's hospital names is not the university's."""
    assert not any("undertakenBy" in line for line in stated(f"{park}开园。"))


def test_a_universitys_hospital_is_not_built_by_the_university() -> None:
    """Who stands in the hospital's name is not who builds for it."""
    assert not any(line.endswith("undertakenBy 浙江大学") for line in stated("浙江大学附属医院新院区竣工。"))
