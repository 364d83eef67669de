"""Names that a misspelt or half-remembered word may mean."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import rjieba

from kg.answering.index import Index

SHORTEST = 3
ALIKE = 0.74
SUGGESTED = 0.34
SLIP = 0.74
MOST_SLIPS = 2
MOST_RANKED = 40
# A number in a name.
NUMERAL = re.compile(r"[\d零〇一二三四五六七八九十百]")


def near_names(word: str, index: Index) -> tuple[str, ...]:
    """The names that a word must mean although it is spelt otherwise: alike in almost every character."""
    if len(word) < SHORTEST or word.isascii():
        return ()
    real = is_word(word)
    best = [(r, name) for r, name in _ranked(word, index) if r >= ALIKE and slip(word, name, real=real)]
    return tuple(name for ratio, name in best if ratio == best[0][0])[:2]


def is_word(text: str) -> bool:
    """Whether the general dictionary has it as one word."""
    return len(rjieba.cut(text, False)) == 1


def closest(word: str, index: Index, *, real: bool = False) -> list[tuple[float, str]]:
    """The one name of about the same length that a word must be a slip of; none if there are two."""
    best = [
        (ratio, name)
        for ratio, name in _ranked(word, index)
        if ratio >= SLIP and abs(len(name) - len(word)) <= 1 and slip(word, name, real=real)
    ]
    return best[:1] if len(best) == 1 or (best and best[0][0] > best[1][0]) else []


def slip(word: str, name: str, *, real: bool = False) -> bool:
    """Whether two spellings differ as slips do: by single characters, a word left out or the sound alone.

    Another word in the same place is no slip: 收入, 支出; nor is another number: 第三届, 第四届. What is a
    `real` word of the language was only meant to be another if it sounds the same: 大乔, 大桥.
    """
    changes = [
        (word[a:b], name[c:d])
        for kind, a, b, c, d in SequenceMatcher(None, word, name, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if any(NUMERAL.search(said) and NUMERAL.search(meant) for said, meant in changes):
        return False
    small = all(len(said) <= 1 and len(meant) <= (1 if said else 2) for said, meant in changes)
    small = small and len(changes) <= MOST_SLIPS and not real
    return small or all(_sound(said) == _sound(meant) for said, meant in changes)


def _sound(text: str) -> list[str]:
    # Its tables take a sixth of a second to read, and few questions are misspelt.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return lazy_pinyin(text)


def suggestions(word: str, index: Index, limit: int = 3) -> tuple[str, ...]:
    """Labels that look most like a word that names nothing."""
    found = [name for ratio, name in _ranked(word, index) if ratio >= SUGGESTED]
    labels = (index.things[iri].label for name in found for iri in index.names[name][:1])
    return tuple(dict.fromkeys(labels))[:limit]


def _ranked(word: str, index: Index) -> list[tuple[float, str]]:
    ranked = [
        (SequenceMatcher(None, word, name, autojunk=False).ratio(), name)
        for name, _ in index.sharing(word).most_common(MOST_RANKED)
        if name in index.names
    ]
    return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))
