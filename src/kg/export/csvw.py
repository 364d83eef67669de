"""Tables as CSV with CSV on the Web metadata (W3C Recommendations of 2015)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

from kg.export.tables import SEPARATOR, Cell, Column, Table
from kg.export.words import LANGUAGES
from kg.namespaces import iri

METADATA = "csv-metadata.json"
# A spreadsheet takes a longer cell that begins so for a formula; numbers are left alone.
FORMULA = frozenset("=+-@\t\r")


def csv_bytes(table: Table, language: str = "zh") -> bytes:
    """One table as UTF-8 CSV with a head in one language; what looks like a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.title(language) for column in table.columns)
    for row in table.rows:
        writer.writerow(
            _cell(cell, safe=column.datatype in {"decimal", "integer"})
            for column, cell in zip(table.columns, row, strict=True)
        )
    return out.getvalue().encode()


def _cell(cell: Cell, *, safe: bool) -> str:
    text = SEPARATOR.join(part.replace(SEPARATOR, "｜") for part in cell) if isinstance(cell, tuple) else cell
    text = "".join(" " if character in "\r\n\0" else character for character in text)
    return f"'{text}" if not safe and len(text) > 1 and text[0] in FORMULA else text


def csvw_metadata(tables: Iterable[Table], about: Mapping[str, str]) -> bytes:
    """The tables' metadata: titles in both languages, types, and which property a column holds.

    `about` gives the group's title by language, its licence and its IRI.
    """
    record = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dc:title": {language: about[language] for language in LANGUAGES},
        "dc:license": {"@id": about["licence"]},
        "dc:source": {"@id": about["iri"]},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [_table(table) for table in tables],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _table(table: Table) -> dict[str, object]:
    return {
        "url": f"{table.name}.csv",
        "dc:title": {language: table.title(language) for language in LANGUAGES},
        "tableSchema": {
            "aboutUrl": "{+iri}",
            "primaryKey": "iri",
            "columns": [_column(column) for column in table.columns],
        },
    }


def _column(column: Column) -> dict[str, object]:
    said: dict[str, object] = {
        "name": column.name,
        "titles": {language: column.title(language) for language in LANGUAGES},
        "datatype": column.datatype,
    }
    if column.several:
        said["separator"] = SEPARATOR
    if column.property:
        said["propertyUrl"] = iri(column.property)
    else:
        said["suppressOutput"] = True
    return said
