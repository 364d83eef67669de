"""Two things of one name in two regions: each is a reading of its own, the likelier first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.answering.index import Index
from kg.answering.question import Question, Term

# Things of these have one entry for all reports, or none of their own.
SHARED = frozenset({"Indicator", "Industry"})


@dataclass(frozen=True, slots=True)
class Readings:
    """A question for the likelier of some namesakes, for the next, where they are, how many there are."""

    first: Question
    other: Question | None = None
    where: tuple[str, str] = ("", "")
    number: int = 1


def readings(question: Question, index: Index) -> Readings:
    """The question read of one thing where its name is that of several; of a place named, those are there."""
    for term in question.terms:
        namesakes = _namesakes(term, index)
        if len(namesakes) < 2:
            continue
        reports = index.about.home_reports(question.home)
        here = [iri for iri in namesakes if reports is None or _reports(iri, index) & reports]
        if not here:
            continue
        first = _meaning(question, term, here[0], namesakes)
        if len(here) < 2:
            return Readings(first)
        other = _meaning(question, term, here[1], namesakes)
        where = (_region(here[0], index), _region(here[1], index))
        return Readings(first, other, where, len(here))
    return Readings(question)


def _meaning(question: Question, term: Term, meant: str, namesakes: list[str]) -> Question:
    narrowed = replace(term, aside=frozenset(namesakes) - {meant})
    return replace(question, terms=tuple(narrowed if each is term else each for each in question.terms))


def _namesakes(term: Term, index: Index) -> list[str]:
    """The things of one class that bear the name and share no sentence, those most spoken of first."""
    bearing = {
        iri
        for word in term.words
        for iri in index.names.get(word, ())
        if word in index.things[iri].names and not index.things[iri].classes & SHARED
    }
    if len(bearing) < 2:
        return sorted(bearing)
    found: list[str] = []
    spoken_for: set[str] = set()
    mentions = index.contents.mentions
    for iri in sorted(bearing, key=lambda iri: (-len(mentions.get(iri, ())), index.first_seen(iri))):
        like = not found or index.things[iri].classes & index.things[found[0]].classes
        reports = _reports(iri, index)
        if like and not reports & spoken_for:
            found.append(iri)
            spoken_for |= reports
    return found


def _reports(iri: str, index: Index) -> frozenset[str]:
    """The reports that speak of a thing."""
    return frozenset(index.passage[p][0] for p in index.contents.mentions.get(iri, ()) if p in index.passage)


def _region(iri: str, index: Index) -> str:
    """Where a thing is, by the shortest name of its reports' region that tells enough."""
    names = {max(called, key=len) for r in _reports(iri, index) if (called := index.about.regions.get(r))}
    return ", ".join(sorted(names))
