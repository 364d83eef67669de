"""An answer as a person reads it in a terminal, in the language of the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.answering.answer import Answer, number
from kg.answering.normal import is_chinese
from kg.namespaces import iri
from kg.ontology import load

YES, NO = "是 · yes", "否 · no"
ENGLISH = re.compile(
    r"\b(?:which|what|who|whose|how|when|where|is|are|was|were|did|do|does|has|have|had|the|of)\b",
    re.IGNORECASE,
)
BETWEEN_LANGUAGES = " · "
TERM = re.compile(r"dp:(\w+)")
MODALITY = re.compile(r" ?\((Planned|Realised)\)")
ASIDE = re.compile(r"\(([^()·]+) · ([^()·]+)\)")


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
        yield from (f"  · {note}" for note in notes_of(answer))
    if answer.reading:
        yield ""
        yield f"  读法 · read as: {answer.interpretation}"
    if sparql and answer.sparql:
        yield ""
        yield answer.sparql.rstrip()


def _said(answer: Answer) -> Iterator[str]:
    if answer.type == "none":
        yield from notes_of(answer)
    elif answer.type == "boolean":
        yield YES if answer.boolean else NO
    elif answer.value is not None:
        yield f"{number(answer.value)} {answer.unit or ''}".rstrip()
    chinese = in_chinese(answer)
    for item in answer.answers:
        marks = ", ".join(term_label(mark, chinese=chinese) for mark in (item.kind, item.status) if mark)
        yield f"{item.label}  ({marks})" if marks else item.label


def in_chinese(answer: Answer) -> bool:
    """Whether the question was asked in Chinese; long Chinese names do not make an English one so."""
    return is_chinese(answer.question.lower()) and not ENGLISH.search(answer.question)


def notes_of(answer: Answer) -> list[str]:
    """The notes in the language of the question; names and sentences stay as the report has them."""
    chinese = in_chinese(answer)
    return [in_language(note, chinese=chinese) for note in answer.notes]


def in_language(note: str, *, chinese: bool) -> str:
    """One side of a note in two languages, with what it says after the colon; its terms by their labels."""
    note = ASIDE.sub(r"(\1)" if chinese else r"(\2)", note)
    note = MODALITY.sub(lambda found: f"({term_label(found[1], chinese=True)})", note) if chinese else note
    note = TERM.sub(lambda found: term_label(found[1], chinese=chinese), note)
    left, between, right = note.partition(BETWEEN_LANGUAGES)
    if not between or BETWEEN_LANGUAGES in right:
        return note
    if not chinese:
        return right
    _, colon, told = right.partition(": ")
    return f"{left}: {told}" if colon and told not in left else left


@cache
def term_label(name: str, *, chinese: bool) -> str:
    """A term of the vocabulary by its Chinese label, in English by its name."""
    term = load().terms.get(iri(f"dp:{name}")) if chinese else None
    return term.labels.get("zh", name) if term is not None else name
