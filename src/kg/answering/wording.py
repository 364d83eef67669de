"""Answers in the words of the report: sentences, titles, pledges, and that a thing is not in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.answering.answer import Answer, Item, none
from kg.answering.checks import subjects
from kg.answering.evidence import items, mentions, proofs
from kg.answering.graph import Award, Pledge
from kg.answering.index import Index
from kg.answering.intent import asks_title
from kg.answering.matching import LEVELS
from kg.answering.near import suggestions
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.pledged import asked_pledges, due_in, none_due_in
from kg.answering.queries import passage_query, things_query
from kg.answering.question import Question, Term
from kg.answering.quotes import beside_each_other, linking, quoting
from kg.answering.unanswered import asks_sentence_too
from kg.answering.unstated import asks_day, asks_why, is_of_a_month, reasons

# Of these a name alone asks for what belongs to them, and not for themselves.
UNTOLD = frozenset({"Indicator", "Industry", "Place"})
MOST_TOLD = 6
MOST_QUOTED = 200
MOST_SUGGESTED = 3


def quotes(question: Question, index: Index) -> Answer | None:
    """The sentences that speak of what the question names, or whether there are any."""
    if "evidence" not in question.asks or question.asks & {"how_many", "how_much"} or question.kinds:
        return None
    found = reasons(question, index) if asks_why(question) else quoting(question, index)
    if isinstance(found, Answer):
        return found
    if "yes_no" in question.asks and not (found and asks_sentence_too(question.text)):
        return Answer(
            "",
            "boolean",
            boolean=bool(found),
            evidence=proofs(found, index),
            sparql=passage_query(found),
            facts=len(found),
        )
    if not found:
        return none(NoteKind.NO_SENTENCE)
    return sentences(found, index)


def sentences(found: Sequence[str], index: Index) -> Answer:
    """Sentences of the reports as an answer, word for word."""
    total, found = len(found), found[:MOST_QUOTED]
    listed = tuple(Item(iri, index.passage[iri][3], "Passage") for iri in found)
    cut = Note(NoteKind.CUT_SENTENCES, "", (str(MOST_QUOTED), str(total))) if total > MOST_QUOTED else None
    return Answer(
        "",
        "list",
        answers=listed,
        evidence=proofs(found, index, len(found)),
        sparql=passage_query(found),
        facts=len(found),
    ).noting(cut)


def links(question: Question, index: Index) -> Answer | None:
    """The sentences that speak of two things, with the relations between them."""
    if "link" not in question.asks or not question.terms:
        return None
    found, notes = linking(question, index)
    if not found:
        return none(NoteKind.NO_RELATION)
    listed = tuple(Item(iri, index.passage[iri][3], "Passage") for iri in found)
    if len(question.terms) > 1 and not notes and not beside_each_other(question, index):
        return replace(none(NoteKind.NO_RELATION), evidence=proofs(found, index))
    return Answer(
        "",
        "list",
        answers=listed,
        evidence=proofs(found, index),
        notes=tuple(map(stated, notes)),
        sparql=passage_query(found),
        facts=len(found),
    )


def about(question: Question, index: Index) -> Answer | None:
    """One thing with its status and the steps stated of it, when that is asked or only its name is given."""
    when = "when" in question.asks
    asked = (when or "status" in question.asks) and not question.kinds
    named_only = not question.asks and not (question.kinds or question.steps or question.award)
    if when and not question.terms and not question.kinds:
        return none(NoteKind.DOES_NOT_SAY_WHEN)
    if not question.terms or not (asked or named_only):
        return None
    if any(not word.isascii() for word in question.unknown):
        return no_such(question.unknown, index)
    named = _meant(question, index, exactly=named_only)
    if not named or len(named) > MOST_TOLD:
        return None
    named = _with_steps(named, index)
    steps = [step for iri in sorted(named) for step in index.steps_of.get(iri, ())]
    if when:
        steps = [s for s in steps if s.period and (not question.steps or s.type in question.steps)]
        if asks_day(question):
            steps = [step for step in steps if is_of_a_month(step.period)]
        if not steps:
            return none(NoteKind.DOES_NOT_SAY_WHEN)
    notes = dict.fromkeys(f"dp:{step.type} ({step.modality}) {step.period}".rstrip() for step in steps)
    proving = [passage for step in steps for passage in step.passages] or mentions(named, index)
    return Answer(
        "",
        "list",
        answers=items(named, index),
        evidence=proofs(proving, index),
        notes=tuple(map(stated, notes)),
        sparql=things_query(named),
        facts=len(steps),
    )


def _meant(question: Question, index: Index, *, exactly: bool) -> set[str]:
    """The things that the question names; a part of a name names none where it must say so `exactly`."""
    named = subjects(question.terms, index, question.phase, question.home)
    named = {iri for iri in named if index.things[iri].classes != {"Indicator"}}
    if not exactly:
        return named
    words = {name for term in question.terms for name in term.words}
    told = {
        iri
        for iri in named
        if not index.things[iri].classes & UNTOLD
        or ("Park" in index.things[iri].classes and index.steps_of.get(iri))
    }
    return {iri for iri in told if words & set(index.things[iri].names)}


def _with_steps(named: set[str], index: Index) -> set[str]:
    """The things, for a whole of which no step is told its phases of which some are."""
    told = {iri: {part for part in index.parts.get(iri, ()) if index.steps_of.get(part)} for iri in named}
    return {each for iri in named for each in (told[iri] if not index.steps_of.get(iri) else ()) or (iri,)}


def titles(question: Question, index: Index) -> Answer | None:
    """The titles that were obtained."""
    if not asks_title(question, index):
        return None
    reports = index.about.home_reports(question.home)
    levels = {level for asked in question.levels for level in LEVELS.get(asked, (asked,))}
    awards = [
        award
        for award in index.contents.awards
        if index.stands_in(award.passages, reports)
        and all(_award_says(award, term, index) for term in question.terms)
        and (not levels or award.level in levels)
    ]
    if not awards:
        return none(NoteKind.NO_TITLE)
    named = {award.title: award for award in reversed(awards)}
    listed = tuple(Item(named[title].iri, title, "Recognition") for title in sorted(named))
    return Answer(
        "",
        "list",
        answers=listed,
        evidence=proofs([p for a in awards for p in a.passages], index),
        sparql=things_query([award.iri for award in awards]),
        facts=len(awards),
    )


def pledges(question: Question, index: Index) -> Answer | None:
    """The commitments that speak of what the question names."""
    if not any("Commitment" in kind.classes for kind in question.kinds):
        return None
    chosen = asked_pledges(question, index)
    if not chosen:
        return none(none_due_in(question))
    chosen.sort(key=lambda pledge: _place_in_text(pledge, index))
    listed = tuple(Item(pledge.iri, pledge.text, "Commitment") for pledge in chosen)
    return Answer(
        "",
        "list",
        answers=listed,
        evidence=proofs([p for c in chosen for p in c.passages], index),
        sparql=things_query([pledge.iri for pledge in chosen]),
        facts=len(chosen),
    ).noting(due_in(question))


def _place_in_text(pledge: Pledge, index: Index) -> tuple[int, int, str]:
    """Where a pledge stands in the reports."""
    texts = (index.passage[each][3] for each in pledge.passages if each in index.passage)
    at = next((text.find(pledge.text) for text in texts if pledge.text in text), 0)
    return (index.first_of(pledge.passages), at, pledge.text)


def no_such(words: Sequence[str], index: Index) -> Answer:
    """That the report lacks a thing, or has it not under this name, with the names that come nearest."""
    near = [label for word in words for label in suggestions(word, index)][:MOST_SUGGESTED]
    hint = Note(NoteKind.DID_YOU_MEAN, ", ".join(near)) if near else None
    absent = not any(word.isascii() or index.in_corpus(word) for word in words)
    kind = NoteKind.NO_SUCH_THING if absent else NoteKind.NOT_UNDER_THIS_NAME
    lacking = none(Note(kind, "", (", ".join(words),)))
    return replace(lacking.noting(hint), suggestions=tuple(near))


def _award_says(award: Award, term: Term, index: Index) -> bool:
    """Whether an award's title or one of its recipients is called so."""
    names = [name for iri in award.recipients if iri in index.things for name in index.things[iri].names]
    return any(word in text for word in term.words for text in (award.title, *names))
