"""A closure revised is the closure of what is stated now, and each rule alone is closed part by part."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Triple

from kg.rdf.local import Local
from kg.rdf.plans import joining_properties
from kg.rdf.reasoning import Closure
from kg.rdf.revision import Before, Reviser
from kg.rdf.rules import compile_rules
from kg.store.embedded import in_memory
from tests.rdf.graphs import closed, turtle

# Every kind of rule, and rules that feed each other in circles.
ONTOLOGY = turtle(
    """ex:in a owl:TransitiveProperty . ex:in owl:propertyChainAxiom ( ex:in ex:part ) .
    ex:part a owl:TransitiveProperty . ex:part rdfs:domain ex:Place ; rdfs:range ex:Place .
    ex:with a owl:SymmetricProperty ; rdfs:domain ex:Body .
    ex:serves owl:propertyChainAxiom ( ex:serves ex:broader ) ; rdfs:range ex:Field .
    ex:broader rdfs:subPropertyOf ex:above . ex:above a owl:TransitiveProperty .
    ex:narrower owl:inverseOf ex:broader . ex:leads rdfs:subPropertyOf ex:serves .
    ex:Park rdfs:subClassOf ex:Place . ex:Place rdfs:subClassOf ex:Thing . ex:Body rdfs:subClassOf ex:Thing .
    ex:f0 ex:broader ex:f1 ."""
)
RULES = compile_rules(ONTOLOGY)
OF_ONTOLOGY = frozenset((*ONTOLOGY, *Closure(RULES, ONTOLOGY).of_ontology))


def term(local: str) -> NamedNode:
    """A term of the example."""
    return NamedNode(f"https://example.org/{local}")


things = st.sampled_from([term(name) for name in ("a", "b", "c", "f0", "f1", "f2")])
properties = st.sampled_from(
    [
        term(name)
        for name in ("in", "part", "with", "serves", "broader", "above", "narrower", "leads", "other")
    ]
)
kinds = st.sampled_from([term(name) for name in ("Park", "Place", "Body", "Field")])
typed = st.builds(
    lambda thing, kind: Triple(thing, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kind),
    things,
    kinds,
)
graphs = st.sets(
    st.one_of(st.builds(Triple, things, properties, things), typed).filter(
        lambda triple: triple not in OF_ONTOLOGY
    ),
    max_size=12,
)


def follows(stated: set[Triple]) -> set[Triple]:
    """What follows, stated triples left out."""
    return closed(sorted(stated, key=str), ONTOLOGY) - stated - OF_ONTOLOGY


@given(graphs, graphs)
@settings(max_examples=300, deadline=None)
def test_a_revision_leads_from_one_closure_to_the_other(old: set[Triple], new: set[Triple]) -> None:
    """Whatever goes and whatever comes."""
    before, after = follows(old), follows(new)
    store = in_memory([*old, *before, *OF_ONTOLOGY])
    known = Before(store.match, before.__contains__, OF_ONTOLOGY.__contains__)

    revision = Reviser(RULES).revise(known, old - new, new - old)

    assert (before - revision.no_longer_inferred) | revision.newly_inferred == after
    assert ((old | before) - revision.removed) | revision.added == new | after
    assert revision.no_longer_inferred <= before
    assert not revision.newly_inferred & before
    assert revision.removed <= old | before
    assert not revision.added & (old | before)


@given(graphs, graphs)
@settings(max_examples=200, deadline=None)
def test_parts_closed_alone_and_chains_joined_are_the_closure_of_all(
    one: set[Triple], other: set[Triple]
) -> None:
    """A triple that no chain walks meets no other."""
    local = Local(RULES, OF_ONTOLOGY)
    joined = Closure(RULES, ONTOLOGY).add([*local.joined(one), *local.joined(other)])

    parts = local.closure(one) | local.closure(other) | set(joined)

    assert parts - one - other - OF_ONTOLOGY == follows(one | other)


def test_properties_that_lead_into_a_chain_are_joined() -> None:
    """And those that lead nowhere are not."""
    joining = {name.rpartition("/")[2] for name in joining_properties(RULES)}

    assert joining == {"in", "part", "serves", "broader", "above", "narrower", "leads"}
