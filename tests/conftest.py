"""The real report, read once, and comparison with files kept in tests/golden."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from kg.document.model import Document
from kg.document.reader import read

# What a property needs to hold is no question of time, and a busy machine would fail it.
settings.register_profile("untimed", deadline=None)
# Where a change is judged, the same examples each time; elsewhere new ones, to find the unthought of.
settings.register_profile("judged", deadline=None, derandomize=True)
settings.load_profile("judged" if os.environ.get("CI") else "untimed")
TESTS = Path(__file__).parent
REPORTS = TESTS.parent / "data" / "reports"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the switch that writes golden files anew, for a change that is meant."""
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden from what the code makes now"
    )


@pytest.fixture(scope="session")
def jiading() -> Document:
    """The report of the first half of 2021, as read."""
    return read(REPORTS / "jiading-2021h1")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with tests/golden/NAME, or writes it there under --update-golden."""

    def compare(name: str, made: str) -> None:
        path = TESTS / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
        assert made == path.read_text(encoding="utf-8"), (
            f"{name} changed; if it is meant: pytest --update-golden"
        )

    return compare
