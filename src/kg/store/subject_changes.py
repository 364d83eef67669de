"""Which lines of subjects came and went since something was made of them, which is kept beside them.

    index/changes.jsonl   a line that says what the lines came to before and after, and how many went; then
                          those that went and those that came

What was made of the lines of an older build is brought up to date by them, which takes a tenth of making it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from zlib import crc32

from kg.store.builds import share
from kg.store.columns import INDEX
from kg.store.subjects import Seal

FILE = "changes.jsonl"
# What is made of the lines and goes on to the next build as it is; its first line names their seal.
CONTENTS, PIECES = "contents.bin", "pieces.bin"
# So many bytes take as long to take up as it takes to make all of it anew.
MOST = 48 << 20


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that went and came between what they came to before and after."""

    before: Seal
    after: Seal
    gone: frozenset[bytes]
    come: frozenset[bytes]

    def then(self, other: Change) -> Change:
        """Both as one, where the other follows."""
        gone = (self.gone - other.come) | (other.gone - self.come)
        come = (self.come - other.gone) | (other.come - self.gone)
        return Change(self.before, other.after, gone - come, come - gone)


def seal_named(seal: Seal) -> bytes:
    """What the first line of a file names the lines by that it was made of."""
    return str(sorted(asdict(seal).items())).encode()


def note_change(build: Path, folder: Path, change: Change) -> None:
    """Shares what was made of a build's lines with the next, and writes there all that changed since.

    Nothing is written where nothing was made, or too much has changed.
    """
    try:
        with (build / INDEX / CONTENTS).open("rb") as file:
            head = file.readline()
    except OSError:
        return
    if seal_named(change.before) not in head:
        earlier = read_change(build)
        if earlier is None or earlier.after != change.before or seal_named(earlier.before) not in head:
            return
        change = earlier.then(change)
    written = _written(change)
    if len(written) <= MOST:
        (folder / INDEX / FILE).write_bytes(written)
        for name in (CONTENTS, PIECES):
            with suppress(OSError):
                share(build / INDEX / name, folder / INDEX / name)


def _written(change: Change) -> bytes:
    lines = b"".join((*sorted(change.gone), *sorted(change.come)))
    head = {
        "before": asdict(change.before),
        "after": asdict(change.after),
        "gone": len(change.gone),
        "checksum": crc32(lines),
    }
    return json.dumps(head).encode() + b"\n" + lines


def read_change(build: Path) -> Change | None:
    """The change told beside a build; None where none is, or it is damaged."""
    try:
        first, _, rest = (build / INDEX / FILE).read_bytes().partition(b"\n")
        head = json.loads(first)
        if crc32(rest) != head["checksum"]:
            return None
        lines, gone = rest.splitlines(keepends=True), head["gone"]
        ends = Seal(**head["before"]), Seal(**head["after"])
        return Change(*ends, frozenset(lines[:gone]), frozenset(lines[gone:]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
