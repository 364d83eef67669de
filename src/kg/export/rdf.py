"""A graph in the six standard syntaxes, the same bytes every time; and with a named graph per sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import ExportError
from kg.export.dataset import Graph
from kg.namespaces import PREFIXES
from kg.rdf.terms import dp


@dataclass(frozen=True, slots=True)
class Syntax:
    """A way to write RDF; `name` is what users call it, `label` its own name."""

    name: str
    extension: str
    media_type: str
    format: RdfFormat
    label: str


SYNTAXES: Mapping[str, Syntax] = {
    syntax.name: syntax
    for syntax in (
        Syntax("turtle", "ttl", "text/turtle", RdfFormat.TURTLE, "Turtle"),
        Syntax("ntriples", "nt", "application/n-triples", RdfFormat.N_TRIPLES, "N-Triples"),
        Syntax("rdfxml", "rdf", "application/rdf+xml", RdfFormat.RDF_XML, "RDF/XML"),
        Syntax("jsonld", "jsonld", "application/ld+json", RdfFormat.JSON_LD, "JSON-LD"),
        Syntax("trig", "trig", "application/trig", RdfFormat.TRIG, "TriG"),
        Syntax("nquads", "nq", "application/n-quads", RdfFormat.N_QUADS, "N-Quads"),
    )
}
DATASETS = frozenset({RdfFormat.TRIG, RdfFormat.N_QUADS})
PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)+")
ROOT_ATTRIBUTES = re.compile(rb"<rdf:RDF((?: xmlns:[\w-]+=\"[^\"]*\")+)")
ATTRIBUTE = re.compile(rb" xmlns:[\w-]+=\"[^\"]*\"")


def syntax(name: str) -> Syntax:
    """The syntax of that name, or of that file extension."""
    found = SYNTAXES.get(name) or next((each for each in SYNTAXES.values() if each.extension == name), None)
    if found is None:
        raise ExportError(f"no syntax {name!r}", source="export", mend=f"use one of {', '.join(SYNTAXES)}")
    return found


def rdf_bytes(
    statements: Iterable[Triple | Quad], form: Syntax, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """The statements, in the order given, in one syntax, with the project's prefixes that they use."""
    wanted = dict(PREFIXES if prefixes is None else prefixes)
    if form.format in DATASETS:
        quads = (each if isinstance(each, Quad) else _quad(each) for each in statements)
        return _tidy(serialize(quads, format=form.format, prefixes=wanted) or b"", form.format)
    triples = (each.triple if isinstance(each, Quad) else each for each in statements)
    return _tidy(serialize(triples, format=form.format, prefixes=wanted) or b"", form.format)


def _quad(triple: Triple, graph: NamedNode | DefaultGraph | None = None) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph or DefaultGraph())


def _tidy(data: bytes, form: RdfFormat) -> bytes:
    """Prefixes in order and only those in use: pyoxigraph writes all of them, in the order of a hash map."""
    match = PREFIX_LINES.match(data)
    if form in {RdfFormat.TURTLE, RdfFormat.TRIG} and match:
        body = data[match.end() :]
        lines = sorted(match[0].splitlines(keepends=True))
        return b"".join(line for line in lines if line.split()[1] in body) + body
    root = ROOT_ATTRIBUTES.search(data) if form == RdfFormat.RDF_XML else None
    if root:
        attributes = b"".join(sorted(ATTRIBUTE.findall(root[1])))
        return data[: root.start(1)] + attributes + data[root.end(1) :]
    return data


def sentence_quads(graph: Graph) -> list[Quad]:
    """The graph, and beside it what each sentence says in a named graph of that sentence's IRI.

    A stated relation, and a milestone, figure, recognition or pledge with all it holds, stands in the graph
    of each passage that proves it; everything, these too, stands in the default graph.
    """
    quads = {_quad(triple) for triple in graph.triples}
    for passage, triples in _said(graph):
        quads.update(_quad(triple, passage) for triple in triples)
    return sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))


def _said(graph: Graph) -> Iterator[tuple[NamedNode, list[Triple]]]:
    own: dict[NamedNode, list[Triple]] = {}
    for triple in graph.triples:
        if isinstance(triple.subject, NamedNode):
            own.setdefault(triple.subject, []).append(triple)
    held = _held_by(graph)
    for statement, passages in graph.index.forward.get(dp("evidence"), {}).items():
        if not isinstance(statement, NamedNode):
            continue
        triples = [each for each in own.get(statement, ()) if each.predicate != dp("evidence")]
        triples += held.get(statement, []) + _relation(graph, statement)
        for passage in passages:
            if isinstance(passage, NamedNode):
                yield passage, triples


def _held_by(graph: Graph) -> dict[NamedNode, list[Triple]]:
    """From a milestone or recognition to the triple that ties it to its owner."""
    held: dict[NamedNode, list[Triple]] = {}
    for owner, predicate, value in graph.relations("dp:hasMilestone", "dp:hasRecognition"):
        held.setdefault(value, []).append(Triple(owner, predicate, value))
    return held


def _relation(graph: Graph, fact: NamedNode) -> list[Triple]:
    parts = [graph.nodes(fact, f"rdf:{part}") for part in ("subject", "predicate", "object")]
    if not all(parts):
        return []
    subject, predicate, target = (part[0] for part in parts)
    return [Triple(subject, predicate, target)]
