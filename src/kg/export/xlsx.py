"""Tables as one workbook: a sheet each, the head frozen and filtered, every text a text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

import xlsxwriter

from kg.export.tables import Table

# The clock has no part in a package: the same tables give the same bytes.
CREATED = datetime(2000, 1, 1)
# What a cell and a sheet's name may hold in Excel.
LONGEST = 32_767
NAME_LONGEST = 31
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
NUMBERS = frozenset({"decimal", "integer"})
WIDTHS = {"sentence": 60, "text": 60, "iri": 40, "evidence": 40, "label": 28}


def xlsx_bytes(tables: Iterable[Table], language: str = "zh") -> bytes:
    """The workbook; a text that looks like a formula or a link stays the text it is."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": CREATED})
    bold = book.add_format({"bold": True, "bg_color": "#EEF2F6", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for table in tables:
        sheet = book.add_worksheet(table.title(language).translate(FORBIDDEN)[:NAME_LONGEST])
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column.title(language), bold)
            sheet.set_column(at, at, WIDTHS.get(column.name, 16), wrapped)
        for line, row in enumerate(table.rows, start=1):
            for at, cell in enumerate(row):
                text = "、".join(cell) if isinstance(cell, tuple) else cell
                _write(sheet, line, at, text, number=table.columns[at].datatype in NUMBERS)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, at: int, text: str, *, number: bool) -> None:
    if not text:
        return
    if number:
        sheet.write_number(line, at, float(text))
        return
    shown = "".join(character for character in text if character >= " " or character in "\t\n")
    sheet.write_string(line, at, shown[:LONGEST])
