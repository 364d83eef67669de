"""What is whose by 的: 甲公司的A项目、乙公司的B项目均已竣工 is about A and B, of 甲 and 乙."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.facts.items import Item
from kg.mentions.clauses import Chunk
from kg.mentions.firm_names import is_called_as_firms_are
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.vocabulary import EntityClass

# What firms and bodies have built; 某公司的产能 is no thing.
THINGS = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM, EntityClass.PARK})


def genitives(items: Sequence[Item], investors: Collection[Name]) -> tuple[list[Item], dict[Name, Name]]:
    """The items with owners before 的 and their things as two groups, and each thing's owner.

    Who invests in what stands behind 的 is its owner whatever the name's last word.
    """
    found: list[Item] = []
    owners: dict[Name, Name] = {}
    at = 0
    while at < len(items):
        chain = _chain(items, at, investors)
        if chain:
            found += _parted(chain, items[at + 1], owners)
            at += 2 * len(chain) - 1
        else:
            found.append(items[at])
            at += 1
    return found, owners


def _chain(items: Sequence[Item], at: int, investors: Collection[Name]) -> list[Group]:
    """The groups that 的 joins from a place on, each but the last ending in an owner; else none."""
    chain: list[Group] = []
    while at < len(items):
        group = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if not isinstance(group, Group) or not group.names:
            return []
        chain.append(group)
        if not (isinstance(following, Chunk) and following.text == "的"):
            break
        if group.names[-1] not in investors and not _is_owner(group.names[-1]):
            return []
        at += 2
    things = [(group.names[0], before.names[-1]) for group, before in zip(chain[1:], chain, strict=False)]
    owned = [_is_thing(thing) or (owner in investors and thing.suffix is not None) for thing, owner in things]
    return chain if owned and all(owned) else []


def _is_owner(name: Name) -> bool:
    firm = name.suffix is not None and name.suffix.kind is EntityClass.ENTERPRISE
    closed = name.label.endswith((*name_words().legal, *name_words().owners))
    return not name.title and (firm or closed or is_called_as_firms_are(name))


def _is_thing(name: Name) -> bool:
    return bool(name.phase) or (name.suffix is not None and name.suffix.kind in THINGS)


def _parted(chain: Sequence[Group], link: Item, owners: dict[Name, Name]) -> list[Item]:
    """The owners, 的 and the things of a chain; what stands beside an owner in its group is a thing."""
    first, last = chain[0], chain[-1]
    having, things = list(first.names[-1:]), list(first.names[:-1])
    for group, before in zip(chain[1:], chain, strict=False):
        owners[group.names[0]] = before.names[-1]
        kept = group.names if group is last else group.names[:-1]
        things += kept
        if group is not last:
            having.append(group.names[-1])
    return [
        Group(tuple(having), None, "", first.first, first.last),
        link,
        Group(tuple(things), last.listing, last.listed, chain[1].first, last.last, last.led),
    ]
