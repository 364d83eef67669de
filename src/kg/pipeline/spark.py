"""The same steps on Apache Spark: reports and regions are its tasks, partitioned N-Triples come out.

Parts lie on the shelf, which on a cluster is a folder that all machines share; so what was done before a run
stopped is not done again. $KG_SPARK_MASTER names the cluster, else Spark runs on this machine. What comes out
holds a triple more than once where several partitions say it; a bulk loader takes it as one.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.errors import StoreError
from kg.pipeline import region_part
from kg.pipeline.assembling import THINGS_AT_ONCE, join
from kg.pipeline.catalog import Catalog
from kg.pipeline.ground import ground, things_lines
from kg.pipeline.inputs import data_folder
from kg.pipeline.left_open import left_open
from kg.pipeline.merging import grouped, write_sorted
from kg.pipeline.naming import Names, name_things
from kg.pipeline.records import to_lines
from kg.pipeline.rules import rules_digest
from kg.pipeline.shelf import Shelf
from kg.pipeline.steps import Clock, Site, map_regions
from kg.pipeline.summary import Progress, SetAside, silent
from kg.pipeline.taking import Taken, by_id
from kg.pipeline.twins import take_each_once
from kg.pipeline.workers import Batches, Result, Task, available, results
from kg.rdf.doubts import OpenIdentity, open_identity_triples
from kg.rdf.minting import names_to_csv, read_names
from kg.rdf.owl import find_java
from kg.rdf.succession import replaced_triples
from kg.rdf.terms import to_ntriples
from kg.rdf.things import Thing, gather
from kg.resolution.judgements import read_judgements
from kg.store.builds import ENTITIES, ONTOLOGY

NTRIPLES, SET_ASIDE = "ntriples", "set-aside.jsonl"
MASTER = "KG_SPARK_MASTER"
# Tasks for each worker: enough that a slow one holds nobody up, each long enough to be worth sending.
TASKS_EACH = 8
PARTITION_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Partitioned:
    """What a run left: its folder, its files and their lines, and the reports left out."""

    folder: Path
    reports: int
    files: int
    lines: int
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class PartitionTask:
    """Regions by the keys of their parts, or things, to be written to one file."""

    data: Path
    output: Path
    keys: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()


class SparkCrew(Batches):
    """Spark as a place to run one function over many tasks."""

    def __init__(self, context: Any, workers: int) -> None:  # noqa: ANN401 - pyspark is optional
        self._context = context
        self._workers = workers

    def run(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Future[Result]]]:
        """Each task with its finished future, in the order of the tasks."""
        listed = list(tasks)
        if not listed:
            return
        slices = min(len(listed), self._workers * TASKS_EACH)
        done = self._context.parallelize(listed, slices).map(_Attempt(function)).toLocalIterator()
        for task, (result, failure) in zip(listed, done, strict=True):
            future: Future[Result] = Future()
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure)
            yield task, future


@dataclass(frozen=True)
class _Attempt:
    """A function that gives its result or its failure, so that a bad report fails no task of Spark's."""

    function: Callable[[Any], Any]

    def __call__(self, task: object) -> tuple[object, BaseException | None]:
        with ThreadPoolExecutor(1) as one:
            future = one.submit(self.function, task)
            failure = future.exception()
            return (None if failure else future.result()), failure


@contextmanager
def spark_crew(workers: int) -> Iterator[SparkCrew]:
    """Spark for as long as the block lasts; on this machine unless $KG_SPARK_MASTER names another."""
    try:
        pyspark = importlib.import_module("pyspark")
    except ImportError as error:
        raise StoreError("Spark is not installed", mend="pip install 'kg[spark]'") from error
    # Spark's workers must run the Python that has this package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("JAVA_HOME", str(find_java().resolve().parent.parent))
    master = os.environ.get(MASTER)
    settings = pyspark.SparkConf().setAppName("kg").setMaster(master or f"local[{workers}]")
    settings.set("spark.ui.enabled", "false").set("spark.log.level", "ERROR")
    if master is None:
        settings.set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1")
    context = pyspark.SparkContext(conf=settings)
    try:
        yield SparkCrew(context, workers)
    finally:
        context.stop()


def build_partitions(
    reports: Sequence[Path],
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
    workers: int | None = None,
    cut_off: bool = False,
    twice: bool = False,
) -> Partitioned:
    """Writes the graph of these reports as DIR/ntriples/*.nt, and DIR/set-aside.jsonl and DIR/entities.csv.

    What was there before is replaced when all is written. Texts that break off are taken only if `cut_off`,
    those that are others under a second name only if `twice`.
    """
    decided = read_judgements(judgements or data_folder("judgements"))
    sources = by_id(reports)
    with spark_crew(workers or available()) as crew:
        site = Site(output, Shelf(output), decided, rules_digest(), crew, Clock(progress), cut_off)
        taken = take_each_once(sources, site, twice=twice)
        with site.clock.step("name"), TemporaryDirectory() as links:
            known, beside = read_names(output / ENTITIES), Path(links)
            names = name_things(taken.parts, known, decided, site.shelf, beside)
            doubts = left_open(beside, taken.parts, names).things
        catalog = map_regions(taken.parts, names, site)
        with site.clock.step("write"):
            return _write(taken, names, doubts, catalog, site)


def _write(
    taken: Taken, names: Names, doubts: Iterable[OpenIdentity], catalog: Catalog, site: Site
) -> Partitioned:
    aside, final = site.data / f".{NTRIPLES}", site.data / NTRIPLES
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    (aside / ONTOLOGY).write_bytes(to_ntriples(set(ground().ontology)).encode())
    (aside / "replaced.nt").write_bytes(
        to_ntriples(set(replaced_triples(names.by_key, names.leader))).encode()
    )
    (aside / "open.nt").write_bytes(to_ntriples(set(open_identity_triples(doubts))).encode())
    join(catalog, site.shelf, aside / "joined.nt")
    things = gather((naming for part in taken.parts for naming in part.namings), names.by_key)
    lines = sum(results(site.executor, write_partition, list(_partitions(catalog, things, aside, site))))
    lines += sum(_lines_in(path) for path in aside.iterdir() if not path.name.startswith("part-"))
    records = to_lines({"id": each.report_id, "reason": each.reason} for each in taken.set_aside)
    (site.data / SET_ASIDE).write_text(records, encoding="utf-8")
    (site.data / ENTITIES).write_text(names_to_csv(names.minted), encoding="utf-8", newline="\n")
    files = len(list(aside.iterdir()))
    shutil.rmtree(final, ignore_errors=True)
    aside.rename(final)
    return Partitioned(final, len(taken.parts), files, lines, taken.set_aside)


def _partitions(
    catalog: Catalog, things: Sequence[Thing], folder: Path, site: Site
) -> Iterator[PartitionTask]:
    sizes = [(key, site.shelf.size(key, region_part.STATED)) for key in sorted(catalog.series.values())]
    for number, keys in enumerate(grouped(sizes, PARTITION_BYTES)):
        yield PartitionTask(site.data, folder / f"part-reports-{number:05}.nt", keys=keys)
    for number, start in enumerate(range(0, len(things), THINGS_AT_ONCE)):
        some = tuple(things[start : start + THINGS_AT_ONCE])
        yield PartitionTask(site.data, folder / f"part-things-{number:05}.nt", things=some)


def write_partition(task: PartitionTask) -> int:
    """Writes one file, what is stated and what follows, sorted, each line once; gives the number of lines."""
    shelf = Shelf(task.data)
    wanted = region_part.STATED, region_part.INFERRED
    members = [each for key in task.keys for each in shelf.members(key, wanted)]
    members += things_lines(task.things) if task.things else ()
    write_sorted(task.output, [line for member in members for line in member.splitlines(keepends=True)])
    return _lines_in(task.output)


def _lines_in(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)
