"""How the cost of a build grows with the number of reports, on made-up ones.

    python benchmarks/scale.py [--sizes 1 10 100] [--halves 2] [--seed 1]

prints, for each size: seconds of processor and by the clock, seconds by step, memory at most, triples, store
on disk, the time to load graph.nt into a fresh store, and what the ledger holds. Each build is a process of
its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kg.store.builds import GRAPH, LEDGER, STORE, current_build
from kg.store.embedded import write_store

sys.path.insert(0, str(Path(__file__).parent))
from generator import write

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """One build of so many reports."""

    reports: int
    processor: float
    seconds: float
    steps: dict[str, float]
    memory: float
    triples: int
    disk: float
    load: float
    pledges: int


def measure(size: int, halves: int, seed: int) -> Measured:
    """Generates, builds in a fresh process, and loads the graph once more."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        reports = write(home / "reports", districts=-(-size // halves), halves=halves, seed=seed)[:size]
        seconds, processor, memory, built = _build(reports, home / "kg")
        build = current_build(home / "kg")
        start = perf_counter()
        write_store(home / "fresh", [build / GRAPH])
        load = perf_counter() - start
        return Measured(
            reports=size,
            processor=processor,
            seconds=seconds,
            steps=built["seconds"],
            memory=memory,
            triples=built["triples"],
            disk=_size(build / STORE),
            load=load,
            pledges=len((build / LEDGER).read_text(encoding="utf-8").splitlines()),
        )


def _build(reports: Sequence[Path], output: Path) -> tuple[float, float, float, dict]:  # type: ignore[type-arg]
    program = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], check=True, capture_output=True)\n"
        "sys.stdout.buffer.write(done.stdout)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_maxrss, used.ru_utime + used.ru_stime)\n"
    )
    command = [sys.executable, "-m", "kg", "build", *map(str, reports), "-o", str(output), "--json"]
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, *command], check=True, capture_output=True, text=True
    )
    seconds = perf_counter() - start
    body, _, peak = done.stdout.rstrip().rpartition("\n")
    memory, processor = peak.split()
    return seconds, float(processor), int(memory) / 1024, json.loads(body)


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def main() -> None:
    """Prints the table and the slope between the two largest sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--halves", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = []
    for size in options.sizes:
        found.append(measure(size, options.halves, options.seed))
        sys.stdout.write(_line(found[-1]))
        sys.stdout.flush()
    if len(found) > 1:
        less, more = found[-2:]
        step = more.reports - less.reports
        sys.stdout.write(
            f"each further report: {(more.processor - less.processor) / step:.3f} s of processor, "
            f"{(more.memory - less.memory) / step:.2f} MB of memory, "
            f"{(more.triples - less.triples) / step:.0f} triples, "
            f"{(more.disk - less.disk) / step:.2f} MB on disk\n"
        )


def _line(one: Measured) -> str:
    steps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in one.steps.items())
    return (
        f"{one.reports} reports: {one.processor:.1f} s of processor "
        f"({one.processor / one.reports:.2f} a report), "
        f"{one.seconds:.1f} s by the clock, "
        f"{one.memory:.0f} MB, {one.triples} triples, store {one.disk:.1f} MB, load {one.load:.2f} s "
        f"({one.triples / one.load:.0f} triples/s), {one.pledges} pledges\n    {steps}\n"
    )


if __name__ == "__main__":
    main()
