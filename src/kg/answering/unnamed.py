"""What a report says of the sort and step asked for without a name: 开工9个, 配套政策发布."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.answering.answer import Answer
from kg.answering.evidence import proofs
from kg.answering.figures import AHEAD, IN_CLAUSE, PERCENT, nearness_of
from kg.answering.found import Found
from kg.answering.index import Index
from kg.answering.lexicon.cues import words
from kg.answering.matching import saying
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.answering.times import in_time

NOUNS = {
    name: words(f"nouns-of-{name}")
    for name in ("PolicyDocument", "Project", "Event", "Enterprise", "Platform")
}
MOST_TOLD = 3


def unnamed(question: Question, found: Found, index: Index) -> Note | None:
    """What is told of the noun and of no thing of the graph, so that no list has it: clauses, numbers."""
    stepped = question.steps or question.modality == "Planned"
    if not (stepped and question.kinds) or question.negated or question.lacking or question.award:
        return None
    if found.near or not found.things:
        return None
    clauses = _clauses(question, found, index) if question.steps else ()
    told = list(dict.fromkeys((*clauses, *_counted(question, index))))
    if not told:
        return None
    more = "; …" if len(told) > MOST_TOLD else ""
    return Note(NoteKind.ALSO_UNNAMED, "; ".join(told[:MOST_TOLD]) + more)


def _clauses(question: Question, found: Found, index: Index) -> Iterator[str]:
    nouns = {noun for kind in question.kinds for name in kind.classes for noun in NOUNS.get(name, ())}
    verbs = [verb for doing in question.doing for verb in doing.words]
    reports = index.about.home_reports(question.home)
    for at in sorted(saying(index, verbs) & saying(index, nouns)):
        clause = index.text.clauses[at]
        if (at in index.text.announced) != (question.modality == "Planned"):
            continue
        if reports is not None and index.passage[clause.passage][0] not in reports:
            continue
        if _tells_of_things(clause.things, question, found, index):
            continue
        around = " ".join((clause.words, clause.sentence, clause.context))
        met = all(any(word in around for word in term.words) for term in question.terms if not term.time)
        called = all(not kind.pattern or re.search(kind.pattern, clause.words) for kind in question.kinds)
        if met and called:
            yield clause.words


def only_counted_so(question: Question, index: Index) -> Note | None:
    """The numbers of what is asked for, of which nothing is named."""
    if not (question.kinds and (question.steps or question.modality == "Planned")) or question.negated:
        return None
    told = list(dict.fromkeys(_counted(question, index)))
    return Note(NoteKind.ONLY_COUNTED, "; ".join(told[:MOST_TOLD])) if told else None


def _counted(question: Question, index: Index) -> Iterator[str]:
    """The numbers of what is called by the noun that is asked for and has no name: 完成57公里破损道路改建."""
    if question.terms or not all(kind.pattern for kind in question.kinds):
        return
    nouns = [term.text for term in question.asked if not term.text.isascii()]
    planned = question.modality == "Planned"
    for figure in index.stated_in(index.about.home_reports(question.home)):
        if (figure.role in AHEAD) != planned or figure.unit in PERCENT:
            continue
        near = (nearness_of(step, figure, index) >= IN_CLAUSE for step in question.doing)
        if (
            (not question.doing or any(near))
            and any(noun in figure.name for noun in nouns)
            and in_time(figure, question, index)
        ):
            yield f"{figure.name} {figure.shown}"


def said_instead(answer: Answer, question: Question, index: Index) -> Answer:
    """No answer, with the sentences in which reports use the word of the step that is asked about."""
    if answer.type != "none" or not question.doing or question.negated or question.lacking:
        return answer
    said = list(dict.fromkeys(_sentences(question, index)))
    if not said:
        return answer
    shown = [index.passage[passage][3] for passage in said[:MOST_TOLD]]
    told = Note(NoteKind.TEXT_SAYS, "; ".join(shown) + ("; …" if len(said) > MOST_TOLD else ""))
    return replace(answer, evidence=answer.evidence or proofs(said[:MOST_TOLD], index)).noting(told)


def _sentences(question: Question, index: Index) -> Iterator[str]:
    """The passages with a clause that has the verb, and all else that is named beside it or around it."""
    verbs = [verb for doing in question.doing for verb in doing.words]
    own = [verb for verb in verbs if verb in question.text]
    nouns = () if own else tuple(n for k in question.kinds for c in k.classes for n in NOUNS.get(c, ()))
    reports = index.about.home_reports(question.home)
    whether = "yes_no" in question.asks
    for at in sorted(saying(index, own or verbs)):
        clause = index.text.clauses[at]
        if not whether and (at in index.text.announced) != (question.modality == "Planned"):
            continue
        if reports is not None and index.passage[clause.passage][0] not in reports:
            continue
        said = " ".join((clause.words, clause.sentence))
        met = all(any(word in said for word in term.words) for term in question.terms if not term.soft)
        called = all(not kind.pattern or re.search(kind.pattern, said) for kind in question.kinds)
        if met and called and (own or any(noun in said for noun in nouns)):
            yield clause.passage


def _tells_of_things(things: frozenset[str], question: Question, found: Found, index: Index) -> bool:
    """Whether a clause is of things that a list can have: one that is listed, or took the step."""
    stepped = (
        iri for iri in things if any(step.type in question.steps for step in index.steps_of.get(iri, ()))
    )
    return bool(things & found.things) or any(True for _ in stepped)
