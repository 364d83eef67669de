"""Which lines of subjects came and went since, beside the lines: for whoever keeps something made of them.

    index/changes.jsonl   a revision after the other: a line that says of which lines it is, what they came to
                          before and after, and how many went and came; then these

What was made of the lines of an older build is brought up to date by them, which takes a tenth of making it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

from kg.store.columns import INDEX
from kg.store.subjects import Seal, read_seal

FILE = "changes.jsonl"
# What is made of the lines and kept beside them, and goes on to the next build as it is.
MADE = ("contents.bin", "pieces.bin")
# Past so many bytes the oldest is forgotten, with all that was made before: a few dozen reports.
MOST = 6 << 20


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that went and came between what they came to before and after."""

    before: Seal
    after: Seal
    gone: tuple[bytes, ...]
    come: tuple[bytes, ...]


def note_change(build: Path, folder: Path, change: Change) -> None:
    """Writes the changes of a build and one more into the next, and shares with it what was made."""
    steps = _changes(build)
    if steps and steps[-1].after != change.before:
        steps = []
    written = [_written(each) for each in (*steps, change)]
    while sum(map(len, written)) > MOST and len(written) > 1:
        written.pop(0)
    (folder / INDEX / FILE).write_bytes(b"".join(written))
    for name in MADE:
        with suppress(OSError):
            (folder / INDEX / name).hardlink_to(build / INDEX / name)


def change_since(build: Path, knows: Callable[[Seal], bool]) -> Change | None:
    """All that changed since the latest lines of which something is known; None where that is not told."""
    steps, now = _changes(build), read_seal(build)
    if now is None or not steps or steps[-1].after != now:
        return None
    gone: set[bytes] = set()
    come: set[bytes] = set()
    for step in reversed(steps):
        # What went later came earlier, or was there before.
        gone, come = (gone - set(step.come)) | set(step.gone), come | (set(step.come) - gone)
        gone, come = gone - come, come - gone
        if knows(step.before):
            return Change(step.before, now, tuple(sorted(gone)), tuple(sorted(come)))
    return None


def _written(change: Change) -> bytes:
    lines = b"".join((*change.gone, *change.come))
    head = {
        "before": asdict(change.before),
        "after": asdict(change.after),
        "gone": len(change.gone),
        "come": len(change.come),
        "checksum": crc32(lines),
    }
    return json.dumps(head).encode() + b"\n" + lines


def _changes(build: Path) -> list[Change]:
    """The changes told beside a build, each from where the last one ends; none if they are damaged."""
    try:
        lines = (build / INDEX / FILE).read_bytes().splitlines(keepends=True)
        found: list[Change] = []
        at = 0
        while at < len(lines):
            head = json.loads(lines[at])
            gone, come = head["gone"], head["come"]
            told = lines[at + 1 : at + 1 + gone + come]
            if len(told) < gone + come or crc32(b"".join(told)) != head["checksum"]:
                return []
            before, after = Seal(**head["before"]), Seal(**head["after"])
            if found and found[-1].after != before:
                return []
            found.append(Change(before, after, tuple(told[:gone]), tuple(told[gone:])))
            at += 1 + gone + come
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return found
