"""Reports to a built graph: read, name, map by region, join, write, switch.

Each report is read by itself, each region mapped by itself; both are kept on the shelf by the digest of all
they were made from, so that a build goes on where another stopped and makes anew only what changed.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg.errors import ReadError
from kg.pipeline import outputs
from kg.pipeline.assembling import assemble, load
from kg.pipeline.catalog import current_catalog, keys_in_use
from kg.pipeline.gains import gained, lost_things
from kg.pipeline.inputs import data_folder
from kg.pipeline.left_open import left_open
from kg.pipeline.naming import Named, Names, name_again, name_things
from kg.pipeline.report_part import (
    ReportPart,
)
from kg.pipeline.revising import Known, revise_graph
from kg.pipeline.rules import rules_digest
from kg.pipeline.shelf import Shelf
from kg.pipeline.standing import Standing, standing
from kg.pipeline.steps import Clock, Site, begin_regions, by_series
from kg.pipeline.summary import BuildReport, Losses, Progress, silent
from kg.pipeline.taking import Taken, Taking, by_id, none_read, take
from kg.pipeline.twins import take_each_once, without_twins
from kg.pipeline.workers import available, beside, crew
from kg.rdf.doubts import open_identity_triples
from kg.rdf.minting import read_names
from kg.rdf.succession import replaced_triples
from kg.rdf.things import gather
from kg.rdf.uncollected import no_cycle_search
from kg.resolution.judgements import judgements_digest, read_judgements
from kg.store.builds import CURRENT, ENTITIES, TEXTS, current_build, staged_build

# In a graph of so many reports there is enough to do while others are read in processes of their own.
MANY = 100


def build(
    reports: Sequence[Path],
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
    workers: int | None = None,
    cut_off: bool = False,
    twice: bool = False,
    also: Callable[[Path], None] | None = None,
) -> BuildReport:
    """Builds the graph of these reports in a folder; until all is written the old graph stays.

    A report that cannot be read, or is none, is set aside with its reason; where none is left, that is the
    error. One whose text breaks off is set aside too, unless `cut_off`, and one that is another under a
    second name, unless `twice`. `also` makes what else is kept beside the graph, of its folder; it
    may be called in another process.
    """
    sources = by_id(reports)
    with _site(output, judgements, progress, workers, len(sources)) as (site, staging):
        taken = take_each_once(sources, replace(site, cut_off=cut_off), twice=twice)
        return _finish(taken, replace(site, also=also), staging)


def add(
    reports: Sequence[Path],
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
    workers: int | None = None,
    cut_off: bool = False,
    twice: bool = False,
) -> BuildReport:
    """Takes reports into a built graph, beside or in place of those it was built from.

    Where nothing is built yet they are the first. Texts that break off are taken only if `cut_off`, those
    that are in the graph under another name only if `twice`.
    """
    sources, held = by_id(reports), _texts(output)
    tasks = len(held) if len(held) >= MANY else len(sources)
    with _site(output, judgements, progress, workers, tasks) as (site, staging):
        taking, now = Taking(sources, replace(site, cut_off=cut_off)), standing(site)
        before = _take_again({one: home for one, home in held.items() if one not in sources}, site)
        if now is not None:
            now.read()
        taken = taking.taken()
        if taken.parts and not twice:
            # What was to be replaced, and is not, stays.
            others = (*before.parts, *_take_again(_left(held, sources, taken), site).parts)
            taken = without_twins(taken, others, site.shelf, sources)
        if not taken.parts:
            raise none_read(taken)
        before = _with(before, _take_again(_left(held, sources, taken), site))
        built = _finish(_with(before, taken), site, staging, now)
        gains = gained(output, staging, taken.parts, before.parts, site.shelf)
        return replace(built, given=frozenset(each.report_id for each in taken.parts), gains=gains)


def remove(
    reports: Collection[str],
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
    workers: int | None = None,
) -> BuildReport:
    """Takes reports out of a built graph by their ids: it is the graph of the others, as if they never came.

    Names that were minted for their things stay minted, so that the same IRIs come back with them.
    """
    current_build(output)
    held = _texts(output)
    missing = sorted(set(reports) - held.keys())
    if missing:
        raise _unknown(missing[0], held, output)
    kept = {one: home for one, home in held.items() if one not in reports}
    if not kept:
        mend = "give `kg build` the reports it shall have"
        raise ReadError("no report would be left in the graph", source=str(output), mend=mend)
    with _site(output, judgements, progress, workers, len(held)) as (site, staging):
        taken = _take_again(held, site)
        going = tuple(part for part in taken.parts if part.report_id in reports)
        staying = tuple(part for part in taken.parts if part.report_id not in reports)
        built = _finish(replace(taken, parts=staying), site, staging)
        gains = gained(output, staging, (), staying, site.shelf)
        lost = Losses(lost_things(going, staying, site.data), gains.changed)
        return replace(built, losses=lost)


def _unknown(report: str, held: Mapping[str, Path], output: Path) -> ReadError:
    near = difflib.get_close_matches(report, held, n=3, cutoff=0.4) or sorted(held)[:5]
    problem = f"no report {report!r} in the graph"
    return ReadError(problem, source=str(output), mend=f"did you mean {' or '.join(near)}?")


def _left(held: Mapping[str, Path], sources: Collection[str], taken: Taken) -> dict[str, Path]:
    """The texts in the graph in whose place others were given, of which none was taken."""
    fresh = {part.report_id for part in taken.parts}
    return {one: held[one] for one in sources if one in held and one not in fresh}


def _with(some: Taken, others: Taken) -> Taken:
    parts = sorted((*some.parts, *others.parts), key=lambda part: part.report_id)
    return Taken(tuple(parts), (*others.set_aside, *some.set_aside))


def judge(
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
    workers: int | None = None,
) -> BuildReport:
    """Brings what people have decided on names since into a built graph; no report is read again."""
    current_build(output)
    held = _texts(output)
    with _site(output, judgements, progress, workers, len(held)) as (site, staging):
        return _finish(_take_again(held, site), site, staging)


def _texts(output: Path) -> dict[str, Path]:
    """The texts that the current build holds, by report; none where nothing is built."""
    if not (output / CURRENT).is_symlink():
        return {}
    return {home.name: home for home in sorted((current_build(output) / TEXTS).iterdir())}


def built_reports(output: Path) -> frozenset[str]:
    """The ids of the reports that the current build holds; none where nothing is built."""
    return frozenset(_texts(output)) if (output / CURRENT / TEXTS).is_dir() else frozenset()


@contextmanager
def _site(
    output: Path, judgements: Path | None, progress: Progress, workers: int | None, tasks: int
) -> Iterator[tuple[Site, Path]]:
    decided = read_judgements(judgements or data_folder("judgements"))
    shelf = Shelf(output)
    with (
        no_cycle_search(),
        staged_build(output) as staging,
        shelf.tidied(),
        crew(workers or available(), tasks) as executor,
    ):
        yield (
            Site(output, shelf, decided, rules_digest(), executor, Clock(progress)),
            staging,
        )
    shelf.sweep(keys_in_use(output))


def _take_again(kept: Mapping[str, Path], site: Site) -> Taken:
    """The parts of reports that the graph holds already, read anew only where the rules have changed.

    Whoever took one that breaks off knew of it.
    """
    catalog = current_catalog(site.data)
    known = catalog.reports if catalog is not None and catalog.rules == site.rules else {}
    as_read = catalog.read if catalog is not None else known
    keys = {one: as_read.get(one, known[one]) for one in kept if one in known}
    return take(kept, replace(site, held=True), keys) if kept else Taken((), ())


def _finish(taken: Taken, site: Site, staging: Path, now: Standing | None = None) -> BuildReport:
    clock, parts = site.clock, taken.parts
    now = now or standing(site)
    before = now.before(parts) if now else None
    with clock.step("name"):
        names = _named(parts, before, site, staging)
    mapped = begin_regions(parts, names, site, _staying(before, parts, names, site) if before else {})
    with clock.step("name"):
        still = left_open(staging, parts, names, before.doubts if before else None)
    catalog = mapped()
    with beside() as others:
        with clock.step("join"):
            if before is not None:
                after = Known(parts, names, catalog, still.things)
                statistics = revise_graph(site.data, staging, before, after, site.shelf, others)
            else:
                things = gather((naming for part in parts for naming in part.namings), names.by_key)
                replaced = replaced_triples(names.by_key, names.leader)
                besides = chain(replaced, open_identity_triples(still.things))
                statistics = assemble(staging, catalog, things, besides, site.shelf, site.executor)
        with clock.step("write"):
            folder = current_build(site.data) if before is not None else site.data
            had = (folder, before.parts) if before is not None else None
            named = (folder, before.names.minted) if before is not None else None
            outputs.write_names(staging, names.minted, named)
            outputs.write_statistics(staging, statistics)
            outputs.write_reports(staging, parts, site.shelf, had)
            told = outputs.write_regions(staging, catalog, site.shelf)
            outputs.write_catalog(staging, catalog)
            outputs.write_texts(staging, parts, site.shelf, _same_texts(parts, before, site.data))
        with clock.step("load"):
            if before is None:
                load(staging, site.executor, site.also)
            others.wait()
    return BuildReport(
        folder=site.data,
        reports=tuple(replace(part.summary, facts=told.facts[part.report_id]) for part in parts),
        triples=statistics.triples,
        inferred=statistics.inferred,
        unsure=still.names,
        violations=told.violations,
        seconds=clock.seconds,
        set_aside=taken.set_aside,
        entities=_counted(parts, names),
        pledges=told.pledges,
        disagreements=told.disagreements,
    )


def _named(parts: Sequence[ReportPart], before: Known | None, site: Site, staging: Path) -> Names:
    if before is None:
        known = read_names(site.data / CURRENT / ENTITIES)
        return name_things(parts, known, site.judgements, site.shelf, staging)
    was = Named(current_build(site.data), before.parts, before.names)
    return name_again(was, parts, site.judgements, site.shelf, staging)


def _staying(before: Known, parts: Sequence[ReportPart], names: Names, site: Site) -> dict[str, str]:
    """The regions of which no report, no IRI of a thing and no judgement has changed, with their parts."""
    if before.catalog.judged != judgements_digest(site.judgements):
        return {}
    was, now = before.names.by_key, names.by_key
    moved = {key for key, name in now.items() if key not in was or was[key].iri != name.iri}
    old = by_series(before.parts)
    return {
        series: before.catalog.series[series]
        for series, told in by_series(parts).items()
        if [part.key for part in old.get(series, ())] == [part.key for part in told]
        and moved.isdisjoint(each.key for part in told for each in part.namings)
    }


def _counted(parts: Sequence[ReportPart], names: Names) -> dict[str, int]:
    """The things of all reports by class, each once."""
    keys = {each.key for part in parts for each in part.namings}
    # Keys that are one thing lead to the same object.
    things = {id(name): name.kind for name in map(names.by_key.__getitem__, keys)}
    return {kind.value: number for kind, number in sorted(Counter(things.values()).items())}


def _same_texts(parts: Sequence[ReportPart], before: Known | None, data: Path) -> dict[str, Path]:
    """The texts that the build before holds already."""
    if before is None:
        return {}
    texts, old = current_build(data) / TEXTS, before.catalog.reports
    return {part.report_id: texts / part.report_id for part in parts if old.get(part.report_id) == part.key}
