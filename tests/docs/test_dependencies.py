"""docs/dependencies.md against pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAME = re.compile(r"[A-Za-z0-9_.-]+")


def _names(requirements: list[object]) -> list[str]:
    return [name for each in requirements if isinstance(each, str) for name in NAME.findall(each)[:1]]


def _dependencies() -> list[str]:
    project = PYPROJECT["project"]
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    groups = [each for group in PYPROJECT["dependency-groups"].values() for each in group]
    return sorted({*_names(project["dependencies"]), *_names(extras), *_names(groups)})


@pytest.mark.parametrize("name", _dependencies())
def test_every_dependency_earns_a_line(name: str) -> None:
    """Each dependency is named, with its reason, on the page."""
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("|")]

    assert any(name.lower() in row.lower() for row in rows)


def test_every_dependency_is_locked() -> None:
    """Both locks name every dependency with a hash."""
    used = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    tested = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").lower()

    for name in _names(PYPROJECT["project"]["dependencies"]):
        assert f"\n{name.lower()}==" in f"\n{used}"
    for name in _dependencies():
        assert f"\n{name.lower()}==" in f"\n{tested}"


def test_locks_name_no_host() -> None:
    """A lock says what to install and its hash, never where from."""
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
