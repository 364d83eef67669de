"""How much of what a graph holds, counted once when it is built, since counting a store is a full scan."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import StoreError
from kg.namespaces import iri
from kg.store.builds import STATISTICS, built_file, current_build
from kg.store.interface import Store


@dataclass(frozen=True, slots=True)
class Statistics:
    """Triples in all, by property and, for rdf:type, by class; keys are IRIs."""

    triples: int
    classes: Mapping[str, int]
    predicates: Mapping[str, int]
    inferred: int = 0


def count_statements(triples: Iterable[Triple]) -> Statistics:
    """Counts triples that are each there once."""
    classes: Counter[str] = Counter()
    predicates: Counter[str] = Counter()
    type_ = iri("rdf:type")
    for triple in triples:
        predicates[triple.predicate.value] += 1
        if triple.predicate.value == type_ and isinstance(triple.object, NamedNode):
            classes[triple.object.value] += 1
    return Statistics(predicates.total(), dict(sorted(classes.items())), dict(sorted(predicates.items())))


def ask_statistics(store: Store) -> Statistics:
    """The counts of a graph that was built elsewhere, by two queries."""
    predicates = _counts(store, "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s ?of ?o } GROUP BY ?of")
    classes = _counts(store, "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s a ?of } GROUP BY ?of")
    return Statistics(sum(predicates.values()), classes, predicates)


def _counts(store: Store, sparql: str) -> dict[str, int]:
    rows = store.select(sparql).rows
    found = {of.value: int(n.value) for of, n in rows if isinstance(of, NamedNode) and isinstance(n, Literal)}
    return dict(sorted(found.items()))


def statistics_to_json(statistics: Statistics, inferred: int) -> str:
    """The counts as a file; `inferred` is how many of the triples reasoning added."""
    record = {
        "triples": statistics.triples,
        "inferred": inferred,
        "classes": statistics.classes,
        "predicates": statistics.predicates,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def read_statistics(data: Path) -> Statistics:
    """The counts of the current build."""
    try:
        record = json.loads(built_file(data, STATISTICS))
        return Statistics(record["triples"], record["classes"], record["predicates"], record["inferred"])
    except (ValueError, KeyError) as error:
        path = current_build(data) / STATISTICS
        raise StoreError("cannot read the counts", source=str(path), mend="run `kg build` again") from error
