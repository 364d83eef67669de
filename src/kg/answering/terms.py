"""The content words of a question: those the reports know, those they call otherwise, those they lack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import units_of
from kg.answering.near import near_names
from kg.answering.question import Term
from kg.answering.tokens import Token

EXPLAINED = re.compile(r"((?:[A-Za-z0-9'-]+\s+){1,7})[(（][^()（）]*[\u3400-\u9fff]{2}")
TOWN_ENDINGS = ("镇", "街道", "乡", "新区")
INDUSTRY = re.compile(r"(?:产业集群|产业领域|产业|行业|领域|集群)$")


@dataclass
class Sorted:
    """The content words of a question by what became of them."""

    terms: list[Term]
    hints: list[Term]
    home: list[str]
    unknown: list[str]
    missing: list[str]


def sort_terms(
    tokens: Sequence[Token], text: str, index: Index, lexicon: Lexicon, *, short: bool = False
) -> tuple[tuple[Term, ...], tuple[Term, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Content words to match, hints, names of the region itself, unknown words, missing things.

    With `short`, towns also match names that hold theirs without 镇.
    """
    found = Sorted([], [], [], [], [])
    explained = _explained(text)
    for token in tokens:
        if token.kind == "term" and token.text.isascii() and token.text in explained:
            continue
        if token.kind in {"term", "name"}:
            _place(_with_variants(token, index, lexicon), index, found, short=short)
        elif token.kind == "unknown":
            _place_unknown(token, text, index, found)
            if token.text in explained and token.text in found.missing:
                found.missing.remove(token.text)
        elif token.kind in {"sense", "year", "number"} and token.words:
            found.hints.append(Term(token.text, token.words, hint=True))
    return (
        tuple(found.terms),
        tuple(found.hints),
        tuple(found.home),
        tuple(found.unknown),
        tuple(found.missing),
    )


def _place(token: Token, index: Index, found: Sorted, *, short: bool) -> None:
    called = set(token.words) & index.home
    if called:
        found.home.append(
            token.text if token.text in called else max(called, key=lambda name: (len(name), name))
        )
        return
    stem = INDUSTRY.sub("", token.text)
    if stem != token.text and len(stem) > 1 and index.industries(stem):
        found.terms.append(Term(token.text, (stem,), industry=True))
        return
    shorter = _short_place(token, index) if short else []
    known = tuple(
        word
        for word in (*token.words, *_without_home(token, index), *_with_home(token, index), *shorter)
        if word in units_of() or index.in_corpus(word)
    )
    if known:
        exact = any(word in index.names for word in known)
        found.terms.append(Term(token.text, known, exact=exact, soft=token.soft and not exact))
    else:
        found.unknown.append(token.text)
        found.missing.append(token.text)


def _explained(text: str) -> frozenset[str]:
    """The English words before a name in brackets: they say the same as it does."""
    words = (
        word for match in EXPLAINED.finditer(text) for word in match[1].lower().replace("-", " ").split()
    )
    return frozenset(words)


def _with_variants(token: Token, index: Index, lexicon: Lexicon) -> Token:
    """A longer word also with its parts said as reports say them, where that is a name: 区属规上工业产值."""
    said = [
        token.text.replace(part, other)
        for part, others in lexicon.synonyms.items()
        if part in token.text and part != token.text and not token.text.isascii()
        for other in others
        if other not in token.text
    ]
    known = tuple(word for word in said if index.named(word))
    return replace(token, words=tuple(dict.fromkeys((*token.words, *known)))) if known else token


def _short_place(token: Token, index: Index) -> list[str]:
    """A town also by its name alone, as it stands in other names: 华亭镇, 华亭哈密瓜采摘文化节."""
    return [
        short
        for word in token.words
        for ending in TOWN_ENDINGS
        if word.endswith(ending) and (word in index.names or word in index.about.townships)
        for short in (word.removesuffix(ending),)
        if len(short) >= 2 and index.named(short)
    ]


def _without_home(token: Token, index: Index) -> list[str]:
    """某某新城 as the report itself calls it after the first time: 新城."""
    if token.kind != "name":
        return []
    return [
        word[len(home) :]
        for word in token.words
        for home in sorted(index.home)
        if word.startswith(home)
        and len(word) - len(home) >= 2
        and not word[len(home) :].startswith(("区", "县"))
    ]


def _with_home(token: Token, index: Index) -> list[str]:
    """What is asked for by its end alone as it is named in full: 新城 of 某某新城."""
    if token.text.isascii() or token.text in index.names:
        return []
    return [home + token.text for home in sorted(index.home) if home + token.text in index.names]


def _place_unknown(token: Token, text: str, index: Index, found: Sorted) -> None:
    guessed = near_names(token.text, index)
    if guessed:
        found.terms.append(Term(token.text, guessed, exact=True))
        return
    found.unknown.append(token.text)
    capital = token.text.isascii() and re.search(
        rf"\b(?:{re.escape(token.text[:1].upper() + token.text[1:])}|{re.escape(token.text.upper())})", text
    )
    if token.proper or (capital and not text.startswith(capital[0])):
        found.missing.append(token.text)
