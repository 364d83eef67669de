"""The figure of a part is no answer for the whole, and a forecast of the whole comes before it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.answering import Answerer, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

HEAD = """{region}人民政府工作报告
——2030年1月10日在{region}第十届人民代表大会第五次会议上
一、2029年工作回顾
"""
FORECAST = (
    "经济平稳增长,地区生产总值预计完成60.7亿元,可比增长6.5%;第三产业占GDP比重达到24.5%。\n"
    "产业结构趋优。全县服装业实现增加值48亿元,同比增长7.5%。\n"
)
PART_ALONE = "产业结构趋优。全县服装业实现增加值48亿元,同比增长7.5%;第三产业占GDP比重达到24.5%。\n"


def _of(text: str, folder: Path) -> Answerer:
    file = folder / "report.txt"
    file.write_text(HEAD.format(region="青禾县") + text, "utf-8")
    build([file], folder / "built")
    return answerer(open_embedded(folder / "built"))


@pytest.fixture(scope="module")
def forecast(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A report that tells the whole only as it is expected to be, and a part as it is."""
    return _of(FORECAST, tmp_path_factory.mktemp("forecast"))


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A report that tells a part and nothing of the whole."""
    return _of(PART_ALONE, tmp_path_factory.mktemp("part"))


OF_WHOLE = ["2029年地区生产总值是多少", "地区生产总值多少", "2029年GDP", "GDP是多少", "What was the GDP?"]


@pytest.mark.parametrize("question", OF_WHOLE)
def test_a_forecast_of_the_whole_comes_before_a_part(question: str, forecast: Answerer) -> None:
    """The only figure of the past year is given though it was still expected, and that is said."""
    answer = forecast.ask(question)
    assert (answer.value, answer.unit) == (Decimal("60.7"), "亿元")
    assert any("预计值" in note for note in answer.told)


@pytest.mark.parametrize("question", OF_WHOLE)
def test_a_part_is_not_given_for_the_whole(question: str, part: Answerer) -> None:
    """Where only a branch's figure and a share of the whole are stated, the whole is not."""
    answer = part.ask(question)
    assert answer.type == "none"
    assert answer.told


def test_a_part_asked_for_is_given(part: Answerer) -> None:
    """Its own name asks for it."""
    assert part.ask("服装业增加值是多少").value == 48
    assert part.ask("第三产业占GDP比重是多少").value == Decimal("24.5")


def test_a_builder_is_told_of_what_he_builds(tmp_path: Path) -> None:
    """Who builds one thing is told of it and of no other."""
    told = _of("由中建八局承建的青禾大桥开工建设,青禾体育中心竣工。\n", tmp_path)
    assert [item.label for item in told.ask("青禾大桥由谁承建").answers] == ["中建八局"]
    assert told.ask("青禾体育中心由谁承建").type == "none"
