"""What the heads of a table's columns say: what the figures under each are of, when and in what unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.document.model import Cell, Document, Row, Table
from kg.facts.figures.words import headed, words
from kg.resources import toml
from kg.text import Span
from kg.values.period import find_periods
from kg.values.quantity import find_quantities
from kg.vocabulary import FigureRole

_FIGURE = re.compile(r"[<>≤≥±+\-约超]*\s*\d")
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]+)\)|(?<=[^\d%])(?P<sign>%)$")
_UNIT_LINE = re.compile(r"单位:(?P<units>[^)\n]+)")
_SPLIT = re.compile(r"[、,;/\s]+")
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head: the role, kind, time and unit of its figures; `measure` names what they are of.

    `keys` says that its cells name what the row is of, `things` that these are projects or places.
    """

    role: FigureRole | None = None
    change: bool = False
    share: bool = False
    is_unit: bool = False
    index: bool = False
    whole_year: bool = False
    keys: bool = False
    things: bool = False
    unit: str = ""
    measure: tuple[str, Span] | None = None
    period: str = ""
    heads: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns by number, how many rows under the header still belong to it, and its unit."""

    columns: tuple[Column, ...]
    skip: int = 0
    units: tuple[str, ...] = ()

    def at(self, cell: Cell) -> Column:
        """The column of a cell; one that says nothing where the row is longer than the header."""
        return self.columns[cell.column] if cell.column < len(self.columns) else Column()

    @property
    def measures(self) -> int:
        """How many different statistics the columns name."""
        return len({column.measure[0] for column in self.columns if column.measure})

    def unit_for(self, column: Column) -> str:
        """The unit that the line over the table gives figures of a column."""
        rate = column.change or column.share
        return next((unit for unit in self.units if (unit == "%") is rate), "")


def layout(document: Document, table: Table, year: int | None) -> Layout:
    """The columns of a table as its header, or both rows of it, name them."""
    if table.header is None:
        return Layout(())
    rows = [table.header.cells]
    while (
        len(rows) < 3
        and len(table.rows) > len(rows)
        and _goes_on(document, table.header, table.rows[len(rows) - 1].cells)
    ):
        rows.append(table.rows[len(rows) - 1].cells)
    width = max(
        (cell.column for row in [*rows, *(row.cells for row in table.rows)] for cell in row), default=0
    )
    columns = [_column(document, list(_heads(rows, at)), year) for at in range(width + 1)]
    return Layout(tuple(_completed(columns)), len(rows) - 1, _units(document, table))


def _goes_on(document: Document, header: Row, cells: tuple[Cell, ...]) -> bool:
    """Whether a row under the header is more of it: no figure in it, and its words are those of columns.

    A name that spans both rows may stand in either.
    """
    names = {cell.column: document.folded(cell.span).strip() for cell in header.cells}
    if cells and cells[0].column == 0 and cells[0].column in names:
        cells = cells[1:] if names[0] == document.folded(cells[0].span).strip() else ()
    texts = [document.folded(cell.span) for cell in cells]
    if not texts or cells[0].column == 0 or any(_FIGURE.match(text) and "年" not in text for text in texts):
        return False
    return all(any(pattern.search(text) for pattern, _ in _kinds()) for text in texts)


def _heads(rows: list[tuple[Cell, ...]], at: int) -> Iterator[Cell]:
    """The cells of the header over a column; one that spans several columns stands at the first of them."""
    for number, cells in enumerate(rows):
        own = next((cell for cell in cells if cell.column == at), None)
        if own is None and number < len(rows) - 1:
            own = max(
                (cell for cell in cells if cell.column < at), key=lambda cell: cell.column, default=None
            )
        if own is not None:
            yield own


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], Mapping[str, object]], ...]:
    data = toml("facts/figures/columns.toml")
    return tuple((re.compile(entry["match"]), entry) for entry in data["column"])


def _column(document: Document, cells: list[Cell], year: int | None) -> Column:
    texts = [document.folded(cell.span).replace(" ", "") for cell in cells]
    head = "".join(texts)
    entries = [entry for pattern, entry in _kinds() if pattern.search(head)]
    first: Mapping[str, object] = entries[0] if entries else {}
    role = next((str(entry["role"]) for entry in entries if "role" in entry), None)
    bracket = next((unit for text in reversed(texts) if (unit := _IN_BRACKETS.search(text))), None)
    named = list(find_periods(head, year)) if "期=" not in head else []
    return Column(
        role=FigureRole(role) if role else None,
        change=any(entry.get("change") for entry in entries),
        share=any(entry.get("share") for entry in entries),
        is_unit=bool(first.get("unit")),
        index=any(entry.get("index") for entry in entries),
        whole_year=first.get("period") == "year" and not named,
        keys=bool(first.get("keys")),
        things=bool(first.get("things")),
        unit=(bracket["unit"] or bracket["sign"]) if bracket else "",
        measure=next((found for cell in cells if (found := _measure(document, cell))), None),
        period=named[0].period.iso if named and "比" not in head else "",
        heads=tuple(cell.span for cell in cells),
    )


def _measure(document: Document, cell: Cell) -> tuple[str, Span] | None:
    """The statistic that a column's head names, without its unit and period."""
    text = document.folded(cell.span)
    stop = text.find("(") if "(" in text else len(text)
    start = max((each.span.end for each in find_periods(text[:stop], 2000)), default=0)
    start = 0 if text[start:stop].startswith("计划") else start
    name = "".join(text[start:stop].split())
    statistic = headed(name, 0, len(name)) or name in words().members or name.endswith("投资计划")
    if not statistic or name in words().no_measures or len(name) > _MOST_WORDS:
        return None
    return name, Span(cell.span.start + start, cell.span.start + stop)


def _completed(columns: list[Column]) -> Iterator[Column]:
    """A growth or share beside a statistic is that statistic's; without a column of names the first is it."""
    named = next((at for at, column in enumerate(columns) if column.keys), None)
    first = next((at for at, column in enumerate(columns) if not column.is_unit), 0)
    before: tuple[str, Span] | None = None
    time = ""
    for number, column in enumerate(columns):
        if number == first and (named is None or named > first + 1):
            column = replace(column, keys=True)
        if (column.change or column.share or column.role) and column.measure is None:
            column = replace(column, measure=before)
        if (column.change or column.share) and not column.period:
            column = replace(column, period=time)
        before = None if column.keys else column.measure or before
        time = "" if column.keys else column.period or time
        yield column


def _units(document: Document, table: Table) -> tuple[str, ...]:
    """The units of 单位:亿元、% over the table or in its caption."""
    for span in (table.unit, table.caption):
        found = _UNIT_LINE.search(document.folded(span)) if span else None
        if found:
            return tuple(unit for unit in _SPLIT.split(found["units"]) if unit and is_unit(unit))
    return ()


def is_unit(words_there: str) -> bool:
    """Whether words are a unit of measure, whole: 万人, 亿元, %."""
    found = find_quantities("1" + words_there)
    return len(found) == 1 and len(found[0].span) == len(words_there) + 1
