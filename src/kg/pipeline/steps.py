"""The steps that every way to build has in common: reports to parts, parts to regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

from kg.errors import KgError, ReadError
from kg.pipeline.catalog import Catalog
from kg.pipeline.inputs import report_id
from kg.pipeline.judging import at_hand, bearing, make_report_part
from kg.pipeline.naming import Names
from kg.pipeline.reading import ReadTask, ReportPart, report_key
from kg.pipeline.regions import RegionTask, make_region_part
from kg.pipeline.shelf import Shelf, key_of
from kg.pipeline.summary import Progress, SetAside
from kg.pipeline.workers import outcomes, results
from kg.rdf.minting import MintedName
from kg.resolution.judgements import judgements_digest
from kg.resolution.model import Judgement

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

    `held` where the texts are those of the graph: whoever took what looks like no report knew of it.
    """

    data: Path
    shelf: Shelf
    judgements: tuple[Judgement, ...]
    rules: str
    executor: Executor
    clock: Clock
    cut_off: bool = False
    held: bool = False


@dataclass(frozen=True)
class Taken:
    """The reports a graph is made of, in the order of their ids, and those that could not be read."""

    parts: tuple[ReportPart, ...]
    set_aside: tuple[SetAside, ...]


def by_id(reports: Sequence[Path]) -> dict[str, Path]:
    """The reports by their ids, which must differ."""
    sources: dict[str, Path] = {}
    for path in reports:
        one = report_id(path)
        if one in sources:
            mend = "give one of the two another name"
            problem = f"the report {one} is there twice, here and as {sources[one]}"
            raise ReadError(problem, source=str(path), mend=mend)
        sources[one] = path
    if not sources:
        raise ReadError("no report to build from", mend="give a report's file or folder")
    return dict(sorted(sources.items()))


def take(sources: Mapping[str, Path], site: Site, known: Mapping[str, str] = NOTHING) -> Taken:
    """Reads what is not on the shelf; `known` are keys of reports that are, by id."""
    parts: list[ReportPart] = []
    aside: list[SetAside] = []

    def keep(part: ReportPart) -> None:
        if part.no_report and not site.held:
            aside.append(SetAside(part.report_id, str(_is_none(part, sources[part.report_id]))))
        elif part.cut_off and not site.cut_off and not site.held:
            aside.append(SetAside(part.report_id, str(_breaks_off(part, sources[part.report_id]))))
        else:
            parts.append(part)

    tasks: list[ReadTask] = []
    for one, path in sources.items():
        try:
            key = known.get(one) or report_key(path, one, site.rules)
        except ReadError as error:
            aside.append(SetAside(one, str(error)))
            continue
        part = at_hand(site.shelf, key, site.judgements)
        if part is not None:
            keep(part)
        else:
            tasks.append(ReadTask(path, one, key, site.data, site.judgements))
    with site.clock.step("read", len(sources)):
        for task, future in outcomes(site.executor, make_report_part, tasks):
            failure = future.exception()
            if failure is None:
                keep(future.result())
            else:
                aside.append(SetAside(task.report_id, _reason(failure, task)))
            site.clock.progress("read", len(parts) + len(aside), len(sources))
    return Taken(tuple(sorted(parts, key=lambda part: part.report_id)), tuple(sorted(aside)))


def _breaks_off(part: ReportPart, path: Path) -> ReadError:
    return ReadError(part.cut_off, source=str(path), mend="give the whole text, or take it so by --cut-off")


def _is_none(part: ReportPart, path: Path) -> ReadError:
    mend = "leave it out, or state what it is (kg add FILE --title … --region … --period …)"
    return ReadError(part.no_report, source=str(path), mend=mend)


def _reason(error: BaseException, task: ReadTask) -> str:
    """Why a report is set aside; what is wrong with the rules or the disk stops the build."""
    if isinstance(error, ReadError):
        return str(error)
    if isinstance(error, KgError) or not isinstance(error, Exception):
        raise error
    problem = f"the program failed on it ({type(error).__name__}: {error})"
    return str(ReadError(problem, source=str(task.path), mend="report this with the text"))


def none_read(taken: Taken) -> ReadError:
    """The error where no report could be read."""
    first, *others = taken.set_aside
    return ReadError(f"{first.reason}{f'; nor can {len(others)} others be read' if others else ''}")


def map_regions(
    parts: Sequence[ReportPart], names: Names, site: Site, staying: Mapping[str, str] = NOTHING
) -> Catalog:
    """Every region's part, made unless it is there; `staying` are keys of those that have not changed."""
    tasks = {
        series: _region_task(series, told, names.by_key, site)
        for series, told in sorted(by_series(parts).items())
        if series not in staying
    }
    missing = [task for task in tasks.values() if not site.shelf.holds(task.key)]
    with site.clock.step("map", len(tasks)):
        made = results(site.executor, make_region_part, missing)
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
