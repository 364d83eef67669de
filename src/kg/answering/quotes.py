"""Questions for the words of the report: the sentences that speak of a thing, or of two together."""

from __future__ import annotations

from kg.answering.index import Index
from kg.answering.normal import bare
from kg.answering.question import Question, Term


def _speaking(term: Term, index: Index) -> set[str]:
    """The passages that hold one of a term's words, or name what it names under another name."""
    found = {index.text.pieces[at].passage for word in term.words for at in index.text.saying(word)}
    of_others = {p for thing in term.aside for p in index.contents.mentions.get(thing, ())}
    found -= of_others
    for word in term.words:
        for iri in set(index.names.get(word, ())) - term.aside:
            found.update(index.text.pieces[at].passage for at in index.text.clauses_of.get(iri, ()))
    return found


def quoting(question: Question, index: Index) -> list[str]:
    """The sentences that speak of everything the question names, in reading order."""
    terms = [*question.terms]
    if question.phase:
        terms.append(Term(question.phase, (question.phase,)))
    if not terms:
        return []
    found = set.intersection(*(_speaking(term, index) for term in terms))
    reports = index.about.home_reports(question.home)
    found = found if reports is None else {iri for iri in found if index.passage[iri][0] in reports}
    found = _of_half(question, found, index)
    return sorted(_of_sort(question, found, index), key=lambda iri: index.order[iri])


def _of_half(question: Question, found: set[str], index: Index) -> set[str]:
    """The sentences that tell of the half of the year the question names, if any does."""
    if question.half not in {"first", "second"}:
        return found
    ahead = {iri for iri in found if set(index.text.of_passage.get(iri, ())) & index.text.announced}
    return (ahead if question.half == "second" else found - ahead) or found


def _of_sort(question: Question, found: set[str], index: Index) -> set[str]:
    """The sentences that hold a noun said beside the name, if any does: the Kunshan declaration."""
    words = [word for noun in question.nouns for word in (noun.text, *noun.words) if not word.isascii()]
    narrow = {iri for iri in found if any(word in bare(index.passage[iri][3]) for word in words)}
    return narrow or found


def linking(question: Question, index: Index) -> tuple[list[str], list[str]]:
    """The sentences that speak of two things, and the relations between them; of one, all its relations."""
    ends = [
        {iri for word in term.words for iri in index.names.get(word, ()) or index.named(word)}
        for term in question.terms[:2]
    ]
    if len(ends) < 2:
        ends.append(set(index.things))
    notes = [
        f"{index.things[link.subject].label} — dp:{link.predicate} → {index.things[link.object].label}"
        for link in index.contents.links
        if link.subject in index.things
        and link.object in index.things
        and (
            (link.subject in ends[0] and link.object in ends[1])
            or (link.subject in ends[1] and link.object in ends[0])
        )
    ]
    return quoting(question, index), sorted(set(notes))


def clauses_of_each(question: Question, index: Index) -> list[set[int]]:
    """For each term of a question, the clauses that have its words or speak of what bears its name."""
    return [
        {at for word in term.words for at in index.text.saying(word)}
        | {
            at
            for word in term.words
            for iri in index.names.get(word, ())
            for at in index.text.clauses_of.get(iri, ())
        }
        for term in question.terms
    ]


def beside_each_other(question: Question, index: Index) -> bool:
    """Whether one clause speaks of everything the question names."""
    each = clauses_of_each(question, index)
    return bool(each) and bool(set.intersection(*each))
