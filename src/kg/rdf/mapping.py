"""What is known of one report as triples: entities, statements, passages; the audit log beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from kg.document.model import Document
from kg.facts.model import Evidence
from kg.rdf.audit import entity_line, statement_line
from kg.rdf.confidence import Confidence
from kg.rdf.industries import broader
from kg.rdf.provenance import Proofs
from kg.rdf.statements import Context, Statement, statements
from kg.rdf.terms import RDF_TYPE, dp, node, period_triples
from kg.rdf.things import trust
from kg.resolution.model import Resolved
from kg.text import Span


@dataclass(frozen=True)
class Described:
    """One report's part of the graph: its triples and its lines of the audit log, sorted."""

    triples: set[Triple]
    log: tuple[str, ...]
    statements: tuple[Statement, ...] = field(default=(), repr=False)


def describe(
    document: Document,
    resolved: Resolved,
    iris: Mapping[str, str],
    confidence: Confidence,
) -> Described:
    """One report's facts, passages and mentions; `iris` are those of its entities by key.

    What a thing is and is called, over all reports, `thing_triples` says.
    """
    context = Context(document, resolved, iris)
    proofs = Proofs(document)
    found = statements(context, broader(context))
    triples: set[Triple] = set()
    log: list[str] = []
    cited: set[Span] = set()
    for entity in resolved.entities:
        subject = NamedNode(iris[entity.key])
        passages = proofs.evidence(span for mention in entity.mentions for span in mention.spans)
        cited.update(passages)
        triples.update(Triple(subject, dp("mentionedIn"), NamedNode(proofs.iri(span))) for span in passages)
        log.append(entity_line(document, entity, iris[entity.key], confidence))
    for statement in found:
        passages = proofs.evidence((*_spans(statement.evidence), *statement.heads))
        cited.update(passages)
        triples.update(_statement_triples(statement, passages, proofs, confidence))
        log.append(statement_line(document, statement, passages, confidence))
    triples.update(proofs.triples(sorted(cited)))
    return Described(triples, tuple(sorted(log)), found)


def _spans(evidence: Iterable[Evidence]) -> Iterator[Span]:
    return (span for each in evidence for span in each.spans)


def _statement_triples(
    statement: Statement, passages: Iterable[Span], proofs: Proofs, confidence: Confidence
) -> Iterator[Triple]:
    subject = NamedNode(statement.iri)
    if statement.kind == "relation":
        yield from _relation_triples(statement)
    else:
        yield Triple(subject, RDF_TYPE, dp(statement.kind.capitalize()))
        if statement.subject and statement.object:
            yield Triple(
                NamedNode(statement.subject), NamedNode(statement.predicate), NamedNode(statement.object)
            )
    for local, value in statement.fields:
        yield Triple(subject, dp(local), value)
    deadline = "dp:deadline" if statement.kind == "commitment" else "dp:period"
    yield from period_triples(subject, statement.period, deadline)
    for passage in passages:
        yield Triple(subject, dp("evidence"), NamedNode(proofs.iri(passage)))
    yield from trust(subject, sorted({each.rule for each in statement.evidence}), confidence)


def _relation_triples(statement: Statement) -> Iterator[Triple]:
    fact, predicate = NamedNode(statement.iri), NamedNode(statement.predicate)
    subject, target = NamedNode(statement.subject), NamedNode(statement.object)
    yield Triple(subject, predicate, target)
    yield Triple(fact, RDF_TYPE, dp("Fact"))
    yield Triple(fact, node("rdf:subject"), subject)
    yield Triple(fact, node("rdf:predicate"), predicate)
    yield Triple(fact, node("rdf:object"), target)
