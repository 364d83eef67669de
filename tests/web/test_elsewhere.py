"""The explorer over a graph that another server has: it reads by SPARQL alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.web.settings import Settings
from tests.web.serving import serving

BROWSER = {"Accept": "text/html"}
PAGES = (
    "/",
    "/indicators",
    "/industries",
    "/parks",
    "/analysis",
    "/list/Project",
    "/series",
    "/life",
    "/graph",
)


@pytest.fixture(scope="module")
def elsewhere(report: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that holds nothing itself and asks the one over the real report."""
    empty: Path = tmp_path_factory.mktemp("elsewhere")
    with serving(Settings(empty, endpoint=f"{report.base_url}/sparql")) as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES)
def test_pages_tell_what_they_tell_of_a_build(
    elsewhere: httpx.Client, report: httpx.Client, path: str
) -> None:
    """Word for word, but for links into the ledger, which is a file of the build."""
    there, here = (_words(client.get(path, headers=BROWSER).text) for client in (elsewhere, report))
    assert there == here


def _words(page: str) -> list[str]:
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]+>", " ", main).split()


def test_no_state_leads_to_a_ledger_that_is_not_there(elsewhere: httpx.Client) -> None:
    """The state is told all the same, and the ledger's page says what it would need."""
    page = elsewhere.get("/indicators", headers=BROWSER).text
    assert "进度滞后" in page
    assert 'href="/ledger?' not in page
    assert "没有建图时留下的台账文件" in elsewhere.get("/ledger", headers=BROWSER).text
