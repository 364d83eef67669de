"""Replies of a query process: bounded, whole whatever their length, waited for while nobody else waits."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kg.web import query_process
from kg.web.frames import COPIED, LENGTHS, Head, write_frame
from kg.web.query_process import QueryProcess
from kg.web.serialization import BoundedBytes, TooLargeError

DONE: Head = {"outcome": "ok", "media_type": "text/csv"}


class NoChild:
    """Stands for the process at the other end."""

    def kill(self) -> None:
        """There is none."""

    def wait(self) -> None:
        """There is none."""


@contextmanager
def process() -> Iterator[tuple[QueryProcess, socket.socket]]:
    """A query process as the server sees it, and the other end of its socket."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield QueryProcess(ours, NoChild(), (0, "memory")), theirs


def test_bytes_are_collected_up_to_their_bound() -> None:
    """And not one more."""
    out = BoundedBytes(5)
    assert out.write(b"ab") + out.write(bytearray(b"cde")) == 5
    assert out.getvalue() == b"abcde"
    with pytest.raises(TooLargeError):
        out.write(b"f")


@pytest.mark.parametrize("size", [0, 1, COPIED - 1, COPIED, 3_000_000])
def test_a_frame_of_any_length_is_written_whole(size: int) -> None:
    """The system takes as much of it at once as it has room for."""
    body = os.urandom(size)
    with process() as (ours, theirs):

        def write() -> None:
            with os.fdopen(os.dup(theirs.fileno()), "wb") as pipe:
                write_frame(pipe, DONE, body)

        writing = threading.Thread(target=write)
        writing.start()
        reply = None
        while reply is None:
            reply = ours.reply_at_once()
        writing.join()
    assert (reply.head, bytes(reply.body)) == (DONE, body)


# Whether others want the event loop, milliseconds that nobody else wants anything, seconds after which a
# reply comes, and whether it is read.
WAITING = {
    "at once": (False, 20, 0.0, True),
    "at once, others waiting": (True, 20, 0.0, True),
    "soon": (False, 20_000, 0.02, True),
    "soon, others waiting": (True, 20_000, 0.3, False),
    "late": (False, 20, 0.5, False),
}


@pytest.mark.parametrize(("others_wait", "undisturbed", "after", "is_read"), WAITING.values(), ids=WAITING)
def test_a_reply_is_waited_for_where_one_stands(
    others_wait: bool, undisturbed: int, after: float, is_read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A moment in any case, and longer while nobody else wants anything."""
    monkeypatch.setattr(query_process, "UNDISTURBED_MILLISECONDS", undisturbed)
    who, others = socket.socketpair()
    with who, others, process() as (ours, theirs):
        if others_wait:
            who.send(b"!")
        frame = LENGTHS.pack(17, 0) + b'{"outcome": "ok"}'
        coming = threading.Timer(after, theirs.send, [frame])
        coming.start()
        if not after:
            coming.join()
        assert (ours.reply_at_once(others.fileno()) is not None) is is_read
        coming.join()
