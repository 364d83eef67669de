"""What a build tells: counts, coverage, notes, faults, time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.assessment.coverage import SentenceCoverage, Understanding
from kg.assessment.rows import LedgerRecord
from kg.document.model import Metadata
from kg.rdf.validation import Violation
from kg.resolution.model import Entity

# Called with a step's name, how many of its parts are done and how many there are.
Progress = Callable[[str, int, int], None]


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """One report: what it is, what was read out of it, how much of it, and what the reader noticed.

    `facts` are counted as the graph has them: what a report states twice is one fact with two sentences.
    """

    about: Metadata
    entities: Mapping[str, int]
    coverage: Mapping[str, int]
    notes: tuple[str, ...]
    facts: Mapping[str, int] = field(default_factory=dict)

    @property
    def report_id(self) -> str:
        """The id it goes by."""
        return self.about.report_id


@dataclass(frozen=True, slots=True, order=True)
class SetAside:
    """A report that could not be read, and why."""

    report_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the ledger whose state an added report has changed."""

    line: LedgerRecord
    before: str


@dataclass(frozen=True, slots=True)
class Gains:
    """What added reports brought: things that no other report had named, by report; what moved in the ledger.

    `replaced` are those that took an earlier one's place, `new_lines` the ledger's new lines by state.
    """

    new_things: Mapping[str, int]
    replaced: frozenset[str]
    new_lines: Mapping[str, int]
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Losses:
    """What went with reports: by report the things that no other names, and what moved in the ledger."""

    things: Mapping[str, int]
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """One build; `seconds` by step, in the order they ran; `set_aside` are reports left out of it.

    `entities` are things by class, each once however many reports name it; `pledges` lines of the ledger by
    state. `given` are the reports that this build was asked for, beside those that the graph had; all where
    it is empty. `gains` are what reports added brought, `losses` what went with those taken out.
    """

    folder: Path
    reports: tuple[ReportSummary, ...]
    triples: int
    inferred: int
    unsure: int
    violations: tuple[Violation, ...]
    seconds: Mapping[str, float]
    set_aside: tuple[SetAside, ...] = ()
    entities: Mapping[str, int] = field(default_factory=dict)
    pledges: Mapping[str, int] = field(default_factory=dict)
    disagreements: int = 0
    given: frozenset[str] = frozenset()
    gains: Gains | None = None
    losses: Losses | None = None

    @property
    def told(self) -> tuple[ReportSummary, ...]:
        """The reports that were asked for and read."""
        return tuple(each for each in self.reports if not self.given or each.report_id in self.given)

    @property
    def facts(self) -> Counter[str]:
        """Facts by kind, over all reports."""
        return _sum(report.facts for report in self.reports)

    @property
    def coverage(self) -> Counter[str]:
        """Sentences by how far they were understood, over all reports."""
        return _sum(report.coverage for report in self.reports)


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def summarise(
    about: Metadata,
    entities: Iterable[Entity],
    sentences: Iterable[SentenceCoverage],
    notes: tuple[str, ...],
) -> ReportSummary:
    """The counts of one report, but for its facts, which are counted when they are mapped."""
    by_class = Counter(entity.kind.value for entity in entities)
    understood = Counter(sentence.understanding.value for sentence in sentences)
    return ReportSummary(
        about=about,
        entities=dict(sorted(by_class.items())),
        coverage={each.value: understood[each.value] for each in Understanding},
        notes=notes,
    )
