"""Prints what to write before a command so that it reads with `.compiled`: nothing, if that is of older code.

`make build` asks it. The copy holds the digest of all that it was made of, the kind of Python among it; any
change of the code, its rules or its pages makes it unused until `make compiled` makes it anew.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).parent
COPY = ".compiled"
MADE_OF = "made-of"
# What is no part of the copy.
LEFT_OUT = frozenset({"__pycache__", "bundle"})


def digest(root: Path) -> str:
    """What a copy of the code at a place is told by."""
    found = hashlib.sha256(str(sys.implementation.cache_tag).encode())
    code = root / "src" / "kg"
    for path in sorted(code.rglob("*")):
        if path.is_file() and LEFT_OUT.isdisjoint(path.relative_to(code).parts):
            found.update(f"{path.relative_to(code).as_posix()}\n{path.stat().st_size}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def prefix(root: Path) -> str:
    """The words that make a command use the copy; none where there is no copy of this very code."""
    made_of = root / COPY / MADE_OF
    current = made_of.is_file() and made_of.read_text(encoding="ascii") == digest(root)
    return f"env PYTHONPATH={COPY}" if current else ""


if __name__ == "__main__":
    sys.stdout.write(prefix(ROOT))
