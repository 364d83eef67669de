"""How fast the explorer is: its pages by the server's clock, the first view and the graph in a real Chromium.

    python benchmarks/explorer.py [FOLDER] [--no-browser] [--runs 5]

FOLDER is a built graph, else .kg. A page is asked for the first time once the server lets one in and has
worked out the rest, and then some times more (the median). That is by the clock, where other work counts;
the seconds of processor are those of the server's processes (Linux).
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from processor import processor_seconds, tasks_of

PATIENCE = 600.0
SEARCHES = ("chanye", "产业", "qc", "园区", "zzzz")
LISTS = ("Project", "Enterprise", "Organization", "Indicator", "Commitment", "Place")
# What takes longest to work out; pages asked for after these are met as on any day.
WARMED = ("/list/Project", "/analysis", "/series", "/life", "/coverage", "/review", "/api/search?q=a")
KINDS = ("Industry", "Park", "Place", "Enterprise", "Project", "Organization", "Indicator")
# Classes that few relations join: a view of them leaves room for an industry's neighbours.
QUIET = ("Platform", "PolicyDocument", "PolicyMeasure", "Event", "Organization")
BASE = "https://w3id.org/devplan/id/"
# Usable: tools stand and things are on the canvas.
USABLE = "graphPage.state.nodes.size > 0 && document.querySelectorAll('.tools button').length > 0"
GROWN = """async () => {
    const [state, shown] = [graphPage.state, graphPage.state.nodes.size];
    const started = performance.now();
    document.querySelector('.grow button:not([disabled])').click();
    while (state.nodes.size === shown && performance.now() - started < 20000)
        await new Promise((done) => setTimeout(done, 1));
    await new Promise((done) => requestAnimationFrame(done));
    return [performance.now() - started, state.nodes.size - shown];
}"""
PAINTED = """() => {
    const [page] = performance.getEntriesByType("navigation");
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    return [page.responseStart - page.requestStart, paint ? paint.startTime : page.domContentLoadedEventEnd];
}"""


@contextmanager
def served(built: Path) -> Iterator[tuple[int, int]]:
    """The port and the process of a server over the folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port)]
    started = time.perf_counter()
    with subprocess.Popen(command, env=_environment(built), stdout=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            sys.stdout.write(f"the start page stands {time.perf_counter() - started:.1f} s after the start\n")
            for path in WARMED:
                ask(port, path)
            sys.stdout.write(f"all is worked out {time.perf_counter() - started:.1f} s after the start\n")
            sys.stdout.write(f"and took {processor_seconds(tasks_of(process.pid)):.1f} s of processor\n")
            yield port, process.pid
        finally:
            process.terminate()


def _environment(built: Path) -> dict[str, str]:
    return {**os.environ, "KG_DATA": str(built)}


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            ask(port, "/")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("the server does not start")


def ask(port: int, path: str) -> tuple[float, bytes]:
    """Milliseconds until the whole answer is there, and the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    started = time.perf_counter()
    connection.request("GET", path, headers={"Accept": "text/html"})
    response = connection.getresponse()
    body = response.read()
    spent = 1000 * (time.perf_counter() - started)
    connection.close()
    if response.status >= 400:
        raise SystemExit(f"{response.status} for {path}: {body[:300].decode(errors='replace')}")
    return spent, body


def pages(port: int) -> list[str]:
    """Every kind of page, things by the best connected of each class."""
    found = ["/", "/graph", "/indicators", "/industries", "/parks", "/analysis", "/vocabulary", "/sparql"]
    found += [f"/list/{kind}" for kind in LISTS]
    found += ["/list/Project?status=Started", "/list/Commitment?deadline=none"]
    found += ["/ledger", "/disagreements", "/review", "/coverage", "/series", "/life", "/compare", "/reports"]
    found += ["/search?q=" + quote(text) for text in ("产业园", "哪些项目开工了？")]
    for kind in KINDS:
        nodes = json.loads(ask(port, f"/api/graph/foremost?kind={kind}")[1])["nodes"]
        if nodes:
            found.append(nodes[0]["href"])
            found.append("/graph?focus=" + quote(nodes[0]["id"], safe=""))
    report = json.loads(ask(port, "/api/search?kind=Report&q=" + quote("报告"))[1])["results"]
    return [*found, *(each["href"] for each in report[:1])]


def time_pages(port: int, process: int, runs: int) -> None:
    """Prints each page's first and median time, and the processor's time for each further one."""
    head = "| page | first ms | its processor ms | again ms | processor ms | kB |"
    sys.stdout.write(f"\n{head}\n|---|--:|--:|--:|--:|--:|\n")
    for path in pages(port):
        before = processor_seconds(tasks_of(process))
        first, body = ask(port, path)
        once = 1000 * (processor_seconds(tasks_of(process)) - before)
        before = processor_seconds(tasks_of(process))
        again = median(ask(port, path)[0] for _ in range(runs))
        spent = 1000 * (processor_seconds(tasks_of(process)) - before) / runs
        shown = path if len(path) < 60 else path[:57] + "…"
        sys.stdout.write(
            f"| `{shown}` | {first:.0f} | {once:.0f} | {again:.0f} | {spent:.0f} | {len(body) / 1000:.0f} |\n"
        )
    sys.stdout.write("\n| search | ms | processor ms |\n|---|--:|--:|\n")
    for text in SEARCHES:
        before = processor_seconds(tasks_of(process))
        spent = median(ask(port, f"/api/search?q={quote(text)}")[0] for _ in range(20 * runs))
        used = 1000 * (processor_seconds(tasks_of(process)) - before) / (20 * runs)
        sys.stdout.write(f"| {text} | {spent:.1f} | {used:.1f} |\n")


def time_browser(port: int) -> None:
    """Prints the first view of pages, 300 things on the canvas, and some more neighbours."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        sys.stdout.write("\n| first view | server ms | painted ms |\n|---|--:|--:|\n")
        for path in ("/", "/list/Project", "/indicators", "/industries", "/sparql", "/graph"):
            page.goto(f"http://127.0.0.1:{port}{path}")
            page.wait_for_load_state("networkidle")
            server, painted = page.evaluate(PAINTED)
            sys.stdout.write(f"| `{path}` | {server:.0f} | {painted:.0f} |\n")
        _time_graph(page, port)
        browser.close()


def _time_graph(page: Page, port: int) -> None:
    many = _foremost(port, *KINDS, *QUIET)[:300]
    spent = _open(page, port, many)
    sys.stdout.write(f"\n{len(many)} things on the canvas, usable after {spent:.0f} ms\n")
    industry = _foremost(port, "Industry")[:1]
    _open(page, port, [*industry, *_foremost(port, *QUIET)[:250]])
    page.locator(".inview summary").click()
    page.locator(".inview li", has=page.locator(".k-Industry")).locator("button").first.click()
    page.locator(".grow button:not([disabled])").first.wait_for()
    grown, n = page.evaluate(GROWN)
    sys.stdout.write(f"{n} more neighbours after {grown:.0f} ms\n")


def _foremost(port: int, *kinds: str) -> list[str]:
    nodes = [
        node
        for kind in kinds
        for node in json.loads(ask(port, f"/api/graph/foremost?kind={kind}&n=80")[1])["nodes"]
    ]
    return [quote(node["id"].removeprefix(BASE), safe="") for node in nodes]


def _open(page: Page, port: int, names: list[str]) -> float:
    """Milliseconds until a view of these things can be used."""
    places = "&".join(f"n={name}@{40 * (row % 20)},{40 * (row // 20)}" for row, name in enumerate(names))
    page.goto("about:blank")
    started = time.perf_counter()
    page.goto(f"http://127.0.0.1:{port}/graph#{places}")
    while not page.evaluate(f"typeof graphPage !== 'undefined' && {USABLE}"):
        pass
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("built", nargs="?", type=Path, default=Path(".kg"))
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with served(arguments.built) as (port, process):
        time_pages(port, process, arguments.runs)
        if not arguments.no_browser:
            time_browser(port)


if __name__ == "__main__":
    main()
