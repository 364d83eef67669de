"""Which commands there are and where each is written; a module is imported only when its command runs."""

from __future__ import annotations

import difflib
import importlib

import click

# Command to module and the function in it; the help line is the function's docstring.
COMMANDS = {
    "build": "kg.cli.building:build",
    "add": "kg.cli.building:add",
    "remove": "kg.cli.removing:remove",
    "coverage": "kg.cli.reading:coverage",
    "review": "kg.cli.reviewing:review",
    "query": "kg.cli.querying:query",
    "validate": "kg.cli.checking:validate",
    "why": "kg.cli.checking:why",
    "evaluate": "kg.cli.evaluating:evaluate",
    "ask": "kg.cli.asking:ask",
    "ledger": "kg.cli.ledger:ledger",
    "serve": "kg.cli.serving:serve",
    "export": "kg.cli.exporting:export",
    "package": "kg.cli.exporting:package",
    "verify": "kg.cli.exporting:verify",
    "diff": "kg.cli.exporting:diff",
    "apply": "kg.cli.exporting:apply",
    "publish": "kg.cli.publishing:publish",
}


class Commands(click.Group):
    """A group that finds its commands in COMMANDS."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table, which is that of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the one command that is called."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but a misspelt command is told the nearest one."""
        near = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and near:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kg", prog_name="kg")
def cli() -> None:
    """Read a Chinese district government's report into a knowledge graph of its projects and policies."""
