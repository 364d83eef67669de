"""A package as it arrived, a folder or a zip: its files by path, none read that could do harm."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from zlib import error as ZlibError  # noqa: N812 - a class under a small name

from kg.errors import ExportError

# Far above any package; a zip that claims more, or unpacks to more, is not read.
LONGEST_FILE = 4 << 30
MOST_FILES = 20_000
# N-Triples pack to a thirtieth at most; what packs to so much less is there to fill the memory.
LARGE, DENSEST = 16 << 20, 200
LINK = 0o120000
TYPE_BITS = 0o170000


@dataclass
class Received:
    """The files that may be read, and the paths that may not."""

    source: Path
    paths: tuple[str, ...]
    unsafe: tuple[str, ...] = ()
    archive: zipfile.ZipFile | None = field(default=None, repr=False)
    inner: str = ""

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None where it cannot be read whole."""
        try:
            if self.archive is None:
                return (self.source / path).read_bytes()
            with self.archive.open(self.inner + path) as stream:
                data = stream.read(LONGEST_FILE + 1)
            return data if len(data) <= LONGEST_FILE else None
        except (OSError, KeyError, zipfile.BadZipFile, ZlibError, RuntimeError, NotImplementedError):
            return None


@contextmanager
def open_package(path: Path) -> Iterator[Received]:
    """The files of a package's folder or zip."""
    if path.is_dir():
        yield _folder(path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield _archive(path, archive)
    except FileNotFoundError as error:
        raise ExportError("no such file or folder", source=str(path), mend="check the path") from error
    except (zipfile.BadZipFile, OSError) as error:
        mend = "fetch the package again"
        raise ExportError(f"neither a folder nor a zip: {error}", source=str(path), mend=mend) from error


def _folder(path: Path) -> Received:
    inside = [each for each in path.rglob("*") if each.is_symlink() or not each.is_dir()]
    plain = {each for each in inside if each.is_file() and not each.is_symlink()}
    names = {each: each.relative_to(path).as_posix() for each in inside}
    return Received(
        path,
        tuple(sorted(names[each] for each in plain)),
        tuple(sorted(names[each] for each in inside if each not in plain)),
    )


def _archive(path: Path, archive: zipfile.ZipFile) -> Received:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LONGEST_FILE:
        raise ExportError("too large to be a package", source=str(path), mend="fetch the package again")
    roots = {entry.filename.partition("/")[0] for entry in entries if "/" in entry.filename}
    inner = f"{roots.pop()}/" if len(roots) == 1 and all("/" in entry.filename for entry in entries) else ""
    unsafe = [entry.filename for entry in entries if not _is_safe(entry)]
    names = [entry.filename.removeprefix(inner) for entry in entries if entry.filename not in unsafe]
    twice = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
    safe = sorted(set(names) - twice)
    return Received(path, tuple(safe), tuple(sorted({*unsafe, *twice})), archive, inner)


def _is_safe(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    link = (entry.external_attr >> 16) & TYPE_BITS == LINK
    bomb = entry.file_size > LARGE and entry.file_size > DENSEST * entry.compress_size
    outside = ".." in parts or entry.filename.startswith("/") or "\\" in entry.filename
    return not (link or bomb or outside)
