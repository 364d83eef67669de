"""README.md against the program."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kg.cli.commands import cli

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "data").rglob("README.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
COMMAND = re.compile(r"^    kg (\w+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file that is there."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_commands_shown_exist() -> None:
    """Every `kg` command that the README shows is one."""
    shown = set(COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8")))

    assert shown
    assert shown <= set(cli.list_commands(click.Context(cli)))
