"""The process that holds a graph in RAM and forks query processes that share it; and the server's end of it.

A query process that was killed is replaced in milliseconds, and all of them together take the RAM of one.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox

from kg.web.worker import answerer_of, confine, open_store, serve

PID = struct.Struct(">I")
READY, FORK = b"+", b"f"


class Forked:
    """A query process that another one has forked: it can be ended, and no other by mistake."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        # A number may be given to another process once this one is gone; a descriptor names this one only.
        self._descriptor = _descriptor_of(pid)

    def kill(self) -> None:
        """Ends it."""
        with contextlib.suppress(ProcessLookupError):
            if self._descriptor >= 0:
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
            else:
                os.kill(self._pid, signal.SIGKILL)
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def wait(self) -> None:
        """Its parent sees to that."""


def _descriptor_of(pid: int) -> int:
    """A descriptor of the process; -1 where the system has none or denies it."""
    if sys.platform != "linux":
        return -1
    try:
        return os.pidfd_open(pid)
    except ProcessLookupError:
        raise
    except OSError:
        return -1


class Forker:
    """The process that forks, as the server sees it."""

    def __init__(self, command: Sequence[str], generation: int) -> None:
        self.generation = generation
        self.ready = False
        self._commands, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(command, stdin=theirs.fileno())
        self._commands.setblocking(False)
        self._lock = asyncio.Lock()

    async def load(self) -> None:
        """Waits until the graph is in RAM; ConnectionError where it cannot be."""
        async with self._lock:
            if not self.ready:
                await self._receive(len(READY))
                self.ready = True

    async def fork(self, theirs: socket.socket) -> Forked:
        """A new query process at the other end of a socket; ConnectionError where there is none."""
        async with self._lock:
            try:
                socket.send_fds(self._commands, [FORK], [theirs.fileno()])
            except OSError as error:
                raise ConnectionError from error
            (pid,) = PID.unpack(await self._receive(PID.size))
        try:
            return Forked(pid)
        except ProcessLookupError as error:
            raise ConnectionError from error

    async def _receive(self, size: int) -> bytes:
        held = b""
        while len(held) < size:
            if self._commands.fileno() < 0:
                # It was ended while this one waited for its turn.
                raise ConnectionError
            part = await asyncio.get_running_loop().sock_recv(self._commands, size - len(held))
            if not part:
                raise ConnectionError
            held += part
        return held

    async def end(self) -> None:
        """Ends it; those that it forked go on until they are ended."""
        self._process.kill()
        self._commands.close()
        await asyncio.to_thread(self._process.wait)


def _serve_forked(build: Path, memory: int, descriptor: int, store: ox.Store) -> None:
    """What a forked process does until its input ends; `memory` is what it may take beside the graph."""
    os.dup2(descriptor, 0)
    os.dup2(descriptor, 1)
    os.close(descriptor)
    if memory and sys.platform == "linux":
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
    serve(lambda: answerer_of("memory", build, store))


def loaded(build: Path) -> ox.Store:
    """The graph, loaded by a thread, since the C library gives each thread a heap of its own.

    In the heap of this one it would leave free places all over. A forked process would put there what it
    needs, and each such place is a page to be copied: thousands for a query, more than the query takes.
    """
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(open_store, "memory", build).result()


def main(arguments: list[str]) -> None:
    """Holds a graph and forks until its input ends: BUILD MEMORY-BYTES NETWORK."""
    build, memory, network = Path(arguments[0]), int(arguments[1]), arguments[2]
    commands = socket.socket(fileno=os.dup(0))
    confine(0, network=network == "network")
    store = loaded(build)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # What is shared must not be touched by looking for circles in it.
    gc.collect()
    gc.freeze()
    commands.sendall(READY)
    while True:
        order, descriptors, *_ = socket.recv_fds(commands, len(FORK), 1)
        if not order:
            return
        pid = os.fork()
        if pid == 0:
            commands.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                _serve_forked(build, memory, descriptors[0], store)
            finally:
                os._exit(0)
        os.close(descriptors[0])
        commands.sendall(PID.pack(pid))


if __name__ == "__main__":
    main(sys.argv[1:])
