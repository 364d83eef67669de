"""Every form the whole graph, or a part of it, can be written in by one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ExportError
from kg.export.csvw import METADATA, csv_bytes, csvw_metadata
from kg.export.datacube import to_cube
from kg.export.dataset import Graph
from kg.export.network import gexf_bytes, graphml_bytes, to_networkx
from kg.export.picture import picture_html
from kg.export.rdf import SYNTAXES, rdf_bytes, sentence_quads
from kg.export.tables import to_tables
from kg.export.words import LANGUAGES, say
from kg.export.writing import write_file, write_folder
from kg.export.xlsx import xlsx_bytes
from kg.namespaces import base_iri

LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written: the graph, in which language, around which things and how far."""

    graph: Graph
    language: str = "zh"
    about: tuple[str, ...] = ()
    steps: int = 1


def _graphml(wanted: Wanted) -> bytes:
    return graphml_bytes(to_networkx(wanted.graph, wanted.language, about=wanted.about, steps=wanted.steps))


def _gexf(wanted: Wanted) -> bytes:
    return gexf_bytes(to_networkx(wanted.graph, wanted.language, about=wanted.about, steps=wanted.steps))


def _html(wanted: Wanted) -> bytes:
    network = to_networkx(wanted.graph, wanted.language, about=wanted.about, steps=wanted.steps)
    return picture_html(network, wanted.language).encode()


def _xlsx(wanted: Wanted) -> bytes:
    return xlsx_bytes(to_tables(wanted.graph, wanted.language), wanted.language)


def _cube(wanted: Wanted) -> bytes:
    return rdf_bytes(to_cube(wanted.graph), SYNTAXES["turtle"])


def _sentences(wanted: Wanted) -> bytes:
    return rdf_bytes(sentence_quads(wanted.graph), SYNTAXES["trig"])


def _syntax(name: str) -> Callable[[Wanted], bytes]:
    return lambda wanted: rdf_bytes(wanted.graph.triples, SYNTAXES[name])


FILES: Mapping[str, Callable[[Wanted], bytes]] = {
    **{name: _syntax(name) for name in SYNTAXES},
    "sentences": _sentences,
    "datacube": _cube,
    "xlsx": _xlsx,
    "graphml": _graphml,
    "gexf": _gexf,
    "html": _html,
}
FORMATS = (*FILES, "csv")
PICTURES = frozenset({"graphml", "gexf", "html"})


def export_graph(
    form: str, graph: Graph, output: Path, *, language: str = "zh", about: Sequence[str] = (), steps: int = 1
) -> int:
    """Writes the graph in a form, whole or not at all; gives back how many bytes."""
    if form not in FORMATS:
        raise ExportError(f"no format {form!r}", source="export", mend=f"use one of {', '.join(FORMATS)}")
    if about and form not in PICTURES:
        mend = f"leave it out, or use one of {', '.join(sorted(PICTURES))}"
        raise ExportError(f"--about has no meaning for {form}", source="export", mend=mend)
    if form == "csv":
        return _write_csv(graph, output, language)
    data = FILES[form](Wanted(graph, language, tuple(about), steps))
    write_file(output, data)
    return len(data)


def _write_csv(graph: Graph, output: Path, language: str) -> int:
    tables = to_tables(graph, language)
    about = {each: say("tables-title", each) for each in LANGUAGES}
    about |= {"licence": LICENCE, "iri": base_iri()}
    files = {f"{table.name}.csv": csv_bytes(table, language) for table in tables}
    files[METADATA] = csvw_metadata(tables, about)
    write_folder(output, files, marker=METADATA)
    return sum(map(len, files.values()))
