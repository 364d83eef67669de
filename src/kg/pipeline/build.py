"""Reports to a built graph: read, extract, resolve, assess, mint, map, reason, validate, write, switch."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from pyoxigraph import Triple

from kg.assessment.contradictions import Contradiction, contradictions
from kg.assessment.coverage import SentenceCoverage, coverage
from kg.assessment.entries import Entry
from kg.assessment.ledger import ledger
from kg.assessment.model import Assessment
from kg.assessment.series import Told
from kg.assessment.status import assess
from kg.document.model import Document
from kg.document.reader import read
from kg.errors import ReadError
from kg.facts.extractor import extract
from kg.ontology import ontology_triples, shapes_triples
from kg.pipeline import outputs
from kg.pipeline.inputs import data_folder
from kg.pipeline.summary import BuildReport, Progress, silent, summarise
from kg.rdf.confidence import read_confidence
from kg.rdf.ledger import ledger_triples
from kg.rdf.mapping import Described, context_of, describe
from kg.rdf.minting import MintedName, mint, read_names
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.shapes import read_shapes
from kg.rdf.succession import names_by_key, replaced_triples
from kg.rdf.things import gather, thing_triples
from kg.rdf.validation import Violation, class_axioms, validate
from kg.resolution.across import Linked, link
from kg.resolution.compared import Compared, between, inside, to_judge
from kg.resolution.judgements import read_judgements
from kg.resolution.model import Judgement, Resolved
from kg.resolution.resolver import resolve, unused_judgements
from kg.resolution.seen import Seen, seen
from kg.store.builds import CURRENT, ENTITIES, TEXTS, current_build, staged_build


@dataclass(frozen=True)
class ReadReport:
    """One report, all that was read out of it, and what follows inside it."""

    document: Document
    resolved: Resolved
    assessment: Assessment
    coverage: tuple[SentenceCoverage, ...]


@dataclass(frozen=True)
class _Judged:
    """What follows from all reports together."""

    entries: tuple[Entry, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass
class _Clock:
    """Seconds by step; told to the user, written nowhere."""

    progress: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, total: int = 1) -> Iterator[None]:
        self.progress(name, 0, total)
        start = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start
        self.progress(name, total, total)


@contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Spares the search for cycles among millions of parts that form none.

    It takes a quarter of the time of a hundred reports, more of more, and frees nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_report(path: Path, judgements: Sequence[Judgement] = ()) -> ReadReport:
    """One report to facts, entities and what follows from them."""
    document = read(path)
    facts = extract(document)
    resolved = resolve(document, facts, judgements)
    return ReadReport(document, resolved, assess(resolved), coverage(document, facts))


def build(
    reports: Sequence[Path],
    output: Path,
    *,
    progress: Progress = silent,
    judgements: Path | None = None,
) -> BuildReport:
    """Builds the graph of these reports in a folder; until all is written the old graph stays."""
    clock = _Clock(progress)
    decided = read_judgements(judgements or data_folder("judgements"))
    with _no_cycle_search(), staged_build(output) as staging:
        read_reports = _read_all(reports, decided, clock)
        unused_judgements(decided, _labels(read_reports))
        with clock.step("map", len(read_reports)):
            linked = link(_seen(read_reports), decided)
            names = mint(
                [(one.document.metadata.report_id, one.resolved.entities) for one in read_reports],
                read_names(output / CURRENT / ENTITIES),
                linked.leader,
                linked.labels,
            )
            by_key = names_by_key(names, linked.leader)
            described, stated = _map(read_reports, by_key)
            stated.update(replaced_triples(names, linked.leader))
        with clock.step("judge"):
            judged = _judge(read_reports, decided)
            contexts = {
                one.resolved.report_id: context_of(one.document, one.resolved, by_key) for one in read_reports
            }
            stated.update(ledger_triples(judged.entries, contexts))
        with clock.step("reason"):
            ontology = set(ontology_triples())
            closure = Closure(compile_rules(ontology), ontology)
            inferred = set(closure.add(stated))
            ontology.update(closure.of_ontology)
        with clock.step("validate"):
            violations = validate([*stated, *class_axioms(ontology)], read_shapes(shapes_triples()))
        with clock.step("write"):
            _write(staging, read_reports, names, described, violations)
            outputs.write_compared(staging, _compared(read_reports, linked))
            outputs.write_ledger(staging, judged.entries, judged.contradictions)
            outputs.write_graph(staging, stated, inferred, ontology)
    unsure = len(to_judge(_compared(read_reports, linked)))
    return _summary(
        output, read_reports, len(stated) + len(inferred), len(inferred), unsure, violations, clock
    )


def add(
    reports: Sequence[Path], output: Path, *, progress: Progress = silent, judgements: Path | None = None
) -> BuildReport:
    """Builds anew with these reports beside, or in place of, those the graph was built from."""
    texts = current_build(output) / TEXTS
    fresh = {path.resolve().name if path.is_dir() else path.stem for path in reports}
    kept = [home for home in sorted(texts.iterdir()) if home.name not in fresh]
    return build([*kept, *reports], output, progress=progress, judgements=judgements)


def built_reports(output: Path) -> frozenset[str]:
    """The ids of the reports that the current build holds; none where nothing is built."""
    texts = output / CURRENT / TEXTS
    return frozenset(home.name for home in texts.iterdir()) if texts.is_dir() else frozenset()


def _read_all(reports: Sequence[Path], decided: Sequence[Judgement], clock: _Clock) -> list[ReadReport]:
    found: dict[str, ReadReport] = {}
    with clock.step("read", len(reports)):
        for number, path in enumerate(reports):
            one = read_report(path, decided)
            report_id = one.document.metadata.report_id
            if report_id in found:
                mend = "give one of the two another name"
                raise ReadError(f"the report {report_id} is there twice", source=str(path), mend=mend)
            found[report_id] = one
            clock.progress("read", number + 1, len(reports))
    if not found:
        raise ReadError("no report to build from", mend="give a report's file or folder")
    return list(found.values())


def _labels(reports: Sequence[ReadReport]) -> Iterator[str]:
    entities = (entity for one in reports for entity in one.resolved.entities)
    return (name for entity in entities for name in (entity.label, *entity.aliases))


def _map(
    reports: Sequence[ReadReport], names: Mapping[str, MintedName]
) -> tuple[list[Described], set[Triple]]:
    """Each report's own part, and the triples of all parts and of the things they speak of."""
    confidence = read_confidence()
    parts = [(one.document, one.resolved, one.assessment) for one in reports]
    described = [describe(one.document, one.resolved, names, confidence) for one in reports]
    stated = {triple for thing in gather(parts, names) for triple in thing_triples(thing, confidence)}
    stated.update(*(each.triples for each in described))
    return described, stated


def _seen(reports: Sequence[ReadReport]) -> Iterator[Seen]:
    return (each for one in reports for each in seen(one.document, one.resolved))


def _compared(reports: Sequence[ReadReport], linked: Linked) -> Iterator[Compared]:
    for one in reports:
        yield from inside(one.document, one.resolved)
    yield from between(linked.links)


def _judge(reports: Sequence[ReadReport], decided: Sequence[Judgement]) -> _Judged:
    told = [Told(one.document, one.resolved) for one in reports]
    return _Judged(ledger(told, decided), contradictions(told))


def _write(
    staging: Path,
    reports: Sequence[ReadReport],
    names: Sequence[MintedName],
    described: Sequence[Described],
    violations: Sequence[Violation],
) -> None:
    outputs.write_names(staging, names)
    outputs.write_log(staging, (line for part in described for line in part.log))
    outputs.write_coverage(staging, ((one.document, one.coverage) for one in reports))
    outputs.write_violations(staging, violations)
    outputs.write_texts(staging, (one.document for one in reports))


def _summary(
    output: Path,
    reports: Sequence[ReadReport],
    triples: int,
    inferred: int,
    unsure: int,
    violations: Sequence[Violation],
    clock: _Clock,
) -> BuildReport:
    return BuildReport(
        folder=output,
        reports=tuple(
            summarise(
                one.resolved.report_id,
                one.resolved.entities,
                one.resolved.facts,
                one.coverage,
                one.document.notes,
            )
            for one in reports
        ),
        triples=triples,
        inferred=inferred,
        unsure=unsure,
        violations=tuple(violations),
        seconds=clock.seconds,
    )
