"""Passages cut to clauses and clauses to chunks, each where it says it is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document.model import Document
from kg.mentions.clauses import ChunkKind, clauses_of
from kg.mentions.groups import groups_of
from tests.factories import document

WORDS = st.sampled_from(
    [
        *(
            "滨江大桥",
            "滨江科技园",
            "二期",
            "竣工",
            "开工建设",
            "和",
            "、",
            ",",
            "，",
            "；",
            "(一期)",
            "“两横一纵”",
        ),
        *(
            "《滨江规划》",
            "积极",
            "推进",
            "在",
            "的",
            "等",
            "26家",
            "企业",
            "12.4公里",
            "2021年",
            "年内",
            " ",
            "工作进展",
        ),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map("".join) | st.text(min_size=1, max_size=60)


def read(text: str) -> Document:
    """A report of one line."""
    return document(f"一、上半年情况\n{text}\n")


def kinds(text: str) -> list[tuple[str, ChunkKind]]:
    """The chunks of the sentence."""
    return [(chunk.text, chunk.kind) for clause in clauses_of(read(text)) for chunk in clause.chunks]


N, V, A = ChunkKind.NAME, ChunkKind.VERB, ChunkKind.ADVERB


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("滨江大桥竣工。", [("滨江大桥", N), ("竣工", V)], "a name, a verb"),
        ("竣工滨江大桥。", [("竣工", V), ("滨江大桥", N)], "the other way round"),
        ("建设滨江大桥。", [("建设", V), ("滨江大桥", N)], "建设 that begins a clause is a verb"),
        ("滨江建设集团。", [("滨江建设集团", N)], "between two words of a name it is one of them"),
        ("《滨江大桥建设规划》发布。", [("《滨江大桥建设规划》", N), ("发布", V)], "a title is taken whole"),
        (
            "积极推进“两横一纵”建设。",
            [("积极推进", V), ("“两横一纵”建设", N)],
            "a quotation is taken whole, and the adverb with its verb",
        ),
        (
            "滨江大桥、滨河隧道竣工。",
            [("滨江大桥", N), ("、", ChunkKind.CONJUNCTION), ("滨河隧道", N), ("竣工", V)],
            "two names",
        ),
        (
            "年内新建幼儿园4所。",
            [("年内", ChunkKind.TIME), ("新建", V), ("幼儿园", N), ("4所", ChunkKind.QUANTITY)],
            "when, and how many",
        ),
        ("滨江大桥(1)竣工。", [("滨江大桥", N), ("竣工", V)], "a note's number is no part of a name"),
    ],
)
def test_chunks(text: str, expected: list[tuple[str, ChunkKind]], reason: str) -> None:
    """What each stretch of a clause does in it."""
    assert kinds(text) == expected, reason


@pytest.mark.parametrize("mark", [",", "，", ";", "；", "。", ":", "：", "!", "？"])
def test_marks_part_clauses(mark: str) -> None:
    """Half-width or full-width, a mark ends a clause."""
    assert len(clauses_of(read(f"滨江大桥竣工{mark}滨河隧道开工。"))) == 2


@given(TEXTS)
def test_everything_is_where_it_says(text: str) -> None:
    """Clauses lie in their passage, chunks and names in their clause, in order and without overlap."""
    report = read(text)
    clauses = clauses_of(report)
    for one, other in itertools.pairwise(clauses):
        assert one.span.end <= other.span.start
    for clause in clauses:
        assert clause.span in clause.passage.span
        for left, right in itertools.pairwise(clause.chunks):
            assert left.span.end <= right.span.start
        for chunk in clause.chunks:
            assert chunk.span in clause.span
            assert is_within(chunk.text, report.source.folded[chunk.span.start : chunk.span.end])
        for name in (name for group in groups_of(clause) for name in group.names):
            assert name.label
            assert name.span in clause.span
            assert name.core.start == name.span.start
            assert name.core.end <= name.span.end


def is_within(words: str, text: str) -> bool:
    """Whether the text holds the words in order, notes and white space between them left out."""
    rest = iter(text)
    return all(character in rest for character in words)


@pytest.mark.parametrize(
    ("text", "verb"),
    [("引智引才,建设滨江大桥", "引智"), ("引智慧农业入村", ""), ("做强市场主体", "做强")],
)
def test_a_verb_does_not_end_inside_a_field(text: str, verb: str) -> None:
    """引|智慧农业: a verb that opens a clause may end inside a word, but not inside a field's name."""
    first = kinds(text)[0]
    assert (first == (verb, ChunkKind.VERB)) is bool(verb)
