"""All reports of one region to their triples: mapped, judged against each other, closed and checked.

Each region's part is made by itself. That is complete, since

- what a report states, states as its own: passages, facts and figures are named by the report;
- pledges are answered, and figures disagree, only within a region (`kg.assessment.series`);
- a triple that no chain walks sets off what follows from it alone (`kg.rdf.plans.joining_properties`); those
  that a chain walks are handed on to be joined over all reports;
- a shape looks at a node's values and at the class of each. What several regions state of one thing
  (industries, indicators) is the union of what each states, and each value is looked at where it is stated;
  names, confidence, scale and status are one region's each. A shape that counts or compares values which
  several regions may state is refused (`kg.pipeline.ground.refuse_counts`).
"""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pyoxigraph import Triple

from kg.assessment.contradictions import contradictions
from kg.assessment.ledger import ledger
from kg.assessment.rows import disagreement, ledger_record, to_lines
from kg.assessment.series import Told
from kg.pipeline.ground import ground
from kg.pipeline.region_part import (
    CONTRADICTIONS,
    COUNTS,
    INFERRED,
    JOINING,
    KINDS,
    LEDGER,
    LOG,
    STATED,
    VIOLATIONS,
    RegionTask,
)
from kg.pipeline.report_part import load_report
from kg.pipeline.shelf import Shelf
from kg.rdf.classes import agreed_classes
from kg.rdf.doubts import disagreement_triples
from kg.rdf.ledger import ledger_triples
from kg.rdf.mapping import describe
from kg.rdf.minting import mint
from kg.rdf.statements import Context
from kg.rdf.succession import names_by_key
from kg.rdf.terms import to_ntriples
from kg.rdf.things import Naming, gather, namings, thing_triples
from kg.rdf.validation import validate


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
