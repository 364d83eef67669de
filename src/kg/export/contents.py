"""The files of a package in memory, each with its media type and what it is; all bytes always the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from kg.export.csvw import METADATA, csv_bytes, csvw_metadata
from kg.export.datacube import to_cube
from kg.export.dataset import Graph
from kg.export.dcat import File, describe_dataset, package_iri
from kg.export.profile import Profile
from kg.export.rdf import SYNTAXES, rdf_bytes, sentence_quads
from kg.export.selection import Selection
from kg.export.shapes import waive
from kg.export.tables import to_tables
from kg.export.words import LANGUAGES, say
from kg.export.xlsx import xlsx_bytes
from kg.namespaces import PREFIXES
from kg.resources import folder
from kg.store.sparql import with_prefixes

READMES = Path(__file__).parent / "readme"
SUGGESTED = 5
TURTLE = SYNTAXES["turtle"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Item:
    """One file: `key` in words.toml says what it is, with `detail` in its place."""

    path: str
    data: bytes
    media_type: str
    key: str
    detail: tuple[tuple[str, str], ...] = ()

    def title(self, language: str) -> str:
        """What the file is, in words."""
        return say(self.key, language, **dict(self.detail))


@dataclass(frozen=True, slots=True)
class Suggested:
    """A query that has an answer in this very package."""

    name: str
    text: str


def items(profile: Profile, selection: Selection, whole: Graph) -> list[Item]:
    """Every file but the READMEs and the manifest, sorted by path."""
    graph = selection.graph
    made = [*_rdf_items(profile, graph), *_ontology_items(selection), *_table_items(profile, graph)]
    cube = to_cube(graph, whole) if graph.members("Observation") else []
    if cube:
        made.append(Item("cube/figures.ttl", rdf_bytes(cube, TURTLE), TURTLE.media_type, "file-cube"))
    for query in suggested(graph):
        path = f"queries/{query.name}.rq"
        made.append(Item(path, query.text.encode(), "application/sparql-query", "file-query"))
    return sorted(made, key=lambda item: item.path)


def catalogue(profile: Profile, graph: Graph, made: Iterable[Item], sha256s: Iterable[str]) -> Item:
    """The catalogue entry over the other files."""
    files = [
        File(
            path=item.path,
            media_type=item.media_type,
            size=len(item.data),
            sha256=sha256,
            title={language: item.title(language) for language in LANGUAGES},
            is_graph=item.key == "file-graph",
        )
        for item, sha256 in zip(made, sha256s, strict=True)
    ]
    entry = rdf_bytes(describe_dataset(profile, graph, files, graph), TURTLE)
    return Item("catalogue/dataset.ttl", entry, TURTLE.media_type, "file-catalogue")


def _rdf_items(profile: Profile, graph: Graph) -> Iterator[Item]:
    for name in dict.fromkeys(("ntriples", *profile.syntaxes)):
        form = SYNTAXES[name]
        data = rdf_bytes(graph.triples, form)
        yield Item(
            f"data/graph.{form.extension}", data, form.media_type, "file-graph", (("syntax", form.label),)
        )
    if graph.members("Passage"):
        form = SYNTAXES["trig"]
        data = rdf_bytes(sentence_quads(graph), form)
        yield Item("data/sentences.trig", data, form.media_type, "file-sentences")


def _ontology_items(selection: Selection) -> Iterator[Item]:
    home = folder("ontology")
    for part, key in (("", "file-ontology"), ("schemes", "file-ontology"), ("alignments", "file-ontology")):
        for path in sorted((home / part).glob("*.ttl")):
            name = path.relative_to(home).as_posix()
            yield Item(f"ontology/{name}", path.read_bytes(), TURTLE.media_type, key)
    for path in sorted((home / "shapes").glob("*.ttl")):
        text = waive(path.read_text(encoding="utf-8"), selection.waived)
        yield Item(f"ontology/shapes/{path.name}", text.encode(), TURTLE.media_type, "file-shapes")


def _table_items(profile: Profile, graph: Graph) -> Iterator[Item]:
    tables = to_tables(graph, profile.language)
    for table in tables:
        data = csv_bytes(table, profile.language)
        name = (("name", table.title(profile.language)),)
        yield Item(f"tables/{table.name}.csv", data, "text/csv", "file-table", name)
    about = {**profile.title, "licence": profile.licence, "iri": package_iri(profile).value}
    yield Item(f"tables/{METADATA}", csvw_metadata(tables, about), "application/csvm+json", "file-csvw")
    yield Item("tables/tables.xlsx", xlsx_bytes(tables, profile.language), XLSX, "file-workbook")


def suggested(graph: Graph) -> list[Suggested]:
    """The first five queries of the list that have an answer here."""
    store = Store()
    store.bulk_load(rdf_bytes(graph.triples, SYNTAXES["ntriples"]), format=SYNTAXES["ntriples"].format)
    found: list[Suggested] = []
    for query in _candidates():
        answer = store.query(query.text, prefixes=PREFIXES)
        if isinstance(answer, QuerySolutions) and next(iter(answer), None) is not None:
            found.append(query)
        if len(found) == SUGGESTED:
            break
    return found


@cache
def _candidates() -> tuple[Suggested, ...]:
    found = []
    for path in sorted(READMES.glob("*.rq")):
        zh, en, text = path.read_text(encoding="utf-8").split("\n", 2)
        head = f"{zh}\n{en}\n"
        found.append(Suggested(path.stem, head + with_prefixes(text)))
    return tuple(found)
