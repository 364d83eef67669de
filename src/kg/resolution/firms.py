"""A firm's short name inside its longer one: 某赛 in 某赛科技, 某易 in 某易网络有限公司."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.mentions.dictionary import is_place_name
from kg.mentions.lexicon import load
from kg.resolution.names import folded

# What the law puts into a company's name, and a place in brackets.
LEGAL = re.compile(r"\([^()]*\)|(?:有限责任|股份有限|集团有限|有限|总|分)?公司$")
SHORTEST = 2


@lru_cache(maxsize=1 << 14)
def firm_stem(label: str) -> str:
    """The firm's own word: its name without legal form and the trades at its end; no place is left alone."""
    bare = folded(label)
    while (shorter := _shortened(bare)) != bare:
        bare = shorter
    return bare


def _shortened(name: str) -> str:
    rest = LEGAL.sub("", name)
    if rest == name:
        ends = (name[at:] for at in range(SHORTEST, len(name)))
        trade = next((end for end in ends if end in load().trades), "")
        rest = name.removesuffix(trade)
    return name if len(rest) < SHORTEST or is_place_name(rest) else rest
