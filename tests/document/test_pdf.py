"""PDFs with a text layer: columns, running heads, broken lines, tables over pages; what cannot be read."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import pdfencrypt
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from kg.document import pdf
from kg.document.draft import Extracted
from kg.document.radicals import LETTERS
from kg.document.reader import read
from kg.errors import ReadError
from tests.document.factories import damages

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=18, firstLineIndent=24, wordWrap="CJK")
TITLE = ParagraphStyle("title", parent=BODY, fontSize=20, leading=30, alignment=1, firstLineIndent=0)
HEAD = "某区2021年上半年报告"
SENTENCES = [
    f"第{number}项重点任务有序推进，完成投资{number}.5亿元，新增岗位{number}00个。" for number in range(1, 90)
]


def _margins(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(72, 815, HEAD)
    canvas.drawCentredString(297, 30, f"— {template.page} —")


def printed(*flowables: Flowable, columns: int = 1) -> bytes:
    """A PDF of A4 pages with running heads and page numbers."""
    out = io.BytesIO()
    template = BaseDocTemplate(out)
    width = 451 / columns
    frames = [Frame(72 + at * width, 72, width - 12 * (columns - 1), 700) for at in range(columns)]
    template.addPageTemplates(PageTemplate(frames=frames, onPage=_margins))
    template.build(list(flowables))
    return out.getvalue()


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF drawn by hand."""
    out = io.BytesIO()
    canvas = Canvas(out, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def paragraph(*numbers: int) -> str:
    """A paragraph of sentences, long enough for several lines."""
    return "".join(SENTENCES[number] for number in numbers)


PARAGRAPHS = [paragraph(*range(at, at + 8)) for at in range(0, 80, 8)]


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_are_made_whole_over_lines_columns_and_pages(columns: int) -> None:
    """Every paragraph is one line of text again, in reading order, and running heads are gone and said."""
    flowables = [Paragraph("一、上半年工作", BODY), *(Paragraph(words, BODY) for words in PARAGRAPHS)]

    found = pdf.read_pdf(printed(*flowables * 2, columns=columns), "r.pdf")

    assert found.text.splitlines() == ["一、上半年工作", *PARAGRAPHS] * 2
    assert any(note.startswith("left out") and HEAD in note for note in found.notes)


def test_a_title_over_two_columns_comes_first() -> None:
    """What crosses the gutter parts the columns above it from those below."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 18)
        canvas.drawCentredString(297, 780, "某区上半年国民经济和社会发展情况")
        canvas.setFont(FONT, 11)
        for line in range(10):
            canvas.drawString(72, 740 - 18 * line, f"左栏第{line}行重点项目有序推进完成投资")
            canvas.drawString(320, 740 - 18 * line, f"右栏第{line}行重点项目有序推进完成投资")

    text = pdf.read_pdf(drawn(draw), "r.pdf").text

    assert text.index("某区") < text.index("左栏第0") < text.index("左栏第9") < text.index("右栏第0")


def test_a_table_over_pages_is_one_with_one_head() -> None:
    """The head repeated on the new page is dropped and said."""
    rows = [["指标", "目标", "完成"], *([f"指标{at}", f"{at}%以上", f"{at}.5%"] for at in range(60))]
    table = Table(rows, repeatRows=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, -1), FONT)])

    found = pdf.read_pdf(
        printed(Paragraph(PARAGRAPHS[0], BODY), table, Paragraph(PARAGRAPHS[1], BODY)), "r.pdf"
    )

    lines = found.text.splitlines()
    assert lines == [PARAGRAPHS[0], *(" | ".join(row) for row in rows), PARAGRAPHS[1]]
    assert "left out 1 table heads repeated on a new page" in found.notes


def test_a_table_in_one_column_stays_in_it() -> None:
    """What stands beside it in the other column is not broken by it."""
    rows = [["指标", "完成"], *([f"指标{at}", f"{at}.5%"] for at in range(6))]
    table = Table(rows)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, -1), FONT)])
    told = [*PARAGRAPHS[:4], "", *PARAGRAPHS[4:6]]

    found = pdf.read_pdf(
        printed(*(Paragraph(words, BODY) if words else table for words in told), columns=2), "r.pdf"
    )

    lines = found.text.splitlines()
    assert lines == [*PARAGRAPHS[:4], *(" | ".join(row) for row in rows), *PARAGRAPHS[4:6]]


def test_heads_that_differ_on_left_and_right_pages_are_left_out() -> None:
    """Their numbers count on from page to page; a figure at the end of a line stays."""

    def draw(canvas: Canvas) -> None:
        for page, head in enumerate(("某区2021年上半年报告  13", "14  某区发展和改革委员会", "某区报告  15")):
            canvas.setFont(FONT, 9)
            canvas.drawString(72, 815, head)
            canvas.setFont(FONT, 12)
            canvas.drawString(72, 790, f"第{page + 1}项重点任务完成投资 {page * 7 + 5}")
            canvas.drawString(72, 770, "全区新增岗位三百个。")
            canvas.showPage()

    found = pdf.read_pdf(drawn(draw), "r.pdf")

    assert "报告" not in found.text
    assert "委员会" not in found.text
    assert all(f"完成投资 {number}" in found.text for number in (5, 12, 19))


def _places(found: Extracted) -> dict[str, str]:
    spans = ((origin.place, origin.span) for origin in found.origins.origins)
    return {place: found.text[span.start : span.end] for place, span in spans}


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
@settings(max_examples=10, deadline=None)
def test_every_word_leads_back_to_page_and_line(sentences: list[str]) -> None:
    """The lines that the places name hold all of the text, in order."""
    found = pdf.read_pdf(printed(*(Paragraph(words, BODY) for words in sentences)), "r.pdf")

    places = _places(found)

    assert "".join(places.values()) == found.text.replace("\n", "")
    assert all(place.startswith("page=1&line=") for place in places)


def _scan(canvas: Canvas) -> None:
    canvas.rect(100, 100, 300, 300, fill=1)


def _words(canvas: Canvas) -> None:
    canvas.setFont(FONT, 12)
    canvas.drawString(100, 700, "开工5个。")


WHOLE = drawn(_words)
LOCKED = drawn(_words, encrypt=pdfencrypt.StandardEncryption("secret", canPrint=0))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            WHOLE[:-300],
            f":byte {len(WHOLE) - 300}: the PDF is cut off: its end mark is missing; fetch it again",
        ),
        (LOCKED, ": the PDF is encrypted; save it without a password"),
        (drawn(_scan), ": no text layer on any of 1 pages; a scan; recognise its text (OCR) first"),
        (b"%PDF-1.4\nnothing\n%%EOF", "the PDF "),
    ],
    ids=["cut off", "encrypted", "scan", "empty shell"],
)
def test_what_is_no_readable_pdf_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    """The message names the file, the place and the mend, on one line."""
    file = tmp_path / "r.pdf"
    file.write_bytes(data)

    with pytest.raises(ReadError) as caught:
        read(file)

    assert str(caught.value).startswith(str(file))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_stream_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in parts before anything is read; the bound is lowered so that the test stays small."""
    monkeypatch.setattr(pdf, "LARGEST_INFLATED", 1_000_000)
    packed = zlib.compress(b" " * 5_000_000)
    head = b"%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n"

    with pytest.raises(ReadError, match="unpacks to more than 1000000 bytes"):
        pdf.read_pdf(head + packed + b"\nendstream\n%%EOF", "r.pdf")


def test_a_printed_space_counts_beside_latin_letters_only() -> None:
    """Between Chinese letters it only fills the line."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawString(100, 700, "举办 2021 F1 电 竞 赛")

    assert pdf.read_pdf(drawn(draw), "r.pdf").text == "举办 2021 F1 电竞赛\n"


@given(damages())
@settings(max_examples=60)
def test_a_damaged_pdf_is_read_or_refused_and_nothing_else(damage: Callable[[bytes], bytes]) -> None:
    """Whatever bytes are changed, and however many are missing from the middle."""
    told = ""
    try:
        told = pdf.read_pdf(damage(WHOLE), "r.pdf").text
    except ReadError as error:
        told = error.mend

    assert told


def test_signs_for_radicals_are_read_as_letters() -> None:
    """A browser that prints writes ⻘ for 青: every sign stands for one letter, in prose and in tables."""
    prose = Paragraph("⻘岚区国⺠经济计划执⾏情况良好。", BODY)
    table = Table([["项⽬", "进度"], ["⻘岚⼤道", "开⼯"]])
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, -1), FONT)])
    text = pdf.read_pdf(printed(prose, table), "a.pdf").text

    assert "青岚区国民经济计划执行情况良好。" in text
    assert "青岚大道 | 开工" in text
    assert all(len(letter) == 1 and "\u4e00" <= letter <= "\u9fff" for letter in LETTERS.values())


def test_a_foot_with_an_address_and_page_of_pages_is_left_out() -> None:
    """As browsers print it: src.html 3/4."""

    def draw(canvas: Canvas) -> None:
        for page in range(1, 4):
            canvas.setFont(FONT, 12)
            canvas.drawString(72, 700, f"第{page}项重点任务有序推进。")
            canvas.drawString(72, 20, f"http://example.org/report.html {page}/3")
            canvas.showPage()

    assert "report.html" not in pdf.read_pdf(drawn(draw), "a.pdf").text


def _sheet(canvas: Canvas, lines: int, *, mark: str) -> None:
    """A page full of prose, each line another, with a raised mark behind a figure in the sixth."""
    canvas.setFont(FONT, 12)
    for number in range(lines):
        words, at = "全区上下齐心协力统筹推进各项工作经济社会发展总体平稳稳中向好主要指标", number + len(mark)
        words = words[at:] + words[:at]
        if number == 5:
            figure = "一般公共预算收入同比增长7.2%"
            canvas.drawString(80, 660, figure)
            right = 80 + canvas.stringWidth(figure, FONT, 12)
            canvas.setFont(FONT, 7)
            canvas.drawString(right, 665, mark)
            canvas.setFont(FONT, 12)
            canvas.drawString(right + 7, 660, "固定资产投资完成一百亿元发展较快")
        else:
            canvas.drawString(80, 760 - 20 * number, words)


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        ("①", ("① 本报告数据为初步统计数。", "② 绝对数按现价计算，", "增长速度按不变价格计算。")),
        ("[1]", ("[1] 本报告数据为初步统计数。",)),
        ("*", ("* 本报告数据为初步统计数。",)),
    ],
)
def test_footnotes_and_their_marks_are_left_out(mark: str, notes: tuple[str, ...]) -> None:
    """So that a sentence goes on over the page, and no figure has a note's number behind it; it is said."""

    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            _sheet(canvas, 30, mark=mark if page == 1 else "")
            canvas.line(80, 140, 200, 140)
            canvas.setFont(FONT, 9)
            for at, note in enumerate(notes if page == 1 else ()):
                canvas.drawString(80, 125 - 12 * at, note)
            canvas.setFont(FONT, 10)
            canvas.drawString(290, 40, str(page))
            canvas.showPage()

    found = pdf.read_pdf(drawn(draw), "r.pdf")

    assert "增长7.2%固定资产投资" in found.text.replace(" ", "")
    assert "初步统计数" not in found.text
    assert found.text.strip().count("\n") == 0
    number = sum(note[0] in "①②[*" for note in notes)
    assert any(f"{number} footnotes are left out" in said for said in found.notes)


def test_small_print_that_no_mark_leads_to_is_kept() -> None:
    """1. and 2. at a page's foot may be rows of anything."""

    def draw(canvas: Canvas) -> None:
        _sheet(canvas, 10, mark="")
        canvas.setFont(FONT, 9)
        canvas.drawString(80, 125, "1. 新建绿地四十公顷。")
        canvas.drawString(80, 113, "2. 整治河道六十公里。")
        canvas.showPage()

    found = pdf.read_pdf(drawn(draw), "r.pdf")

    assert "新建绿地四十公顷" in found.text
    assert not any("footnotes" in said for said in found.notes)


ROWS = [
    ("指标", "单位", "全年目标", "上半年完成"),
    ("一般公共预算收入", "亿元", "36", "19.4"),
    ("固定资产投资", "亿元", "150", "81.3"),
    ("城镇新增就业", "人", "4200", "2310"),
]


def test_a_table_without_rules_is_read_by_its_columns() -> None:
    """And said, for a cell broken over two lines is not seen to be one; two columns are lines of prose."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawString(80, 760, "表1 主要指标完成情况")
        for number, row in enumerate(ROWS):
            for left, words in zip((80, 230, 310, 410), row, strict=True):
                canvas.drawString(left, 736 - 20 * number, words)
        for number in range(3):
            canvas.drawString(80, 640 - 20 * number, "全区上下齐心协力统筹推进各项工作经济社会发展总体平稳")
        canvas.showPage()

    found = pdf.read_pdf(drawn(draw), "r.pdf")

    assert [tuple(line.split(" | ")) for line in found.text.split("\n")[1:5]] == ROWS
    assert any("rows without rules were read as tables on pages 1" in said for said in found.notes)
    assert _places(found)["page=1&table=1&row=2&cell=3"] == "36"
