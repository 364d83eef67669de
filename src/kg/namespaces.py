"""The only home of IRIs: prefixes, and the base under which things are named."""

from __future__ import annotations

import os

PREFIXES = {
    "dp": "https://w3id.org/devplan/ontology#",
    "dp-shapes": "https://w3id.org/devplan/shapes#",
    "dp-cube": "https://w3id.org/devplan/cube#",
    "gbt": "https://w3id.org/devplan/gbt4754-2017/",
    "sei": "https://w3id.org/devplan/sei-2018/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sh": "http://www.w3.org/ns/shacl#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "qudt": "http://qudt.org/schema/qudt/",
    "unit": "http://qudt.org/vocab/unit/",
    "qb": "http://purl.org/linked-data/cube#",
    "sdmx-concept": "http://purl.org/linked-data/sdmx/2009/concept#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "spdx": "http://spdx.org/rdf/terms#",
}

DEFAULT_BASE = "https://w3id.org/devplan/id/"


def base_iri() -> str:
    """The base of every minted IRI: `$KG_BASE_IRI`, else the project's own; always ends in a slash."""
    base = os.environ.get("KG_BASE_IRI") or DEFAULT_BASE
    return base if base.endswith("/") else base + "/"


def iri(curie: str) -> str:
    """The full IRI of a CURIE under the prefixes above: `dp:Project`."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def prologue() -> str:
    """The SPARQL PREFIX lines of every prefix, in a fixed order."""
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(PREFIXES.items()))
