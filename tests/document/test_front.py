"""What a report without report.toml says of itself."""

from __future__ import annotations

import pytest

from kg.document.model import Metadata
from tests.document.factories import document, undescribed

PERIODS = (
    (
        ("关于某县2021年上半年国民经济和社会发展计划执行情况的报告",),
        "2021-01-01/2021-06-30",
        "half a year in the title",
    ),
    (("某区2017年产业园区建设情况报告",), "2017", "what was done in a year"),
    (("某县二〇二二年上半年计划执行情况的报告",), "2022-01-01/2022-06-30", "in Chinese digits"),
    (("某县2023年前三季度经济运行情况的报告",), "2023-01-01/2023-09-30", "three quarters"),
    (
        ("关于某县2020年计划执行情况与2021年计划草案的报告",),
        "2020",
        "the year carried out, not the one planned",
    ),
    (("2025年某市国民经济和社会发展统计公报",), "2025", "a bulletin bears the year it counts"),
    (("2010年某市人民政府工作报告",), "2009", "a government's report bears the year after"),
    (("政府工作报告", "——2024年1月23日在某区人民代表大会上"), "2023", "the session is held the year after"),
    (
        ("2018年某县政府工作报告", "——2018年12月22日在某县第十八届人民代表大会第二次会议上"),
        "2018",
        "a session at the year's end looks back on that year",
    ),
    (
        ("关于某区2022年重点工作1-6月进展情况的通报",),
        "2022-01-01/2022-06-30",
        "months behind the work's name",
    ),
    (("某市2024年1—8月重点项目建设情况",), "2024-01-01/2024-08-31", "how the building of projects goes"),
    (("某县2022年国民经济运行简况",), "2022", "a short account"),
    (("政府工作报告", "一、2023年工作回顾"), "2023", "a heading looks back on it"),
    (("2018年：铆足干劲抓落实", "一、甲"), "2018", "a heading opens with it"),
    (("一、“十二五”时期工作回顾",), "2011-01-01/2015-12-31", "five years by the number of the plan"),
    (
        ("在某省人民代表大会常务委员会会议上", "向会议报告全省2007年1—6月计划执行情况,请予审议。"),
        "2007-01-01/2007-06-30",
        "the opening says which months",
    ),
    (("某县简介",), "", "nothing says it"),
)


@pytest.mark.parametrize(("lines", "period", "reason"), PERIODS)
def test_the_period_is_guessed_from_title_session_or_headings(
    lines: tuple[str, ...], period: str, reason: str
) -> None:
    """Each way a report dates itself gives the period it reports on."""
    assert undescribed(*lines).metadata.period == period, reason


# Lines as the kinds of reports begin; then issuer, region, period.
KINDS = [
    (
        "2023年政府工作报告|——2023年1月10日在滨海县第十七届人民代表大会第二次会议上",
        ("滨海县人民政府", "320922", "2022"),
    ),
    (
        "关于北京市朝阳区2023年国民经济和社会发展计划执行情况与2024年计划(草案)的报告|北京市朝阳区发展和改革委员会",
        ("北京市朝阳区发展和改革委员会", "110105", "2023"),
    ),
    ("2022年昆山市国民经济和社会发展统计公报|昆山市统计局", ("昆山市统计局", "320583", "2022")),
    (
        "在中国共产党上海市嘉定区第七届委员会第四次全体会议上的报告|(2022年12月28日)|同志们：|一、2022年工作回顾",
        ("中国共产党上海市嘉定区第七届委员会", "310114", "2022"),
    ),
    (
        "成都市武侯区2022年1—9月国民经济和社会发展计划执行情况|成都市武侯区发展和改革局",
        ("成都市武侯区发展和改革局", "510107", "2022-01-01/2022-09-30"),
    ),
    (
        "2023年一季度全区经济运行情况分析|杭州市西湖区统计局",
        ("杭州市西湖区统计局", "330106", "2023-01-01/2023-03-31"),
    ),
    (
        "长沙市雨花区2021年前11个月工作总结及2022年工作思路|长沙市雨花区人民政府",
        ("长沙市雨花区人民政府", "430111", "2021-01-01/2021-11-30"),
    ),
    ("2021年度大连市甘井子区财政决算报告|大连市甘井子区财政局", ("大连市甘井子区财政局", "210211", "2021")),
    ("2021年全年经济运行情况|武汉市洪山区统计局", ("武汉市洪山区统计局", "420111", "2021")),
    (
        "南京市江宁区人民政府工作报告|——二〇二一年一月十三日在南京市江宁区第十七届人民代表大会第五次会议上",
        ("南京市江宁区人民政府", "320115", "2020"),
    ),
    (
        "苏州工业园区2023年上半年经济运行情况报告|苏州工业园区管理委员会|苏州市全市",
        ("苏州工业园区管理委员会", "320576", "2023-01-01/2023-06-30"),
    ),
    (
        "关于崇信县2017年上半年国民经济和社会发展计划执行情况的审查意见|崇信县人民代表大会常务委员会",
        ("崇信县人民代表大会常务委员会", "620823", "2017-01-01/2017-06-30"),
    ),
    # A zone without a code of its own is not the city that it stands in.
    (
        "昆明经济技术开发区2021年工作总结和2022年工作计划|昆明经济技术开发区管理委员会|昆明市全市。",
        ("昆明经济技术开发区管理委员会", "", "2021"),
    ),
    # What lies ahead gives no time reported on.
    (
        "重庆市渝北区第十四个五年规划和二〇三五年远景目标纲要|重庆市渝北区人民政府",
        ("重庆市渝北区人民政府", "500112", ""),
    ),
    ("中共嘉兴市南湖区委2023年工作要点|中共嘉兴市南湖区委办公室", ("中共嘉兴市南湖区委办公室", "330402", "")),
    ("云栖区2022年十大惠民实事|一是建成滨江大桥。", ("", "", "")),
]


@pytest.mark.parametrize(("lines", "guessed"), KINDS)
def test_each_kind_of_report_says_whose_it_is_and_of_what_time(
    lines: str, guessed: tuple[str, str, str]
) -> None:
    """Work reports, plans carried out, bulletins, party sessions, accounts, zones; half-years to years."""
    found = undescribed(*lines.split("|")).metadata

    assert (found.issuer, found.region, found.period) == guessed
    assert found.title == lines.split("|", maxsplit=1)[0]


def test_title_issuer_addressee_and_region_are_guessed_and_said() -> None:
    """Every guess is a note that names the key and the value."""
    found = undescribed(
        "关于东城区2021年上半年计划执行情况的报告",
        "东城区发展和改革委员会",
        "北京市东城区人民代表大会常务委员会：",
        "现报告如下。",
    )

    assert found.metadata.title == "关于东城区2021年上半年计划执行情况的报告"
    assert found.metadata.issuer == "东城区发展和改革委员会"
    assert found.metadata.addressee == "北京市东城区人民代表大会常务委员会"
    assert found.metadata.region == "110101"
    assert [note.split()[0] for note in found.notes] == ["title", "issuer", "addressee", "region", "period"]
    assert all(" is guessed from its " in note for note in found.notes)


def test_gaps_are_said() -> None:
    """What the text does not say stays empty, with a note."""
    found = undescribed("项目加快推进。")

    assert found.metadata.region == ""
    assert "region is not known; kg add --region states it" in found.notes


@pytest.mark.parametrize(
    ("lines", "region", "reason"),
    [
        (("保定市清苑区人民政府区长 某某",), "130608", "the lowest of those named"),
        (("2010年铜川市人民政府工作报告",), "610200", "a prefecture"),
        (("朝阳区政府工作报告",), "", "two districts of that name and nothing to tell them apart"),
        (("北京市朝阳区政府工作报告",), "110105", "the city tells them apart"),
        (("临江市云河区2023年上半年工作总结",), "", "a county has no district: a place of the same name"),
        (("临江市云河区人民政府工作报告",), "", "nor has it one with a government"),
        (("临江市2023年城区建设工作总结",), "220681", "a quarter of the town is no district"),
        (("临江市市区2023年建设工作总结",), "220681", "nor is the town itself"),
        (("临江市云河社区工作总结", "临江市人民政府"), "220681", "named alone as well, it is the region"),
        (("全县项目加快。" + "阜平建成一厂。" * 6,), "130624", "the county the text speaks of most"),
        (("全县项目加快。" + "阜平建成一厂。尚义建成二厂。" * 6,), "", "two spoken of alike"),
    ],
)
def test_the_region_is_guessed_from_names(lines: tuple[str, ...], region: str, reason: str) -> None:
    """Names in the front lines come first, then those in the body; doubt leaves it empty."""
    assert undescribed(*lines).metadata.region == region, reason


@pytest.mark.parametrize(
    ("title", "issuer", "region", "named", "reason"),
    [
        ("2023年青河县人民政府工作报告", "", "310114", "its title names 新疆维吾尔自治区", "another county"),
        ("2023年计划执行情况的报告", "青河县人民政府", "310114", "its issuer names", "another's government"),
        ("嘉定区支援青河县工作总结", "嘉定区人民政府", "310114", "", "the issuer is the region's"),
        ("2023年政府工作报告", "上海市人民政府", "310114", "", "what the region lies in"),
        ("2023年嘉定区政府工作报告", "", "310000", "", "what lies in the region"),
        ("朝阳区2023年工作总结", "", "310114", "", "a name of two, of which none is meant for sure"),
        ("2023年政府工作报告", "区发展和改革委员会", "310114", "", "none is named"),
        ("2023年青河县人民政府工作报告", "", "", "", "the region is guessed from it"),
    ],
)
def test_a_region_that_title_or_issuer_contradicts_is_doubted(
    title: str, issuer: str, region: str, named: str, reason: str
) -> None:
    """What is stated stands, and one note says what the text names."""
    stated = Metadata("made-up", title=title, issuer=issuer, region=region)
    found = document("全区新建学校5所。", metadata=stated)
    doubts = [note for note in found.notes if "is stated, but" in note]

    assert not region or found.metadata.region == region
    assert (len(doubts) == 1 and named in doubts[0]) if named else not doubts, reason


def test_a_session_names_the_congress_and_a_salutation_nobody() -> None:
    """`各位代表：` is no addressee; the congress of the session line is."""
    found = undescribed(
        "政府工作报告",
        "2021年2月5日在某县第十七届人民代表大会第五次会议上",
        "某县人民政府县长 某某",
        "各位代表：",
    )

    assert found.metadata.addressee == "某县第十七届人民代表大会"
    assert found.metadata.issuer == "某县人民政府"


def test_a_title_over_two_lines_is_one() -> None:
    """A line that begins with 关于 goes on in the line that ends with 报告."""
    found = undescribed("关于某区2021年上半年国民经济和社会发展", "计划执行情况的报告", "一、工作回顾")

    assert found.metadata.title == "关于某区2021年上半年国民经济和社会发展计划执行情况的报告"
    assert found.metadata.period == "2021-01-01/2021-06-30"


def test_a_text_with_the_line_ends_of_its_pages_is_noted() -> None:
    """Such lines cut sentences apart; the note says how to mend them."""
    found = undescribed(*["全区重点项目加快推进，上半年新开工项目十五个"] * 12, "竣工九个。")

    assert "12 of 13 lines end in mid-sentence; join each paragraph into one line" in found.notes


def test_the_opening_sentence_announces_the_period_where_no_title_does() -> None:
    """A report whose title stands on another page says itself what it is on."""
    read = undescribed(
        "某区发展和改革委员会",
        "某区人大常委会:",
        "受区人民政府委托,就本区2021年上半年国民经济和社会发展计划执行情况,向区人大常委会报告如下,请予审议。",
        "一、上半年执行情况",
    )

    assert read.metadata.period == "2021-01-01/2021-06-30"
