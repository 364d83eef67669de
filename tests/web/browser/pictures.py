"""Takes the pictures of docs/pictures anew from the graph of a folder: `make pictures`.

They are looked at before they are committed; no test compares them, as fonts differ between machines.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import httpx
from playwright.sync_api import sync_playwright

from kg.resources import CHECKOUT
from kg.web.settings import Settings
from tests.web.browser.conftest import MISSING, NAMES, SWITCHES
from tests.web.serving import serving

PICTURES = CHECKOUT / "docs" / "pictures"
LARGEST = (
    "SELECT ?field { ?thing dp:servesIndustry ?field } "
    "GROUP BY ?field ORDER BY DESC(COUNT(DISTINCT ?thing)) ?field LIMIT 1"
)
# Until the graph stands still and has said all it says.
SETTLING = 9000


def take(client: httpx.Client) -> None:
    """Each picture with its page, size and colours."""
    rows = client.get("/sparql", params={"query": LARGEST, "format": "csv"}).text.splitlines()
    shown: list[tuple[str, str, int, int, Literal["light", "dark"]]] = [
        ("start.png", "/", 1280, 900, "light"),
        ("graph.png", f"/graph?focus={quote(rows[1], safe='')}", 1280, 760, "light"),
        ("phone-dark.png", "/indicators", 390, 780, "dark"),
    ]
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        for name, address, width, height, scheme in shown:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(f"{str(client.base_url).rstrip('/')}{address}")
            page.wait_for_timeout(SETTLING)
            page.screenshot(path=PICTURES / name)
        browser.close()


def main() -> None:
    """The pictures of the graph of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(".kg"))
    with serving(Settings(parser.parse_args().folder)) as client:
        take(client)


if __name__ == "__main__":
    main()
