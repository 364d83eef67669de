"""The made-up report as triples, and small ontologies and shapes written out in the tests."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pyoxigraph import RdfFormat, Triple, parse

from kg.assessment.status import assess
from kg.namespaces import PREFIXES
from kg.ontology import ontology_triples
from kg.rdf.confidence import Confidence
from kg.rdf.mapping import Described, describe
from kg.rdf.minting import mint
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.things import gather, namings, thing_triples
from kg.rdf.validation import class_axioms as axioms_of
from tests.factories import document, resolved

TURTLE_PREFIXES = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
CLASSIFICATIONS = ("<https://w3id.org/devplan/gbt4754", "<https://w3id.org/devplan/sei-2018")
EXAMPLE = "@prefix ex: <https://example.org/> .\n"


def turtle(text: str) -> list[Triple]:
    """Triples from Turtle with the project's prefixes and ex:."""
    return [quad.triple for quad in parse(TURTLE_PREFIXES + EXAMPLE + text, RdfFormat.TURTLE)]


@lru_cache(maxsize=1)
def described() -> Described:
    """The made-up report of the factories as triples."""
    about, found = document(), resolved()
    names = {name.key: name for name in mint([(found.report_id, found.entities)])}
    confidence = Confidence()
    own = describe(about, found, {key: name.iri for key, name in names.items()}, confidence)
    things = gather(namings(about, found, assess(found)), names)
    shared = {triple for thing in things for triple in thing_triples(thing, confidence)}
    return replace(own, triples=own.triples | shared)


def closed(triples: list[Triple], ontology: list[Triple]) -> set[Triple]:
    """What follows."""
    return set(Closure(compile_rules(ontology), ontology).add(triples))


@lru_cache(maxsize=1)
def whole_graph() -> tuple[Triple, ...]:
    """The made-up report with what follows, and the ontology."""
    ontology = list(ontology_triples())
    stated = described().triples
    return (*stated, *closed(list(stated), ontology), *ontology)


@lru_cache(maxsize=1)
def small_ontology() -> tuple[Triple, ...]:
    """The ontology without the national classifications, which make pySHACL and owlrl slow."""
    return tuple(t for t in ontology_triples() if not str(t.subject).startswith(CLASSIFICATIONS))


@lru_cache(maxsize=1)
def class_axioms() -> tuple[Triple, ...]:
    """The part of the ontology that shapes look at: classes, and what each concept is."""
    return tuple(axioms_of(small_ontology()))
