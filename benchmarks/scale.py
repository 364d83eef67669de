"""How the cost of a build grows with the number of reports, on made-up ones, beside the same work by others.

    python benchmarks/scale.py [--sizes 10 100 1000] [--halves 2] [--seed 1] [--workers 2] [--rdflib 10]

For each size: a build in a process of its own: seconds of processor and by the clock, seconds by step and
the most memory all its processes held; one report more by `kg add`; graph.nt loaded by us, by `oxigraph load`
and, up to --rdflib reports, by rdflib; and what of the known answers was found, over up to 50 reports.
Where other work shares the cores, read the seconds of processor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.document.reader import read
from kg.evaluation import evaluate, read_labels
from kg.facts.extractor import extract
from kg.resolution.resolver import resolve
from kg.store.builds import GRAPH, LEDGER, STORE, current_build

sys.path.insert(0, str(Path(__file__).parent))
import generator
from districts import district
from made_up import Half

MEGABYTE = 1024 * 1024
EVALUATED = 50
LOAD = "from pathlib import Path; import sys; from kg.store import filling; "
LOAD += "filling.{}(Path(sys.argv[2]), [Path(sys.argv[1])])"
RDFLIB = "import sys, rdflib; rdflib.Graph().parse(sys.argv[1], format='nt')"


@dataclass(frozen=True, slots=True)
class Run:
    """One command: seconds of processor and by the clock, megabytes at most, what it printed."""

    processor: float
    clock: float
    memory: float
    printed: str

    def __str__(self) -> str:
        return f"{self.processor:.1f} s of processor, {self.clock:.1f} s by the clock, {self.memory:.0f} MB"


def run(*command: str) -> Run:
    """Runs a command and watches all its processes; shared memory is counted once for each that shares it."""
    before = os.times()
    start = time.perf_counter()
    peak = 0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        with subprocess.Popen(command, stdout=output) as process:
            while process.poll() is None:
                peak = max(peak, sum(map(_private, _tree(process.pid))))
                time.sleep(0.1)
        if process.returncode:
            raise SystemExit(f"{command[:4]} failed")
        output.seek(0)
        printed = output.read()
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(used, time.perf_counter() - start, peak / 1024, printed)


def _tree(pid: int) -> list[int]:
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [each for child in _read(children).split() for each in _tree(int(child))]
    return found


def _private(pid: int) -> int:
    """Kilobytes of a process that belong to no file."""
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss_Anon:")), 0)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size."""

    reports: int
    triples: int
    build: Run
    steps: dict[str, float]
    store: float
    files: float
    parts: float
    add: Run
    loads: dict[str, Run]
    pledges: int
    correct: dict[str, tuple[float, float]]


def measure(size: int, options: argparse.Namespace) -> Measured:
    """Generates, builds, adds, loads, evaluates."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        count = -(-size // options.halves)
        made = generator.write(home / "reports", districts=count, halves=options.halves, seed=options.seed)
        labels = home / "labels"
        (home / "reports" / "labels").rename(labels)
        for extra in made[size:]:
            extra.rename(home / extra.name)
        kg = (sys.executable, "-m", "kg")
        built = run(
            *kg,
            "build",
            str(home / "reports"),
            *("-o", str(home / "kg"), "--json", "--workers", str(options.workers)),
        )
        record = json.loads(built.printed)
        build = current_build(home / "kg")
        sizes = _size(build / STORE), _size(build) - _size(build / STORE), _size(home / "kg" / "parts")
        loads = _load(build / GRAPH, home, size <= options.rdflib)
        pledges = len((build / LEDGER).read_text(encoding="utf-8").splitlines())
        one_more = _one_more(home / "more", count // 2, options)
        return Measured(
            size,
            record["triples"],
            built,
            record["seconds"],
            *sizes,
            run(*kg, "add", str(one_more), "-o", str(home / "kg"), "--json"),
            loads,
            pledges,
            correctness(made[:size:3][:EVALUATED], labels),
        )


def _one_more(folder: Path, number: int, options: argparse.Namespace) -> Path:
    """The next report of a district that has some."""
    (folder / "labels").mkdir(parents=True)
    place, half = district(options.seed, number), Half(options.halves)
    return generator.write_one(folder, place, half, generator.report(options.seed, place, half))


def _load(graph: Path, home: Path, with_rdflib: bool) -> dict[str, Run]:
    oxigraph = str(Path(sysconfig.get_path("scripts"), "oxigraph"))
    (home / "indexed").mkdir()
    loads = {
        # The peers write no index of literals.
        "kg": run(sys.executable, "-c", LOAD.format("load_triples"), str(graph), str(home / "fresh")),
        "kg with the index of literals": run(
            sys.executable, "-c", LOAD.format("write_store"), str(graph), str(home / "indexed" / "store")
        ),
        "oxigraph load": run(oxigraph, "load", "--location", str(home / "ox"), "--file", str(graph)),
    }
    if with_rdflib:
        loads["rdflib"] = run(sys.executable, "-c", RDFLIB, str(graph))
    return loads


def correctness(reports: Sequence[Path], labels: Path) -> dict[str, tuple[float, float]]:
    """Recall and precision by kind, against what the generator knows."""
    counts: Counter[tuple[str, str]] = Counter()
    for home in reports:
        document = read(home)
        done = evaluate(
            read_labels(labels / f"{home.name}.jsonl"), document, resolve(document, extract(document))
        )
        for score in done.scores:
            if not score.group and "," not in score.kind:
                for name in ("found", "labelled", "right", "judged"):
                    counts[score.kind, name] += getattr(score, name)
    kinds = sorted({kind for kind, _ in counts})
    return {
        kind: (
            counts[kind, "found"] / max(1, counts[kind, "labelled"]),
            counts[kind, "right"] / max(1, counts[kind, "judged"]),
        )
        for kind in kinds
    }


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEGABYTE


def show(one: Measured) -> None:
    """A size, in a few lines."""
    steps = ", ".join(f"{name} {seconds:.1f}" for name, seconds in one.steps.items())
    lines = [
        f"{one.reports} reports, {one.triples} triples, {one.pledges} pledges",
        f"  build: {one.build}; a report {one.build.processor / one.reports:.3f} s of processor",
        f"    by the clock: {steps}",
        f"  on disk: store {one.store:.1f} MB, files {one.files:.1f} MB, parts {one.parts:.1f} MB",
        f"  one report more: {one.add}",
    ]
    for name, load in one.loads.items():
        rate = one.triples / max(load.processor, 0.01)
        lines.append(f"  load by {name}: {load}; {rate:.0f} triples a second of processor")
    correct = ", ".join(f"{kind} {recall:.3f}/{right:.3f}" for kind, (recall, right) in one.correct.items())
    lines.append(f"  recall/precision: {correct}")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Prints each size, and the slope between the two largest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--halves", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rdflib", type=int, default=10, help="largest size that rdflib loads too")
    options = parser.parse_args()
    found = []
    for size in options.sizes:
        found.append(measure(size, options))
        show(found[-1])
    if len(found) > 1:
        less, more = found[-2:]
        step = more.reports - less.reports
        sys.stdout.write(
            "each further report: "
            f"{(more.build.processor - less.build.processor) / step:.3f} s of processor, "
            f"{(more.build.memory - less.build.memory) / step:.2f} MB of memory, "
            f"{(more.triples - less.triples) / step:.0f} triples, "
            f"{(more.store - less.store) / step:.2f} MB of store, "
            f"{(more.files - less.files) / step:.2f} MB of files, "
            f"{(more.parts - less.parts) / step:.2f} MB of parts\n"
        )


if __name__ == "__main__":
    main()
