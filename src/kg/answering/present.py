"""An answer as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answering.answer import Answer, number

YES, NO = "是 · yes", "否 · no"


def to_text(answer: Answer, *, sparql: bool = False) -> str:
    """The answer, its proof, how the question was read and what stayed open; the query if wanted."""
    return "\n".join(_lines(answer, sparql=sparql)) + "\n"


def _lines(answer: Answer, *, sparql: bool) -> Iterator[str]:
    yield from _said(answer)
    if answer.evidence:
        yield ""
        yield from (f"  {proof.text}  [{proof.start}, {proof.end}]" for proof in answer.evidence)
    if answer.notes and answer.type != "none":
        yield ""
        yield from (f"  · {note}" for note in answer.notes)
    if answer.reading:
        yield ""
        yield f"  读法 · read as: {answer.interpretation}"
    if sparql and answer.sparql:
        yield ""
        yield answer.sparql.rstrip()


def _said(answer: Answer) -> Iterator[str]:
    if answer.type == "none":
        yield from answer.notes
    elif answer.type == "boolean":
        yield YES if answer.boolean else NO
    elif answer.value is not None:
        yield f"{number(answer.value)} {answer.unit or ''}".rstrip()
    for item in answer.answers:
        marks = ", ".join(mark for mark in (item.kind, item.status) if mark)
        yield f"{item.label}  ({marks})" if marks else item.label
