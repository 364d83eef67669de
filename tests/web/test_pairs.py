"""The pairs that the review page offers are those that `kg review` reads from the build's whole files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kg.pipeline import build
from kg.resolution.compared import to_judge
from kg.store.builds import COMPARED, LINKED, built_file
from kg.web.pairs import pairs
from kg.web.settings import Settings
from kg.web.site import Site

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import generator


def test_pairs_looked_up_by_name_are_those_of_the_files(tmp_path: Path) -> None:
    """In the same order, with the same sentences, those found between reports among them."""
    build(generator.write(tmp_path / "reports", districts=3, halves=2), tmp_path / "kg")
    files = {name: built_file(tmp_path / "kg", name).decode().splitlines() for name in (COMPARED, LINKED)}
    every = {name: [json.loads(line) for line in lines] for name, lines in files.items()}
    found = pairs(Site(Settings(tmp_path / "kg"), lambda _: None), 500)

    assert list(found.open) == to_judge([*every[COMPARED], *every[LINKED]])
    assert any(each in found.open for each in every[LINKED])
    for verdict, shown in (("same", found.joined), ("different", found.apart)):
        told = [each for lines in every.values() for each in lines if each["verdict"] == verdict]
        assert len(shown) == min(500, len(told))
        assert all(each in told for each in shown)
