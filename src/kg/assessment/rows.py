"""Lines of the ledger and disagreements as plain records, for files, tables and pages; and their filters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypedDict

from kg.assessment.contradictions import Contradiction
from kg.assessment.entries import Entry
from kg.assessment.series import Quote
from kg.facts.model import MilestoneFact, ObservationFact
from kg.text import Span, passage_address
from kg.vocabulary import AssessmentState

STATES = {
    AssessmentState.MET: "已兑现",
    AssessmentState.ON_TRACK: "进展正常",
    AssessmentState.BEHIND: "进度滞后",
    AssessmentState.CHANGED: "已调整",
    AssessmentState.NOT_MENTIONED_AGAIN: "未再提及",
    AssessmentState.CANNOT_BE_JUDGED: "无法评定",
}


class Said(TypedDict):
    """A sentence, and its code points in its report; `marks` are those of the words it is about."""

    report: str
    start: int
    end: int
    text: str
    marks: list[list[int]]


class LedgerRecord(TypedDict):
    """One line of the ledger; `progress` is a decimal as text, empty where nothing is divided."""

    kind: str
    region: str
    what: str
    target: str
    deadline: str
    state: str
    rule: str
    reason: str
    arithmetic: str
    progress: str
    fields: list[str]
    places: list[str]
    pledge: Said
    answers: list[Said]
    repeated: list[Said]


class Disagreement(TypedDict):
    """Figures that cannot all be right."""

    rule: str
    reason: str
    what: str
    arithmetic: str
    quotes: list[Said]


def _said(quote: Quote, marks: Iterable[Span] = ()) -> Said:
    inside = sorted({span for span in marks if span in quote.span})
    return Said(
        report=quote.report,
        start=quote.span.start,
        end=quote.span.end,
        text=quote.text,
        marks=[[span.start, span.end] for span in inside],
    )


def _mark(fact: ObservationFact | MilestoneFact | None) -> list[Span]:
    if fact is None:
        return []
    return [fact.figure.span if isinstance(fact, ObservationFact) else fact.evidence.spans[-1]]


def ledger_record(entry: Entry) -> LedgerRecord:
    """A line as a record."""
    return LedgerRecord(
        kind=entry.kind,
        region=entry.region,
        what=entry.what,
        target=entry.target,
        deadline=entry.deadline,
        state=entry.state.value,
        rule=entry.rule,
        reason=entry.reason,
        arithmetic=entry.arithmetic,
        progress="" if entry.progress is None else str(entry.progress),
        fields=list(entry.fields),
        places=list(entry.places),
        pledge=_said(entry.pledge, [entry.span] if entry.kind != "action" else []),
        answers=[_said(answer.quote, _mark(answer.fact)) for answer in entry.answers],
        repeated=[_said(quote) for quote in entry.repeated],
    )


def disagreement(found: Contradiction) -> Disagreement:
    """A disagreement as a record."""
    return Disagreement(
        rule=found.rule,
        reason=found.reason,
        what=found.what,
        arithmetic=found.arithmetic,
        quotes=[
            _said(quote, (fact.figure.span for fact in found.facts if _stands_in(fact, quote)))
            for quote in found.quotes
        ],
    )


def _stands_in(fact: ObservationFact, quote: Quote) -> bool:
    """Whether the figure is this sentence's own; in another report the same offsets hold other words."""
    start = fact.figure.span.start - quote.span.start
    return quote.text[max(start, 0) :].startswith(fact.figure.surface)


def to_lines(records: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def chosen(
    records: Iterable[LedgerRecord], *, field: str = "", place: str = "", state: str = ""
) -> list[LedgerRecord]:
    """The lines whose field and place hold these words, in this state; empty words hold of all."""
    return [
        record
        for record in records
        if (not field or any(field in each for each in (record["what"], *record["fields"])))
        and (not place or any(place in each for each in (record["region"], *record["places"])))
        and (not state or record["state"] == state)
    ]


HEADER = (
    "承诺",
    "目标",
    "期限",
    "状态",
    "算式",
    "依据规则",
    "领域",
    "地点",
    "承诺原文",
    "承诺出处",
    "后来原文",
    "后来出处",
)


def table_row(record: LedgerRecord) -> tuple[str, ...]:
    """A line as the cells of HEADER."""
    return (
        record["what"],
        record["target"],
        record["deadline"],
        STATES[AssessmentState(record["state"])],
        record["arithmetic"],
        record["rule"],
        "、".join(record["fields"]),
        "、".join(record["places"]),
        _words(record["pledge"]),
        _where(record["pledge"]),
        "\n".join(map(_words, record["answers"])),
        "\n".join(map(_where, record["answers"])),
    )


def _words(said: Said) -> str:
    return " ".join(said["text"].split())


def _where(said: Said) -> str:
    return passage_address(said["report"], said["start"], said["end"])
