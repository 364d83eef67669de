"""What a thing costs, passed over: 甲公司投资五亿元的A项目、总投资三亿元的B项目 is about A and B."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.acts import Item
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass


def without_costs(items: Sequence[Item]) -> tuple[list[Item], frozenset[Name]]:
    """The items without 投资…亿元的, the lists it parted joined again, and who is said to invest."""
    found: list[Item] = []
    investors: set[Name] = set()
    if not any(isinstance(item, Chunk) and item.text in word_lists().investing for item in items):
        return list(items), frozenset()
    at = 0
    while at < len(items):
        agent = _agent(items, at)
        if agent is not None:
            investors.add(agent.names[-1])
            found += [_joined(found, agent), items[at + 3]]
            at += 4
            continue
        tie = _cost(items, at)
        if tie is None and _is_touching(items, at):
            owner = found[-1] if found else None
            if isinstance(owner, Group) and owner.names and not owner.names[-1].label.endswith("企业"):
                investors.add(owner.names[-1])
                verb = items[at]
                found.append(Chunk(ChunkKind.PARTICLE, verb.span, "的") if isinstance(verb, Chunk) else verb)
            at += 2
            continue
        if tie is None:
            found.append(items[at])
            at += 1
            continue
        thing = items[tie + 1]
        before = found[-1] if found else None
        if isinstance(before, Group) and before.names and before.names[-1].label.endswith("企业"):
            found.append(items[at])  # 某县唯一一家乳粉企业投资…的: it is told what the thing is
            at += 1
            continue
        if isinstance(before, Group) and before.names:
            investors.add(before.names[-1])
            found += [items[tie], thing]
        elif isinstance(thing, Group):
            found.append(_joined(found, thing))
        at = tie + 2
    return found, frozenset(investors)


def _cost(items: Sequence[Item], at: int) -> int | None:
    """Where 的 stands behind a sum that is invested at a place, with a name behind it; else None."""
    verb = items[at]
    if not isinstance(verb, Chunk) or verb.text not in word_lists().investing:
        return None
    behind = at + 1
    while behind < len(items) and (_is_sum(items[behind]) or _is_more(items, behind)):
        behind += 1
    tie, thing = (*items[behind : behind + 2], None, None)[:2]
    tied = isinstance(tie, Chunk) and tie.text == "的" and isinstance(thing, Group)
    return behind if tied and behind > at + 1 else None


def _agent(items: Sequence[Item], at: int) -> Group | None:
    """Who does it in 由某公司实施的某项目."""
    by, agent, verb, tie, thing = (*items[at : at + 5], None, None, None, None, None)[:5]
    led = isinstance(by, Chunk) and by.text == "由" and isinstance(agent, Group) and len(agent.names) == 1
    does = isinstance(verb, Chunk) and verb.text in word_lists().done_by
    tied = isinstance(tie, Chunk) and tie.text == "的" and isinstance(thing, Group)
    return agent if led and does and tied and isinstance(agent, Group) else None


def _is_touching(items: Sequence[Item], at: int) -> bool:
    """投资五亿元某某项目: the thing right behind the sum, told by its last word."""
    verb, cost, thing = (*items[at : at + 3], None, None, None)[:3]
    if not (isinstance(verb, Chunk) and verb.text in word_lists().investing and isinstance(thing, Group)):
        return False
    if not (isinstance(cost, Chunk) and _is_sum(cost) and cost.text.endswith("元")):
        return False
    suffix = thing.names[0].suffix if thing.names else None
    return (
        suffix is not None and suffix.kind is EntityClass.PROJECT and suffix.word.endswith(("项目", "工程"))
    )


def _is_sum(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.QUANTITY, ChunkKind.ADVERB)


def _is_more(items: Sequence[Item], at: int) -> bool:
    """投资三亿元、年产值六千万元的: 、 and the words for another sum."""
    item, sums = items[at], items[at + 1 : at + 3]
    if isinstance(item, Chunk) and item.kind is ChunkKind.CONJUNCTION:
        return len(sums) == 2 and _is_measure(sums[0]) and _is_sum(sums[1])
    return _is_measure(item) and len(sums) > 0 and _is_sum(sums[0])


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
