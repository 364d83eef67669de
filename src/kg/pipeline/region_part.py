"""One region's part: what its reports state, what follows and what is told of it, as it lies on the shelf."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg.assessment.rows import LedgerRecord
from kg.pipeline.shelf import Shelf
from kg.rdf.validation import Violation
from kg.resolution.model import Judgement

# Members of a region's part.
STATED, INFERRED, JOINING, LOG = "stated.nt", "inferred.nt", "joining.nt", "facts.jsonl"
LEDGER, CONTRADICTIONS, VIOLATIONS = "ledger.jsonl", "contradictions.jsonl", "violations.pickle"
COUNTS = "counts.json"
# Facts of the audit log, as a build tells them.
KINDS = {
    "relation": "relations",
    "milestone": "milestones",
    "observation": "figures",
    "recognition": "recognitions",
    "commitment": "commitments",
}


@dataclass(frozen=True, slots=True)
class RegionTask:
    """A region's reports by the keys of their parts, in the order of their ids; the IRIs of their things."""

    key: str
    reports: tuple[str, ...]
    iris: Mapping[str, str]
    data: Path
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pledges of a region are in each state, and how many facts of each kind a report states."""

    states: Mapping[str, int]
    facts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class RegionTold:
    """What a region tells, as its part holds it."""

    ledger: bytes
    contradictions: bytes
    counts: Counts
    violations: tuple[Violation, ...]


def load_told(shelf: Shelf, key: str) -> RegionTold:
    """All of that in one look into the part."""
    ledger, contradictions, counts, faults = shelf.members(key, (LEDGER, CONTRADICTIONS, COUNTS, VIOLATIONS))
    # The shelf holds what we put there.
    return RegionTold(ledger, contradictions, Counts(*json.loads(counts)), tuple(pickle.loads(faults)))  # noqa: S301


def load_ledger(shelf: Shelf, key: str) -> list[LedgerRecord]:
    """The lines of a region's ledger."""
    return [cast("LedgerRecord", json.loads(line)) for line in shelf.member(key, LEDGER).splitlines()]
