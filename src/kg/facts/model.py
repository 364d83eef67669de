"""What a report states, each statement with the words that state it."""

from __future__ import annotations

from decimal import Decimal

from kg.frozen import dataclass
from kg.mentions.model import Mention
from kg.text import Span
from kg.vocabulary import Comparator, FigureRole, FigureType, Level, MilestoneType, Modality, Relation


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that state a fact, in text order, and the rule that read them."""

    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class RelationFact:
    """One entity stands in a relation to another."""

    subject: Mention
    predicate: Relation
    object: Mention
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MilestoneFact:
    """A step in a thing's life cycle, taken or announced; `period` is ISO 8601 or empty."""

    subject: Mention
    type: MilestoneType
    modality: Modality
    period: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RecognitionFact:
    """A title, award or approval obtained.

    `subject` is None where the text gives only a number of recipients (26家企业): `recipients` is then the
    words that do.
    """

    subject: Mention | None
    recipients: str
    title: str
    level: Level | None
    count: int | None
    period: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as stated and as normalised.

    `value` and `unit` as written (2.3, 万户); `base_value` and `base_unit` normalised (23000, 户). A fall is
    negative in both. `surface` is the words.
    """

    value: Decimal
    unit: str
    surface: str
    base_value: Decimal
    base_unit: str
    comparator: Comparator
    span: Span


@dataclass(frozen=True, slots=True)
class ObservationFact:
    """One figure of one indicator; `scope` is the thing or place it covers where the text names one."""

    indicator: Mention
    figure: Figure
    figure_type: FigureType
    role: FigureRole
    period: str
    scope: Mention | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CommitmentFact:
    """A pledged action with something to check it by; `span` is the clause that pledges it."""

    span: Span
    deadline: str
    targets: tuple[ObservationFact, ...]
    concerns: tuple[Mention, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one report states, in text order within each kind."""

    mentions: tuple[Mention, ...] = ()
    relations: tuple[RelationFact, ...] = ()
    milestones: tuple[MilestoneFact, ...] = ()
    recognitions: tuple[RecognitionFact, ...] = ()
    observations: tuple[ObservationFact, ...] = ()
    commitments: tuple[CommitmentFact, ...] = ()
