"""Several places by the first characters of their names, as reports call them: 甲乙 for 甲某 and 乙某."""

from __future__ import annotations

from dataclasses import replace

from kg.answering.index import Index
from kg.answering.question import Question, Term

FEWEST = 2


def by_initials(question: Question, index: Index) -> Question | None:
    """The question with its places as the one word that reports have for all of them; None without one."""
    places = [(term, names) for term in question.terms if (names := _places(term, index))]
    if sum(len(names) for _, names in places) < FEWEST:
        return None
    initials = "".join(name[0] for _, names in places for name in names)
    word = _said(initials, index)
    if not word:
        return None
    terms = [term for term in question.terms if all(term is not place for place, _ in places)]
    together = Term(word, (word,))
    return replace(question, terms=(*terms, together), relations=question.relations - {"partner"})


def _places(term: Term, index: Index) -> list[str]:
    """The names of the places that a term is; of several that it joins one name each."""
    found: dict[str, str] = {}
    for word in term.words:
        for iri in sorted(index.names.get(word, ())):
            if iri in index.areas:
                found.setdefault(iri, word)
    return list(found.values())


def _said(initials: str, index: Index) -> str:
    """The initials, with the region's own before or after them, as a report has them."""
    own = sorted({name[0] for name in index.home})
    both = (word for first in own for word in (first + initials, initials + first))
    return next((word for word in both if index.in_corpus(word)), "")
