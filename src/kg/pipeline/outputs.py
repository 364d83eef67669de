"""What a build leaves on disk beside the graph, file by file, put together from the parts."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import cast

from kg.assessment.rows import Disagreement
from kg.document.model import Document
from kg.document.origins import ORIGINS, origins_to_json
from kg.errors import StoreError
from kg.pipeline import region_part
from kg.pipeline.catalog import Catalog, catalog_to_json, read_catalog
from kg.pipeline.records import metadata_toml, violation_lines
from kg.pipeline.report_part import LINES, ReportPart, load_report
from kg.pipeline.shelf import Shelf
from kg.rdf.minting import MintedName, names_again, names_to_csv
from kg.rdf.validation import Violation
from kg.store.builds import (
    COMPARED,
    CONTRADICTIONS,
    COVERAGE,
    ENTITIES,
    LEDGER,
    PARTS_USED,
    STATISTICS,
    TEXTS,
    VIOLATIONS,
    share,
    superseded_builds,
)
from kg.store.statistics import Statistics, statistics_to_json
from kg.vocabulary import AssessmentState


def write_names(
    folder: Path,
    names: Iterable[MintedName],
    before: tuple[Path, Iterable[MintedName]] | None = None,
) -> None:
    """The IRIs given so far; of those that the build `before` gave, in its folder, the lines are copied."""
    if before is None:
        _write(folder / ENTITIES, names_to_csv(names).encode())
        return
    build, had = before
    _write(folder / ENTITIES, names_again(names, had, (build / ENTITIES).read_bytes()))


def write_statistics(folder: Path, statistics: Statistics) -> None:
    """The counts of the graph."""
    _write(folder / STATISTICS, statistics_to_json(statistics, statistics.inferred).encode())


def write_reports(
    folder: Path,
    parts: Sequence[ReportPart],
    shelf: Shelf,
    before: tuple[Path, Sequence[ReportPart]] | None = None,
) -> None:
    """How far each sentence was understood, and which names of a report are one thing, which not, and why.

    What the build `before` has of a report, in its folder, is copied from there.
    """
    build, had = before or (folder, ())
    for number, name in enumerate((COVERAGE, COMPARED)):
        there = _stretches(build / name, {part.key: part.told[number] for part in had})
        lines = (
            there[part.key] if part.key in there else shelf.member(part.key, LINES[number]) for part in parts
        )
        _write(folder / name, b"".join(lines))


def _stretches(file: Path, sizes: Mapping[str, int]) -> dict[str, memoryview]:
    """The bytes of a file by what stands there one after the other; none where it has another size."""
    content = memoryview(file.read_bytes() if sizes and file.is_file() else b"")
    ends = list(accumulate(sizes.values()))
    if not ends or ends[-1] != len(content):
        return {}
    return {key: content[end - size : end] for (key, size), end in zip(sizes.items(), ends, strict=True)}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of all regions: faults, pledges by state, disagreements, each report's facts by kind."""

    violations: tuple[Violation, ...]
    pledges: Mapping[str, int]
    disagreements: int
    facts: Mapping[str, Mapping[str, int]]


def write_regions(folder: Path, catalog: Catalog, shelf: Shelf) -> Told:
    """Every pledge with what became of it, figures that disagree, and the faults found."""
    pledges: list[bytes] = []
    states: Counter[str] = Counter()
    disagreeing: list[bytes] = []
    faults: dict[Violation, None] = {}
    facts: dict[str, Mapping[str, int]] = {}
    for _, key in sorted(catalog.series.items()):
        told = region_part.load_told(shelf, key)
        pledges.append(told.ledger)
        states.update(told.counts.states)
        facts.update(told.counts.facts)
        disagreeing += told.contradictions.splitlines(keepends=True)
        faults.update(dict.fromkeys(told.violations))
    ordered: list[bytes] = sorted(disagreeing, key=_first_quotes)
    _write(folder / LEDGER, b"".join(pledges))
    _write(folder / CONTRADICTIONS, b"".join(ordered))
    found = sorted(
        faults, key=lambda fault: (str(fault.focus), fault.shape, fault.component, str(fault.value))
    )
    _write(folder / VIOLATIONS, violation_lines(found).encode())
    counted = {state.value: states[state] for state in AssessmentState if states[state]}
    return Told(tuple(found), counted, len(ordered), facts)


def _first_quotes(line: bytes) -> tuple[list[tuple[str, int, int, str]], str, str]:
    record = cast("Disagreement", json.loads(line))
    quotes = [(each["report"], each["start"], each["end"], each["text"]) for each in record["quotes"]]
    return quotes, record["rule"], record["arithmetic"]


def write_catalog(folder: Path, catalog: Catalog) -> None:
    """Which parts the build was put together from."""
    _write(folder / PARTS_USED, catalog_to_json(catalog).encode())


def write_texts(
    folder: Path,
    parts: Iterable[ReportPart],
    shelf: Shelf,
    kept: Mapping[str, Path] | None = None,
) -> None:
    """Each report's text as read and what is known of it, in the form that `kg build` takes.

    Where the text was read from a web page, Word document or PDF, the way back to it stands beside. Those
    `kept` from the build before, by id, are shared with it.
    """
    wanted = {part.report_id: part for part in parts}
    there = _taken_over(folder, shelf.data)
    (folder / TEXTS).mkdir(exist_ok=True)
    for one, key in there.items():
        if one not in wanted or wanted[one].key != key:
            shutil.rmtree(folder / TEXTS / one, ignore_errors=True)
    for one, part in wanted.items():
        home = folder / TEXTS / one
        if home.exists():
            continue
        home.mkdir()
        before = (kept or {}).get(one)
        if before is not None:
            for file in before.iterdir():
                share(file, home / file.name)
        else:
            _write_text(home, load_report(shelf, part.key)[0])


def _taken_over(folder: Path, data: Path) -> Mapping[str, str]:
    """Takes the texts of a build that will be swept away, and gives the part that each is of.

    To make a thousand folders and take away a thousand costs more than all else of adding a report.
    """
    for old in superseded_builds(data):
        catalog = read_catalog(old)
        if catalog is not None and (old / TEXTS).is_dir():
            (old / TEXTS).rename(folder / TEXTS)
            return catalog.reports
    return {}


def _write_text(home: Path, document: Document) -> None:
    _write(home / "report.txt", document.source.text.encode())
    _write(home / "report.toml", metadata_toml(document.metadata).encode())
    if document.origins is not None:
        _write(home / ORIGINS, origins_to_json(document.origins).encode())


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        problem, mend = f"cannot write: {error.strerror}", "see that the disk has room and is writable"
        raise StoreError(problem, source=str(path), mend=mend) from error
