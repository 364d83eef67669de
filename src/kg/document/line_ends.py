"""The words by which the end of a line tells a heading or a signature."""

from __future__ import annotations

from functools import cache

from kg.resources import toml


@cache
def line_ends(identifier: str) -> tuple[str, ...]:
    """The last words of one kind of line, by its id in data/line_ends.toml."""
    kinds = {str(kind["id"]): str(kind["words"]) for kind in toml("document/data/line_ends.toml")["line"]}
    return tuple(kinds[identifier].split())
