"""The pages over many reports in Chromium: they fit, they are usable by all, and the forms work."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from kg.pipeline import build
from kg.web.settings import Settings
from tests.assessment.factories import EVERY, SEQUENCE
from tests.web.browser.conftest import OpenPage
from tests.web.browser.test_pages import faults_of
from tests.web.serving import serving

OVER_ALL = ("/coverage", "/series", "/life", "/compare")
PATHS = ("/ledger", "/ledger?state=Behind", "/disagreements", "/review", *OVER_ALL)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_wider_than_the_window(open_page: OpenPage, path: str, language: str, width: int) -> None:
    """One heading of the first order, and nothing sticks out."""
    mark = "&" if "?" in path else "?"
    page = open_page(f"{path}{mark}lang={language}", width=width)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_no_serious_fault(open_page: OpenPage, path: str, scheme: Literal["light", "dark"]) -> None:
    """By axe-core's rules for contrast, names, roles and structure."""
    assert faults_of(open_page(path, scheme=scheme)) == []


def test_the_pages_over_time_fit_and_are_usable(browser: Browser, tmp_path: Path) -> None:
    """A chart, a life and two reports of the made-up districts, wide and narrow."""
    build([SEQUENCE / f"{name}.txt" for name in EVERY], tmp_path)
    park = quote("https://w3id.org/devplan/id/青岚区/星湖智造园", safe="")
    with serving(Settings(tmp_path)) as client:
        for path in (
            "/series",
            f"/life?thing={park}",
            "/compare",
            "/disagreements",
            "/ledger",
            "/indicators",
            "/",
        ):
            for width in (1280, 390):
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(str(client.base_url).rstrip("/") + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
                assert faults_of(page) == [], path
                page.close()


def test_what_is_chosen_stands_beside_its_button(browser: Browser, tmp_path: Path) -> None:
    """However long the reports' titles are, two fit side by side on a wide screen."""
    build([SEQUENCE / f"{name}.txt" for name in EVERY], tmp_path)
    with serving(Settings(tmp_path)) as client:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(str(client.base_url).rstrip("/") + "/compare")
        left, right = (page.locator("form.filters select").nth(at).bounding_box() for at in (0, 1))
        button = page.locator("form.filters button").bounding_box()
        page.close()

    assert left is not None
    assert right is not None
    assert button is not None
    assert left["y"] == right["y"]
    assert 0 < button["x"] - right["x"] - right["width"] < 40


def test_a_state_is_chosen_and_the_sentence_leads_into_the_report(open_page: OpenPage) -> None:
    """From the chip to the lines in it, from a line to the sentence in the report's text."""
    page = open_page("/ledger")
    told = int(page.locator(".states a.st-Behind b").inner_text())
    page.locator(".states a.st-Behind").click()
    assert page.locator("article.line").count() == told > 0
    page.locator("article.line .said-there a").first.click()
    assert "#char=" in page.url
