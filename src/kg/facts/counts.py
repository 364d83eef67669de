"""Whether a quantity beside a name counts things of its kind, or says how large or dear the one thing is."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.items import Item
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.values.units import UnitKind, surfaces
from kg.vocabulary import EntityClass

# A length, an area or a sum before a name says how large the thing is, not how many there are.
MEASURES = (UnitKind.EXTENT, UnitKind.MEASURE, UnitKind.MONEY)


def is_count(items: Sequence[Item], at: int) -> bool:
    """Whether a count in figures stands at a place."""
    item = items[at] if 0 <= at < len(items) else None
    return (
        isinstance(item, Chunk)
        and item.kind is ChunkKind.QUANTITY
        and item.text[0] not in "一三四五六七八九十两"
        and not item.text.endswith(word_lists().sums)
    )


def is_counted(items: Sequence[Item], number: int) -> bool:
    """建成充电桩五百个: a count behind the name makes it a kind of thing; 某路的80% is only a part of it."""
    behind = _after_shares(items, number)
    following, beyond = (*items[behind : behind + 2], None, None)[:2]
    if isinstance(following, Chunk) and following.text == "的":
        return isinstance(beyond, Chunk) and beyond.kind is ChunkKind.QUANTITY
    group = items[number]
    if isinstance(group, Group) and _are_named(group):
        return False  # 引进甲公司、乙公司4家: how many they are
    apposed = isinstance(beyond, Group) and all(not name.specificity for name in beyond.names)
    if apposed and isinstance(group, Group) and len(group.names) > 1:
        return False  # 甲、乙两项赛事: what they are, and how many
    sized = isinstance(following, Chunk) and following.text.endswith(surfaces(*MEASURES))
    if sized and isinstance(group, Group) and all(map(_is_the_one, group.names)):
        return isinstance(beyond, Group)  # 某供水工程38公里管道: so much of it
    return isinstance(following, Chunk) and following.kind is ChunkKind.QUANTITY


def _are_named(group: Group) -> bool:
    """Whether a list gives firms by name, the last of them in full."""
    proper = all(name.specificity is Specificity.PROPER for name in group.names)
    firm = group.names[-1].suffix if group.names else None
    return len(group.names) > 1 and proper and firm is not None and firm.kind is EntityClass.ENTERPRISE


def count_behind(items: Sequence[Item], at: int) -> int | None:
    """Where the count of what is named at a place stands, if one does."""
    behind = _after_shares(items, at)
    return behind if is_count(items, behind) else None


def _after_shares(items: Sequence[Item], at: int) -> int:
    """The place behind a name, over the words of 项目分别为11个和9个."""
    first, verb = (*items[at + 1 : at + 3], None, None)[:2]
    shared = isinstance(first, Chunk) and first.text in ("分别", "各")
    return at + 3 if shared and isinstance(verb, Chunk) and verb.text in REACHING else at + 1


REACHING = frozenset({"为", "达", "达到", "有"})


def is_kind_sized(items: Sequence[Item], number: int) -> bool:
    """完成87公里国省道改造: so much of a kind of thing, where the thing has no name of its own."""
    group, size = items[number], items[number - 1] if number else None
    if not isinstance(group, Group) or not isinstance(size, Chunk) or size.kind is not ChunkKind.QUANTITY:
        return False
    plain = all(name.specificity is not Specificity.PROPER for name in group.names)
    return plain and group.listing is None and size.text.endswith(surfaces(UnitKind.EXTENT))


def _is_the_one(name: Name) -> bool:
    """某镇高标准农田3000亩: how large the one thing is."""
    built = name.suffix is not None and name.suffix.kind is EntityClass.PROJECT
    return built and name.specificity is Specificity.PROPER


def counts(items: Sequence[Item], at: int) -> bool:
    """Whether a quantity says how many there are: not how large the one thing is or how many it reaches."""
    item = items[at]
    if not isinstance(item, Chunk) or item.kind is not ChunkKind.QUANTITY:
        return False
    return not item.text.endswith(surfaces(*MEASURES)) and not tells_reach(items, at)


def tells_reach(items: Sequence[Item], at: int) -> bool:
    """100户改造试点, 25个行业“某某”改革: how many the one thing reaches, not how many of it there are."""
    size, group = (*items[at : at + 2], None, None)[:2]
    if not isinstance(size, Chunk) or not isinstance(group, Group) or len(group.names) != 1:
        return False
    name = group.names[0]
    quoted = name.label[0] == "“" and name.specificity is Specificity.PROPER
    if quoted and name.span.start - size.span.end > 1:  # 25个|行业|“某某”改革
        return True
    return size.text.endswith(word_lists().reached) and name.label.endswith(word_lists().pilots)
