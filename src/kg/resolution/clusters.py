"""Keys that are one thing; no cluster holds two things that one report, or a person, keeps apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.resolution.sightings import Node


class Clusters:
    """Keys joined one pair after the other; a key that nothing was said of is a cluster of its own."""

    def __init__(self, node: Callable[[str], Node]) -> None:
        self._node = node
        self._head: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._reports: dict[str, frozenset[str]] = {}
        self._apart: dict[str, set[str]] = {}

    def head(self, key: str) -> str:
        """The same for all keys of one cluster."""
        return self._head.get(key, key)

    def members(self, key: str) -> Sequence[str]:
        """All keys that are one thing with this one, itself among them."""
        return self._members.get(self.head(key)) or [key]

    def several(self) -> Iterator[Sequence[str]]:
        """Each cluster of more than one key."""
        yield from self._members.values()

    def keep_apart(self, one: str, other: str) -> None:
        """Says that two keys are two things."""
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def may_join(self, one: str, other: str) -> bool:
        """Whether nothing keeps two keys apart."""
        return self.may_be_said_one(one, other) and self._told(one).isdisjoint(self._told(other))

    def may_be_said_one(self, one: str, other: str) -> bool:
        """Whether a report's own words may join two keys, both of which another report names."""
        return self.head(one) != self.head(other) and not self._judged_apart(one, other)

    def join(self, one: str, other: str) -> None:
        """Makes two clusters one, unless a person keeps them apart."""
        a, b = self.head(one), self.head(other)
        if a == b or self._judged_apart(a, b):
            return
        if len(self.members(a)) < len(self.members(b)):
            a, b = b, a
        moved = self._members.pop(b, [b])
        for each in moved:
            self._head[each] = a
        self._members.setdefault(a, [a]).extend(moved)
        self._reports.pop(a, None)
        self._reports.pop(b, None)

    def _told(self, key: str) -> frozenset[str]:
        """The reports that name the thing."""
        head = self.head(key)
        found = self._reports.get(head)
        if found is None:
            found = frozenset(seen.report for each in self.members(head) for seen in self._node(each).seen)
            self._reports[head] = found
        return found

    def _judged_apart(self, a: str, b: str) -> bool:
        if not self._apart:
            return False
        there = set(self.members(b))
        return any(self._apart.get(each, set()) & there for each in self.members(a))
