"""Files and folders into documents: encodings, report.toml, and what cannot be read."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document import decoding
from kg.document.model import Document
from kg.document.reader import read
from kg.errors import ReadError

TEXT = "某区上半年报告\n一、工作回顾\n重点项目开工5个，竣工3个。\n"
TOML = """\
title = "某区报告"
issuer = "某区人民政府"
addressee = "某区人大"
region = "110101"
period = "2021"
"""


def outlined(read: Document) -> str:
    """One line a passage: kind, span, sections over it, its heads and its first words."""
    rows = []
    for passage in read.passages:
        heads = [read.text(head) if head else "-" for head in (passage.row_head, passage.bullet_head)]
        place = "/".join(title[:12] for title in read.section_titles(passage.section)) or "-"
        words = read.text(passage.span)[:40]
        span = f"{passage.span.start}-{passage.span.end}"
        rows.append("\t".join((passage.kind.value, span, place, *heads, words)))
    return "\n".join((*rows, *read.notes)) + "\n"


def test_the_real_report_reads_as_it_did(jiading: Document, golden: Callable[[str, str], None]) -> None:
    """The whole outline of the report, passage by passage, as a person checked it."""
    golden("jiading-2021h1/document.txt", outlined(jiading))


def test_the_real_report_leaves_nothing_to_say(jiading: Document) -> None:
    """With its report.toml there is no guess, no gap and no uneven table."""
    assert jiading.notes == ()
    assert jiading.metadata.report_id == "jiading-2021h1"
    assert (len(jiading.sections), len(jiading.tables)) == (10, 3)


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        (TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), ""),
        (TEXT.encode("gb18030"), "decoded as GB18030, since it is not UTF-8"),
        (TEXT.replace("\n", "\r\n").encode(), ""),
        (TEXT.replace("\n", "\r").encode("gb18030"), "decoded as GB18030, since it is not UTF-8"),
    ],
    ids=["utf-8", "bom", "gb18030", "crlf", "cr in gb18030"],
)
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, data: bytes, noted: str) -> None:
    """Encoding, byte order mark and line ends change no offset."""
    file = tmp_path / "某区.txt"
    file.write_bytes(data)

    found = read(file)

    assert found.source.text == TEXT
    assert found.metadata.report_id == "某区"
    assert [note for note in found.notes if "decoded" in note] == ([noted] if noted else [])


@given(st.text(alphabet="甲乙丙。1 \n", min_size=1).filter(str.strip))
def test_decoding_gives_back_what_was_encoded(text: str) -> None:
    """UTF-8 bytes come back as they were, character by character."""
    assert decoding.decode(text.encode(), "t")[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_off_inside_a_character_is_read_as_far_as_it_goes(tmp_path: Path, encoding: str) -> None:
    """That it breaks off is said, and where."""
    file = tmp_path / "cut.txt"
    words = (
        "全区重点项目加快推进，上半年新开工项目十五个，竣工项目九个，完成投资一百零六亿元，增长百分之三点八"
    )
    file.write_bytes(words.encode(encoding)[:-1])

    found = read(file)

    assert found.source.text == words[:-1]
    assert found.cut_off.startswith("the file ends inside a character, at byte")
    assert f"{found.cut_off}; read as far as it goes" in found.notes


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("增加值5亿元,增", True),
        ("增加值5亿元。", False),
        ("青岚区人民政府", False),
        ("收入 | 5,3 | 6", False),
        ("附件:1.主要指标表,2.项目表", False),
        ("注：数据为初步统计数，增速按可比价计算", False),
        ("主办:青岚区人民政府办公室,承办:区大数据中心", False),
        ("青岚区发展和改革委员会关于计划执行情况的报告起草组成员名单如后页所附表格所列各位同志", False),
    ],
)
def test_a_short_last_line_cut_off_is_said_too(tmp_path: Path, last: str, said: bool) -> None:
    """A sentence begun and not ended; signatures, rows, attachments and lines of the site are none."""
    file = tmp_path / "cut.txt"
    file.write_text(f"全区新建学校5所。\n{last}", encoding="utf-8")
    assert read(file).cut_off.startswith("the text ends in mid-sentence") is said


BEGUN = "青川区工作总结\n一、工业\n全区新建厂房5处。\n二、农业\n"


@pytest.mark.parametrize(
    ("text", "said", "reason"),
    [
        (f"{BEGUN}全", True, "a character under a heading"),
        (f"{BEGUN}全市", True, "two, with which a signature could end"),
        (f"{BEGUN}泰新材料年产5万吨玄武岩纤维", True, "some words"),
        (f"{BEGUN}粮食增产。", False, "a sentence"),
        (f"{BEGUN}粮食增产。\n青川区人民政府", False, "a signature under a sentence"),
        (f"{BEGUN}（一）粮食", False, "a heading under a heading"),
        (f"{BEGUN}附表1主要指标", False, "an attachment"),
        (f"{BEGUN}注：略", False, "a note"),
        (f"{BEGUN}领域 | 情况\n粮食 | 增产", False, "a table"),
        (f"{BEGUN.replace('。', '')}建良田2处", False, "a list whose items have no full stops"),
    ],
)
def test_the_first_words_under_a_heading_are_no_end(
    tmp_path: Path, text: str, said: bool, reason: str
) -> None:
    """Nobody signs there: where other paragraphs end in full stops, the text breaks off."""
    file = tmp_path / "cut.txt"
    file.write_text(text, encoding="utf-8")
    assert read(file).cut_off.startswith("the text ends in mid-sentence") is said, reason


ROWS = "全区新建学校5所。\n领域 | 情况 |\n交通 | l 项目:青川大桥竣工。 |\n"
ENDS = [
    (
        f"{ROWS}教育 | l 项目:青川中学开工,青川小",
        "the last table row has no bar at its end",
        "inside a bullet",
    ),
    (f"{ROWS}教育 | l 项目:青川中学开工。 |", "", "a row like the others"),
    ("全区新建学校5所。\n继续推进青川大桥建", "the last line has no full stop", "no comma, no full stop"),
    ("全区新建学校5所。\n青川区发展和改革委员会", "", "who signs"),
    ("全区新建学校5所。\n2021年7月20日", "", "and when"),
    ("全区新建学校5所。\n特此报告\n青川区政府\n王小明", "", "and whose name it bears"),
    ("全区新建学校5所。\n王小明", "the last line has no full stop", "a few characters under a sentence"),
    ("全区新建学校5所。\n推进全区", "the last line has no full stop", "the whole area signs nothing"),
    ("全区新建学校5所。\n到2025年", "the last line has no full stop", "a time until which signs nothing"),
    ("全区新建学校5所。\n(共印30份)", "", "how many were printed"),
    ("全区新建学校5所。\n附件1主要指标表", "", "an attachment"),
    ("收入 | 支出\n5.3 | 6", "", "a table without bars at its ends"),
]


@pytest.mark.parametrize(("text", "said", "reason"), ENDS, ids=[each[2] for each in ENDS])
def test_an_end_that_may_be_none_is_noted(tmp_path: Path, text: str, said: str, reason: str) -> None:
    """The report is taken, since it may be whole; whoever gives it is asked."""
    file = tmp_path / "end.txt"
    file.write_text(text, encoding="utf-8")

    found = read(file)

    asked = [note for note in found.notes if "is the text whole?" in note]
    assert found.cut_off == "", reason
    assert (len(asked), all(note.startswith(said) for note in asked)) == (int(bool(said)), True), reason


TABLE = "全区新建学校5所。\n指标 | 单位 | 全年目标 | 上半年\n地区生产总值 | 亿元 | 400 | 190\n"
LAST_ROWS = [
    ("一般公共预算收入 | 亿元 | 11", True, "cut inside the third cell"),
    ("一般公共预算收入 | 亿元", True, "cut behind the second"),
    ("一般公共预算收入 | 亿元 | 110 | 58", False, "whole"),
    ("一般公共预算收入 | 亿元 | 110 |", False, "the bar shows that an empty cell is meant"),
    ("合计 | 510", False, "a sum over two columns"),
    ("数据来源 | 区统计局", False, "a note"),
    ("一般公共预算收入 | 亿元 | 110\n以上为初步数。", False, "the text goes on"),
]


@pytest.mark.parametrize(("last", "cut", "reason"), LAST_ROWS, ids=[each[2] for each in LAST_ROWS])
def test_a_text_cut_inside_a_tables_last_row_is_cut_off(
    tmp_path: Path, last: str, cut: bool, reason: str
) -> None:
    """What stands in its last cell may be part of a number."""
    file = tmp_path / "table.txt"
    file.write_text(TABLE + last, encoding="utf-8")
    assert read(file).cut_off.startswith("the text ends inside a table row") is cut, reason


def test_a_file_may_have_what_is_known_of_it_beside_it(tmp_path: Path) -> None:
    """NAME.toml states it for NAME.txt, as report.toml does in a folder."""
    (tmp_path / "some.txt").write_text("全区新建学校5所。", encoding="utf-8")
    (tmp_path / "some.toml").write_text('region = "310114"\nperiod = "2021"\n', encoding="utf-8")
    found = read(tmp_path / "some.txt").metadata
    assert (found.report_id, found.region, found.period) == ("some", "310114", "2021")


def test_a_folder_is_a_report_with_its_facts(tmp_path: Path) -> None:
    """report.toml states them; nothing is guessed. The text's own path means the same report."""
    folder = tmp_path / "some-2021"
    folder.mkdir()
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "report.toml").write_text(TOML + 'url = "https://example.org/"\n', encoding="utf-8")

    found = read(folder)

    assert (found.metadata.report_id, found.metadata.region, found.metadata.url) == (
        "some-2021",
        "110101",
        "https://example.org/",
    )
    assert found.notes == ()
    assert read(folder / "report.txt").metadata == found.metadata


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no text; is this the right file?"),
        (" 　\n".encode(), "holds no text; is this the right file?"),
        (b"%PDF-1.7 \xe4", "byte 10: the PDF is cut off: its end mark is missing; fetch it again"),
        (b"PK\x03\x04rest", "is no whole .docx (File is not a zip file); fetch it again"),
        (
            b"\xd0\xcf\x11\xe0",
            "is an old or encrypted Word or Excel file, not plain text; "
            "save it as .docx, or save it as plain text in UTF-8",
        ),
        (b"abc\0def", "byte 3: is binary, not text (NUL); save it as plain text in UTF-8"),
        (
            b"\x80\xff" * 50,
            "byte 0: is binary, not text; save it as plain text in UTF-8",
        ),
        (
            "上半年开工五个项目".encode() + b"\xff" + "竣工三个项目".encode(),
            "byte 27: neither UTF-8 nor GB18030; mend that byte or save it as plain text in UTF-8",
        ),
    ],
    ids=["empty", "blank", "pdf", "docx", "doc", "nul", "noise", "one bad byte"],
)
def test_what_is_no_text_is_refused_on_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    """The message names file, place and mend."""
    file = tmp_path / "bad.txt"
    file.write_bytes(data)

    with pytest.raises(ReadError) as caught:
        read(file)

    assert str(caught.value).removeprefix(f"{file}:").strip() == message


@pytest.mark.parametrize(("name", "called"), [("a.docx", "Word document"), ("a.pdf", "PDF")])
def test_a_file_called_what_it_is_not_is_refused(tmp_path: Path, name: str, called: str) -> None:
    """A download that went wrong leaves a page or a word of text under the report's name."""
    file = tmp_path / name
    file.write_text("404 not found", encoding="utf-8")

    with pytest.raises(ReadError, match=f"holds no {called}; fetch it again"):
        read(file)


def test_a_missing_file_a_folder_without_text_and_a_giant_are_refused(tmp_path: Path) -> None:
    """A giant is refused by its size, unread."""
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as file:
        file.truncate(decoding.LARGEST + 1)

    with pytest.raises(ReadError, match=r"gone\.txt: no such file; check the path"):
        read(tmp_path / "gone.txt")
    with pytest.raises(ReadError, match=r"the folder holds no report\.txt"):
        read(tmp_path)
    with pytest.raises(ReadError, match="20971521 bytes, more than the 20971520"):
        read(giant)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('titel = "x"', "titel: unknown key; known are title, issuer, addressee, region, period, url"),
        ("region = 310114", 'region: not a string; write it in "quotation marks"'),
        ('region = "999999"', "region: no division has the code or name '999999'; give a code"),
        ('period = "上半年"', "period: no period: '上半年'; write a year"),
        ('period = "2021-13"', "period: no period: '2021-13'; write a year"),
        ('period = "2021-02-30/2021-06-30"', "period: no period: '2021-02-30/2021-06-30'; write a year"),
        ("title = ", "no valid TOML"),
    ],
)
def test_a_wrong_report_toml_is_refused_by_key(tmp_path: Path, toml: str, message: str) -> None:
    """The message names the file, the key and what to write."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "report.toml").write_text(toml, encoding="utf-8")

    with pytest.raises(ReadError) as caught:
        read(tmp_path)

    assert f"report.toml:{'' if message.startswith('no valid') else message}" in str(caught.value)
    assert "\n" not in str(caught.value)
