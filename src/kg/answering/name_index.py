"""Which things a word names, whole or in part."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.answering.graph import Contents, Thing
from kg.answering.postings import Postings, grams, holding, post

UPPER = ("省", "市", "自治区")
# A place that begins more names than this says nothing of where they stand.
MOST_INSIDE = 12
# A name that a slip of two characters spells shares most pieces of two: one of the five rarest at least.
RARER = 5
MOST_SHARING = 400
# Which of a row of events it is: people ask for it without.
WHICH_ONE = re.compile(r"第[零〇一二三四五六七八九十百\d]+[届回次]")
PLACE_ENDINGS = ("镇", "街道", "新区", "区", "县", "市", "村", "省")


@dataclass(frozen=True)
class Names:
    """The names of the graph; everything derived is computed on first use and kept."""

    contents: Contents

    @property
    def things(self) -> Mapping[str, Thing]:
        """All entities by IRI."""
        return self.contents.things

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Bare name to the things that bear it; places also without 镇, 区 …, events also without 第三届."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for thing in self.things.values():
            for name in self._called(thing):
                found[name].setdefault(thing.iri)
        return {name: tuple(iris) for name, iris in found.items()}

    def _called(self, thing: Thing) -> Iterable[str]:
        for name in thing.names:
            yield name
            yield from self._short(name, thing)

    @staticmethod
    def _short(name: str, thing: Thing) -> Iterable[str]:
        if "Place" in thing.classes and "Park" not in thing.classes:
            for ending in PLACE_ENDINGS:
                if name.endswith(ending) and len(name) - len(ending) >= 2:
                    yield name[: -len(ending)]
        if "Event" in thing.classes and (which := WHICH_ONE.match(name)) and len(name) - which.end() >= 3:
            yield name[which.end() :]

    @cached_property
    def _bearers(self) -> Mapping[str, list[str]]:
        """Each full name with the things that bear it."""
        found: dict[str, list[str]] = defaultdict(list)
        for thing in self.things.values():
            for name in thing.names:
                found[name].append(thing.iri)
        return found

    @cached_property
    def _name_texts(self) -> list[str]:
        return list(self._bearers)

    @cached_property
    def _name_postings(self) -> Postings:
        return post(enumerate(self._name_texts))

    def named(self, word: str) -> set[str]:
        """The things whose name holds the word."""
        return {iri for name in self.called(word) for iri in self._bearers[name]}

    def called(self, word: str) -> list[str]:
        """The names that hold the word."""
        return [self._name_texts[at] for at in holding(self._name_postings, word, self._name_texts)]

    def sharing(self, word: str) -> Counter[str]:
        """Names by how many of the rarer two-character pieces of a word they hold."""
        pieces = sorted(grams(word), key=lambda gram: len(self._name_postings.get(gram, ())))
        shared: Counter[int] = Counter()
        for gram in pieces[:RARER]:
            shared.update(self._name_postings.get(gram, ()))
        return Counter({self._name_texts[at]: number for at, number in shared.most_common(MOST_SHARING)})

    @cached_property
    def areas(self) -> frozenset[str]:
        """Places that are no parks: a village may carry the name of its town before its own."""
        return self.of_class.get("Place", frozenset()) - self.of_class.get("Park", frozenset())

    def starts(self, thing: str, word: str) -> bool:
        """Whether a name of a thing begins with a word."""
        return any(name.startswith(word) for name in self.things[thing].names)

    def within(self, thing: str) -> set[str]:
        """The places whose name is part of a thing's name: 徐行镇 of 徐行镇某某项目."""
        return {
            place
            for name in self.things[thing].names
            for start in range(len(name) - 1)
            for end in range(start + 2, min(len(name), start + 8) + 1)
            for place in self.names.get(name[start:end], ())
            if place in self.areas and place != thing and not name[start:end].endswith(UPPER)
            if not self.above(name[start:end])
        }

    def above(self, name: str) -> bool:
        """Whether so many names begin with a place's that it must be what the region lies in: 上海."""
        begun = sum(len(self._bearers[other]) for other in self.called(name) if other.startswith(name))
        return begun > MOST_INSIDE

    def industries(self, word: str) -> set[str]:
        """The industries whose name holds the word."""
        return {iri for iri in self.named(word) if "Industry" in self.things[iri].classes}

    @cached_property
    def longest_name(self) -> int:
        """How many characters the longest name has."""
        return max(map(len, self.names), default=0)

    @cached_property
    def of_class(self) -> Mapping[str, frozenset[str]]:
        """The things of each class."""
        found: dict[str, set[str]] = defaultdict(set)
        for thing in self.things.values():
            for name in thing.classes:
                found[name].add(thing.iri)
        return {name: frozenset(iris) for name, iris in found.items()}
