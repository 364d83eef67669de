"""What is in doubt, as triples: figures that cannot all be right, things that may be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from kg.assessment.contradictions import Contradiction
from kg.rdf.minting import content_iri, report_iri
from kg.rdf.statements import Context, answer_iri
from kg.rdf.terms import RDF_TYPE, decimal, dp, zh
from kg.text import passage_address

PLACES = 3


class OpenIdentity(NamedTuple):
    """Two things that may be one, by their IRIs in order, by a rule, and how alike they are.

    A plain tuple: of 1,000 reports there are 30,000, and sets of them are compared.
    """

    left: str
    right: str
    rule: str
    likeness: float


def open_identity(one: str, other: str, rule: str, score: float) -> OpenIdentity:
    """The pair, whichever of the two came first."""
    left, right = (one, other) if one < other else (other, one)
    return OpenIdentity(left, right, rule, round(score, PLACES))


def open_identity_triples(pairs: Iterable[OpenIdentity]) -> Iterator[Triple]:
    """Each pair as a thing of its own, so that how alike the two are can be said of it."""
    for pair in pairs:
        subject = NamedNode(content_iri("open-identity", pair.left, pair.right))
        yield Triple(subject, RDF_TYPE, dp("OpenIdentity"))
        yield Triple(subject, dp("mayBeOne"), NamedNode(pair.left))
        yield Triple(subject, dp("mayBeOne"), NamedNode(pair.right))
        yield Triple(subject, dp("likeness"), decimal(Decimal(str(pair.likeness))))
        yield Triple(subject, dp("rule"), Literal(pair.rule))


def disagreement_triples(found: Iterable[Contradiction], contexts: Mapping[str, Context]) -> Iterator[Triple]:
    """Each disagreement with its figures, sum and sentences; `contexts` by report id."""
    for each in found:
        placed = zip(each.reports, each.facts, strict=True)
        figures = sorted({answer_iri(contexts[report], fact) for report, fact in placed})
        subject = NamedNode(content_iri("disagreement", each.rule, each.what, each.arithmetic, *figures))
        yield Triple(subject, RDF_TYPE, dp("Disagreement"))
        yield Triple(subject, dp("matter"), zh(each.what))
        yield Triple(subject, dp("arithmetic"), Literal(each.arithmetic))
        yield Triple(subject, dp("rule"), Literal(each.rule))
        yield from (Triple(subject, dp("disputes"), NamedNode(figure)) for figure in figures)
        for quote in each.quotes:
            passage = passage_address(report_iri(quote.report), quote.span.start, quote.span.end)
            yield Triple(subject, dp("evidence"), NamedNode(passage))
