"""Announced steps of things, and pledges with neither figure nor step: lines of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.assessment.counted import noun_and_stage, says_done
from kg.assessment.entries import Answer, Entry, pledge_entry
from kg.assessment.identity import Identity
from kg.assessment.interruptions import interruption
from kg.assessment.series import Quote, Told, later
from kg.assessment.verdicts import Verdict, rules
from kg.facts.horizon import horizon
from kg.facts.model import CommitmentFact, MilestoneFact, RelationFact
from kg.mentions.model import Mention
from kg.text import Span
from kg.values.period import parse_period
from kg.vocabulary import LIFE_CYCLE, SETBACKS, MilestoneType, Modality, Relation

# 推进 and 建设中 say that something goes on; no one can say later whether that was kept.
# Nor is it a pledge that something is to be put off or given up.
NOT_CHECKED = SETBACKS - {MilestoneType.RESUMED} | {MilestoneType.PROGRESSING}
DELIVERED = (
    frozenset(MilestoneType)
    - SETBACKS
    - {MilestoneType.PROGRESSING, MilestoneType.DESIGNED, MilestoneType.APPLIED, MilestoneType.SIGNED}
)
# What shows that work goes on again, though nothing says that it was resumed.
BEYOND = frozenset(LIFE_CYCLE[LIFE_CYCLE.index(MilestoneType.TOPPED_OUT) :])
SHORTEST_NAME = 4
CLAUSE_MARKS = ",;。"
Judged = tuple[Verdict, tuple[Answer, ...]]


def _verdict(rule: str, arithmetic: str = "") -> Verdict:
    return Verdict(rules()[rule], arithmetic)


@dataclass(frozen=True, slots=True)
class _Series:
    """A region's reports, and what they say of each thing."""

    reports: Sequence[Told]
    identity: Identity
    steps: Mapping[str, Sequence[tuple[Told, MilestoneFact]]]
    named: Mapping[tuple[str, str], Span]
    mergers: Mapping[str, Sequence[tuple[Told, RelationFact]]]

    def of(self, told: Told, thing: str) -> Span | None:
        """Where a report first names a thing."""
        return self.named.get((told.id, thing))


def _series(reports: Sequence[Told], identity: Identity) -> _Series:
    steps: dict[str, list[tuple[Told, MilestoneFact]]] = {}
    named: dict[tuple[str, str], Span] = {}
    mergers: dict[str, list[tuple[Told, RelationFact]]] = {}
    for told in reports:
        for fact in told.resolved.facts.milestones:
            steps.setdefault(identity.of_mention(told, fact.subject), []).append((told, fact))
        for each in told.resolved.facts.relations:
            if each.predicate is Relation.MERGED_INTO:
                mergers.setdefault(identity.of_mention(told, each.subject), []).append((told, each))
        for entity in told.resolved.entities:
            first = min(mention.span for mention in entity.mentions)
            key = (told.id, identity.of(told, entity))
            named[key] = min(first, named.get(key, first))
    return _Series(reports, identity, steps, named, mergers)


def step_entries(region: Sequence[Told], identity: Identity) -> Iterator[Entry]:
    """A line for each step announced of a thing; announced again for the same time it is the same line."""
    lines: dict[tuple[str, MilestoneType, date], list[tuple[Told, MilestoneFact]]] = {}
    said = _series(region, identity)
    for told in region:
        for fact in told.resolved.facts.milestones:
            if fact.modality is Modality.PLANNED and fact.type not in NOT_CHECKED:
                key = (identity.of_mention(told, fact.subject), fact.type, _due(told, fact.period))
                lines.setdefault(key, []).append((told, fact))
    for (thing, _, _), alike in lines.items():
        told, fact = alike[0]
        verdict, answers = _judge_step(said, thing, told, fact)
        yield pledge_entry(
            told=told,
            kind="step",
            span=fact.evidence.spans[-1],
            what=told.resolved.entity_of[fact.subject].label,
            target=fact.type.value,
            deadline=fact.period,
            things=(fact.subject,),
            verdict=verdict,
            answers=answers,
            repeated=tuple(dict.fromkeys(_quote(each, same).quote for each, same in alike[1:])),
            commitments=tuple((each.id, pledge) for each, same in alike for pledge in _pledges(each, same)),
        )


def _due(told: Told, period: str) -> date:
    by = parse_period(period)
    return by.end if by else told.end


def _quote(told: Told, fact: MilestoneFact) -> Answer:
    return Answer(told.quote(fact.evidence.spans[-1]), fact)


def _pledges(told: Told, fact: MilestoneFact) -> list[CommitmentFact]:
    """The pledges without figures whose clause announces the step."""
    verb = fact.evidence.spans[-1]
    return [each for each in told.resolved.facts.commitments if verb in each.span and not each.targets]


def _judge_step(series: _Series, thing: str, told: Told, fact: MilestoneFact) -> Judged:
    since = later(series.reports, told)
    due = any(each.covers(_due(told, fact.period)) for each in since)
    said = [each for each in series.steps.get(thing, ()) if each[0] is told or each[0].end > told.end]
    taken = [each for each in said if each[1].modality is Modality.REALISED]
    kept = [each for each in taken if _keeps(each[1].type, fact.type)]
    if kept:
        teller, step = next((each for each in kept if each[0] is not told), kept[0])
        if teller is told:
            return _verdict("step.already"), (_quote(teller, step),)
        over = parse_period(step.period) or teller.period
        late = over is not None and over.start > _due(told, fact.period)
        return _verdict("step.taken-late" if late else "step.taken"), (_quote(teller, step),)
    if merged := _merged(series, thing, told):
        return merged
    moved = [each for each in said if _postpones(*each, told, fact)]
    waits = interruption(said, told, fact.evidence.spans[-1])
    if moved and (waits is None or waits[0] != "cancelled"):
        other, new = moved[0]
        return _verdict("step.postponed", f"原 {fact.period}，后 {new.period}"), (_quote(other, new),)
    if waits is not None:
        return _verdict(f"step.{waits[0]}"), (_quote(*waits[1]),)
    earlier = [
        each for each in taken if _before(each[1].type, fact.type) and (each[0] is not told or not since)
    ]
    if earlier:
        return _verdict("step.overdue" if due else "step.under-way"), (_quote(*earlier[-1]),)
    if not since:
        return _verdict("step.open"), ()
    return _mentioned("step", since, series, thing)


def _merged(series: _Series, thing: str, told: Told) -> Judged | None:
    """What is said of a thing that a later report merges into another: that, and the other's steps since."""
    for other, merger in series.mergers.get(thing, ()):
        if other.end > told.end:
            whole = series.identity.of_mention(other, merger.object)
            steps = [_quote(*each) for each in series.steps.get(whole, ()) if each[0].end >= other.end]
            names = f"{_label(other, merger.subject)} → {_label(other, merger.object)}"
            said = Answer(other.quote(merger.evidence.spans[-1]))
            return _verdict("step.merged", names), tuple(dict.fromkeys((said, *steps)))
    return None


def _label(told: Told, mention: Mention) -> str:
    return told.resolved.entity_of[mention].label


def _keeps(taken: MilestoneType, planned: MilestoneType) -> bool:
    """Whether a step taken is the one planned or lies beyond it; 推进 proves no step."""
    if taken is planned:
        return True
    if planned is MilestoneType.RESUMED and taken in BEYOND:
        return True
    if taken is MilestoneType.PROGRESSING or not {taken, planned} <= set(LIFE_CYCLE):
        return False
    return LIFE_CYCLE.index(taken) > LIFE_CYCLE.index(planned)


def _before(taken: MilestoneType, planned: MilestoneType) -> bool:
    if taken is MilestoneType.PROGRESSING and planned is MilestoneType.STARTED:
        return False
    if not {taken, planned} <= set(LIFE_CYCLE):
        return False
    return LIFE_CYCLE.index(taken) < LIFE_CYCLE.index(planned)


def _postpones(other: Told, new: MilestoneFact, told: Told, fact: MilestoneFact) -> bool:
    if new.modality is not Modality.PLANNED or new.type is not fact.type or other.end <= told.end:
        return False
    first, last = parse_period(fact.period), parse_period(new.period)
    # 2025年 says nothing against 2025年3月.
    wider = first and last and last.start <= first.start and first.end <= last.end
    return not wider and _due(other, new.period) > _due(told, fact.period)


def _mentioned(kind: str, since: Sequence[Told], series: _Series, thing: str) -> Judged:
    """Whether later reports name the thing at all."""
    said = []
    for told in since:
        span = series.of(told, thing)
        found = told.quote(span) if span else told.find(thing.partition("|")[2].removeprefix("~"))
        if found:
            said.append(Answer(found))
    return _verdict(f"{kind}.mentioned" if said else f"{kind}.silent"), tuple(said)


def action_entries(region: Sequence[Told], identity: Identity) -> Iterator[Entry]:
    """A line for each pledge that has neither a figure nor a step to check it by."""
    said = _series(region, identity)
    for told in region:
        planned = [
            fact.evidence.spans[-1]
            for fact in told.resolved.facts.milestones
            if fact.modality is Modality.PLANNED and fact.type not in NOT_CHECKED
        ]
        for pledge in told.resolved.facts.commitments:
            if not pledge.targets and not any(span in pledge.span for span in planned):
                yield _action_entry(said, told, pledge)


def _action_entry(series: _Series, told: Told, pledge: CommitmentFact) -> Entry:
    verdict, answers = _judge_action(series, told, pledge)
    return pledge_entry(
        told=told,
        kind="action",
        span=pledge.span,
        what=told.document.text(pledge.span),
        target="",
        deadline=pledge.deadline,
        things=pledge.concerns,
        verdict=verdict,
        answers=answers,
        commitments=((told.id, pledge),),
    )


def _judge_action(series: _Series, told: Told, pledge: CommitmentFact) -> Judged:
    since = later(series.reports, told)
    things = sorted({series.identity.of_mention(told, mention) for mention in pledge.concerns})
    for each, fact in (step for thing in things for step in series.steps.get(thing, ())):
        delivered = fact.modality is Modality.REALISED and fact.type in DELIVERED
        if delivered and each.end > told.end:
            return _verdict("action.delivered"), (_quote(each, fact),)
    said = [step for thing in things for step in series.steps.get(thing, ())]
    if waits := interruption(said, told, pledge.span):
        return _verdict(f"action.{waits[0]}"), (_quote(*waits[1]),)
    if not since:
        return _verdict("action.open"), ()
    for thing in things:
        verdict, answers = _mentioned("action", since, series, thing)
        if answers:
            return verdict, answers
    return _by_words(noun_and_stage(told.document.text(pledge.span))[0], since)


def _by_words(noun: str, since: Sequence[Told]) -> Judged:
    """What later reports say of words that no rule read as a name."""
    said: list[Answer] = []
    for told in since:
        for clause, quote, looks_back in _clauses_with(told, noun):
            if looks_back and says_done(clause.replace(noun, "")):
                return _verdict("action.delivered"), (Answer(quote),)
            said.append(Answer(quote))
    return _verdict("action.mentioned" if said else "action.silent"), tuple(dict.fromkeys(said))


def _clauses_with(told: Told, noun: str) -> Iterator[tuple[str, Quote, bool]]:
    """The clauses that hold these words, their sentences, and whether they stand in a look back."""
    if len(noun) < SHORTEST_NAME:
        return
    text, at = told.document.source.folded, -1
    while (at := text.find(noun, at + 1)) >= 0:
        span = Span(at, at + len(noun))
        passage = told.document.passage_at(span)
        if passage is not None:
            start = max(text.rfind(mark, passage.span.start, at) for mark in CLAUSE_MARKS) + 1
            ends = (text.find(mark, span.end, passage.span.end) for mark in CLAUSE_MARKS)
            end = min((end for end in ends if end >= 0), default=passage.span.end)
            clause = text[max(start, passage.span.start) : end]
            looks_back = horizon(told.document, passage).modality is Modality.REALISED
            yield clause, told.quote(span), looks_back
