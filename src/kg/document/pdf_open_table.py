"""Tables of a PDF page that are set without rules: rows of cells that stand in the same columns."""

from __future__ import annotations

from collections.abc import Sequence

from kg.document.pdf_page import Letter, PdfTable, Segment, rows_of, segments_of

FEWEST_COLUMNS = 3
FEWEST_ROWS = 3
LONGEST_CELL = 24
# So many of its rows hold a figure.
WITH_FIGURE = 0.5


def open_tables(letters: Sequence[Letter], page: int, first: int) -> tuple[list[Letter], list[PdfTable]]:
    """The letters outside such tables, and the tables, numbered from `first` on."""
    kept: list[Letter] = []
    tables: list[PdfTable] = []
    run: list[list[Segment]] = []
    for row in [*rows_of(letters), None]:
        cells = segments_of(row) if row is not None else []
        if run and not _is_beside(run, cells):
            table = _table(run, page, first + len(tables))
            if table is not None:
                tables.append(table)
            else:
                kept += [letter for earlier in run for cell in earlier for letter in cell.letters]
            run = []
        if len(cells) >= FEWEST_COLUMNS and all(len(cell.letters) <= LONGEST_CELL for cell in cells):
            run.append(cells)
        elif row is not None:
            kept += row
    return kept, tables


def _is_beside(run: Sequence[Sequence[Segment]], cells: Sequence[Segment]) -> bool:
    """Whether a row has the columns of those above it: no cell reaches into another's column."""
    if len(cells) != len(run[0]):
        return False
    return all(
        max(row[at].right for row in (*run, cells)) < min(row[at + 1].left for row in (*run, cells))
        for at in range(len(cells) - 1)
    )


def _table(run: Sequence[Sequence[Segment]], page: int, number: int) -> PdfTable | None:
    figures = sum(any(cell.text[0].isdigit() for cell in row[1:]) for row in run)
    if len(run) < FEWEST_ROWS or figures < WITH_FIGURE * len(run):
        return None
    left, right = min(row[0].left for row in run), max(row[-1].right for row in run)
    rows = tuple(tuple(cell.text for cell in row) for row in run)
    return PdfTable(page, number, left, right, min(cell.top for cell in run[0]), rows)
