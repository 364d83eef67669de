"""The ontology's terms as its page shows them: classes, properties with their ends, value schemes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.namespaces import PREFIXES
from kg.ontology import Term, TermKind, load
from kg.web.graph import GraphReader


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


def examples(reader: GraphReader, terms: Iterable[Term]) -> dict[str, str]:
    """A thing of each class, or one that has each property, where there is any."""
    found = {}
    for term in terms:
        pattern = f"?it a <{term.iri}>" if term.kind == TermKind.CLASS else f"?it <{term.iri}> ?any"
        rows = reader.select(f"SELECT ?it WHERE {{ {pattern} }} LIMIT 1")
        if rows:
            found[term.iri] = rows[0]["it"]
    return found
