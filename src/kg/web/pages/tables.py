"""The things of a class as a table: filters from the address → rows, and the same rows as CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.namespaces import PREFIXES, iri
from kg.vocabulary import EntityClass
from kg.web.graph import GraphReader, Row, literal, named
from kg.web.wording import Wording

DP = PREFIXES["dp"]
PAGE = 50
MOST = 100_000
# A firm is an organisation and a park a place by inference: each is listed once, under its narrower class.
WIDER = {"Organization": "Enterprise", "Place": "Park"}
KINDS = (*(each.value for each in EntityClass), "Commitment")
# The columns after the name, by class: the property whose values stand in the cell.
COLUMNS: Mapping[str, Sequence[str]] = {
    "Project": ("status", "servesIndustry", "locatedIn", "undertakenBy"),
    "Park": ("status", "servesIndustry", "locatedIn"),
    "Enterprise": ("servesIndustry", "locatedIn"),
    "Organization": ("servesIndustry", "locatedIn"),
    "Platform": ("servesIndustry", "undertakenBy", "concerns"),
    "PolicyDocument": ("concerns", "issuedBy", "servesIndustry"),
    "PolicyMeasure": ("concerns", "implements", "servesIndustry"),
    "Event": ("servesIndustry", "concerns"),
    "Industry": ("broader", "scale"),
    "Place": ("partOf", "locatedIn"),
    "Indicator": (),
    "Commitment": ("deadline", "concerns"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; empty is any."""

    text: str = ""
    status: str = ""
    industry: str = ""
    place: str = ""
    modality: str = ""
    step: str = ""
    deadline: str = ""

    @property
    def used(self) -> dict[str, str]:
        """The filters that are set, by their names in the address."""
        pairs = {
            "q": self.text,
            "status": self.status,
            "industry": self.industry,
            "place": self.place,
            "modality": self.modality,
            "step": self.step,
            "deadline": self.deadline,
        }
        return {name: value for name, value in pairs.items() if value}


def filters_of(parameters: Mapping[str, str]) -> Filters:
    """The filters in an address."""
    names = ("q", "status", "industry", "place", "modality", "step", "deadline")
    return Filters(*(parameters.get(name, "").strip()[:500] for name in names))


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a cell; with an IRI it is a thing or a term."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A thing and its cells, one a column."""

    iri: str
    label: str
    cells: Sequence[Sequence[Cell]]


def _patterns(kind: str, filters: Filters) -> str:
    """The graph pattern of the things that fit, as ?thing and ?label."""
    name = "dp:text" if kind == "Commitment" else "rdfs:label"
    lines = []
    if filters.industry:
        lines.append(f"?thing dp:servesIndustry {named(filters.industry)} .")
    if filters.place:
        lines.append(f"?thing dp:locatedIn {named(filters.place)} .")
    if filters.status and filters.status != "none":
        lines.append(f"?thing dp:status {named(DP + filters.status)} .")
    if filters.deadline:
        lines.append(f"?thing dp:deadline {literal(filters.deadline)} .")
    if filters.modality or filters.step:
        step = f" ; dp:milestoneType {named(DP + filters.step)}" if filters.step else ""
        modality = f" ; dp:modality {named(DP + filters.modality)}" if filters.modality else ""
        lines.append(f"?thing dp:hasMilestone ?step . ?step a dp:Milestone{step}{modality} .")
    lines.append(f"?thing a {named(DP + kind)} ; {name} ?label .")
    if kind in WIDER:
        lines.append(f"FILTER NOT EXISTS {{ ?thing a {named(DP + WIDER[kind])} }}")
    if filters.status == "none":
        lines.append("FILTER NOT EXISTS { ?thing dp:status ?any }")
    if filters.text:
        lines.append(f"FILTER(CONTAINS(LCASE(?label), {literal(filters.text.lower())}))")
    return "\n".join(lines)


def count(reader: GraphReader, kind: str, filters: Filters) -> int:
    """How many things fit."""
    found = reader.select(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {_patterns(kind, filters)} }}")
    return int(found[0]["n"])


def rows(
    reader: GraphReader, kind: str, filters: Filters, *, page: int = 1, size: int = PAGE
) -> list[TableRow]:
    """One page of the things that fit, by name."""
    order = "?deadline ?label" if kind == "Commitment" else "?label"
    deadline = "OPTIONAL { ?thing dp:deadline ?deadline }" if kind == "Commitment" else ""
    found = reader.select(
        f"SELECT DISTINCT ?thing ?label {'?deadline' if deadline else ''} WHERE "
        f"{{ {_patterns(kind, filters)} {deadline} }} ORDER BY {order} ?thing "
        f"LIMIT {size} OFFSET {(page - 1) * size}"
    )
    cells = _cells(reader, [row["thing"] for row in found], COLUMNS[kind])
    return [
        TableRow(row["thing"], row["label"], [cells.get((row["thing"], name), []) for name in COLUMNS[kind]])
        for row in found
    ]


def _property(name: str) -> str:
    return iri("skos:broader") if name == "broader" else DP + name


def _cells(
    reader: GraphReader, things: Sequence[str], columns: Sequence[str]
) -> dict[tuple[str, str], list[Cell]]:
    if not things or not columns:
        return {}
    properties = {_property(name): name for name in columns}
    found = reader.rows("cells", things=things, properties=sorted(properties))
    named_things = sorted({row["value"] for row in found if row["resource"] == "true"})
    labels = {row["thing"]: row["label"] for row in reader.rows("labels", things=named_things)}
    cells: dict[tuple[str, str], list[Cell]] = {}
    for row in found:
        is_thing = row["resource"] == "true"
        cell = Cell(labels.get(row["value"], row["value"]), row["value"] if is_thing else "")
        held = cells.setdefault((row["thing"], properties[row["p"]]), [])
        if all(other != cell and (not cell.iri or other.iri != cell.iri) for other in held):
            held.append(cell)
    return cells


def options(reader: GraphReader, kind: str, column: str) -> list[Row]:
    """The values a filter can take, with how many things have each, the most common first."""
    return reader.select(
        "SELECT ?value (MIN(STR(?l)) AS ?label) (COUNT(DISTINCT ?thing) AS ?n) "
        f"WHERE {{ ?thing a {named(DP + kind)} ; "
        f"{named(_property(column))} ?value . OPTIONAL {{ ?value rdfs:label ?l }} }} "
        "GROUP BY ?value ORDER BY DESC(?n) ?label ?value LIMIT 300"
    )


def headings(kind: str, words: Wording) -> list[str]:
    """The names of all columns."""
    return [words("name"), *(words.term(_property(name)) for name in COLUMNS[kind])]


def _plain(row: TableRow, words: Wording) -> list[str]:
    cells = ["；".join(shown(cell, words) for cell in cell_list) for cell_list in row.cells]
    return [row.label, *cells, row.iri]


def shown(cell: Cell, words: Wording) -> str:
    """The cell's words: an ontology term in the reader's language."""
    return words.term(cell.iri) if cell.iri.startswith(DP) else cell.text


def _safe(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def as_csv(kind: str, found: Sequence[TableRow], words: Wording) -> bytes:
    """The rows as CSV with a byte order mark, which Excel needs to read Chinese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*headings(kind, words), words("iri")])
    writer.writerows([[_safe(value) for value in _plain(row, words)] for row in found])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(kind: str, found: Sequence[TableRow], words: Wording) -> bytes:
    """The rows as a workbook with one sheet."""
    # A workbook is rarely asked for and its library takes a tenth of a second to load.
    from xlsxwriter import Workbook  # noqa: PLC0415

    out = io.BytesIO()
    options_ = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options_) as book:
        sheet = book.add_worksheet(words.term(kind)[:31])
        bold = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        titles = [*headings(kind, words), words("iri")]
        sheet.write_row(0, 0, titles, bold)
        for number, row in enumerate(found, start=1):
            for column, value in enumerate(_plain(row, words)):
                sheet.write_string(number, column, value[:32_000], wrap)
        sheet.set_column(0, len(titles) - 1, 28)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(found)), len(titles) - 1)
        book.set_properties({"title": words.term(kind)})
    return out.getvalue()
