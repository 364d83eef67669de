"""Options and output that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")
DEFAULT_DATA = ".kg"


def default_data() -> str:
    """The folder of the built graph: `$KG_DATA`, else .kg."""
    return os.environ.get("KG_DATA") or DEFAULT_DATA


def data_option(command: Callable[P, R]) -> Callable[P, R]:
    """`-o DIR`, the folder of the built graph."""
    option = click.option(
        "-o",
        "--output",
        "data",
        type=click.Path(path_type=Path, file_okay=False),
        default=default_data,
        show_default="$KG_DATA, else .kg",
        help="Folder of the built graph.",
    )
    return option(command)


def endpoint_option(command: Callable[P, R]) -> Callable[P, R]:
    """`--endpoint URL`, a SPARQL 1.1 server instead of the built graph."""
    option = click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 endpoint instead.")
    return option(command)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns lined up, Chinese characters counted as the two cells they take."""
    widths = [max(map(cells, column)) for column in zip(header, *rows, strict=True)]
    lines = [header, ["-" * width for width in widths], *rows]
    return "".join("  ".join(map(pad, line, widths)).rstrip() + "\n" for line in lines)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(
        2 if character >= "\u1100" and not "\u2010" <= character <= "\u27bf" else 1 for character in text
    )


def pad(text: str, width: int) -> str:
    """A text made as wide as its column."""
    return text + " " * (width - cells(text))
