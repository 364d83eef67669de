"""Which lines are headings, and how they nest."""

from __future__ import annotations

import pytest

from tests.document.factories import document

PROSE = (
    "全区上下齐心协力，锚定年初确定的目标任务，统筹推进发展和治理各项工作，经济运行总体平稳、稳中有进，"
    "主要指标好于预期，民生持续改善，社会大局保持稳定。"
)
HEADINGS = (
    ("一、上半年工作回顾", "上半年工作回顾", "a numeral and 、"),
    ("第一部分 工作回顾", "工作回顾", "a part"),
    ("第二章　总体要求", "总体要求", "a chapter, over a full-width space"),
    ("(一)经济运行稳中加固", "经济运行稳中加固", "half-width brackets"),
    ("（十二）乡村振兴扎实推进", "乡村振兴扎实推进", "full-width brackets"),
    ("一. 总体情况", "总体情况", "a point in place of 、"),
    ("1.加快园区建设", "加快园区建设", "a digit, in a short line without a sentence end"),
    ("2、优化营商环境", "优化营商环境", "a digit with 、"),
    ("2018年：铆足干劲抓落实", "2018年：铆足干劲抓落实", "a year and a slogan"),
    ("2022年工作回顾", "2022年工作回顾", "a year and that it looks back"),
    ("今后五年的主要任务", "今后五年的主要任务", "years ahead"),
    ("“十四五”时期工作总结", "“十四五”时期工作总结", "a five-year plan's years"),
    ("附件：", "附件", "what is appended, its colon left out"),
    ("名 词 解 释", "名 词 解 释", "the glossary behind a report, however it is spaced"),
)
NO_HEADINGS = (
    ("——过去的五年，是我市综合实力不断增强的五年。", "a dashed paragraph"),
    ("1.全区规模以上工业完成产值300亿元，同比增长6.1%。", "a numbered sentence"),
    ("(二)农业增加值:农业增加值完成97.1亿元,增长5.2%", "a numbered item that states figures"),
    ("(六)改厕任务383座,完成386座,完成率101%。", "a numbered sentence with figures"),
    ("1.5亿元资金到位", "a decimal number"),
    ("一是稳增长的基础有待加固", "a spoken enumeration"),
    ("主要经济指标恢复性增长。", "the first sentence of a paragraph"),
    ("一年来，我们主要做了以下工作：", "a sentence that leads to a list"),
    ("2018年：完成投资3亿元；开工项目5个；竣工2个", "a list of figures behind a colon"),
    ("2022年完成投资3亿元,超额完成目标任务", "a sentence that opens with a year"),
    ("一、增加值 | 6% |", "a table row"),
    ("各位代表：", "a salutation"),
    ("某区发展和改革委员会", "a line before the report begins"),
)


@pytest.mark.parametrize(("line", "title", "reason"), HEADINGS)
def test_a_heading_gives_its_title(line: str, title: str, reason: str) -> None:
    """A heading's title is its words without number."""
    read = document(line, PROSE)

    assert [read.text(section.title) for section in read.sections] == [title], reason
    assert read.text(read.sections[0].heading) == line


@pytest.mark.parametrize(("line", "reason"), NO_HEADINGS)
def test_other_lines_are_no_headings(line: str, reason: str) -> None:
    """What only looks like a heading stays text."""
    assert document(line, PROSE).sections == (), reason


def test_a_heading_that_runs_into_its_paragraph_ends_at_its_first_sentence() -> None:
    """The rest of the line is body, in the heading's section and paragraph."""
    read = document("（一）加快园区建设，产业结构更优。 探索新思路，引进项目5个。建成厂房2栋。")

    assert read.text(read.sections[0].title) == "加快园区建设，产业结构更优"
    assert [read.text(passage.span) for passage in read.passages] == [
        "（一）加快园区建设，产业结构更优。",
        "探索新思路，引进项目5个。",
        "建成厂房2栋。",
    ]
    assert {(passage.section, passage.paragraph) for passage in read.passages} == {(0, 0)}


def test_headings_nest_by_their_marks() -> None:
    """一、 holds (一), (一) holds 1., and each section runs to the next of its own or a higher level."""
    read = document("一、甲", "（一）乙", "1.丙项目", PROSE, "（二）丁", "二、戊", PROSE)

    assert [(read.text(section.title), section.level, section.parent) for section in read.sections] == [
        ("甲", 1, None),
        ("乙", 2, 0),
        ("丙项目", 3, 1),
        ("丁", 2, 0),
        ("戊", 1, None),
    ]
    first, *_, last = read.sections
    assert first.extent.end == last.heading.start
    assert last.extent.end == len(read.source)
    assert read.section_titles(2) == ("甲", "乙", "丙项目")


def test_years_stand_over_numbered_headings_when_they_come_first() -> None:
    """`2018年：…` before any number is the higher level, each time it comes."""
    read = document("2018年：抓落实", PROSE, "一、甲", PROSE, "2019年：开新局", "一、乙", PROSE)

    assert [section.level for section in read.sections] == [1, 2, 1, 2]


def test_a_few_words_alone_over_prose_are_a_heading_once_the_report_has_begun() -> None:
    """A line without number between paragraphs heads the next one, below the numbered ones."""
    read = document("某区政府报告", PROSE, "一、甲", PROSE, "园区建设情况", PROSE)

    assert [(read.text(section.title), section.level) for section in read.sections] == [
        ("甲", 1),
        ("园区建设情况", 2),
    ]
