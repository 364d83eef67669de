"""What people state of a report beside it: report.toml in its folder, or NAME.toml beside NAME.txt."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kg.document.decoding import load
from kg.document.model import Metadata
from kg.document.region import named_in
from kg.errors import ReadError
from kg.values.place import gazetteer

KEYS = ("title", "issuer", "addressee", "region", "period", "url")
YEAR = re.compile(r"\d{4}")


def description_of(path: Path) -> Path:
    """Where what is stated of a report lies: in its folder, else beside its file."""
    return path / "report.toml" if path.is_dir() else path.with_suffix(".toml")


def describe(path: Path, stated: Mapping[str, str]) -> Path:
    """Writes what is stated of a report beside it, over what was stated before; the file written to.

    A region may be given by its full name where only one division bears it.
    """
    file = description_of(path)
    before = tomllib.loads(load(file).decode("utf-8")) if file.exists() else {}
    entries = {**before, **stated}
    if not entries.get("region", "").isascii():
        entries["region"] = named_in(entries["region"]) or entries["region"]
    for key, value in entries.items():
        _check(file, key, value)
    lines = [f"{key} = {json.dumps(entries[key], ensure_ascii=False)}\n" for key in KEYS if key in entries]
    try:
        file.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise ReadError(problem, source=str(file), mend="check its permissions") from error
    return file


def read_metadata(path: Path, report_id: str) -> Metadata:
    """What is stated of a report in such a file; all empty where there is none."""
    if not path.exists():
        return Metadata(report_id)
    try:
        entries = tomllib.loads(load(path).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(
            "not UTF-8", source=str(path), place=f"byte {error.start}", mend="save it as UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ReadError(
            f"no valid TOML ({error})", source=str(path), mend='write lines such as region = "110101"'
        ) from error
    for key, value in entries.items():
        _check(path, key, value)
    return Metadata(report_id, **entries)


def _check(path: Path, key: str, value: object) -> None:
    if key not in KEYS:
        raise ReadError("unknown key", source=str(path), place=key, mend=f"known are {', '.join(KEYS)}")
    if not isinstance(value, str):
        raise ReadError("not a string", source=str(path), place=key, mend='write it in "quotation marks"')
    if key == "region" and value and gazetteer().division(value) is None:
        mend = "look the code up in data/gazetteers/divisions.csv"
        raise ReadError(f"no division has the code {value!r}", source=str(path), place=key, mend=mend)
    if key == "period" and value and not _is_period(value):
        mend = 'write a year "2021" or days "2021-01-01/2021-06-30"'
        raise ReadError(f"no period: {value!r}", source=str(path), place=key, mend=mend)


def _is_period(words: str) -> bool:
    if YEAR.fullmatch(words):
        return True
    try:
        start, end = (date.fromisoformat(day) for day in words.split("/"))
    except ValueError:
        return False
    return start <= end
