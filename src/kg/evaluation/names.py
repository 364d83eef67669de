"""When two names, units, numbers or titles written differently are the same to a fair judge."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache

_DROPPED = re.compile(r"[\s\"'“”‘’「」『』]+")
_GENERIC_END = re.compile(r"(?<=..)(?:项目|工程)$")
_SCALES = {
    "万亿": Decimal(10) ** 12,
    "百万": Decimal(10) ** 6,
    "亿": Decimal(10) ** 8,
    "万": Decimal(10) ** 4,
}
_UNIT_SPELLINGS = {"百分点": "个百分点", "平米": "平方米", "m2": "平方米", "㎡": "平方米", "": "个"}


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """A name without what writers vary: width, case, white space, quotation marks, a final 项目 or 工程."""
    return _GENERIC_END.sub("", _DROPPED.sub("", unicodedata.normalize("NFKC", name)).casefold())


@lru_cache(maxsize=8192)
def fold_names(*names: str) -> frozenset[str]:
    """The folded forms of all the names of one thing, empty ones left out."""
    return frozenset(folded for folded in map(fold_name, names) if folded)


@lru_cache(maxsize=512)
def fold_term(term: str) -> str:
    """A member of a closed set however it is spelled: in_production, InProduction, in production."""
    return re.sub(r"[\s_-]+", "", term).casefold()


def plain_quantity(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A figure with the scale of its unit multiplied out, so that 2.3 万户 and 23000 户 are one."""
    folded = _DROPPED.sub("", unicodedata.normalize("NFKC", unit)).casefold()
    for scale, factor in _SCALES.items():
        if folded.startswith(scale):
            value, folded = value * factor, folded.removeprefix(scale)
            break
    return value, _UNIT_SPELLINGS.get(folded, folded)


def titles_agree(left: str, right: str) -> bool:
    """Whether one title holds the other, or they share at least half of the shorter one in one piece."""
    left, right = fold_name(left), fold_name(right)
    if not left or not right:
        return False
    shared = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return 2 * shared.size >= min(len(left), len(right))
