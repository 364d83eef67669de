"""Figures in the cells of tables: the row's head names the statistic, the column's head says of what kind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from kg.document.model import Cell, Document, Passage, Row, Table
from kg.facts.figures.labels import aliases, output_names
from kg.facts.figures.words import headed
from kg.facts.horizon import Horizon, clause_horizon, horizon
from kg.facts.model import Evidence, Figure, ObservationFact
from kg.mentions.model import Mention
from kg.text import Span, fold
from kg.values.period import Period, parse_period
from kg.values.quantity import Quantity, find_quantities
from kg.values.units import UnitKind
from kg.vocabulary import EntityClass, FigureRole, FigureType, Modality

RULE = "figure.row"
_NUMBER = re.compile(r"\s*(?P<number>[-+]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s]*)\s*")
_MEASURES = ("产量", "销量", "产值", "增加值", "面积", "余额", "收入", "支出", "投资")
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]+)\)")
_NUMBERING = re.compile(r"^\s*(?:[#*]|其中[::]?|(?:\d{1,2}|[一二三四五六七八九十]+)[.、.](?!\d))*\s*")

_NUMBERED_CAPTION = re.compile(r"^表\s*[一二三四五六七八九十\d]{1,2}?\s*(?=\d{4}年|\D)")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column's head says: the role and kind of its figures, and their unit if it names one."""

    role: FigureRole | None = None
    change: bool = False
    share: bool = False
    is_unit: bool = False
    index: bool = False
    whole_year: bool = False
    unit: str = ""
    head: Span | None = None


def rows(document: Document) -> Iterator[ObservationFact]:
    """Every figure of the numeric cells, row by row."""
    by_row = {(each.table, each.row): each for each in document.passages if each.table is not None}
    for table in document.tables:
        if table.header is None:
            continue
        columns = [_column(document, cell) for cell in table.header.cells]
        for number, row in enumerate(table.rows):
            passage = by_row.get((table.index, number))
            if passage is not None and row.head is not None:
                yield from _row(document, table, row, columns, passage)


def _row(
    document: Document, table: Table, row: Row, columns: list[Column], passage: Passage
) -> Iterator[ObservationFact]:
    unit = next((_text(document, cell) for cell in row.cells if _of(columns, cell).is_unit), "")
    found = [(cell, figure) for cell in row.cells[1:] if (figure := _figure(document, cell, columns, unit))]
    if not found or row.head is None:
        return
    indicator = _indicator(document, row.head, found, columns)
    when = _when(document, table, passage)
    growth = _is_growth_row(found, indicator.label)
    for cell, figure in found:
        column = _of(columns, cell)
        quantity = replace(figure, base_unit="上年=100") if column.index else figure
        yield _observation(document, indicator, cell, quantity, column, when, growth)


def _of(columns: list[Column], cell: Cell) -> Column:
    return columns[cell.column] if cell.column < len(columns) else Column()


def _text(document: Document, cell: Cell) -> str:
    return fold(document.text(cell.span)).strip()


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], Mapping[str, object]], ...]:
    data = tomllib.loads(resources.files("kg.facts.figures").joinpath("columns.toml").read_text("utf-8"))
    return tuple((re.compile(entry["match"]), entry) for entry in data["column"])


def _column(document: Document, cell: Cell) -> Column:
    head = fold(document.text(cell.span)).replace(" ", "")
    entry = next((entry for pattern, entry in _kinds() if pattern.search(head)), {})
    bracket = _IN_BRACKETS.search(head)
    return Column(
        role=FigureRole(str(entry["role"])) if "role" in entry else None,
        change=bool(entry.get("change")),
        share=bool(entry.get("share")),
        is_unit=bool(entry.get("unit")),
        index=bool(entry.get("index")),
        whole_year=entry.get("period") == "year",
        unit=bracket["unit"] if bracket else "",
        head=cell.span,
    )


def _figure(document: Document, cell: Cell, columns: list[Column], row_unit: str) -> Quantity | None:
    """The one quantity of a cell, with the unit of its column or row where the cell has none."""
    column = _of(columns, cell)
    text = _text(document, cell)
    if column.is_unit or not text:
        return None
    match = _NUMBER.fullmatch(text)
    unit = column.unit or ("" if column.change or column.share or column.index else row_unit)
    if match and not match["unit"]:
        if not unit and not column.index:
            unit = "%" if column.change or column.share else ""
        if not unit and not column.index:
            return None
        return _bare(match["number"], unit, column, len(text))
    found = find_quantities(text)
    return found[0] if len(found) == 1 and len(found[0].surface) >= len(text) - 2 else None


def _bare(number: str, unit: str, column: Column, length: int) -> Quantity | None:
    """A number without its unit, as if the unit stood behind it."""
    digits = number.lstrip("+")
    found = find_quantities(digits + ("%" if column.index else unit))
    if not found:
        return None
    whole = Span(0, length)
    quantity = replace(found[0], span=whole, surface=whole)
    if column.index:
        return replace(quantity, unit="", base_unit="", kind=UnitKind.BARE)
    return quantity


def _head_of_column(document: Document, name: str, columns: list[Column]) -> str:
    """产量 for a row that names only the product."""
    if headed(name, 0, len(name)):
        return ""
    for column in columns[1:]:
        if column.head is None or column.change or column.share or column.is_unit or column.index:
            continue
        head = _IN_BRACKETS.sub("", fold(document.text(column.head))).strip()
        return head if head in _MEASURES else ""
    return ""


def _indicator(
    document: Document, head: Cell, found: list[tuple[Cell, Quantity]], columns: list[Column]
) -> Mention:
    """The row's head without its number, as the name of a statistic."""
    text = fold(document.text(head.span))
    skipped = _NUMBERING.match(text)
    start = head.span.start + (skipped.end() if skipped else 0)
    span = Span(start, head.span.end)
    label = "".join(document.text(span).split()) + _head_of_column(document, text, columns)
    others = output_names(label) if any(each.kind is UnitKind.MONEY for _, each in found) else []
    return Mention(label, EntityClass.INDICATOR, (span,), RULE, aliases(label, others))


def _when(document: Document, table: Table, passage: Passage) -> Horizon:
    """The period of a table: its caption's, else that of the part it stands in."""
    current = horizon(document, passage)
    if table.caption is None:
        return current
    return clause_horizon(_NUMBERED_CAPTION.sub("", fold(document.text(table.caption))), current)


def _is_growth_row(found: list[tuple[Cell, Quantity]], label: str) -> bool:
    """A statistic of amounts given in per cent states its growth (增加值 | 6%以上); a rate states itself."""
    rate = re.search(r"(?:率|比重|占比|比例|程度|度)$", label)
    return rate is None and all(each.kind is UnitKind.RATIO for _, each in found)


def _observation(
    document: Document,
    indicator: Mention,
    cell: Cell,
    quantity: Quantity,
    column: Column,
    when: Horizon,
    growth: bool,
) -> ObservationFact:
    lead = len(document.text(cell.span)) - len(document.text(cell.span).lstrip())
    span = quantity.surface.shift(cell.span.start + lead)
    role = column.role or (FigureRole.TARGET if when.modality is Modality.PLANNED else FigureRole.ACTUAL)
    spans = {*indicator.spans, span, *([column.head] if column.head else [])}
    return ObservationFact(
        indicator=indicator,
        figure=Figure(
            value=quantity.value,
            unit=quantity.unit,
            surface=document.text(span),
            base_value=quantity.base_value,
            base_unit=quantity.base_unit,
            comparator=quantity.comparator,
            span=span,
        ),
        figure_type=_type(quantity, column, growth, indicator.label),
        role=role,
        period=_period(when, column),
        scope=None,
        evidence=Evidence(tuple(sorted(spans)), RULE),
    )


def _type(quantity: Quantity, column: Column, growth: bool, label: str) -> FigureType:
    if quantity.kind is UnitKind.POINT:
        return FigureType.PP_CHANGE
    if quantity.kind is UnitKind.RATIO:
        return FigureType.YOY_GROWTH if column.change or (growth and not column.share) else FigureType.SHARE
    if re.search("平均|人均|户均|亩均", label):
        return FigureType.AVERAGE
    return FigureType.COUNT if quantity.kind is UnitKind.COUNT else FigureType.AMOUNT


def _period(when: Horizon, column: Column) -> str:
    """A yearly target stands for the year, whatever part of it the report is about."""
    period = parse_period(when.period)
    return Period.year(period.end.year).iso if column.whole_year and period else when.period
