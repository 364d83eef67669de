"""What the server says about itself in RDF: the SPARQL service description and the VoID of its dataset."""

from __future__ import annotations

import pyoxigraph as ox

from kg.namespaces import PREFIXES, iri
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
