"""Which words name a place: divisions of the gazetteer, as seen from the report's own region."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg.derived import derived
from kg.document.model import Document, DocumentKey
from kg.mentions.chunks import Token
from kg.mentions.dictionary import known
from kg.mentions.lexicon import load
from kg.mentions.named_places import NOWHERE, NamedPlaces, named_places
from kg.values.place import Division, Gazetteer, Tier, gazetteer, short_name


@dataclass(frozen=True, eq=False)
class Surroundings:
    """The gazetteer as seen from one region.

    Of the region itself the townships are known, of the rest of the country the counties; `named` are places
    that only the report itself tells of.
    """

    region: str
    divisions: Gazetteer
    named: NamedPlaces = NOWHERE

    @derived
    def own_names(self) -> frozenset[str]:
        """What the region and the divisions above it are called."""
        own = self.divisions.division(self.region) if self.region else None
        above = self.divisions.parents(self.region) if own else ()
        found = [own, *above] if own else []
        names = (name for division in found for name in (division.name, short_name(division.name)))
        return frozenset((*names, *self.named.own))

    @derived
    def own_full_names(self) -> tuple[str, ...]:
        """What the region itself is called, the full name first."""
        own = self.divisions.division(self.region) if self.region else None
        return tuple(dict.fromkeys((own.name, short_name(own.name)))) if own else self.named.own

    @derived
    def townships(self) -> frozenset[str]:
        """Names of the region's townships, with and without their suffix."""
        if not self.region or self.divisions.division(self.region) is None:
            return frozenset()
        found: list[Division] = list(self.divisions.townships(self.region))
        for child in self.divisions.children(self.region):
            found.append(child)
        names = {name for division in found for name in (division.name, short_name(division.name))}
        return frozenset(name for name in names if len(name) >= 2)

    def names(self, text: str) -> bool:
        """Whether the words are a division's name, or two names one inside the other (苏州相城)."""
        found = self._seen.get(text)
        if found is None:
            found = self._seen[text] = len(text) > 1 and (self.is_division(text) or self._two(text))
        return found

    @derived
    def _seen(self) -> dict[str, bool]:
        """Answers given before: the same words come up again and again in one report."""
        return {}

    def _two(self, text: str) -> bool:
        return len(text) <= 10 and any(
            self.is_division(text[:at]) and (self._lies_in(text[at:], text[:at]) or text[-1] in "村镇乡")
            for at in range(2, len(text) - 1)
        )

    def _lies_in(self, inner: str, outer: str) -> bool:
        """Whether a division of one name lies in one of the other: 贵州|平塘, not 内江|自贡."""
        if inner in self.townships or inner in self.named.others:
            return True
        named = (
            each for division in self.divisions.named(inner) for each in self.divisions.parents(division.code)
        )
        return any(outer in (parent.name, short_name(parent.name)) for parent in named)

    def is_division(self, text: str) -> bool:
        """Whether the words are one division's name."""
        ours = text in self.townships or text in self.own_names or text in self.named.others
        return ours or bool(self.divisions.named(text))


@cache
def names_division(text: str) -> bool:
    """Whether the words name a province, a prefecture or, in full, a county, wherever the report is from."""
    if len(text) < 2:
        return False
    return any(
        division.tier in (Tier.PROVINCE, Tier.PREFECTURE) or (division.name == text and len(text) > 2)
        for division in gazetteer().named(text)
    )


def is_former_county(token: Token) -> bool:
    """星子县, 偃师市: a word that is a county's name by its last character and by the dictionary."""
    if token.text[-1] not in "县市" or len(token.text) < SHORTEST_COUNTY or token.kind != "word":
        return False
    if token.text.endswith("强县") or token.text in load().weak or token.text[:-1] in load().weak:
        return False  # 百强县, 平安县, 大中城市: what a county is to be, which kind of cities
    guessed = token.text[-1] == "县" and not known(token.text) and token.pos in GUESSED_PLACES
    return guessed or (token.pos == "ns" and known(token.text))


# How the dictionary marks what it takes for a place or a person.
GUESSED_PLACES = frozenset({"ns", "nr", "nrt"})
SHORTEST_COUNTY = 3


def surroundings_of(document: Document) -> Surroundings:
    """The gazetteer as seen from a report, with the places that only it names."""
    return _surroundings(DocumentKey(document))


@lru_cache(maxsize=4)
def _surroundings(key: DocumentKey) -> Surroundings:
    return Surroundings(key.document.metadata.region, gazetteer(), named_places(key.document))


@lru_cache(maxsize=8)
def surroundings(region: str) -> Surroundings:
    """The gazetteer as seen from a region's code; an unknown or empty code sees the country only."""
    return Surroundings(region, gazetteer())
