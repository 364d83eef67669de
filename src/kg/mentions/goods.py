"""What a firm makes, read at the front of words: goods, works or how much of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.mentions.chunks import Token, text_of
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.ontology import industry_mappings

# Which of several lines, or generations of a product, a works is for: 第二条生产线, 第8.5代面板.
NUMBERED = r"第[二三四五六七八九]条|第[0-9.]+代"
# 五万吨: how much is made; 110KV is a voltage.
AMOUNT = r"[0-9.]+(?:×[0-9.]+)?(?:[万亿]|千[万吨]|百万|MW|GW|兆瓦|吉瓦|吨|条|头|台|套|只|羽|平)"
# Words for a firm's works, that follow qualities at once (智慧工厂).
LONGEST_GOODS = 6
QUALITIES_AT_MOST = 3


@cache
def industry_names() -> frozenset[str]:
    """The general names of industries that the gazetteer maps to the national classifications."""
    return frozenset(mapping.name for mapping in industry_mappings())


@dataclass(frozen=True, slots=True)
class Making:
    """What follows a brand; `industrial` where villages do not make it."""

    industrial: bool


@cache
def output() -> re.Pattern[str]:
    """What a works makes in a year or a day, or which line of it this is."""
    return re.compile("|".join((*name_words().output, NUMBERED)))


@cache
def amount() -> re.Pattern[str]:
    """How much is made, in a year or in all."""
    return re.compile(f"{output().pattern}|{AMOUNT}")


def making(tokens: Sequence[Token]) -> Making | None:
    """Whether words open with goods, works or their quantity, qualities passed over."""
    lexicon = load()
    at = 0
    if len(tokens) > 1 and lexicon.phase.fullmatch(tokens[0].text) and amount().match(text_of(tokens[1:])):
        return Making(industrial=True)  # 一期|2万千瓦
    while at < min(len(tokens), QUALITIES_AT_MOST + 1):
        rest = tokens[at:]
        if rest[0].kind not in ("word", "soft"):
            return None
        text = text_of(rest)
        if amount().match(text):
            return Making(industrial=True)
        for length in range(min(len(text), LONGEST_GOODS), 0, -1):
            word = text[:length]
            if word in lexicon.goods and text[length : length + 1] != "化":  # 电气|化改造
                return Making(industrial=word in lexicon.products)
        if trails_goods(rest[0]):
            return Making(industrial=True)
        if rest[0].text not in lexicon.qualities:
            return None
        at += 1
    return None


def trails_goods(token: Token) -> bool:
    """Whether a word ends as products do (除尘设备, 单晶硅)."""
    text, goods = token.text, load().goods
    if len(text) > 1 and text[-1] in name_words().product_ends and token.pos[:1] in "nx":
        return True
    return any(text[at:] in goods for at in range(1, len(text) - 1))
