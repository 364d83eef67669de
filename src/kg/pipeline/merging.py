"""Sorted lines of many parts to one sorted file in bounded memory, each line once; such a file revised.

Lines are bytes that end in a newline; bytes of UTF-8 sort as the characters they stand for.
"""

from __future__ import annotations

import mmap
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg.pipeline.shelf import Shelf
from kg.pipeline.workers import results
from kg.store.outline import outlined

# So much is held at once; lines as objects take three times their bytes.
RUN_BYTES = 48 << 20
SLICE_BYTES = 48 << 20
SAMPLES = 64
RDF_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True, slots=True)
class RunTask:
    """Members of parts to be written as one sorted run."""

    data: Path
    keys: tuple[str, ...]
    member: str
    output: Path


def make_run(task: RunTask) -> Path:
    """Writes a run."""
    shelf = Shelf(task.data)
    lines = [line for key in task.keys for line in shelf.member(key, task.member).splitlines(keepends=True)]
    write_sorted(task.output, lines)
    return task.output


def write_sorted(path: Path, lines: list[bytes]) -> None:
    """Lines sorted, each once."""
    lines.sort()
    path.write_bytes(b"".join(dict.fromkeys(lines)))


@dataclass(frozen=True, slots=True)
class Slice:
    """All lines from `first` up to `last`, empty where open, of what is stated and what follows."""

    stated: tuple[Path, ...]
    follows: tuple[Path, ...]
    first: bytes
    last: bytes
    output: Path
    counted: bool


@dataclass(slots=True)
class Counts:
    """How many lines, and of each property and class."""

    lines: int = 0
    follows: int = 0
    predicates: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Takes up the counts of another slice."""
        self.lines += other.lines
        self.follows += other.follows
        self.predicates.update(other.predicates)
        self.classes.update(other.classes)

    def count(self, lines: Iterable[bytes], by: int = 1) -> None:
        """Counts N-Triples in, or with -1 out."""
        predicates: Counter[bytes] = Counter()
        classes: Counter[bytes] = Counter()
        for line in lines:
            _, predicate, value = line.split(b" ", 2)
            predicates[predicate] += by
            if predicate == RDF_TYPE and value.startswith(b"<"):
                classes[value[:-3]] += by
        self.lines += predicates.total()
        for found, total in ((predicates, self.predicates), (classes, self.classes)):
            total.update({name[1:-1].decode(): number for name, number in found.items()})


def merge_slice(task: Slice) -> Counts:
    """Writes a slice of all lines to `output`, and beside it of those that follow and are not stated."""
    stated = [line for run in task.stated for line in _between(run, task.first, task.last)]
    follows = [line for run in task.follows for line in _between(run, task.first, task.last)]
    known = set(stated)
    follows = sorted(set(follows) - known)
    everything = sorted(known.union(follows)) if follows else sorted(known)
    task.output.write_bytes(b"".join(everything))
    follows_beside(task.output).write_bytes(b"".join(follows))
    counts = Counts(follows=len(follows))
    if task.counted:
        counts.count(everything)
        outline_beside(task.output).write_bytes(b"".join(outlined(everything)))
    return counts


def follows_beside(path: Path) -> Path:
    """Where a slice's inferred lines stand."""
    return path.with_suffix(".follows")


def outline_beside(path: Path) -> Path:
    """Where a slice's lines of the outline stand."""
    return path.with_suffix(".outline")


def merge(
    executor: Executor,
    stated: Sequence[Path],
    follows: Sequence[Path],
    outputs: tuple[Path, Path],
    scratch: Path,
    *,
    outline: Path | None = None,
) -> Counts:
    """Merges runs to all lines and to those that follow only; slices are merged apart and then joined.

    With an `outline` the lines are N-Triples: they are counted, and those of their outline written there.
    """
    bounds = _bounds([*stated, *follows])
    edges = [(first, last) for first, last in zip((b"", *bounds), (*bounds, b""), strict=True)]
    tasks = [
        Slice(tuple(stated), tuple(follows), first, last, scratch / f"slice-{number:05}", outline is not None)
        for number, (first, last) in enumerate(edges)
    ]
    total = Counts()
    with ExitStack() as stack:
        whole, inferred = (stack.enter_context(path.open("wb")) for path in outputs)
        beside = stack.enter_context(outline.open("wb")) if outline else None
        for task, counts in zip(tasks, results(executor, merge_slice, tasks), strict=True):
            total.add(counts)
            parts = [(task.output, whole), (follows_beside(task.output), inferred)]
            if beside is not None:
                parts.append((outline_beside(task.output), beside))
            for part, output in parts:
                with part.open("rb") as source:
                    shutil.copyfileobj(source, output, 1 << 20)
                part.unlink()
    return total


def _bounds(runs: Iterable[Path]) -> list[bytes]:
    """Lines that part the runs into slices of bounded size."""
    samples: list[bytes] = []
    size = 0
    for run in runs:
        with opened(run) as lines:
            size += len(lines)
            for at in range(0, len(lines), max(1, len(lines) // SAMPLES)):
                samples.append(lines.line_at(lines.start_of(at)))
    slices = -(-size // SLICE_BYTES)
    samples.sort()
    return sorted({samples[len(samples) * number // slices] for number in range(1, slices)})


class Lines:
    """A sorted file of lines in memory as the system maps it."""

    def __init__(self, content: mmap.mmap | bytes) -> None:
        self.content = content

    def __len__(self) -> int:
        return len(self.content)

    def start_of(self, at: int) -> int:
        """Where the line that holds a byte begins."""
        return self.content.rfind(b"\n", 0, at) + 1

    def line_at(self, start: int) -> bytes:
        """The line that begins somewhere; empty at the end."""
        end = self.content.find(b"\n", start)
        return self.content[start : end + 1] if end >= 0 else self.content[start:]

    def place_of(self, line: bytes, start: int = 0) -> int:
        """Where the first line not before this one begins, looking from some line's start onwards."""
        low, step = start, 4096
        while low + step < len(self.content) and self.line_at(self.start_of(low + step)) < line:
            low, step = self.start_of(low + step), step * 2
        high = min(low + step, len(self.content))
        while low < high:
            middle = self.start_of((low + high) // 2)
            if middle < low:
                middle = low
            found = self.line_at(middle)
            if found < line:
                low = middle + len(found)
            else:
                high = middle
        return low

    def holds(self, line: bytes) -> bool:
        """Whether this line is there."""
        return self.line_at(self.place_of(line)) == line


@contextmanager
def opened(path: Path) -> Iterator[Lines]:
    """A sorted file for looking up."""
    if path.stat().st_size == 0:
        yield Lines(b"")
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        yield Lines(content)


def _between(run: Path, first: bytes, last: bytes) -> list[bytes]:
    with opened(run) as lines:
        start = lines.place_of(first) if first else 0
        end = lines.place_of(last, start) if last else len(lines)
        return lines.content[start:end].splitlines(keepends=True)


# Less than this is not worth a call of its own.
COPIED_INSIDE = 1 << 16


def revise(before: Path, after: Path, removed: Iterable[bytes], added: Iterable[bytes]) -> None:
    """A sorted file with some lines taken out and others put in; what lies between is copied as it is."""
    gone = set(removed)
    edits = sorted(gone | set(added))
    fresh = set(added)
    with ExitStack() as stack:
        lines = stack.enter_context(opened(before))
        output = stack.enter_context(after.open("wb"))
        source = os.open(before, os.O_RDONLY)
        stack.callback(os.close, source)
        at = 0
        for line in edits:
            place = lines.place_of(line, at)
            _copy(lines, source, at, place, output)
            there = lines.line_at(place) == line
            if line in fresh or (there and line not in gone):
                output.write(line)
            at = place + len(line) if there else place
        _copy(lines, source, at, len(lines), output)


def _copy(lines: Lines, source: int, start: int, end: int, output: BinaryIO) -> None:
    """Copies a stretch, a long one inside the system where that can be, which takes half the time."""
    if end - start >= COPIED_INSIDE and hasattr(os, "copy_file_range"):
        output.flush()
        try:
            while start < end and (done := os.copy_file_range(source, output.fileno(), end - start, start)):
                start += done
        except OSError:
            # A file system that cannot; what is left is written.
            pass
        output.seek(0, os.SEEK_END)
    while start < end:
        stop = min(end, start + COPIED_INSIDE)
        start += output.write(lines.content[start:stop])


def grouped(sizes: Sequence[tuple[str, int]], limit: int = RUN_BYTES) -> Iterator[tuple[str, ...]]:
    """Names gathered, in their order, up to a size each."""
    group: list[str] = []
    held = 0
    for name, size in sizes:
        if group and held + size > limit:
            yield tuple(group)
            group, held = [], 0
        group.append(name)
        held += size
    if group:
        yield tuple(group)
