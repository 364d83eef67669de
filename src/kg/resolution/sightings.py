"""What reports say of their things, gathered by thing, by district and by name, to be linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Protocol

from kg.resolution.names import folded
from kg.resolution.seen import Seen


class Node:
    """A thing's key, and the reports that have it, first to last, with all it is and was called in them."""

    __slots__ = ("first", "formers", "names", "seen")

    def __init__(self, seen: Sequence[Seen]) -> None:
        self.seen = seen
        self.first = seen[0]
        self.names = list(dict.fromkeys(folded(name) for each in seen for name in each.names))
        self.formers = list(dict.fromkeys(folded(name) for each in seen for name in each.formers))

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return self.first.key

    @property
    def rank(self) -> tuple[date, str, str]:
        """Where it stands among all things: by the report that had it first."""
        return when(self.first)


def when(seen: Seen) -> tuple[date, str, str]:
    """The order of sightings: by the time of their reports."""
    return seen.until, seen.report, seen.key


class Sightings(Protocol):
    """All things of all reports; whatever is given is in the order of rank."""

    def homes(self) -> Iterable[str]:
        """The districts that have things."""

    def names(self) -> Iterable[str]:
        """All that things are called, folded."""

    def at_home(self, home: str) -> Sequence[Node]:
        """A district's things."""

    def called(self, name: str) -> Sequence[Node]:
        """The things that are called so, folded."""

    def node(self, key: str) -> Node:
        """One thing."""


class Gathered:
    """Sightings held in memory; the order in which they are given makes no difference."""

    def __init__(self, things: Iterable[Seen]) -> None:
        sightings: dict[str, list[Seen]] = {}
        for each in sorted(things, key=when):
            sightings.setdefault(each.key, []).append(each)
        self.nodes = {key: Node(seen) for key, seen in sightings.items()}
        self._homes: dict[str, list[Node]] = {}
        self._called: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            self._homes.setdefault(node.first.home, []).append(node)
            for name in node.names:
                self._called.setdefault(name, []).append(node)

    def homes(self) -> Collection[str]:
        """The districts that have things."""
        return self._homes.keys()

    def names(self) -> Collection[str]:
        """All that things are called."""
        return self._called.keys()

    def at_home(self, home: str) -> Sequence[Node]:
        """A district's things."""
        return self._homes.get(home, ())

    def called(self, name: str) -> Sequence[Node]:
        """The things that are called so."""
        return self._called.get(name, ())

    def node(self, key: str) -> Node:
        """One thing."""
        return self.nodes[key]
