"""What a build writes of reports and faults, as lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from kg.assessment.coverage import SentenceCoverage
from kg.document.model import Document, Metadata
from kg.rdf.validation import Violation

METADATA_KEYS = ("title", "issuer", "addressee", "region", "period", "url")


def coverage_lines(document: Document, sentences: Iterable[SentenceCoverage]) -> str:
    """Every sentence of a report and how far it was understood."""
    lines = []
    for sentence in sentences:
        record = {
            "report": document.metadata.report_id,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "share": sentence.share,
            "understanding": sentence.understanding.value,
            "text": document.text(sentence.span),
            "gaps": [[gap.start, gap.end] for gap in sentence.gaps],
        }
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def to_lines(records: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def violation_lines(violations: Sequence[Violation]) -> str:
    """Faults that the shapes found."""
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
    return "".join(lines)


def metadata_toml(metadata: Metadata) -> str:
    """What is known of a report, as report.toml; TOML's basic strings are written as JSON's."""
    values = ((key, getattr(metadata, key)) for key in METADATA_KEYS)
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values if value)
