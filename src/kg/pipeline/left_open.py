"""Which things of a build may be one, by their IRIs: pairs that neither a rule nor a person settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.pipeline.link_base import Flat, OpenLink, keep_doubts, opened_links
from kg.pipeline.naming import Names
from kg.pipeline.report_part import ReportPart
from kg.rdf.doubts import OpenIdentity, open_identity
from kg.rdf.minting import MintedName
from kg.resolution.compared import Compared, pair_of

SIDES: Final = ("left", "right")


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """How many pairs of names are left to a person, and which things may be one by them."""

    names: int
    things: frozenset[OpenIdentity]


def left_open(
    build: Path,
    parts: Sequence[ReportPart],
    names: Names,
    before: frozenset[OpenIdentity] | None = None,
) -> LeftOpen:
    """What is left open inside reports and, by the links beside a build, across them; kept there too.

    Of two things that are compared under several names the likeliest pair is kept. `before` is what was kept
    there, where that is known.
    """
    found: dict[tuple[str, str], OpenIdentity] = {}
    unsure = [[(_pair(each), each) for each in part.unsure] for part in parts]
    with opened_links(build) as base:
        still, links = base.left_open(each for told in unsure for each, _ in told)
    for part, told in zip(parts, unsure, strict=True):
        records = [record for each, record in told if each in still]
        if records:
            _keep_likeliest(_inside(part, records, names.by_key), found)
    _keep_likeliest(_across(links, names.by_key), found)
    things = frozenset(each for each in found.values() if each.left != each.right)
    keep_doubts(build, things, before)
    return LeftOpen(len(still), things)


def _keep_likeliest(pairs: Iterable[OpenIdentity], found: dict[tuple[str, str], OpenIdentity]) -> None:
    for each in pairs:
        before = found.setdefault((each.left, each.right), each)
        if before is not each and (each.likeness, each.rule) > (before.likeness, before.rule):
            found[each.left, each.right] = each


def _pair(record: Compared) -> Flat:
    one, other = pair_of(record)
    return (*one, *other)


def _inside(
    part: ReportPart, records: Sequence[Compared], by_key: Mapping[str, MintedName]
) -> Iterator[OpenIdentity]:
    """The things of a report that bear two names; none where one thing bears both."""
    borne = _borne(part, by_key, {record[side]["label"] for record in records for side in SIDES})
    for record in records:
        left, right = (borne.get(record[side]["label"], set()) for side in SIDES)
        if not left & right:
            by, score = record["by"], record["score"]
            yield from (open_identity(one, other, by, score) for one in left for other in right)


def _borne(
    part: ReportPart, by_key: Mapping[str, MintedName], wanted: Collection[str]
) -> Mapping[str, set[str]]:
    """The things that bear each of these names in a report."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in part.namings:
        if each.label in wanted:
            found[each.label].add(by_key[each.key].iri)
        for name in each.aliases:
            if name in wanted:
                found[name].add(by_key[each.key].iri)
    return found


def _across(links: Iterable[OpenLink], by_key: Mapping[str, MintedName]) -> Iterator[OpenIdentity]:
    for left, right, rule, score in links:
        if left in by_key and right in by_key:
            yield open_identity(by_key[left].iri, by_key[right].iri, rule, score)
