"""The relations of a thing, both ways: all counted, the best connected shown, with the proofs of those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.namespaces import PREFIXES
from kg.web.graph import CLASS_RANK, GraphReader, Row
from kg.web.pages.network import SYMMETRIC, Network
from kg.web.pages.things import RELATIONS, Proof
from kg.web.pinyin import reading_order

SHOWN = 25
# What a place or an industry has beyond those shown stands in a list: the relation by the filter's name.
LISTED = {PREFIXES["dp"] + "servesIndustry": "industry", PREFIXES["dp"] + "locatedIn": "place"}


@dataclass
class Item:
    """One other thing at the end of a relation; without proofs it was inferred."""

    iri: str
    label: str
    kind: str
    proofs: list[Proof] = field(default_factory=list)


@dataclass
class Kind:
    """The things of one class in a relation: those shown, and how many there are in all."""

    name: str
    items: list[Item]
    n: int

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.n - len(self.items)


@dataclass
class Group:
    """The things that stand in one relation to this one; `way` is out or in, `filter` that of their list."""

    relation: str
    way: str
    n: int = 0
    kinds: list[Kind] = field(default_factory=list)

    @property
    def filter(self) -> str:
        """The filter of the list that holds them all; empty where there is none."""
        return LISTED.get(self.relation, "") if self.way == "in" else ""


def groups_of(reader: GraphReader, network: Network, thing: str) -> list[Group]:
    """The relations of a thing by relation and class; partners once, though the relation runs both ways."""
    if thing in network.labels:
        found = [_group(network, *group) for group in network.neighbours(thing)]
    else:
        found = _asked(reader, thing)
    shown = {item.iri: item for group in found for kind in group.kinds for item in kind.items}
    if shown:
        _prove(reader, thing, found, sorted(shown))
    order = {relation: place for place, relation in enumerate(RELATIONS)}
    return sorted(found, key=lambda group: (group.way == "in", order[group.relation]))


def _group(network: Network, relation: str, way: str, others: Sequence[str]) -> Group:
    by_kind: dict[str, list[str]] = {}
    for other in others:
        by_kind.setdefault(network.labels[other][1], []).append(other)
    group = Group(relation, way, len(others))
    for kind in sorted(by_kind, key=_rank):
        chosen = by_kind[kind][:SHOWN]
        items = [Item(other, network.labels[other][0], kind) for other in chosen]
        group.kinds.append(
            Kind(kind, sorted(items, key=lambda item: reading_order(item.label)), len(by_kind[kind]))
        )
    return group


def _asked(reader: GraphReader, thing: str) -> list[Group]:
    """The groups of what has no name of its own, a pledge or a figure: its relations are few."""
    groups: dict[tuple[str, str], dict[str, Item]] = {}
    for side in ("out", "in"):
        for row in reader.rows(f"relations-{side}", thing=thing, relations=RELATIONS):
            way = "out" if row["p"] == SYMMETRIC else side
            kind = row["class"].removeprefix(PREFIXES["dp"])
            held = groups.setdefault((row["p"], way), {})
            item = held.setdefault(row["other"], Item(row["other"], row["label"], kind))
            item.kind = min(item.kind, kind, key=_rank)
    return [_gathered(relation, way, list(items.values())) for (relation, way), items in groups.items()]


def _gathered(relation: str, way: str, items: Sequence[Item]) -> Group:
    group = Group(relation, way, len(items))
    for kind in sorted({item.kind for item in items}, key=_rank):
        own = sorted(
            (item for item in items if item.kind == kind),
            key=lambda item: (reading_order(item.label), item.iri),
        )
        group.kinds.append(Kind(kind, own[:SHOWN], len(own)))
    return group


def _prove(reader: GraphReader, thing: str, groups: Sequence[Group], others: Sequence[str]) -> None:
    """Gives each item the sentences that state its relation."""
    held = {
        (group.relation, group.way, item.iri): item
        for group in groups
        for kind in group.kinds
        for item in kind.items
    }
    for side in ("out", "in"):
        rows = _proofs(reader, thing, side, others)
        for row in sorted(rows, key=lambda row: (row["fact"], row["passage"])):
            way = "out" if row["p"] == SYMMETRIC else side
            item = held.get((row["p"], way, row["other"]))
            if item is not None and all(proof.passage != row["passage"] for proof in item.proofs):
                item.proofs.append(Proof(row["passage"], row["text"]))


def _proofs(reader: GraphReader, thing: str, side: str, others: Sequence[str]) -> list[Row]:
    # What one thing says of others is little; what others say of an industry may be a great deal.
    return (
        reader.rows("proofs-out", thing=thing)
        if side == "out"
        else reader.rows("proofs-in", thing=thing, things=others)
    )


def _rank(kind: str) -> int:
    return CLASS_RANK.get(PREFIXES["dp"] + kind, len(CLASS_RANK))
