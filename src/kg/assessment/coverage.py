"""How much of each sentence the facts account for: understood, in part, its names alone, not at all.

A sentence is understood where most of its letters carry facts and no clause of it tells a step, a title, a
number or a stop that no fact rests on: that is something the report says and the graph does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.closed import StrEnum
from kg.document.model import Document, Passage, PassageKind
from kg.facts.model import Evidence, Facts
from kg.mentions.lexicon import load
from kg.resources import toml
from kg.text import Span

# The share of a sentence's letters and digits that evidence must cover for it to count as understood.
UNDERSTOOD_FROM = 0.6
# A clause of a sentence; what has fewer letters opens the next (今年以来) or closes the last.
CLAUSE = re.compile(r"[^,，;；:：。!！?？\n|]+")
LEAST_OF_A_CLAUSE = 6
# Groups of verbs that tell what has come of a thing; what only goes on (推进, 加强) is told of aims as well.
TELLING = frozenset(
    [
        "applied",
        "approved",
        "signed",
        "settled",
        "land_acquired",
        "started",
        "topped_out",
        "completed",
        "accepted",
        "in_production",
        "in_operation",
        "established",
        "relocated",
        "published",
        "released",
        "held",
        "recognised",
        "partnering",
        "merged",
        "listed",
    ]
)
HEADS = frozenset({PassageKind.HEADING, PassageKind.ROW_HEAD, PassageKind.CAPTION})


class Understanding(StrEnum):
    """How far a sentence was read; NAMES where names fill it and nothing is stated of them."""

    FULL = "understood"
    PART = "in part"
    NAMES = "names only"
    NONE = "not at all"


@dataclass(frozen=True, slots=True)
class SentenceCoverage:
    """One sentence and the share, 0 to 1, of its letters and digits that some fact rests on.

    `gaps` are the stretches that nothing was read from; none where the sentence is understood.
    """

    span: Span
    share: float
    understanding: Understanding
    gaps: tuple[Span, ...] = ()


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
    if share < UNDERSTOOD_FROM:
        understanding = Understanding.PART if covered else Understanding.NONE
    elif content and not any(at in stated for at in content):
        understanding = Understanding.NAMES
    elif any(_is_silent(text, clause, stated) for clause in _clauses(text, passage)):
        understanding = Understanding.PART
    else:
        understanding = Understanding.FULL
    lost = (
        []
        if understanding is Understanding.FULL
        else [at not in stated and at not in named for at in content]
    )
    return SentenceCoverage(span, round(share, 4), understanding, tuple(_runs(content, lost)))


def _clauses(text: str, passage: Passage) -> Iterator[Span]:
    """The clauses of a sentence; a row of figures has none."""
    if passage.kind in (PassageKind.SENTENCE, PassageKind.BULLET):
        for found in CLAUSE.finditer(text, passage.span.start, passage.span.end):
            yield Span(found.start(), found.end())


def _is_silent(text: str, clause: Span, stated: set[int]) -> bool:
    """Whether a clause tells a step, a title or a number and no fact rests on it."""
    letters = [at for at in range(clause.start, clause.end) if text[at].isalnum()]
    if len(letters) < LEAST_OF_A_CLAUSE or any(at in stated for at in letters):
        return False
    return _telling().search(text, clause.start, clause.end) is not None


@cache
def _telling() -> re.Pattern[str]:
    lexicon = load()
    words = (
        word
        for word, groups in lexicon.verbs.items()
        if groups & TELLING and len(word) > 1 and word not in lexicon.soft
    )
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    lists = {each["id"]: str(each["words"]).split() for each in toml("assessment/data/coverage.toml")["list"]}
    counted = rf"\d(?:{'|'.join(lists['counters'])})"
    return re.compile("|".join([*map(re.escape, (*longest_first, *lists["stopped"])), counted]))


def _runs(content: list[int], lost: list[bool]) -> Iterator[Span]:
    """The stretches of letters that are lost, over the marks and spaces between them."""
    start = end = -1
    for at, is_lost in zip(content, lost, strict=False):
        if is_lost:
            start, end = (at if start < 0 else start), at + 1
        elif start >= 0:
            yield Span(start, end)
            start = -1
    if start >= 0:
        yield Span(start, end)
