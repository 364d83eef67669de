"""Names that were compared: the likeliest of those that are left to a person, and some of the others.

Of 1,000 reports 95,000 pairs are compared across reports; only of those shown the sentences are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from typing import cast

from kg.export.doubts import compared_at
from kg.pipeline.link_base import LinkBase, Place, has_links, opened_links
from kg.pipeline.open_pairs import by_likeness, open_pairs
from kg.resolution.compared import Compared, between
from kg.resolution.model import Verdict
from kg.store.builds import COMPARED
from kg.web import built
from kg.web.site import Site

# More than a page shows: what a person decides goes before the graph is built anew.
MOST_OPEN = 2_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names that were compared: those left to a person, and some of those that rules decided."""

    open: Sequence[Compared]
    joined: Sequence[Compared]
    apart: Sequence[Compared]


def pairs(site: Site, most: int) -> Pairs:
    """The pairs by what became of them, the most alike first; at most so many of those decided."""
    return site.view.keep(("pairs-compared", most), lambda: _pairs(site, most))


def _pairs(site: Site, most: int) -> Pairs:
    if site.settings.endpoint:
        return Pairs(_likeliest(compared_at(site.view.reader.store), None), (), ())
    inside = cast("list[Compared]", built.lines(site, COMPARED))
    build = site.view.build
    with ExitStack() as stack:
        base = stack.enter_context(opened_links(build)) if has_links(build) else None
        return Pairs(
            _likeliest(inside, base),
            _decided(inside, base, Verdict.SAME, most),
            _decided(inside, base, Verdict.DIFFERENT, most),
        )


def _likeliest(inside: Sequence[Compared], base: LinkBase | None) -> list[Compared]:
    """What nobody settled, in the order of `to_judge`."""
    left = open_pairs(inside, base)
    likeliest = nsmallest(MOST_OPEN, left, key=partial(by_likeness, left))
    return [_record(left[pair][1], base) for pair in likeliest]


def _record(found: Compared | Place, base: LinkBase | None) -> Compared:
    """What was found inside a report is at hand; what was found between reports is read now."""
    if base is None or not isinstance(found, tuple):
        return cast("Compared", found)
    return next(between([base.link(found)]))


def _decided(
    inside: Sequence[Compared], base: LinkBase | None, verdict: Verdict, most: int
) -> list[Compared]:
    found = [each for each in inside if each["verdict"] == verdict][:most]
    if base is not None and len(found) < most:
        found += between(base.some(verdict, most - len(found)))
    return found
