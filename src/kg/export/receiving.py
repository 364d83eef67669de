"""Keeping up: a whole package or a delta taken in, into a file or a folder that `kg` can query."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import ExportError
from kg.export.dataset import GRAPH, PACKAGE_GRAPH, Graph, read_graph
from kg.export.delta import Delta, apply
from kg.export.manifest import NAME
from kg.export.rdf import rdf_bytes, syntax
from kg.export.verification import Severity, verify
from kg.export.writing import write_file
from kg.ontology import ontology_triples
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.terms import to_ntriples
from kg.store.builds import CURRENT, INFERRED, ONTOLOGY, OUTLINE, STATISTICS, STORE, TEXTS, staged_build
from kg.store.filling import write_store
from kg.store.outline import outlined
from kg.store.statistics import count_statements, statistics_to_json
from kg.store.subjects import write_subjects


@dataclass(frozen=True, slots=True)
class Applied:
    """Where the graph is now, and whether it is another than before."""

    path: Path
    digest: str
    triples: int
    changed: bool


def apply_delta(delta: Delta, data: Path) -> Applied:
    """Brings an RDF file, or a folder that took a package, up to the result; twice is once."""
    _refuse_made_things(data)
    graph = read_graph(data)
    return _put(apply(delta, graph), data, before=graph)


def take_whole(source: Path, data: Path, *, public_key: bytes | None = None) -> Applied:
    """Takes the graph of a package, a build or a file into a file or folder, in place of what is there.

    A package must be sound, and signed with the key where one is given.
    """
    _refuse_made_things(data)
    if source.suffix == ".zip" or (source / NAME).is_file():
        _refuse_unsound(source, public_key)
    elif public_key is not None:
        raise ExportError("only a package is signed", source=str(source), mend="leave the key out")
    graph = read_graph(source)
    there = data.is_file() or (data / CURRENT).exists() or (data / GRAPH).is_file()
    return _put(graph, data, before=read_graph(data) if there else None)


def _refuse_unsound(source: Path, public_key: bytes | None) -> None:
    faults = (each for each in verify(source, public_key=public_key) if each.severity is Severity.ERROR)
    if fault := next(faults, None):
        mend = "see `kg verify`, and fetch the package again"
        raise ExportError(f"not a sound package: {fault.line('en')}", source=str(source), mend=mend)


def _refuse_made_things(data: Path) -> None:
    """A package and a build from reports are made from other things: a delta would make them untrue."""
    if data.suffix == ".zip" or (data / NAME).is_file():
        mend = f"apply it to a copy of {PACKAGE_GRAPH.as_posix()}, or to a folder that took the package"
        raise ExportError(
            "a package is not changed: its manifest would not hold", source=str(data), mend=mend
        )
    if (data / CURRENT / TEXTS).exists():
        mend = "choose another -o; this graph is brought up to date by `kg add` or `kg build`"
        raise ExportError("this graph was built from reports here", source=str(data), mend=mend)


def _put(graph: Graph, data: Path, *, before: Graph | None) -> Applied:
    changed = before is None or before.digest != graph.digest
    file = data if data.suffix and not data.is_dir() else data / GRAPH
    if changed and (file is data or (file.is_file() and not file.is_symlink())):
        write_file(file, rdf_bytes(graph.triples, syntax(file.suffix.removeprefix("."))))
    elif changed:
        _build(graph, data)
    return Applied(data, graph.digest, len(graph), changed)


def _build(graph: Graph, data: Path) -> None:
    """A folder as `kg build` leaves it, but for what only the reports could give."""
    ontology = set(ontology_triples())
    closure = Closure(compile_rules(ontology), ontology)
    triples, ontology = set(graph.triples), ontology | set(closure.of_ontology)
    with staged_build(data) as staging:
        lines = to_ntriples(triples).encode()
        files = {
            GRAPH: lines,
            OUTLINE: b"".join(outlined(lines.splitlines(keepends=True))),
            # What follows and what is stated are not told apart in a package.
            INFERRED: b"",
            ONTOLOGY: to_ntriples(ontology).encode(),
            STATISTICS: statistics_to_json(count_statements(triples), 0).encode(),
        }
        for name, content in files.items():
            write_file(staging / name, content)
        write_store(staging / STORE, [staging / GRAPH, staging / ONTOLOGY])
        write_subjects(staging)
