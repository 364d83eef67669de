"""Pages as the systems of government sites make them read as the report and nothing else.

The frames in `vendors` are written after the ways of several systems: named editors, comments that mark the
article, forms around everything, tables that lay out the page, lists of links with as many words as the
article. `article.part` is as pasted out of Word. The district and its site do not exist.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from kg.document.reader import read
from kg.document.web_page import read_page
from kg.errors import ReadError
from kg.pipeline import add, build
from kg.store.builds import current_build
from kg.store.embedded import open_embedded
from tests.factories import TEXT

VENDORS = Path(__file__).parent / "vendors"
FRAMES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(VENDORS.glob("*.html"))}
ARTICLE = (VENDORS / "article.part").read_text(encoding="utf-8")
TITLE = "青岚区2022年上半年计划执行情况的报告"
READ = [
    TITLE,
    "一、上半年计划执行情况",
    "上半年，全区实现增加值206.9亿元，同比增长8.1%，新开工项目15个。",
    "“两区”建设加快，云岭机器人产业园开工建设。",
    "指标 | 上半年完成 | ",
    "指标 | 绝对数 | 增长%",
    "固定资产投资 | 106.2亿元 | -2.3",
    "二、下半年工作安排",
    "年内完成绿地40公顷。",
]


def page(frame: str, article: str, declared: str) -> str:
    """A system's page with an article in it, whose head declares an encoding."""
    whole = FRAMES[frame].replace("CHARSET", declared).replace("REPORT", TITLE)
    return whole.replace("ARTICLE", article)


@pytest.mark.parametrize("frame", sorted(FRAMES))
@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("gb2312", "utf-8")],
    ids=["gb2312", "GBK", "utf-8", "utf-8 that calls itself gb2312"],
)
def test_a_page_reads_as_its_report(frame: str, declared: str, encoding: str) -> None:
    """Title, prose and table, cell by cell; no menu, list of links, card, counter, form or imprint."""
    extracted = read_page(page(frame, ARTICLE, declared).encode(encoding), "p.html")

    assert extracted.text.splitlines() == READ
    assert extracted.cut_off == ""


@pytest.mark.parametrize("frame", sorted(FRAMES))
def test_a_saved_page_is_added_and_asked(frame: str, tmp_path: Path) -> None:
    """What stands in it is in the graph, with the way back into the page's source."""
    (tmp_path / "first.txt").write_text(TEXT, encoding="utf-8")
    build([tmp_path / "first.txt"], tmp_path / "kg")
    source = page(frame, ARTICLE, "gb2312")
    (tmp_path / "saved.html").write_bytes(source.encode("gb18030"))

    added = add([tmp_path / "saved.html"], tmp_path / "kg")

    assert added.set_aside == ()
    store = open_embedded(tmp_path / "kg")
    assert store.ask(
        'ASK { ?it dp:surface "206.9亿元" ; dp:evidence/dp:inReport ?in . ?in rdfs:label ?title }'
    )
    assert store.ask(
        f'ASK {{ ?report a dp:Report ; rdfs:label "{TITLE}"@zh ; dp:period "2022-01-01/2022-06-30" }}'
    )
    document = read(tmp_path / "saved.html")
    at = document.source.text.index("绿地40公顷")
    assert document.origins is not None
    origin = document.origins.at(at)
    assert origin is not None
    assert source[origin.start :].startswith("绿地40公顷")
    assert (current_build(tmp_path / "kg") / "texts" / "saved" / "report.origins.json").is_file()


WORDS = st.text(alphabet="开工项目个元增长年", min_size=1, max_size=8)
INLINE = st.sampled_from(
    [
        "{}",
        "<b>{}</b>",
        "<span style='color:red'>{}</span>",
        "<font size=3>{}</font>",
        "<a href=x>{}</a>",
        "<!-- 注 -->{}",
    ]
)
SENTENCE = st.lists(st.tuples(INLINE, WORDS), min_size=1, max_size=4).map(
    lambda parts: (
        "".join(words for _, words in parts) + "。",
        "".join(how.format(words) for how, words in parts) + "。",
    )
)
AROUND = st.sampled_from(
    [
        "<p>{}</p>",
        "<p>{}",
        "<P CLASS=MsoNormal>　　{}</P>",
        "<div>{}</div>",
        "<br>{}<br>",
        "<p>&nbsp;&nbsp;{}<o:p></o:p></p>",
    ]
)
PARAGRAPHS = st.lists(st.tuples(AROUND, SENTENCE), min_size=3, max_size=8)
PROSE = "上半年全区经济运行总体平稳，重点项目加快推进，新开工项目十五个，竣工项目九个，主要指标好于预期。"


@given(st.sampled_from(sorted(FRAMES)), PARAGRAPHS, st.sampled_from(["utf-8", "gb2312"]))
def test_whatever_is_written_is_read_line_by_line(
    frame: str, paragraphs: list[tuple[str, tuple[str, str]]], declared: str
) -> None:
    """Any paragraphs in any markup of editors, open or closed, in any system's frame."""
    written = "".join(around.format(marked) for around, (_, marked) in paragraphs)
    article = f"<p>{PROSE * 4}</p>{written}<p>{PROSE}</p>"
    encoding = "gb18030" if declared == "gb2312" else "utf-8"

    text = read_page(page(frame, article, declared).encode(encoding), "p.html").text

    said = [plain for _, (plain, _) in paragraphs]
    assert text.splitlines() == [TITLE, PROSE * 4, *said, PROSE]


@given(st.sampled_from(sorted(FRAMES)), st.data())
def test_a_page_spoilt_anywhere_is_read_or_refused(frame: str, data: st.DataObject) -> None:
    """Cut, doubled or with bytes changed: text with its way back, or one line that says what is wrong."""
    whole = page(frame, ARTICLE, "utf-8")
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    middle = data.draw(
        st.sampled_from(["", whole[start:end] * 2, "<table><tr><td>", "</div></td></table>", "<!--", "\"'<"])
    )
    source = whole[:start] + middle + whole[end:]

    try:
        found = read_page(f"<html><body><p>开头。</p>{source}".encode(), "p.html")
    except ReadError as error:
        event(str(error))
        return

    for origin in found.origins.origins:
        if origin.is_exact:
            words = found.text[origin.span.start : origin.span.end]
            assert words == f"<html><body><p>开头。</p>{source}"[origin.start : origin.end]
