"""Words that tie two parts of a name: 至 and 经 in that of a road, 之 in 天空之城, 用 in 电池用铝箔."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.mentions.border_words import border_words
from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.mentions.places import names_division
from kg.mentions.works import LIST_MARKS


def ties(item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """Whether such a word stands inside a name."""
    if item.text not in TYING:
        return False
    following = after[0] if after else None
    if _is_of(item, before, following) or _is_road(item, following) or _is_for(item, before, following):
        return True
    return item.text in ("至", "经") and _is_stretch(before, after)


TYING = frozenset({"至", "经", "之", "用"})
# 经一路: a street of a grid.
GRID = re.compile(r"^[一二三四五六七八九十]+[路街]$")


def _is_road(item: Chunk, after: Token | Chunk | None) -> bool:
    return item.text == "经" and isinstance(after, Token) and GRID.match(after.text) is not None


# 天空之城, 茶叶之乡: what 之 ties to a name's word inside it.
OF = frozenset("城乡都窗家星路声春光恋谷园湾岛")


def _is_of(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    tied = item.text == "之" and bool(before) and isinstance(before[-1], Token)
    return tied and isinstance(after, Token) and after.text[0] in OF


def _is_for(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """电池用铝箔: goods and what they are made for; 用 before anything else says by what means."""
    goods = load().goods
    made = item.text == "用" and bool(before) and isinstance(before[-1], Token) and before[-1].text in goods
    return made and isinstance(after, Token) and after.text in goods


def _is_stretch(before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """甲地至乙地公路, 某某高速甲地至乙地: 至 inside the name of a road or line."""
    if not before or not isinstance(before[-1], Token):
        return False
    ahead = ""
    for item in after:
        if not isinstance(item, Token):
            break
        ahead += item.text
    behind = ""
    for item in reversed(before):
        if not isinstance(item, Token):
            break
        behind = item.text + behind
    if _is_between(before, after):
        return True
    ahead = NOTE.sub("", ahead)
    if len(ahead) > 1 and (ahead.endswith(border_words().stretch) or ROUTE.search(behind) is not None):
        return True
    runs = any(len(word) > 1 and word in ahead for word in border_words().stretch)
    return runs and ahead.endswith(tuple(border_words().works | border_words().mending))


def _is_between(before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """甲地至乙地, with nothing but the list around: one of its lines."""
    start, end = _run(reversed(before)), _run(iter(after))
    if start and end and max(len(start), len(end)) <= PLACE_WORDS and _closes_roads(after):
        return True
    closed = len(after) > len(end) and isinstance(item := after[len(end)], Chunk) and item.text in LIST_MARKS
    ends = [token for token in end if token.kind != "bracket"]
    return closed and all(0 < len(run) <= PLACE_WORDS and _is_place(run) for run in (start, ends))


def _closes_roads(after: Sequence[Token | Chunk]) -> bool:
    """甲至乙、丙至丁等4条高速公路: the noun of the list says that its members are roads or lines."""
    at = next((at for at, item in enumerate(after) if isinstance(item, Chunk) and _closes(item)), None)
    if at is None or any(isinstance(item, Chunk) and item.kind is ChunkKind.VERB for item in after[:at]):
        return False
    behind = [item for item in after[at + 1 : at + 5] if isinstance(item, Token)]
    return any(item.text.endswith(name_words().road_lists) for item in behind)


def _closes(item: Chunk) -> bool:
    return item.text == "等" or item.kind is ChunkKind.QUANTITY


# 贵州|平塘: a place with the one it lies in.
PLACE_WORDS = 2


def _run(items: Iterator[Token | Chunk]) -> list[Token]:
    """The words up to the next chunk."""
    return [
        item for item in takewhile(lambda item: isinstance(item, Token), items) if isinstance(item, Token)
    ]


def _is_place(run: Sequence[Token]) -> bool:
    return any(token.pos == "ns" or names_division(token.text) for token in run)


# Behind a line's last word: 某线项目(某地段).
NOTE = re.compile(r"(?:项目|工程|建设)?(?:\([^()]*\))?(?:项目|工程|建设)?$")
# What a stretch of road or line is named by before its ends are.
ROUTE = re.compile(r"^[GSX][0-9]{2,4}|高速|公路|铁路|国道|省道")
