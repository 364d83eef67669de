"""Places that a report names and the gazetteer lacks: its own county by its title, towns by 镇 and 乡."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.document.model import Document
from kg.mentions.dictionary import is_place_name, known, tagged
from kg.mentions.lexicon import load

OWN = re.compile(
    r"(?:关于)?([\u4e00-\u9fff]{2,8}?(?:自治县|自治旗|自治州|新区|[县区市旗]))(?![\u4e00-\u9fff]?[县区市旗])"
)
# A town with nothing before it that its name could go on from.
TOWN = re.compile(r"(?:^|(?<=[、,。;:\n(和及在]))([\u4e00-\u9fff]{2,3})(镇|乡|街道)(?![镇乡村级域长企办])")
SHORT = re.compile(r"(?:自治县|自治旗|自治州|新区|[县区市旗])$")


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """`own` is what the report's own region is called, the full name first; `others` are its towns."""

    own: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()


NOWHERE = NamedPlaces()


def named_places(document: Document) -> NamedPlaces:
    """What the report itself says is a place; its own region only where the gazetteer does not know it."""
    metadata = document.metadata
    own: tuple[str, ...] = ()
    if not metadata.region:
        match = OWN.match(metadata.issuer) or OWN.match(metadata.title)
        own = _names(match.group(1)) if match is not None else ()
    towns = {
        name
        for match in TOWN.finditer(document.source.folded)
        if _is_name(match.group(1), match.group(2))
        for name in (match.group(1), match.group())
    }
    return NamedPlaces(own, frozenset(towns))


def _names(full: str) -> tuple[str, ...]:
    short = SHORT.sub("", full)
    return (full, short) if len(short) > 1 else (full,)


def _is_name(word: str, kind: str) -> bool:
    """Whether a word before 镇 is one, and no common one: 云栖, not 重点, not 家电下 (家电|下乡)."""
    listed = load().listed
    if (known(word) and not is_place_name(word)) or word[0] in listed or word[-1] in listed:
        return False
    return "".join(part for part, _ in tagged(word + kind)[:1]) in (word, word + kind)
