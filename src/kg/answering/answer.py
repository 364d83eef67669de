"""An answer: what it says, what it rests on, how the question was read, and what stayed open."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.notes import Note, NoteKind
from kg.answering.question import Read


@dataclass(frozen=True, slots=True)
class Item:
    """One thing, sentence or indicator of a list; `kind` and `status` are local names, empty if none.

    `regions` and `periods` are empty unless the graph's reports are of several.
    """

    iri: str
    label: str
    kind: str = ""
    status: str = ""
    regions: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence of a report: report IRI, half-open code points, words."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`type` is list, count, value, boolean or none; `second` is the answer of the next likely reading."""

    question: str
    type: str
    interpretation: str = ""
    sparql: str = ""
    answers: tuple[Item, ...] = ()
    value: Decimal | None = None
    unit: str | None = None
    boolean: bool | None = None
    evidence: tuple[Proof, ...] = ()
    notes: tuple[Note, ...] = ()
    reading: tuple[Read, ...] = ()
    suggestions: tuple[str, ...] = ()
    facts: int = 0
    period: str = ""
    role: str = ""
    comparator: str = ""
    second: Answer | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """The notes as text, in both languages."""
        return tuple(map(str, self.notes))

    @property
    def doubted(self) -> bool:
        """Whether a note says that something may be missing or wrong."""
        return any(note.doubts for note in self.notes)

    def noting(self, *notes: Note | None) -> Answer:
        """The same answer with more notes, none twice."""
        return replace(self, notes=tuple(dict.fromkeys((*self.notes, *(note for note in notes if note)))))


def none(reason: Note | NoteKind) -> Answer:
    """No answer, and why."""
    return Answer("", "none", notes=(reason if isinstance(reason, Note) else Note(reason),))


def number(value: Decimal | None) -> int | float | None:
    """A decimal as JSON has it: whole numbers whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def to_dict(answer: Answer) -> dict[str, object]:
    """The object of `kg ask --json`; `second` is another such object, or null."""
    return {
        "question": answer.question,
        "interpretation": answer.interpretation,
        "sparql": answer.sparql,
        "type": answer.type,
        "answers": [
            {
                "iri": item.iri,
                "label": item.label,
                "class": item.kind,
                "status": item.status,
                "regions": list(item.regions),
                "periods": list(item.periods),
            }
            for item in answer.answers
        ],
        "value": number(answer.value),
        "unit": answer.unit,
        "boolean": answer.boolean,
        "evidence": [
            {"report": proof.report, "start": proof.start, "end": proof.end, "text": proof.text}
            for proof in answer.evidence
        ],
        "notes": list(answer.told),
        "reading": [{"phrase": read.phrase, "meaning": read.meaning} for read in answer.reading],
        "suggestions": list(answer.suggestions),
        "facts": answer.facts,
        "period": answer.period,
        "role": answer.role,
        "comparator": answer.comparator,
        "second": to_dict(answer.second) if answer.second else None,
    }


def to_json(answer: Answer) -> str:
    """One line of JSON, Chinese as written."""
    return json.dumps(to_dict(answer), ensure_ascii=False)
