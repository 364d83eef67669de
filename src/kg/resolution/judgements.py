"""What people have decided: data/judgements/*.csv, which wins over every rule.

Columns: left,right,verdict,by,date,reason. `left` and `right` are labels as written, `verdict` is same or
different.
"""

from __future__ import annotations

import csv
from pathlib import Path

from kg.errors import JudgementError
from kg.resolution.model import Judgement, Verdict

COLUMNS = ("left", "right", "verdict", "by", "date", "reason")


def read_judgements(folder: Path) -> tuple[Judgement, ...]:
    """Every row of every CSV file in the folder, files in the order of their names; a later row wins."""
    if not folder.is_dir():
        return ()
    return tuple(found for path in sorted(folder.glob("*.csv")) for found in _read(path))


def _read(path: Path) -> list[Judgement]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise JudgementError(str(error), source=str(path), mend="save the file as CSV in UTF-8") from error
    if not rows or tuple(rows[0]) != COLUMNS:
        raise JudgementError(
            "wrong columns", source=str(path), place="1", mend=f"begin with {','.join(COLUMNS)}"
        )
    return [_judgement(path, number, row) for number, row in enumerate(rows[1:], 2) if any(row)]


def _judgement(path: Path, number: int, row: list[str]) -> Judgement:
    place = str(number)
    if len(row) != len(COLUMNS):
        raise JudgementError(
            f"{len(row)} cells", source=str(path), place=place, mend=f"give {len(COLUMNS)} cells"
        )
    left, right, verdict, by, _, reason = (cell.strip() for cell in row)
    if verdict not in (Verdict.SAME, Verdict.DIFFERENT):
        raise JudgementError(
            f"verdict {verdict!r}", source=str(path), place=place, mend="write same or different"
        )
    if not left or not right or not by or not reason:
        raise JudgementError(
            "an empty cell", source=str(path), place=place, mend="fill left, right, by and reason"
        )
    return Judgement(left, right, Verdict(verdict), f"{by} ({path.name}:{number})", 1.0, reason)
