"""A made-up report while it is written: the half-year it is about, its text, and what is true of it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FIRST_YEAR = 2021
Record = dict[str, object]


@cache
def words() -> dict[str, Any]:
    """The lists of words.toml."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Half:
    """Half a year, counted from 0 at the first half of FIRST_YEAR."""

    number: int

    @property
    def year(self) -> int:
        """The year it lies in."""
        return FIRST_YEAR + self.number // 2

    @property
    def first(self) -> bool:
        """Whether it is the first of its year."""
        return self.number % 2 == 0

    @property
    def period(self) -> str:
        """What its report reports on: the half-year, or after the second half the whole year."""
        return f"{self.year}-01-01/{self.year}-06-30" if self.first else str(self.year)

    @property
    def ahead(self) -> str:
        """What its report pledges for."""
        return f"{self.year}-07-01/{self.year}-12-31" if self.first else str(self.year + 1)

    @property
    def name(self) -> str:
        """As part of a report's id."""
        return f"{self.year}{'h1' if self.first else ''}"


@dataclass
class Report:
    """A text being written, and what is true of it."""

    random: Random
    half: Half
    parts: list[str] = field(default_factory=list)
    length: int = 0
    records: list[Record] = field(default_factory=list)
    named: set[tuple[str, str]] = field(default_factory=set)

    def put(self, text: str) -> tuple[int, int]:
        """Adds words and says where they stand."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def label(self, kind: str, span: tuple[int, int], **fields: object) -> None:
        """States one fact with the words from `span` as its proof."""
        start, end = span
        self.records.append({"kind": kind, **fields, "start": start, "end": end})

    def thing(self, cls: str, label: str, *, arguable: bool = False) -> None:
        """Writes a thing's name and labels it the first time."""
        span = self.put(label)
        if (cls, label) not in self.named:
            self.named.add((cls, label))
            extra: Record = {"arguable": True} if arguable else {}
            extra |= {"also": ["Park"]} if cls == "Project" and label.endswith("基地") else {}
            self.label("entity", span, **{"class": cls, "label": label, "aliases": [], **extra})

    def indicator(self, label: str, span: tuple[int, int], aliases: Sequence[str] = ()) -> None:
        """Labels an indicator the first time."""
        if ("Indicator", label) not in self.named:
            self.named.add(("Indicator", label))
            self.label("entity", span, **{"class": "Indicator", "label": label, "aliases": list(aliases)})

    def figure(
        self, indicator: str, value: str, unit: str, kind: str, role: str, period: str, suffix: str = ""
    ) -> None:
        """Writes a figure and labels it."""
        span = self.put(f"{value}{unit}{suffix}")
        comparator = ">=" if suffix == "以上" else "="
        self.label(
            "observation",
            span,
            indicator=indicator,
            value=value,
            unit=unit,
            figure_type=kind,
            comparator=comparator,
            role=role,
            period=period,
        )

    def one(self, key: str) -> str:
        """One of a list of words."""
        return str(self.random.choice(words()[key]))

    def verb(self, kind: str) -> str:
        """One way to say that a step was taken."""
        return str(self.random.choice(words()["verbs"][kind]))
