"""The labelled sets of this repository."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.document.model import Document, Metadata
from kg.evaluation import Labels, evaluate, read_labels
from kg.evaluation.labels import check_against
from kg.evaluation.records import Record
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
from kg.text import SourceText
from kg.vocabulary import (
    Comparator,
    EntityClass,
    FigureRole,
    FigureType,
    MilestoneType,
    Modality,
    Relation,
)

DATA = Path(__file__).parents[2] / "data"
IN_REPOSITORY = [
    path for path in sorted((DATA / "labels").glob("*.jsonl")) if (DATA / "reports" / path.stem).is_dir()
]


def report(labels: Labels) -> Document:
    """The labelled report's text, as it stands in the repository."""
    path = DATA / "reports" / labels.report_id / "report.txt"
    return Document(SourceText(path.read_text(encoding="utf-8")), Metadata(labels.report_id), (), (), ())


@pytest.mark.parametrize("path", sorted((DATA / "labels").rglob("*.jsonl")), ids=lambda path: path.stem)
def test_labelled_sets_are_well_formed(path: Path) -> None:
    """Every set names its report, uses the vocabulary and speaks of labelled things only."""
    assert read_labels(path).records


@pytest.mark.parametrize("path", IN_REPOSITORY, ids=lambda path: path.stem)
def test_quotes_stand_at_their_offsets(path: Path) -> None:
    """Each quote is in the report, at the place its label says."""
    labels = read_labels(path)

    check_against(labels, report(labels).source)


def test_main_report_is_labelled_whole() -> None:
    """The main set says that it holds everything, and is of the size that the report's facts have."""
    labels = read_labels(DATA / "labels" / "jiading-2021h1.jsonl")
    firm = [record.kind for record in labels.records if not record.arguable]

    assert all(labels.covers(record.span) for record in labels.records)
    assert firm.count("observation") > 180
    assert firm.count("milestone") > 200
    assert firm.count("relation") > 170


@pytest.mark.parametrize("path", IN_REPOSITORY, ids=lambda path: path.stem)
def test_labels_judged_by_themselves_are_perfect(path: Path) -> None:
    """What says exactly the labels is found whole and spurious nowhere."""
    labels = read_labels(path)

    scores = evaluate(labels, report(labels), as_found(labels))

    assert [
        (score.kind, score.group, item.what)
        for score in scores.scores
        for item in (*score.missed, *score.spurious)
    ] == []
    assert all(score.found == score.labelled for score in scores.scores)


def as_found(labels: Labels) -> Resolved:
    """A labelled set as if it had been extracted."""
    mentions = tuple(_mention(record) for record in labels.of_kind("entity"))
    by_name: dict[str, Mention] = {}
    for mention in mentions:
        for name in (mention.label, *mention.aliases):
            by_name.setdefault(name, mention)
    indicators = {one.label: one for one in mentions if one.kind is EntityClass.INDICATOR}
    facts = Facts(
        mentions=mentions,
        relations=tuple(_relation(one, by_name) for one in labels.of_kind("relation")),
        milestones=tuple(_milestone(one, by_name) for one in labels.of_kind("milestone")),
        recognitions=tuple(_recognition(one, by_name) for one in labels.of_kind("recognition")),
        observations=tuple(_observation(one, by_name | indicators) for one in labels.of_kind("observation")),
        commitments=tuple(
            CommitmentFact(one.span, "", (), (), _evidence(one)) for one in labels.of_kind("commitment")
        ),
    )
    entities = {
        mention: Entity(f"{at}", mention.kind, mention.label, mention.aliases, (mention,))
        for at, mention in enumerate(mentions)
    }
    return Resolved(labels.report_id, facts, tuple(entities.values()), entities)


def _evidence(record: Record) -> Evidence:
    return Evidence((record.span,), "label")


def _mention(record: Record) -> Mention:
    kind = EntityClass(record.text("class"))
    return Mention(record.text("label"), kind, (record.span,), "label", record.texts("aliases"))


def _relation(record: Record, by_name: dict[str, Mention]) -> RelationFact:
    predicate = Relation(record.text("p"))
    return RelationFact(by_name[record.text("s")], predicate, by_name[record.text("o")], _evidence(record))


def _milestone(record: Record, by_name: dict[str, Mention]) -> MilestoneFact:
    step = MilestoneType(record.text("type"))
    modality = Modality(record.text("modality"))
    return MilestoneFact(by_name[record.text("s")], step, modality, "", _evidence(record))


def _recognition(record: Record, by_name: dict[str, Mention]) -> RecognitionFact:
    subject = None if record.count() else by_name[record.text("s")]
    return RecognitionFact(
        subject, record.text("s"), record.text("title"), None, record.count(), "", _evidence(record)
    )


def _observation(record: Record, by_name: dict[str, Mention]) -> ObservationFact:
    value, unit = Decimal(record.number("value")), record.optional("unit")
    comparator = Comparator(record.optional("comparator") or "=")
    return ObservationFact(
        indicator=by_name[record.text("indicator")],
        figure=Figure(value, unit, record.quote, value, unit, comparator, record.span),
        figure_type=FigureType(record.text("figure_type")),
        role=FigureRole(record.optional("role") or "Actual"),
        period="",
        scope=None,
        evidence=_evidence(record),
    )
