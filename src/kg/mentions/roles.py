"""What a clause does with a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What a clause does with a name: groups of all verbs beside it, of those whose subject it is, and of
    those among them that have an object (`acts`); `trades` where it is said to do what firms alone do.
    """

    verbs: frozenset[str] = frozenset()
    does: frozenset[str] = frozenset()
    title: str = ""
    leads: bool = False
    acts: frozenset[str] = frozenset()
    trades: bool = False
