"""The same triples from Apache Spark, run for real on this machine."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.pipeline import build
from kg.pipeline.spark import NTRIPLES, SET_ASIDE, build_partitions, spark_crew
from kg.store.builds import GRAPH, ONTOLOGY, built_file
from tests.assessment.factories import EVERY, SEQUENCE
from tests.factories import TEXT


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Reports of three districts, two of which speak of the same things."""
    folder = tmp_path_factory.mktemp("in")
    (folder / "hai-2021h1.txt").write_text(TEXT, encoding="utf-8")
    return [*(SEQUENCE / f"{name}.txt" for name in EVERY), folder / "hai-2021h1.txt"]


def lines(folder: Path) -> set[str]:
    """All triples of the partitions, but for those with blank nodes, which are the ontology's."""
    found = (line for path in folder.glob("*.nt") for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in found if "_:" not in line}


def test_partitions_hold_the_triples_of_the_build(reports: list[Path], tmp_path: Path) -> None:
    """No more and no fewer, each file sorted; a bad report is set aside; a second run reads none anew."""
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01" * 50)

    build(reports, tmp_path / "kg")
    done = build_partitions([*reports, bad], tmp_path / "spark", workers=2)

    built = built_file(tmp_path / "kg", GRAPH) + built_file(tmp_path / "kg", ONTOLOGY)
    assert lines(tmp_path / "spark" / NTRIPLES) == {
        line for line in built.decode().splitlines() if "_:" not in line
    }
    assert done.reports == len(reports)
    aside = [json.loads(line) for line in (tmp_path / "spark" / SET_ASIDE).read_text().splitlines()]
    assert [each["id"] for each in aside] == ["bad"]
    assert "binary" in aside[0]["reason"]
    for file in (tmp_path / "spark" / NTRIPLES).iterdir():
        content = file.read_bytes().splitlines()
        assert content == sorted(set(content))
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "spark" / "parts").iterdir()}
    again = build_partitions([*reports, bad], tmp_path / "spark", workers=2)
    assert again == done
    assert before == {path.name: path.stat().st_mtime_ns for path in (tmp_path / "spark" / "parts").iterdir()}


def test_without_spark_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)

    with pytest.raises(StoreError, match="Spark is not installed; pip install"), spark_crew(1):
        pass
