"""Reports to a built graph: read, name, map by region, join, write, switch.

Each report is read by itself, each region mapped by itself; both are kept on the shelf by the digest of all
they were made from, so that a build goes on where another stopped and makes anew only what changed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from kg.errors import KgError, ReadError
from kg.pipeline import outputs
from kg.pipeline.assembling import assemble, load
from kg.pipeline.catalog import Catalog, current_catalog, keys_in_use
from kg.pipeline.inputs import data_folder, report_id
from kg.pipeline.naming import Names, name_things
from kg.pipeline.reading import (
    ReadTask,
    ReportPart,
    load_head,
    make_report_part,
    report_key,
)
from kg.pipeline.regions import RegionTask, make_region_part
from kg.pipeline.revising import Known, revise_graph
from kg.pipeline.rules import rules_digest
from kg.pipeline.shelf import Shelf, key_of
from kg.pipeline.summary import BuildReport, Progress, SetAside, silent
from kg.pipeline.workers import available, crew, outcomes, results
from kg.rdf.minting import MintedName, read_names
from kg.rdf.succession import names_by_key, replaced_triples
from kg.rdf.things import gather
from kg.resolution.judgements import read_judgements
from kg.resolution.model import Judgement
from kg.store.builds import CURRENT, ENTITIES, STORE, TEXTS, current_build, staged_build

# Revising costs a report some ten times what assembling does, and nothing for those that stay.
REVISED_AT_MOST = 0.1


@dataclass
class _Clock:
    """Seconds by step; told to the user, written nowhere."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, total: int = 1) -> Iterator[None]:
        self.progress(name, 0, total)
        start = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start
        self.progress(name, total, total)


@dataclass(frozen=True)
class _Site:
    """Where a build is made, and by what."""

    data: Path
    shelf: Shelf
    judgements: tuple[Judgement, ...]
    rules: str
    executor: Executor
    clock: _Clock


@dataclass(frozen=True)
class _Taken:
    """The reports a graph is made of, in the order of their ids, and those that could not be read."""

    parts: tuple[ReportPart, ...]
    set_aside: tuple[SetAside, ...]


@contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Spares the search for cycles among millions of parts that form none.

    It takes a quarter of the time of a hundred reports, more of more, and frees nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def build(
    reports: Sequence[Path],
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
    workers: int | None = None,
) -> BuildReport:
    """Builds the graph of these reports in a folder; until all is written the old graph stays.

    A report that cannot be read is set aside with its reason; where none can, that is the error.
    """
    sources = _by_id(reports)
    with _site(output, judgements, progress, workers, len(sources)) as (site, staging):
        taken = _take(sources, site)
        if not taken.parts:
            raise _none_read(taken)
        return _finish(taken, site, staging)


def add(
    reports: Sequence[Path],
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
    workers: int | None = None,
) -> BuildReport:
    """Takes reports into a built graph, beside or in place of those it was built from."""
    texts = current_build(output) / TEXTS
    sources = _by_id(reports)
    with _site(output, judgements, progress, workers, len(sources)) as (site, staging):
        taken = _take(sources, site)
        if not taken.parts:
            raise _none_read(taken)
        fresh = {part.report_id for part in taken.parts}
        kept = {home.name: home for home in sorted(texts.iterdir()) if home.name not in fresh}
        before = _take_again(kept, site)
        parts = sorted((*before.parts, *taken.parts), key=lambda part: part.report_id)
        return _finish(_Taken(tuple(parts), (*taken.set_aside, *before.set_aside)), site, staging)


def built_reports(output: Path) -> frozenset[str]:
    """The ids of the reports that the current build holds; none where nothing is built."""
    texts = output / CURRENT / TEXTS
    return frozenset(home.name for home in texts.iterdir()) if texts.is_dir() else frozenset()


@contextmanager
def _site(
    output: Path, judgements: Path | None, progress: Progress, workers: int | None, tasks: int
) -> Iterator[tuple[_Site, Path]]:
    decided = read_judgements(judgements or data_folder("judgements"))
    shelf = Shelf(output)
    with (
        _no_cycle_search(),
        staged_build(output) as staging,
        crew(workers or available(), tasks) as executor,
    ):
        yield (
            _Site(output, shelf, decided, rules_digest(decided), executor, _Clock(progress)),
            staging,
        )
    shelf.sweep(keys_in_use(output))


def _by_id(reports: Sequence[Path]) -> dict[str, Path]:
    sources: dict[str, Path] = {}
    for path in reports:
        one = report_id(path)
        if one in sources:
            mend = "give one of the two another name"
            raise ReadError(f"the report {one} is there twice", source=str(path), mend=mend)
        sources[one] = path
    if not sources:
        raise ReadError("no report to build from", mend="give a report's file or folder")
    return dict(sorted(sources.items()))


def _take(sources: Mapping[str, Path], site: _Site) -> _Taken:
    """Reads what is not on the shelf."""
    parts: list[ReportPart] = []
    aside: list[SetAside] = []
    tasks: list[ReadTask] = []
    for one, path in sources.items():
        try:
            key = report_key(path, one, site.rules)
        except ReadError as error:
            aside.append(SetAside(one, str(error)))
            continue
        if site.shelf.holds(key):
            parts.append(load_head(site.shelf, key))
        else:
            tasks.append(ReadTask(path, one, key, site.data, site.judgements))
    with site.clock.step("read", len(sources)):
        for task, future in outcomes(site.executor, make_report_part, tasks):
            failure = future.exception()
            if failure is None:
                parts.append(future.result())
            else:
                aside.append(SetAside(task.report_id, _reason(failure, task)))
            site.clock.progress("read", len(parts) + len(aside), len(sources))
    return _Taken(tuple(sorted(parts, key=lambda part: part.report_id)), tuple(sorted(aside)))


def _reason(error: BaseException, task: ReadTask) -> str:
    """Why a report is set aside; what is wrong with the rules or the disk stops the build."""
    if isinstance(error, ReadError):
        return str(error)
    if isinstance(error, KgError) or not isinstance(error, Exception):
        raise error
    problem = f"the program failed on it ({type(error).__name__}: {error})"
    return str(ReadError(problem, source=str(task.path), mend="report this with the text"))


def _none_read(taken: _Taken) -> ReadError:
    first, *others = taken.set_aside
    return ReadError(f"{first.reason}{f'; nor can {len(others)} others be read' if others else ''}")


def _take_again(kept: Mapping[str, Path], site: _Site) -> _Taken:
    """The parts of reports that the graph holds already, read anew only where the rules have changed."""
    catalog = current_catalog(site.data)
    known = catalog.reports if catalog is not None and catalog.rules == site.rules else {}
    there = {one: known[one] for one in kept if one in known and site.shelf.holds(known[one])}
    parts = [load_head(site.shelf, key) for key in there.values()]
    rest = {one: path for one, path in kept.items() if one not in there}
    again = _take(rest, site) if rest else _Taken((), ())
    return _Taken((*parts, *again.parts), again.set_aside)


def _finish(taken: _Taken, site: _Site, staging: Path) -> BuildReport:
    clock, parts = site.clock, taken.parts
    before = _before(parts, site)
    with clock.step("name"):
        known = before.names.minted if before else read_names(site.data / CURRENT / ENTITIES)
        names = name_things(parts, known, site.judgements, site.shelf)
    catalog = _map(parts, names, site)
    with clock.step("join"):
        if before is not None:
            after = Known(parts, names, catalog)
            statistics = revise_graph(site.data, staging, before, after, site.shelf)
        else:
            things = gather((naming for part in parts for naming in part.namings), names.by_key)
            replaced = replaced_triples(names.minted, names.leader)
            statistics = assemble(staging, catalog, things, replaced, site.shelf, site.executor)
    with clock.step("write"):
        outputs.write_names(staging, names.minted)
        outputs.write_statistics(staging, statistics)
        unsure = outputs.write_reports(staging, parts, names.links, site.shelf)
        violations = outputs.write_regions(staging, catalog, site.shelf)
        outputs.write_catalog(staging, catalog)
        outputs.write_texts(staging, parts, site.shelf, _same_texts(parts, before, site.data))
    with clock.step("load"):
        if before is None:
            load(staging)
    return BuildReport(
        folder=site.data,
        reports=tuple(part.summary for part in parts),
        triples=statistics.triples,
        inferred=statistics.inferred,
        unsure=unsure,
        violations=tuple(violations),
        seconds=clock.seconds,
        set_aside=taken.set_aside,
    )


def _before(parts: Sequence[ReportPart], site: _Site) -> Known | None:
    """The current build, where it was made by these rules and most of it stays."""
    catalog = current_catalog(site.data)
    if catalog is None or catalog.rules != site.rules or not (site.data / CURRENT / STORE).is_dir():
        return None
    wanted = {part.key: part for part in parts}
    changed = set(catalog.reports.values()) ^ set(wanted)
    if len(changed) > REVISED_AT_MOST * len(parts):
        return None
    if not all(map(site.shelf.holds, catalog.keys)):
        return None
    old = tuple(
        wanted[key] if key in wanted else load_head(site.shelf, key) for key in catalog.reports.values()
    )
    minted = read_names(site.data / CURRENT / ENTITIES)
    return Known(old, Names(minted, names_by_key(minted, catalog.leader), catalog.leader), catalog)


def _map(parts: Sequence[ReportPart], names: Names, site: _Site) -> Catalog:
    """Every region's part, made unless it is there."""
    by_series: dict[str, list[ReportPart]] = {}
    for part in parts:
        by_series.setdefault(part.series, []).append(part)
    tasks = {
        series: _region_task(series, told, names.by_key, site) for series, told in sorted(by_series.items())
    }
    missing = [task for task in tasks.values() if not site.shelf.holds(task.key)]
    with site.clock.step("map", len(tasks)):
        made = results(site.executor, make_region_part, missing)
        for number, _ in enumerate(made, 1 + len(tasks) - len(missing)):
            site.clock.progress("map", number, len(tasks))
    return Catalog(
        site.rules,
        {part.report_id: part.key for part in parts},
        {series: task.key for series, task in tasks.items()},
        names.leader,
    )


def _region_task(
    series: str, told: Sequence[ReportPart], names: Mapping[str, MintedName], site: _Site
) -> RegionTask:
    own = {naming.key: names[naming.key].iri for part in told for naming in part.namings}
    keys = tuple(part.key for part in told)
    key = key_of(site.rules, series, *keys, *(text for pair in sorted(own.items()) for text in pair))
    return RegionTask(key, keys, own, site.data, site.judgements)


def _same_texts(parts: Sequence[ReportPart], before: Known | None, data: Path) -> dict[str, Path]:
    """The texts that the build before holds already."""
    if before is None:
        return {}
    texts, old = current_build(data) / TEXTS, before.catalog.reports
    return {part.report_id: texts / part.report_id for part in parts if old.get(part.report_id) == part.key}
