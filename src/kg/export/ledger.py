"""The ledger as CSV, as a workbook and as RDF, both sentences of every line side by side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

import xlsxwriter
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.assessment.rows import HEADER, LedgerRecord, Said, table_row
from kg.export.xlsx import CREATED
from kg.namespaces import PREFIXES
from kg.rdf.minting import content_iri, report_iri
from kg.rdf.terms import RDF_TYPE, decimal, dp, node, period_triples, zh
from kg.text import passage_address

WIDTHS = {"承诺": 28, "算式": 30, "承诺原文": 60, "后来原文": 60}


def ledger_csv(records: Iterable[LedgerRecord]) -> bytes:
    """CSV in UTF-8 with the mark that Excel needs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(table_row(record) for record in records)
    return out.getvalue().encode("utf-8-sig")


def ledger_turtle(records: Iterable[LedgerRecord]) -> bytes:
    """Each line a commitment with its state, the rule that gives it, the sum, and its sentences.

    A line has an IRI of its own, since one pledge may have several targets and a table's target no pledge;
    its first sentence is the pledge's `dp:evidence`, those said since are what the state was derived from.
    """
    triples: set[Triple] = set()
    for record in records:
        triples.update(_line_triples(record))
    out = io.BytesIO()
    serialize(sorted(triples, key=str), out, RdfFormat.TURTLE, prefixes=PREFIXES)
    return out.getvalue()


def _line_triples(record: LedgerRecord) -> Iterator[Triple]:
    pledge = record["pledge"]
    named = (pledge["report"], str(pledge["start"]), record["kind"], record["what"], record["target"])
    line = NamedNode(content_iri("ledger", *named, record["deadline"]))
    yield Triple(line, RDF_TYPE, dp("Commitment"))
    yield Triple(line, node("rdfs:label"), zh(f"{record['what']} {record['target']}".strip()))
    yield Triple(line, dp("text"), zh(record["what"]))
    yield from period_triples(line, record["deadline"], "dp:deadline")
    yield Triple(line, dp("assessment"), dp(record["state"]))
    if record["rule"]:
        yield Triple(line, dp("rule"), Literal(record["rule"]))
    if told := "；".join(filter(None, (record["arithmetic"], record["reason"]))):
        yield Triple(line, node("rdfs:comment"), zh(told))
    if record["progress"]:
        yield Triple(line, dp("progress"), decimal(Decimal(record["progress"])))
    yield from _sentence_triples(line, "dp:evidence", pledge)
    for said in record["answers"]:
        yield from _sentence_triples(line, "prov:wasDerivedFrom", said)


def _sentence_triples(line: NamedNode, relation: str, said: Said) -> Iterator[Triple]:
    report = NamedNode(report_iri(said["report"]))
    passage = NamedNode(passage_address(report.value, said["start"], said["end"]))
    yield Triple(line, node(relation), passage)
    yield Triple(passage, RDF_TYPE, dp("Passage"))
    yield Triple(passage, dp("inReport"), report)
    yield Triple(passage, dp("text"), zh(said["text"]))


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
