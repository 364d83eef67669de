"""Texts by their two-character pieces, so that those which hold a word are found without reading all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Postings = dict[str, set[int]]


def grams(text: str) -> set[str]:
    """The two-character pieces of a text."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def post(texts: Iterable[tuple[int, str]]) -> Postings:
    """Each piece with the numbers of the texts that hold it."""
    postings: Postings = defaultdict(set)
    for at, text in texts:
        for gram in grams(text):
            postings[gram].add(at)
    return dict(postings)


def holding(postings: Postings, word: str, texts: list[str]) -> set[int]:
    """The numbers of the texts that hold a word."""
    if len(word) < 2:
        return {at for at, text in enumerate(texts) if word in text} if word else set()
    sets = sorted((postings.get(gram, set()) for gram in grams(word)), key=len)
    found = set.intersection(*sets) if sets else set()
    return {at for at in found if word in texts[at]}
