"""One line of a labelled set, with typed access to its fields and errors that name the line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.errors import LabelError
from kg.text import Span

END_OF_TEXT = 2**31
"""The end of a stretch that reaches to the end of any text."""


ONE_A_LINE = "write one object a line, as in data/labels/README.md"


@dataclass(frozen=True, slots=True)
class Record:
    """One labelled statement; `source` and `line` say where it stands."""

    fields: Mapping[str, object]
    source: str
    line: int

    @property
    def kind(self) -> str:
        """What is labelled: entity, relation … (a line that only says `exhaustive` is of that kind)."""
        return str(self.fields.get("kind", "exhaustive" if "exhaustive" in self.fields else ""))

    @property
    def arguable(self) -> bool:
        """Whether careful readers may disagree about it."""
        return self.fields.get("arguable") is True

    @property
    def quote(self) -> str:
        """The words that prove it."""
        return self.text("quote")

    @property
    def span(self) -> Span:
        """Where the quote stands."""
        start, end = self.fields.get("start"), self.fields.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
            raise self.error(f"start and end are no interval: {start}, {end}")
        return Span(start, end)

    def text(self, key: str) -> str:
        """A field that must be there, as text."""
        value = self.fields.get(key)
        if not isinstance(value, str) or not value:
            raise self.error(f"{key} is missing or no text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A field that is a list of texts, one text, or absent."""
        value = self.fields.get(key) or []
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(entry, str) for entry in values):
            raise self.error(f"{key} is no list of texts")
        return tuple(str(entry) for entry in values)

    def optional(self, key: str) -> str:
        """A field as text, empty where absent."""
        value = self.fields.get(key)
        return "" if value is None else str(value)

    def number(self, key: str) -> Decimal:
        """A field as a number, written as a JSON number or as text."""
        try:
            return Decimal(self.optional(key).replace(",", ""))
        except InvalidOperation:
            raise self.error(f"{key} is no number: {self.optional(key)!r}") from None

    def count(self) -> int | None:
        """The number of recipients, None where the label gives none."""
        return int(self.number("count")) if self.optional("count") else None

    def stretches(self, key: str) -> tuple[Span, ...]:
        """A field that is true (the whole text) or a list of [start, end]."""
        value = self.fields.get(key)
        if isinstance(value, bool) or value is None:
            return (Span(0, END_OF_TEXT),) if value else ()
        try:
            return tuple(Span(start, end) for start, end in value)  # type: ignore[attr-defined]
        except (TypeError, ValueError):
            raise self.error(f"{key} is neither true nor a list of [start, end]") from None

    def error(self, problem: str, mend: str = "") -> LabelError:
        """A LabelError that names this line."""
        return LabelError(problem, source=self.source, place=f"line {self.line}", mend=mend)


def read_records(path: Path) -> tuple[Record, ...]:
    """All lines of a labelled set, blank ones left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as problem:
        place = f"byte {problem.start}"
        raise LabelError(
            "cannot read the labels: not UTF-8", source=str(path), place=place, mend="save it as UTF-8"
        ) from problem
    except OSError as problem:
        said, mend = f"cannot read the labels: {problem.strerror}", "give the file of a labelled set"
        raise LabelError(said, source=str(path), mend=mend) from problem
    return tuple(_record(line, str(path), at) for at, line in enumerate(lines, 1) if line.strip())


def _record(line: str, source: str, at: int) -> Record:
    try:
        fields = json.loads(line, parse_float=Decimal)
    except json.JSONDecodeError as problem:
        place = f"line {at}, column {problem.colno}"
        raise LabelError(f"not JSON: {problem.msg}", source=source, place=place, mend=ONE_A_LINE) from problem
    except RecursionError as problem:
        said = "nested too deep for a label"
        raise LabelError(said, source=source, place=f"line {at}", mend=ONE_A_LINE) from problem
    if not isinstance(fields, dict):
        raise LabelError("not a JSON object", source=source, place=f"line {at}", mend=ONE_A_LINE)
    return Record(fields, source, at)
