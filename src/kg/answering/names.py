"""Names by their sound, and the names of the region that a report is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import islice, product

from kg.answering.graph import Thing
from kg.answering.normal import bare
from kg.values.place import gazetteer, short_name

MOST_SOUNDS = 8
LONGEST_PIECE = 6
ENDINGS = ("区", "县", "市")
HOME_ENDINGS = re.compile(r"(?<=..)(区|县|市|镇|乡|街道|省)$")
REGION = re.compile(r"(?:关于)?([\u4e00-\u9fff]{2,4}?)(?:区|县|市)")
HAN = re.compile(r"[\u4e00-\u9fff]+")


def region_names(code: str) -> frozenset[str]:
    """What the division of a code is called, with and without 区, 县, 市."""
    division = gazetteer().division(code)
    return frozenset({bare(division.name), bare(short_name(division.name))}) if division else frozenset()


def spelt(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Toneless pinyin of pieces of names to those pieces; characters with several readings under each."""
    # Its tables take a sixth of a second to read, and few questions are spelt.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    pieces = {
        run[start : start + length]
        for name in names
        for run in HAN.findall(name)
        for length in range(2, LONGEST_PIECE + 1)
        for start in range(len(run) - length + 1)
    }
    sounds: dict[str, list[str]] = {}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for piece in sorted(pieces, key=lambda piece: (len(piece), piece)):
        for character in piece:
            if character not in sounds:
                sounds[character] = pinyin(character, style=Style.NORMAL, heteronym=True)[0][:3]
        for sound in islice(product(*(sounds[character] for character in piece)), MOST_SOUNDS):
            found["".join(sound)].setdefault(piece)
    return {sound: tuple(pieces) for sound, pieces in found.items()}


def home_names(titles: Iterable[str], places: Iterable[Thing]) -> frozenset[str]:
    """What the reports' own regions are called, with and without 区, 县, 市; each title read by itself."""
    known = {name for place in places for name in place.names if len(name) >= 2}
    lengths = sorted(set(map(len, known)))
    return frozenset().union(*(_named_in(bare(title), known, lengths) for title in titles))


def _named_in(words: str, known: Collection[str], lengths: Iterable[int]) -> frozenset[str]:
    """The regions that one title names."""
    found: set[str] = set()
    for length in lengths:
        for name in {words[at : at + length] for at in range(len(words) - length + 1)}.intersection(known):
            found |= {name, HOME_ENDINGS.sub("", name)}
    found |= {name.removeprefix("关于") for name in REGION.findall(words)}
    long_enough = {name for name in found if len(name) >= 2}
    return frozenset(long_enough) | frozenset(
        name + ending for name in long_enough for ending in ENDINGS if name + ending in words
    )
