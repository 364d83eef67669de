"""The one step that looks at all reports at once: which of their things are one, and what each is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.pipeline.reading import ReportPart, load_seen
from kg.pipeline.shelf import Shelf
from kg.rdf.classes import agreed_classes
from kg.rdf.minting import MintedName, mint
from kg.rdf.succession import names_by_key
from kg.rdf.things import Naming
from kg.resolution.across import Link, link
from kg.resolution.model import Judgement
from kg.resolution.resolver import unused_judgements


@dataclass(frozen=True)
class Names:
    """`minted` are all IRIs ever given, `by_key` leads each thing's key to its own.

    `leader` holds only keys that are one thing with another, each with the key it goes by; `links` is what
    was compared to find them.
    """

    minted: Sequence[MintedName]
    by_key: Mapping[str, MintedName]
    leader: Mapping[str, str]
    links: tuple[Link, ...] = ()


def name_things(
    parts: Sequence[ReportPart],
    known: Collection[MintedName],
    judgements: Sequence[Judgement],
    shelf: Shelf,
) -> Names:
    """The names of all things of all reports; those that `known` holds stay."""
    if judgements:
        # What a report named that is no longer, or not yet, among these is no slip of the pen.
        earlier = (name for each in known for name in (each.label, *each.aliases))
        unused_judgements(judgements, chain(_labels(parts), earlier))
    linked = link((each for part in parts for each in load_seen(shelf, part.key)), judgements)
    leader = joined_keys(linked.leader)
    kinds = agreed_classes((naming for part in parts for naming in part.namings), leader)
    minted = mint([(part.report_id, part.namings) for part in parts], known, leader, linked.labels, kinds)
    return Names(minted, names_by_key(minted, leader), leader, linked.links)


def joined_keys(leader: Mapping[str, str]) -> dict[str, str]:
    """Those of a mapping that share their leader with another key."""
    several = {head for key, head in leader.items() if key != head}
    return {key: head for key, head in leader.items() if head in several}


def moved_keys(before: Names, after: Names, keys: Iterable[str]) -> frozenset[str]:
    """These keys, those called or joined otherwise than before, and all that share a thing with them."""
    found = set(keys)
    found.update(
        key
        for key in before.leader.keys() | after.leader.keys()
        if before.leader.get(key) != after.leader.get(key)
    )
    old = {name.key: name for name in before.minted}
    found.update(name.key for name in after.minted if old.get(name.key) != name)
    heads = {names.leader[key] for names in (before, after) for key in found if key in names.leader}
    for names in (before, after):
        found.update(key for key, head in names.leader.items() if head in heads)
    return frozenset(found)


def said_of(parts: Iterable[ReportPart], keys: Collection[str]) -> Iterator[Naming]:
    """What the reports say of these things."""
    return (naming for part in parts for naming in part.namings if naming.key in keys)


def _labels(parts: Sequence[ReportPart]) -> Iterator[str]:
    said = (naming for part in parts for naming in part.namings)
    return (name for naming in said for name in (naming.label, *naming.aliases))
