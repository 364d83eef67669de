"""The explorer over a graph that another server has: it reads by SPARQL alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
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
    "/disagreements",
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
    """Word for word."""
    there, here = (_words(client.get(path, headers=BROWSER).text) for client in (elsewhere, report))
    assert there == here


def _words(page: str) -> list[str]:
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]+>", " ", main).split()


def test_a_state_leads_to_its_line_of_the_ledger(elsewhere: httpx.Client) -> None:
    """The graph has the pledge, its state and both sentences; only the rule lies with the build."""
    page = elsewhere.get("/indicators", headers=BROWSER).text
    links = re.findall(r'<a href="(/ledger\?[^"]+)">进度滞后</a>', page)
    assert links
    for link in links:
        line = elsewhere.get(unescape(link), headers=BROWSER).text
        assert '<article class="line st-Behind">' in line


def test_a_person_sees_what_is_left_to_judge(elsewhere: httpx.Client, report: httpx.Client) -> None:
    """The same pairs as over the build, which also has those that rules decided."""
    pages = [client.get("/review", headers=BROWSER).text for client in (elsewhere, report)]
    there, here = (re.findall(r'<li><a href="/review[^"]*">(.*?)</a>', page) for page in pages)
    assert there == here != []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/coverage", "图谱来自别处的服务，只知道哪些句子有事实"),
        ("/ledger", "规则、理由和算式请在建图的机器上看"),
        ("/review", "规则已经定了的请在建图的机器上看"),
        ("/reports?check", ""),
    ],
)
def test_what_a_page_lacks_is_said_there_alone(
    elsewhere: httpx.Client, report: httpx.Client, path: str, said: str
) -> None:
    """Every page opens; what only the build keeps is told on the page, and not on that over a build."""
    there, here = (client.get(path, headers=BROWSER, follow_redirects=True) for client in (elsewhere, report))
    assert there.status_code == here.status_code == 200
    assert said in there.text
    assert not said or said not in here.text


def test_sentences_without_facts_are_what_was_not_understood(elsewhere: httpx.Client) -> None:
    """Which verbs cost most is told of whole sentences, with links to them."""
    page = elsewhere.get("/coverage", headers=BROWSER).text
    lost = re.search(r"字中有 (\d+) 字未读懂", page)
    assert lost
    assert int(lost[1]) > 1000
    assert re.search(r'<a href="[^"]+#char=\d+,\d+"><mark>', page)


def test_a_report_is_checked_by_its_facts(elsewhere: httpx.Client, report: httpx.Client) -> None:
    """The same statements below each sentence; that gaps are not known is said."""
    address = report.get("/reports", headers=BROWSER).headers["location"]
    there, here = (client.get(f"{address}?check", headers=BROWSER).text for client in (elsewhere, report))
    stated = [re.findall(r'<ul class="stated">.*?</ul>', page, re.DOTALL) for page in (there, here)]
    assert stated[0] == stated[1] != []
    assert "这里只分有没有事实" in there
    assert '<u class="lost">' not in there
