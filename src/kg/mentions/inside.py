"""Names inside names: the region in 长三角地区…, the town in 某镇…项目, the event in 第四届某会服务保障."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.names import Name
from kg.mentions.places import Surroundings
from kg.text import Span
from kg.vocabulary import EntityClass

# Divisions that stand in front of a thing's name with their full name.
FULL_NAME = re.compile(r"(?:省|市|县|镇|乡|街道|自治区|自治州|自治县)$")
ORDINAL = re.compile(r"第[一二三四五六七八九十百0-9]+届[^、,和及与的]{0,14}")


def inside(name: Name, around: Surroundings) -> Iterator[Mention]:
    """The names that stand inside another and are things of their own."""
    if name.title or not name.tokens:
        return
    yield from _known(name)
    first = name.tokens[0]
    if len(name.tokens) > 1 and FULL_NAME.search(first.text) and around.is_division(first.text):
        yield Mention(first.text, EntityClass.PLACE, (first.span,), "name.inside-place")
    yield from _ordinal(name)


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(
        (name for name in load().known_names if len(name) > 2), key=lambda name: (-len(name), name)
    )
    return re.compile("|".join(map(re.escape, names)))


def _known(name: Name) -> Iterator[Mention]:
    text = "".join(token.text for token in name.tokens)
    if len(text) != len(name.core):
        return
    starts = {token.span.start for token in name.tokens}
    for match in _pattern().finditer(text):
        start = name.core.start + match.start()
        if match.group() != text and start in starts:
            kind = load().known_names[match.group()]
            yield Mention(
                match.group(), kind, (Span(start, start + len(match.group())),), "name.inside-known"
            )


def _ordinal(name: Name) -> Iterator[Mention]:
    match = ORDINAL.search(name.label)
    if match is None or (name.suffix is not None and name.suffix.kind is EntityClass.EVENT):
        return
    text = match.group()
    for length in range(len(text), 4, -1):
        suffix = load().suffix_of(text[:length])
        if suffix is not None and suffix.kind is EntityClass.EVENT:
            start = name.core.start + match.start()
            yield Mention(
                text[:length], EntityClass.EVENT, (Span(start, start + length),), "name.inside-event"
            )
            return
