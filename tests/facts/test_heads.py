"""What a line is about that opens with a name and a colon, as lists of projects do."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from tests.facts.reading import report, stated

LINE = "泽柏换热器:总投资1.2亿元,占地100亩,一期于2020年正式投产;二期正在建设,项目已于9月底开工。"


def test_a_line_that_opens_with_what_it_sizes_is_about_it() -> None:
    """What stands before the colon is a project, and phases and steps told of 项目 are its own."""
    found = stated(LINE)
    assert "泽柏换热器 is Project" in found
    assert {"泽柏换热器一期 in_production", "泽柏换热器二期 progressing"} <= found


def test_sizes_told_behind_the_head_are_of_it() -> None:
    """总投资 and 占地 by themselves are figures of the thing, not of the district."""
    figures = extract(report(LINE)).observations
    scopes = {fact.indicator.label: fact.scope.label for fact in figures if fact.scope is not None}
    assert scopes == {"总投资": "泽柏换热器", "占地": "泽柏换热器"}


@pytest.mark.parametrize("text", ["主要指标:财政收入1.2亿元,占地100亩。", "项目情况:新增企业3家。"])
def test_a_heading_with_a_colon_is_no_thing(text: str) -> None:
    """Only what the words behind the colon tell the size of is one."""
    assert not any(line.endswith("is Project") for line in stated(text))
