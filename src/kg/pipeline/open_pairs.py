"""The pairs of names that are left to a person, from what lies with a build.

Of 1,000 reports 95,000 pairs are compared across reports; their sentences are read only where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.pipeline.link_base import LinkBase, Named, Place
from kg.resolution.compared import Compared, pair_of
from kg.resolution.model import Verdict

# How alike the two are, and what was compared inside a report, or where the link across reports stands.
Found = tuple[float, Compared | Place]


def open_pairs(inside: Iterable[Compared], base: LinkBase | None) -> dict[Named, Found]:
    """What nobody settled in any report, each pair once."""
    left: dict[Named, Found] = {}
    settled: set[Named] = set()
    for each in inside:
        if each["verdict"] == Verdict.UNSURE:
            left.setdefault(pair_of(each), (each["score"], each))
        else:
            settled.add(pair_of(each))
    if base is not None:
        for pair, score, at in base.unsure():
            left.setdefault(pair, (round(score, 3), at))
        settled.update(each for each in base.settled() if each in left or each[::-1] in left)
    return {pair: found for pair, found in left.items() if pair not in settled and pair[::-1] not in settled}


def by_likeness(found: Mapping[Named, Found], pair: Named) -> tuple[float, Named]:
    """A key that sorts pairs as `to_judge` does, the most alike first."""
    return -found[pair][0], pair
