"""Indicators that fell or grew, by a rate or by percentage points."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.answering import Answerer, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

TEXT = """云溪区2030年上半年工作总结

一、经济运行
规上工业增加值增长6.1%,高于全市2.1个百分点。固定资产投资增长3.2%,低于全省1.5个百分点。
空气质量优良率为92.3%,同比下降4.2个百分点。PM2.5平均浓度为30微克/立方米,同比下降10.8%。
"""


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """A report of changes by rates and points, and of points above and below other regions."""
    folder: Path = tmp_path_factory.mktemp("changing")
    report = folder / "yunxi-2030h1.txt"
    report.write_text(TEXT, encoding="utf-8")
    build([report], folder / "kg")
    return answerer(open_embedded(folder / "kg"))


CHANGED = [
    ("哪些指标下降了？", {"空气质量优良率", "PM2.5平均浓度"}, "by points and by a rate"),
    ("Which indicators fell?", {"空气质量优良率", "PM2.5平均浓度"}, "English"),
    ("哪些指标下降超过5%？", {"PM2.5平均浓度"}, "a bound is one of a rate"),
    ("哪些指标增长了？", {"规上工业增加值", "固定资产投资"}, "points above others are no growth"),
]


@pytest.mark.parametrize(("question", "expected", "reason"), CHANGED, ids=[row[2] for row in CHANGED])
def test_every_indicator_that_changed_so_is_listed(
    question: str, expected: set[str], reason: str, changing: Answerer
) -> None:
    """A list of what fell leaves out nothing that fell, however its fall is told."""
    answer = changing.ask(question)
    assert {item.label for item in answer.answers} == expected, (reason, answer.told)
