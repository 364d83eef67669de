"""Questions for things: the ones that meet every condition, as nearly stated as any does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.matching import ALL_ASKED, NEARNESS, Condition, conditions, kind_things
from kg.answering.question import Question

NEAR_NOTE = (
    "",
    "同一分句中的词语满足条件 · conditions met by words of the same clause",
    "同一句话中的词语满足条件 · conditions met by words of the same sentence",
    "条件由表头、段首或标题满足 · conditions met by the row head, lead sentence or heading above",
)


@dataclass(frozen=True, slots=True)
class Found:
    """The things, the conditions they meet, how far off (see `matching.NEARNESS`), and what was let go."""

    things: frozenset[str]
    conditions: tuple[Condition, ...] = ()
    near: int = 0
    dropped: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()


def find(question: Question, index: Index, lexicon: Lexicon) -> Found:
    """The things asked for; with none, `unmet` names the conditions that nothing meets."""
    asked = _asked(question, index)
    stated = conditions(question, index, lexicon)
    if not stated and not question.kinds:
        return Found(frozenset(), stated)
    unmet = tuple(c.text for c in stated if not c.soft and not c.tiers[-1])
    if unmet:
        return Found(frozenset(), stated, unmet=unmet)
    best = _nearest(asked, stated, question, index)
    if best is None:
        firm = tuple(c for c in stated if not c.soft)
        best = _nearest(asked, firm, question, index) if len(firm) < len(stated) else None
    if best is None:
        return Found(frozenset(), stated, unmet=tuple(c.text for c in stated))
    return best


def _asked(question: Question, index: Index) -> frozenset[str]:
    """The things of the class asked for, of the reports of the place asked about."""
    if question.kinds:
        asked = kind_things(question.kinds, index)
    elif "where" in question.asks:
        asked = index.of_class.get("Place", frozenset()) | index.of_class.get("Park", frozenset())
    else:
        asked = frozenset().union(*(index.of_class.get(name, frozenset()) for name in ALL_ASKED))
    if question.home and len(index.contents.reports) > 1:
        reports = {r for r, title in index.contents.reports.items() if any(h in title for h in question.home)}
        asked = frozenset(t for t in asked if index.reports_of(t) & reports) if reports else asked
    return asked


def _nearest(
    asked: frozenset[str], stated: Sequence[Condition], question: Question, index: Index
) -> Found | None:
    itself = _subjects(question, index)
    for near in NEARNESS:
        met = asked
        for condition in stated:
            met = met & condition.tiers[near]
        if question.negated and question.steps:
            met = _without_step(asked, stated, near)
        others = met - itself
        if others or (met and not question.asks & {"where"}):
            return Found(others or met, tuple(stated), near)
    return None


def _subjects(question: Question, index: Index) -> frozenset[str]:
    """The things that the question names: they are not what it asks for, if anything else is."""
    exact = {iri for term in question.terms for word in term.words for iri in index.names.get(word, ())}
    return frozenset(exact)


def _without_step(asked: frozenset[str], stated: Sequence[Condition], near: int) -> frozenset[str]:
    met = asked
    for condition in stated:
        met = met - condition.tiers[0] if condition.kind == "step" else met & condition.tiers[near]
    return met
