"""Saved web pages: the article's lines and tables, what is left out, and the way back to the source."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document.reader import read
from kg.document.web_archive import page_in
from kg.document.web_page import read_page
from kg.errors import ReadError
from kg.pipeline import discover
from tests.document.factories import damages

BODY = "<p>　　全区经济社会发展总体平稳。" + "重点项目开工5个，竣工3个。" * 12 + "</p>"


def article(inner: str) -> str:
    """The text of a page with that inside its article."""
    return read_page(f"<html><body><div id=zoom>{inner}</div></body></html>".encode(), "p.html").text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>　　一、回顾</p><p>&nbsp;&nbsp;开工5个。</p>", "一、回顾\n开工5个。\n"),
        ("<p>开工5个。<p>竣工3个。", "开工5个。\n竣工3个。\n"),
        ("开工5个。<br/>竣工3个。", "开工5个。\n竣工3个。\n"),
        ("<p>完成\n  投资5亿元</p>", "完成投资5亿元\n"),
        ("<p>GDP\ngrowth of 5%</p>", "GDP growth of 5%\n"),
        ("<p>增长<span>5</span><b>%</b>。</p>", "增长5%。\n"),
        ("<p>&ldquo;十四五&rdquo;&#12289;&#x5F00;局 &amp 起步</p>", "“十四五”、开局 & 起步\n"),
        ("<p>开工<![e-!>5个<![->。</p>", "开工5个。\n"),
        ("<p>开工<script>var a='竣工';</script>5个<!-- 三 --></p>", "开工5个\n"),
        ("<p style='display: none'>隐</p><p hidden>藏</p><p>显</p>", "显\n"),
        (
            "<table><tr><th>指标<th>目标<tr><td>增加值<td>6%以上</table>",
            "指标 | 目标\n增加值 | 6%以上\n",
        ),
        (
            "<table><tr><td rowspan=2>工业</td><td>产值</td><td>5</td></tr><tr><td>税收<td>3</table>",
            "工业 | 产值 | 5\n工业 | 税收 | 3\n",
        ),
        (
            "<table><tr><td>领域<td>情况<tr><td>机器人<td>"
            "<table><tr><td>开工<td>3个<tr><td>竣工<td>2个</table></table>",
            "领域 | 情况\n机器人 | 开工 3个 竣工 2个\n",
        ),
        (
            "<table><tr><td><a href=1>领导</a><td>一、回顾<table><tr><td>增加值<td>5</table></table>",
            "领导\n一、回顾\n增加值 | 5\n",
        ),
        (
            "<table><tr><td colspan=2>合计<td>8<tr><td><td>甲<td>1</table>",
            "合计 |  | 8\n|  | 甲 | 1 |\n",
        ),
        ("<table><tr><td><p>版式里的正文。</p></td></tr></table>", "版式里的正文。\n"),
        ("<table><tr><td>A|B<td><p>一</p><p>二</p></table>", "A/B | 一 二\n"),
    ],
    ids=[
        "paragraphs with indents",
        "paragraphs left open",
        "line breaks",
        "a line of source ends amid Chinese",
        "a line of source ends amid English",
        "inline elements",
        "references",
        "a comment that is broken",
        "scripts and comments",
        "hidden",
        "a table left open",
        "a cell over two rows",
        "a table in a cell of another",
        "a table in a cell that lays out the page",
        "a cell over two columns, and an empty first one",
        "a table that lays out the page",
        "a bar and two paragraphs in a cell",
    ],
)
def test_markup_becomes_the_lines_a_reader_sees(inner: str, text: str) -> None:
    """Blocks are lines, tables are rows of cells, and nothing unseen is read."""
    assert article(inner) == text


def test_what_stands_around_the_article_is_left_out_and_said() -> None:
    """Menus, paths and footers go; a heading beside the article stays."""
    page = (
        "<html><body><div class='top'><a href='/'>首页</a> 无障碍</div>"
        "<div class='breadcrumb'>当前位置：公开</div>"
        "<div><h1>某区上半年计划执行情况的报告</h1></div>"
        f"<div class='con'><div id='zoom'>{BODY * 3}</div></div>"
        "<div class='footer'>主办：某区人民政府办公室<table><tr><td>网站地图<td>联系我们</table></div>"
    )

    found = read_page(page.encode(), "p.html")

    assert found.text.startswith("某区上半年计划执行情况的报告\n全区经济社会发展总体平稳。")
    assert not any(word in found.text for word in ("首页", "当前位置", "主办", "网站地图"))
    assert any(note.startswith("left out") for note in found.notes)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", ""])
def test_a_page_is_read_whatever_encoding_it_claims(encoding: str, declared: str) -> None:
    """The bytes decide where they contradict the page's own word."""
    page = f'<html><head><meta charset="{declared}"></head><body>{BODY}</body></html>'

    assert "重点项目开工5个" in read_page(page.encode(encoding), "p.html").text


TEXT = st.text(alphabet="甲乙。1 \n　&<", min_size=1, max_size=10)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<br>", "<td>", "<tr>", "<table>", "</table>", "<b>", "</div>", "&#12289;"]
)


@given(st.lists(st.one_of(TEXT, TAGS), max_size=25).map("".join))
def test_every_word_leads_back_to_its_place_in_the_source(inner: str) -> None:
    """However broken the markup: words taken over one by one are the source's own words."""
    source = f"<html><body><p>开头</p>{inner}</body></html>"

    found = read_page(source.encode(), "p.html")

    for origin in found.origins.origins:
        if origin.is_exact:
            words = found.text[origin.span.start : origin.span.end]
            assert words == source[origin.start : origin.end]
    covered = {at for origin in found.origins.origins for at in range(origin.span.start, origin.span.end)}
    assert all(mark in " |\n" for at, mark in enumerate(found.text) if at not in covered)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"<html><body><div id=app></div><script>1</script></body></html>",
            "p.html: the page holds no text; save",
        ),
        (
            b"<html><body>\xff\xff\xff</body></html>",
            "p.html:byte 12: neither UTF-8 nor GB18030; save the page anew",
        ),
    ],
    ids=["made by its scripts", "noise"],
)
def test_a_page_without_readable_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    """The message names the file and the mend."""
    (tmp_path / "p.html").write_bytes(data)

    with pytest.raises(ReadError) as caught:
        read(tmp_path / "p.html")

    assert message in str(caught.value)


def test_a_page_nested_without_end_is_read() -> None:
    """Ten thousand open elements are no deeper than the bound."""
    assert read_page(b"<div>" * 10_000 + "开工5个。".encode(), "p.html").text == "开工5个。\n"


def test_a_page_is_a_report_like_any_other(tmp_path: Path) -> None:
    """Its name decides nothing: a page saved as .txt is read as a page."""
    page = f"<!DOCTYPE html><html><body><h1>某区2021年上半年计划执行情况的报告</h1>{BODY}</body></html>"
    (tmp_path / "some.txt").write_text(page, encoding="utf-8")

    found = read(tmp_path / "some.txt")

    assert found.metadata.period == "2021-01-01/2021-06-30"
    assert found.origins is not None
    assert found.origins.at(0) is not None


GOVERNMENT_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>青岚区2022年上半年计划执行情况的报告_青岚区人民政府</title>
<meta name="ArticleTitle" content="青岚区2022年上半年计划执行情况的报告"></head><body>
<div class="top"><a href="/">首页</a> | 无障碍浏览 <span>2022年8月15日</span></div>
<div class="main"><div>当前位置：<a>首页</a> &gt; 政府信息公开</div>
<table class="card"><tr><td>索 引 号：QL000-2022-0012</td><td>发布机构：区发展改革委</td></tr>
<tr><td>成文日期：2022年08月10日</td><td>有效性：有效</td></tr></table>
<div class="title">青岚区2022年上半年计划执行情况的报告</div>
<div>发布时间：2022-08-12 来源：区发展改革委 浏览次数：<em>1234</em>次 字号：[大 中 小] 打印</div>
<div class="TRS_Editor"><p>——2022年8月5日在区第五届人大常委会第八次会议上</p>
<p>上半年，全区实现增加值 <span>2</span><span>0</span>6.9 亿元，同比增长<span lang="EN-US">8.1%</span>。</p>
<table><tr><td rowspan="2">指标</td><td colspan="2">上半年完成</td></tr><tr><td>绝对数</td><td>增长%</td></tr>
<tr><td>固定资产投资（亿元）</td><td>106.2</td><td>-2.3</td></tr></table></div>
<div>附件：<a href="a.docx">完成情况表.docx</a></div><div>扫一扫在手机打开当前页</div>
<h3>相关文章</h3><ul><li><a>青岚区2021年统计公报</a> 2022-03-01</li></ul>
<p>上一篇：<a>工作要点</a></p><p>【打印本页】 【关闭窗口】</p></div>
<div class="bottom">主办：青岚区人民政府办公室<br>沪ICP备05000001号</div></body></html>"""


def test_a_government_page_reads_as_its_report_and_nothing_else() -> None:
    """Catalogue card, buttons, counters, links and imprint go; the title beside the article stays."""
    extracted = read_page(GOVERNMENT_PAGE.encode(), "p.html")
    assert extracted.text.splitlines() == [
        "青岚区2022年上半年计划执行情况的报告",
        "——2022年8月5日在区第五届人大常委会第八次会议上",
        "上半年，全区实现增加值 206.9 亿元，同比增长8.1%。",
        "指标 | 上半年完成 | ",
        "指标 | 绝对数 | 增长%",
        "固定资产投资（亿元） | 106.2 | -2.3",
    ]
    assert any("stand around the article" in note for note in extracted.notes)


WRAPPED = [
    "2020年青岚县人民政府工作报告",
    "各位代表:",
    "一、2020年工作回顾",
    "过去一年,在县委的正确领导下,县政府坚持脱贫统领全局,积极应对复杂形势和严峻",
    "挑战,迎难而上,开拓进取,全面完成了各项任务。地区生产总值完成21.1亿元,增长1.",
    "6%;服务业增加值完成10.47亿元,增长7.5%;社会消费品零售总额完成4.69亿元,增长",
    "7.4%;城镇、农村居民人均可支配收入分别达到19824元、6700元,增长6%、11.1%,社",
    "会大局保持稳定。",
    "(一)脱贫攻坚取得新成效。统筹各类涉农资金5.3亿元,支出率达96%。注入风险金,撬动",
    "扶贫小额贷款1.2亿元,惠及2478户贫困户。抓产业扶贫,立足资源禀赋,因地制宜,抓",
    "特色、上规模、提品质、强联结,新建基地12个,建成农村公路63公里,完成高标准农田",
    "建设3万亩,改造农村危房500户,建成文化广场2个,新建卫生室16个,新增养老床位120",
    "张,完成老旧小区改造8个。",
]


def test_a_page_broken_at_a_fixed_width_reads_in_whole_sentences() -> None:
    """Lines are joined where they break, also inside a number, and the site's mark at their ends goes."""
    extracted = read_page(
        ("<html><body><div id=zoom>" + "<br>".join(f"{line}q7X" for line in WRAPPED)).encode(), "p"
    )
    assert extracted.text.splitlines() == [
        *WRAPPED[:3],
        "".join(WRAPPED[3:8]),
        "".join(WRAPPED[8:]),
    ]


def test_lines_that_end_as_sentences_do_are_left_as_they_are() -> None:
    """A page of whole paragraphs is not joined, nor its words cut."""
    lines = [f"{BODY[3:60]}第{number}条,共12GB。" for number in range(12)]
    page = "<html><body><div id=zoom>" + "".join(f"<p>{line}</p>" for line in lines)
    assert read_page(page.encode(), "p").text.splitlines() == [line.strip("　") for line in lines]


ARCHIVED = "<html><body><div id=zoom><p>一、回顾</p><p>开工5个。</p></div></body></html>"


def archive(*parts: EmailMessage) -> bytes:
    """A page saved as one file, as browsers write it."""
    whole = EmailMessage()
    whole["From"] = "<Saved by a browser>"
    whole["Subject"] = "报告"
    whole.make_related()
    for part in parts:
        whole.attach(part)
    return whole.as_bytes()


def archived(content: str, charset: str, kind: str = "html") -> EmailMessage:
    """One part of it."""
    part = EmailMessage()
    part.set_content(content, subtype=kind, charset=charset)
    return part


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_saved_as_one_file_is_read(tmp_path: Path, charset: str) -> None:
    """Among its pictures and styles; that places count inside the page is said."""
    style = archived("p { color: red }", "utf-8", "css")
    (tmp_path / "r.mhtml").write_bytes(archive(style, archived(ARCHIVED, charset)))

    found = read(tmp_path / "r.mhtml")

    assert found.source.text == "一、回顾\n开工5个。\n"
    assert found.notes[0] == "a page saved as one file; places count in the page inside it"
    assert found.cut_off == ""
    assert discover([tmp_path]) == (tmp_path / "r.mhtml",)


def test_an_archive_that_is_cut_off_or_holds_no_page_says_so(tmp_path: Path) -> None:
    """Half a page breaks off; styles alone are no page."""
    whole = archive(archived(ARCHIVED.replace("开工5个", "开工5个" * 200), "utf-8"))
    (tmp_path / "half.mhtml").write_bytes(whole[: len(whole) * 2 // 3])
    (tmp_path / "none.mhtml").write_bytes(archive(archived("p { color: red }", "utf-8", "css")))

    assert read(tmp_path / "half.mhtml").cut_off == "the page ends without </html>"
    with pytest.raises(ReadError, match="the archive holds no page; save the page anew as HTML"):
        read(tmp_path / "none.mhtml")


@settings(max_examples=40)
@given(damages())
def test_a_damaged_archive_is_read_or_refused_and_nothing_else(damage: Callable[[bytes], bytes]) -> None:
    """Whatever bytes are changed, and however many are missing from the middle."""
    with contextlib.suppress(ReadError):
        assert isinstance(page_in(damage(archive(archived(ARCHIVED, "utf-8"))), "r.mhtml"), bytes)


def test_tables_right_behind_each_other_stay_two() -> None:
    """Their figures are told by their own columns; a table parted over two of them goes on."""
    table = "<table>{}</table>"
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
    first = table.format(row.format("指标", "目标", "完成") + row.format("财政收入", "36亿元", "19亿元"))
    second = table.format(row.format("指标", "单位", "2024年") + row.format("新建绿地", "公顷", "40"))
    more = table.format(row.format("新增就业", "42人", "23人"))

    assert (
        article(first + second)
        == "指标 | 目标 | 完成\n财政收入 | 36亿元 | 19亿元\n\n指标 | 单位 | 2024年\n新建绿地 | 公顷 | 40\n"
    )
    assert article(first + more).count("\n\n") == 1
    assert article(first + "<p>其中：</p>" + second).count("\n\n") == 0
