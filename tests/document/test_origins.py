"""The map of origins beside a report's text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.document.origins import ORIGINS, origins_from_json, origins_to_json
from kg.document.reader import read
from kg.errors import ReadError
from kg.text import OffsetMap, Origin, Span


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["char", "page=1&line=2"]), st.integers(0, 99))))
def test_a_map_written_and_read_is_the_same(parts: list[tuple[int, str, int]]) -> None:
    """JSON loses nothing."""
    at, origins = 0, []
    for length, place, start in parts:
        origins.append(Origin(Span(at, at + length), place, start, start + length))
        at += length
    made = OffsetMap(tuple(origins))

    assert origins_from_json(origins_to_json(made)) == made


def test_a_text_made_from_a_page_keeps_its_way_back(tmp_path: Path) -> None:
    """The folder that a build keeps of a page reads as the page did."""
    (tmp_path / "a.html").write_text("<html><body><p>某区开工5个。</p></body></html>", encoding="utf-8")
    page = read(tmp_path / "a.html")
    assert page.origins is not None
    kept = tmp_path / "a"
    kept.mkdir()
    (kept / "report.txt").write_text(page.source.text, encoding="utf-8")
    (kept / ORIGINS).write_text(origins_to_json(page.origins), encoding="utf-8")

    assert read(kept).origins == page.origins


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no map of origins"),
        ("{}", "no list of origins"),
        ('[[0, 5, "char"]]', "no origin"),
        ('[[0, 500, "char", 0, 500]]', "the map goes beyond the text"),
    ],
)
def test_a_wrong_map_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """The message names the file and the mend."""
    (tmp_path / "report.txt").write_text("某区开工5个。", encoding="utf-8")
    (tmp_path / ORIGINS).write_text(text, encoding="utf-8")

    with pytest.raises(ReadError, match=message):
        read(tmp_path)
