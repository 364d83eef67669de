"""Which reports and judgements a build takes: files, folders, and folders of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.document.description import description_of
from kg.document.formats import REPORT, SUFFIXES
from kg.errors import ReadError
from kg.resources import CHECKOUT


def data_folder(name: str) -> Path:
    """`data/NAME` where the command runs, else that of the checkout."""
    here = Path("data", name)
    return here if here.is_dir() else CHECKOUT / "data" / name


def default_reports() -> tuple[Path, ...]:
    """All of data/reports."""
    return discover([data_folder("reports")])


def discover(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The reports under these paths, files or folders with one called report, sorted within each path."""
    found = dict.fromkeys(report for path in paths for report in _under(path))
    return tuple(found)


def _under(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise ReadError("no such file or folder", source=str(path), mend="give a report's file or folder")
    if path.is_file() or _is_report(path):
        yield path
        return
    children = sorted(path.iterdir())
    inside = [child for child in children if _is_report(child) or child.suffix.lower() in SUFFIXES]
    if not inside:
        mend = f"put reports there as NAME/{REPORT}.txt or NAME.txt"
        raise ReadError("the folder holds no reports", source=str(path), mend=mend)
    yield from inside


def _is_report(folder: Path) -> bool:
    return any((folder / f"{REPORT}{suffix}").is_file() for suffix in SUFFIXES)


def report_id(path: Path) -> str:
    """The id a report goes by: its folder's name, or its own where it stands alone."""
    if path.is_dir():
        return path.resolve().name
    return path.resolve().parent.name if path.stem == REPORT else path.stem


def files_of(path: Path) -> tuple[Path, ...]:
    """All that is read of a report: the file and NAME.toml beside it, or whatever a folder calls report."""
    home = path.parent if path.stem == REPORT and path.is_file() else path
    if home.is_dir():
        return tuple(sorted(home.glob(f"{REPORT}.*")))
    stated = description_of(home)
    return (home, stated) if stated.is_file() else (home,)
