"""The units a report counts in, read from data/units.toml: what each is counted in, and its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.closed import StrEnum
from kg.resources import toml
from kg.vocabulary import Comparator


class UnitKind(StrEnum):
    """What a unit measures, as far as it decides the type of a figure."""

    MONEY = "money"
    EXTENT = "extent"
    MEASURE = "measure"
    COUNT = "count"
    RATIO = "ratio"
    POINT = "point"
    TIMES = "times"
    BARE = "bare"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written and what it is counted in."""

    surface: str
    base: str
    kind: UnitKind
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Units by surface, what may not follow them, and the words that bound a value."""

    units: Mapping[str, Unit]
    per: tuple[str, ...]
    not_before: Mapping[str, tuple[str, ...]]
    before: Mapping[str, Comparator]
    after: Mapping[str, Comparator]
    inside: Mapping[str, Comparator]


@cache
def surfaces(*kinds: UnitKind) -> tuple[str, ...]:
    """How the units of some kinds are written."""
    return tuple(unit.surface for unit in lexicon().units.values() if unit.kind in kinds)


@cache
def lexicon() -> Lexicon:
    """The units and comparators of data/units.toml."""
    data = toml("values/data/units.toml")
    units = {
        surface: Unit(surface, entry["base"], UnitKind(entry["kind"]))
        for entry in data["unit"]
        for surface in entry["surfaces"]
    }
    for word in data["counts"]["words"].split():
        units[word] = Unit(word, word, UnitKind.COUNT)
    sides = {
        side: {word: Comparator(sign) for sign, words in table.items() for word in words}
        for side, table in data["comparators"].items()
    }
    not_before = {unit: tuple(words) for unit, words in data["not_before"].items()}
    return Lexicon(
        units, tuple(data["per"]["words"]), not_before, sides["before"], sides["after"], sides["inside"]
    )
