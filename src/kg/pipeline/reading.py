"""One report to facts, entities and what follows inside it: a pure function of the report and the rules."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.assessment.coverage import SentenceCoverage, coverage
from kg.assessment.model import Assessment
from kg.assessment.series import Told
from kg.assessment.status import assess
from kg.document.likeness import clauses, sketch
from kg.document.model import Document
from kg.document.reader import read
from kg.errors import ReadError
from kg.facts.extractor import extract
from kg.pipeline import records
from kg.pipeline.inputs import files_of
from kg.pipeline.shelf import Shelf, key_of
from kg.pipeline.summary import ReportSummary, summarise
from kg.rdf.things import Naming, namings
from kg.resolution.compared import Compared, inside, to_judge
from kg.resolution.model import Judgement, Resolved
from kg.resolution.resolver import resolve
from kg.resolution.seen import Seen, seen

NOTHING_FOUND = "nothing was found in it: is this the right file?"
# A read-me, a list of sources, a licence with a few Chinese words lie beside reports.
NO_REPORT = "is no report: it tells neither of what place or time nor any fact"
FOREIGN = "is no report: it tells neither of what place nor time, and most of it is not Chinese"
LEAST_CHINESE = 0.5
# Members of a report's part.
HEAD, READ, SEEN = "head.pickle", "read.pickle", "seen.pickle"
# Of these a build's files are put together.
LINES = ("coverage.jsonl", "compared.jsonl")


@dataclass(frozen=True)
class ReadReport:
    """One report, all that was read out of it, and what follows inside it."""

    document: Document
    resolved: Resolved
    assessment: Assessment
    coverage: tuple[SentenceCoverage, ...]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What the steps over all reports need of one; the rest lies on the shelf under `key`.

    `read` is the key of the same report before people judged anything of it. `series` is the region whose
    reports are told together, `unsure` the pairs of names left open; `cut_off` says how the text shows that
    it breaks off, `no_report` why it is none; by its `sketch` a report is known under another name. `told`
    are the sizes of its lines in coverage.jsonl and compared.jsonl.
    """

    key: str
    read: str
    report_id: str
    series: str
    summary: ReportSummary
    namings: tuple[Naming, ...]
    unsure: tuple[Compared, ...]
    sketch: tuple[int, ...]
    told: tuple[int, int]
    cut_off: str = ""
    no_report: str = ""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A report to read, the key its part goes by, and the data folder the part is put under."""

    path: Path
    report_id: str
    key: str
    data: Path
    judgements: tuple[Judgement, ...] = ()


def read_report(path: Path, judgements: Sequence[Judgement] = ()) -> ReadReport:
    """One report to facts, entities and what follows from them."""
    document = read(path)
    facts = extract(document)
    resolved = resolve(document, facts, judgements)
    return ReadReport(document, resolved, assess(resolved), coverage(document, facts))


def report_key(path: Path, report_id: str, rules: str) -> str:
    """The digest of a report's bytes and of the rules it is read by."""
    found: list[str | bytes] = []
    for file in files_of(path):
        try:
            found += [file.name, file.read_bytes()]
        except OSError as error:
            problem = f"cannot be read: {error.strerror}"
            raise ReadError(problem, source=str(file), mend="check the path and its permissions") from error
    return key_of(rules, report_id, *found)


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


def load_head(shelf: Shelf, key: str) -> ReportPart:
    """What the other steps need of a report that was read before."""
    part = pickle.loads(shelf.member(key, HEAD))  # noqa: S301 - the shelf holds what this program put there
    if not isinstance(part, ReportPart):
        raise TypeError(f"no report's part: {key}")
    return part


def load_seen(shelf: Shelf, key: str) -> tuple[Seen, ...]:
    """What a report says of each thing, to be compared with other reports."""
    found = pickle.loads(shelf.member(key, SEEN))  # noqa: S301 - the shelf holds what this program put there
    return tuple(found)


def load_report(shelf: Shelf, key: str) -> tuple[Document, Resolved, Assessment]:
    """A report that was read before."""
    kept = pickle.loads(shelf.member(key, READ))  # noqa: S301 - the shelf holds what this program put there
    document, facts, entities, judgements, statuses = kept
    entity_of = MappingProxyType({mention: entity for entity in entities for mention in entity.mentions})
    resolved = Resolved(document.metadata.report_id, facts, entities, entity_of, judgements)
    return document, resolved, Assessment(MappingProxyType(statuses))
