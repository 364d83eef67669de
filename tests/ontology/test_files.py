"""The files around the terms: imports, catalogue, JSON-LD context, documentation."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.namespaces import iri
from kg.ontology import TermKind, load, ontology_files, ontology_triples
from kg.resources import CHECKOUT, folder

HOME = folder("ontology")
ROOT = "https://w3id.org/devplan/ontology"


def headers() -> dict[str, str]:
    """The ontology IRI that each file declares, by the file's path in the folder."""
    kind = NamedNode(iri("owl:Ontology"))
    return {
        path.relative_to(HOME).as_posix(): quad.subject.value
        for path in ontology_files()
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if quad.object == kind and isinstance(quad.subject, NamedNode)
    }


def test_each_file_is_one_ontology_named_after_it() -> None:
    """The path is in the IRI, so that a reader of either finds the other."""
    wanted = {"devplan.ttl": ROOT} | {
        path: f"{ROOT}/{path.removesuffix('.ttl')}" for path in headers() if path != "devplan.ttl"
    }
    assert headers() == wanted
    assert len(headers()) == len(ontology_files())


def test_the_root_imports_every_file() -> None:
    """Who loads the root has all of it."""
    imports = iri("owl:imports")
    imported = {str(triple.object) for triple in ontology_triples() if triple.predicate.value == imports}
    assert imported == {f"<{name}>" for name in headers().values() if name != ROOT}


def test_the_catalogue_leads_every_import_to_a_file() -> None:
    """Offline tools find what the root imports."""
    entries = ET.parse(HOME / "catalog-v001.xml").getroot()
    listed = {entry.attrib["uri"]: entry.attrib["name"] for entry in entries}
    assert listed == headers()


def test_every_term_is_in_the_module_it_names() -> None:
    """rdfs:isDefinedBy is the IRI of the very file."""
    strays = [
        str(quad.subject)
        for path in ontology_files()
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if quad.predicate.value == iri("rdfs:isDefinedBy")
        and str(quad.object) != f"<{headers()[path.relative_to(HOME).as_posix()]}>"
    ]
    assert strays == []


def test_the_context_knows_every_property() -> None:
    """Each by its local name; none that is gone."""
    context = json.loads((HOME / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    named = {
        entry["@id"]
        for entry in context.values()
        if isinstance(entry, dict) and entry["@id"].startswith("dp:")
    }
    properties = load().of_kind(TermKind.OBJECT_PROPERTY, TermKind.DATATYPE_PROPERTY)
    assert named == {term.curie for term in properties}
    assert all(context[term.curie.removeprefix("dp:")]["@id"] == term.curie for term in properties)


def test_json_with_the_context_is_the_graph_it_looks_like() -> None:
    """Plain keys become the contract's triples, with their languages and datatypes."""
    context = json.loads((HOME / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = {
        "@context": context,
        "id": "https://example.org/id/a",
        "type": "Project",
        "label": "东湖机器人总部项目",
        "status": "Started",
        "locatedIn": "https://example.org/id/park",
        "confidence": "0.95",
    }
    quads = parse(input=json.dumps(document), format=RdfFormat.JSON_LD)
    found = {(quad.predicate.value, quad.object) for quad in quads}
    assert found == {
        (iri("rdf:type"), NamedNode(iri("dp:Project"))),
        (iri("rdfs:label"), Literal("东湖机器人总部项目", language="zh")),
        (iri("dp:status"), NamedNode(iri("dp:Started"))),
        (iri("dp:locatedIn"), NamedNode("https://example.org/id/park")),
        (iri("dp:confidence"), Literal("0.95", datatype=NamedNode(iri("xsd:decimal")))),
    }


def test_the_documentation_speaks_of_every_term() -> None:
    """Each class, property and concept of the project is in the reference."""
    page = (CHECKOUT / "docs" / "ontology.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(dp:\w+)`", page))
    assert {term.curie for term in load().terms.values() if term.curie.startswith("dp:")} <= named


def test_the_folder_s_readme_names_every_file() -> None:
    """A new module or folder is told to the reader."""
    page = (HOME / "README.md").read_text(encoding="utf-8")
    names = {path.stem for path in HOME.glob("*.ttl")} - {"devplan"}
    names |= {f"{path.name}/" for path in HOME.iterdir() if path.is_dir() and path.name != "examples"}
    assert {name for name in names if f"`{name}`" not in page} == set()
