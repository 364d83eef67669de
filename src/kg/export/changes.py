"""A delta in words: which facts came, went or changed, each with the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.export.dataset import Graph
from kg.export.delta import Delta
from kg.export.telling import Told, tell

KINDS = (
    "Report",
    "Succession",
    "Thing",
    "Fact",
    "Status",
    "Milestone",
    "Recognition",
    "Observation",
    "Commitment",
    "Disagreement",
    "OpenIdentity",
)
SHOWN_BY_EXAMPLE = frozenset({"Thing", "Status"})


@dataclass(frozen=True, slots=True)
class Change:
    """What was said before and is said now; one of the two is None for what went or came."""

    kind: str
    before: Told | None
    after: Told | None


def changes(delta: Delta, old: Graph, new: Graph, language: str = "zh") -> tuple[Change, ...]:
    """Every fact that differs, sorted by kind: changed, then come, then gone."""
    touched = {
        triple.subject for triple in (*delta.removed, *delta.added) if isinstance(triple.subject, NamedNode)
    }
    before, after = tell(old, touched, language), tell(new, touched, language)
    found: list[Change] = []
    for key in sorted({*before, *after}):
        was, now = before.get(key, []), after.get(key, [])
        found += _paired(key[0], _missing(was, now), _missing(now, was))
    order = {kind: at for at, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda each: (order[each.kind], _rank(each), _words(each))))


def _missing(told: Iterable[Told], there: Iterable[Told]) -> list[Told]:
    """What is not told there, by its words and those of its sentences.

    Where a sentence stands changes with every edit before it; the one beside a thing's name is an example.
    """
    same = {_said(each) for each in there}
    return [each for each in told if _said(each) not in same]


def _said(told: Told) -> tuple[object, ...]:
    said = () if told.kind in SHOWN_BY_EXAMPLE else tuple(sorted({each.text for each in told.sentences}))
    return (told.words, said)


def _rank(change: Change) -> int:
    return 0 if change.before and change.after else 1 if change.after else 2


def _words(change: Change) -> tuple[str, str]:
    told = change.after or change.before
    return (told.words, told.iri) if told else ("", "")


def _paired(kind: str, gone: list[Told], come: list[Told]) -> Iterator[Change]:
    """The same fact in other words first; then, where one went and one came, these two."""
    by_iri = {told.iri: told for told in come}
    for told in list(gone):
        if told.iri in by_iri:
            now = by_iri[told.iri]
            gone.remove(told)
            come.remove(now)
            yield Change(kind, told, now)
    if len(gone) == len(come) == 1:
        yield Change(kind, gone[0], come[0])
        return
    yield from (Change(kind, None, told) for told in come)
    yield from (Change(kind, told, None) for told in gone)
