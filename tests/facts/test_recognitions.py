"""Who obtained which title: lists of titles, the passive, and what goes on from the clause before."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from kg.facts.recognitions import level_of
from kg.facts.titles import titles_in
from kg.mentions.places import surroundings
from kg.vocabulary import Level
from tests.facts.reading import report, stated
from tests.mentions.rule_files import Entry, case_id, cases

TITLES = [
    ("“全国甲县”“全国乙县”等荣誉", ["全国甲县", "全国乙县"]),
    ("国家生态示范县、“四好农村路”全国示范县", ["国家生态示范县", "“四好农村路”全国示范县"]),
    ("“中国茶叶之乡”称号", ["中国茶叶之乡"]),
    ("全国双拥模范城和全省绿色示范县", ["全国双拥模范城和全省绿色示范县"]),
    ("全国绿色示范县和全省平安示范区", ["全国绿色示范县", "全省平安示范区"]),
    ("“天下花都”“江上明珠”称号", ["天下花都", "江上明珠"]),
    ("省级专精特新“小巨人”企业", ["省级专精特新“小巨人”企业"]),
    ("全国千强镇", ["全国千强镇"]),
    ("河北省首批智慧城市〔45〕试点", ["河北省首批智慧城市试点"]),
    ("省委、省政府“科学发展先进奖”", ["科学发展先进奖"]),
    ("全省唯一一个“中国食品名城”", ["中国食品名城"]),
    (
        "广西发展进步城区、自治区工业先进县区等自治区级以上荣誉69项",
        ["广西发展进步城区", "自治区工业先进县区"],
    ),
]
OWN = surroundings(report().metadata.region).own_full_names[0]
OBTAINED = [
    (
        "一批工作获得国家荣誉,云栖镇获评全国文明镇。",
        ("云栖镇 obtained 全国文明镇",),
        ("一批工作 obtained 国家",),
        "whose honour it was is no title",
    ),
    (
        "云栖镇获评国家卫生乡镇、荣获全国文明镇。",
        ("云栖镇 obtained 国家卫生乡镇", "云栖镇 obtained 全国文明镇"),
        ("云栖镇 obtained 荣获全国文明镇",),
        "a second verb gives the same one a second title",
    ),
    (
        "云栖明笋加工工艺获评省级非物质文化遗产、荣获全省十大名品奖。",
        ("云栖明笋加工工艺 obtained 省级非物质文化遗产", "云栖明笋加工工艺 obtained 全省十大名品奖"),
        (),
        "so it does what the text only calls by words",
    ),
    (
        "云栖镇荣获“国家中医药综合改革示范区”称号。",
        ("云栖镇 obtained 国家中医药综合改革示范区",),
        (),
        "a title's own last word counts, not the noun behind the quotation mark",
    ),
    (
        "云栖工业园是全省科技创新工程首批重点产业园,滨江科技园是全市首批建成的产业园,云栖大桥是全省首批通车的桥梁,云栖镇是全省重点镇。",
        ("云栖工业园 obtained 全省科技创新工程首批重点产业园",),
        (
            "滨江科技园 obtained 全市首批建成的产业园",
            "云栖大桥 obtained 全省首批通车的桥梁",
            "云栖镇 obtained 全省重点镇",
        ),
        "a first batch is named by somebody",
    ),
    (
        "泽柏入选沧江十大智能产业集聚区,多个项目入选省级名单。",
        ("泽柏 obtained 沧江十大智能产业集聚区",),
        ("多个项目 obtained 省级名单",),
        "a short name opens the clause",
    ),
    (
        "云栖文蛤、泽柏泥螺入选国家地理标志农产品。",
        ("云栖文蛤 obtained 国家地理标志农产品", "泽柏泥螺 obtained 国家地理标志农产品"),
        ("云栖文蛤、泽柏泥螺 obtained 国家地理标志农产品",),
        "each of a list of varieties",
    ),
    (
        "云栖矿坑改造工程接近尾声,获评国家3A级景区。",
        ("云栖矿坑改造工程 obtained 国家3A级景区",),
        (),
        "a work may be a scenic spot",
    ),
    ("泽柏集团荣获鲁班奖。", ("泽柏集团 obtained 鲁班奖",), (), "a prize may be short"),
    (
        "云栖产业园2008年12月被滨江市中小企业局命名为省级创业孵化基地。",
        ("云栖产业园 obtained 省级创业孵化基地",),
        (),
        "when it was stands between who obtained it and 被",
    ),
    (
        "云栖产业园始建于1992年;1994年由农业部批准为第一批全国示范区。",
        ("云栖产业园 obtained 第一批全国示范区",),
        (),
        "由 leads who gave it to the park that the text describes",
    ),
    (
        "云栖开发区2010年经国务院批准为国家级经济技术开发区。",
        ("云栖开发区 obtained 国家级经济技术开发区",),
        (),
        "经 leads who gave it, though a year stands right before it",
    ),
    (
        "云栖乡红色旅游发展典型案例成功入选全国优秀案例,上榜国际旅游联盟减贫案例名单。",
        (),
        (f"{OWN} obtained 国际旅游联盟减贫案例名单",),
        "what the clauses before are about is not the region",
    ),
    (
        "争取滨江大桥列入国家规划,云栖镇列入国家规划。",
        ("云栖镇 obtained 国家规划",),
        ("滨江大桥 obtained 国家规划",),
        "what is sought is not obtained",
    ),
    (
        "云栖县入选全国特色产业十亿元镇的有泽柏镇、滨江镇。",
        ("泽柏镇 obtained 全国特色产业十亿元镇", "滨江镇 obtained 全国特色产业十亿元镇"),
        (
            "云栖县 obtained 全国特色产业十亿元镇的有泽柏镇、滨江镇",
            "云栖县 obtained 全国特色产业十亿元镇",
        ),
        "who obtained it stands behind 的有",
    ),
    (
        "云栖镇入选全国有机农业示范镇,滨江镇获评国家级示范企业的有5家。",
        ("云栖镇 obtained 全国有机农业示范镇",),
        ("滨江镇 obtained 国家级示范企业的有5家",),
        "有 inside a title is part of it, and how many obtained one is no title",
    ),
    (
        "云栖镇代表滨江省通过国家质量抽查。",
        (),
        ("滨江省 obtained 国家质量抽查", "云栖镇 obtained 国家质量抽查"),
        "a check that is passed is no title",
    ),
    (
        "云栖公司获评全国文明单位,泽柏公司获市级以上科技进步奖12项。",
        ("云栖公司 obtained 全国文明单位",),
        ("泽柏公司 obtained 市级以上科技进步奖12项",),
        "how many prizes were won names none",
    ),
    (
        "桥头村入选全国乡村旅游重点村,全省卫生先进单位,2021年度全市征兵工作先进单位。",
        ("桥头村 obtained 全国乡村旅游重点村", "桥头村 obtained 2021年度全市征兵工作先进单位"),
        (),
        "a village in common words obtains a title, and a clause of nothing else is one more",
    ),
    (
        "云栖镇工作有序,相继荣膺“中国十佳古镇”、“全国文明镇”等称号,泽柏旅游集团荣获“全国旅游先进单位”的称号。",
        (
            "云栖镇 obtained 中国十佳古镇",
            "云栖镇 obtained 全国文明镇",
            "泽柏旅游集团 obtained 全国旅游先进单位",
        ),
        (),
        "one after the other, by whom the sentence opens with; 的称号 is no part of a title",
    ),
    (
        "云栖镇获评全国文明镇、全国卫生镇,以及滨江省园林镇、滨江省双拥镇等多项荣誉,建成云栖大桥。",
        ("云栖镇 obtained 全国卫生镇", "云栖镇 obtained 滨江省园林镇", "云栖镇 obtained 滨江省双拥镇"),
        (),
        "titles go on behind 以及 without a verb",
    ),
    (
        "云栖旧址被文物局公布为全省首批革命文物。",
        ("云栖旧址 obtained 全省首批革命文物",),
        (),
        "what is made public as a title is one",
    ),
    (
        "泽柏湿地修复工程列入全国试点,云栖旅游集团连续七年跻身中国旅游集团20强。",
        ("泽柏湿地修复工程 obtained 全国试点", "云栖旅游集团 obtained 中国旅游集团20强"),
        (),
        "the country opens the title though the verb is told by it; a rank among so many is one",
    ),
    (
        "云栖镇列入省市重点项目清单73个,滨江镇列入省市重点镇名单。",
        ("滨江镇 obtained 省市重点镇名单",),
        ("云栖镇 obtained 省市重点项目清单73个",),
        "how many were put on a list is a count, no title",
    ),
    (
        "城市大数据运营获评省大数据应用示范企业。",
        (),
        ("城市大数据 obtained 省大数据应用示范企业",),
        "a field with a verb behind it is part of a firm's name",
    ),
    (
        "开发区获批省级高新区。在2021年度滨江省经济开发区综合考评中,开发区获评年度先进开发区。",
        (),
        ("2021年度滨江省经济开发区 obtained 年度先进开发区",),
        "what is compared in a year is no park",
    ),
    (
        "泽柏生物产销两旺,出口价格探底回升,获评国家级绿色工厂。",
        ("泽柏生物 obtained 国家级绿色工厂",),
        (),
        "the firm at the head of the sentence, though what is said of it ends no name",
    ),
    (
        "省政府命名云栖镇为省级生态镇。",
        ("云栖镇 obtained 省级生态镇",),
        ("省政府 obtained 省级生态镇",),
        "whom an authority names stands before 为",
    ),
    (
        "确定现代农业为全县主导产业。",
        (),
        ("现代农业 obtained 全县主导产业",),
        "an industry that is chosen obtains nothing",
    ),
    (
        "云栖集团连续三年获评中国民营企业500强,滨江药业连续6年入围中国制造业企业500强。",
        ("云栖集团 obtained 中国民营企业500强", "滨江药业 obtained 中国制造业企业500强"),
        (),
        "how many years running is no part of who",
    ),
    (
        "云栖镇荣获某某协会和另一协会授予的“诗画名镇”称号,云栖医院荣获省卫生厅、财政厅联合授予的全省先进单位。",
        ("云栖镇 obtained 诗画名镇", "云栖医院 obtained 全省先进单位"),
        (),
        "who gives a title is no part of it",
    ),
    (
        "县工业园围绕目标,各项工作取得明显成效,荣获全县先进单位。泽柏镇喜获省政府县域考核奖励1000万元。",
        ("县工业园 obtained 全县先进单位",),
        ("嘉定区 obtained 全县先进单位", "泽柏镇 obtained 省政府县域考核奖励1000万元"),
        "whoever the sentence opens with, though its work has had results; money is no title",
    ),
    (
        "滨江省被国务院授予全国先进省称号,国务院授予云栖集团全国先进企业称号。",
        (),
        ("国务院 obtained 全国先进企业",),
        "who gives has not obtained",
    ),
    (
        "嘉定区连续3年进入全国百强区行列,云栖集团进入设备安装阶段。",
        ("嘉定区 obtained 全国百强区行列",),
        ("云栖集团 obtained 设备安装阶段",),
        "one enters a list as well as a stage",
    ),
    (
        "嘉定区在东部地区率先获批国家创新型城市。",
        ("嘉定区 obtained 国家创新型城市",),
        ("东部地区 obtained 国家创新型城市",),
        "among whom is not who",
    ),
    (
        "滨江纪念馆完成扩建,被国家文物局确定为传统教育基地。",
        ("滨江纪念馆 obtained 传统教育基地",),
        ("国家文物局 obtained 传统教育基地",),
        "who stands behind 被 gives",
    ),
    (
        "云栖村、滨江村创成3A级景区,并入选全国乡村旅游重点村。",
        ("云栖村 obtained 全国乡村旅游重点村", "滨江村 obtained 全国乡村旅游重点村"),
        ("嘉定区 obtained 全国乡村旅游重点村",),
        "并 goes on with who obtained the title before",
    ),
    (
        "泽柏生物、云栖药业分别被评为省级隐形冠军企业和科技小巨人企业。",
        ("泽柏生物 obtained 省级隐形冠军企业", "云栖药业 obtained 科技小巨人企业"),
        ("泽柏生物 obtained 科技小巨人企业",),
        "分别 gives each its own",
    ),
    (
        "嘉定区成为国家农产品质量安全区,列入全国妇幼保健体制机制创新试点区,云栖开发区被批准为省级开发区。",
        (
            "嘉定区 obtained 国家农产品质量安全区",
            "云栖开发区 obtained 省级开发区",
        ),
        (),
        "a title is one whatever it is given for",
    ),
    (
        "嘉定区成为经济发展的主力区。",
        (),
        ("嘉定区 obtained 经济发展的主力区",),
        "what a region has become is no title without who gives it",
    ),
    (
        "云栖景区入选“大江世界遗产之旅”。",
        ("云栖景区 obtained 大江世界遗产之旅",),
        (),
        "what is quoted behind such a verb is a title whatever its words",
    ),
    (
        "嘉定区工作有序。我区连续两年入选“全国经济强区”,市委、市政府授予我区全市民营经济发展先进单位。",
        ("嘉定区 obtained 全国经济强区", "嘉定区 obtained 全市民营经济发展先进单位"),
        (),
        "what we are given is the region's, how often too",
    ),
    (
        "云栖脆桃被列入全国最具影响力农产品品牌,我区河长制改革模式入选全国治水优秀案例,城区绿化工作受到国务院通报表彰。",
        (
            "云栖脆桃 obtained 全国最具影响力农产品品牌",
            "河长制改革模式 obtained 全国治水优秀案例",
            "城区绿化工作 obtained 国务院通报表彰",
        ),
        ("嘉定区 obtained 全国治水优秀案例",),
        "what is no thing by itself is named in the text's words",
    ),
    (
        "嘉定区工作有序。我区继续入选全国综合竞争力400强,获评为2022年度高质量发展百佳典范,顺利通过“全国平安示范区”复评。",
        (
            "嘉定区 obtained 全国综合竞争力400强",
            "嘉定区 obtained 2022年度高质量发展百佳典范",
            "嘉定区 obtained 全国平安示范区",
        ),
        ("嘉定区 obtained “全国平安示范区”复评",),
        "what goes on being ours is ours; a title that is looked at again is kept",
    ),
    (
        "绿化工作受到国务院高度重视,该做法对全省试点工作通过验收有帮助。",
        (),
        ("绿化工作 obtained 国务院高度重视",),
        "attention is no award",
    ),
    (
        "嘉定区连续两年夺得“科技创新示范区”,获评国家卫生城区、“全国科普示范区”。",
        ("嘉定区 obtained 国家卫生城区", "嘉定区 obtained 全国科普示范区"),
        (),
        "without another the region obtains a region's titles",
    ),
]


@pytest.mark.parametrize(("words", "titles"), TITLES)
def test_titles(words: str, titles: list[str]) -> None:
    """Each title stands by itself, without what is only said of it."""
    assert titles_in(words) == titles


@pytest.mark.parametrize(("text", "states", "leaves", "reason"), OBTAINED)
def test_obtained(text: str, states: tuple[str, ...], leaves: tuple[str, ...], reason: str) -> None:
    """The one who obtained it is named, not the one who gave it."""
    found = stated(text)
    assert set(states) <= found, reason
    assert not set(leaves) & found, reason


AT_LEVEL, AT_ANOTHER = cases("recognitions", table="level")
# A county of a province: in a municipality a city's title is provincial.
COUNTY = "130638"


@pytest.mark.parametrize(("entry", "title"), AT_LEVEL, ids=case_id)
def test_a_title_tells_its_level(entry: Entry, title: str) -> None:
    """The words of a level stand in the titles that it grants."""
    assert level_of(title, COUNTY) == entry.id


@pytest.mark.parametrize(("entry", "title"), AT_ANOTHER, ids=case_id)
def test_a_title_of_another_level(entry: Entry, title: str) -> None:
    """A title without them is another level's, or of none."""
    assert level_of(title, COUNTY) != entry.id


UNSTATED = [
    ("2020智慧城市基础设施协同发展试点", None),
    ("城市更新示范市", Level.PREFECTURAL),
    ("上海市城市更新示范", Level.PREFECTURAL),
    ("节省型机关", None),
    ("省级城市管理示范街", Level.PROVINCIAL),
    ("市场监管先进集体", None),
]


@pytest.mark.parametrize(("title", "level"), UNSTATED)
def test_a_level_is_a_word_of_the_title_and_no_part_of_another_word(title: str, level: Level | None) -> None:
    """市 of 城市 and 省 of 节省 grant nothing."""
    assert level_of(title, COUNTY) == level


def test_who_is_put_on_a_list_is_named_without_the_word_that_says_so() -> None:
    """将甲列入某名单: the recipients are 甲, not 将甲."""
    awards = extract(report(review="将云栖村、泽柏村列入省级示范村名单。")).recognitions
    assert {award.recipients for award in awards} == {"云栖村、泽柏村"}


def test_a_verb_of_a_later_clause_gives_no_title() -> None:
    """甲等项目,乙等项目取得核准手续: the list that waits for the verb has no title in its own clause."""
    text = "云栖、滨江、檀沣4个光伏发电项目,泽柏二期、云栖二期3个风电项目取得核准手续。"
    assert extract(report(review=text)).recognitions == ()
