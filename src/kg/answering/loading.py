"""The graph of a store, read once into what questions are matched against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from kg.answering.graph import (
    Award,
    Contents,
    Disputed,
    Figure,
    Link,
    OpenPair,
    Passage,
    Pledge,
    Step,
    Thing,
)
from kg.answering.normal import bare
from kg.catalogue import read_catalogue
from kg.namespaces import PREFIXES, iri
from kg.store.interface import Store
from kg.store.sparql import with_prefixes

DP = PREFIXES["dp"]
Row = dict[str, str]


def _rows(store: Store, name: str) -> Iterator[Row]:
    solutions = store.select(with_prefixes(read_catalogue()[f"answers-{name}"].text))
    for record in solutions.records():
        yield {key: getattr(term, "value", str(term)) for key, term in record.items()}


def local(term: str) -> str:
    """The local name of one of the vocabulary's own terms."""
    return term.removeprefix(DP)


def _many(store: Store, name: str, key: str, value: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows(store, name):
        found[row[key]].add(row[value])
    return {subject: tuple(sorted(values)) for subject, values in found.items()}


def number(text: str) -> Decimal:
    """A number as the graph has it; nought where it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def _things(store: Store) -> dict[str, Thing]:
    classes = _many(store, "classes", "x", "class")
    labels = _many(store, "labels", "x", "label")
    aliases = _many(store, "aliases", "x", "label")
    status = _many(store, "status", "x", "status")
    scales = _many(store, "scales", "x", "scale")
    things = {}
    for subject, kinds in classes.items():
        label = next(iter(labels.get(subject, ())), subject)
        names = dict.fromkeys(bare(name) for name in (label, *aliases.get(subject, ())))
        scale = scales.get(subject)
        things[subject] = Thing(
            subject,
            label,
            tuple(name for name in names if name),
            frozenset(map(local, kinds)),
            local(next(iter(status.get(subject, ())), "")),
            number(scale[0]) if scale else None,
        )
    return things


def _figures(
    store: Store, things: Mapping[str, Thing], evidence: Mapping[str, tuple[str, ...]]
) -> Iterator[Figure]:
    for row in _rows(store, "figures"):
        indicator, scope = things.get(row["indicator"]), things.get(row.get("scope", ""))
        yield Figure(
            iri=row["o"],
            indicator=row["indicator"],
            name=indicator.label if indicator else "",
            names=indicator.names if indicator else (),
            scope=scope.label if scope else "",
            value=number(row["value"]),
            unit=row.get("unit", ""),
            type=local(row.get("type", "")),
            role=local(row.get("role", "")),
            period=row.get("period", ""),
            surface=row.get("surface", ""),
            passages=evidence.get(row["o"], ()),
            comparator=row.get("comparator", ""),
        )


def _awards(store: Store, evidence: Mapping[str, tuple[str, ...]]) -> Iterator[Award]:
    found: dict[str, Award] = {}
    for row in _rows(store, "awards"):
        award = found.get(row["r"]) or Award(
            row["r"],
            row["title"],
            local(row.get("level", "")),
            int(number(row["count"])) if "count" in row else None,
            (),
            evidence.get(row["r"], ()),
        )
        recipients = {*award.recipients, *([row["x"]] if "x" in row else [])}
        found[row["r"]] = replace(award, recipients=tuple(sorted(recipients)))
    yield from found.values()


def _pledges(store: Store, evidence: Mapping[str, tuple[str, ...]]) -> Iterator[Pledge]:
    found: dict[str, Pledge] = {}
    for row in _rows(store, "pledges"):
        pledge = found.get(row["c"]) or Pledge(
            row["c"], row["text"], row.get("deadline", ""), (), evidence.get(row["c"], ())
        )
        concerns = {*pledge.concerns, *([row["about"]] if "about" in row else [])}
        found[row["c"]] = replace(pledge, concerns=tuple(sorted(concerns)))
    yield from found.values()


def _links(store: Store) -> Iterator[Link]:
    yield from (Link(row["s"], local(row["p"]), row["o"]) for row in _rows(store, "links"))
    yield from (Link(row["s"], iri("skos:broader"), row["o"]) for row in _rows(store, "broader"))


def _disputes(store: Store, evidence: Mapping[str, tuple[str, ...]]) -> Iterator[Disputed]:
    told: dict[str, str] = {}
    figures: dict[str, set[str]] = defaultdict(set)
    for row in _rows(store, "disputes"):
        told[row["d"]] = f"{row['matter']}: {row['sum']}"
        figures[row["d"]].add(row["figure"])
    for one, words in sorted(told.items()):
        yield Disputed(one, words, tuple(sorted(figures[one])), evidence.get(one, ()))


def _open_pairs(store: Store) -> Iterator[OpenPair]:
    things: dict[tuple[str, Decimal], set[str]] = defaultdict(set)
    for row in _rows(store, "open-names"):
        things[row["pair"], number(row["likeness"])].add(row["thing"])
    for (pair, likeness), both in things.items():
        left, right = min(both), max(both)
        if left != right:
            yield OpenPair(pair, left, right, likeness)


def likeliest(pair: OpenPair) -> tuple[Decimal, str, str]:
    """The order in which pairs are told."""
    return -pair.likeness, pair.left, pair.right


def load(store: Store) -> Contents:
    """Everything that questions are matched against."""
    things = _things(store)
    evidence = _many(store, "evidence", "x", "passage")
    steps = (
        Step(
            row["m"],
            row["x"],
            local(row["type"]),
            local(row["modality"]),
            row.get("period", ""),
            evidence.get(row["m"], ()),
        )
        for row in _rows(store, "steps")
    )
    passages = (
        Passage(
            row["p"],
            row["text"],
            int(row["start"]),
            int(row["end"]),
            row["report"],
            row.get("section", ""),
        )
        for row in _rows(store, "passages")
    )
    reports = sorted(_rows(store, "reports"), key=lambda row: row["r"])
    return Contents(
        things=dict(sorted(things.items())),
        steps=tuple(sorted(steps, key=lambda step: (step.iri, step.thing))),
        figures=tuple(sorted(_figures(store, things, evidence), key=lambda figure: figure.iri)),
        awards=tuple(sorted(_awards(store, evidence), key=lambda award: award.iri)),
        pledges=tuple(sorted(_pledges(store, evidence), key=lambda pledge: pledge.iri)),
        links=tuple(sorted(_links(store), key=lambda link: (link.subject, link.predicate, link.object))),
        passages=tuple(
            sorted({p.iri: p for p in passages}.values(), key=lambda p: (p.report, p.start, -p.end))
        ),
        mentions=_many(store, "mentions", "x", "passage"),
        states={row["x"]: local(row["state"]) for row in _rows(store, "states")},
        reports={row["r"]: row["label"] for row in reports},
        periods={row["r"]: row["period"] for row in reports if "period" in row},
        regions={row["r"]: row["region"] for row in reports if "region" in row},
        disputes=tuple(_disputes(store, evidence)),
        open_pairs=tuple(sorted(_open_pairs(store), key=likeliest)),
    )
