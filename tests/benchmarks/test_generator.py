"""Made-up reports: the same each time, marked as such, with labels that fit and are mostly found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assessment.contradictions import contradictions
from kg.assessment.ledger import ledger
from kg.document.reader import read
from kg.evaluation import evaluate, read_labels
from kg.facts.extractor import extract
from kg.resolution.resolver import resolve
from tests.assessment.factories import told_file

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import generator
from districts import district
from made_up import Half


def texts(folder: Path) -> dict[str, str]:
    """Every file under a folder by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in files}


def test_one_seed_gives_one_set_of_bytes_and_more_reports_change_none(tmp_path: Path) -> None:
    """A report depends on seed, district and half-year alone."""
    generator.write(tmp_path / "few", districts=1, halves=2)
    generator.write(tmp_path / "many", districts=2, halves=3)
    generator.write(tmp_path / "other", districts=1, halves=2, seed=2)
    few, many, other = (texts(tmp_path / name) for name in ("few", "many", "other"))

    assert {name: many[name] for name in few} == few
    assert all(other[name] != few[name] for name in few)


@given(st.integers(0, 500), st.integers(0, 7), st.integers(0, 3))
@settings(max_examples=20, deadline=None)
def test_every_label_stands_where_it_says(number: int, half: int, seed: int) -> None:
    """Quotes are the text's words; no entity is labelled twice; the text says that it is made up."""
    made = generator.report(seed, district(seed, number), Half(half))
    records = list(generator.labels(made, "r"))

    for record in records[1:]:
        start, end = record["start"], record["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert made.text[start:end] == record["quote"]
    named = [(r["class"], r["label"]) for r in records if r["kind"] == "entity"]
    assert len(named) == len(set(named))
    assert "虚构" in made.text.splitlines()[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One district's three reports."""
    folder = tmp_path_factory.mktemp("made")
    generator.write(folder, districts=1, halves=3)
    return folder


def test_the_labels_are_a_labelled_set_and_what_they_say_is_found(made: Path) -> None:
    """`kg evaluate` takes them; figures and pledges, plain in these texts, are all read."""
    labels = read_labels(made / "labels" / "d00000-2021h1.jsonl")
    document = read(made / "d00000-2021h1")

    done = evaluate(labels, document, resolve(document, extract(document)))

    recall = {score.kind: score.recall or 0 for score in done.scores if not score.group}
    assert recall["observation"] == 1
    assert recall["commitment"] == 1
    assert recall["milestone"] >= 0.9
    assert recall["entity"] >= 0.9


def test_a_made_up_series_has_a_ledger_without_silence_about_what_is_counted(made: Path) -> None:
    """What a district counts it counts in every report, so none goes unmentioned, and no figures disagree."""
    reports = [told_file(made / f"d00000-{name}") for name in ("2021h1", "2021", "2022h1")]

    entries = ledger(reports)

    counts = [entry for entry in entries if entry.kind == "target" and entry.pledge.report != "d00000-2022h1"]
    assert counts
    assert not [entry for entry in counts if entry.rule in ("target.silent", "target.open")]
    assert contradictions(reports) == ()
