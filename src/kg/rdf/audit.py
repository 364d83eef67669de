"""The audit log: one JSON line for each entity and fact, with rule, exact spans, quote and confidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from kg.document.model import Document
from kg.facts.model import Evidence
from kg.rdf.confidence import Confidence
from kg.rdf.statements import MANY, Statement
from kg.rdf.terms import shorten
from kg.resolution.model import Entity
from kg.text import Span


def _line(record: Mapping[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _quote(document: Document, spans: Iterable[Span]) -> str:
    return " … ".join(document.text(span) for span in spans)


def entity_line(document: Document, entity: Entity, iri: str, confidence: Confidence) -> str:
    """One entity's line: its names in this report, the rule that found it first, and all its mentions."""
    spans = entity.mentions[0].spans if entity.mentions else ()
    return _line(
        {
            "id": iri,
            "kind": "entity",
            "class": entity.kind.value,
            "label": entity.label,
            "aliases": entity.aliases,
            "rule": entity.mentions[0].rule if entity.mentions else "",
            "spans": [[span.start, span.end] for span in spans],
            "quote": _quote(document, spans),
            "mentions": [[[span.start, span.end] for span in mention.spans] for mention in entity.mentions],
            "confidence": float(confidence.best(mention.rule for mention in entity.mentions)),
            "report": document.metadata.report_id,
        }
    )


def _evidence_record(document: Document, evidence: Evidence) -> dict[str, object]:
    return {
        "rule": evidence.rule,
        "spans": [[span.start, span.end] for span in evidence.spans],
        "quote": _quote(document, evidence.spans),
    }


def statement_line(
    document: Document, statement: Statement, passages: Iterable[Span], confidence: Confidence
) -> str:
    """One fact's line; a fact stated more than once has the other proofs under `also`."""
    record: dict[str, object] = {"id": statement.iri, "kind": statement.kind}
    if statement.subject and statement.predicate:
        record |= {
            "subject": statement.subject,
            "predicate": shorten(statement.predicate),
            "object": statement.object,
        }
    for local, value in statement.fields:
        said = shorten(value.value) if isinstance(value, NamedNode) else value.value
        if local in MANY:
            record.setdefault(local, [])
        listed = record.get(local)
        if isinstance(listed, list):
            listed.append(said)
        else:
            record[local] = said
    if statement.period:
        record["deadline" if statement.kind == "commitment" else "period"] = statement.period
    first, *others = statement.evidence
    record |= _evidence_record(document, first)
    if others:
        record["also"] = [_evidence_record(document, each) for each in others]
    record["passages"] = [[span.start, span.end] for span in passages]
    record["confidence"] = float(confidence.best(each.rule for each in statement.evidence))
    record["report"] = document.metadata.report_id
    return _line(record)
