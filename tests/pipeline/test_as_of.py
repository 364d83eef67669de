"""The graph as known on a day: what came later is not in it, and the rest is as it was told by then."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.pipeline import build
from kg.pipeline.as_of import AS_OF, MADE_FROM, as_of, known_by
from kg.resolution.model import Verdict
from kg.resolution.review import Decision, decide
from kg.store.builds import GRAPH, LEDGER, built_file
from kg.store.embedded import open_embedded
from tests.assessment.factories import EVERY, SEQUENCE

REPORTS = [SEQUENCE / f"{name}.txt" for name in EVERY]
PARK = "<https://w3id.org/devplan/id/青岚区/星湖智造园>"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All reports, built."""
    data: Path = tmp_path_factory.mktemp("whole")
    build(REPORTS, data)
    return data


def test_half_way_the_park_has_its_old_name_and_is_only_planned(whole: Path) -> None:
    """At the end of June 2021 one report was known, and nothing in it had been answered."""
    store = open_embedded(as_of(whole, date(2021, 6, 30)))

    assert store.ask(f'ASK {{ {PARK} rdfs:label "星湖智造园"@zh }}')
    assert not store.ask(f"ASK {{ {PARK} dp:hasMilestone [ dp:modality dp:Realised ] }}")
    assert len(store.select("SELECT ?r { ?r a dp:Report }").rows) == 1


def test_a_pledge_is_judged_by_what_was_known(whole: Path) -> None:
    """The road was pledged in June, begun by December; the day before the year's end nobody knew."""
    states = []
    for day in (date(2021, 12, 30), date(2021, 12, 31)):
        lines = built_file(as_of(whole, day), LEDGER).decode().splitlines()
        states.append(next(line for line in lines if "云帆大道二期" in line).count('"state": "Met"'))

    assert states == [0, 1]


def test_on_the_last_day_it_is_the_whole_graph(whole: Path) -> None:
    """The same bytes."""
    assert built_file(as_of(whole, date(2030, 1, 1)), GRAPH) == built_file(whole, GRAPH)


def test_it_is_built_once_and_anew_after_a_new_build(tmp_path: Path) -> None:
    """A report that is added later but is of an earlier time is in it from then on."""
    build(REPORTS[1:], tmp_path)
    day = date(2021, 12, 31)
    first = as_of(tmp_path, day)
    made = (first / MADE_FROM).stat().st_mtime_ns
    assert (as_of(tmp_path, day) / MADE_FROM).stat().st_mtime_ns == made

    build(REPORTS, tmp_path)
    reports = open_embedded(as_of(tmp_path, day)).select("SELECT ?r { ?r a dp:Report }").rows
    assert len(reports) == 3


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_not_be_written_is_left_as_it_is(
    whole: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The graph of the day is made elsewhere, for this once."""
    make = Path.mkdir
    day = date(2021, 7, 1)

    def locked(path: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if path.is_relative_to(whole):
            raise OSError(code, os.strerror(code), str(path))
        make(path, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", locked)
    home = as_of(whole, day)

    assert not home.is_relative_to(whole)
    assert not (whole / AS_OF / day.isoformat()).exists()
    assert open_embedded(home).ask(f'ASK {{ {PARK} rdfs:label "星湖智造园"@zh }}')


def test_a_full_disk_is_no_locked_folder(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said as it is, and no second place is filled."""

    def full(path: Path, **_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(OSError, match="No space left"):
        as_of(whole, date(2021, 7, 1))


def test_iris_are_those_of_the_whole(tmp_path: Path) -> None:
    """Where the later name was minted first, the earlier report's graph has that IRI too."""
    build(REPORTS[1:], tmp_path)
    build(REPORTS, tmp_path)
    store = open_embedded(as_of(tmp_path, date(2021, 6, 30)))

    assert store.ask('ASK { <https://w3id.org/devplan/id/青岚区/星湖智造产业城> rdfs:label "星湖智造园"@zh }')


def test_a_day_before_all_reports_is_refused(whole: Path) -> None:
    """In one line with the mend."""
    with pytest.raises(ReadError, match="no report was known by then"):
        as_of(whole, date(2000, 1, 1))


def test_reports_are_chosen_by_the_end_of_their_time() -> None:
    """For `kg build --as-of`."""
    assert [path.stem for path in known_by(REPORTS, date(2021, 12, 31))] == ["2021h1", "2021", "chengxi-2021"]


def test_a_judgement_on_what_came_later_is_no_fault(tmp_path: Path) -> None:
    """Before the second name was known there was nothing to judge."""
    folder = tmp_path / "judgements"
    decide(folder, Decision("云帆大道二期", "人民医院门诊楼", Verdict.DIFFERENT, "王芳", "", "两处"))
    build(REPORTS, tmp_path / "kg", judgements=folder)

    assert as_of(tmp_path / "kg", date(2021, 6, 30), judgements=folder).is_dir()
