"""The command line: one module a group of commands, loaded when its command is called."""

from __future__ import annotations

import sys

import click

from kg.cli.commands import cli
from kg.errors import KgError

# What a command that is stopped leaves; others have nothing to take up again.
TAKEN_UP = {
    "build": "; the graph that stood before stands, and reports already read are kept for the next run",
    "add": "; the graph that stood before stands, and reports already read are kept for the next run",
    "remove": "; the graph that stood before stands",
    "publish": "; the live graph is untouched, and the same command goes on from the last batch",
}


def main() -> None:
    """Runs a command: what the user can mend is one line on stderr.

    Exit code 1 for a KgError or a stop by Ctrl-C or SIGTERM, 2 for a command that is used wrongly.
    """
    called = next(iter(sys.argv[1:]), "")
    if called in TAKEN_UP:
        # Only what builds knows of workers.
        from kg.pipeline.workers import stop_when_asked  # noqa: PLC0415

        # Who ends it, a service manager or a time limit, gets what Ctrl-C gets.
        stop_when_asked()
    try:
        done = cli.main(prog_name="kg", standalone_mode=False)
    except KgError as error:
        end(f"kg: {error}", 1)
    except click.exceptions.NoArgsIsHelpError as error:
        end(error.format_message(), error.exit_code)
    except click.UsageError as error:
        end(misused(error), error.exit_code)
    except click.ClickException as error:
        end(f"kg: {error.format_message()}", error.exit_code)
    except click.Abort:
        end(f"kg: stopped{TAKEN_UP.get(called, '')}", 1)
    except BrokenPipeError:
        # The reader of our output went away (`kg query … | head`); nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(done if isinstance(done, int) else 0)


def _called() -> str:
    """The command that was called, where the error does not know it: an option that lacks its value."""
    known = cli.list_commands(click.Context(cli))
    return next((f"kg {word}" for word in sys.argv[1:2] if word in known), "kg")


def misused(error: click.UsageError) -> str:
    """What is wrong with the command's words, and where its use is told, on one line."""
    path = error.ctx.command_path if error.ctx and error.ctx.parent else _called()
    problem = " ".join(error.format_message().split()).rstrip(".")
    apart = "" if problem.endswith("?") else ";"
    return f"{path}: {problem[:1].lower()}{problem[1:]}{apart} `{path} --help` tells how it is used"


def end(line: str, code: int) -> None:
    """Says one line on stderr and ends."""
    click.echo(line, err=True)
    sys.exit(code)


__all__ = ["cli", "main"]
