"""What the server and its query processes say to each other: two lengths, a head in JSON, a body of bytes."""

from __future__ import annotations

import json
import struct
from functools import lru_cache
from typing import IO, TypedDict

LENGTHS = struct.Struct(">II")
# A body of fewer bytes is copied sooner than sent by itself.
COPIED = 1 << 16


class Head(TypedDict, total=False):
    """What a request or a reply says beside its bytes; those of a query or an update are its text."""

    op: str
    base: str
    default: list[str]
    named: list[str]
    dataset: bool
    results: str
    graph: str
    name: str
    content_type: str
    limit: int
    outcome: str
    problem: str
    media_type: str
    existed: bool


def encoded(head: Head) -> bytes:
    """A head as it is sent."""
    return json.dumps(head).encode()


@lru_cache(maxsize=256)
def decoded(head: bytes) -> Head:
    """A head as it came; most are the same, and nobody changes one."""
    read: Head = json.loads(head)
    return read


def write_frame(pipe: IO[bytes], head: Head, body: bytes = b"") -> None:
    """Sends one frame."""
    start = encoded(head)
    start = LENGTHS.pack(len(start), len(body)) + start
    if len(body) < COPIED:
        pipe.write(start + body)
    else:
        # What is long goes out as it is, without a copy behind its head.
        pipe.write(start)
        pipe.flush()
        pipe.write(body)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> tuple[Head, bytes] | None:
    """The next frame, or None at the end."""
    lengths = pipe.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head_size, body_size = LENGTHS.unpack(lengths)
    return decoded(pipe.read(head_size)), pipe.read(body_size)
