"""All reports of one region to their triples: mapped, judged against each other, closed and checked.

Each region's part is made by itself. That is complete, since

- what a report states, states as its own: passages, facts and figures are named by the report;
- pledges are answered, and figures disagree, only within a region (`kg.assessment.series`);
- a triple that no chain walks sets off what follows from it alone (`kg.rdf.plans.joining_properties`); those
  that a chain walks are handed on to be joined over all reports;
- a shape looks at a node's values and at the class of each. What several regions state of one thing
  (industries, indicators) is the union of what each states, and each value is looked at where it is stated;
  names, confidence, scale and status are one region's each. A shape that counts or compares values which
  several regions may state is refused (`refuse_counts`).
"""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast

from pyoxigraph import Triple

from kg.assessment.contradictions import contradictions
from kg.assessment.ledger import ledger
from kg.assessment.rows import LedgerRecord, disagreement, ledger_record, to_lines
from kg.assessment.series import Told
from kg.errors import OntologyError
from kg.ontology import ontology_triples, shapes_triples
from kg.pipeline.reading import load_report
from kg.pipeline.shelf import Shelf
from kg.rdf.classes import agreed_classes
from kg.rdf.confidence import Confidence, read_confidence
from kg.rdf.doubts import disagreement_triples
from kg.rdf.ledger import ledger_triples
from kg.rdf.local import Local
from kg.rdf.mapping import describe
from kg.rdf.minting import mint
from kg.rdf.reasoning import Closure
from kg.rdf.rules import Rules, compile_rules
from kg.rdf.shapes import Shape, read_shapes
from kg.rdf.statements import Context
from kg.rdf.succession import names_by_key
from kg.rdf.terms import dp, node, shorten, to_ntriples
from kg.rdf.things import Naming, Thing, gather, namings, thing_triples
from kg.rdf.validation import Violation, class_axioms, validate
from kg.resolution.model import Judgement
from kg.vocabulary import EntityClass

# Members of a region's part.
STATED, INFERRED, JOINING, LOG = "stated.nt", "inferred.nt", "joining.nt", "facts.jsonl"
LEDGER, CONTRADICTIONS, VIOLATIONS = "ledger.jsonl", "contradictions.jsonl", "violations.pickle"
COUNTS = "counts.json"
# Facts of the audit log, as a build tells them.
KINDS = {
    "relation": "relations",
    "milestone": "milestones",
    "observation": "figures",
    "recognition": "recognitions",
    "commitment": "commitments",
}


@dataclass(frozen=True, slots=True)
class RegionTask:
    """A region's reports by the keys of their parts, in the order of their ids; the IRIs of their things."""

    key: str
    reports: tuple[str, ...]
    iris: Mapping[str, str]
    data: Path
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pledges of a region are in each state, and how many facts of each kind a report states."""

    states: Mapping[str, int]
    facts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Ground:
    """What every region is mapped and checked with; made once a process."""

    rules: Rules
    ontology: frozenset[Triple]
    axioms: tuple[Triple, ...]
    shapes: tuple[Shape, ...]
    local: Local
    confidence: Confidence

    def closure(self) -> Closure:
        """A closure that knows the ontology and nothing else."""
        return Closure(self.rules, sorted(self.ontology, key=str))


@lru_cache(maxsize=1)
def ground() -> Ground:
    """Ontology, rules and shapes."""
    ontology = set(ontology_triples())
    rules = compile_rules(ontology)
    ontology.update(Closure(rules, ontology).of_ontology)
    return Ground(
        rules=rules,
        ontology=frozenset(ontology),
        axioms=tuple(class_axioms(ontology)),
        shapes=refuse_counts(read_shapes(shapes_triples())),
        local=Local(rules, ontology),
        confidence=read_confidence(),
    )


# What the whole graph says of a thing once, however many reports name it.
SAID_ONCE = frozenset(
    node(curie)
    for curie in (
        *("rdf:type", "rdfs:label", "skos:altLabel"),
        *("dp:rule", "dp:confidence", "dp:scale", "dp:status"),
    )
)
THINGS = frozenset(dp(kind) for kind in EntityClass)


def refuse_counts(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The shapes, none of which demands of things what only all regions together could tell."""
    for shape in shapes:
        if not (shape.subjects_of or THINGS & set(shape.classes)):
            continue
        for each in shape.constraints:
            least = each.min_count or 0
            compares = each.max_count is not None or each.has_value is not None or each.not_after is not None
            told_once = each.path is not None and not each.path.inverse and each.path.property in SAID_ONCE
            if (least > 1 or compares or each.unique_language) and not told_once:
                raise OntologyError(
                    f"counts or compares {each.path or 'the node'} over all regions",
                    source=shorten(getattr(shape.name, "value", str(shape.name))),
                    mend="say it of the statement, or of a property that a thing has once",
                )
    return shapes


def make_region_part(task: RegionTask) -> str:
    """Makes a region's part, unless it is there; gives its key."""
    shelf = Shelf(task.data)
    if not shelf.holds(task.key):
        shelf.put(task.key, region_members(task, shelf))
    return task.key


def region_members(task: RegionTask, shelf: Shelf) -> dict[str, bytes]:
    """The members of a region's part."""
    base = ground()
    stated: set[Triple] = set()
    log: list[str] = []
    told: list[Told] = []
    named: list[tuple[str, tuple[Naming, ...]]] = []
    contexts: dict[str, Context] = {}
    facts: dict[str, dict[str, int]] = {}
    for key in task.reports:
        document, resolved, assessment = load_report(shelf, key)
        described = describe(document, resolved, task.iris, base.confidence)
        stated |= described.triples
        log += described.log
        counted = Counter(each.kind for each in described.statements)
        facts[resolved.report_id] = {name: counted[kind] for kind, name in KINDS.items()}
        told.append(Told(document, resolved))
        named.append((resolved.report_id, namings(document, resolved, assessment)))
        contexts[resolved.report_id] = Context(document, resolved, task.iris)
    entries, disagreeing = ledger(told, task.judgements), contradictions(told)
    stated.update(ledger_triples(entries, contexts))
    stated.update(disagreement_triples(disagreeing, contexts))
    faults = validate([*stated, *_thing_triples(named, task.iris), *base.axioms], base.shapes)
    return {
        STATED: to_ntriples(stated).encode(),
        INFERRED: to_ntriples(base.local.closure(stated)).encode(),
        JOINING: to_ntriples(set(base.local.joined(stated))).encode(),
        LOG: "".join(sorted(log)).encode(),
        LEDGER: to_lines(map(ledger_record, entries)).encode(),
        CONTRADICTIONS: to_lines(map(disagreement, disagreeing)).encode(),
        COUNTS: json.dumps([Counter(entry.state for entry in entries), facts]).encode(),
        VIOLATIONS: pickle.dumps(faults, pickle.HIGHEST_PROTOCOL),
    }


def _thing_triples(
    named: Iterable[tuple[str, tuple[Naming, ...]]], iris: Mapping[str, str]
) -> Iterable[Triple]:
    """The region's things as it names them, for the shapes to look at."""
    listed = list(named)
    first: dict[str, str] = {}
    leader = {key: first.setdefault(iri, key) for key, iri in sorted(iris.items())}
    kinds = agreed_classes((each for _, each_said in listed for each in each_said), leader)
    by_key = names_by_key(mint(listed, (), leader, kinds=kinds), leader)
    names = {key: replace(name, iri=iris[key]) for key, name in by_key.items()}
    for thing in gather((each for _, each_said in listed for each in each_said), names):
        yield from thing_triples(thing, ground().confidence)


def things_lines(things: Iterable[Thing]) -> tuple[bytes, bytes]:
    """What is stated of things over all reports, and what follows from that, as sorted N-Triples."""
    base = ground()
    stated = {triple for thing in things for triple in thing_triples(thing, base.confidence)}
    return to_ntriples(stated).encode(), to_ntriples(base.local.closure(stated)).encode()


@dataclass(frozen=True, slots=True)
class RegionTold:
    """What a region tells, as its part holds it."""

    ledger: bytes
    contradictions: bytes
    counts: Counts
    violations: tuple[Violation, ...]


def load_told(shelf: Shelf, key: str) -> RegionTold:
    """All of that in one look into the part."""
    ledger, contradictions, counts, faults = shelf.members(key, (LEDGER, CONTRADICTIONS, COUNTS, VIOLATIONS))
    # The shelf holds what we put there.
    return RegionTold(ledger, contradictions, Counts(*json.loads(counts)), tuple(pickle.loads(faults)))  # noqa: S301


def load_ledger(shelf: Shelf, key: str) -> list[LedgerRecord]:
    """The lines of a region's ledger."""
    return [cast("LedgerRecord", json.loads(line)) for line in shelf.member(key, LEDGER).splitlines()]
