"""SHACL shapes for a package that keeps something back: they demand what is there, and nothing else less."""

from __future__ import annotations

import re
from collections.abc import Iterable

# One property shape as the project writes them: from its name to the full stop at a line's end.
BLOCK = re.compile(
    r"^(?P<name>dp-shapes:(?P<class>\w+)-\w+) a sh:PropertyShape ;.*?\.$", re.MULTILINE | re.DOTALL
)
LEAST = re.compile(r"^    sh:minCount \d+ ;\n", re.MULTILINE)


def waive(turtle: str, waived: Iterable[tuple[str, str]]) -> str:
    """The shapes without the least count of what is kept back; what is there is checked as before.

    `waived` are (class or "", property CURIE): with a class only that class's shape is changed.
    """
    kept_back = frozenset(waived)

    def loosen(match: re.Match[str]) -> str:
        path = re.search(r"^    sh:path (\S+) ;$", match[0], re.MULTILINE)
        if path and {("", path[1]), (match["class"], path[1])} & kept_back:
            return LEAST.sub("", match[0])
        return match[0]

    return BLOCK.sub(loosen, turtle) if kept_back else turtle
