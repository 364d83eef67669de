"""Parts to a graph, from the beginning: runs sorted, merged, counted, loaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse

from kg.pipeline import region_part
from kg.pipeline.catalog import Catalog
from kg.pipeline.ground import ground, things_lines
from kg.pipeline.merging import RunTask, grouped, make_run, merge
from kg.pipeline.shelf import Shelf
from kg.pipeline.workers import results
from kg.rdf.terms import to_ntriples
from kg.rdf.things import Thing
from kg.store.builds import FACTS, GRAPH, INFERRED, ONTOLOGY, OUTLINE, STORE
from kg.store.columns import write_columns
from kg.store.filling import write_store
from kg.store.statistics import Statistics
from kg.store.subjects import write_subjects

SCRATCH = "scratch"
THINGS_AT_ONCE = 20_000


@dataclass(frozen=True)
class ThingsTask:
    """Some things, and where their lines go."""

    things: tuple[Thing, ...]
    stated: Path
    follows: Path


def assemble(
    folder: Path,
    catalog: Catalog,
    things: Sequence[Thing],
    besides: Iterable[Triple],
    shelf: Shelf,
    executor: Executor,
) -> Statistics:
    """Writes graph.nt, outline.nt, inferred.nt, facts.jsonl and ontology.nt, and gives the counts.

    `besides` are triples of all reports together: IRIs that lead to others, things that may be one.
    """
    scratch = folder / SCRATCH
    scratch.mkdir()
    things_runs = list(results(executor, _write_things, _things_tasks(things, scratch)))
    stated = [stated for stated, _ in things_runs]
    follows = [follows for _, follows in things_runs]
    stated += results(executor, make_run, _runs(catalog, shelf, region_part.STATED, scratch))
    follows += results(executor, make_run, _runs(catalog, shelf, region_part.INFERRED, scratch))
    stated.append(scratch / "besides")
    stated[-1].write_bytes(to_ntriples(set(besides)).encode())
    follows.append(join(catalog, shelf, scratch / "joined"))
    outputs = (folder / GRAPH, folder / INFERRED)
    counts = merge(executor, stated, follows, outputs, scratch, outline=folder / OUTLINE)
    logs = list(results(executor, make_run, _runs(catalog, shelf, region_part.LOG, scratch)))
    merge(executor, logs, (), (folder / FACTS, scratch / "none"), scratch)
    shutil.rmtree(scratch)
    write_ontology(folder)
    return Statistics(
        counts.lines,
        dict(sorted(counts.classes.items())),
        dict(sorted(counts.predicates.items())),
        counts.follows,
    )


@dataclass(frozen=True)
class ToldTask:
    """A build whose lines for questions are to be written, and what is then made of them."""

    folder: Path
    also: Callable[[Path], None] | None


def write_told(task: ToldTask) -> None:
    """Writes the lines for questions."""
    write_subjects(task.folder)
    if task.also is not None:
        task.also(task.folder)


def load(folder: Path, executor: Executor, also: Callable[[Path], None] | None = None) -> None:
    """Fills the store from the files, and writes the columns for counts and the lines for questions.

    The lines are written, and what is `also` made of them, while the store is filled, which takes as long.
    """
    told = results(executor, write_told, [ToldTask(folder, also)])
    write_store(folder / STORE, [folder / GRAPH, folder / ONTOLOGY])
    write_columns(folder)
    list(told)


def write_ontology(folder: Path) -> None:
    """Classes, properties, schemes and what follows for them."""
    (folder / ONTOLOGY).write_bytes(to_ntriples(set(ground().ontology)).encode())


def join(catalog: Catalog, shelf: Shelf, output: Path) -> Path:
    """What follows where triples of several reports meet in a chain, as a run."""
    closure = ground().closure()
    found: set[str] = set()
    for key in sorted(catalog.series.values()):
        lines = shelf.member(key, region_part.JOINING)
        quads = parse(lines, RdfFormat.N_TRIPLES)
        found.update(f"{triple} .\n" for triple in closure.add(quad.triple for quad in quads))
    output.write_bytes("".join(sorted(found)).encode())
    return output


def _runs(catalog: Catalog, shelf: Shelf, member: str, scratch: Path) -> Iterator[RunTask]:
    sizes = [(key, shelf.size(key, member)) for key in sorted(catalog.series.values())]
    for number, keys in enumerate(grouped(sizes)):
        yield RunTask(shelf.data, keys, member, scratch / f"{member}-{number:05}")


def _things_tasks(things: Sequence[Thing], scratch: Path) -> Iterator[ThingsTask]:
    for start in range(0, len(things), THINGS_AT_ONCE):
        some = tuple(things[start : start + THINGS_AT_ONCE])
        yield ThingsTask(some, scratch / f"things-{start}", scratch / f"of-things-{start}")


def _write_things(task: ThingsTask) -> tuple[Path, Path]:
    stated, follows = things_lines(task.things)
    task.stated.write_bytes(stated)
    task.follows.write_bytes(follows)
    return task.stated, task.follows
