"""A report → what each of its sentences states: figures, steps, titles, pledges, relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.web.graph import GraphReader, Row

# The query that tells each kind of statement, and which of its columns is the statement.
ASKED = (
    ("Observation", "report-observations", "figure"),
    ("Milestone", "report-steps", "it"),
    ("Recognition", "report-titles", "it"),
    ("Commitment", "report-pledges", "it"),
    ("Fact", "report-relations", "it"),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement that rests on a sentence: its class, and the fields its kind has."""

    iri: str
    kind: str
    fields: Row


def stated(reader: GraphReader, report: str) -> Mapping[str, Sequence[Stated]]:
    """What each sentence states, by its IRI: kind after kind, each as its words stand in the sentence."""
    found: dict[str, dict[str, Stated]] = {}
    for kind, ask, key in ASKED:
        for row in reader.rows(ask, report=report):
            found.setdefault(row["passage"], {}).setdefault(row[key], Stated(row[key], kind, row))
    return {passage: list(told.values()) for passage, told in found.items()}


def in_order(told: Sequence[Stated], text: str) -> list[Stated]:
    """The statements of one sentence, each kind in the order of its words there."""
    kinds = [kind for kind, _, _ in ASKED]
    return sorted(told, key=lambda one: (kinds.index(one.kind), *_place(one, text), one.iri))


def _place(one: Stated, text: str) -> tuple[int, int]:
    """Where its number or its words stand in the sentence, else what it is about; last for neither."""
    words = (one.fields.get(name, "") for name in ("surface", "text", "label", "otherLabel"))
    places = [text.find(each) for each in words if each]
    first = next((at for at in places if at >= 0), len(text))
    return first, max([*places, -1])


def figures_in(told: Sequence[Stated]) -> list[tuple[str, str, str]]:
    """The numbers as written, to be marked in the sentence; one that two figures share leads to neither."""
    by_surface: dict[str, list[str]] = {}
    for one in told:
        if one.kind == "Observation" and one.fields.get("surface"):
            by_surface.setdefault(one.fields["surface"], []).append(one.iri)
    return [
        (surface, iris[0] if len(iris) == 1 else "", "Observation") for surface, iris in by_surface.items()
    ]
