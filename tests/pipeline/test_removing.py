"""Reports taken out of a built graph: it is, byte for byte, the graph of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.pipeline import add, build, remove
from kg.store.builds import ENTITIES, built_file, current_build
from tests.pipeline.test_adding import (
    FILES,
    STANDING,
    TEXTS,
    assert_same,
    build_from_the_beginning,
    files,
    texts_of,
)

# One that renamed a thing, one that answers pledges, the only one of its district.
GOING = ("2021", "2022h1", "shan-2021h1")


@pytest.mark.parametrize("revised", [True, False])
@pytest.mark.parametrize("name", GOING)
def test_what_is_left_is_the_graph_of_the_others(
    name: str, revised: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the graph is revised or put together anew."""
    monkeypatch.setattr(STANDING, "REVISED_AT_MOST", 100 if revised else 0)
    others = [each for each in sorted(TEXTS) if each != name]
    for data in ("kg", "anew"):
        build(texts_of(tmp_path / "in", sorted(TEXTS)), tmp_path / data)

    remove({name}, tmp_path / "kg")
    build_from_the_beginning(texts_of(tmp_path / "in", others), tmp_path / "anew")

    assert_same(tmp_path / "kg", tmp_path / "anew")


@pytest.mark.parametrize("name", GOING)
def test_a_report_added_and_removed_leaves_the_graph_as_it_was(name: str, tmp_path: Path) -> None:
    """All files as before, but for the names that were minted: they stay, for the report's return."""
    others = [each for each in sorted(TEXTS) if each != name]
    build(texts_of(tmp_path / "in", others), tmp_path / "kg")
    before = files(tmp_path / "kg")

    add(texts_of(tmp_path / "in", [name]), tmp_path / "kg")
    remove({name}, tmp_path / "kg")
    after = files(tmp_path / "kg")

    kept = [each for each in FILES if each != ENTITIES]
    assert {each: after[each] for each in kept} == {each: before[each] for each in kept}
    assert set(before[ENTITIES].splitlines()) <= set(built_file(tmp_path / "kg", ENTITIES).splitlines())


def test_what_went_is_told(tmp_path: Path) -> None:
    """The things that no other report names, and the lines of the ledger that are in another state now."""
    build(texts_of(tmp_path / "in", ["2021", "2021h1", "2022h1"]), tmp_path / "kg")
    built = remove({"2021"}, tmp_path / "kg")

    assert built.losses is not None
    assert [report.report_id for report in built.reports] == ["2021h1", "2022h1"]
    assert built.losses.things["2021"] > 0
    assert built.losses.changed
    assert all(change.before != change.line["state"] for change in built.losses.changed)


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        ({"2021h2"}, "no report '2021h2' in the graph; did you mean 2021h1"),
        ({"2021h1"}, "no report would be"),
    ],
)
def test_what_cannot_be_taken_out_leaves_the_graph(reports: set[str], said: str, tmp_path: Path) -> None:
    """A report that is not there, with the near ones; and the last one of all."""
    build(texts_of(tmp_path / "in", ["2021h1"]), tmp_path / "kg")
    before = current_build(tmp_path / "kg")

    with pytest.raises(ReadError, match=said):
        remove(reports, tmp_path / "kg")

    assert current_build(tmp_path / "kg") == before
