"""Resolved facts as statements: an IRI by content, fields, proofs; what is stated twice is kept once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.document.model import Document
from kg.errors import OntologyError
from kg.facts.model import (
    CommitmentFact,
    Evidence,
    Figure,
    MilestoneFact,
    ObservationFact,
    RecognitionFact,
    RelationFact,
)
from kg.mentions.model import Mention
from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.rdf.minting import content_iri
from kg.rdf.terms import decimal, dp, integer, zh
from kg.resolution.model import Resolved
from kg.text import Span
from kg.vocabulary import Relation

Field = tuple[str, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact ready for RDF.

    `kind` is relation, milestone, observation, recognition or commitment. `subject`, `predicate`, `object`
    are full IRIs (of a milestone: whose it is, dp:hasMilestone, the milestone). `fields` are what else it
    says, by local name; `period` is kept apart as it also gives times. `heads` are spans of row or bullet
    heads that hold for it.
    """

    iri: str
    kind: str
    subject: str
    predicate: str
    object: str
    fields: tuple[Field, ...]
    period: str
    evidence: tuple[Evidence, ...]
    heads: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What turning one report's facts into statements needs: its text, its entities, their IRIs."""

    document: Document
    resolved: Resolved
    iris: Mapping[str, str]

    def iri(self, mention: Mention) -> str:
        """The IRI of the thing a mention names."""
        return self.iris[self.resolved.entity_of[mention].key]

    @property
    def report_id(self) -> str:
        """Part of every hash, so that each report's facts are its own."""
        return self.document.metadata.report_id

    def heads(self, evidence: Evidence, mentions: Iterable[Mention]) -> tuple[Span, ...]:
        """Spans of mentions that stand in the row or bullet head over the evidence."""
        passages = [self.document.passage_at(span) for span in evidence.spans]
        over = [
            head
            for passage in passages
            if passage
            for head in (passage.row_head, passage.bullet_head)
            if head
        ]
        return tuple(
            span for mention in mentions for span in mention.spans if any(span in head for head in over)
        )


def statements(context: Context, more: Iterable[Statement] = ()) -> tuple[Statement, ...]:
    """Everything the report states and `more`, sorted by IRI; what it states twice has both proofs."""
    facts = context.resolved.facts
    merged: dict[str, Statement] = {}
    for statement in (
        *(_relation(context, fact) for fact in facts.relations if _holds(context, fact)),
        *(_milestone(context, fact) for fact in facts.milestones),
        *(_recognition(context, fact) for fact in facts.recognitions),
        *(_observation(context, fact) for fact in facts.observations),
        *(each for fact in facts.commitments for each in _commitment(context, fact)),
        *more,
    ):
        before = merged.get(statement.iri)
        merged[statement.iri] = statement if before is None else _merge(before, statement)
    return tuple(merged[iri] for iri in sorted(merged))


def _merge(first: Statement, second: Statement) -> Statement:
    evidence = first.evidence + tuple(each for each in second.evidence if each not in first.evidence)
    fields = first.fields + tuple(
        each for each in second.fields if each not in first.fields and each[0] in MANY
    )
    heads = tuple(sorted({*first.heads, *second.heads}))
    return replace(first, evidence=evidence, fields=fields, heads=heads)


# Fields that may hold several values; of any other the first statement's value stands.
MANY = frozenset({"concerns", "hasTarget"})


# Relations whose ends may become things of another class by what else the report says of them:
# 某中心, a project as the whole of 某中心二期工程, may turn out an organization.
TOLD_BY_CLASS = frozenset({Relation.UNDERTAKEN_BY, Relation.PHASE_OF})


def _holds(context: Context, fact: RelationFact) -> bool:
    """Whether it ties two things, of classes that it may tie.

    Names on both sides may turn out to be one (某某中心项目 of 某某中心).
    """
    of = context.resolved.entity_of
    if fact.predicate in TOLD_BY_CLASS:
        subjects, targets = _ends(fact.predicate)
        if of[fact.subject].kind not in subjects or of[fact.object].kind not in targets:
            return False
    return context.iri(fact.subject) != context.iri(fact.object)


@cache
def _ends(relation: Relation) -> tuple[frozenset[str], frozenset[str]]:
    """The classes that the ontology lets a relation go from and to."""
    term = load().term(f"dp:{relation.value}")
    if term is None:
        raise OntologyError("no such property", source=f"dp:{relation.value}", mend="declare it")
    start = len(PREFIXES["dp"])
    return frozenset(each[start:] for each in term.domains), frozenset(each[start:] for each in term.ranges)


def _relation(context: Context, fact: RelationFact) -> Statement:
    subject, target = context.iri(fact.subject), context.iri(fact.object)
    predicate = dp(fact.predicate).value
    return Statement(
        iri=content_iri("fact", context.report_id, subject, fact.predicate, target),
        kind="relation",
        subject=subject,
        predicate=predicate,
        object=target,
        fields=(),
        period="",
        evidence=(fact.evidence,),
        heads=context.heads(fact.evidence, (fact.subject, fact.object)),
    )


def _milestone(context: Context, fact: MilestoneFact) -> Statement:
    subject = context.iri(fact.subject)
    iri = content_iri("milestone", context.report_id, subject, fact.type, fact.modality, fact.period)
    return Statement(
        iri=iri,
        kind="milestone",
        subject=subject,
        predicate=dp("hasMilestone").value,
        object=iri,
        fields=(("milestoneType", dp(fact.type.local_name)), ("modality", dp(fact.modality))),
        period=fact.period,
        evidence=(fact.evidence,),
        heads=context.heads(fact.evidence, (fact.subject,)),
    )


def _recognition(context: Context, fact: RecognitionFact) -> Statement:
    subject = context.iri(fact.subject) if fact.subject else ""
    count = "" if fact.count is None else str(fact.count)
    iri = content_iri(
        "recognition", context.report_id, subject or fact.recipients, fact.title, count, fact.period
    )
    fields: list[Field] = [("title", Literal(fact.title))]
    if fact.level is not None:
        fields.append(("level", dp(fact.level)))
    if fact.count is not None:
        fields.append(("recipientCount", integer(fact.count)))
    if fact.recipients:
        fields.append(("recipients", Literal(fact.recipients)))
    return Statement(
        iri=iri,
        kind="recognition",
        subject=subject,
        predicate=dp("hasRecognition").value,
        object=iri,
        fields=tuple(fields),
        period=fact.period,
        evidence=(fact.evidence,),
    )


def _figure_fields(figure: Figure) -> Iterator[Field]:
    yield "value", decimal(figure.value)
    yield "unit", Literal(figure.unit)
    yield "surface", Literal(figure.surface)
    yield "baseValue", decimal(figure.base_value)
    yield "baseUnit", Literal(figure.base_unit)
    yield "comparator", Literal(figure.comparator.value)


def _observation(context: Context, fact: ObservationFact) -> Statement:
    indicator = context.iri(fact.indicator)
    scope = context.iri(fact.scope) if fact.scope else ""
    figure = fact.figure
    said = (decimal(figure.base_value).value, figure.base_unit, figure.comparator.value)
    kind = (fact.figure_type.value, fact.role.value)
    iri = content_iri("observation", context.report_id, indicator, *said, *kind, fact.period, scope)
    fields: list[Field] = [
        *_figure_fields(figure),
        ("figureType", dp(fact.figure_type)),
        ("figureRole", dp(fact.role)),
    ]
    if scope:
        fields.append(("scope", NamedNode(scope)))
    return Statement(
        iri=iri,
        kind="observation",
        subject=iri,
        predicate=dp("ofIndicator").value,
        object=indicator,
        fields=tuple(fields),
        period=fact.period,
        evidence=(fact.evidence,),
    )


def _commitment(context: Context, fact: CommitmentFact) -> Iterator[Statement]:
    text = context.document.text(fact.span)
    targets = [_observation(context, target) for target in fact.targets]
    yield from targets
    fields: list[Field] = [("text", zh(text))]
    fields += [("hasTarget", NamedNode(target.iri)) for target in targets]
    fields += [
        ("concerns", NamedNode(iri)) for iri in sorted({context.iri(thing) for thing in fact.concerns})
    ]
    iri = commitment_iri(context, fact)
    yield Statement(
        iri=iri,
        kind="commitment",
        subject=iri,
        predicate="",
        object="",
        fields=tuple(fields),
        period=fact.deadline,
        evidence=(fact.evidence,),
    )


def commitment_iri(context: Context, fact: CommitmentFact) -> str:
    """A pledge is named by where it stands and what it says, so that the same words twice are two pledges."""
    text = context.document.text(fact.span)
    return content_iri("commitment", context.report_id, str(fact.span.start), text, fact.deadline)


def answer_iri(context: Context, fact: ObservationFact | MilestoneFact) -> str:
    """The IRI of the figure or step that answers a pledge."""
    if isinstance(fact, ObservationFact):
        return _observation(context, fact).iri
    return _milestone(context, fact).iri
