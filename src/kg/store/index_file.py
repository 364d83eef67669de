"""A file of SQLite in a build's index: written anew, and never half."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_index(folder: Path, name: str, schema: str) -> Iterator[sqlite3.Connection]:
    """A new file with these tables in place of the one of that name, committed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).unlink(missing_ok=True)
    database = sqlite3.connect(folder / name)
    try:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + schema)
        with database:
            yield database
    finally:
        database.close()
