"""What a build leaves on disk, file by file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Triple

from kg.assessment.contradictions import Contradiction
from kg.assessment.coverage import SentenceCoverage
from kg.assessment.entries import Entry
from kg.assessment.rows import disagreement, ledger_record, to_lines
from kg.document.model import Document, Metadata
from kg.document.origins import ORIGINS, origins_to_json
from kg.errors import StoreError
from kg.rdf.minting import MintedName, names_to_csv
from kg.rdf.terms import to_ntriples
from kg.rdf.validation import Violation
from kg.resolution.compared import Compared
from kg.store.builds import (
    COMPARED,
    CONTRADICTIONS,
    COVERAGE,
    ENTITIES,
    FACTS,
    GRAPH,
    INFERRED,
    LEDGER,
    ONTOLOGY,
    STATISTICS,
    STORE,
    TEXTS,
    VIOLATIONS,
)
from kg.store.embedded import write_store
from kg.store.statistics import count_statements, statistics_to_json

METADATA_KEYS = ("title", "issuer", "addressee", "region", "period", "url")


def write_graph(folder: Path, stated: set[Triple], inferred: set[Triple], ontology: set[Triple]) -> None:
    """The triples as sorted N-Triples, their counts, and the store that answers from them.

    graph.nt holds what is stated and what follows; inferred.nt once more what follows.
    """
    graph = stated | inferred
    _write(folder / GRAPH, to_ntriples(graph))
    _write(folder / INFERRED, to_ntriples(inferred))
    _write(folder / ONTOLOGY, to_ntriples(ontology))
    _write(folder / STATISTICS, statistics_to_json(count_statements(graph), len(inferred)))
    write_store(folder / STORE, [folder / GRAPH, folder / ONTOLOGY])


def write_names(folder: Path, names: Iterable[MintedName]) -> None:
    """The IRIs given so far."""
    _write(folder / ENTITIES, names_to_csv(names))


def write_log(folder: Path, lines: Iterable[str]) -> None:
    """The audit log."""
    _write(folder / FACTS, "".join(sorted(lines)))


def write_coverage(folder: Path, covered: Iterable[tuple[Document, Sequence[SentenceCoverage]]]) -> None:
    """Every sentence of every report and how far it was understood."""
    lines = []
    for document, sentences in covered:
        for sentence in sentences:
            record = {
                "report": document.metadata.report_id,
                "start": sentence.span.start,
                "end": sentence.span.end,
                "share": sentence.share,
                "understanding": sentence.understanding.value,
                "text": document.text(sentence.span),
            }
            lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    _write(folder / COVERAGE, "".join(lines))


def write_violations(folder: Path, violations: Iterable[Violation]) -> None:
    """Every fault that the shapes found."""
    lines = []
    for fault in violations:
        record = {
            "focus": getattr(fault.focus, "value", str(fault.focus)),
            "label": fault.label,
            "path": fault.path,
            "value": None if fault.value is None else getattr(fault.value, "value", str(fault.value)),
            "shape": fault.shape,
            "component": fault.component,
            "severity": fault.severity,
            "messages": dict(sorted(fault.messages.items())),
            "sentence": fault.sentence,
        }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    _write(folder / VIOLATIONS, "".join(lines))


def write_compared(folder: Path, compared: Iterable[Compared]) -> None:
    """Which names were taken for one thing, which not, which are left to a person, and why."""
    _write(folder / COMPARED, "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in compared))


def write_ledger(folder: Path, entries: Iterable[Entry], disagreeing: Iterable[Contradiction]) -> None:
    """Every pledge with what became of it, and the figures that disagree."""
    _write(folder / LEDGER, to_lines(map(ledger_record, entries)))
    _write(folder / CONTRADICTIONS, to_lines(map(disagreement, disagreeing)))


def write_texts(folder: Path, documents: Iterable[Document]) -> None:
    """Each report's text as read and what is known of it, in the form that `kg build` takes.

    Where the text was read from a web page, Word document or PDF, the way back to it stands beside.
    """
    for document in documents:
        home = folder / TEXTS / document.metadata.report_id
        home.mkdir(parents=True)
        _write(home / "report.txt", document.source.text)
        _write(home / "report.toml", _metadata_toml(document.metadata))
        if document.origins is not None:
            _write(home / ORIGINS, origins_to_json(document.origins))


def _metadata_toml(metadata: Metadata) -> str:
    """TOML's basic strings are written as JSON's."""
    values = ((key, getattr(metadata, key)) for key in METADATA_KEYS)
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values if value)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem, mend = f"cannot write: {error.strerror}", "see that the disk has room and is writable"
        raise StoreError(problem, source=str(path), mend=mend) from error
