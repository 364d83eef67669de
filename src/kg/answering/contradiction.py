"""What a report says instead of what a question supposes: that a thing is elsewhere, or not so far yet."""

from __future__ import annotations

from collections.abc import Iterable

from kg.answering.graph import Step
from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.question import Question
from kg.answering.quotes import clauses_of_each
from kg.vocabulary import LIFE_CYCLE

ORDER = {step.local_name: at for at, step in enumerate(LIFE_CYCLE)}
MOST_SHOWN = 4
# What is built goes through these; a firm that came, or a paper that was signed, tells nothing of a building.
BUILT = frozenset(ORDER) - {"Settled", "Signed", "Applied"}
MADE = frozenset({"Designed", "Started", "Progressing"})
# Which steps tell that another was not taken yet, for those that are no part of building.
BEFORE = {
    "Approved": frozenset({"Applied", "Designed"}),
    "Settled": frozenset({"Signed"}),
    "Published": MADE,
    "Released": MADE,
    "Established": MADE,
}
EARLY = frozenset({"Approved", "LandAcquired", "Designed"})


def decides(told: Step, asked: Iterable[str]) -> bool:
    """Whether a step that is told of a thing decides that it has not taken a step asked about."""
    of_building = told.type in BUILT or told.modality == "Planned"
    return any(
        told.type == step
        or told.type in BEFORE.get(step, ())
        or (of_building and step in BUILT - EARLY and told.type in ORDER)
        for step in asked
    )


def contradicting(question: Question, named: Iterable[str], index: Index, lexicon: Lexicon) -> list[str]:
    """The passages that decide against a question for yes or no; silence decides nothing."""
    things = sorted(named)
    exact = {iri for term in question.terms for word in term.words for iri in index.names.get(word, ())}
    if question.steps == ("Settled",) or ("locatedIn" in question.relations and not question.steps):
        words = [word for term in question.terms[:1] for word in term.words]
        called = {iri for word in words for iri in index.named(word) if index.starts(iri, word)}
        asked = {iri for term in question.terms[1:] for word in term.words for iri in index.named(word)}
        places = {iri: set(index.objects.get((iri, "locatedIn"), ())) for iri in sorted({*things, *called})}
        placed = [iri for iri, where in places.items() if where and not where & asked]
        return [p for iri in placed for p in index.contents.mentions.get(iri, ())][:MOST_SHOWN]
    if not question.steps:
        return []
    if question.phase:
        things = [iri for iri in things if any(question.phase in name for name in index.things[iri].names)]
        exact &= set(things)
    told = [
        passage
        for iri in sorted({*things, *exact})
        for step in index.steps_of.get(iri, ())
        if decides(step, question.steps)
        for passage in step.passages
    ]
    return list(dict.fromkeys(told or _earlier(question, index, lexicon)))[:MOST_SHOWN]


def _earlier(question: Question, index: Index, lexicon: Lexicon) -> list[str]:
    """The passages with a clause that tells an earlier step of the thing: 完成招投标 is not yet built."""
    asked = min((ORDER[step] for step in question.steps if step in ORDER), default=0)
    words = [word for step, at in ORDER.items() if at < asked for word in lexicon.triggers.get(step, ())]
    each = clauses_of_each(question, index)
    said = set.intersection(*each) if each else set()
    clauses = [index.text.clauses[at] for at in sorted(said)]
    clauses = [clause for clause in clauses if question.phase in clause.words]
    return [clause.passage for clause in clauses if any(word in clause.words for word in words)]
