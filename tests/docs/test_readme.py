"""The pages of the documentation against the program: links, commands, options."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kg.cli.commands import cli

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *(ROOT / folder / "README.md" for folder in (".", "ontology", "queries")),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "data").rglob("README.md"),
    ]
)
LINK = re.compile(r"\]\((?!https?:|#)([^)#{]+)")
# A command as an indented line shows it, up to what is said of it behind wide space or #.
COMMAND = re.compile(r"^    kg ([a-z]+)\b((?:(?!   |  ?#).)*)", re.MULTILINE)
OPTION = re.compile(r"(?<=[ \[|])(--?[a-z][a-z-]*)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page names a file that is there."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_shown_exist(page: Path) -> None:
    """Every `kg` command that a page shows is one, and takes the options that it shows."""
    context = click.Context(cli)
    for name, rest in COMMAND.findall(page.read_text(encoding="utf-8")):
        command = cli.get_command(context, name)
        assert command is not None, name
        taken = {option for parameter in command.params for option in parameter.opts}
        assert set(OPTION.findall(rest)) <= taken | {"-h", "--help"}, f"kg {name}{rest}"


def test_the_readme_shows_commands() -> None:
    """So that the test above has something to test."""
    shown = {name for name, _ in COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert shown >= {"build", "add", "ask", "query", "coverage"}
