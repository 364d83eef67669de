"""Lists in front of a noun that says what they are: 甲、乙等一批公用服务设施建成使用."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.items import Item
from kg.mentions.clauses import Chunk, ChunkKind, Clause
from kg.mentions.construction import CONSTRUCTION
from kg.mentions.names import Group
from kg.mentions.specificity import Specificity

# What is said of such a list is said of what is built; 培育甲、乙等后备力量 says nothing of the kind.
TOLD = CONSTRUCTION | {"building", "settled"}
OPEN = frozenset({"等", "等等"})


def with_apposed(items: list[Item], clause: Clause) -> list[Item]:
    """The items, each open list made one with its noun, which no word list has, where it is being built."""
    if clause.words.isdisjoint(OPEN):
        return items
    found = list(items)
    at = 0
    while at < len(found):
        end = _noun_behind(found, at, clause)
        if end is not None and (_is_told(found, at - 1) or _is_told(found, end + 1)):
            found[at : end + 1] = [_joined(found, at, end, clause)]
        at += 1
    return found


def _noun_behind(items: Sequence[Item], at: int, clause: Clause) -> int | None:
    """Where the noun of an open list stands, over how many they are."""
    group = items[at]
    if not isinstance(group, Group) or group.listing is not None or not group.names:
        return None
    if clause.chunks[group.last].text not in OPEN:
        return None
    behind = at + 1
    if behind < len(items) and _is_many(items[behind]):
        behind += 1
    noun = items[behind] if behind < len(items) else None
    return behind if isinstance(noun, Group) and _is_noun(noun) else None


def _is_many(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind is ChunkKind.QUANTITY


def _is_noun(group: Group) -> bool:
    """Whether a group is words of one noun that names nothing by itself: no class, no quotation, no title."""
    if len(group.names) != 1 or group.listing is not None:
        return False
    name = group.names[0]
    plain = all(token.kind in ("word", "soft") for token in name.tokens)
    named = name.suffix is not None and name.specificity is Specificity.PROPER
    return plain and not named and not name.title and not name.phase and name.tokens[-1].pos[:1] in NOUNS


NOUNS = frozenset("nvl")


def _is_told(items: Sequence[Item], at: int) -> bool:
    """Whether a verb of building stands at a place, over words of how and when."""
    while 0 <= at < len(items):
        item = items[at]
        if not isinstance(item, Chunk):
            return False
        if item.kind is ChunkKind.VERB:
            return bool(item.groups & TOLD)
        if item.kind not in (ChunkKind.ADVERB, ChunkKind.TIME):
            return False
        at += 1
    return False


def _joined(items: Sequence[Item], at: int, end: int, clause: Clause) -> Group:
    group, noun = items[at], items[end]
    if not isinstance(group, Group) or not isinstance(noun, Group):
        raise TypeError("a list is joined to its noun")
    words = "".join(chunk.text for chunk in clause.chunks[group.last + 1 : noun.last + 1])
    return Group(group.names, None, words, group.first, noun.last, group.led, _is_many(items[at + 1]))
