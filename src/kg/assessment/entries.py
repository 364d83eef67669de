"""A line of the ledger, and what makes one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.assessment.series import Quote, Told
from kg.assessment.verdicts import Verdict
from kg.facts.model import CommitmentFact, MilestoneFact, ObservationFact
from kg.mentions.model import Mention
from kg.text import Span
from kg.values.place import gazetteer
from kg.vocabulary import AssessmentState, Relation

Kind = Literal["target", "step", "action"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said since: the sentence, and the figure or step in it where there is one."""

    quote: Quote
    fact: ObservationFact | MilestoneFact | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line.

    `what` is pledged, `target` how much as written, `deadline` ISO 8601. `span` is where the pledge's figure
    or verb stands in its report. `fields` are the industries and the heading it stands under, `places` the
    region and where its things stand. `repeated` are sentences that pledge the same; `commitments` are the
    pledges that this line judges, by report; `aims` are the figures that state its target, by report too.
    """

    kind: Kind
    region: str
    what: str
    target: str
    deadline: str
    span: Span
    pledge: Quote
    answers: tuple[Answer, ...]
    state: AssessmentState
    rule: str
    reason: str
    arithmetic: str = ""
    progress: Decimal | None = None
    fields: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    repeated: tuple[Quote, ...] = ()
    commitments: tuple[tuple[str, CommitmentFact], ...] = ()
    aims: tuple[tuple[str, ObservationFact], ...] = ()


def pledge_entry(
    *,
    told: Told,
    kind: Kind,
    span: Span,
    what: str,
    target: str,
    deadline: str,
    things: Iterable[Mention],
    verdict: Verdict,
    answers: tuple[Answer, ...],
    repeated: tuple[Quote, ...] = (),
    commitments: tuple[tuple[str, CommitmentFact], ...] = (),
    aims: tuple[tuple[str, ObservationFact], ...] = (),
) -> Entry:
    """A line with its fields and places looked up among the report's facts."""
    things = tuple(things)
    return Entry(
        kind=kind,
        region=told.region,
        what=what,
        target=target,
        deadline=deadline,
        span=span,
        pledge=told.quote(span),
        answers=answers,
        state=verdict.rule.state,
        rule=verdict.rule.id,
        reason=verdict.rule.reason,
        arithmetic=verdict.arithmetic,
        progress=verdict.progress,
        fields=_fields(told, span, things),
        places=_places(told, things),
        repeated=repeated,
        commitments=commitments,
        aims=aims,
    )


def _related(told: Told, things: tuple[Mention, ...], relation: Relation) -> list[str]:
    entity_of = told.resolved.entity_of
    keys = {entity_of[thing].key for thing in things if thing in entity_of}
    return [
        entity_of[fact.object].label
        for fact in told.resolved.facts.relations
        if fact.predicate is relation and entity_of[fact.subject].key in keys
    ]


def _fields(told: Told, span: Span, things: tuple[Mention, ...]) -> tuple[str, ...]:
    passage = next(iter(told.document.passages_over(span)), None)
    titles = told.document.section_titles(passage.section) if passage else ()
    return tuple(dict.fromkeys((*_related(told, things, Relation.SERVES_INDUSTRY), *titles[-1:])))


def _places(told: Told, things: tuple[Mention, ...]) -> tuple[str, ...]:
    division = gazetteer().division(told.region)
    own = [division.name] if division else []
    return tuple(dict.fromkeys((*own, *_related(told, things, Relation.LOCATED_IN))))
