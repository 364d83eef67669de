"""Word documents: paragraphs and tables in order, each with its number; what cannot be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.document import archive
from kg.document.reader import read
from kg.document.word import read_docx
from kg.errors import ReadError
from tests.document.factories import damages


def saved(*blocks: str | list[list[str]]) -> bytes:
    """A document of paragraphs (strings) and tables (rows of cells)."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_tables_come_in_order() -> None:
    """A line break inside a paragraph ends a line, a paragraph inside a cell does not."""
    data = saved("一、回顾", [["指标", "目标"], ["增加值\n（可比）", "6%以上"]], "开工5个。\n竣工3个。")

    found = read_docx(data, "r.docx")

    assert found.text == "一、回顾\n指标 | 目标\n增加值 （可比） | 6%以上\n开工5个。\n竣工3个。\n"
    places = [origin.place for origin in found.origins.origins]
    assert places == [
        "paragraph=1",
        "table=1&row=1&cell=1",
        "table=1&row=1&cell=2",
        "table=1&row=2&cell=1",
        "table=1&row=2&cell=1",
        "table=1&row=2&cell=2",
        "paragraph=2",
        "paragraph=2",
    ]


def test_merged_cells_keep_their_columns() -> None:
    """A name merged over two rows stands in both; one merged over two columns leaves the second empty."""
    document = docx.Document()
    table = document.add_table(3, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = "abcdefghi"[number]
    table.cell(1, 0).merge(table.cell(2, 0)).text = "工业"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "完成"
    out = io.BytesIO()
    document.save(out)

    assert read_docx(out.getvalue(), "r.docx").text == "a | 完成 | \n工业 | e | f\n工业 | h | i\n"


def numbered(*levels: tuple[str, str], start: int = 1) -> DocumentObject:
    """A document with a list of levels, each a form of number and the words around it; 92 begins it anew."""
    document = docx.Document()
    root = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        + "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
    )
    root.insert(0, abstract)
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for number, anew in ((91, ""), (92, override)):
        listed = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{anew}</w:num>'
        root.append(parse_xml(listed))
    return document


def add(document: DocumentObject, words: str, depth: int = 0, number: int = 91) -> None:
    """A paragraph that Word numbers."""
    properties = document.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def text_of(document: DocumentObject) -> str:
    """As it is read."""
    out = io.BytesIO()
    document.save(out)
    return read_docx(out.getvalue(), "r.docx").text


def test_numbers_that_word_writes_are_written_out() -> None:
    """一、 and （一） tell headings; a deeper level begins anew below each, whatever prose stands between."""
    document = numbered(
        ("chineseCountingThousand", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3.")
    )
    add(document, "上半年情况")
    add(document, "工业", 1)
    document.add_paragraph("云帆产业园开工建设。")
    add(document, "农业", 1)
    add(document, "新建粮仓5座。", 2)
    add(document, "下半年安排")
    add(document, "城建", 1)

    assert text_of(document).splitlines() == [
        "一、上半年情况",
        "（一）工业",
        "云帆产业园开工建设。",
        "（二）农业",
        "1.新建粮仓5座。",
        "二、下半年安排",
        "（一）城建",
    ]


def test_a_list_may_begin_anew_or_at_another_number() -> None:
    """By its own override, and by where its level starts; eleven and twenty in Chinese."""
    document = numbered(("chineseCounting", "第%1章"), start=10)
    for words in ("甲", "乙"):
        add(document, words)
    add(document, "丙", number=92)
    assert text_of(document).splitlines() == ["第十章 甲", "第十一章 乙", "第一章 丙"]

    document = numbered(("chineseCounting", "%1"), start=20)
    add(document, "丁")
    assert text_of(document).splitlines() == ["二十 丁"]


def test_a_style_may_number_its_paragraphs() -> None:
    """As Word's own headings do, once they are linked to a list."""
    document = numbered(("chineseCounting", "%1、"))
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="91"/></w:numPr>'))
    for words in ("上半年情况", "下半年安排"):
        document.add_heading(words, 1)

    assert text_of(document).splitlines() == ["一、上半年情况", "二、下半年安排"]


def test_bullets_are_no_numbers_and_unknown_forms_are_said() -> None:
    """What cannot be read is left out, with a note."""
    document = numbered(("bullet", "l"), ("lowerRoman", "%2."))
    add(document, "甲")
    add(document, "乙", 1)
    out = io.BytesIO()
    document.save(out)

    found = read_docx(out.getvalue(), "r.docx")

    assert found.text.splitlines() == ["甲", "乙"]
    assert "1 paragraphs are numbered in a form that is not read; the numbers are left out" in found.notes


def test_a_numbers_place_is_nobodys() -> None:
    """It stands in no text of the file, so that all other words keep their places."""
    document = numbered(("chineseCounting", "%1、"))
    add(document, "上半年情况")
    out = io.BytesIO()
    document.save(out)

    found = read_docx(out.getvalue(), "r.docx")

    (origin,) = found.origins.origins
    assert (found.text[origin.span.start : origin.span.end], origin.start, origin.end) == ("上半年情况", 0, 5)


@given(st.lists(st.text(alphabet="甲乙 1。\n", max_size=12), max_size=4))
@settings(max_examples=25, deadline=None)
def test_every_line_leads_back_to_its_paragraph(paragraphs: list[str]) -> None:
    """The offsets are those of the paragraph's own text."""
    found = read_docx(saved("开头", *paragraphs), "r.docx")

    for origin in found.origins.origins:
        number = int(origin.place.removeprefix("paragraph="))
        words = ["开头", *paragraphs][number - 1]
        assert words[origin.start : origin.end] == found.text[origin.span.start : origin.span.end]


def _packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def _encrypted() -> bytes:
    data = bytearray(saved("开工"))
    # The flag that a part is encrypted, in the central directory's first entry.
    data[data.rindex(b"PK\x01\x02", 0, data.index(b"PK\x01\x02") + 4) + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (saved("开工5个")[:-200], "is no whole .docx (File is not a zip file); fetch it again"),
        (_packed(xl__workbook_xml=b"<a/>"), "is an Excel file, not a Word document; save its text as"),
        (_packed(other=b"1"), "is a zip file, not a Word document; save its text as .docx or .txt"),
        (_packed(word__document_xml=b"<w:document"), "is no whole .docx ("),
        (_encrypted(), "is encrypted; save it without a password"),
        (saved(""), "the document holds no text; is it a scan?"),
    ],
    ids=["cut off", "xlsx", "zip", "broken inside", "encrypted", "empty"],
)
def test_what_is_no_readable_document_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    """The message names the file and the mend, on one line."""
    file = tmp_path / "r.docx"
    file.write_bytes(data)

    with pytest.raises(ReadError) as caught:
        read(file)

    assert str(caught.value).startswith(f"{file}: {message}")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    """A few kilobytes that would unpack to more than the bound."""
    bomb = _packed(word__document_xml=b" " * (archive.LARGEST_DOCUMENT + 1))

    with pytest.raises(ReadError, match="unpacks to 62914561 bytes in 1 parts, more than a report can hold"):
        read_docx(bomb, "r.docx")


@given(damages())
@settings(max_examples=60)
def test_a_damaged_document_is_read_or_refused_and_nothing_else(damage: Callable[[bytes], bytes]) -> None:
    """Whatever bytes are changed, and however many are missing from the middle."""
    told = ""
    try:
        told = read_docx(damage(saved("开工5个")), "r.docx").text
    except ReadError as error:
        told = error.mend

    assert told


def test_tables_with_nothing_but_an_empty_paragraph_between_stay_two() -> None:
    """An empty line stands between, as between those of a text."""
    first, second = [["指标", "目标"], ["财政收入", "36亿元"]], [["指标", "2024年"], ["新建绿地", "40公顷"]]

    found = read_docx(saved(first, "", second), "r.docx").text

    assert found == "指标 | 目标\n财政收入 | 36亿元\n\n指标 | 2024年\n新建绿地 | 40公顷\n"
