"""How fast one core reads a report: this tree, and others beside it by turns in one run.

    python benchmarks/reading.py [REPORT] [--against SRC ...] [--turns 5]

reads, extracts and resolves the report. `SRC` is the `src` folder of another checkout, for a change before
and after; `.compiled`, where `make compiled` made it, is always among them. Milliseconds are the processor's,
the least and the median over all turns, each a process of its own. "first" is a report that the process has
not read before, though it has read made-up ones; "again" is the same report read once more. Python searches
for cycles as seldom as in the workers of a build.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import generator

HERE = Path(__file__).parents[1]
REPORT = HERE / "data" / "reports" / "jiading-2021h1"
COMPILED = HERE / ".compiled"
PROBE = """
import gc, json, sys, time
from pathlib import Path
from kg.document.reader import read
from kg.facts.extractor import extract
from kg.pipeline.workers import COLLECT_AFTER
from kg.resolution.resolver import resolve

def taken(path):
    start = time.process_time()
    document = read(path)
    resolve(document, extract(document))
    return 1000 * (time.process_time() - start)

gc.set_threshold(COLLECT_AFTER)
report, *others = map(Path, sys.argv[1:])
for other in others:
    taken(other)
print(json.dumps([taken(report), min(taken(report) for _ in range(7))]))
"""


def main() -> None:
    """Prints a line for each tree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("report", nargs="?", type=Path, default=REPORT)
    parser.add_argument("--against", nargs="*", type=Path, default=[])
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    trees = [*options.against, HERE / "src", *(COMPILED for _ in COMPILED.glob("kg/text.*.so"))]
    measured: dict[Path, list[tuple[float, float]]] = {tree: [] for tree in trees}
    with tempfile.TemporaryDirectory() as folder:
        others = generator.write(Path(folder), districts=3, halves=2, seed=1)
        for _ in range(options.turns):
            for tree in trees:
                measured[tree].append(probe(tree, [options.report.resolve(), *others]))
    row("", "first: least", "median", "again: least", "median", "reports/s")
    for tree, times in measured.items():
        first, again = zip(*times, strict=True)
        figures = (min(first), median(first), min(again), median(again))
        row(str(tree), *(f"{each:.0f} ms" for each in figures), f"{1000 / median(again):.1f} (aim 10)")


def probe(tree: Path, reports: list[Path]) -> tuple[float, float]:
    """Milliseconds for the report read first and again, in a new process that runs the code of a tree."""
    command = [sys.executable, "-c", PROBE, *map(str, reports)]
    environment = {**os.environ, "PYTHONPATH": str(tree.resolve())}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    first, again = json.loads(done.stdout)
    return first, again


def row(tree: str, *cells: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{tree[-40:]:40}" + "".join(f"{cell:>16}" for cell in cells) + "\n")


if __name__ == "__main__":
    main()
