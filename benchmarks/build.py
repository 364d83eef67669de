"""How fast a report becomes a graph: each figure beside its aim, closure and shapes beside their peers.

    python benchmarks/build.py [REPORT] [--peers]

`--peers` also runs owlrl and pySHACL on the same data, which takes half a minute.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import owlrl
import pyshacl
import rdflib
from pyoxigraph import RdfFormat, Triple, serialize

from kg.assessment.status import assess
from kg.document.reader import read
from kg.facts.extractor import extract
from kg.ontology import ontology_triples, shapes_triples
from kg.pipeline.workers import COLLECT_AFTER
from kg.rdf.confidence import read_confidence
from kg.rdf.mapping import describe
from kg.rdf.minting import mint
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.shapes import read_shapes
from kg.rdf.things import gather, namings, thing_triples
from kg.rdf.validation import class_axioms, validate
from kg.resolution.resolver import resolve

REPORT = Path(__file__).parents[1] / "data" / "reports" / "jiading-2021h1"
ROUNDS = 5


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", nargs="?", type=Path, default=REPORT)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    row("what", "measured", "aim")
    row("kg build, cold", f"{cold_build(options.report):.2f} s", "under 5 s")
    stated = measure_steps(options.report)
    measure_reasoning(stated, peers=options.peers)


def row(what: str, measured: str, aim: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{what:36} {measured:>16}   {aim}\n")


def timed(
    step: Callable[[], object], rounds: int = ROUNDS, clock: Callable[[], float] = perf_counter
) -> float:
    """The median time of a step, the first round thrown away."""
    seconds = []
    for _ in range(rounds + 1):
        start = clock()
        step()
        seconds.append(clock() - start)
    return median(seconds[1:])


def cold_build(report: Path) -> float:
    """A whole build in a new process, best of three."""
    best = float("inf")
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            start = perf_counter()
            command = [sys.executable, "-m", "kg", "build", str(report), "-o", folder]
            subprocess.run(command, check=True, capture_output=True)
            best = min(best, perf_counter() - start)
    return best


def measure_steps(report: Path) -> set[Triple]:
    """Extraction and mapping in a warm process; gives the triples."""
    document = read(report)
    facts = extract(document)
    resolved = resolve(document, facts)
    names = {name.key: name for name in mint([(resolved.report_id, resolved.entities)])}
    gc.set_threshold(COLLECT_AFTER)  # as in the workers of a build
    extraction = timed(lambda: resolve(document, extract(read(report))), clock=process_time)
    row("read, extract, resolve", f"{1 / extraction:.1f} reports/s", "10 a second of a core")
    confidence = read_confidence()
    iris = {key: name.iri for key, name in names.items()}
    mapping = timed(lambda: describe(document, resolved, iris, confidence))
    row("map to triples", f"{mapping * 1000:.0f} ms", "")
    things = gather(namings(document, resolved, assess(resolved)), names)
    stated = describe(document, resolved, iris, confidence).triples
    return stated.union(*(thing_triples(thing, confidence) for thing in things))


def measure_reasoning(stated: set[Triple], *, peers: bool) -> None:
    """Closure and shapes, and the same work by owlrl and pySHACL."""
    ontology = list(ontology_triples())
    rules = compile_rules(ontology)

    def close() -> float:
        closure = Closure(rules, ontology)
        start = perf_counter()
        closure.add(stated)
        return perf_counter() - start

    closing = median(close() for _ in range(ROUNDS))
    row(f"closure of {len(stated)} triples", f"{closing * 1000:.0f} ms", "50 ms")
    shapes = read_shapes(shapes_triples())
    data = [*stated, *class_axioms(ontology)]
    checking = timed(lambda: validate(data, shapes))
    row("shapes", f"{checking * 1000:.0f} ms", "30 ms")
    if peers:
        graph = rdflib_graph(data)
        start = perf_counter()
        pyshacl.validate(graph, shacl_graph=rdflib_graph(list(shapes_triples())))
        seconds = perf_counter() - start
        row("pySHACL", f"{seconds:.1f} s = {seconds / checking:.0f} x", "20 x")
        graph = rdflib_graph([*stated, *ontology])
        start = perf_counter()
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
        seconds = perf_counter() - start
        row("owlrl", f"{seconds:.1f} s = {seconds / closing:.0f} x", "200 x")


def rdflib_graph(triples: list[Triple]) -> rdflib.Graph:
    """The same triples for rdflib."""
    return rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")


if __name__ == "__main__":
    main()
