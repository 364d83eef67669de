"""What the end of a line tells: a heading of years, a signature."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.document.line_ends import line_ends
from kg.document.reader import read
from kg.resources import toml
from tests.document.factories import document


def samples(kind: str, key: str) -> list[str]:
    """The examples of one kind of line, or what is none."""
    entries = toml("document/data/line_ends.toml")["line"]
    return [line for entry in entries if entry["id"] == kind for line in entry[key]]


def is_heading(line: str) -> bool:
    """Whether a line opens a part of the report."""
    read = document(f"{line}\n全区经济运行总体平稳。\n")
    return line in [read.text(section.title) for section in read.sections]


def is_signature(line: str, folder: Path) -> bool:
    """Whether a report may end in the line."""
    file = folder / "report.txt"
    file.write_text(f"全区新建学校5所。\n{line}", encoding="utf-8")
    return not any("full stop" in note for note in read(file).notes)


@pytest.mark.parametrize("line", samples("period_parts", "match"))
def test_years_and_what_was_done_in_them_head_a_part(line: str) -> None:
    """Each example is a heading, and ends in one of the words."""
    assert line.endswith(line_ends("period_parts"))
    assert is_heading(line)


@pytest.mark.parametrize("line", samples("period_parts", "no_match"))
def test_other_words_behind_years_head_none(line: str) -> None:
    """A line about the same years that ends in another word is no heading."""
    assert not is_heading(line)


@pytest.mark.parametrize("line", samples("signed", "match"))
def test_a_signature_needs_no_full_stop(line: str, tmp_path: Path) -> None:
    """Each example may be the last line of a whole text."""
    assert line.endswith(line_ends("signed"))
    assert is_signature(line, tmp_path)


@pytest.mark.parametrize("line", samples("signed", "no_match"))
def test_other_last_lines_are_asked_about(line: str, tmp_path: Path) -> None:
    """A last line that ends in the middle of what it says is told."""
    assert not is_signature(line, tmp_path)


@pytest.mark.parametrize("head", samples("closing_rows", "match"))
def test_a_sum_or_a_note_may_close_a_table_with_fewer_cells(head: str) -> None:
    """Each example heads such a row."""
    assert head.endswith(line_ends("closing_rows"))


@pytest.mark.parametrize("head", samples("closing_rows", "no_match"))
def test_a_rows_own_name_is_no_sum(head: str) -> None:
    """What heads any other row."""
    assert not head.endswith(line_ends("closing_rows"))
