"""Who does it: 由某某国际投资建设, 某某国际投资五亿元建设 make a firm of words that tell of none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg.facts.items import Item
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.firm_names import firmlike, is_called_as_firms_are
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.places import names_division
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass

LONGEST = 12


def agents(
    items: Sequence[Item], at: int, known: Mapping[Name, Mention], investors: Collection[Name]
) -> dict[Name, Mention]:
    """Firms for the names of the group at a place: between 由 and what only firms do, or who invests."""
    group, before = items[at], items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if not isinstance(group, Group):
        return {}
    led = isinstance(before, Chunk) and before.text == "由" and before.kind is ChunkKind.PREPOSITION
    does = led and isinstance(after, Chunk) and after.text in word_lists().firms_do
    puts = not led and _puts_in(items, at)
    invests = not led and _invests(items[at + 1 : at + 4])
    works = not led and (invests or _works(items, at))
    if not does and not puts and not works and not investors:
        return {}
    return {
        name: Mention(name.label, EntityClass.ENTERPRISE, (name.span,), "name.agent")
        for name in group.names
        if (
            does
            or name in investors
            or (puts and name.specificity is Specificity.PROPER)
            or (works and is_called_as_firms_are(name))
            or (invests and name.label.endswith(tuple(name_words().closing)))
        )
        and _may_act(name, known.get(name), works=works)
        and not names_division(name.label)
        and not name.label.endswith("企业")  # 棉纺织企业的项目: whose of all
        and (name.suffix is None or name.suffix.kind is EntityClass.INDUSTRY)
        and name.specificity is not Specificity.GENERIC
        and 2 <= len(name.label) <= LONGEST
    }


def _may_act(name: Name, known: Mention | None, *, works: bool) -> bool:
    """Whether words are free to be a firm's: a field that acts is none, nor what works at another."""
    if known is None:
        return True
    bare = works and known.kind is EntityClass.PROJECT and known.rule == "name.argument"
    return bare or (known.kind is EntityClass.INDUSTRY and firmlike(name))


def _invests(behind: Sequence[Item]) -> bool:
    """某某科技投资二十亿元, 某某科技拟投资二十亿元: who puts in a sum, whatever the clause goes on with."""
    plain = [item for item in behind if isinstance(item, Group) or item.text not in word_lists().ahead]
    verb, cost = (*plain, None, None)[:2]
    puts = isinstance(verb, Chunk) and verb.text in word_lists().own_money
    return puts and isinstance(cost, Chunk) and cost.kind is ChunkKind.QUANTITY


def _works(items: Sequence[Item], at: int) -> bool:
    """某某科技实施某项目, 某某科技启动某生产线: who does something to a plant right behind the verb."""
    verb, tie, thing = (*items[at + 1 : at + 4], None, None, None)[:3]
    if not (isinstance(tie, Chunk) and tie.text == "的"):  # 某某科技投资建设的某项目
        thing = tie
    if not isinstance(verb, Chunk) or not verb.groups & WORKING or not isinstance(thing, Group):
        return False
    suffixes = [name.suffix for name in thing.names]
    return bool(suffixes) and all(each is not None and each.kind is EntityClass.PROJECT for each in suffixes)


# What is done to a thing of one's own.
WORKING = frozenset({"started", "completed", "building", "progressing", "in_production"})


def _puts_in(items: Sequence[Item], at: int) -> bool:
    """某某国际投资五亿元建设某园: who puts in a sum and then builds."""
    verb = items[at + 1] if at + 1 < len(items) else None
    if not isinstance(verb, Chunk) or verb.text not in word_lists().own_money:
        return False
    behind = past_costs(items, at + 2)
    builds, thing = (*items[behind : behind + 2], None, None)[:2]
    done = isinstance(builds, Chunk) and word_lists().agents_do(builds.text)
    return behind > at + 2 and done and isinstance(thing, Group)


def past_costs(items: Sequence[Item], at: int) -> int:
    """Where the first item from a place on stands that tells of no sum; the end if there is none."""
    return next((behind for behind in range(at, len(items)) if not is_cost(items[behind])), len(items))


def is_cost(item: Item) -> bool:
    """Whether an item is a sum, or says how nearly it is one."""
    return isinstance(item, Chunk) and item.kind in (ChunkKind.QUANTITY, ChunkKind.ADVERB)
