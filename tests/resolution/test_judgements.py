"""Files of judgements: read in order, refused with file, row and mend where they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import JudgementError
from kg.resolution.judgements import read_judgements
from kg.resolution.model import Verdict

HEADER = "left,right,verdict,by,date,reason\n"
ROW = "北湖科技园,北湖科技城,same,王芳,2022-03-01,同一规划\n"


def test_no_folder_is_no_judgement(tmp_path: Path) -> None:
    """Nobody needs to have judged anything."""
    assert read_judgements(tmp_path / "none") == ()
    assert read_judgements(tmp_path) == ()


def test_rows_are_read_in_order(tmp_path: Path) -> None:
    """Files by name, rows from the top; blank rows and a BOM are nothing."""
    (tmp_path / "b.csv").write_text(HEADER + ROW.replace("same", "different"), encoding="utf-8")
    (tmp_path / "a.csv").write_text("\ufeff" + HEADER + "\n" + ROW, encoding="utf-8")
    first, second = read_judgements(tmp_path)
    assert (first.left, first.right, first.verdict) == ("北湖科技园", "北湖科技城", Verdict.SAME)
    assert (first.by, first.score, first.reason) == ("王芳 (a.csv:3)", 1.0, "同一规划")
    assert second.verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("content", "place", "mend", "reason"),
    [
        ("", "1", "begin with left,right,verdict", "an empty file"),
        ("left,right,verdict\n", "1", "begin with left,right,verdict", "wrong columns"),
        (HEADER.replace("left,right", "right,left") + ROW, "1", "begin with", "columns in another order"),
        (HEADER + "北湖科技园,北湖科技城,same\n", "2", "6 cells", "a row that is too short"),
        (HEADER + ROW.rstrip() + ",more\n", "2", "6 cells", "a row that is too long"),
        (HEADER + ROW + ROW.replace("same", "maybe"), "3", "same or different", "no such verdict"),
        (HEADER + ROW.replace("same", "unsure"), "2", "same or different", "unsure is for rules to say"),
        (HEADER + ROW.replace("same", ""), "2", "same or different", "no verdict"),
        (HEADER + ROW.replace("北湖科技园", " "), "2", "fill left", "no name"),
        (HEADER + ROW.replace("王芳", ""), "2", "fill", "nobody said so"),
        (HEADER + ROW.replace("同一规划", ""), "2", "fill", "no reason"),
        (HEADER + ROW.replace("同一规划", "因" * 200_000), "", "", "a cell too long for a cell"),
    ],
)
def test_a_bad_file_is_told_in_one_line(
    tmp_path: Path, content: str, place: str, mend: str, reason: str
) -> None:
    """The file, the row and the mend; never a traceback."""
    path = tmp_path / "judgements.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(JudgementError) as caught:
        read_judgements(tmp_path)
    assert caught.value.source == str(path), reason
    assert place in caught.value.place
    assert mend in caught.value.mend
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A spreadsheet saved as GBK is told to be saved as UTF-8."""
    (tmp_path / "judgements.csv").write_bytes((HEADER + ROW).encode("gbk"))
    with pytest.raises(JudgementError, match="UTF-8"):
        read_judgements(tmp_path)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    """What cannot be opened is an error too."""
    (tmp_path / "judgements.csv").mkdir()
    with pytest.raises(JudgementError):
        read_judgements(tmp_path)
