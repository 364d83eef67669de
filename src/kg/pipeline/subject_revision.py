"""The lines of subjects of a build whose graph has some lines more and some fewer than the one before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from kg.pipeline.merging import Lines, opened, revise
from kg.store.builds import GRAPH, ONTOLOGY
from kg.store.columns import INDEX
from kg.store.subjects import (
    FILE,
    ontology_lines,
    read_seal,
    start_of,
    subject_line,
    write_seal,
    write_subjects,
)


def revise_subjects(build: Path, folder: Path, changed: Collection[bytes]) -> None:
    """Writes the lines of subjects of a build from those of the one before.

    `changed` are the lines of its graph that came and went. Where there are no lines before, or the ontology
    is another, all are made anew.
    """
    same = (build / ONTOLOGY).read_bytes() == (folder / ONTOLOGY).read_bytes()
    seal = read_seal(build)
    if not same or seal is None:
        write_subjects(folder)
        return
    touched = {line.partition(b" ")[0] for line in changed}
    (folder / INDEX).mkdir(parents=True, exist_ok=True)
    gone, come = list(_before(build, touched)), list(_after(folder, touched))
    revise(build / INDEX / FILE, folder / INDEX / FILE, gone, come)
    write_seal(folder, seal.with_lines(gone, -1).with_lines(come))


def _before(build: Path, subjects: Collection[bytes]) -> Iterator[bytes]:
    at = 0
    with opened(build / INDEX / FILE) as lines:
        for start in sorted(map(start_of, subjects)):
            at = lines.place_of(start, at)
            if (line := lines.line_at(at)).startswith(start):
                yield line


def _after(folder: Path, subjects: Collection[bytes]) -> Iterator[bytes]:
    beside = ontology_lines(folder)
    at = 0
    with opened(folder / GRAPH) as graph:
        for subject in sorted(subjects):
            at = graph.place_of(subject + b" ", at)
            yield from subject_line((*_lines_of(subject, graph, at), *beside.get(subject, ())))


def _lines_of(subject: bytes, graph: Lines, at: int) -> Iterator[bytes]:
    """The lines of one subject, of which the first may stand at a place."""
    while (line := graph.line_at(at)).startswith(subject + b" "):
        yield line
        at += len(line)
