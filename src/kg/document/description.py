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
MOST_SHOWN = 6


def description_of(path: Path) -> Path:
    """Where what is stated of a report lies: in its folder, else beside its file."""
    return path / "report.toml" if path.is_dir() else path.with_suffix(".toml")


def describe(path: Path, stated: Mapping[str, str]) -> Path:
    """Writes what is stated of a report beside it, over what was stated before; the file written to.

    A region may be given by its full name where only one division bears it.
    """
    file = description_of(path)
    entries = _checked(file, _written(file) | {key: as_kept(key, value) for key, value in stated.items()})
    lines = [f"{key} = {json.dumps(entries[key], ensure_ascii=False)}\n" for key in KEYS if key in entries]
    try:
        file.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise ReadError(problem, source=str(file), mend="check its permissions") from error
    return file


def as_kept(key: str, value: str) -> str:
    """What an option states as it is kept, a region's name as its code; a ReadError names the option."""
    if key == "region" and not value.isascii():
        value = named_in(value) or value
    return _check(f"--{key}", "", key, value)


def read_metadata(path: Path, report_id: str) -> Metadata:
    """What is stated of a report in such a file; all empty where there is none."""
    return Metadata(report_id, **_checked(path, _written(path)))


def _written(path: Path) -> dict[str, object]:
    """What stands in such a file; nothing where there is none."""
    if not path.exists():
        return {}
    try:
        return tomllib.loads(load(path).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(
            "not UTF-8", source=str(path), place=f"byte {error.start}", mend="save it as UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ReadError(
            f"no valid TOML ({error})", source=str(path), mend='write lines such as region = "110101"'
        ) from error


def _checked(path: Path, entries: Mapping[str, object]) -> dict[str, str]:
    return {key: _check(str(path), key, key, value) for key, value in entries.items()}


def _check(source: str, place: str, key: str, value: object) -> str:
    if key not in KEYS:
        raise ReadError("unknown key", source=source, place=place, mend=f"known are {', '.join(KEYS)}")
    if not isinstance(value, str):
        raise ReadError("not a string", source=source, place=place, mend='write it in "quotation marks"')
    if key == "region" and value and gazetteer().division(value) is None:
        raise _no_division(source, place, value)
    if key == "period" and value and not _is_period(value):
        mend = 'write a year "2021" or days "2021-01-01/2021-06-30"'
        raise ReadError(f"no period: {value!r}", source=source, place=place, mend=mend)
    return value


def _no_division(source: str, place: str, value: str) -> ReadError:
    """A code or a name that no division has, or a name that several have, with the codes of these."""
    divisions = gazetteer()
    several = [each for each in divisions.named(value) if not value.isascii()][:MOST_SHOWN]
    if several:
        shown = (f"{each.code} ({_in_full(each.code)})" for each in several)
        problem = f"several divisions are called {value!r}"
        return ReadError(problem, source=source, place=place, mend=f"give a code: {', '.join(shown)}")
    mend = "give a code of GB/T 2260 or a full name, as data/gazetteers/divisions.csv has them"
    return ReadError(f"no division has the code or name {value!r}", source=source, place=place, mend=mend)


def _in_full(code: str) -> str:
    divisions = gazetteer()
    own = divisions.division(code)
    line = (*reversed(divisions.parents(code)), *([own] if own else ()))
    return "".join(each.name for each in line)


def _is_period(words: str) -> bool:
    if YEAR.fullmatch(words):
        return True
    try:
        start, end = (date.fromisoformat(day) for day in words.split("/"))
    except ValueError:
        return False
    return start <= end
