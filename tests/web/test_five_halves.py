"""The pages over five half-years of a made-up district: series, lives, side by side, as it was known then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.pipeline import build
from kg.pipeline.as_of import as_of
from kg.store.builds import LEDGER, built_file
from kg.web.settings import Settings
from tests.assessment.factories import FIVE, IN_ORDER, SEQUENCE
from tests.web.serving import page, serving

BASE = "https://w3id.org/devplan/id/"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five reports' graph."""
    folder = tmp_path_factory.mktemp("five")
    build([SEQUENCE / f"{name}.txt" for name in FIVE], folder)
    return folder


@pytest.fixture(scope="module")
def five(data: Path) -> Iterator[httpx.Client]:
    """A server over it."""
    with serving(Settings(data)) as opened:
        yield opened


def test_first_halves_of_three_years_are_one_line(five: httpx.Client) -> None:
    """And whole years of two another."""
    indicator = quote(f"{BASE}indicator/社会消费品零售总额", safe="")
    shown = page(five, f"/series?indicator={indicator}")

    assert all(figure in shown for figure in ("300亿元", "309亿元", "324.5亿元", "618亿元", "640亿元"))
    points = [line.split('"')[0].split() for line in shown.split('<polyline points="')[1:]]
    assert {3, 2} <= {len(each) for each in points}


@pytest.mark.parametrize(
    ("thing", "lanes", "said"),
    [
        ("青岚医院二期", 4, ("建成 · 计划中", "结构封顶 · 已发生", "建成 · 已发生", "已兑现")),
        ("北港物流园", 3, ("云港物流园", "北港物流园", "南溪物流园并入北港物流园", "投入运营 · 已发生")),
    ],
)
def test_a_life_goes_through_all_reports(
    five: httpx.Client, thing: str, lanes: int, said: tuple[str, ...]
) -> None:
    """A row for each that tells of it, whatever it was called."""
    shown = page(five, f"/life?thing={quote(f'{BASE}青岚区/{thing}', safe='')}")

    assert shown.count('class="lane"') >= lanes
    assert [words for words in said if words not in shown] == []


def test_the_last_two_stand_side_by_side(five: httpx.Client) -> None:
    """What the year pledged and the half answers, and the figure they tell differently."""
    left, right = (quote(f"{BASE}report/{name}", safe="") for name in ("2022", "2023h1"))
    shown = page(five, f"/compare?left={left}&right={right}")

    assert "7 / 12 公里 = 58.3 %" in shown
    assert "260 / 500 个 = 52 %" in shown


def test_as_of_the_third_half_the_graph_is_that_of_three_reports(data: Path, tmp_path: Path) -> None:
    """Its ledger knows of nothing later."""
    then = as_of(data, date(2022, 6, 30))
    build([SEQUENCE / f"{name}.txt" for name in IN_ORDER], tmp_path / "three")

    assert built_file(then, LEDGER) == built_file(tmp_path / "three", LEDGER)
    assert built_file(then, LEDGER) != built_file(data, LEDGER)
