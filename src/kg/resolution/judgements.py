"""What people have decided: data/judgements/*.csv, which wins over every rule.

Columns: left,right,verdict,by,date,reason. `left` and `right` are labels as written, `verdict` is same or
different. A label alone is meant in the reports of every district, each by itself; with the region's code or
name in front (310114/人民医院) it is that district's thing, so that things of two districts can be judged.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from kg.errors import JudgementError
from kg.resolution.model import Judgement, Verdict

COLUMNS = ("left", "right", "verdict", "by", "date", "reason")
QUALIFIED = re.compile(r"(\d{6}|cn|[^/\s]{2,12}(?:自治[县旗]|[市区县旗]))/(.+)")


def qualified(cell: str) -> tuple[str, str]:
    """A name and the district that it stands in, empty where the cell gives none.

    >>> qualified("310114/人民医院"), qualified("人民医院")
    (('310114', '人民医院'), ('', '人民医院'))
    """
    found = QUALIFIED.fullmatch(cell)
    return (found.group(1), found.group(2)) if found else ("", cell)


def read_judgements(folder: Path) -> tuple[Judgement, ...]:
    """Every row of every CSV file in the folder, files in the order of their names; a later row wins."""
    if not folder.is_dir():
        return ()
    return tuple(found for path in sorted(folder.glob("*.csv")) for found in _read(path))


def judgements_digest(judgements: Iterable[Judgement]) -> str:
    """What tells two sets of judgements apart, to see whether a build was made by these."""
    return hashlib.blake2b("\n".join(map(repr, judgements)).encode(), digest_size=16).hexdigest()


def _read(path: Path) -> list[Judgement]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except UnicodeDecodeError as error:
        raise JudgementError(
            "not UTF-8",
            source=str(path),
            place=f"byte {error.start}",
            mend="save it as CSV in UTF-8 (in Excel: CSV UTF-8)",
        ) from error
    except OSError as error:
        problem, mend = f"cannot be read: {error.strerror}", "check the path and its permissions"
        raise JudgementError(problem, source=str(path), mend=mend) from error
    except csv.Error as error:
        raise JudgementError(f"not CSV: {error}", source=str(path), mend="save it as CSV in UTF-8") from error
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
    (left_home, left), (right_home, right) = qualified(left), qualified(right)
    by = f"{by} ({path.name}:{number})"
    return Judgement(left, right, Verdict(verdict), by, 1.0, reason, left_home, right_home)
