"""What the graph holds, in the form questions are matched against; nothing here decides anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from pathlib import Path

from kg.answering.normal import bare
from kg.frozen import dataclass
from kg.store.subject_changes import Change
from kg.values.shown import shown


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity; `names` are bare (see `normal.bare`), its label's first."""

    iri: str
    label: str
    names: tuple[str, ...]
    classes: frozenset[str]
    status: str = ""
    scale: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone of a thing."""

    iri: str
    thing: str
    type: str
    modality: str
    period: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the graph states: an observation, or how many obtained a recognition.

    `name` is the indicator's label or the title; `scope` the label of what it covers.
    """

    iri: str
    indicator: str
    name: str
    names: tuple[str, ...]
    scope: str
    value: Decimal
    unit: str
    type: str
    role: str
    period: str
    surface: str
    passages: tuple[str, ...]
    comparator: str = ""

    @property
    def shown(self) -> str:
        """The figure as a person is told it: in the report's words, a fall with its minus or by its name."""
        return shown(self.surface, self.value, self.unit, self.name)


@dataclass(frozen=True, slots=True)
class Award:
    """A title obtained, by whom and how many."""

    iri: str
    title: str
    level: str
    count: int | None
    recipients: tuple[str, ...]
    passages: tuple[str, ...]


def count(award: Award) -> Figure:
    """How many obtained a title, as a figure."""
    return Figure(
        iri=award.iri,
        indicator="",
        name=award.title,
        names=(bare(award.title),),
        scope="",
        value=Decimal(award.count or 0),
        unit="",
        type="Count",
        role="Actual",
        period="",
        surface="",
        passages=award.passages,
    )


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment."""

    iri: str
    text: str
    deadline: str
    concerns: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two things, stated or inferred."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """Figures that cannot all be right: their IRIs, the sum that shows it in words, the passages."""

    iri: str
    told: str
    figures: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPair:
    """Two things that may be one, and how alike their names are."""

    iri: str
    left: str
    right: str
    likeness: Decimal


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of evidence as the graph has it; `kind` of whole rows is found by what they contain."""

    iri: str
    text: str
    start: int
    end: int
    report: str
    section: str


@dataclass(frozen=True)
class Contents:
    """Everything loaded, each list sorted by IRI or by place in the text; the likeliest pair first.

    `build` is the folder of a build where what is made of them is kept, if there is one; `change` what went
    and came since they were kept, if anything did.
    """

    things: Mapping[str, Thing]
    steps: tuple[Step, ...]
    figures: tuple[Figure, ...]
    awards: tuple[Award, ...]
    pledges: tuple[Pledge, ...]
    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    mentions: Mapping[str, tuple[str, ...]] = field(repr=False)
    states: Mapping[str, str] = field(default_factory=dict, repr=False)
    reports: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    disputes: tuple[Disputed, ...] = ()
    open_pairs: tuple[OpenPair, ...] = ()
    build: Path | None = field(default=None, repr=False, compare=False)
    change: Change | None = field(default=None, repr=False, compare=False)
