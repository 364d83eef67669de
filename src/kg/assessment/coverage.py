"""How much of each sentence the facts account for: understood, in part, not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.document.model import Document, Passage, PassageKind
from kg.facts.model import Evidence, Facts
from kg.text import Span

# The share of a sentence's letters and digits that evidence must cover for it to count as understood.
UNDERSTOOD_FROM = 0.6
HEADS = frozenset({PassageKind.HEADING, PassageKind.ROW_HEAD})


class Understanding(StrEnum):
    """How far a sentence was read; PART also where only names were found in it."""

    FULL = "understood"
    PART = "in part"
    NONE = "not at all"


@dataclass(frozen=True, slots=True)
class SentenceCoverage:
    """One sentence and the share, 0 to 1, of its letters and digits that some fact rests on."""

    span: Span
    share: float
    understanding: Understanding


def coverage(document: Document, facts: Facts) -> tuple[SentenceCoverage, ...]:
    """Every sentence of prose and of bullets, and every row of figures, in text order."""
    stated = _cells(span for evidence in _evidence(facts) for span in evidence.spans)
    named = _cells(span for mention in facts.mentions for span in mention.spans)
    return tuple(
        _covered(document, passage, stated, named)
        for passage in document.passages
        if passage.kind not in HEADS
    )


def _evidence(facts: Facts) -> Iterator[Evidence]:
    kinds = (facts.relations, facts.milestones, facts.recognitions, facts.observations, facts.commitments)
    return (fact.evidence for kind in kinds for fact in kind)


def _cells(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _covered(document: Document, passage: Passage, stated: set[int], named: set[int]) -> SentenceCoverage:
    span, text = passage.span, document.source.text
    content = [at for at in range(span.start, span.end) if text[at].isalnum()]
    covered = sum(at in stated or at in named for at in content)
    share = covered / len(content) if content else 1.0
    if share >= UNDERSTOOD_FROM and (not content or any(at in stated for at in content)):
        understanding = Understanding.FULL
    else:
        understanding = Understanding.PART if covered else Understanding.NONE
    return SentenceCoverage(span, round(share, 4), understanding)
