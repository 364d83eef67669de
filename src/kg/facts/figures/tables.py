"""Figures in the cells of tables: the row's head names the statistic, the column's head says of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.document.model import Cell, Document, Passage, Row, Table
from kg.facts.figures.columns import Column, Layout, is_unit, layout
from kg.facts.figures.labels import aliases, output_names
from kg.facts.figures.lists import lists
from kg.facts.figures.scopes import Scopes
from kg.facts.figures.words import headed
from kg.facts.horizon import Horizon, clause_horizon, horizon
from kg.facts.model import Evidence, Figure, ObservationFact
from kg.mentions.model import Mention
from kg.text import Span
from kg.values.period import Period, parse_period
from kg.values.quantity import Quantity, find_quantities
from kg.values.units import UnitKind
from kg.vocabulary import EntityClass, FigureRole, FigureType, Modality

RULE = "figure.row"
_NUMBER = re.compile(
    r"(?P<before>[≤≥<>＜＞]|不低于|不高于|不超过|超过|超|约|控制在)?\s*(?P<number>[-+]?\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<after>及?以[上下内]|左右)?"
)
_BOUNDS = {"≤": "不高于", "<": "低于", "≥": "不低于", ">": "超过"}
_LAST_BRACKET = re.compile(r"\((?P<unit>[^()]+)\)\s*$")
_NUMBERING = re.compile(
    r"^\s*(?:[#*]|其中[::]?|(?:\d{1,2}|[一二三四五六七八九十]+)[.、.](?!\d))*\s*(?:年末|期末|全年(?!人均))?"
)
_GROWN = re.compile(r"(?<=.{2})(?:比上年|同比)?(?:增长(?:率|速度)?|增速|增幅)$")
_ALL = re.compile(r"(?:合计|总计|小计|全[省市区县州]|总数)$")
_NUMBERED_CAPTION = re.compile(r"^表\s*[一二三四五六七八九十\d]{1,2}?\s*(?=\d{4}年|\D)")


def rows(document: Document, scopes: Scopes | None = None) -> Iterator[ObservationFact]:
    """Every figure of the numeric cells, row by row; `scopes` tells the projects and places of a table."""
    scopes = scopes or Scopes(())
    by_row = {(each.table, each.row): each for each in document.passages if each.table is not None}
    period = parse_period(document.metadata.period)
    for table in document.tables:
        plan = layout(document, table, period.end.year if period else None)
        for number, row in enumerate(table.rows[plan.skip :], start=plan.skip):
            passage = by_row.get((table.index, number))
            if passage is not None and row.head is not None:
                yield from _row(document, row, plan, _when(document, table, passage), scopes)


def _row(
    document: Document, row: Row, plan: Layout, when: Horizon, scopes: Scopes
) -> Iterator[ObservationFact]:
    for key, cells in _parts(document, row, plan):
        named = (_text(document, cell) for cell in row.cells if plan.at(cell).is_unit)
        unit = next((unit for unit in named if is_unit(unit)), "") or _unit_of(document, key)
        figures = ((cell, _figure(document, cell, plan, unit)) for cell in cells)
        found = [(cell, figure) for cell, figure in figures if figure is not None]
        growth = _is_growth_row(document, key, [figure for _, figure in found])
        for cell, figure in found:
            column = plan.at(cell)
            scope = scopes.of(key.span, ()) if column.measure and plan.at(key).things else None
            indicator = _indicator(document, key, column, plan, found)
            if indicator.label:
                quantity = replace(figure, base_unit="上年=100") if column.index else figure
                yield _observation(document, indicator, cell, quantity, column, when, growth, scope)


def _parts(document: Document, row: Row, plan: Layout) -> Iterator[tuple[Cell, list[Cell]]]:
    """The row's head with its cells; a table of two halves side by side has two heads in a row."""
    head = row.head
    cells: list[Cell] = []
    for cell in row.cells:
        if head is not None and cell.column <= head.column:
            continue
        if plan.at(cell).keys and not _NUMBER.fullmatch(_text(document, cell)):
            if head is not None and cells:
                yield head, cells
            head, cells = cell, []
        else:
            cells.append(cell)
    if head is not None:
        yield head, cells


def _text(document: Document, cell: Cell) -> str:
    return document.folded(cell.span).strip()


def _unit_of(document: Document, key: Cell) -> str:
    """The unit in brackets behind a row's head: 原煤(万吨)."""
    found = _LAST_BRACKET.search(_text(document, key))
    return found["unit"] if found and is_unit(found["unit"]) else ""


def _figure(document: Document, cell: Cell, plan: Layout, row_unit: str) -> Quantity | None:
    """The one quantity of a cell, with the unit of its column, its row or the table where it has none."""
    column = plan.at(cell)
    text = _text(document, cell)
    if column.is_unit or not text:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None:
        found = find_quantities(text)
        return found[0] if len(found) == 1 and len(found[0].surface) >= len(text) - 2 else None
    rate = column.change or column.share
    unit = column.unit if is_unit(column.unit) else ""
    unit = (
        unit or ("" if rate or column.index else row_unit) or plan.unit_for(column) or ("%" if rate else "")
    )
    return _bare(match, unit, column, len(text)) if unit or column.index else None


def _bare(match: re.Match[str], unit: str, column: Column, length: int) -> Quantity | None:
    """A number without its unit, as if the unit stood behind it."""
    before = _BOUNDS.get(match["before"] or "", match["before"] or "")
    digits = match["number"].lstrip("+")
    found = find_quantities(f"{before}{digits}{'%' if column.index else unit}{match['after'] or ''}")
    if not found:
        return None
    whole = Span(0, length)
    quantity = replace(found[0], span=whole, surface=whole)
    if column.index:
        return replace(quantity, unit="", base_unit="", kind=UnitKind.BARE)
    return quantity


def _indicator(
    document: Document, key: Cell, column: Column, plan: Layout, found: list[tuple[Cell, Quantity]]
) -> Mention:
    """The statistic of a cell: the row's head, the column's, or both where the row's is none by itself."""
    text = document.folded(key.span)
    skipped = _NUMBERING.match(text)
    span = Span(key.span.start + (skipped.end() if skipped else 0), key.span.end)
    bracket = _LAST_BRACKET.search(text)
    if bracket and is_unit(bracket["unit"]) and bracket.start():
        span = Span(span.start, max(span.start, key.span.start + bracket.start()))
    name = "".join(document.text(span).split())
    name = _GROWN.sub("", name)
    spans: tuple[Span, ...] = (span,)
    if column.measure is not None:
        measure, measured = column.measure
        if plan.at(key).things or _ALL.search(name):
            name, spans = measure, (measured,)
        elif plan.measures > 1 or not headed(name, 0, len(name)):
            name, spans = name + measure, tuple(sorted({span, measured}))
    others = output_names(name) if any(each.kind is UnitKind.MONEY for _, each in found) else []
    return Mention(name, EntityClass.INDICATOR, spans, RULE, aliases(name, others))


def _when(document: Document, table: Table, passage: Passage) -> Horizon:
    """The period of a table: its caption's, else that of the part it stands in."""
    current = horizon(document, passage)
    if table.caption is None:
        return current
    return clause_horizon(_NUMBERED_CAPTION.sub("", document.folded(table.caption)), current)


def _is_growth_row(document: Document, key: Cell, found: list[Quantity]) -> bool:
    """A statistic of amounts given in per cent states its growth (增加值 | 6%以上); a rate states itself."""
    label = _LAST_BRACKET.sub("", _text(document, key))
    if _GROWN.search(label):
        return True
    rate = label.endswith(lists().rates)
    return not rate and all(each.kind is UnitKind.RATIO for each in found)


def _observation(
    document: Document,
    indicator: Mention,
    cell: Cell,
    quantity: Quantity,
    column: Column,
    when: Horizon,
    growth: bool,
    scope: Mention | None,
) -> ObservationFact:
    lead = len(document.text(cell.span)) - len(document.text(cell.span).lstrip())
    span = quantity.surface.shift(cell.span.start + lead)
    role = column.role or (FigureRole.TARGET if when.modality is Modality.PLANNED else FigureRole.ACTUAL)
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
        scope=scope,
        evidence=Evidence(tuple(sorted({*indicator.spans, span, *column.heads})), RULE),
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
    """A column's own period; a yearly target stands for the year, whatever part of it the report is about."""
    if column.period:
        return column.period
    period = parse_period(when.period)
    return Period.year(period.end.year).iso if column.whole_year and period else when.period
