"""What follows from a report's own facts by rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.vocabulary import MilestoneType


@dataclass(frozen=True, slots=True)
class Assessment:
    """`statuses` by entity key: the furthest step taken."""

    statuses: Mapping[str, MilestoneType]
