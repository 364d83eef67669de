"""The ledger as CSV and as a workbook, both sentences of every line side by side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import xlsxwriter

from kg.assessment.rows import HEADER, LedgerRecord, table_row
from kg.export.xlsx import CREATED

WIDTHS = {"承诺": 28, "算式": 30, "承诺原文": 60, "后来原文": 60}


def ledger_csv(records: Iterable[LedgerRecord]) -> bytes:
    """CSV in UTF-8 with the mark that Excel needs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(table_row(record) for record in records)
    return out.getvalue().encode("utf-8-sig")


def ledger_xlsx(records: Iterable[LedgerRecord]) -> bytes:
    """One sheet, head frozen and filtered; every cell a text, so that nothing is taken for a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": CREATED})
    bold = book.add_format({"bold": True, "bg_color": "#EEF2F6", "border": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("台账")
    for at, title in enumerate(HEADER):
        sheet.write_string(0, at, title, bold)
        sheet.set_column(at, at, WIDTHS.get(title, 16), wrapped)
    lines = 0
    for lines, record in enumerate(records, start=1):
        for at, cell in enumerate(table_row(record)):
            sheet.write_string(lines, at, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, lines, len(HEADER) - 1)
    book.close()
    return out.getvalue()
