"""Finds the folders that ship with the code: in the wheel inside the package, in a checkout at its top."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kg.errors import RuleError

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent
HOMES = {
    "ontology": Path("ontology"),
    "queries": Path("queries"),
    "gazetteers": Path("data", "gazetteers"),
    "profiles": Path("data", "profiles"),
}


def folder(name: str) -> Path:
    """The folder of that name (a key of HOMES), wherever this copy of the code keeps it."""
    shipped = PACKAGE / "resources" / name
    return shipped if shipped.is_dir() else CHECKOUT / HOMES[name]


def toml(name: str) -> dict[str, Any]:
    """A TOML file of words or rules that lies inside the package; RuleError where it is broken."""
    path = PACKAGE / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        mend = "restore the file or correct the line"
        raise RuleError(str(error), source=str(path), mend=mend) from error
