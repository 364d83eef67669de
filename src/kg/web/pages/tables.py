"""The things of a class as a table: filters from the address → rows, and the same rows as CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.namespaces import PREFIXES, iri
from kg.vocabulary import EntityClass
from kg.web.graph import GraphReader, Row, literal, named
from kg.web.pages.network import network_of
from kg.web.pages.overviews import pledges, stages_of
from kg.web.pages.things import RELATIONS, waiting
from kg.web.pinyin import reading_order
from kg.web.search import folded
from kg.web.view import View
from kg.web.wording import Wording

DP = PREFIXES["dp"]
PAGE = 50
MOST = 100_000
# So many things are named in one query: texts of many thousand names are slow to read.
AT_ONCE = 2_000
MOST_OPTIONS = 300
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
    report: str = ""

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
            "report": self.report,
        }
        return {name: value for name, value in pairs.items() if value}


def filters_of(parameters: Mapping[str, str]) -> Filters:
    """The filters in an address."""
    names = ("q", "status", "industry", "place", "modality", "step", "deadline", "report")
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


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing of a list, by its name."""

    iri: str
    label: str


def listed(view: View, kind: str) -> list[Entry]:
    """Everything of a class by name, pledges by deadline; kept, for sorting many takes an engine seconds."""
    if kind == "Commitment":
        pledged = view.keep(("pledges",), lambda: pledges(view.reader))
        return [Entry(one.iri, one.fields["text"]) for one in pledged]

    def gathered() -> list[Entry]:
        own = [Entry(name.iri, name.label) for name in view.names.names if name.main and name.kind == kind]
        return sorted(own, key=lambda entry: (reading_order(entry.label), entry.iri))

    return view.keep(("listed", kind), gathered)


def fitting(view: View, kind: str, filters: Filters) -> list[Entry]:
    """The things of a class that fit, in the order of the list."""
    entries = listed(view, kind)
    if lines := _patterns(filters):
        rows = view.reader.select(f"SELECT DISTINCT ?thing WHERE {{ {' '.join(lines)} }}")
        wanted = {row["thing"] for row in rows}
        entries = [entry for entry in entries if entry.iri in wanted]
    if filters.status == "none":
        staged = view.keep(("stages",), lambda: stages_of(view.reader))
        entries = [entry for entry in entries if entry.iri not in staged]
    if filters.deadline == "none":
        due = {thing for thing, _ in view.reader.pairs(DP + "deadline")}
        entries = [entry for entry in entries if entry.iri not in due]
    if filters.text:
        found = named_so(view, filters.text)
        text = folded(filters.text)
        entries = [entry for entry in entries if entry.iri in found or text in folded(entry.label)]
    return entries


def named_so(view: View, text: str) -> set[str]:
    """The things that have the text in any of their names, aliases too."""
    wanted = folded(text)
    names = view.names
    return {names.names[row].iri for row in names.written.rows(wanted, len(names.names))} if wanted else set()


def _patterns(filters: Filters) -> list[str]:
    """The graph patterns of the filters that the graph decides, for ?thing."""
    lines = []
    if filters.industry:
        lines.append(f"?thing dp:servesIndustry {named(filters.industry)} .")
    if filters.place:
        lines.append(f"?thing dp:locatedIn {named(filters.place)} .")
    if filters.status and filters.status != "none":
        lines.append(f"?thing dp:status {named(DP + filters.status)} .")
    if filters.deadline and filters.deadline != "none":
        lines.append(f"?thing dp:deadline {literal(filters.deadline)} .")
    if filters.report:
        lines.append(f"?said dp:inReport {named(filters.report)} . ?thing dp:evidence|dp:mentionedIn ?said .")
    if filters.modality or filters.step:
        step = f" ; dp:milestoneType {named(DP + filters.step)}" if filters.step else ""
        modality = f" ; dp:modality {named(DP + filters.modality)}" if filters.modality else ""
        lines.append(f"?step a dp:Milestone{step}{modality} . ?thing dp:hasMilestone ?step .")
    return lines


def rows(reader: GraphReader, kind: str, entries: Sequence[Entry]) -> list[TableRow]:
    """The entries with their cells."""
    cells: dict[tuple[str, str], list[Cell]] = {}
    for start in range(0, len(entries), AT_ONCE):
        chosen = [entry.iri for entry in entries[start : start + AT_ONCE]]
        cells |= _cells(reader, chosen, COLUMNS[kind])
    return [
        TableRow(entry.iri, entry.label, [cells.get((entry.iri, name), []) for name in COLUMNS[kind]])
        for entry in entries
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
    if "status" in columns:
        for thing, setback in _waiting(reader, things).items():
            held = cells.setdefault((thing, "status"), [])
            if all(other.iri != setback for other in held):
                held.append(Cell(setback, setback))
    return cells


def _waiting(reader: GraphReader, things: Sequence[str]) -> dict[str, str]:
    """The things that stand still, wait or were given up, each with the type that says which."""
    steps: dict[str, list[Row]] = {}
    for row in reader.rows("steps-of", things=things):
        steps.setdefault(row["project"], []).append(row)
    found = {thing: waiting(told) for thing, told in steps.items()}
    return {thing: setback for thing, setback in found.items() if setback}


def options(view: View, kind: str, column: str) -> list[Row]:
    """The values a filter can take, with how many things have each, the most common first."""
    own = {entry.iri for entry in listed(view, kind)}
    pairs = view.keep(("pairs", column), lambda: _pairs(view, column))
    counts = Counter(value for thing, value in pairs if thing in own)
    most = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_OPTIONS]
    labels: dict[str, str] = {} if column == "deadline" else view.reader.labels(most)
    most.sort(key=lambda value: (-counts[value], reading_order(labels.get(value) or value), value))
    return [{"value": value, "label": labels.get(value, ""), "n": str(counts[value])} for value in most]


def _pairs(view: View, column: str) -> list[tuple[str, str]]:
    """Every thing with every value it has in a column; what is in memory already is not read again."""
    if column == "status":
        return list(view.keep(("stages",), lambda: stages_of(view.reader)).items())
    relation = _property(column)
    if relation in RELATIONS:
        edges = network_of(view).edges
        return [
            (thing, edge.target)
            for thing in edges
            for edge in edges[thing]
            if edge.source == thing and edge.relation == relation
        ]
    return list(view.reader.pairs(relation))


def headings(kind: str, words: Wording) -> list[str]:
    """The names of all columns."""
    named_so = (words(name) if name == "status" else words.term(_property(name)) for name in COLUMNS[kind])
    return [words("name"), *named_so]


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
