"""How fast a question is answered in a warm process, at one report and at many copies of it.

    python benchmarks/answering.py [BUILT] [--reports 1 30] [--questions FILE.jsonl]

BUILT is a folder that `kg build` wrote. Copies get names and IRIs of their own, so that nothing is merged.
Aims: 50 ms a question at one report, 300 ms at 1,000 reports' worth of data.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import pyoxigraph

from kg.answering import Answerer, answerer
from kg.store.embedded import EmbeddedStore

QUESTIONS = Path(__file__).parent.parent / "tests" / "answering" / "questions.jsonl"
KINDS = ("milestone", "observation", "recognition", "commitment", "fact")


def copy_of(triples: str, number: int) -> str:
    """The triples of a report as those of another: other region code, report and hashes."""
    copied = triples.replace("/id/310114/", f"/id/{310000 + number}/").replace(
        "/id/report/", f"/id/report/{number}-"
    )
    for kind in KINDS:
        copied = copied.replace(f"/id/{kind}/", f"/id/{kind}/{number}-")
    return copied


def stocked(built: Path, reports: int) -> EmbeddedStore:
    """A store in memory with a built graph so many times."""
    triples = "".join((built / name).read_text("utf-8") for name in ("graph.nt", "inferred.nt"))
    store = pyoxigraph.Store()
    for number in range(reports):
        store.bulk_load(copy_of(triples, number).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return EmbeddedStore(store)


def measure(ready: Answerer, questions: list[str]) -> list[float]:
    """Milliseconds a question."""
    times = []
    for question in questions:
        start = perf_counter()
        ready.ask(question)
        times.append(1000 * (perf_counter() - start))
    return times


def main() -> None:
    """Prints one line for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("built", nargs="?", type=Path, default=Path(".kg"))
    parser.add_argument("--reports", nargs="+", type=int, default=[1, 30])
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    arguments = parser.parse_args()
    lines = arguments.questions.read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    sys.stdout.write("| reports | start s | median ms | p95 ms | max ms | MB |\n|---|---|---|---|---|---|\n")
    for reports in arguments.reports:
        store = stocked(arguments.built, reports)
        start = perf_counter()
        ready = answerer(store)
        started = perf_counter() - start
        times = measure(ready, questions)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        late = quantiles(times, n=20)[-1]
        row = (
            reports,
            f"{started:.1f}",
            f"{median(times):.1f}",
            f"{late:.1f}",
            f"{max(times):.0f}",
            f"{memory:.0f}",
        )
        sys.stdout.write("| " + " | ".join(map(str, row)) + " |\n")


if __name__ == "__main__":
    main()
