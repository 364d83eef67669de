"""Sets of things that widen with distance, each computed only when something looks that far."""

from __future__ import annotations

from collections.abc import Callable, Iterable

NEARNESS = (0, 1, 2, 3)
Source = Callable[[], Iterable[str]]


def nothing() -> frozenset[str]:
    """A distance at which nothing is added."""
    return frozenset()


class Tiers:
    """`tiers[n]`: what meets a condition at most n steps off; -1 is the furthest."""

    __slots__ = ("_found", "_sources")

    def __init__(self, *sources: Source) -> None:
        self._sources = sources
        self._found: list[frozenset[str]] = []

    def __getitem__(self, near: int) -> frozenset[str]:
        wanted = near if near >= 0 else near + len(NEARNESS)
        while len(self._found) <= wanted:
            at = len(self._found)
            before = self._found[-1] if self._found else frozenset()
            added = self._sources[at]() if at < len(self._sources) else frozenset()
            self._found.append(before | frozenset(added))
        return self._found[wanted]
