"""The names of a clause beside a count: kinds of things (引入项目六个), and nothing that has a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.facts.counts import count_behind, is_count, tells_reach
from kg.facts.items import Item
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind, Clause
from kg.mentions.list_words import list_words
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.values.units import UnitKind, surfaces
from kg.vocabulary import EntityClass

Mentions = Mapping[Name, Mention]

# What is as large as it is told to be.
SIZED = frozenset({EntityClass.PARK, EntityClass.PROJECT, EntityClass.PLACE})
COUNTERS = frozenset("个家处座所")
COUNTED_OFF = frozenset({EntityClass.PARK, EntityClass.ORGANIZATION})
# Classes of things that a proper name never makes a kind.
ALWAYS_ONE = frozenset(
    {EntityClass.PLACE, EntityClass.ENTERPRISE, EntityClass.ORGANIZATION, EntityClass.PARK}
)


def counted_kinds(clause: Clause, items: Sequence[Item], mentions: Mentions) -> frozenset[Name]:
    """The names that a count makes kinds of things, unless it belongs to their list."""
    found: set[Name] = set()
    for at, item in enumerate(items):
        if not isinstance(item, Group) or item.listing is not None or _is_etc(clause, item):
            continue
        before = items[at - 1] if at else None
        if isinstance(before, Chunk) and before.kind is ChunkKind.QUANTITY:
            found.update(name for name in item.names[:1] if name.label in word_lists().marks)
        if is_count(items, at - 1) and len(item.names) == 1:
            found.update(_counted_off(item, items, at, mentions))
            continue
        behind = count_behind(items, at)
        if behind is not None:
            found.update(_with_count(item, items, behind, mentions))
    return frozenset(found)


def _is_etc(clause: Clause, group: Group) -> bool:
    """甲、乙等5处: the count behind 等 is of the list, not of each."""
    behind = clause.chunks[min(group.last + 1, len(clause.chunks) - 1)]
    return behind.text in list_words().ends or clause.chunks[group.last].text in list_words().ends


def _counted_off(group: Group, items: Sequence[Item], at: int, mentions: Mentions) -> Iterator[Name]:
    """Names behind a count."""
    if tells_reach(items, at - 1):
        return
    size = items[at - 1]
    sized = isinstance(size, Chunk) and size.text.endswith(surfaces(UnitKind.EXTENT))
    for name in group.names:
        if name.label[-1] not in "”’" and not (sized and _is_sized(name, mentions)):
            yield name


def _with_count(group: Group, items: Sequence[Item], behind: int, mentions: Mentions) -> Iterator[Name]:
    """Names before a count."""
    counted, following = items[behind], items[behind + 1] if behind + 1 < len(items) else None
    of_next = isinstance(following, Group)
    if not isinstance(counted, Chunk) or _is_paid(group, counted):
        return
    # 某产业园30万平方米标准厂房: what has a size is had by the thing before it.
    area = counted.text.endswith(surfaces(UnitKind.EXTENT))
    kinds = counted.text[-1] in COUNTERS and not of_next
    for name in group.names:
        of_kind = kinds and _is_of_kind(name, mentions)
        if of_kind or not _is_one(name, mentions, of_next=of_next, area=area):
            yield name


def _is_of_kind(name: Name, mentions: Mentions) -> bool:
    """雷竹基地2个: counted so, what ends in a class noun is of that kind."""
    mention = mentions.get(name)
    return mention is not None and mention.kind in COUNTED_OFF and name.label[0] not in "“‘"


def _is_sized(name: Name, mentions: Mentions) -> bool:
    """280亩某某产业园: how large the one park is."""
    mention = mentions.get(name)
    return name.specificity is Specificity.PROPER and mention is not None and mention.kind in SIZED


def _is_one(name: Name, mentions: Mentions, *, of_next: bool, area: bool) -> bool:
    """某村287户, “某某”活动55场: what is counted is not the thing but what it has, or the next."""
    mention = mentions.get(name)
    built = name.suffix is not None and name.suffix.kind is EntityClass.PROJECT
    if area and built and _is_sized(name, mentions):
        return True
    if of_next and name.suffix is not None and name.specificity is Specificity.PROPER:
        return True
    if of_next and mention is not None and (area or mention.kind is EntityClass.PARK):
        return mention.kind in ALWAYS_ONE
    graded = "级" in name.label or (mention is not None and mention.rule == "name.road")
    named = name.label[0] in "“‘" or (mention is not None and mention.kind in ALWAYS_ONE and not graded)
    return named and name.specificity is Specificity.PROPER


def _is_paid(group: Group, size: Chunk) -> bool:
    """发放某某补贴799户: who is paid, not how many payments there are."""
    paid = all(name.suffix is not None and name.label.endswith(word_lists().paid_out) for name in group.names)
    return paid and size.text.endswith(word_lists().payees)
