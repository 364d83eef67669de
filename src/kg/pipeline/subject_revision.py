"""The lines of subjects of a build whose graph has some lines more and some fewer than the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from kg.pipeline.merging import Lines, opened, revise
from kg.store.builds import GRAPH, ONTOLOGY
from kg.store.columns import INDEX
from kg.store.subject_changes import Change, note_change
from kg.store.subjects import (
    FILE,
    ontology_lines,
    read_seal,
    start_of,
    subject_line,
    write_seal,
)


def revise_subjects(
    build: Path,
    folder: Path,
    removed: Collection[bytes],
    added: Collection[bytes],
    copied: Callable[[Path, Path, Collection[bytes], Collection[bytes]], object] = revise,
) -> bool:
    """Writes the lines of subjects of a build from those of the one before, and of its graph.

    `removed` and `added` are the lines of the graph that went and came; `copied` puts lines out and in, as
    `revise` does. False where there are no lines before, or the ontology is another: then all are to be made
    anew.
    """
    same = (build / ONTOLOGY).read_bytes() == (folder / ONTOLOGY).read_bytes()
    seal = read_seal(build)
    if not same or seal is None:
        return False
    touched = {line.partition(b" ")[0] for line in (*removed, *added)}
    (folder / INDEX).mkdir(parents=True, exist_ok=True)
    gone, come = list(_before(build, touched)), list(_after(build, touched, removed, added))
    copied(build / INDEX / FILE, folder / INDEX / FILE, gone, come)
    after = seal.with_lines(gone, -1).with_lines(come)
    write_seal(folder, after)
    note_change(build, folder, Change(seal, after, frozenset(gone), frozenset(come)))
    return True


def _before(build: Path, subjects: Collection[bytes]) -> Iterator[bytes]:
    at = 0
    with opened(build / INDEX / FILE) as lines:
        for start in sorted(map(start_of, subjects)):
            at = lines.place_of(start, at)
            if (line := lines.line_at(at)).startswith(start):
                yield line


def _after(
    build: Path, subjects: Collection[bytes], removed: Collection[bytes], added: Iterable[bytes]
) -> Iterator[bytes]:
    """What is told of subjects after the change; the new graph.nt may not be written yet."""
    beside, fresh = ontology_lines(build), _by_subject(added)
    at = 0
    with opened(build / GRAPH) as graph:
        for subject in sorted(subjects):
            at = graph.place_of(subject + b" ", at)
            stay = (line for line in _lines_of(subject, graph, at) if line not in removed)
            yield from subject_line((*stay, *fresh.get(subject, ()), *beside.get(subject, ())))


def _by_subject(lines: Iterable[bytes]) -> Mapping[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = defaultdict(list)
    for line in lines:
        found[line.partition(b" ")[0]].append(line)
    return found


def _lines_of(subject: bytes, graph: Lines, at: int) -> Iterator[bytes]:
    """The lines of one subject, of which the first may stand at a place."""
    while (line := graph.line_at(at)).startswith(subject + b" "):
        yield line
        at += len(line)
