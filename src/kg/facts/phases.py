"""Phases and their wholes: 某园二期 is a phase of 某园, which is minted even if never named alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.text import Span
from kg.values.numeral import PHASE
from kg.vocabulary import EntityClass, Relation

RULE = "phase.suffix"


def phases(scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """A phaseOf for every mention that ends in a phase."""
    for scene in scenes:
        for mention in (*scene.mentions.values(), *scene.inner):
            whole = whole_of(mention)
            if whole is not None:
                yield RelationFact(mention, Relation.PHASE_OF, whole, Evidence(mention.spans, RULE))


# 三期扩建 and its like: the phase stands before the kind of works.
WORKS = re.compile(rf"(?:{PHASE})(?:改?扩建|工程|项目|改造|建设).*$")
# 某工业园(二期).
BRACKETED = re.compile(rf"[(（]{PHASE}(?:工程|项目)?[)）]$")
# What is built in phases; a platform's or a body's second phase is a project, where it is named as one.
PHASED = frozenset({EntityClass.PROJECT, EntityClass.PARK})


def _is_firm(label: str) -> bool:
    """某某电器二期 is a project of the firm's, and no phase of the firm."""
    suffix = load().suffix_of(label)
    firm = suffix is not None and suffix.sure and suffix.kind is EntityClass.ENTERPRISE
    return firm or label.endswith(_long_trades())


@cache
def _long_trades() -> tuple[str, ...]:
    """Trades of more than one character, which say that a name is a firm's wherever they close it."""
    return tuple(trade for trade in load().trades if len(trade) > 1)


# Asked by several rules of the very mention.
@lru_cache(maxsize=1 << 11)
def whole_of(mention: Mention) -> Mention | None:
    """The mention of the whole inside the mention of a phase, or None where there is no phase."""
    if mention.kind not in PHASED:
        return None
    match = (
        load().phase.search(mention.label) or WORKS.search(mention.label) or BRACKETED.search(mention.label)
    )
    if match is None or match.start() < 2:
        return None
    first = mention.spans[0]
    apart = sum(map(len, mention.spans[1:]))  # 某某F1 二期: the phase is what stands apart, and no more
    label = mention.label[: max(match.start(), len(mention.label) - apart) if apart else match.start()]
    if len(mention.spans) == 1 and len(first) != len(mention.label):
        return None  # 某园一 二期: white space inside, and nothing tells on which side of the phase it stands
    end = first.end - len(match.group()) if len(mention.spans) == 1 else first.end
    suffix = load().suffix_of(label)
    if label in load().bare_heads or label in load().goods or _is_firm(label):
        return None
    kind = suffix.kind if suffix is not None and suffix.sure else mention.kind
    kind = kind if kind in PHASED else EntityClass.PROJECT
    return Mention(label, kind, (Span(first.start, max(first.start + 1, end)),), "name.whole")
