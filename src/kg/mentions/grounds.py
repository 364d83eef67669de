"""Words that end as names of places and parks do and name none: 金融市场, 高氟地区, 工业化和城镇."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.chunks import Token, text_of
from kg.mentions.kind_words import kind_words
from kg.mentions.lexicon import Suffix, load
from kg.mentions.places import names_division
from kg.mentions.specificity import JOINERS
from kg.vocabulary import EntityClass

GROUNDS = frozenset({EntityClass.PLACE, EntityClass.PARK})
# What stands before 地区 in a region's name is marked as one of these by the dictionary.
PLACE_POS = frozenset({"ns", "nz"})
# 李家塔: what it takes for a person may be a place; 高氟 is short for one.
GUESSED, ENOUGH_GUESSED = frozenset({"nr", "nrt"}), 3
# How it marks words that say where: 中上游.
WHERE = frozenset({"f", "s", "b"})
# So much before 和 is a word: 永和镇 is cut to 永|和|镇.
WORD = 2


def is_no_ground(tokens: Sequence[Token], suffix: Suffix, label: str) -> bool:
    """Whether words that end as a place or a park name none: a market of money, a kind of region, two."""
    if suffix.kind not in GROUNDS or not tokens:
        return False
    if label in kind_words().landscapes:
        return True
    front = label[: -len(suffix.word)]
    if suffix.word == "市场":
        return front.endswith(kind_words().intangible)
    if suffix.word == "地区":
        return not _is_region(tokens, tokens[0].span.start + len(front))
    return _is_joined(tokens, suffix)


def _is_region(tokens: Sequence[Token], end: int) -> bool:
    """中亚|地区, 信阳|地区: a place stands right before the word; 高氟|地区 tells what it is like."""
    last = [token for token in tokens if token.span.start < end][-1]
    guessed = last.pos in GUESSED and len(last.text) >= ENOUGH_GUESSED
    place = last.pos in PLACE_POS and len(last.text) > 1
    if place or guessed or last.kind != "word" or names_division(last.text):
        return True
    if last.pos in WHERE and len(tokens) > len(("中上游", "地区")):
        return _is_region(tokens, last.span.start)  # 长江|中上游|地区
    known = last.text in load().known_names or load().suffix_of(last.text) is not None
    return known and last.span.end <= end  # 贫困地区 is one word, and no place


def _is_joined(tokens: Sequence[Token], suffix: Suffix) -> bool:
    """工业小区和小城镇: two areas, or something else and an area; goods before a park's word are its own."""
    at = next((at for at, token in enumerate(tokens) if token.text in JOINERS), None)
    front = text_of(tokens[:at]) if at is not None else ""
    if at is None or len(front) < WORD or at == len(tokens) - 1:
        return False
    if suffix.kind is EntityClass.PLACE:
        return suffix.word in kind_words().single_areas
    area = load().suffix_of(front)
    return area is not None and area.kind in GROUNDS
