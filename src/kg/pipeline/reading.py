"""One report to facts, entities and what follows inside it: a pure function of the report and the rules."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.assessment.coverage import SentenceCoverage, coverage
from kg.assessment.model import Assessment
from kg.assessment.series import Told
from kg.assessment.status import assess
from kg.document.likeness import clauses, sketch
from kg.document.model import Document
from kg.document.reader import read
from kg.facts.extractor import extract
from kg.pipeline import records
from kg.pipeline.judging import bearing, judged_key
from kg.pipeline.report_part import (
    HEAD,
    LINES,
    READ,
    SEEN,
    ReadTask,
    ReportPart,
    load_head,
    load_report,
)
from kg.pipeline.shelf import Shelf
from kg.pipeline.summary import summarise
from kg.rdf.things import namings
from kg.resolution.compared import inside, to_judge
from kg.resolution.model import Judgement, Resolved
from kg.resolution.resolver import resolve
from kg.resolution.seen import seen

NOTHING_FOUND = "nothing was found in it: is this the right file?"
# A read-me, a list of sources, a licence with a few Chinese words lie beside reports.
NO_REPORT = "is no report: it tells neither of what place or time nor any fact"
FOREIGN = "is no report: it tells neither of what place nor time, and most of it is not Chinese"
LEAST_CHINESE = 0.5


@dataclass(frozen=True)
class ReadReport:
    """One report, all that was read out of it, and what follows inside it."""

    document: Document
    resolved: Resolved
    assessment: Assessment
    coverage: tuple[SentenceCoverage, ...]


def read_report(path: Path, judgements: Sequence[Judgement] = ()) -> ReadReport:
    """One report to facts, entities and what follows from them."""
    document = read(path)
    facts = extract(document)
    resolved = resolve(document, facts, judgements)
    return ReadReport(document, resolved, assess(resolved), coverage(document, facts))


def keep_report(shelf: Shelf, key: str, one: ReadReport, read: str = "") -> ReportPart:
    """Puts what was read on the shelf; `read` is the key of the report as read, if this is another."""
    document, resolved = one.document, one.resolved
    compared = tuple(inside(document, resolved))
    lines = records.coverage_lines(document, one.coverage).encode(), records.to_lines(compared).encode()
    part = ReportPart(
        key=key,
        read=read or key,
        report_id=resolved.report_id,
        series=Told(document, resolved).region,
        summary=summarise(document.metadata, resolved.entities, one.coverage, _notes(document, resolved)),
        namings=namings(document, resolved, one.assessment),
        unsure=tuple(to_judge(compared)),
        sketch=sketch(clauses(document.source)),
        told=(len(lines[0]), len(lines[1])),
        cut_off=document.cut_off,
        no_report=_no_report(document, resolved),
    )
    kept = (document, resolved.facts, resolved.entities, resolved.judgements, dict(one.assessment.statuses))
    shelf.put(
        key,
        {
            HEAD: pickle.dumps(part, pickle.HIGHEST_PROTOCOL),
            READ: pickle.dumps(kept, pickle.HIGHEST_PROTOCOL),
            SEEN: pickle.dumps(seen(document, resolved), pickle.HIGHEST_PROTOCOL),
            **dict(zip(LINES, lines, strict=True)),
        },
    )
    return part


def _notes(document: Document, resolved: Resolved) -> tuple[str, ...]:
    """What the reader noticed; that nothing was found is the first thing to know."""
    return document.notes if resolved.entities else (NOTHING_FOUND, *document.notes)


def _no_report(document: Document, resolved: Resolved) -> str:
    """Why a text is no report; empty for one that says what it is, or of which that is stated."""
    about, facts = document.metadata, resolved.facts
    if about.title or about.issuer or about.addressee or about.region or about.period:
        return ""
    told = (facts.relations, facts.milestones, facts.recognitions, facts.observations, facts.commitments)
    if not any(told):
        return NO_REPORT
    letters = [each for each in document.source.text if each.isalpha()]
    chinese = sum("\u4e00" <= each <= "\u9fff" for each in letters)
    return FOREIGN if chinese < LEAST_CHINESE * len(letters) else ""


def make_report_part(task: ReadTask) -> ReportPart:
    """Reads a report and applies what people judged, unless that is done; gives what the other steps need."""
    shelf = Shelf(task.data)
    if shelf.holds(task.key):
        part = load_head(shelf, task.key)
    else:
        part = keep_report(shelf, task.key, read_report(task.path))
    own = bearing(task.judgements, (part,))
    if not own:
        return part
    judged = judged_key(task.key, own)
    if shelf.holds(judged):
        return load_head(shelf, judged)
    document, read, _ = load_report(shelf, task.key)
    resolved = resolve(document, read.facts, own)
    one = ReadReport(document, resolved, assess(resolved), coverage(document, read.facts))
    return keep_report(shelf, judged, one, read=task.key)
