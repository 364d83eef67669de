"""Who does it, said with 由: 由某某国际投资建设 makes a firm of words that nothing else tells to be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.facts.acts import Item
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass

# What only firms do.
FIRMS_DO = frozenset(
    {
        "投资建设",
        "投资兴建",
        "投资新建",
        "投资",
        "承建",
        "中标建设",
        "中标承建",
        "投建",
        "开发",
        "运营",
    }
)
LONGEST = 12


def agents(items: Sequence[Item], at: int, known: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """Firms for the names of the group at a place, between 由 and what only firms do."""
    group, before, after = items[at], items[at - 1] if at else None, items[at + 1 : at + 2]
    led = isinstance(before, Chunk) and before.text == "由" and before.kind is ChunkKind.PREPOSITION
    if not led or not after or not isinstance(group, Group):
        return {}
    if not (isinstance(after[0], Chunk) and after[0].text in FIRMS_DO):
        return {}
    return {
        name: Mention(name.label, EntityClass.ENTERPRISE, (name.span,), "name.agent")
        for name in group.names
        if name not in known
        and name.suffix is None
        and name.specificity is not Specificity.GENERIC
        and 2 <= len(name.label) <= LONGEST
    }
