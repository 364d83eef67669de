"""Which things of a build may be one, by their IRIs: pairs that neither a rule nor a person settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.link_base import Named, keep_doubts, opened_links
from kg.pipeline.naming import Names
from kg.pipeline.reading import ReportPart
from kg.rdf.doubts import OpenIdentity, open_identity
from kg.rdf.minting import MintedName
from kg.resolution.compared import pair_of


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """How many pairs of names are left to a person, and which things may be one by them."""

    names: int
    things: frozenset[OpenIdentity]


def left_open(build: Path, parts: Sequence[ReportPart], names: Names) -> LeftOpen:
    """What is left open inside reports and, by the links beside a build, across them; kept there too.

    Of two things that are compared under several names the likeliest pair is kept.
    """
    found: dict[tuple[str, str], OpenIdentity] = {}
    with opened_links(build) as base:
        still = base.left_open(pair_of(each) for part in parts for each in part.unsure)
        for each in (*_inside(parts, names.by_key, still), *_across(base.open_links(still), names.by_key)):
            before = found.setdefault((each.left, each.right), each)
            if before is not each and (each.likeness, each.rule) > (before.likeness, before.rule):
                found[each.left, each.right] = each
    things = frozenset(each for each in found.values() if each.left != each.right)
    keep_doubts(build, things)
    return LeftOpen(len(still), things)


def _inside(
    parts: Sequence[ReportPart], by_key: Mapping[str, MintedName], still: set[Named]
) -> Iterator[OpenIdentity]:
    """The things of a report that bear two names; none where one thing bears both."""
    for part in parts:
        records = [each for each in part.unsure if pair_of(each) in still]
        borne = _borne(part, by_key) if records else {}
        for record in records:
            left, right = (borne.get(record[side]["label"], set()) for side in ("left", "right"))
            if not left & right:
                by, score = record["by"], record["score"]
                yield from (open_identity(one, other, by, score) for one in left for other in right)


def _borne(part: ReportPart, by_key: Mapping[str, MintedName]) -> Mapping[str, set[str]]:
    """The things that bear each name in a report."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in part.namings:
        for name in (each.label, *each.aliases):
            found[name].add(by_key[each.key].iri)
    return found


def _across(
    links: Iterable[tuple[str, str, str, float]], by_key: Mapping[str, MintedName]
) -> Iterator[OpenIdentity]:
    for left, right, rule, score in links:
        if left in by_key and right in by_key:
            yield open_identity(by_key[left].iri, by_key[right].iri, rule, score)
