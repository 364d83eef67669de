"""Where a sentence ends, and where it does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document.sentences import sentences
from kg.text import Span

CASES = (
    ("增长5%。下降2%！为何？", ["增长5%。", "下降2%！", "为何？"], "the three marks end a sentence"),
    ("真的吗?是的!", ["真的吗?", "是的!"], "so do their half-width forms"),
    ("开工一期；建成二期。", ["开工一期；建成二期。"], "a semicolon does not"),
    (
        "提出“要快。要好。”的要求。随后",
        ["提出“要快。要好。”的要求。", "随后"],
        "nothing ends inside quotation marks",
    ),
    ("印发《方案。试行》文件。", ["印发《方案。试行》文件。"], "nor inside a title"),
    ("完成（含在建。下同）五项。", ["完成（含在建。下同）五项。"], "nor inside brackets"),
    (
        "打造“样板工程。推进建设。",
        ["打造“样板工程。", "推进建设。"],
        "a quotation mark nobody closed holds nothing together",
    ),
    (
        "建成样板。”推进建设。",
        ["建成样板。”", "推进建设。"],
        "a closing mark nobody opened stays with what it follows",
    ),
    ("增长6.5%，达33.5亿元。", ["增长6.5%，达33.5亿元。"], "a decimal point is none"),
    ("升级为4.0版。", ["升级为4.0版。"], "nor is that of a version"),
    ("约翰.史密斯来访。", ["约翰.史密斯来访。"], "nor that of a foreign name, where 。 is in use"),
    (
        "建成三座.开工两座.",
        ["建成三座.", "开工两座."],
        "a point ends a sentence where it stands for every 。",
    ),
    ("一.总体情况", ["一.总体情况"], "but not behind a number"),
    ("太好了！！！继续。", ["太好了！！！", "继续。"], "repeated marks stay together"),
    ("　　开工。　竣工。  ", ["开工。", "竣工。"], "white space at the ends belongs to no sentence"),
    ("第一行\n第二行", ["第一行", "第二行"], "a line end ends a sentence"),
    ("“甲\n乙。丙”。", ["“甲", "乙。", "丙”。"], "and quotation marks do not reach over it"),
)


@pytest.mark.parametrize(("text", "wanted", "reason"), CASES)
def test_a_paragraph_splits_into_sentences(text: str, wanted: list[str], reason: str) -> None:
    """Each kind of end and of non-end gives the sentences a reader would see."""
    found = sentences(text, Span(0, len(text)))

    assert [text[span.start : span.end] for span in found] == wanted, reason


@given(st.text(alphabet="甲乙1.。！?”“（）()《》； 　\n", max_size=60), st.data())
def test_sentences_hold_all_but_white_space_in_order(text: str, data: st.DataObject) -> None:
    """Sentences of any stretch lie inside it, follow each other and lose no visible character."""
    start = data.draw(st.integers(0, len(text)))
    within = Span(start, data.draw(st.integers(start, len(text))))

    found = sentences(text, within)

    assert all(span in within and len(span) for span in found)
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))
    kept = "".join(text[span.start : span.end] for span in found)
    assert "".join(kept.split()) == "".join(text[within.start : within.end].split())
