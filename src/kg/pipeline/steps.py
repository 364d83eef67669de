"""The steps that every way to build has in common: reports to parts, parts to regions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

from kg.pipeline.catalog import Catalog
from kg.pipeline.judging import bearing
from kg.pipeline.naming import Names
from kg.pipeline.region_part import RegionTask
from kg.pipeline.report_part import ReadTask, ReportPart
from kg.pipeline.shelf import Shelf, key_of
from kg.pipeline.summary import Progress
from kg.pipeline.workers import Elsewhere, results
from kg.rdf.minting import MintedName
from kg.resolution.judgements import judgements_digest
from kg.resolution.model import Judgement

# What reads a report takes half a second to import.
make_report_part: Elsewhere[ReadTask, ReportPart] = Elsewhere("kg.pipeline.reading", "make_report_part")
make_region_part: Elsewhere[RegionTask, str] = Elsewhere("kg.pipeline.regions", "make_region_part")
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass
class Clock:
    """Seconds by step; told to the user, written nowhere."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, total: int = 1) -> Iterator[None]:
        """Times what is done inside."""
        self.progress(name, 0, total)
        start = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start
        self.progress(name, total, total)


@dataclass(frozen=True)
class Site:
    """Where a build is made, and by what; `cut_off` where texts that break off are taken too.

    `held` where the texts are those of the graph: whoever took what looks like no report knew of it. `also`
    makes what else is kept beside a graph that is assembled.
    """

    data: Path
    shelf: Shelf
    judgements: tuple[Judgement, ...]
    rules: str
    executor: Executor
    clock: Clock
    cut_off: bool = False
    held: bool = False
    also: Callable[[Path], None] | None = None


def begin_regions(
    parts: Sequence[ReportPart], names: Names, site: Site, staying: Mapping[str, str] = NOTHING
) -> Callable[[], Catalog]:
    """Begins every region's part that is not there, and gives what waits for all of them.

    `staying` are keys of those that have not changed.
    """
    tasks = {
        series: _region_task(series, told, names.by_key, site)
        for series, told in sorted(by_series(parts).items())
        if series not in staying
    }
    missing = [task for task in tasks.values() if not site.shelf.holds(task.key)]
    made = results(site.executor, make_region_part, missing)

    def wait() -> Catalog:
        with site.clock.step("map", len(tasks)):
            for number, _ in enumerate(made, 1 + len(tasks) - len(missing)):
                site.clock.progress("map", number, len(tasks))
        return Catalog(
            site.rules,
            {part.report_id: part.key for part in parts},
            {**staying, **{series: task.key for series, task in tasks.items()}},
            names.leader,
            {part.report_id: part.read for part in parts if part.read != part.key},
            judgements_digest(site.judgements),
        )

    return wait


def map_regions(parts: Sequence[ReportPart], names: Names, site: Site) -> Catalog:
    """Every region's part, made unless it is there."""
    return begin_regions(parts, names, site)()


def by_series(parts: Iterable[ReportPart]) -> dict[str, list[ReportPart]]:
    """The reports of each region."""
    found: dict[str, list[ReportPart]] = {}
    for part in parts:
        found.setdefault(part.series, []).append(part)
    return found


def _region_task(
    series: str, told: Sequence[ReportPart], names: Mapping[str, MintedName], site: Site
) -> RegionTask:
    own = {naming.key: names[naming.key].iri for part in told for naming in part.namings}
    keys = tuple(part.key for part in told)
    judged = bearing(site.judgements, told)
    said = (*keys, *map(repr, judged), *(text for pair in sorted(own.items()) for text in pair))
    return RegionTask(key_of(site.rules, series, *said), keys, own, site.data, judged)
