"""What costs most over all reports: the verbs, last words and sentences that no rule read, by letters lost.

Enters what the builds say of each sentence; leaves counts by word, each with an example, and how much of all
that is lost the first of them hold together, so that the next rule is chosen by what it brings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from kg.mentions.dictionary import tagged

CLAUSE = re.compile(r"[^,，;；。、:：|！!？?\n\s]+")
# Less than this is a conjunction or a numeral that stands between two things that were read.
SHORTEST = 4
LONGEST_END = 3
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class Covered(TypedDict):
    """A sentence as coverage.jsonl holds it; `gaps` are the code points that nothing was read from."""

    report: str
    start: int
    end: int
    share: float
    understanding: str
    text: str
    gaps: list[list[int]]


@dataclass
class Cost:
    """A word and what is lost where it stands: letters, clauses, reports; and the longest of its clauses."""

    word: str
    letters: int = 0
    clauses: int = 0
    reports: set[str] = field(default_factory=set)
    example: str = ""
    sentence: Covered | None = None

    def add(self, clause: str, sentence: Covered) -> None:
        """One clause more."""
        self.letters += len(clause)
        self.clauses += 1
        self.reports.add(sentence["report"])
        if len(clause) > len(self.example):
            self.example, self.sentence = clause, sentence


@dataclass(frozen=True, slots=True)
class Corpus:
    """All reports: letters in all and lost, and what costs most, the dearest first."""

    letters: int
    lost: int
    sentences: int
    verbs: Sequence[Cost]
    ends: Sequence[Cost]
    dearest: Sequence[tuple[int, Covered]]
    by_report: Mapping[str, tuple[int, int]]

    @property
    def curve(self) -> list[tuple[int, float]]:
        """How much of what is lost the first 1, 2, 5, … verbs hold: (how many, share)."""
        return curve([cost.letters for cost in self.verbs])


def corpus(records: Iterable[Covered]) -> Corpus:
    """The costs over these sentences."""
    verbs: dict[str, Cost] = {}
    ends: dict[str, Cost] = {}
    dearest: list[tuple[int, Covered]] = []
    by_report: dict[str, tuple[int, int]] = {}
    sentences = 0
    for record in records:
        sentences += 1
        letters = sum(map(str.isalnum, record["text"]))
        clauses = list(lost_clauses(record))
        lost = sum(map(len, clauses))
        held = by_report.get(record["report"], (0, 0))
        by_report[record["report"]] = (held[0] + letters, held[1] + lost)
        if lost:
            dearest.append((lost, record))
        for clause in clauses:
            verb, end = verb_and_end(clause)
            for word, found in ((verb, verbs), (end, ends)):
                if word:
                    found.setdefault(word, Cost(word)).add(clause, record)
    return Corpus(
        letters=sum(letters for letters, _ in by_report.values()),
        lost=sum(lost for _, lost in by_report.values()),
        sentences=sentences,
        verbs=_ranked(verbs),
        ends=_ranked(ends),
        dearest=sorted(dearest, key=lambda each: (-each[0], each[1]["report"], each[1]["start"])),
        by_report=by_report,
    )


def lost_clauses(record: Covered) -> Iterator[str]:
    """The clauses in a sentence's gaps that are long enough to say something."""
    for start, end in record["gaps"]:
        for clause in CLAUSE.findall(record["text"][start - record["start"] : end - record["start"]]):
            if sum(map(str.isalnum, clause)) >= SHORTEST:
                yield clause


def verb_and_end(clause: str) -> tuple[str, str]:
    """The first verb of a clause and its last noun's end, empty where it has none.

    >>> verb_and_end("完善城乡公共文化服务体系")
    ('完善', '体系')
    """
    words = tagged(clause)
    verb = next((word for word, part in words if part == "v" and len(word) > 1), "")
    last = next((word for word, part in reversed(words) if part[:1] == "n" or part == "vn"), "")
    return verb, last if len(last) <= LONGEST_END else last[-2:]


def curve(costs: Sequence[int]) -> list[tuple[int, float]]:
    """The share of the whole that the first so many costs hold together.

    >>> curve([6, 3, 1])
    [(1, 0.6), (3, 1.0)]
    """
    total = sum(costs)
    if not total:
        return []
    # A step right before the end tells nothing that the end does not.
    steps = [step for step in STEPS if 3 * step < 2 * len(costs)]
    return [(step, sum(costs[:step]) / total) for step in (*steps, len(costs))]


def _ranked(found: Mapping[str, Cost]) -> list[Cost]:
    return sorted(found.values(), key=lambda cost: (-cost.letters, cost.word))
