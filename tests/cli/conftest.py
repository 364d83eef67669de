"""A folder with the made-up report and its graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import METADATA, kg
from tests.factories import TEXT


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the made-up report and its graph in .kg."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "data" / "reports" / "qingchuan-2021h1"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "report.toml").write_text(METADATA, encoding="utf-8")
    (home / "data" / "judgements").mkdir()
    done = kg(home, "build")
    assert done.returncode == 0, done.stderr
    return home
