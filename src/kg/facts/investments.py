"""What a thing costs, passed over: 甲公司投资五亿元的A项目、总投资三亿元的B项目 is about A and B."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.facts.items import Item
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass


def without_costs(items: Sequence[Item]) -> tuple[list[Item], frozenset[Name]]:
    """The items without 投资…亿元的, the lists it parted joined again, and who is said to invest."""
    found: list[Item] = []
    investors: set[Name] = set()
    at = 0
    while at < len(items):
        ends = (read(items, at, found, investors) for read in _readings(items[at]))
        end = next((end for end in ends if end is not None), None)
        if end is None:
            found.append(items[at])
        at = at + 1 if end is None else end
    return found, frozenset(investors)


def _by_agent(items: Sequence[Item], at: int, found: list[Item], investors: set[Name]) -> int | None:
    """由某公司实施的某项目: the firm before 的."""
    by, agent, verb, tie, thing = (*items[at : at + 5], None, None, None, None, None)[:5]
    led = isinstance(by, Chunk) and by.text == "由" and isinstance(agent, Group) and len(agent.names) == 1
    does = isinstance(verb, Chunk) and word_lists().agents_do(verb.text)
    tied = isinstance(tie, Chunk) and tie.text == "的" and isinstance(thing, Group)
    if not led or not does or not tied or not isinstance(agent, Group) or tie is None:
        return None
    investors.add(agent.names[-1])
    found += [_joined(found, agent), tie]
    return at + 4


def _touching(items: Sequence[Item], at: int, found: list[Item], investors: set[Name]) -> int | None:
    """投资五亿元某某项目: the thing right behind the sum, told by its last word."""
    verb, cost, thing = (*items[at : at + 3], None, None, None)[:3]
    if not (isinstance(verb, Chunk) and verb.text in word_lists().investing and isinstance(thing, Group)):
        return None
    if not (isinstance(cost, Chunk) and _is_sum(cost) and cost.text.endswith("元")):
        return None
    suffix = thing.names[0].suffix if thing.names else None
    if (
        suffix is None
        or suffix.kind is not EntityClass.PROJECT
        or not suffix.word.endswith(name_words().ventures)
    ):
        return None
    if _invests(found, investors):
        found.append(Chunk(ChunkKind.PARTICLE, verb.span, "的"))
    return at + 2


def _sized(items: Sequence[Item], at: int, found: list[Item], _investors: set[Name]) -> int | None:
    """启动建筑面积五万平方米的某小区: how large the thing behind is, and what it costs."""
    before = found[-1] if found else None
    if not _is_size(items[at]) or not isinstance(before, Chunk) or before.kind not in BEFORE_SIZE:
        return None
    behind = at + 1
    while behind < len(items) and (_is_sum(items[behind]) or _is_more(items, behind)):
        behind += 1
    tie = items[behind] if behind < len(items) else None
    tied = isinstance(tie, Chunk) and tie.text == "的"
    thing = items[behind + tied] if behind + tied < len(items) else None
    if behind == at + 1 or not isinstance(thing, Group) or not thing.names:
        return None
    if not tied and any(name.specificity is not Specificity.PROPER for name in thing.names):
        return None
    return behind + tied


# What a size stands behind: the verb, or its 了.
BEFORE_SIZE = frozenset({ChunkKind.VERB, ChunkKind.PARTICLE})


def _is_size(item: Item) -> bool:
    return (
        isinstance(item, Group)
        and [name.label for name in item.names]
        == [name.label for name in item.names if name.label in word_lists().sizes]
        != []
    )


def _costing(items: Sequence[Item], at: int, found: list[Item], investors: set[Name]) -> int | None:
    """投资五亿元的某某项目, with who invests or without."""
    verb = items[at]
    if not isinstance(verb, Chunk) or verb.text not in word_lists().investing:
        return None
    behind = at + 1
    while behind < len(items) and (_is_sum(items[behind]) or _is_more(items, behind)):
        behind += 1
    tie, thing = (*items[behind : behind + 2], None, None)[:2]
    tied = isinstance(tie, Chunk) and tie.text == "的"
    if not tied or tie is None or not isinstance(thing, Group) or behind == at + 1:
        return None
    before = found[-1] if found else None
    if _invests(found, investors):
        found += [tie, thing]
    elif isinstance(before, Group) and before.names:
        return None  # 某县唯一一家乳粉企业投资…的: it is told what the thing is
    else:
        found.append(_joined(found, thing))
    return behind + 2


Reading = Callable[[Sequence[Item], int, list[Item], set[Name]], int | None]


def _readings(item: Item) -> tuple[Reading, ...]:
    """The ways in which what an item begins may be read; none for nearly all."""
    if isinstance(item, Group):
        return (_sized,)
    begins = item.text == "由" or item.text in word_lists().investing
    return (_by_agent, _touching, _costing) if begins else ()


def _invests(found: list[Item], investors: set[Name]) -> bool:
    """Whether a name that may be an investor's stands last; it is then one."""
    _without_place(found)
    before = found[-1] if found else None
    if not isinstance(before, Group) or not before.names or before.names[-1].label.endswith("企业"):
        return False
    investors.add(before.names[-1])
    return True


def _without_place(found: list[Item]) -> None:
    """某集团在某省投资…的: who invests stands before where."""
    firm, at, place = (None, None, None, *found)[-3:]
    led = isinstance(at, Chunk) and at.text == "在" and at.kind is ChunkKind.PREPOSITION
    if led and isinstance(firm, Group) and isinstance(place, Group):
        del found[-2:]


def _is_sum(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.QUANTITY, ChunkKind.ADVERB)


def _is_more(items: Sequence[Item], at: int) -> bool:
    """投资三亿元、年产值六千万元的, 投资三亿元、年产五万吨的: 、 and the words for another sum."""
    item, sums = items[at], items[at + 1 : at + 3]
    if _is_output(item):
        return True
    if isinstance(item, Chunk) and item.kind is ChunkKind.CONJUNCTION:
        if sums and _is_output(sums[0]):
            return True
        return len(sums) == 2 and (_is_measure(sums[0]) or _invested(sums[0])) and _is_sum(sums[1])
    return (_is_measure(item) or _invested(item)) and len(sums) > 0 and _is_sum(sums[0])


def _is_output(item: Item) -> bool:
    """年产五万吨: how much is made, by itself."""
    if not isinstance(item, Group) or len(item.names) != 1:
        return False
    return OUTPUT.fullmatch(item.names[0].label) is not None


OUTPUT = re.compile(r"[年日]\D{1,3}\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3}")


def _invested(item: Item) -> bool:
    return isinstance(item, Chunk) and item.text in word_lists().investing


def _is_measure(item: Item) -> bool:
    """年产值, 占地面积: words that name no thing."""
    return isinstance(item, Group) and all(name.specificity is not Specificity.PROPER for name in item.names)


def _joined(found: list[Item], thing: Group) -> Group:
    """The thing, with the list before it where only a conjunction stands between; that is taken away."""
    joiner, earlier = (None, None, *found)[-1], (None, None, *found)[-2]
    listed = isinstance(joiner, Chunk) and joiner.kind is ChunkKind.CONJUNCTION
    if not listed or not isinstance(earlier, Group) or earlier.listing is not None:
        return thing
    del found[-2:]
    names = (*earlier.names, *thing.names)
    return Group(names, thing.listing, thing.listed, earlier.first, thing.last, thing.led)
