"""What government sites print around an article is left out, and nothing of the article with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest

from kg.document.page_frame import article_lines, frame_line

TITLE = "青岚区2022年上半年计划执行情况的报告"
PROSE = "上半年,全区上下锚定目标,经济运行总体平稳、稳中有进,主要指标好于预期,民生持续改善,社会大局保持稳定。"


def kinds() -> list[dict[str, list[str]]]:
    """The kinds of lines, as the package ships them."""
    text = resources.files("kg.document").joinpath("data/frame.toml").read_text("utf-8")
    found: list[dict[str, list[str]]] = tomllib.loads(text)["line"]
    return found


def samples(key: str) -> Iterator[tuple[str, str]]:
    """Each kind with each of its examples or rejects."""
    for kind in kinds():
        for line in kind[key]:
            yield str(kind["id"]), line


@pytest.mark.parametrize(("kind", "line"), list(samples("examples")))
def test_lines_of_the_frame_are_known(kind: str, line: str) -> None:
    """Each example is a line of its kind."""
    found = frame_line(line)
    assert found is not None
    assert found.id == kind


@pytest.mark.parametrize(("kind", "line"), list(samples("rejects")))
def test_lines_of_a_report_are_none(kind: str, line: str) -> None:
    """What a report may say in much the same words stays."""
    assert frame_line(line) is None, kind


def test_what_stands_before_the_title_and_after_the_end_goes_too() -> None:
    """Short lines above the title and links below the article are the site's."""
    lines = ["今日天气晴", TITLE, "一、工作回顾", PROSE, "相关文章", "青岚区2021年公报 2022-03-01"]
    assert article_lines(lines, TITLE) == [False, True, True, True, False, False]


def test_prose_after_a_line_that_usually_ends_an_article_is_kept() -> None:
    """A line that only looks like the end does not cost the rest of the report."""
    lines = [TITLE, PROSE, "相关链接", PROSE, "二、下一步工作"]
    assert article_lines(lines, TITLE) == [True, True, False, True, True]
