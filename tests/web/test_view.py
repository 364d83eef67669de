"""What pages have worked out from a build, and how another build takes its place."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from kg.pipeline import build
from kg.store.embedded import in_memory
from kg.web.graph import GraphReader
from kg.web.settings import Settings
from kg.web.site import Site
from kg.web.view import View
from tests.factories import TEXT

PATIENCE = 20.0


def test_who_cannot_wait_is_told_so() -> None:
    """Nothing until it is made, by a thread of its own; then what was made, once."""
    view, gate, made = View(GraphReader(in_memory([]))), threading.Event(), []

    def make() -> str:
        gate.wait(PATIENCE)
        made.append("made")
        return "made"

    assert view.within(0.01, ("slow",), make) is None
    assert view.within(0.01, ("slow",), make) is None
    gate.set()
    assert view.within(PATIENCE, ("slow",), make) == "made"
    assert made == ["made"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_cannot_be_made_is_an_error_of_the_one_who_asks() -> None:
    """Not of a thread that nobody hears."""

    def fail() -> str:
        raise ValueError("cannot")

    with pytest.raises(ValueError, match="cannot"):
        View(GraphReader(in_memory([]))).within(PATIENCE, ("bad",), fail)


def _report(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(text, encoding="utf-8")
    return folder


def _two_reports(folder: Path) -> list[Path]:
    return [_report(folder / "one", TEXT), _report(folder / "two", TEXT.replace("青川", "海宁"))]


@pytest.mark.parametrize("large", [True, False])
def test_a_newer_build_takes_over(tmp_path: Path, *, large: bool) -> None:
    """A small one at once; while a large one is read the pages show the one before, and nobody waits."""
    data, gate = tmp_path / "kg", threading.Event()
    reports = _two_reports(tmp_path / "reports")
    build(reports[:1], data)
    settings = Settings(data, watch_seconds=0, memory_graph_bytes=0 if large else 32_000_000)

    def prepare(_: Site) -> None:
        gate.wait(PATIENCE)

    site = Site(settings, prepare)
    before = site.view
    build(reports, data)
    if large:
        assert site.view is before
        assert site.view is before
        gate.set()
    until = time.monotonic() + PATIENCE
    while site.view is before and time.monotonic() < until:
        time.sleep(0.01)
    assert site.view.build == settings.build != before.build
    assert len(site.view.reader.rows("reports")) == 2


def test_pages_prepared_for_a_build_stay_with_it(tmp_path: Path) -> None:
    """What is worked out beforehand belongs to the view it was worked out for."""
    data = tmp_path / "kg"
    reports = _two_reports(tmp_path / "reports")
    build(reports[:1], data)
    site = Site(Settings(data, watch_seconds=0), prepare=lambda _: None)
    pinned = site.over(site.view)
    build(reports, data)
    assert len(pinned.view.reader.rows("reports")) == 1
    assert len(site.view.reader.rows("reports")) == 2
