"""On the pages of works, their lives and their lists a halt is shown beside how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.pipeline import build
from kg.web.settings import Settings
from tests.web.serving import page, serving

FIRST = "一、上半年情况\n滨江隧道加快推进。沧河水厂项目停工。\n"
SECOND = "一、全年情况\n沧河水厂项目全面复工。滨江隧道停工。\n"
HALTED = '<span class="badge waiting">停工</span>'


@pytest.fixture(scope="module")
def halted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server over two reports of a district that does not exist."""
    folder: Path = tmp_path_factory.mktemp("halted")
    for name, text, period in (
        ("2030h1", FIRST, "2030-01-01/2030-06-30"),
        ("2030", SECOND, "2030"),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        stated = f'title = "云溪区{name}工作总结"\nissuer = "云溪区人民政府"\nperiod = "{period}"\n'
        (folder / f"{name}.toml").write_text(stated, encoding="utf-8")
    build([folder / "2030h1.txt", folder / "2030.txt"], folder / "kg")
    with serving(Settings(folder / "kg")) as opened:
        yield opened


def address(client: httpx.Client, label: str) -> str:
    """The IRI of the project of that name, from its list."""
    lines = page(client, "/list/Project.csv").splitlines()
    return next(line.rpartition(",")[2] for line in lines if label in line)


def test_an_open_halt_stands_beside_the_status(halted: httpx.Client) -> None:
    """On the thing's page and its life; the status itself is still how far it came."""
    life = page(halted, f"/life?thing={quote(address(halted, '滨江隧道'), safe='')}")
    own = re.search(r'<h1 dir="auto"><a[^>]* href="([^"]+)"', life)
    assert own is not None
    for text in (life, page(halted, own[1])):
        assert '<span class="badge status">推进中</span>' in text
        assert HALTED in text


def test_a_halt_that_has_ended_does_not(halted: httpx.Client) -> None:
    """What was resumed by the next report shows the halt among its steps only."""
    text = page(halted, f"/life?thing={quote(address(halted, '沧河水厂项目'), safe='')}")
    assert HALTED not in text
    assert "停工" in text
    assert '<b class="waits">停工' in text


def test_the_list_of_projects_says_it_too(halted: httpx.Client) -> None:
    """The status column has both, on the page and in the file."""
    rows = {line.split(",")[0]: line.split(",")[1] for line in page(halted, "/list/Project.csv").splitlines()}
    assert rows["滨江隧道"] == "推进中；停工"
    assert "停工" not in rows["沧河水厂项目"]
