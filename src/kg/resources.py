"""Finds the folders that ship with the code: in the wheel inside the package, in a checkout at its top."""

from __future__ import annotations

from pathlib import Path

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
