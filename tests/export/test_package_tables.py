"""The tables of a package: rows, heads in two languages, their description, the workbook."""

from __future__ import annotations

import csv
import io
import json

import openpyxl

from kg.export.csvw import csv_bytes
from kg.export.dataset import Graph
from kg.export.packaging import Packed
from kg.export.tables import to_tables
from kg.export.xlsx import xlsx_bytes


def test_a_table_has_a_row_for_each_thing(district: Graph) -> None:
    """The columns the recipients asked for: label, aliases, status, industry, place, sentence, IRI."""
    project = next(table for table in to_tables(district) if table.name == "Project")
    rows = list(csv.DictReader(io.StringIO(csv_bytes(project).decode(), newline="")))
    line = next(row for row in rows if row["名称"] == "氢动膜电极产线")

    assert line["状态"] == "投产"
    assert line["产业"] == "氢能产业|汽车产业"
    assert line["承担方"] == "蓝湾科技"
    assert line["证据语句"] == "星河总部一期竣工,氢动膜电极产线投产。"
    assert line["标识"] == "https://w3id.org/devplan/id/999901/氢动膜电极产线"


def test_tables_speak_english_where_asked(district: Graph) -> None:
    """Heads and terms come from the ontology's English labels; names stay as the report has them."""
    project = next(table for table in to_tables(district, "en") if table.name == "Project")
    rows = list(csv.DictReader(io.StringIO(csv_bytes(project, "en").decode(), newline="")))

    assert {row["status"] for row in rows} == {"completed", "in production"}


def test_the_metadata_describe_every_table(packed: Packed) -> None:
    """CSVW's titles are the heads, in the order of the columns, and every file is there."""
    record = json.loads((packed.folder / "tables/csv-metadata.json").read_bytes())

    assert {table["url"] for table in record["tables"]} == {
        path.name for path in packed.folder.glob("tables/*.csv")
    }
    for table in record["tables"]:
        head = next(
            csv.reader(io.StringIO((packed.folder / "tables" / table["url"]).read_text(encoding="utf-8")))
        )
        titles = [column["titles"]["zh"] for column in table["tableSchema"]["columns"]]
        assert head == titles
        assert len(set(titles)) == len(titles)


def test_numbers_are_numbers_in_the_workbook(district: Graph) -> None:
    """A sheet a table, values as numbers, names as text."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(to_tables(district))))

    assert book.sheetnames[0] == "产业"
    values = [row[1].value for row in book["数据"].iter_rows(min_row=2)]
    assert 20.5 in values
