"""The entries of the rule, lexicon and frame files, as the tests that run their examples need them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = (
    ROOT / "src" / "kg" / "mentions" / "rules",
    ROOT / "src" / "kg" / "facts" / "frames",
)
FILES = tuple(sorted(path for folder in FOLDERS for path in folder.glob("*.toml")))


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a file: `table` its key there, `fields` as written."""

    file: str
    table: str
    fields: dict[str, object]

    @property
    def id(self) -> str:
        """What the entry is called, empty where it has no id."""
        return str(self.fields.get("id", ""))

    def text(self, field: str) -> str:
        """A field as one string."""
        return str(self.fields.get(field, ""))

    def words(self, field: str = "words") -> tuple[str, ...]:
        """A field that lists words."""
        return tuple(self.text(field).split())

    def examples(self, field: str) -> tuple[str, ...]:
        """`match` or `no_match`, one example or several."""
        found = self.fields.get(field, ())
        if isinstance(found, str):
            return (found,)
        return tuple(str(each) for each in found) if isinstance(found, list) else ()


def entries(*names: str) -> tuple[Entry, ...]:
    """The entries of all files, or of those named without their ending."""
    return tuple(
        Entry(path.name, table, fields)
        for path in FILES
        if not names or path.stem in names
        for table, listed in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for fields in listed
    )


def cases(*names: str, table: str = "") -> tuple[list[tuple[Entry, str]], list[tuple[Entry, str]]]:
    """Entries with each example that must match, and with each that must not."""
    chosen = [entry for entry in entries(*names) if table in ("", entry.table)]
    return (
        [(entry, example) for entry in chosen for example in entry.examples("match")],
        [(entry, example) for entry in chosen for example in entry.examples("no_match")],
    )


def case_id(value: object) -> str:
    """How pytest shows one side of a case."""
    return value.id if isinstance(value, Entry) else str(value)
