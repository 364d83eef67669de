"""The ledger: every pledge a line, with what was said since, the state it is in and the rule that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from kg.assessment.counted import Stage
from kg.assessment.entries import Answer, Entry, pledge_entry
from kg.assessment.figures import Figures
from kg.assessment.identity import Identity
from kg.assessment.series import Quote, Told, later, series
from kg.assessment.steps import action_entries, step_entries
from kg.assessment.verdicts import CUMULATIVE, Verdict, is_reached, judge, rules, since_start
from kg.assessment.verdicts import told as told_figure
from kg.facts.model import CommitmentFact, ObservationFact
from kg.resolution.model import Judgement
from kg.values.period import Period, parse_period
from kg.values.shown import shown
from kg.vocabulary import Comparator, FigureRole

SHORTEST_NOUN = 4
SECOND_HALF = "下半年"
# Where these stand before a figure, it is that of the year.
WHOLE_YEAR = re.compile("年内|全年|今年|年底前")


def ledger(reports: Iterable[Told], judgements: Sequence[Judgement] = ()) -> tuple[Entry, ...]:
    """The lines of all reports, region by region, in the order of time and text.

    What one report pledges twice, or several pledge alike, is one line under the first.
    """
    found: list[Entry] = []
    for region in series(reports):
        identity = Identity(region, judgements)
        entries = [
            *_target_entries(region, identity),
            *step_entries(region, identity),
            *action_entries(region, identity),
        ]
        order = {told.id: at for at, told in enumerate(region)}
        found += sorted(entries, key=lambda entry: (order[entry.pledge.report], entry.span, entry.what))
    return tuple(found)


Pledged = tuple[Told, ObservationFact, CommitmentFact | None]


def _targets(told: Told) -> Iterator[Pledged]:
    """The figures a report aims at: those of its pledges, and those of its tables."""
    pledged = {target: pledge for pledge in told.resolved.facts.commitments for target in pledge.targets}
    for fact in told.resolved.facts.observations:
        if fact in pledged:
            yield told, fact, pledged[fact]
        elif fact.role is FigureRole.TARGET:
            yield told, fact, None


def _target_entries(region: Sequence[Told], identity: Identity) -> Iterator[Entry]:
    figures = Figures(region, identity)
    lines: dict[tuple[object, ...], list[Pledged]] = {}
    for told in region:
        for pledged in _targets(told):
            fact = pledged[1]
            by = _deadline(fact, told)
            # 500亿元 in the table and 500亿元左右 in the prose are one target.
            comparator = Comparator.EQUAL if _is_about(pledged) else fact.figure.comparator
            value = (fact.figure.base_value, comparator)
            lines.setdefault((figures.key(told, fact), by.end if by else date.max, *value), []).append(
                pledged
            )
    every = [pledged for alike in lines.values() for pledged in alike]
    for alike in lines.values():
        first = alike[0][0]
        ordered = sorted(alike, key=lambda each: (each[0] is not first, each[0] is first and _is_about(each)))
        yield _target_entry(ordered, every, figures)


def _is_about(pledged: Pledged) -> bool:
    return pledged[1].figure.comparator is Comparator.ABOUT


def _deadline(fact: ObservationFact, told: Told) -> Period | None:
    return parse_period(fact.period) or told.period


def _target_entry(alike: list[Pledged], every: list[Pledged], figures: Figures) -> Entry:
    told, fact, commitment = alike[0]
    commitment = commitment or next((pledge for _, _, pledge in alike if pledge is not None), None)
    verdict, answers = _judged(told, fact, commitment, every, figures)
    repeated = tuple(dict.fromkeys(other.quote(same.figure.span) for other, same, _ in alike[1:]))
    return pledge_entry(
        told=told,
        kind="target",
        span=fact.figure.span,
        what=fact.indicator.label,
        target=shown(fact.figure.surface, fact.figure.value, name=fact.indicator.label),
        deadline=fact.period,
        things=(
            fact.indicator,
            *([fact.scope] if fact.scope else ()),
            *(commitment.concerns if commitment else ()),
        ),
        verdict=verdict,
        answers=answers,
        repeated=repeated,
        commitments=tuple((each.id, pledge) for each, _, pledge in alike if pledge is not None),
        aims=tuple((each.id, same) for each, same, _ in alike),
    )


def _judged(
    told: Told,
    fact: ObservationFact,
    commitment: CommitmentFact | None,
    every: list[Pledged],
    figures: Figures,
) -> tuple[Verdict, tuple[Answer, ...]]:
    since = later(figures.reports, told)
    by = _deadline(fact, told)
    changed = _changed(told, fact, every, figures)
    candidates = _answers(told, fact, commitment, figures)
    fresh = [each for each in candidates if each[0].end > told.end]
    if changed is not None and not any(is_reached(fact, answer) for _, answer in fresh):
        other, new = changed
        arithmetic = f"原 {told_figure(fact)}，后 {told_figure(new)}"
        return Verdict(rules()["target.changed"], arithmetic), (_answer(other, new),)
    due = by is not None and any(each.covers(by.end) for each in since)
    final = by is not None and any(_over_until(*each) >= by.end for each in candidates)
    if fresh or (candidates and (final or not due)):
        verdict, answers = _best(fact, fresh or candidates, figures, told)
        if fresh and verdict.rule.id == "target.met" and _is_met_by_half_only(told, fact, answers, figures):
            return Verdict(rules()["target.two-readings"], verdict.arithmetic), answers
        return verdict, answers
    wanted = figures.key(told, fact)
    if candidates:
        verdict, answers = _best(fact, candidates, figures, told)
        if said := _said(fact, wanted.noun, since):
            return Verdict(rules()["target.mentioned"], "", verdict.progress), (*answers, *map(Answer, said))
        sum_ = verdict.arithmetic.partition("；")[0]
        return Verdict(rules()["target.silent-since"], sum_, verdict.progress), answers
    elsewhen = tuple(_answer(*each) for each in figures.reached(wanted) if each[0] in since)
    if elsewhen:
        return Verdict(rules()["target.mentioned"]), elsewhen
    if not since:
        return Verdict(rules()["target.open"]), ()
    if said := _said(fact, wanted.noun, since):
        return Verdict(rules()["target.mentioned"]), tuple(map(Answer, said))
    return Verdict(rules()["target.silent"]), ()


def _said(fact: ObservationFact, noun: str, since: Sequence[Told]) -> list[Quote]:
    """Where later reports say what is counted, by its noun or, where that is short, by the whole name."""
    words = noun if len(noun) >= SHORTEST_NOUN else fact.indicator.label
    found = (each.find(words) for each in since if len(words) >= SHORTEST_NOUN)
    return [quote for quote in found if quote]


def _answers(
    told: Told, fact: ObservationFact, commitment: CommitmentFact | None, figures: Figures
) -> list[tuple[Told, ObservationFact]]:
    """The figures reported for a target's own time, in its report and after it."""
    by = _deadline(fact, told)
    wanted = figures.key(told, fact)
    if by is None:
        return []
    only = commitment is not None and SECOND_HALF in told.document.text(commitment.span)
    found = []
    for other, answer in figures.reached(wanted):
        over = parse_period(answer.period) or other.period
        inside = over is not None and counts_towards(by, over, second_half=only)
        if inside and (other is told or other.end > told.end):
            found.append((other, answer))
    return found


def counts_towards(by: Period, over: Period, *, second_half: bool = False) -> bool:
    """Whether a figure's period lies in a target's time: its year up to its end, or its second half alone."""
    start = by.start if second_half else min(by.start, date(by.end.year, 1, 1))
    return start <= over.start and over.end <= by.end


def _best(
    fact: ObservationFact, candidates: list[tuple[Told, ObservationFact]], figures: Figures, told: Told
) -> tuple[Verdict, tuple[Answer, ...]]:
    """The verdict by the latest figure; none where one report gives two for the same time."""
    wanted = figures.key(told, fact)

    def time(each: tuple[Told, ObservationFact]) -> tuple[date, date]:
        return (_over_until(*each), each[0].end)

    last = max(map(time, candidates))
    latest = [each for each in candidates if time(each) == last]
    for closer in (
        lambda key: key.noun == wanted.noun,
        lambda key: key.stage is wanted.stage or key.stage is Stage.DONE,
    ):
        closest = [each for each in latest if closer(figures.key(*each))]
        latest = closest or latest
    values = {answer.figure.base_value for _, answer in latest}
    if len(values) > 1:
        return Verdict(rules()["target.ambiguous"]), tuple(_answer(*each) for each in latest)
    verdict, answer = judge(fact, latest[0][1]), latest[0]
    if fact.figure_type in CUMULATIVE and _since_start(*answer) and not _since_start(told, fact):
        verdict = Verdict(rules()["target.since-start"], verdict.arithmetic.partition("；")[0])
    return verdict, (_answer(*answer),)


def _over_until(told: Told, fact: ObservationFact) -> date:
    """The last day that a figure counts."""
    over = parse_period(fact.period) or told.period
    return over.end if over else date.min


def _since_start(told: Told, fact: ObservationFact) -> bool:
    """Whether the words before a figure say that it counts all years up to now."""
    text, start = told.document.source.folded, fact.figure.span.start
    clause = text[max(text.rfind(mark, 0, start) for mark in ",;。|\n") + 1 : start]
    words = since_start()
    said = any(word in clause for word in words["words"])
    return said and not any(word in clause for word in words["within"])


def _changed(
    told: Told, fact: ObservationFact, every: list[Pledged], figures: Figures
) -> tuple[Told, ObservationFact] | None:
    """The first other target of a later report for the same time; one given beside it is no change."""
    wanted, by = figures.key(told, fact), _deadline(fact, told)
    beside = {
        each.figure.base_value
        for one, each, _ in every
        if one is told and figures.key(told, each).answers(wanted) and _deadline(each, told) == by
    }
    for other, new, _ in every:
        if other.end <= told.end or new.role is not FigureRole.TARGET:
            continue
        new_by = _deadline(new, other)
        same_time = by is not None and new_by is not None and by.end == new_by.end
        differs = new.figure.base_value not in beside
        alike = same_time and differs and figures.key(other, new).answers(wanted)
        if alike and not _is_rest(fact, other, new, figures):
            return other, new
    return None


def _is_rest(fact: ObservationFact, told: Told, new: ObservationFact, figures: Figures) -> bool:
    """Whether a later target may be the rest of the first: 1020个 so far and 2000个 more of 3000个."""
    sofar = _sofar(told, new, figures)
    return sofar is not None and sofar + new.figure.base_value >= fact.figure.base_value


def _is_met_by_half_only(
    told: Told, fact: ObservationFact, answers: tuple[Answer, ...], figures: Figures
) -> bool:
    """Whether the year's figure reaches what may be a target of its second half, and that half's does not."""
    sofar = _sofar(told, fact, figures)
    reached = [
        answer.fact.figure.base_value for answer in answers if isinstance(answer.fact, ObservationFact)
    ]
    return sofar is not None and bool(reached) and max(reached) - sofar < fact.figure.base_value


def _sofar(told: Told, target: ObservationFact, figures: Figures) -> Decimal | None:
    """What a report says was done in the year, beside a target for its rest that no word makes the year's."""
    by = _deadline(target, told)
    if target.figure_type not in CUMULATIVE or by is None or by.start == date(by.end.year, 1, 1):
        return None
    passages = (passage.span for passage in told.document.passages)
    start = max((span.start for span in passages if target.figure.span in span), default=0)
    if WHOLE_YEAR.search(told.document.source.folded, start, target.figure.span.start):
        return None
    done = [
        answer.figure.base_value
        for other, answer in figures.reached(figures.key(told, target))
        if other is told and (parse_period(answer.period) or by).end.year == by.end.year
    ]
    return max(done, default=None)


def _answer(told: Told, fact: ObservationFact) -> Answer:
    return Answer(told.quote(fact.figure.span), fact)


__all__ = ["Answer", "Entry", "Quote", "Told", "counts_towards", "ledger"]
