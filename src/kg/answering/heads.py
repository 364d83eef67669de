"""A name and the noun of a class after it as the things that both mean: the smart sensor park."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.answering.index import Index
from kg.answering.kinds import kind_things
from kg.answering.lexicon import Kind, Lexicon
from kg.answering.question import Question, Term
from kg.answering.tokens import Token

# A noun of these says nothing that narrows a name.
# Where there is none of these called so, the question is about nothing there is.
HOSTS = {"park", "base", "alliance", "hospital", "school", "university", "headquarters"}
VAGUE = {"industry", "indicator", "commitment", "title", "place", "body", "phase", "measure"}


def with_heads(question: Question, tokens: Sequence[Token], index: Index, lexicon: Lexicon) -> Question:
    """The question with each such pair as one term; a noun that narrows nothing is noted as unused."""
    terms = {term.text: term for term in question.terms}
    unused = []
    missing = []
    for at, token in enumerate(tokens):
        kinds = tuple(lexicon.kinds[value] for value in token.means("class")[:1] if value not in VAGUE)
        if not kinds or token.kind != "sense":
            continue
        before = terms.get(tokens[at - 1].text) if at else None
        whole = _meant(before, kinds, index) if before and not before.exact else None
        if before and whole:
            words = tuple(dict.fromkeys(name for iri in sorted(whole) for name in index.things[iri].names))
            terms[before.text] = Term(f"{before.text} {token.text}", words, exact=True)
        elif whole is not None and before and kinds[0].id in HOSTS and at > 0:
            missing.append(before.text + token.text)
        elif kinds[0] not in question.kinds:
            unused.append(token.text)
    return replace(
        question,
        terms=tuple(terms.values()),
        unused=tuple(unused),
        missing=(*question.missing, *missing),
        unknown=(*question.unknown, *missing),
    )


def _meant(term: Term, kinds: tuple[Kind, ...], index: Index) -> set[str]:
    """The things of a class that are called so, else those that are related to what is."""
    things = kind_things(kinds, index)
    called = _called(term, index)
    return called & things or {t for t in things if index.neighbours.get(t, frozenset()) & called}


def _called(term: Term | None, index: Index) -> set[str]:
    return set().union(*(index.named(word) for word in term.words)) if term else set()
