"""Nouns as heads: a name and the class after it (the smart sensor park), a noun of no class asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import rjieba

from kg.answering.index import Index
from kg.answering.kinds import CALLED_INSIDE, NAMEABLE, TAIL, kind_things
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
        elif kinds[0] not in question.kinds and not kinds[0].also:
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
    called = _named_by(term, index)
    return called & things or {t for t in things if index.neighbours.get(t, frozenset()) & called}


def _named_by(term: Term | None, index: Index) -> set[str]:
    return set().union(*(index.named(word) for word in term.words)) if term else set()


def called_so(question: Question, merged: Sequence[tuple[Token, bool]], index: Index) -> Question:
    """The question for what is called by a noun of no class: 什么芯片, 芯片有哪些, 传感器 中试线."""
    plain = [token for token, _ in merged if not token.means("level")]
    for asking, noun in pairwise(plain):
        if "which" not in asking.means("ask") or noun.kind not in {"term", "name"} or noun.text.isascii():
            continue
        called = [word for word in noun.words if index.named(word)]
        if any(word in index.names for word in noun.words) or not question.chinese:
            continue
        return _called(question, noun, called, index) if called else replace(question, narrow=True)
    alone = not question.asks and len(question.terms) > 1
    if alone and plain[-1].kind == "term" and _ends_names(plain[-1].text, index):
        return _called(question, plain[-1], (plain[-1].text,), index)
    for noun, asking in pairwise(plain):
        plain_noun = _common_noun(noun, index) or (noun.kind == "term" and _ends_names(noun.text, index))
        if "which" in asking.means("ask") and asking.text.startswith("有") and plain_noun:
            return _called(question, noun, (noun.text,), index)
    return question


def _called(question: Question, noun: Token, words: Sequence[str], index: Index) -> Question:
    """The question for things so called; where no name ends in the noun, what has it inside is unsure."""
    ends = any(re.search(f"{re.escape(word)}{TAIL}$", name) for word in words for name in index.called(word))
    kind = Kind("called" if ends else CALLED_INSIDE, NAMEABLE, "|".join(map(re.escape, words)))
    rest = tuple(term for term in question.terms if term.text != noun.text)
    return replace(question, kinds=(kind,), terms=rest)


def _ends_names(word: str, index: Index) -> bool:
    """Whether a word is the end of names of things, and of no indicator's."""
    ended = [iri for iri in index.named(word) if any(n.endswith(word) for n in index.things[iri].names)]
    sorts = set().union(*(index.things[iri].classes for iri in ended))
    return bool(sorts & set(NAMEABLE)) and "Indicator" not in sorts and word not in index.names


def _common_noun(token: Token, index: Index) -> bool:
    """Whether a word is a plain noun of the language that stands in names and is none: 芯片有哪些."""
    if token.kind != "term" or token.text.isascii() or token.text in index.names:
        return False
    one = rjieba.tag(token.text)
    return len(one) == 1 and one[0][1] == "n" and bool(index.named(token.text))
