"""The ontology's terms as its page shows them: classes, properties with their ends, value schemes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.namespaces import PREFIXES
from kg.ontology import Term, TermKind, load


@dataclass(frozen=True, slots=True)
class Terms:
    """The project's own terms by kind."""

    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    concepts: tuple[Term, ...]


def ontology_terms() -> Terms:
    """Every term of `dp:`."""
    own = [term for term in load().terms.values() if term.iri.startswith(PREFIXES["dp"])]
    properties = (TermKind.OBJECT_PROPERTY, TermKind.DATATYPE_PROPERTY)
    return Terms(
        tuple(term for term in own if term.kind == TermKind.CLASS),
        tuple(term for term in own if term.kind in properties),
        tuple(
            sorted((t for t in own if t.kind == TermKind.CONCEPT), key=lambda t: (t.scheme, t.order, t.iri))
        ),
    )
