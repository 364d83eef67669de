"""Files and folders written whole or not at all; zips whose bytes depend on their contents alone."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import ExportError

# The earliest time a zip can hold: the clock has no part in a package.
EPOCH = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644 << 16
UNIX = 3


def write_file(path: Path, data: bytes) -> None:
    """Puts a file in place in one rename."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def write_folder(path: Path, files: Mapping[str, bytes], *, marker: str) -> None:
    """Puts a folder in place by renames; a folder already there is replaced only if it holds the marker."""
    if path.exists() and not (path / marker).is_file() and (not path.is_dir() or any(path.iterdir())):
        mend = "give another -o, or remove it yourself"
        raise ExportError("something else stands there", source=str(path), mend=mend)
    partial, old = path.with_name(f".{path.name}.partial"), path.with_name(f".{path.name}.old")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        for name, data in files.items():
            target = partial / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        shutil.rmtree(old, ignore_errors=True)
        if path.exists():
            path.rename(old)
        partial.rename(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        if old.exists() and not path.exists():
            old.rename(path)
        shutil.rmtree(old, ignore_errors=True)


def zip_bytes(name: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the files under one folder, sorted, all of one time and mode."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted(files):
            entry = zipfile.ZipInfo(f"{name}/{path}", EPOCH)
            entry.create_system, entry.external_attr = UNIX, FILE_MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def _unwritable(path: Path, error: OSError) -> ExportError:
    mend = "see that the folder is writable and the disk has room"
    return ExportError(f"cannot write: {error.strerror or error}", source=str(path), mend=mend)
