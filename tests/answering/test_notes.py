"""Notes: a kind each, put into words of one language or of both only when they are shown."""

from __future__ import annotations

import re

import pytest

from kg.answering import Note, NoteKind, in_language
from kg.answering.notes import Bearing, stated

SHOWN = [
    (Note(NoteKind.ALSO, "某某 5%"), "另有 · also: 某某 5%", "另有: 某某 5%", "also: 某某 5%"),
    (
        Note(NoteKind.SAID_OTHERWISE, "甲, 乙", ("竣工",)),
        "按“竣工”一词; 另有 · said otherwise of: 甲, 乙",
        "按“竣工”一词; 另有: 甲, 乙",
        "said otherwise of: 甲, 乙",
    ),
    (stated("增加值: 7% · 8%"), "增加值: 7% · 8%", "增加值: 7% · 8%", "增加值: 7% · 8%"),
    (
        Note(NoteKind.FELL, "", ("某某 -3%",)),
        "某某 -3% (下降) · 某某 -3% (a fall)",
        "某某 -3% (下降)",
        "某某 -3% (a fall)",
    ),
]


@pytest.mark.parametrize(("note", "both", "chinese", "english"), SHOWN, ids=[row[1] for row in SHOWN])
def test_a_note_is_put_into_words_last(note: Note, both: str, chinese: str, english: str) -> None:
    """As text a note stands in both languages, on a page in one; what the report has for it is said once."""
    assert str(note) == both
    assert in_language(note, chinese=True) == chinese
    assert in_language(note, chinese=False) == english


@pytest.mark.parametrize("kind", NoteKind, ids=lambda kind: kind.name)
def test_every_kind_says_what_it_means_in_both_languages(kind: NoteKind) -> None:
    """Chinese on one side and none on the other; only what is stated says nothing."""
    assert bool(kind.zh) == bool(kind.en) == (kind is not NoteKind.STATED)
    assert not re.search("[\u4e00-\u9fff]", kind.en)
    assert not kind.zh or re.search("[\u4e00-\u9fff]", kind.zh)
    assert Note(kind, "", ("1", "2")).doubts == (kind.bearing is Bearing.DOUBT)


def test_a_mark_between_languages_in_a_name_makes_no_doubt() -> None:
    """Whether a note doubts is its kind, whatever the report's own words look like."""
    assert not stated("甲 · 乙").doubts
    assert Note(NoteKind.LOOSE).doubts
