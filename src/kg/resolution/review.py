"""What people decide on pairs of names: kept as rows of data/judgements, and undone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import JudgementError
from kg.resolution.compared import Compared, cells
from kg.resolution.judgements import COLUMNS, read_judgements
from kg.resolution.model import Verdict
from kg.resolution.names import folded

REVIEW = "review.csv"
Row = tuple[str, ...]


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


def decisions(folder: Path) -> tuple[Decision, ...]:
    """Every decision in the folder, files by name, rows from the top."""
    rows = (row for path in sorted(folder.glob("*.csv")) for row in _rows(path))
    return tuple(
        Decision(
            left.strip(), right.strip(), Verdict(verdict.strip()), by.strip(), date.strip(), reason.strip()
        )
        for left, right, verdict, by, date, reason in rows
    )


def undecided(records: Iterable[Compared], decided: Iterable[Decision]) -> list[Compared]:
    """The pairs on which nobody has decided since the graph was built."""
    settled = {frozenset((folded(each.left), folded(each.right))) for each in decided}
    return [each for each in records if frozenset(map(folded, cells(each))) not in settled]


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
