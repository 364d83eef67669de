"""The one step that looks at all reports at once: which of their things are one, and what each is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kg.pipeline.link_base import LinkBase, copied_links, opened_links, revise_lines, write_links
from kg.pipeline.report_part import ReportPart, load_seen
from kg.pipeline.shelf import Shelf
from kg.rdf.classes import agreed_classes
from kg.rdf.minting import MintedName, mint
from kg.rdf.succession import names_by_key
from kg.rdf.things import Naming
from kg.resolution.linking import RENAMED, Revised, leaders, link_again, link_all, newest_names
from kg.resolution.model import Judgement
from kg.resolution.resolver import unused_judgements
from kg.resolution.sightings import Gathered


@dataclass(frozen=True)
class Names:
    """`minted` are all IRIs ever given, `by_key` leads each thing's key to its own.

    `leader` holds only keys that are one thing with another, each with the key it goes by.
    """

    minted: Sequence[MintedName]
    by_key: Mapping[str, MintedName]
    leader: Mapping[str, str]


def name_things(
    parts: Sequence[ReportPart],
    known: Collection[MintedName],
    judgements: Sequence[Judgement],
    shelf: Shelf,
    folder: Path | None = None,
) -> Names:
    """The names of all things of all reports; those that `known` holds stay.

    What was compared is written into the folder of a build, if there is one.
    """
    _refuse_unused(judgements, parts, known)
    things = Gathered(each for part in parts for each in load_seen(shelf, part.key))
    lots = link_all(things, judgements)
    if folder is not None:
        write_links(folder, things, lots)
    leader = leaders(lots.clusters.several(), things)
    links = (each for _, found in sorted(lots.links.items()) for each in found)
    renamed = (each.left.key for each in links if each.judgement.by == RENAMED)
    labels = newest_names(renamed, leader, lots.clusters, things)
    kinds = agreed_classes((naming for part in parts for naming in part.namings), leader)
    minted = mint([(part.report_id, part.namings) for part in parts], known, leader, labels, kinds)
    return Names(minted, names_by_key(minted, leader), leader)


@dataclass(frozen=True)
class Named:
    """A build's reports and the names they got, and the folder in which it lies."""

    build: Path
    parts: Sequence[ReportPart]
    names: Names


def name_again(
    before: Named, parts: Sequence[ReportPart], judgements: Sequence[Judgement], shelf: Shelf, folder: Path
) -> Names:
    """The same names as of `name_things`; only those things are compared that the changed reports touch."""
    _refuse_unused(judgements, parts, before.names.minted)
    gone, come = _changed(before.parts, parts), _changed(parts, before.parts)
    with opened_links(before.build) as old, copied_links(before.build, folder) as base:
        changed = base.replace_sightings(
            (each for part in gone for each in load_seen(shelf, part.key)),
            (each for part in come for each in load_seen(shelf, part.key)),
        )
        revised = link_again(old, base, changed, judgements)
        base.put_links(revised.lots)
        revise_lines(before.build, folder, old, revised.lots)
        clusters = revised.lots.clusters
        leader = _leader_again(before.names.leader, revised, base)
        named = {naming.key for part in (*gone, *come) for naming in part.namings}
        only = _with_all_that_is_one(revised.touched | named, before.names.leader, leader)
        renamed = (key for key in base.renamed() if key in only)
        labels = newest_names(renamed, leader, clusters, base)
    said = [(part.report_id, [each for each in part.namings if each.key in only]) for part in parts]
    kinds = agreed_classes((naming for _, namings in said for naming in namings), leader)
    every = {naming.key for part in parts for naming in part.namings}
    minted = mint(said, before.names.minted, leader, labels, kinds, only=only, elsewhere=every)
    return Names(minted, names_by_key(minted, leader), leader)


def _leader_again(before: Mapping[str, str], revised: Revised, base: LinkBase) -> dict[str, str]:
    """Which key each goes by: as before, but for those whose clusters may differ."""
    clusters = revised.lots.clusters
    groups = {clusters.head(key): clusters.members(key) for key in revised.touched}
    several = (keys for keys in groups.values() if len(keys) > 1)
    stay = {key: head for key, head in before.items() if key not in revised.touched}
    return {**stay, **leaders(several, base)}


def _with_all_that_is_one(keys: Collection[str], *leaders: Mapping[str, str]) -> frozenset[str]:
    """These keys, and all that are or were one thing with one of them."""
    heads = {leader[key] for leader in leaders for key in keys if key in leader}
    return frozenset((*keys, *(key for leader in leaders for key, head in leader.items() if head in heads)))


def _changed(these: Iterable[ReportPart], others: Iterable[ReportPart]) -> list[ReportPart]:
    """The parts that only the one state has."""
    there = {part.key for part in others}
    return [part for part in these if part.key not in there]


def _refuse_unused(
    judgements: Sequence[Judgement], parts: Sequence[ReportPart], known: Iterable[MintedName]
) -> None:
    if judgements:
        # What a report named that is no longer, or not yet, among these is no slip of the pen.
        earlier = (name for each in known for name in (each.label, *each.aliases))
        unused_judgements(judgements, chain(_labels(parts), earlier))


def moved_keys(before: Names, after: Names, keys: Iterable[str]) -> frozenset[str]:
    """These keys, those called or joined otherwise than before, and all that share a thing with them."""
    found = set(keys)
    found.update(
        key
        for key in before.leader.keys() | after.leader.keys()
        if before.leader.get(key) != after.leader.get(key)
    )
    old = {name.key: name for name in before.minted}
    # Most are the very same objects, which is seen faster than that they are equal.
    found.update(name.key for name in after.minted if (was := old.get(name.key)) is not name and was != name)
    return _with_all_that_is_one(found, before.leader, after.leader)


def said_of(parts: Iterable[ReportPart], keys: Collection[str]) -> Iterator[Naming]:
    """What the reports say of these things."""
    return (naming for part in parts for naming in part.namings if naming.key in keys)


def _labels(parts: Sequence[ReportPart]) -> Iterator[str]:
    said = (naming for part in parts for naming in part.namings)
    return (name for naming in said for name in (naming.label, *naming.aliases))
