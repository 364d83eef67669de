"""Lists behind the noun that says they are firms: 入驻企业有甲、乙; 签约企业15家,分别为甲、乙.

Or projects that are counted off: 这7个项目分别是甲、乙.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.facts.items import Item
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.lexicon import ListNoun, load
from kg.mentions.names import Group
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass

# What may stand between the noun and the word that opens the list.
PASSED = frozenset({ChunkKind.ADVERB, ChunkKind.QUANTITY})
FEWEST = 2


def with_presented(items: Sequence[Item], before: Sequence[Item]) -> list[Item]:
    """The items, each list behind a noun for firms one of firms; `before` are those of the clause before."""
    found = list(items)
    for at, item in enumerate(items):
        group = items[at + 1] if at + 1 < len(items) else None
        if not isinstance(item, Chunk) or item.text not in word_lists().listing:
            continue
        if not isinstance(group, Group) or group.listing is not None or not _may_be_firms(group):
            continue
        front = _front(items, at)
        noun = _noun_at_end(items[:front]) if front else _noun_at_end(_uncounted(before))
        if noun is not None and (noun.kind is EntityClass.ENTERPRISE or _are_counted(items, front)):
            found[at + 1] = replace(group, listing=noun, listed=group.listed or noun.word)
    return found


def _front(items: Sequence[Item], at: int) -> int:
    """Where the words end that stand before the one that opens a list."""
    while at and isinstance(item := items[at - 1], Chunk) and item.kind in PASSED:
        at -= 1
    return at


def _uncounted(items: Sequence[Item]) -> Sequence[Item]:
    """The items without what says at their end how many they are: 入驻企业15家."""
    return items[: _front(items, len(items))]


def _noun_at_end(items: Sequence[Item]) -> ListNoun | None:
    """The noun for firms or projects that items end in."""
    group = items[-1] if items else None
    if not isinstance(group, Group) or len(group.names) != 1 or group.listing is not None:
        return None
    name = group.names[0]
    noun = load().list_noun_of(name.label.removesuffix("达"))
    plain = name.specificity is not Specificity.PROPER and not name.phase
    return noun if plain and noun is not None and noun.kind in SAYING else None


# Only these nouns say what each member is, whatever it is called.
SAYING = frozenset({EntityClass.ENTERPRISE, EntityClass.PROJECT})


def _are_counted(items: Sequence[Item], front: int) -> bool:
    """这7个项目: as many as the list has."""
    count = items[front - 2] if front > 1 else None
    return isinstance(count, Chunk) and count.kind is ChunkKind.QUANTITY


def _may_be_firms(group: Group) -> bool:
    """Whether each member of a list may be a firm's name: no title, and no word for a kind."""
    named = all(name.specificity and not name.title and len(name.label) > 1 for name in group.names)
    return named and len(group.names) >= FEWEST
