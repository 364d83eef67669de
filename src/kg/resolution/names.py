"""Names made comparable: folded, and without the words that reports add or leave out at will."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.mentions.name_words import name_words
from kg.values.numeral import PHASE_NUMBER

QUOTATION = re.compile(r"[“”‘’\"'《》「」]")
# A building site, a scheme and the thing itself go by one name: 某某本体项目, 某某本体工程.
GENERIC_END = re.compile(r"(?<=..)(?:建设项目|建设工程|改造工程|工程项目|项目|工程|建设)$")
# What the genre writes long or short at will.
SHORT_FORMS = (
    ("综合保税区", "综保区"),
    ("高新技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("城市轨道交通", "轨交"),
    ("轨道交通", "轨交"),
)
# The report's own region by its tier; 市重点项目 are those of that tier, beside the county's.
OWN_TIER = re.compile("^[市区县](?=.{4})(?!重点|级)")
QUOTED = re.compile(r"[“\"]([^”\"]{2,})[”\"]")
# 第二期 and 二期 are one.
ORDINAL = re.compile(rf"第(?={PHASE_NUMBER}期$)")
PHASE = re.compile(rf"(?:第?({PHASE_NUMBER})期|([东西南北])区)(?:工程|项目)?$")


def minted_name(label: str) -> str:
    """The label as it stands in an IRI: NFKC, no white space."""
    bare = "".join(unicodedata.normalize("NFKC", label).split())
    return unicodedata.normalize("NFKC", bare)  # a mark may join the letter that a space kept it from


@lru_cache(maxsize=1 << 16)
def folded(label: str) -> str:
    """NFKC, no white space, no quotation marks: equal folded labels are one name."""
    return unicodedata.normalize("NFKC", QUOTATION.sub("", minted_name(label)))


@lru_cache(maxsize=1 << 14)
def stem(label: str, own_names: frozenset[str]) -> str:
    """The folded name without a generic end and without the report's own region in front.

    The region stays where it is what an institution is called by: 大学科技园 is not what 某海大学科技园 is.
    """
    bare = ORDINAL.sub("", GENERIC_END.sub("", folded(label)))
    for long, short in SHORT_FORMS:
        bare = bare.replace(long, short)
    for name in _longest_first(own_names):
        if bare.startswith(name) and len(bare) - len(name) >= 4:
            rest = bare[len(name) :]
            bare = bare if rest.startswith(name_words().parties) else rest
            break
    return OWN_TIER.sub("", bare)


@lru_cache(maxsize=1 << 10)
def _longest_first(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1 << 14)
def phase_of(label: str) -> str:
    """Which phase a name ends in (二 of 第二期工程), or the empty string; two phases are two things."""
    match = PHASE.search(folded(label))
    return match.group(1) or match.group(2) if match else ""


def quoted(label: str) -> str:
    """The first quotation inside a name (“一环三路”), or the empty string."""
    match = QUOTED.search(label)
    return match.group(1) if match else ""
