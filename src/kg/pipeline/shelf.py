"""Parts of builds on disk, each in one file under the digest of all that it was made from.

    DIR/parts/<key>.zip

A part is put in place in one rename, so that a build killed half-way finds what it had made. Parts are only
ever read back by the program that wrote them.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

PARTS = "parts"
SUFFIX = ".zip"
KEY_LENGTH = 32
# Level 1 of zlib: a tenth of the size for a twentieth of the time that making a part takes.
LEVEL = 1


class Shelf:
    """The parts of one data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.folder = data / PARTS
        # Parts that were looked at are not looked at again.
        self._there: set[str] = set()

    def holds(self, key: str) -> bool:
        """Whether a part is there, whole as far as its end tells."""
        if key not in self._there and zipfile.is_zipfile(self._file(key)):
            self._there.add(key)
        return key in self._there

    def put(self, key: str, members: Mapping[str, bytes]) -> None:
        """Writes a part aside and puts it in place."""
        aside = self.folder / f".{key}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as file:
                for name, content in members.items():
                    file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, LEVEL)
            aside.replace(self._file(key))
        except OSError as error:
            problem, mend = f"cannot write: {error.strerror}", "see that the disk has room and is writable"
            raise StoreError(problem, source=str(aside), mend=mend) from error

    def member(self, key: str, name: str) -> bytes:
        """One member of a part."""
        return self.members(key, (name,))[0]

    def members(self, key: str, names: Iterable[str]) -> list[bytes]:
        """Several members of a part."""
        try:
            with zipfile.ZipFile(self._file(key)) as file:
                found = [file.read(name) for name in names]
                self._there.add(key)
                return found
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            mend = "delete this file and build again"
            raise StoreError("the part cannot be read", source=str(self._file(key)), mend=mend) from error

    def size(self, key: str, name: str) -> int:
        """How many bytes a member has."""
        with zipfile.ZipFile(self._file(key)) as file:
            return file.getinfo(name).file_size

    def sweep(self, kept: Collection[str]) -> None:
        """Takes away all parts but these, and what a killed build left half-written."""
        wanted = {f"{key}{SUFFIX}" for key in kept}
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in wanted:
                path.unlink(missing_ok=True)

    @contextmanager
    def tidied(self) -> Iterator[None]:
        """A block of which, if it fails, nothing half-written is left; no other may write here meanwhile."""
        try:
            yield
        except BaseException:
            for path in self.folder.glob(".*") if self.folder.is_dir() else ():
                path.unlink(missing_ok=True)
            raise

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{SUFFIX}"


def key_of(*content: str | bytes) -> str:
    """The digest that a part made from this goes by."""
    digest = hashlib.sha256()
    for each in content:
        data = each.encode() if isinstance(each, str) else each
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:KEY_LENGTH]
