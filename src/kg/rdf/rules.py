"""The ontology's axioms as rules: what a triple of each property, or of each class, lets one conclude."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import OntologyError
from kg.namespaces import PREFIXES, iri
from kg.rdf.terms import shorten

OWL, RDFS = PREFIXES["owl"], PREFIXES["rdfs"]
# Declarations, annotations, and axioms that can only be broken: those are HermiT's to check.
INERT = frozenset(
    iri(curie)
    for curie in (
        *("owl:Ontology", "owl:imports", "owl:versionInfo", "owl:versionIRI", "owl:priorVersion"),
        *("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"),
        *("owl:NamedIndividual", "owl:OntologyProperty", "owl:deprecated", "owl:DeprecatedClass"),
        *("owl:DeprecatedProperty", "owl:backwardCompatibleWith", "owl:incompatibleWith"),
        *("owl:disjointWith", "owl:AllDisjointClasses", "owl:members", "owl:propertyDisjointWith"),
        *("owl:AllDisjointProperties", "owl:AsymmetricProperty", "owl:IrreflexiveProperty"),
        *("owl:differentFrom", "owl:AllDifferent", "owl:distinctMembers", "owl:Thing"),
        *("rdfs:label", "rdfs:comment", "rdfs:seeAlso", "rdfs:isDefinedBy"),
        *("rdfs:Class", "rdfs:Datatype", "rdfs:Resource", "rdfs:Literal"),
    )
)
COMPILED = frozenset(
    iri(curie)
    for curie in (
        *("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range"),
        *("owl:equivalentClass", "owl:equivalentProperty", "owl:inverseOf", "owl:propertyChainAxiom"),
        *("owl:SymmetricProperty", "owl:TransitiveProperty"),
    )
)
# SKOS makes its labels sub-properties of rdfs:label; that would give every alias the rank of the label.
LABELS = frozenset(iri(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel"))


@dataclass(frozen=True, slots=True)
class Chain:
    """Properties that, one after the other, amount to `result`; a transitive property is p, p → p."""

    steps: tuple[str, ...]
    result: str
    name: str


@dataclass(frozen=True)
class Rules:
    """Direct consequences, not closed: the engine runs them until nothing is new.

    All keys and values are IRIs. `inverses` holds a symmetric property as its own inverse.
    """

    superclasses: Mapping[str, frozenset[str]]
    superproperties: Mapping[str, frozenset[str]]
    inverses: Mapping[str, frozenset[str]]
    domains: Mapping[str, frozenset[str]]
    ranges: Mapping[str, frozenset[str]]
    chains: tuple[Chain, ...]


def compile_rules(ontology: Iterable[Triple]) -> Rules:
    """The rules of an ontology; an axiom that would be ignored is an error that names it."""
    triples = list(ontology)
    axioms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    lists = _Lists(triples)
    chains: list[Chain] = []
    for triple in triples:
        _refuse_unknown(triple)
        predicate, subject, value = triple.predicate.value, triple.subject, triple.object
        if predicate == iri("owl:propertyChainAxiom") and isinstance(subject, NamedNode):
            chains.append(Chain(lists.members(value), subject.value, "chain"))
        elif predicate == iri("rdf:type") and isinstance(value, NamedNode):
            axioms[value.value].append((_named(subject, triple), _named(subject, triple)))
        elif predicate in COMPILED:
            axioms[predicate].append((_named(subject, triple), _named(value, triple)))
    chains += [Chain((one, one), one, "transitive") for one, _ in axioms[iri("owl:TransitiveProperty")]]
    both_ways = [*axioms[iri("owl:inverseOf")], *_turned(axioms[iri("owl:inverseOf")])]
    above = [pair for pair in axioms[iri("rdfs:subPropertyOf")] if pair[0] not in LABELS]
    return Rules(
        superclasses=_map(axioms[iri("rdfs:subClassOf")], axioms[iri("owl:equivalentClass")]),
        superproperties=_map(above, axioms[iri("owl:equivalentProperty")]),
        inverses=_map([*both_ways, *axioms[iri("owl:SymmetricProperty")]], keep_self=True),
        domains=_map(axioms[iri("rdfs:domain")]),
        ranges=_map(axioms[iri("rdfs:range")]),
        chains=tuple(sorted(chains, key=lambda chain: (chain.result, chain.steps))),
    )


def _turned(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((right, left) for left, right in pairs)


def _map(
    one_way: Iterable[tuple[str, str]],
    both_ways: Iterable[tuple[str, str]] = (),
    *,
    keep_self: bool = False,
) -> dict[str, frozenset[str]]:
    both = list(both_ways)
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in (*one_way, *both, *_turned(both)):
        if keep_self or left != right:
            found[left].add(right)
    return {left: frozenset(rights) for left, rights in found.items()}


def _refuse_unknown(triple: Triple) -> None:
    terms = [triple.predicate]
    if triple.predicate.value == iri("rdf:type") and isinstance(triple.object, NamedNode):
        terms.append(triple.object)
    for term in terms:
        of_the_language = term.value.startswith((OWL, RDFS))
        if of_the_language and term.value not in INERT and term.value not in COMPILED:
            raise OntologyError(
                f"no rule for {shorten(term.value)}",
                source=shorten(str(triple.subject).strip("<>")),
                mend="use OWL 2 RL's named classes, or say it in a shape",
            )


def _named(term: NamedNode | BlankNode | Literal | Triple, triple: Triple) -> str:
    """The IRI of a term in an axiom; class expressions have none and no rule."""
    if isinstance(term, NamedNode):
        return term.value
    # A list of disjoint classes is a blank node that has a type and leads to nothing.
    if triple.predicate.value == iri("rdf:type"):
        return str(term)
    raise OntologyError(
        f"{shorten(triple.predicate.value)} without a name",
        source=shorten(str(triple.subject).strip("<>")),
        mend="name the class, or say it in a shape",
    )


class _Lists:
    """RDF lists of IRIs, by their first node."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.first: dict[str, str] = {}
        self.rest: dict[str, str] = {}
        for triple in triples:
            if triple.predicate.value == iri("rdf:first") and isinstance(triple.object, NamedNode):
                self.first[str(triple.subject)] = triple.object.value
            elif triple.predicate.value == iri("rdf:rest"):
                self.rest[str(triple.subject)] = str(triple.object)

    def members(self, head: NamedNode | BlankNode | Literal | Triple) -> tuple[str, ...]:
        found: list[str] = []
        current = str(head)
        while current in self.first:
            found.append(self.first[current])
            current = self.rest.get(current, "")
        if len(found) < 2:
            raise OntologyError("a property chain has two links or more", source=str(head), mend="name them")
        return tuple(found)
