"""Names → things as one types: Chinese, pinyin (with or without tones' vowels run together) or initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.web.pinyin import HAN, syllables

_APART = re.compile(r"[\s'’·\-]+")
SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a thing; `main` tells its label from its aliases."""

    iri: str
    text: str
    label: str
    kind: str
    main: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, and by which of its names."""

    iri: str
    label: str
    kind: str
    name: str


def folded(text: str) -> str:
    """Text as it is compared: NFKC, no case, no space, no hyphen or apostrophe."""
    return _APART.sub("", unicodedata.normalize("NFKC", text).casefold())


def _spoken(text: str) -> tuple[str, str]:
    """The name's pinyin run together, and its initials: of a word in other letters the first."""
    read = syllables(text)
    initials = [
        part[0]
        for place, (letter, part) in enumerate(zip(text, read, strict=True))
        if HAN.match(letter) or (part.isalnum() and not (place and _is_latin(text[place - 1])))
    ]
    return folded("".join(read)), folded("".join(initials))


def _is_latin(letter: str) -> bool:
    return letter.isalnum() and not HAN.match(letter)


class _Column:
    """Every key of one kind in a single text, so that one `str.find` looks through all of them."""

    def __init__(self, keys: Iterable[str]) -> None:
        kept = list(keys)
        self.text = SEPARATOR + SEPARATOR.join(kept) + SEPARATOR
        self.starts: list[int] = []
        at = 1
        for key in kept:
            self.starts.append(at)
            at += len(key) + 1

    def rows(self, wanted: str, most: int) -> Iterator[int]:
        """The numbers of the keys that hold the wanted text, in order, at most so many."""
        at = self.text.find(wanted)
        found, low = 0, 0
        while at >= 0 and found < most:
            low = self._row(at + (1 if wanted.startswith(SEPARATOR) else 0), low)
            yield low
            found += 1
            at = self.text.find(wanted, self.text.find(SEPARATOR, at + 1))

    def _row(self, at: int, low: int) -> int:
        high = len(self.starts)
        while low + 1 < high:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= at else (low, middle)
        return low


class NameIndex:
    """Every name of the graph, found by any part of it within a few milliseconds."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = sorted(names, key=lambda name: (not name.main, len(name.text), name.text, name.iri))
        self.written = _Column(folded(name.text) for name in self.names)

    @cached_property
    def _spoken(self) -> list[tuple[str, str]]:
        """Pinyin and initials of every name, made when first asked for: 100,000 names take a second."""
        return [_spoken(name.text) if HAN.search(name.text) else ("", "") for name in self.names]

    @cached_property
    def pinyin(self) -> _Column:
        """What the names sound like."""
        return _Column(pair[0] for pair in self._spoken)

    @cached_property
    def initials(self) -> _Column:
        """The first letters of their syllables."""
        return _Column(pair[1] for pair in self._spoken)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The things whose names fit, best first: the whole name, its beginning, then any part of it."""
        wanted = folded(query.replace(SEPARATOR, " "))[:100]
        if not wanted:
            return []
        hits: dict[str, Hit] = {}
        for row in self._rows(wanted, limit * 4):
            name = self.names[row]
            if name.iri not in hits:
                hits[name.iri] = Hit(name.iri, name.label, name.kind, name.text)
            if len(hits) >= limit:
                break
        return list(hits.values())

    def _rows(self, wanted: str, most: int) -> Iterator[int]:
        columns = [self.written]
        if not HAN.search(wanted):
            columns += [self.initials, self.pinyin]
        whole, beginning = f"{SEPARATOR}{wanted}{SEPARATOR}", f"{SEPARATOR}{wanted}"
        for form in (whole, beginning, wanted):
            for column in columns:
                yield from column.rows(form, most)
