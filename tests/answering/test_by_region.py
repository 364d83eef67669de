"""Several regions' reports in one graph: each figure is told with its region, and they are compared."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.answering import Answerer, answerer
from kg.pipeline import build
from kg.store.embedded import open_embedded

REPORT = """{region}人民政府工作报告
——2030年1月10日在{region}第十届人民代表大会第五次会议上
一、2029年工作回顾
过去一年,全县固定资产投资完成{investment}亿元,同比增长{growth}%;{forest}。
"""
REGIONS = {
    "青禾县": ("53.7", "19.6", "全县森林覆盖率达到11.2%"),
    "蓝溪市": ("88.1", "3.8", "全市森林覆盖率达到44.8%"),
    "白石区": ("20.5", "7.1", "新建公厕12座"),
}


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Three short reports of three regions in one graph."""
    folder = tmp_path_factory.mktemp("regions")
    files = []
    for region, (investment, growth, forest) in REGIONS.items():
        file = folder / f"{region}.txt"
        file.write_text(
            REPORT.format(region=region, investment=investment, growth=growth, forest=forest), "utf-8"
        )
        files.append(Path(file))
    build(files, folder / "built")
    return answerer(open_embedded(folder / "built"))


AHEAD = [
    ("青禾县和蓝溪市的固定资产投资哪个多", "蓝溪市"),
    ("青禾和蓝溪哪个固定资产投资增速快", "青禾县"),
    ("哪个地区的固定资产投资最低", "白石区"),
]


@pytest.mark.parametrize(("question", "first"), AHEAD, ids=[row[0] for row in AHEAD])
def test_the_region_that_is_ahead_is_told(question: str, first: str, regions: Answerer) -> None:
    """The answer is the region, with the figure of each and the sentences."""
    answer = regions.ask(question)
    assert [item.label[:2] for item in answer.answers] == [first[:2]], answer.notes
    assert len(answer.notes) >= 2
    assert len(answer.evidence) >= 2


def test_each_region_named_has_its_figure(regions: Answerer) -> None:
    """Asked of two, the first's is the value, and both are told."""
    answer = regions.ask("青禾县和蓝溪市的固定资产投资分别是多少")
    assert (answer.value, answer.unit) == (Decimal("53.7"), "亿元")
    assert [note.split(":")[0] for note in answer.notes[:2]] == ["青禾县", "蓝溪市"]


def test_a_comparison_of_two_regions_is_decided_by_their_figures(regions: Answerer) -> None:
    """Not by whether a sentence happens to name both."""
    answer = regions.ask("青禾县的固定资产投资比蓝溪市多吗")
    assert answer.boolean is False
    assert "88.1" in answer.notes[0]
    assert regions.ask("蓝溪市的森林覆盖率比青禾县高多少").value == Decimal("33.6")


def test_a_region_without_the_figure_is_named(regions: Answerer) -> None:
    """Where one of two states nothing, there is nothing to compare."""
    answer = regions.ask("青禾县和白石区的森林覆盖率哪个高")
    assert answer.type == "none"
    assert any("白石区" in note for note in answer.notes)


def test_the_figure_of_one_region_says_whose_it_is(regions: Answerer) -> None:
    """With several reports in the graph a figure alone would not tell."""
    assert "蓝溪" in regions.ask("蓝溪市的固定资产投资是多少").notes[0]
