"""What added reports brought: things no other had named, lines of the ledger, states that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.assessment.rows import LedgerRecord
from kg.pipeline.catalog import Catalog, current_catalog, read_catalog
from kg.pipeline.region_part import load_ledger
from kg.pipeline.report_part import ReportPart
from kg.pipeline.shelf import Shelf
from kg.pipeline.summary import Change, Gains

# By what a line is known in two builds: a report that was replaced may have moved it.
Line = tuple[str, str, str, str, str]


def gained(
    data: Path, staging: Path, fresh: Sequence[ReportPart], others: Sequence[ReportPart], shelf: Shelf
) -> Gains:
    """What the fresh reports brought to a build that lies in `staging`, beside the one in `data`."""
    before, after = current_catalog(data), read_catalog(staging)
    old, new = _lines(before, after, shelf), _lines(after, before, shelf)
    added = [record for line, record in new.items() if line not in old]
    changed = [
        Change(record, old[line]["state"])
        for line, record in new.items()
        if line in old and old[line]["state"] != record["state"]
    ]
    had = frozenset(before.reports) if before is not None else frozenset()
    return Gains(
        _new_things(fresh, others, after.leader if after else {}),
        frozenset(part.report_id for part in fresh if part.report_id in had),
        dict(Counter(record["state"] for record in added)),
        tuple(changed),
    )


def lost_things(going: Sequence[ReportPart], staying: Sequence[ReportPart], data: Path) -> dict[str, int]:
    """Of each report that is taken out of the build in `data`, how many things no report that stays names."""
    before = current_catalog(data)
    return _new_things(going, staying, before.leader if before else {})


def _lines(these: Catalog | None, others: Catalog | None, shelf: Shelf) -> dict[Line, LedgerRecord]:
    """The lines of the regions that the one build has made otherwise than the other."""
    if these is None:
        return {}
    elsewhere = frozenset(others.series.values()) if others is not None else frozenset()
    keys = [key for _, key in sorted(these.series.items()) if key not in elsewhere and shelf.holds(key)]
    return {_known_by(record): record for key in keys for record in load_ledger(shelf, key)}


def _known_by(record: LedgerRecord) -> Line:
    pledge = record["pledge"]
    return record["what"], record["target"], record["deadline"], pledge["report"], pledge["text"]


def _new_things(
    fresh: Sequence[ReportPart], others: Sequence[ReportPart], leader: Mapping[str, str]
) -> dict[str, int]:
    known = set(_things(others, leader))
    return {part.report_id: len(set(_things((part,), leader)) - known) for part in fresh}


def _things(parts: Sequence[ReportPart], leader: Mapping[str, str]) -> Iterator[str]:
    return (leader.get(naming.key, naming.key) for part in parts for naming in part.namings)
