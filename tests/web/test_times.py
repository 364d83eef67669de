"""The pages over time, over the made-up districts: series, lives, two reports side by side."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.export.datacube import broken_constraints
from kg.web.pages.series import scale
from tests.web.serving import page

BASE = "https://w3id.org/devplan/id/"
PARK = f"{BASE}青岚区/星湖智造园"
RETAIL = f"{BASE}indicator/社会消费品零售总额"


def test_a_series_joins_half_years_and_keeps_whole_years_and_places_apart(sequence: httpx.Client) -> None:
    """300 and 309 of two first halves are a line; 618 of a whole year is none; districts stand apart."""
    shown = page(sequence, f"/series?indicator={quote(RETAIL, safe='')}")

    assert "<polyline" in shown
    assert "青岚区 · 上半年" in shown
    assert "青岚区 · 全年" in shown
    assert "澄溪区 · 全年" in shown
    assert all(figure in shown for figure in ("300亿元", "309亿元", "618亿元", "402亿元"))


def test_a_series_is_a_data_cube(sequence: httpx.Client) -> None:
    """Every figure an observation; no constraint of the norm is broken."""
    answer = sequence.get("/series.ttl", params={"indicator": RETAIL})
    cube = [quad.triple for quad in parse(answer.content, RdfFormat.TURTLE)]

    assert answer.headers["content-type"].startswith("text/turtle")
    assert broken_constraints(cube) == []
    observations = {each.subject for each in cube if "Observation" in str(each.object)}
    assert len(observations) >= 9


def test_a_renamed_park_has_one_life_with_both_names(sequence: httpx.Client) -> None:
    """Planned by one report, done by the next; each report's own name for it; the pledge with its state."""
    shown = page(sequence, f"/life?thing={quote(PARK, safe='')}")

    assert "开工 · 计划中" in shown
    assert "开工 · 已发生" in shown
    assert "已兑现" in shown
    assert "<td>星湖智造园</td>" in shown
    assert "<td>星湖智造产业城、星湖智造园</td>" in shown
    assert shown.count('class="lane"') == 3


@pytest.mark.parametrize(
    ("thing", "other", "said"),
    [("南溪物流园", "北港物流园", "本事物并入"), ("北港物流园", "南溪物流园", "并入本事物")],
)
def test_a_merged_thing_has_a_line_into_the_other(
    sequence: httpx.Client, thing: str, other: str, said: str
) -> None:
    """From either side: the sentence that says so, the other's own rows, and the line between them."""
    shown = page(sequence, f"/life?thing={quote(f'{BASE}青岚区/{thing}', safe='')}")

    assert f'<b class="done">{said}</b>' in shown
    assert "南溪物流园并入北港物流园" in shown
    assert f"/life?thing={quote(f'{BASE}青岚区/{other}', safe='/')}" in shown
    assert f">{other}</text>" in shown
    assert shown.count('<path class="tie"') == 1
    assert "<title>南溪物流园 并入 北港物流园</title>" in shown


def test_the_iri_that_the_new_name_would_have_leads_to_the_thing(sequence: httpx.Client) -> None:
    """For people by a redirect, for programs by a triple."""
    old = "/devplan/id/青岚区/星湖智造产业城"

    moved = sequence.get(f"{old}.html", headers={"Accept": "text/html"})
    assert moved.status_code == 301
    assert moved.headers["location"] == f"/devplan/id/{quote('青岚区')}/{quote('星湖智造园')}.html"
    assert "isReplacedBy" in sequence.get(f"{old}.nt").text


def test_lives_of_several_reports_come_first(sequence: httpx.Client) -> None:
    """The list leads to each of them."""
    shown = page(sequence, "/life")
    assert shown.index("星湖智造产业城") < shown.index("人民医院门诊楼")


def test_two_reports_stand_side_by_side(sequence: httpx.Client) -> None:
    """Promises that the later one answers, figures with their difference, things of one only."""
    left, right = f"{BASE}report/2021h1", f"{BASE}report/2021"
    shown = page(sequence, f"/compare?left={quote(left, safe='')}&right={quote(right, safe='')}")

    assert "42 / 40 公顷 = 105 %" in shown
    assert "+318" in shown  # 618 of the year after 300 of its first half
    assert "云岭机器人股份有限公司" in shown


def test_one_report_alone_is_told(report: httpx.Client) -> None:
    """There is nothing to compare the real one with yet."""
    assert "没有可对照的" in page(report, "/compare")


@pytest.mark.parametrize("path", ["/series?indicator=", "/life?thing=", "/compare?left="])
@pytest.mark.parametrize(("iri", "status"), [(f"{BASE}nothing", 404), ("<bad>", 400)])
def test_what_is_not_there_is_told(sequence: httpx.Client, path: str, iri: str, status: int) -> None:
    """In the one shape of errors, for a program."""
    answer = sequence.get(path + quote(iri, safe=""), headers={"Accept": "application/json"})
    assert answer.status_code == (404 if path.startswith("/compare") else status)


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8))
def test_the_scale_holds_all_values_and_nought(values: list[float]) -> None:
    """In a few round steps."""
    low, high, step = scale(values)
    assert low <= min(0, *values) + 1e-6
    assert high >= max(0, *values) - 1e-6
    assert step > 0
    assert (high - low) / step <= 8
