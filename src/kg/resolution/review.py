"""Pairs of names that a person should judge, with their sentences; decisions kept and undone as rows."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from kg.document.model import Document
from kg.errors import JudgementError
from kg.resolution.judgements import COLUMNS, read_judgements
from kg.resolution.model import Judgement, Resolved, Verdict
from kg.resolution.names import folded
from kg.text import Span

REVIEW = "review.csv"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the first sentence that holds it."""

    label: str
    report: str
    span: Span
    sentence: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be one thing, and why a rule could not tell."""

    left: Named
    right: Named
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: who, when (any words; the program takes no clock), and why."""

    left: str
    right: str
    verdict: Verdict
    by: str
    date: str
    reason: str

    @property
    def row(self) -> Row:
        """As a row of data/judgements."""
        return self.left, self.right, self.verdict.value, self.by, self.date, self.reason


def unsure_pairs(document: Document, resolved: Resolved) -> tuple[Pair, ...]:
    """The pairs a report leaves open, the most alike first."""
    unsure = [each for each in resolved.judgements if each.verdict is Verdict.UNSURE]
    ordered = sorted(unsure, key=lambda each: (-each.score, each.left, each.right))
    return tuple(
        Pair(_named(document, resolved, each.left), _named(document, resolved, each.right), each)
        for each in ordered
    )


def _named(document: Document, resolved: Resolved, label: str) -> Named:
    spans = sorted(
        mention.span
        for entity in resolved.entities
        for mention in entity.mentions
        if folded(mention.label) == folded(label)
    )
    span = spans[0] if spans else Span(0, 0)
    passage = next(iter(document.passages_over(span)), None)
    place = passage.span if passage else span
    return Named(label, resolved.report_id, place, document.text(place))


def decide(folder: Path, decision: Decision, name: str = REVIEW) -> Path:
    """Appends a decision to a file of the folder; one already there on the pair stays and is overruled."""
    if decision.verdict is Verdict.UNSURE:
        raise JudgementError(
            "nothing decided", source=str(folder / name), mend="say same or different; skip writes no row"
        )
    if folded(decision.left) == folded(decision.right):
        raise JudgementError("one name twice", source=decision.left, mend="give two different names")
    empty = [
        column
        for column, cell in zip(COLUMNS, decision.row, strict=True)
        if not cell.strip() and column != "date"
    ]
    if empty:
        raise JudgementError(f"no {empty[0]}", source=str(folder / name), mend="say who decided, and why")
    path = folder / name
    rows = _rows(path)
    _write(path, [*rows, decision.row])
    return path


def undo(folder: Path, left: str, right: str) -> Row:
    """Takes the last decision on a pair out of the folder, in whichever file it stands, and gives it back."""
    pair = {folded(left), folded(right)}
    for path in sorted(folder.glob("*.csv"), reverse=True):
        rows = _rows(path)
        for at in range(len(rows) - 1, -1, -1):
            if {folded(rows[at][0]), folded(rows[at][1])} == pair:
                removed = rows.pop(at)
                _write(path, rows)
                return removed
    raise JudgementError(
        f"nothing decided on {left} and {right}", source=str(folder), mend="check both names"
    )


def _rows(path: Path) -> list[Row]:
    """A file's decisions, checked as the build checks them."""
    if not path.exists():
        return []
    read_judgements(path.parent)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row) for row in list(csv.reader(file))[1:] if any(row)]


def _write(path: Path, rows: list[Row]) -> None:
    """Writes a file aside and puts it in place in one rename."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    aside = path.with_name(f".{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(out.getvalue(), encoding="utf-8", newline="\n")
        aside.replace(path)
    except OSError as error:
        problem, mend = f"cannot be written: {error.strerror}", "see that the folder is writable"
        raise JudgementError(problem, source=str(path), mend=mend) from error
