"""What is known of one report as triples: entities, statements, passages; the audit log beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from kg.assessment.model import Assessment
from kg.document.model import Document
from kg.facts.model import Evidence
from kg.rdf.audit import entity_line, statement_line
from kg.rdf.confidence import Confidence
from kg.rdf.industries import broader, classified, scales
from kg.rdf.minting import MintedName
from kg.rdf.provenance import Proofs
from kg.rdf.statements import Context, Statement, answer_iri, commitment_iri, statements
from kg.rdf.terms import RDF_TYPE, decimal, dp, node, period_triples, zh
from kg.resolution.model import Entity, Resolved
from kg.text import Span
from kg.vocabulary import EntityClass


@dataclass(frozen=True)
class Described:
    """One report's part of the graph: its triples and its lines of the audit log, sorted."""

    triples: set[Triple]
    log: tuple[str, ...]
    statements: tuple[Statement, ...] = field(default=(), repr=False)


def describe(
    document: Document,
    resolved: Resolved,
    assessment: Assessment,
    names: Mapping[str, MintedName],
    confidence: Confidence,
) -> Described:
    """The triples and the audit log of one report; `names` are the minted names by entity key."""
    context = Context(document, resolved, {key: name.iri for key, name in names.items()})
    proofs = Proofs(document)
    found = statements(context, broader(context))
    triples: set[Triple] = set()
    log: list[str] = []
    cited: set[Span] = set()
    for entity in resolved.entities:
        name = names[entity.key]
        passages = proofs.evidence(span for mention in entity.mentions for span in mention.spans)
        cited.update(passages)
        triples.update(_entity_triples(document, entity, name, passages, proofs, confidence))
        log.append(entity_line(document, entity, name, confidence))
    for statement in found:
        passages = proofs.evidence((*_spans(statement.evidence), *statement.heads))
        cited.update(passages)
        triples.update(_statement_triples(statement, passages, proofs, confidence))
        log.append(statement_line(document, statement, passages, confidence))
    triples.update(_assessed(context, assessment))
    triples.update(proofs.triples(sorted(cited)))
    return Described(triples, tuple(sorted(log)), found)


def _spans(evidence: Iterable[Evidence]) -> Iterator[Span]:
    return (span for each in evidence for span in each.spans)


def _entity_triples(
    document: Document,
    entity: Entity,
    name: MintedName,
    passages: Iterable[Span],
    proofs: Proofs,
    confidence: Confidence,
) -> Iterator[Triple]:
    subject = NamedNode(name.iri)
    yield Triple(subject, RDF_TYPE, dp(name.kind))
    yield Triple(subject, node("rdfs:label"), zh(name.label))
    for alias in name.aliases:
        yield Triple(subject, node("skos:altLabel"), zh(alias))
    for passage in passages:
        yield Triple(subject, dp("mentionedIn"), NamedNode(proofs.iri(passage)))
    rules = sorted({mention.rule for mention in entity.mentions})
    yield from _trust(subject, rules, confidence)
    if entity.kind is EntityClass.INDUSTRY:
        for scale in scales(document, entity):
            yield Triple(subject, dp("scale"), decimal(scale))
        yield from classified(name)


def _trust(subject: NamedNode, rules: Iterable[str], confidence: Confidence) -> Iterator[Triple]:
    rules = tuple(rules)
    for rule in rules:
        yield Triple(subject, dp("rule"), Literal(rule))
    yield Triple(subject, dp("confidence"), decimal(confidence.best(rules)))


def _assessed(context: Context, assessment: Assessment) -> Iterator[Triple]:
    """What rules over the facts add: statuses, and what answers a commitment and how far."""
    for key, step in assessment.statuses.items():
        yield Triple(NamedNode(context.iris[key]), dp("status"), dp(step.local_name))
    progress: dict[str, Decimal] = {}
    for fulfilment in assessment.fulfilments:
        iri = commitment_iri(context, fulfilment.commitment)
        yield Triple(NamedNode(iri), dp("fulfilment"), NamedNode(answer_iri(context, fulfilment.answer)))
        if fulfilment.progress is not None:
            progress[iri] = min(fulfilment.progress, progress.get(iri, fulfilment.progress))
    for iri, least in progress.items():
        yield Triple(NamedNode(iri), dp("progress"), decimal(least))


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
    yield from _trust(subject, sorted({each.rule for each in statement.evidence}), confidence)


def _relation_triples(statement: Statement) -> Iterator[Triple]:
    fact, predicate = NamedNode(statement.iri), NamedNode(statement.predicate)
    subject, target = NamedNode(statement.subject), NamedNode(statement.object)
    yield Triple(subject, predicate, target)
    yield Triple(fact, RDF_TYPE, dp("Fact"))
    yield Triple(fact, node("rdf:subject"), subject)
    yield Triple(fact, node("rdf:predicate"), predicate)
    yield Triple(fact, node("rdf:object"), target)
