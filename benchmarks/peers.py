"""The closure beside owlrl and reasonable, the shapes beside pySHACL: on the same triples, in the same run.

    python benchmarks/peers.py [--sizes 1 10] [--owlrl 1] [--pyshacl 100] [--seed 1]
    python benchmarks/peers.py --built DATA

The triples are those that a build of so many made-up reports states. Seconds are of processor, so that other
work on the machine does not count. owlrl runs up to --owlrl reports, pySHACL up to --pyshacl, past which the
rate it had is carried on and said to be; reasonable where it is installed (it is no dependency). Beside the
time stands what each concludes by the chains. For the shapes one triple in 997 is left out and the value of
one in 1,499 spoilt, so that there are faults of many kinds; they are compared one by one.

With --built only the shapes are compared, on a graph that was built before, and what one side held is let go
before the other begins: for sizes at which both together would not fit.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import owlrl
import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib.namespace import SH

from kg.namespaces import iri
from kg.ontology import ontology_triples, shapes_triples
from kg.pipeline import build
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.shapes import read_shapes
from kg.rdf.validation import class_axioms, validate
from kg.store.builds import GRAPH, INFERRED, built_file

sys.path.insert(0, str(Path(__file__).parent))
import generator

CHAINED = ("dp:servesIndustry", "dp:locatedIn", "dp:partOf", "skos:broaderTransitive")
# The national classifications are no part of the work, and make the peers slow.
CLASSIFICATIONS = ("<https://w3id.org/devplan/gbt4754", "<https://w3id.org/devplan/sei-2018")
# Which triples are left out and which spoilt.
LEFT_OUT, SPOILT = 997, 1499
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What a piece of work gives, and its seconds of processor."""
    start = time.process_time()
    return work(), time.process_time() - start


def stated_by(reports: int, seed: int) -> list[Triple]:
    """What a build of made-up reports states: each pair of districts has an industry under another."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        made = generator.write(home / "in", districts=-(-reports // 2), halves=2, seed=seed)[:reports]
        build(made, home / "kg")
        return stated_in(home / "kg")


def stated_in(data: Path) -> list[Triple]:
    """What a built graph states, and the hierarchy."""
    follows = set(built_file(data, INFERRED).splitlines())
    lines = [line for line in built_file(data, GRAPH).splitlines() if line not in follows]
    stated = [quad.triple for quad in parse(b"\n".join(lines), RdfFormat.N_TRIPLES)]
    return [*stated, *_hierarchy(stated)]


def _hierarchy(stated: Iterable[Triple]) -> list[Triple]:
    """Made-up reports say of no industry that it is narrower than another; chains need some that are."""
    served = {each.object for each in stated if each.predicate.value == iri("dp:servesIndustry")}
    industries = sorted(served, key=str)
    broader = NamedNode(iri("skos:broader"))
    return [Triple(one, broader, other) for one, other in pairwise(industries) if isinstance(one, NamedNode)]


def graph_of(triples: Iterable[Triple]) -> rdflib.Graph:
    """The same triples for rdflib."""
    return rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="nt")


def chained(predicates: Iterable[str]) -> str:
    """How many triples there are of each property that a chain leads to."""
    found = list(predicates)
    return ", ".join(f"{curie} {found.count(iri(curie))}" for curie in CHAINED)


def compare_closures(stated: list[Triple], *, with_owlrl: bool) -> None:
    """Ours, owlrl's, reasonable's."""
    ontology = [each for each in ontology_triples() if not str(each.subject).startswith(CLASSIFICATIONS)]
    closure = Closure(compile_rules(ontology), ontology)
    follows, ours = timed(lambda: closure.add(stated))
    everything = {*stated, *follows}
    row("closure: kg", ours, chained(each.predicate.value for each in everything))
    if with_owlrl:
        graph = graph_of([*stated, *ontology])
        _, theirs = timed(lambda: owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph))
        row(
            f"closure: owlrl, {theirs / ours:.0f} x",
            theirs,
            chained(str(each) for each in graph.predicates()),
        )
    try:
        reasonable = importlib.import_module("reasonable")
    except ImportError:
        return
    with tempfile.NamedTemporaryFile(suffix=".ttl") as file:
        file.write(serialize([*stated, *ontology], format=RdfFormat.N_TRIPLES) or b"")
        file.flush()
        reasoner = reasonable.PyReasoner()
        reasoner.load_file(file.name)
        found, theirs = timed(reasoner.reason)
    row(f"closure: reasonable, {theirs / ours:.1f} x", theirs, chained(str(each[1]) for each in found))


def spoilt(stated: Iterable[Triple]) -> list[Triple]:
    """The same with faults: some triples left out, some with a value that nothing allows."""
    kept = (each for number, each in enumerate(sorted(stated, key=str)) if number % LEFT_OUT)
    return [
        each if number % SPOILT else Triple(each.subject, each.predicate, Literal("?"))
        for number, each in enumerate(kept)
    ]


Fault = tuple[str, str, str]


def faults_of(report: rdflib.Graph) -> Counter[Fault]:
    """PySHACL's faults: the node, the kind of constraint, the value."""
    found = []
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        kind = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        value = report.value(result, SH.value)
        found.append((str(report.value(result, SH.focusNode)), kind, "" if value is None else str(value)))
    return Counter(found)


def compare_shapes(stated: list[Triple], *, with_pyshacl: bool, rate: float) -> float:
    """Ours and pySHACL's; gives its seconds a triple, those at the size before where it does not run.

    What is stated is let go for pySHACL, which needs the room.
    """
    data = [*spoilt(stated), *class_axioms(ontology_triples())]
    many = len(data)
    own, ours = own_faults(data)
    row("shapes: kg", ours, f"{own.total()} faults")
    if not with_pyshacl:
        row(f"shapes: pySHACL, {rate * many / ours:.0f} x", rate * many, "carried on, not run")
        return rate
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        serialize(data, file, format=RdfFormat.N_TRIPLES)
        file.flush()
        data.clear()
        stated.clear()
        graph, shapes_graph = rdflib.Graph().parse(file.name, format="nt"), graph_of(shapes_triples())
    (_, report, _), theirs = timed(lambda: pyshacl.validate(graph, shacl_graph=shapes_graph))
    others = faults_of(report)
    alone = (own - others).total(), (others - own).total()
    same = "the same" if alone == (0, 0) else f"only kg {alone[0]}, only pySHACL {alone[1]}"
    kinds = len({kind for _, kind, _ in others})
    row(
        f"shapes: pySHACL, {theirs / ours:.0f} x",
        theirs,
        f"{others.total()} faults of {kinds} kinds, {same}",
    )
    return theirs / many


def own_faults(data: list[Triple]) -> tuple[Counter[Fault], float]:
    """Ours, and the seconds they took to find."""
    shapes = read_shapes(shapes_triples())
    found, seconds = timed(lambda: validate(data, shapes))
    faults = (
        (_text(each.focus), each.component, "" if each.value is None else _text(each.value)) for each in found
    )
    return Counter(faults), seconds


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def row(what: str, seconds: float, result: str) -> None:
    """One line of the table."""
    sys.stdout.write(f"  {what:32} {seconds:9.3f} s   {result}\n")
    sys.stdout.flush()


def main() -> None:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--owlrl", type=int, default=1, help="largest size that owlrl runs at")
    parser.add_argument("--pyshacl", type=int, default=100, help="largest size that pySHACL runs at")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--built", type=Path, help="compare the shapes on the graph in this folder")
    options = parser.parse_args()
    if options.built is not None:
        stated = stated_in(options.built)
        sys.stdout.write(f"{options.built}: {len(stated)} triples stated\n")
        compare_shapes(stated, with_pyshacl=True, rate=0.0)
        return
    rate = 0.0
    for size in options.sizes:
        stated = stated_by(size, options.seed)
        sys.stdout.write(f"{size} reports, {len(stated)} triples stated\n")
        compare_closures(stated, with_owlrl=size <= options.owlrl)
        rate = compare_shapes(stated, with_pyshacl=size <= options.pyshacl, rate=rate)


if __name__ == "__main__":
    main()
