"""What every region is mapped, closed and checked with, and what is stated of things over all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Triple

from kg.errors import OntologyError
from kg.ontology import ontology_triples, shapes_triples
from kg.rdf.confidence import Confidence, read_confidence
from kg.rdf.local import Local
from kg.rdf.reasoning import Closure
from kg.rdf.rules import Rules, compile_rules
from kg.rdf.shapes import Shape, read_shapes
from kg.rdf.terms import dp, node, shorten, to_ntriples
from kg.rdf.things import Thing, thing_triples
from kg.rdf.validation import class_axioms
from kg.vocabulary import EntityClass


@dataclass(frozen=True)
class Ground:
    """What every region is mapped and checked with; made once a process."""

    rules: Rules
    ontology: frozenset[Triple]
    axioms: tuple[Triple, ...]
    shapes: tuple[Shape, ...]
    local: Local
    confidence: Confidence

    def closure(self) -> Closure:
        """A closure that knows the ontology and nothing else."""
        return Closure(self.rules, sorted(self.ontology, key=str))


@lru_cache(maxsize=1)
def ground() -> Ground:
    """Ontology, rules and shapes."""
    ontology = set(ontology_triples())
    rules = compile_rules(ontology)
    ontology.update(Closure(rules, ontology).of_ontology)
    return Ground(
        rules=rules,
        ontology=frozenset(ontology),
        axioms=tuple(class_axioms(ontology)),
        shapes=refuse_counts(read_shapes(shapes_triples())),
        local=Local(rules, ontology),
        confidence=read_confidence(),
    )


# What the whole graph says of a thing once, however many reports name it.
SAID_ONCE = frozenset(
    node(curie)
    for curie in (
        *("rdf:type", "rdfs:label", "skos:altLabel"),
        *("dp:rule", "dp:confidence", "dp:scale", "dp:status"),
    )
)
THINGS = frozenset(dp(kind) for kind in EntityClass)


def refuse_counts(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The shapes, none of which demands of things what only all regions together could tell."""
    for shape in shapes:
        if not (shape.subjects_of or THINGS & set(shape.classes)):
            continue
        for each in shape.constraints:
            least = each.min_count or 0
            compares = each.max_count is not None or each.has_value is not None or each.not_after is not None
            told_once = each.path is not None and not each.path.inverse and each.path.property in SAID_ONCE
            if (least > 1 or compares or each.unique_language) and not told_once:
                raise OntologyError(
                    f"counts or compares {each.path or 'the node'} over all regions",
                    source=shorten(getattr(shape.name, "value", str(shape.name))),
                    mend="say it of the statement, or of a property that a thing has once",
                )
    return shapes


def things_lines(things: Iterable[Thing]) -> tuple[bytes, bytes]:
    """What is stated of things over all reports, and what follows from that, as sorted N-Triples."""
    base = ground()
    stated = {triple for thing in things for triple in thing_triples(thing, base.confidence)}
    return to_ntriples(stated).encode(), to_ntriples(base.local.closure(stated)).encode()
