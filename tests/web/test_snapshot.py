"""A page kept as one file: everything in it, nothing that asks or runs."""

from __future__ import annotations

import re

import httpx
import pytest

from kg.web.snapshot import disposition

BROWSER = {"Accept": "text/html"}
PATHS = [
    "/",
    "/indicators",
    "/industries",
    "/list/Project?status=Started",
    "/analysis",
    "/vocabulary",
    "/graph",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_snapshot_holds_the_page_and_asks_nothing(report: httpx.Client, path: str) -> None:
    """Its words are there; no script, no address, and a policy under which none could be used."""
    page = report.get(path, headers=BROWSER)
    kept = report.get(path, params={**dict(httpx.URL(path).params), "snapshot": "1"}, headers=BROWSER)
    assert kept.headers["content-disposition"].startswith("attachment; ")
    text = kept.text
    assert "default-src 'none'" in text
    assert not re.search(r"<script|<link|<form|<button|<img| src=", text)
    assert set(re.findall(r' href="(.)', text)) <= {"#"}
    assert "url(" not in text.partition("<style>")[2].partition("</style>")[0].replace("url(#", "")
    assert "@import" not in text
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL)
    assert heading is not None
    assert heading[0] in text
    assert text.count("<tr>") == page.text.count("<tr>")


NAMES = [
    ("项目清单", "%E9%A1%B9%E7%9B%AE%E6%B8%85%E5%8D%95.html", "a Chinese title"),
    ('a/b\\c:"d"', "a%20b%20c%20d.html", "what no file name may hold"),
    ("x\u202egpj.exe", "x%20gpj.exe.html", "a mark that turns the direction"),
    ("\r\nSet-Cookie: x", "Set-Cookie%20x.html", "a line end"),
    ("", "page.html", "nothing"),
]


@pytest.mark.parametrize(("title", "name", "reason"), NAMES)
def test_the_file_is_named_after_its_page(title: str, name: str, reason: str) -> None:
    """Without anything that a file system or a header would take amiss."""
    header = disposition(title)
    assert header.endswith(f"filename*=UTF-8''{name}"), reason
    assert header.isprintable()
