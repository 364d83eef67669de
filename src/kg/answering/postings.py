"""Texts by their two-character pieces, so that those which hold a word are found without reading all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Postings = dict[str, set[int]]
# To look through texts for so many words takes about as long as to take them to pieces.
MOST_WORDS = 100


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


class Texts:
    """Texts, looked through for a few words and taken to pieces for many."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._postings: Postings | None = None
        self._found: dict[str, set[int]] = {}

    def take_to_pieces(self) -> None:
        """For whoever will ask for many words: now, and not while somebody waits."""
        if self._postings is None:
            self._postings = post(enumerate(self._texts))
            self._found = {}

    def holding(self, word: str) -> set[int]:
        """The numbers of the texts that hold a word."""
        found = self._found.get(word)
        if found is not None:
            return found
        if self._postings is not None and len(word) > 1:
            return holding(self._postings, word, self._texts)
        found = {at for at, text in enumerate(self._texts) if word in text} if word else set()
        # Of single characters, which have no pieces to be found by, there are few.
        self._found[word] = found
        if len(self._found) > MOST_WORDS:
            self.take_to_pieces()
        return found
