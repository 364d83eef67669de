"""What a labelled set must look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LabelError
from kg.evaluation import read_labels
from tests.evaluation.factories import entity_record, labels, record, span, write_labels

PLANT = entity_record("云山药业二期", "Project")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "first line"),  # nothing in it
        ('{"kind":"entity"}', "first line"),  # no report named
        ('{"kind":"report"', "not JSON"),  # cut off
        ("[1]", "not a JSON object"),  # another shape
        ("[" * 100_000, "nested too deep"),  # no label, and more than a reader can follow
        ('{"kind":"report","report":"r","sha256":"0"}\n{"kind":"ent"}', "no such kind"),  # misspelt
        ('{"kind":"report","report":"r"}', "sha256"),  # no digest
        ('{"kind":"report","report":"r","sha256":"0","exhaustive":[3]}', "exhaustive"),  # no stretch
    ],
)
def test_bad_files_are_refused_on_one_line(tmp_path: Path, content: str, problem: str) -> None:
    """The error names the file and the place."""
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(LabelError, match=problem) as caught:
        read_labels(path)

    assert str(path) in str(caught.value)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that leads nowhere is the user's to mend."""
    with pytest.raises(LabelError, match="cannot read"):
        read_labels(tmp_path / "none.jsonl")


def test_subject_must_be_labelled(tmp_path: Path) -> None:
    """A milestone of a thing that is no labelled entity could never be found."""
    orphan = record("milestone", "开工", s="云山药业", type="started", modality="Realised")

    with pytest.raises(LabelError, match="s is no labelled entity: 云山药业"):
        read_labels(write_labels(tmp_path, PLANT, orphan))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"type": "begun", "modality": "Realised"}, "type is no MilestoneType: begun"),
        ({"type": "started", "modality": "done"}, "modality is no Modality: done"),
    ],
)
def test_terms_must_be_of_the_vocabulary(tmp_path: Path, fields: dict[str, str], problem: str) -> None:
    """A misspelt term would never be found, so that it is refused."""
    with pytest.raises(LabelError, match=problem):
        read_labels(write_labels(tmp_path, PLANT, record("milestone", "开工", s="云山药业二期", **fields)))


def test_counted_recipients_need_no_entity(tmp_path: Path) -> None:
    """26家企业 name nobody."""
    many = record("recognition", "26家企业获评示范企业", s="26家企业", title="示范企业", count=26)

    assert len(labels(tmp_path, many).of_kind("recognition")) == 1


def test_stretches_cover_what_they_touch(tmp_path: Path) -> None:
    """A find half inside an exhaustively labelled stretch is judged."""
    head = span("云山药业")
    some = labels(tmp_path, PLANT, exhaustive=[[head.start, head.end]])

    assert some.covers(span("云山药业二期"))
    assert not some.covers(span("二期开工"))
    assert labels(tmp_path, PLANT, exhaustive=True).covers(span("二期开工"))
    assert not labels(tmp_path, PLANT, exhaustive=False).covers(head)
