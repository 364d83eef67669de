"""One report's part: what was read out of a report once, put on the shelf, and what of it each step takes."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.assessment.model import Assessment
from kg.document.model import Document
from kg.errors import ReadError
from kg.pipeline.inputs import files_of
from kg.pipeline.shelf import Shelf, key_of
from kg.pipeline.summary import ReportSummary
from kg.rdf.things import Naming
from kg.resolution.compared import Compared
from kg.resolution.model import Judgement, Resolved
from kg.resolution.seen import Seen

# Members of a report's part.
HEAD, READ, SEEN = "head.pickle", "read.pickle", "seen.pickle"
# Of these a build's files are put together.
LINES = ("coverage.jsonl", "compared.jsonl")


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
