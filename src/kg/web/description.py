"""What the server says about itself in RDF: the SPARQL service description and the VoID of its dataset."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox

from kg.namespaces import PREFIXES, iri
from kg.store.statistics import Statistics
from kg.web.negotiation import GRAPH_FORMATS, RESULT_FORMATS, MediaFormat
from kg.web.serialization import graph_bytes
from kg.web.settings import MEGABYTE

SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = ox.NamedNode(iri("rdf:type"))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)


def _format_iri(offer: MediaFormat) -> str:
    graph = ox.RdfFormat.from_media_type(offer.media_type)
    if offer in GRAPH_FORMATS and graph is not None:
        return graph.iri
    results = ox.QueryResultsFormat.from_media_type(offer.media_type)
    return results.iri if results is not None else ""


def service(endpoint: str, *, writable: bool, federated: bool) -> list[ox.Triple]:
    """The description of the endpoint at that address (SPARQL 1.1 Service Description)."""
    me = ox.NamedNode(f"{endpoint}#service")
    data, graph = ox.NamedNode(f"{endpoint}#dataset"), ox.NamedNode(f"{endpoint}#default-graph")
    languages = ["SPARQL11Query"] + (["SPARQL11Update"] if writable else [])
    formats = sorted({_format_iri(offer) for offer in (*RESULT_FORMATS, *GRAPH_FORMATS)} - {""})
    features = ["BasicFederatedQuery"] if federated else []
    return [
        ox.Triple(me, _TYPE, _sd("Service")),
        ox.Triple(me, _sd("endpoint"), ox.NamedNode(endpoint)),
        *(ox.Triple(me, _sd("supportedLanguage"), _sd(name)) for name in languages),
        *(ox.Triple(me, _sd("feature"), _sd(name)) for name in features),
        *(ox.Triple(me, _sd("resultFormat"), ox.NamedNode(name)) for name in formats),
        ox.Triple(me, _sd("defaultDataset"), data),
        ox.Triple(data, _TYPE, _sd("Dataset")),
        ox.Triple(data, _sd("defaultGraph"), graph),
        ox.Triple(graph, _TYPE, _sd("Graph")),
    ]


def serialize(triples: list[ox.Triple], offer: MediaFormat) -> bytes:
    """The triples in the format on offer."""
    return graph_bytes(triples, offer.media_type, limit=MEGABYTE, prefixes={**PREFIXES, "sd": SD})


def dataset(
    address: str, endpoint: str, root: str, *, titles: list[str], counts: Statistics
) -> list[ox.Triple]:
    """The VoID of the dataset: where it is queried and fetched, and how much of what it holds."""
    me = ox.NamedNode(f"{address}#dataset")

    def about(subject: ox.NamedNode, curie: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(iri(curie)), value)

    triples = [
        about(me, "rdf:type", ox.NamedNode(iri("void:Dataset"))),
        about(me, "void:sparqlEndpoint", ox.NamedNode(endpoint)),
        about(me, "void:uriSpace", ox.Literal(root)),
        about(me, "void:vocabulary", ox.NamedNode(PREFIXES["dp"])),
        about(me, "void:triples", ox.Literal(counts.triples)),
        *(about(me, "dcterms:title", ox.Literal(title, language="zh")) for title in titles),
        *(about(me, "void:feature", ox.NamedNode(_format_iri(offer))) for offer in GRAPH_FORMATS),
    ]
    parts = [("class", "void:entities", counts.classes), ("property", "void:triples", counts.predicates)]
    for kind, measure, numbers in parts:
        for name, n in numbers.items():
            part = ox.NamedNode(f"{address}#{kind}-{hashlib.sha256(name.encode()).hexdigest()[:12]}")
            triples += [
                about(me, f"void:{kind}Partition", part),
                about(part, f"void:{kind}", ox.NamedNode(name)),
                about(part, measure, ox.Literal(n)),
            ]
    return triples
