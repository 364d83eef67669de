"""Small reports, labelled sets and finds, each named by the words it stands on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from kg.document.model import Document, Metadata
from kg.evaluation import Labels, read_labels
from kg.facts.model import (
    CommitmentFact,
    Evidence,
    Facts,
    Figure,
    MilestoneFact,
    ObservationFact,
    RecognitionFact,
    RelationFact,
)
from kg.mentions.model import Mention
from kg.resolution.model import Entity, Resolved
from kg.text import SourceText, Span
from kg.vocabulary import (
    Comparator,
    EntityClass,
    FigureRole,
    FigureType,
    MilestoneType,
    Modality,
    Relation,
)

Kind = TypeVar("Kind")

TEXT = (
    "云山药业二期开工,落户云山科技园。完成产值2.3万元,同比下降1.5%。"
    "甲公司等26家企业获评示范企业。年内建成学校5所。"
)


def document(text: str = TEXT) -> Document:
    """A report of bare text."""
    return Document(SourceText(text), Metadata("r"), (), (), ())


def span(quote: str, text: str = TEXT) -> Span:
    """Where words first stand."""
    return Span(text.index(quote), text.index(quote) + len(quote))


def evidence(quote: str) -> Evidence:
    """The words that state a fact."""
    return Evidence((span(quote),), "test")


def record(kind: str, quote: str, **fields: object) -> dict[str, object]:
    """One line of a labelled set."""
    where = span(quote)
    return {"kind": kind, **fields, "quote": quote, "start": where.start, "end": where.end}


def entity_record(label: str, kind: str, *aliases: str) -> dict[str, object]:
    """A labelled entity that stands in the text under its label."""
    return record("entity", label, **{"class": kind, "label": label, "aliases": list(aliases)})


def write_labels(
    folder: Path,
    *records: Mapping[str, object],
    exhaustive: object = True,
    text: str = TEXT,
) -> Path:
    """A labelled set as a file."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = {"kind": "report", "report": "r", "sha256": digest, "exhaustive": exhaustive}
    path = folder / "labels.jsonl"
    lines = (json.dumps(line, ensure_ascii=False) for line in (head, *records))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def labels(folder: Path, *records: Mapping[str, object], exhaustive: object = True) -> Labels:
    """A labelled set as read."""
    return read_labels(write_labels(folder, *records, exhaustive=exhaustive))


def mention(label: str, kind: EntityClass = EntityClass.PROJECT, at: str = "") -> Mention:
    """Words that name a thing; `at` are the words where the name itself is not in the text."""
    return Mention(label, kind, (span(at or label),), "test")


def resolved(facts: Facts, *, same: Sequence[tuple[Mention, ...]] = ()) -> Resolved:
    """Facts with one entity a mention, those in `same` taken together."""
    together = {one: group for group in same for one in group}
    groups = dict.fromkeys(together.get(one, (one,)) for one in facts.mentions)
    entities = {group: Entity(group[0].label, group[0].kind, group[0].label, (), group) for group in groups}
    of = {one: entity for group, entity in entities.items() for one in group}
    return Resolved("r", facts, tuple(entities.values()), of)


def found(*stated: object) -> Resolved:
    """Finds of any kind, mentions among them, each mention its own entity."""

    def only(kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple(one for one in stated if isinstance(one, kind))

    return resolved(
        Facts(
            only(Mention),
            only(RelationFact),
            only(MilestoneFact),
            only(RecognitionFact),
            only(ObservationFact),
            only(CommitmentFact),
        )
    )


def relation(subject: Mention, predicate: Relation, object_: Mention, quote: str) -> RelationFact:
    """A found relation."""
    return RelationFact(subject, predicate, object_, evidence(quote))


def milestone(subject: Mention, type_: MilestoneType, modality: Modality, quote: str) -> MilestoneFact:
    """A found milestone."""
    return MilestoneFact(subject, type_, modality, "", evidence(quote))


def observation(
    indicator: Mention,
    value: str,
    unit: str,
    quote: str,
    *,
    kind: FigureType = FigureType.AMOUNT,
    comparator: Comparator = Comparator.EQUAL,
    role: FigureRole = FigureRole.ACTUAL,
) -> ObservationFact:
    """A found figure."""
    number = Decimal(value)
    figure = Figure(number, unit, quote, number, unit, comparator, span(quote))
    return ObservationFact(indicator, figure, kind, role, "", None, evidence(quote))


def recognition(subject: Mention | None, title: str, count: int | None, quote: str) -> RecognitionFact:
    """A found recognition."""
    return RecognitionFact(subject, "", title, None, count, "", evidence(quote))


def commitment(quote: str) -> CommitmentFact:
    """A found pledge."""
    return CommitmentFact(span(quote), "", (), (), evidence(quote))
