"""The closure concludes what OWL 2 RL does, nothing over labels, and says from what."""

from __future__ import annotations

import owlrl
import pytest
import rdflib
from pyoxigraph import RdfFormat, Triple, serialize

from kg.errors import OntologyError
from kg.rdf.explanation import Derivation, Explainer
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.terms import shorten
from kg.store.embedded import in_memory
from tests.rdf.graphs import closed, described, small_ontology, turtle

CASES = [
    (
        "ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:C .",
        "ex:x a ex:A .",
        "ex:x a ex:B , ex:C .",
        "classes",
    ),
    ("ex:A owl:equivalentClass ex:B .", "ex:x a ex:B .", "ex:x a ex:A .", "equal classes, either way"),
    (
        "ex:p rdfs:subPropertyOf ex:q . ex:q rdfs:subPropertyOf ex:r .",
        "ex:x ex:p 1 .",
        "ex:x ex:q 1 ; ex:r 1 .",
        "properties, literals included",
    ),
    ("ex:p owl:equivalentProperty ex:q .", "ex:x ex:q ex:y .", "ex:x ex:p ex:y .", "equal properties"),
    ("ex:p owl:inverseOf ex:q .", "ex:x ex:q ex:y .", "ex:y ex:p ex:x .", "an inverse, either way"),
    ("ex:p a owl:SymmetricProperty .", "ex:x ex:p ex:y .", "ex:y ex:p ex:x .", "symmetric"),
    (
        "ex:p a owl:TransitiveProperty .",
        "ex:a ex:p ex:b . ex:b ex:p ex:c . ex:c ex:p ex:d .",
        "ex:a ex:p ex:c , ex:d . ex:b ex:p ex:d .",
        "transitive over several steps",
    ),
    (
        "ex:p rdfs:domain ex:A ; rdfs:range ex:B . ex:A rdfs:subClassOf ex:C .",
        "ex:x ex:p ex:y .",
        "ex:x a ex:A , ex:C . ex:y a ex:B .",
        "domain and range with what is above them",
    ),
    ("ex:p rdfs:range ex:B .", "ex:x ex:p 'words' .", "", "a literal has no class"),
    (
        "ex:p owl:propertyChainAxiom ( ex:p ex:b ) .",
        "ex:x ex:p ex:i . ex:i ex:b ex:j . ex:j ex:b ex:k .",
        "ex:x ex:p ex:j , ex:k .",
        "a chain that feeds itself",
    ),
    (
        "ex:u owl:propertyChainAxiom ( ex:p ex:q ex:r ) .",
        "ex:c ex:r ex:d . ex:a ex:p ex:b . ex:b ex:q ex:c .",
        "ex:a ex:u ex:d .",
        "a chain of three, whichever link comes last",
    ),
    (
        "ex:p rdfs:subPropertyOf ex:q . ex:q owl:inverseOf ex:s . ex:s a owl:TransitiveProperty .",
        "ex:b ex:p ex:a . ex:c ex:q ex:b .",
        "ex:b ex:q ex:a . ex:a ex:s ex:b , ex:c . ex:b ex:s ex:c . ex:c ex:q ex:a .",
        "rules that feed each other",
    ),
    (
        "skos:altLabel rdfs:subPropertyOf rdfs:label .",
        "ex:x skos:altLabel '别名' .",
        "",
        "an alias is no label",
    ),
]


@pytest.mark.parametrize(("ontology", "data", "follows", "reason"), CASES, ids=[case[3] for case in CASES])
def test_each_axiom_has_its_consequences(ontology: str, data: str, follows: str, reason: str) -> None:
    """Exactly these triples follow, and no others."""
    found = closed(turtle(data), turtle(ontology))

    assert found == (set(turtle(follows)) - set(turtle(data))), reason


def owlrl_closure(triples: list[Triple]) -> set[tuple[str, str, str]]:
    """What owlrl concludes, as N-Triples terms."""
    graph = rdflib.Graph()
    graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in graph}


def spelled(triple: Triple) -> tuple[str, str, str]:
    """A triple as rdflib writes it."""
    return str(triple.subject), str(triple.predicate), str(triple.object)


def test_the_closure_is_owlrls_on_the_projects_own_vocabulary() -> None:
    """All we conclude owlrl concludes; all it says about our things in named terms, we say."""
    axioms = list(small_ontology())
    data = [
        triple
        for triple in described().triples
        if shorten(triple.predicate.value) in KEPT or triple.predicate.value.endswith("#type")
    ]
    ours = {spelled(triple) for triple in closed(data, axioms)} | {spelled(triple) for triple in data}
    theirs = owlrl_closure([*axioms, *data])
    things = {spelled(triple)[0] for triple in data}

    named = {each for each in theirs if each[0] in things and "owl#" not in each[1] + each[2]}
    assert ours - theirs == set()
    assert named - ours == set()


KEPT = frozenset(
    {
        *("dp:servesIndustry", "dp:locatedIn", "skos:broader", "dp:hasMilestone", "dp:milestoneType"),
        *("dp:ofIndicator", "dp:evidence", "dp:inReport", "dp:status", "dp:hasTarget", "dp:mentionedIn"),
    }
)


def test_what_is_added_later_meets_what_was_known() -> None:
    """The closure of two parts, one after the other, is that of both at once."""
    ontology = turtle("ex:p a owl:TransitiveProperty .")
    first, second = turtle("ex:a ex:p ex:b . ex:c ex:p ex:d ."), turtle("ex:b ex:p ex:c .")
    step_by_step = Closure(compile_rules(ontology), ontology)

    assert step_by_step.add(first) == []
    assert set(step_by_step.add(second)) == closed([*first, *second], ontology)


@pytest.mark.parametrize(
    ("ontology", "named"),
    [
        (
            "ex:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ] .",
            "no rule for owl:Restriction|owl:onProperty",
        ),
        ("ex:A owl:unionOf ( ex:B ex:C ) .", "no rule for owl:unionOf"),
        ("ex:p a owl:FunctionalProperty .", "no rule for owl:FunctionalProperty"),
        ("ex:A rdfs:subClassOf [] .", "without a name"),
        ("ex:p owl:propertyChainAxiom ( ex:q ) .", "two links or more"),
    ],
)
def test_an_axiom_without_a_rule_is_refused(ontology: str, named: str) -> None:
    """Nothing of the ontology is left out in silence."""
    with pytest.raises(OntologyError, match=named):
        compile_rules(turtle(ontology))


def explain(ontology: str, data: str, goal: str) -> Derivation | None:
    """Why a triple holds in the closure of the data."""
    axioms, stated = turtle(ontology), turtle(data)
    store = in_memory([*stated, *closed(stated, axioms)])
    return Explainer(compile_rules(axioms), store.match, stated.__contains__).explain(turtle(goal)[0])


def told(derivation: Derivation) -> list[str]:
    """The rules of a derivation, outermost first."""
    return [derivation.rule, *(rule for premise in derivation.premises for rule in told(premise))]


@pytest.mark.parametrize(
    ("ontology", "data", "goal", "rules"),
    [
        ("ex:p a owl:SymmetricProperty .", "ex:x ex:p ex:y .", "ex:y ex:p ex:x .", ["symmetric", "stated"]),
        ("ex:A rdfs:subClassOf ex:B .", "ex:x a ex:A .", "ex:x a ex:B .", ["sub-class", "stated"]),
        ("ex:p rdfs:range ex:B .", "ex:x ex:p ex:y .", "ex:y a ex:B .", ["range", "stated"]),
        ("ex:p owl:inverseOf ex:q .", "ex:x ex:p ex:y .", "ex:y ex:q ex:x .", ["inverse", "stated"]),
        (
            "ex:p a owl:TransitiveProperty .",
            "ex:a ex:p ex:b . ex:b ex:p ex:c . ex:c ex:p ex:d .",
            "ex:a ex:p ex:d .",
            ["transitive", "stated", "transitive", "stated", "stated"],
        ),
        (
            "ex:p owl:propertyChainAxiom ( ex:p ex:b ) .",
            "ex:x ex:p ex:i . ex:i ex:b ex:j .",
            "ex:x ex:p ex:j .",
            ["chain", "stated", "stated"],
        ),
        ("", "ex:x ex:p ex:y .", "ex:x ex:p ex:y .", ["stated"]),
    ],
)
def test_an_inferred_triple_says_from_what_it_follows(
    ontology: str, data: str, goal: str, rules: list[str]
) -> None:
    """Down to what the report states, without going round in circles."""
    derivation = explain(ontology, data, goal)

    assert derivation is not None
    assert sorted(told(derivation)) == sorted(rules)


def test_what_does_not_hold_has_no_reason() -> None:
    """Neither does what is stated nowhere."""
    assert explain("ex:p a owl:SymmetricProperty .", "ex:x ex:p ex:y .", "ex:x ex:p ex:z .") is None
