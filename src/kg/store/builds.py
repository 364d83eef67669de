"""Where builds live on disk: written aside and switched to in one rename; readers see the old or the new.

    DIR/current -> builds/<digest>     the one symbolic link that a switch replaces
    DIR/graph.nt -> current/graph.nt   and so on for each file, made once
    DIR/builds/<digest>/               graph.nt   what is stated and what follows
                                       inferred.nt   once more what follows
                                       outline.nt   of graph.nt what names, classes and joins things
                                       ontology.nt   classes, properties, schemes and what follows for them
                                       store/   the two graphs in Oxigraph
                                       index/   which literals hold which two characters; columns to count;
                                                what questions are matched against, and what is kept made
                                                of it; what was compared
                                       facts.jsonl, entities.csv, coverage.jsonl,
                                       compared.jsonl   names compared in one report; linked.jsonl: across
                                       ledger.jsonl, contradictions.jsonl,
                                       violations.jsonl, statistics.json, texts/ID/report.txt and .toml
                                       parts.json   which parts it was put together from
    DIR/parts/<digest>.zip             what was made of each report and region, for the next build

A build that is killed leaves a folder that the next build sweeps away.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from kg.errors import StoreError

BUILDS = "builds"
CURRENT = "current"
STAGING = ".staging"
LOCK = ".lock"
# What a build holds.
STORE = "store"
GRAPH = "graph.nt"
INFERRED = "inferred.nt"
OUTLINE = "outline.nt"
ONTOLOGY = "ontology.nt"
FACTS = "facts.jsonl"
ENTITIES = "entities.csv"
COVERAGE = "coverage.jsonl"
COMPARED = "compared.jsonl"
LINKED = "linked.jsonl"
LEDGER = "ledger.jsonl"
CONTRADICTIONS = "contradictions.jsonl"
VIOLATIONS = "violations.jsonl"
STATISTICS = "statistics.json"
TEXTS = "texts"
PARTS_USED = "parts.json"
DIGEST_LENGTH = 16
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# So many files and folders are synced at once.
SYNCED_AT_ONCE = 16


def current_build(data: Path) -> Path:
    """The folder of the build that answers now, with no link in its path."""
    link = data / CURRENT
    if not link.exists():
        raise StoreError("no graph built here", source=str(data), mend="run `kg build`")
    return link.resolve()


def superseded_builds(data: Path) -> list[Path]:
    """The builds that the one being written will leave no place for: the one before the last, and traces."""
    now = (data / CURRENT).resolve() if (data / CURRENT).exists() else None
    return sorted(
        each for each in (data / BUILDS).iterdir() if each.name != STAGING and each.resolve() != now
    )


def built_file(data: Path, name: str) -> bytes:
    """One file of the build that answers now."""
    path = current_build(data) / name
    try:
        return path.read_bytes()
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise StoreError(problem, source=str(path), mend="run `kg build` again") from error


@contextmanager
def staged_build(data: Path) -> Iterator[Path]:
    """A folder to write a build into; leaving the block makes it the current one, an error throws it away."""
    with _locked(data):
        builds = data / BUILDS
        staging = builds / STAGING
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        begun = staging.stat().st_ctime_ns
        try:
            yield staging
            _switch(data, staging, begun)
        except (OSError, sqlite3.Error) as error:
            if not is_full(error):
                raise
            mend = "make room and run this again; what stood there before stands"
            raise StoreError("the disk is full", source=str(data), mend=mend) from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
            if not any(builds.iterdir()):
                builds.rmdir()


def is_full(error: Exception) -> bool:
    """Whether it says that a disk has no room, or that one may not take more of it."""
    if isinstance(error, sqlite3.Error):
        # Its low byte is the kind; one that SQLite's own binding raised has none.
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    return isinstance(error, OSError) and error.errno in NO_ROOM


@contextmanager
def _locked(data: Path) -> Iterator[None]:
    """One writer at a time; the system lets go of the lock however the writer ends.

    A folder in which nothing came to stand is left as it was found.
    """
    found = data.exists()
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / LOCK).open("w")
    except OSError as error:
        raise StoreError(
            f"cannot write here: {error.strerror}", source=str(data), mend="choose another -o folder"
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(lock.fileno()), (data / LOCK).stat()):
                raise BlockingIOError
        # No longer there: a build that failed took the file away with itself just now.
        except (BlockingIOError, FileNotFoundError) as error:
            raise StoreError("another build is writing here", source=str(data), mend="wait for it") from error
        try:
            yield
        finally:
            if [path.name for path in data.iterdir()] == [LOCK]:
                (data / LOCK).unlink()
                if not found:
                    data.rmdir()


def _switch(data: Path, staging: Path, begun: int) -> None:
    before = (data / CURRENT).resolve() if (data / CURRENT).exists() else None
    final = _free_folder(data / BUILDS, digest_of(staging))
    _sync_tree(staging, begun)
    staging.rename(final)
    sync(final.parent)
    _point(data / CURRENT, Path(BUILDS, final.name))
    for part in sorted(final.iterdir()):
        if not (data / part.name).is_symlink():
            _point(data / part.name, Path(CURRENT, part.name))
    sync(data)
    kept = {final.name, before.name if before else ""}
    for old in (data / BUILDS).iterdir():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)


def share(file: Path, place: Path) -> None:
    """The same file under another name; a copy where the file system has no hard links, or too many."""
    try:
        place.hardlink_to(file)
    except OSError:
        shutil.copyfile(file, place)


def digest_of(build: Path) -> str:
    """SHA-256 over the names and bytes of a build's own files; the store is made from them and left out.

    Where it is known which parts the build was put together from, they and the IRIs given so far say it all.
    """
    digest = hashlib.sha256()
    files = sorted(path for path in build.iterdir() if path.is_file())
    made_from = {PARTS_USED, ENTITIES}
    for file in (
        [path for path in files if path.name in made_from] if (build / PARTS_USED).exists() else files
    ):
        digest.update(f"{file.name}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()[:DIGEST_LENGTH]


def _free_folder(builds: Path, name: str) -> Path:
    names = (name if number == 1 else f"{name}.{number}" for number in count(1))
    return next(builds / each for each in names if not (builds / each).exists())


def _point(link: Path, target: Path) -> None:
    """Puts a symbolic link in place in one rename."""
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    try:
        fresh.replace(link)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        mend = "move it away, or choose another -o folder"
        raise StoreError("a folder stands in the way of the build", source=str(link), mend=mend) from error


def _sync_tree(folder: Path, since: int) -> None:
    """What was written since a time, by the file system's clock, is on disk at the end.

    What is shared with the build before by a hard link was synced with it, and what was taken over from an
    older one with that. Several are waited for at once, which costs little more than one; what others write
    is not waited for.
    """
    fresh = [path for path in (folder, *folder.rglob("*")) if _is_fresh(path.lstat(), since)]
    with ThreadPoolExecutor(SYNCED_AT_ONCE) as executor:
        for done in [executor.submit(sync, path) for path in fresh]:
            done.result()


def _is_fresh(known: os.stat_result, since: int) -> bool:
    return known.st_ctime_ns >= since and (stat.S_ISDIR(known.st_mode) or known.st_nlink == 1)


def sync(path: Path) -> None:
    """Waits until a file or folder is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
