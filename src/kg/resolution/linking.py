"""All lots of comparisons in their order; and once more only those lots that a change of reports touches.

A lot is what people said, one district's things, or the things of one name. It looks at its things and at
the clusters they are in, and at nothing else. So of two states of the reports those lots come to the same in
which no thing and no thing's cluster differs; a thing is touched, from the lot on in which that comes about,
when it stands in a cluster with one that differs, before or after. The lots that hold a touched thing are
made anew, and of all others what they joined is taken over: that gives what linking all anew gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Protocol

from kg.resolution.across import Link, between, by_people, within
from kg.resolution.clusters import Clusters
from kg.resolution.model import Judgement, Verdict
from kg.resolution.seen import Seen
from kg.resolution.sightings import Gathered, Node, Sightings, when

# Lots are taken in the order of their names.
PEOPLE, HOME, NAME = "0", "1|", "2|"
RENAMED = "same.renamed"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Linked:
    """`leader` leads keys that are one thing with another to the key it goes by: that of its first report.

    `labels` are the newest names of what was renamed, by that key; `links` what was compared, and why.
    """

    leader: Mapping[str, str]
    labels: Mapping[str, str]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Lots:
    """What was compared in each lot, and the clusters that came of it."""

    links: Mapping[str, tuple[Link, ...]]
    clusters: Clusters


class Before(Protocol):
    """What an earlier linking came to."""

    def joined(self) -> Iterator[tuple[str, str, str]]:
        """Each lot with the pairs it found to be one, in order."""

    def found(self, lot: str) -> Sequence[tuple[str, str, str, str]]:
        """What a lot found: two keys, the verdict and the rule or person that gave it."""


@dataclass(frozen=True)
class Revised:
    """The lots made anew with what they found, and the keys of things whose clusters may differ."""

    lots: Lots
    touched: frozenset[str]


def link(things: Iterable[Seen], judgements: Sequence[Judgement] = ()) -> Linked:
    """Which things of all reports are one; the order in which they are given makes no difference."""
    sightings = Gathered(things)
    lots = link_all(sightings, judgements)
    links = tuple(each for _, found in sorted(lots.links.items()) for each in found)
    groups = list(lots.clusters.several())
    renamed = [each.left.key for each in links if each.judgement.by == RENAMED]
    leader = leaders(groups, sightings)
    return Linked(leader, newest_names(renamed, leader, lots.clusters, sightings), links)


def link_all(sightings: Sightings, judgements: Sequence[Judgement] = ()) -> Lots:
    """Every lot."""
    run = _Run(sightings, judgements)
    homes = (f"{HOME}{home}" for home in sightings.homes())
    names = (f"{NAME}{name}" for name in sightings.names())
    for lot in sorted((PEOPLE, *homes, *names)):
        run.make(lot)
    return Lots(run.links, run.clusters)


def link_again(
    before: Before, sightings: Sightings, changed: Iterable[Node], judgements: Sequence[Judgement] = ()
) -> Revised:
    """The lots that a change touches; `changed` are the things that differ, as they were and as they are."""
    run = _Again(before, sightings, judgements)
    run.touch(changed)
    run.through()
    return Revised(Lots(run.links, run.clusters), frozenset(run.touched))


def leaders(groups: Iterable[Sequence[str]], sightings: Sightings) -> dict[str, str]:
    """For each key of these clusters the key that was first seen."""
    found: dict[str, str] = {}
    for keys in groups:
        first = min(keys, key=lambda key: sightings.node(key).rank)
        found.update(dict.fromkeys(keys, first))
    return found


def newest_names(
    renamed: Iterable[str], leader: Mapping[str, str], clusters: Clusters, sightings: Sightings
) -> dict[str, str]:
    """What the newest report calls each thing that was renamed, by the key it goes by."""
    found: dict[str, str] = {}
    for head in dict.fromkeys(leader.get(key, key) for key in renamed):
        seen = (one for key in clusters.members(head) for one in sightings.node(key).seen)
        found[head] = max(seen, key=when).label
    return found


class _Run:
    """Lots made one after the other."""

    def __init__(self, sightings: Sightings, judgements: Sequence[Judgement]) -> None:
        self.sightings = sightings
        self.judgements = judgements
        self.clusters = Clusters(sightings.node)
        self.links: dict[str, tuple[Link, ...]] = {}
        self.settled: Collection[frozenset[str]] = ()

    def make(self, lot: str) -> None:
        """Makes a lot."""
        self.links[lot] = found = tuple(self._found(lot))
        if lot == PEOPLE:
            self.settled = {each.pair for each in found}

    def _found(self, lot: str) -> Iterator[Link]:
        if lot == PEOPLE:
            return by_people(self.sightings, self.clusters, self.judgements)
        if lot.startswith(HOME):
            return within(self.sightings.at_home(lot.removeprefix(HOME)), self.clusters, self.settled)
        name = lot.removeprefix(NAME)
        return between(name, self.sightings.called(name), self.clusters, self.settled)


class _Again(_Run):
    """The lots that are touched, and in between what the others joined before."""

    def __init__(self, before: Before, sightings: Sightings, judgements: Sequence[Judgement]) -> None:
        super().__init__(sightings, judgements)
        self.before = before
        self.earlier = Clusters(sightings.node)
        self.touched: set[str] = set()
        self.waiting: list[str] = [PEOPLE]
        self.listed: set[str] = {PEOPLE}

    def touch(self, changed: Iterable[Node]) -> None:
        """Things that differ."""
        for node in changed:
            self.touched.add(node.key)
            self._await(node, "")

    def through(self) -> None:
        """All lots in their order."""
        joined = self.before.joined()
        upcoming = next(joined, None)
        while self.waiting:
            lot = heappop(self.waiting)
            while upcoming is not None and upcoming[0] < lot:
                self._take_over(upcoming)
                upcoming = next(joined, None)
            was: list[Pair] = []
            while upcoming is not None and upcoming[0] == lot:
                was.append(upcoming[1:])
                upcoming = next(joined, None)
            self._make_anew(lot, was)
        while upcoming is not None:
            self._take_over(upcoming)
            upcoming = next(joined, None)

    def _take_over(self, joined: tuple[str, str, str]) -> None:
        _, left, right = joined
        self.clusters.join(left, right)
        self.earlier.join(left, right)

    def _make_anew(self, lot: str, was: Sequence[Pair]) -> None:
        self.make(lot)
        now = [
            (each.left.key, each.right.key)
            for each in self.links[lot]
            if each.judgement.verdict is Verdict.SAME
        ]
        for left, right in was:
            self.earlier.join(left, right)
        otherwise = set(was) ^ set(now)
        for pair in dict.fromkeys((*was, *now)):
            keys = {key for each in pair for key in self._together(each)}
            if pair in otherwise or keys & self.touched:
                self._touch_all(keys, lot)
        if lot == PEOPLE:
            self._touch_judged_otherwise()

    def _touch_judged_otherwise(self) -> None:
        """Touches what people said something else of before, or nothing."""
        was = set(self.before.found(PEOPLE))
        now = {_told(each) for each in self.links[PEOPLE]}
        for key in {key for each in was ^ now for key in each[:2]}:
            self._touch_all(self._together(key), PEOPLE)

    def _together(self, key: str) -> set[str]:
        """All that is one thing with it, before or now."""
        return {*self.clusters.members(key), *self.earlier.members(key)}

    def _touch_all(self, keys: Iterable[str], lot: str) -> None:
        for key in keys:
            if key not in self.touched:
                self.touched.add(key)
                self._await(self.sightings.node(key), lot)

    def _await(self, node: Node, lot: str) -> None:
        """Lists the lots behind this one that hold a thing."""
        for each in (f"{HOME}{node.first.home}", *(f"{NAME}{name}" for name in node.names)):
            if each > lot and each not in self.listed:
                self.listed.add(each)
                heappush(self.waiting, each)


def _told(found: Link) -> tuple[str, str, str, str]:
    return found.left.key, found.right.key, found.judgement.verdict.value, found.judgement.by
