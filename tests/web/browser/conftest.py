"""A Chromium that is found or installed, and pages that must neither err nor leave the host."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "no Chromium: install Debian's (apt-get install chromium fonts-noto-cjk) or put one on PATH"

OpenPage = Callable[..., Page]


def _chromium() -> str:
    """The path of the browser that is on PATH."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    pytest.fail(MISSING, pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = _chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, report: httpx.Client) -> Iterator[OpenPage]:
    """Opens an address of the server; at the end none may have erred or asked another host for anything."""
    faults: list[str] = []
    pages: list[Page] = []
    own = str(report.base_url).rstrip("/")

    def watch(page: Page, base: str) -> None:
        def noted(message: ConsoleMessage) -> None:
            # A refusal that a page shows on purpose is no fault; one of the server's own is noted below.
            if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
                faults.append(message.text)

        def asked(request: Request) -> None:
            if not request.url.startswith((base, "data:", "blob:")):
                faults.append(f"left the host: {request.url}")

        def answered(response: Response) -> None:
            if response.status >= 500:
                faults.append(f"{response.status} from {response.url}")

        page.on("console", noted)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", asked)
        page.on("response", answered)

    def open_(
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        site: httpx.Client | None = None,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        base = str(site.base_url).rstrip("/") if site else own
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        watch(page, base)
        pages.append(page)
        page.goto(base + path if path.startswith("/") else path)
        return page

    yield open_
    for page in pages:
        page.close()
    assert faults == []
