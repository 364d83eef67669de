"""`--as-of DATE`: a command over the graph as it was known on a day."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")
DAY = click.DateTime(formats=["%Y-%m-%d"])
HELP = "Take the graph as known on this day: from the reports whose time was up by then."
# What decides on names, by the parameter that says so.
DECIDING = {
    "review": "--review",
    "interactive": "--interactive",
    "same": "--same",
    "different": "--different",
    "undone": "--undo",
    "applied": "--apply",
}


def as_of_option(command: Callable[P, R]) -> Callable[..., R]:
    """Adds the option to a command that takes `data`, and gives it the folder of that day's graph."""

    @wraps(command)
    def dated(as_of_day: datetime | None, *arguments: P.args, **options: P.kwargs) -> R:
        data = options.get("data")
        if as_of_day is not None and options.get("endpoint"):
            raise click.UsageError(
                "--as-of builds the graph of that day from the reports' texts, which no endpoint has; "
                "it excludes --endpoint"
            )
        deciding = next((flag for name, flag in DECIDING.items() if options.get(name)), "")
        if as_of_day is not None and deciding:
            raise click.UsageError(
                f"--as-of excludes {deciding}: what is decided goes into the graph of today"
            )
        if as_of_day is not None and isinstance(data, Path):
            # What builds takes half a second to import, which no question should pay.
            from kg.cli.progress import progress_bar  # noqa: PLC0415
            from kg.pipeline.as_of import as_of  # noqa: PLC0415

            with progress_bar() as progress:
                options["data"] = home = as_of(data, as_of_day.date(), progress=progress)
            if not home.is_relative_to(data):
                click.echo(f"{data} cannot be written: the graph of that day is made for this once", err=True)
                # A server that is told to end removes that folder too.
                signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        return command(*arguments, **options)

    return click.option("--as-of", "as_of_day", type=DAY, metavar="DATE", help=HELP)(dated)
