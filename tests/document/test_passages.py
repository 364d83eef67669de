"""Passages hold everything, never overlap, and are found again by any span inside them."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from kg.document.lines import lines
from kg.document.model import Document
from kg.text import Span
from tests.document.factories import document

PIECES = [
    *(
        "一、",
        "（一）",
        "1.",
        "第一章 ",
        "表一",
        "2018年：",
        "——",
        "名词解释",
        "l ",
        "• ",
        "·",
        "（1）",
        "|",
        " | ",
        "---",
    ),
    *(
        "。",
        "；",
        "：",
        "!",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
        "\n",
        "　",
        "甲乙丙",
        "3.5亿元",
        "某区重点项目开工建设" * 7,
    ),
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join).filter(str.strip)


def left_out(read: Document) -> str:
    """What no passage or bullet mark holds, without white space and bars."""
    kept = bytearray(len(read.source))
    spans = [passage.span for passage in read.passages]
    rows = [row for table in read.tables for row in (table.header, *table.rows) if row]
    spans += [item.mark for row in rows for cell in row.cells for item in cell.bullets if item.mark]
    for span in spans:
        kept[span.start : span.end] = b"\x01" * len(span)
    rest = "".join(mark for mark, held in zip(read.source.text, kept, strict=True) if not held)
    return re.sub(r"[\s|]", "", rest)


@given(texts)
def test_nothing_is_dropped(text: str) -> None:
    """Outside passages there are only bars, dashes under a header and the marks of bullets."""
    rest = left_out(document(text))

    assert re.fullmatch(r"(?:[l•·:\-]|（1）)*", rest), rest


def test_nothing_of_the_real_report_is_dropped(jiading: Document) -> None:
    """Every visible character of it is accounted for, and every line holds a passage."""
    assert left_out(jiading) == ""
    assert all(jiading.passages_over(line) for line in lines(jiading.source.text))


@given(texts)
@example("一、|一、|" + "某区重点项目开工建设" * 8 + "|")
def test_passages_are_numbered_in_text_order_and_never_overlap(text: str) -> None:
    """Indices, spans and paragraphs all rise; a passage lies in its paragraph and its section."""
    read = document(text)

    assert [passage.index for passage in read.passages] == list(range(len(read.passages)))
    for earlier, later in pairwise(read.passages):
        assert earlier.span.end <= later.span.start
        assert earlier.paragraph <= later.paragraph
    for passage in read.passages:
        assert passage.span in read.paragraphs[passage.paragraph]
        assert passage.section is None or passage.span in read.sections[passage.section].extent


@given(texts, st.data())
def test_a_span_finds_its_passage(text: str, data: st.DataObject) -> None:
    """`passage_at` and `passages_over` agree with a look at every passage."""
    read = document(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))

    holding = [passage for passage in read.passages if span in passage.span]
    assert read.passage_at(span) == (holding[0] if holding else None)
    assert read.passages_over(span) == tuple(
        passage for passage in read.passages if passage.span.overlaps(span)
    )


@given(texts)
def test_sections_nest(text: str) -> None:
    """A section lies inside its parent, one level below it."""
    sections = document(text).sections

    for section in sections:
        if section.parent is not None:
            parent = sections[section.parent]
            assert section.extent in parent.extent
            assert section.level == parent.level + 1
