"""The graph as it was known on a day: built from the reports whose time was up by then, and kept.

A report is known from the last day it reports on; when it was handed in no report says. What is told of the
time before, and judged since, is then as those reports told it: steps, states of pledges and names with them.
"""

from __future__ import annotations

import atexit
import errno
import os
import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.document.reader import read
from kg.errors import ReadError
from kg.pipeline.build import build
from kg.pipeline.summary import Progress, silent
from kg.rdf.minting import MintedName, names_to_csv, read_names
from kg.resolution.names import minted_name
from kg.resolution.referents import key_of
from kg.store.builds import BUILDS, CURRENT, ENTITIES, TEXTS, current_build
from kg.values.period import parse_period

AS_OF = "as-of"
# Which build the graph of a day was made from.
MADE_FROM = "made-from"
# How a folder says that it may not be written.
LOCKED = (errno.EACCES, errno.EPERM, errno.EROFS)


def known_by(reports: Sequence[Path], day: date) -> tuple[Path, ...]:
    """The reports whose time was up by a day; those of a time nobody knows are left out."""
    return _some((path for path in reports if _is_known(read(path).metadata.period, day)), day)


def as_of(data: Path, day: date, *, progress: Progress = silent, judgements: Path | None = None) -> Path:
    """The folder of the graph as known on a day, built from the texts of the build in `data`.

    IRIs are those of that build. It is built once, and anew when `data` has been built anew; in a temporary
    folder, gone when the process ends, where `data` may not be written.
    """
    whole = current_build(data)
    home = data / AS_OF / day.isoformat()
    stamp = home / MADE_FROM
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == whole.name:
        return home
    texts = sorted(path for path in (whole / TEXTS).iterdir() if path.is_dir())
    chosen = _some((path for path in texts if _is_known(_period(path), day)), day)
    home = _emptied(home)
    _take_names(whole, home)
    build(chosen, home, progress=progress, judgements=judgements, cut_off=True)
    (home / MADE_FROM).write_text(whole.name, encoding="utf-8")
    return home


def _emptied(home: Path) -> Path:
    """The folder, new and empty; another that lasts as long as the process, where it may not be written."""
    try:
        if home.exists():
            shutil.rmtree(home)
        home.mkdir(parents=True)
    except OSError as error:
        if error.errno not in LOCKED:
            raise
        home = Path(tempfile.mkdtemp(prefix="kg-as-of-"))
        atexit.register(_remove, home, os.getpid())
    return home


def _remove(home: Path, maker: int) -> None:
    """Removes a temporary folder; a process forked from its maker leaves it."""
    if os.getpid() == maker:
        shutil.rmtree(home, ignore_errors=True)


def _is_known(period: str, day: date) -> bool:
    over = parse_period(period)
    return over is not None and over.end <= day


def _some(paths: Iterable[Path], day: date) -> tuple[Path, ...]:
    found = tuple(paths)
    if not found:
        mend = "give a later day, or state the reports' periods in report.toml"
        raise ReadError("no report was known by then", place=day.isoformat(), mend=mend)
    return found


def _period(text: Path) -> str:
    return str(tomllib.loads((text / "report.toml").read_text(encoding="utf-8")).get("period", ""))


def _by_other_names(names: Sequence[MintedName]) -> Iterator[MintedName]:
    """The same IRIs under the keys that things had before they took their present names."""
    taken = {name.key for name in names}
    for name in names:
        for alias in name.aliases:
            key = key_of(name.key.partition("/")[0], minted_name(alias), name.kind)
            if key not in taken and not name.note:
                taken.add(key)
                yield replace(name, key=key)


def _take_names(whole: Path, home: Path) -> None:
    """Lays the IRIs minted so far where the build looks for those of the one before it."""
    seed = home / BUILDS / "names"
    seed.mkdir(parents=True)
    names = read_names(whole / ENTITIES)
    (seed / ENTITIES).write_text(names_to_csv([*names, *_by_other_names(names)]), encoding="utf-8")
    (home / CURRENT).symlink_to(Path(BUILDS, "names"))
