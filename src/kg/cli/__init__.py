"""The command line: one module a group of commands, loaded when its command is called."""

from __future__ import annotations

import sys

import click

from kg.cli.commands import cli
from kg.errors import KgError


def main() -> None:
    """Runs a command; a KgError is one line on stderr and exit code 1."""
    try:
        cli.main(prog_name="kg", standalone_mode=True)
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away (`kg query … | head`); nothing is wrong.
        sys.stderr.close()
        sys.exit(0)


__all__ = ["cli", "main"]
