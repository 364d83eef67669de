"""Which things of a build may be one, by their IRIs: pairs that neither a rule nor a person settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.pipeline.link_base import Named, opened_links
from kg.pipeline.naming import Names
from kg.pipeline.reading import ReportPart
from kg.rdf.doubts import OpenIdentity, open_identity
from kg.rdf.minting import MintedName
from kg.resolution.compared import Compared, Side, pair_of


def left_open(build: Path, parts: Sequence[ReportPart], names: Names) -> frozenset[OpenIdentity]:
    """The pairs that are left open inside reports and, by the links beside a build, across them.

    Of two things that are compared under several names the likeliest pair is kept.
    """
    found: dict[tuple[str, str], OpenIdentity] = {}
    with opened_links(build) as base:
        still = base.left_open(pair_of(each) for part in parts for each in part.unsure)
        for each in (*_inside(parts, names.by_key, still), *_across(base.open_links(still), names.by_key)):
            before = found.setdefault((each.left, each.right), each)
            if (each.likeness, each.rule) > (before.likeness, before.rule):
                found[each.left, each.right] = each
    return frozenset(each for each in found.values() if each.left != each.right)


def _inside(
    parts: Sequence[ReportPart], by_key: Mapping[str, MintedName], still: set[Named]
) -> Iterator[OpenIdentity]:
    for part in parts:
        for record in part.unsure:
            if pair_of(record) in still:
                yield from _of_names(record, part, by_key)


def _of_names(record: Compared, part: ReportPart, by_key: Mapping[str, MintedName]) -> Iterator[OpenIdentity]:
    """The things of a report that bear the two names; none where one thing bears both."""
    left, right = (_borne(record[side], part, by_key) for side in ("left", "right"))
    if not left & right:
        yield from (
            open_identity(one, other, record["by"], record["score"]) for one in left for other in right
        )


def _borne(side: Side, part: ReportPart, by_key: Mapping[str, MintedName]) -> frozenset[str]:
    label = side["label"]
    return frozenset(
        by_key[each.key].iri for each in part.namings if label == each.label or label in each.aliases
    )


def _across(
    links: Iterator[tuple[str, str, str, float]], by_key: Mapping[str, MintedName]
) -> Iterator[OpenIdentity]:
    for left, right, rule, score in links:
        if left in by_key and right in by_key:
            yield open_identity(by_key[left].iri, by_key[right].iri, rule, score)
