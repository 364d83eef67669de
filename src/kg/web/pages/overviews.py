"""Counts and overviews: the start page, industries, parks, pledges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.text import passage_place
from kg.vocabulary import EntityClass
from kg.web.graph import GraphReader, Row
from kg.web.pages.network import Network
from kg.web.pages.things import Statement
from kg.web.pinyin import reading_order

DP = PREFIXES["dp"]


@dataclass(frozen=True, slots=True)
class Count:
    """So many of one kind."""

    iri: str
    n: int


@dataclass
class Cross:
    """One industry or park, and how many things of each class belong to it."""

    iri: str
    label: str
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


def end_of(period: str) -> str:
    """The last day of a period as it sorts: 2030 and 2030-01-01/2030-12-31 end alike; empty where unknown."""
    last = period.rpartition("/")[2]
    return last + {4: "-12-31", 7: "-31"}.get(len(last), "")


def class_counts(network: Network) -> dict[str, int]:
    """How many things of each class, by local name; a firm is not counted among organisations again."""
    found = Counter(kind for _, kind in network.labels.values())
    return {each.value: found[each.value] for each in EntityClass}


def status_counts(network: Network, stages: Mapping[str, str]) -> list[Count]:
    """How many projects at each stage, in the order of the life cycle; those without one come last."""
    projects = (thing for thing, (_, kind) in network.labels.items() if kind == "Project")
    found = Counter(stages.get(thing, "") for thing in projects)
    return [Count(name, found[name]) for name in sorted(found, key=stage_order)]


def stages_of(reader: GraphReader) -> dict[str, str]:
    """The stage of each project and park that has one."""
    return dict(reader.pairs(DP + "status"))


def stage_order(name: str) -> tuple[bool, int, str]:
    """The key that sorts stages by the life cycle, the unknown one last."""
    terms = load().terms
    return (name == "", terms[name].order if name in terms else 99, name)


def crosses(network: Network, kind: str, relation: str) -> list[Cross]:
    """The things of a class with how many of each class stand in that relation to them, fullest first."""
    found = []
    for thing, (label, own) in network.labels.items():
        if own == kind:
            counts = Counter(
                network.labels[edge.source][1]
                for edge in network.edges.get(thing, ())
                if edge.target == thing and edge.relation == DP + relation
            )
            found.append(Cross(thing, label, dict(counts)))
    return sorted(found, key=lambda cross: (-cross.total, reading_order(cross.label), cross.iri))


def pledges(reader: GraphReader, report: str = "") -> list[Statement]:
    """What is pledged, of one report if asked: the soonest first, what bears a figure before the rest."""
    names = ("text", "deadline", "progress", "hasTarget", "evidence")
    if report:
        told = (row["pledge"] for row in reader.rows("pledged-in", report=report))
        found = reader.fields_of(told, names)
    else:
        found = reader.fields("Commitment", names)

    def order(item: tuple[str, Row]) -> tuple[str, bool, tuple[str, int], str]:
        told = item[1]
        due = end_of(told.get("deadline", "9"))
        return due, "hasTarget" not in told, place_of(told.get("evidence", "")), item[0]

    return [Statement(iri, row) for iri, row in sorted(found.items(), key=order) if "text" in row]


def place_of(passage: str) -> tuple[str, int]:
    """The report that a sentence stands in, and where it begins there."""
    report, start, _ = passage_place(passage)
    return report, start


def deadlines(pledged: Sequence[Statement]) -> list[Count]:
    """How many pledges fall due when, the soonest first; the empty time is for those without one."""
    found = Counter(one.fields.get("deadline", "") for one in pledged)
    order = sorted(found, key=lambda period: (not period, end_of(period), -len(period), period))
    return [Count(period, found[period]) for period in order]
