"""What a running server is told: where the graph is, what it may do and how much of it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.namespaces import base_iri

MEGABYTE = 1_000_000
REMOTE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one client can take; every one is told to the client when it is reached."""

    seconds: float = 10.0
    query_bytes: int = 200_000
    body_bytes: int = 1 * MEGABYTE
    upload_bytes: int = 256 * MEGABYTE
    result_bytes: int = 64 * MEGABYTE
    memory_bytes: int = 4_000 * MEGABYTE
    cache_bytes: int = 64 * MEGABYTE
    workers: int = max(2, min(8, os.cpu_count() or 2))
    waiting: int = 256
    rate: float = 50.0
    burst: int = 200
    rate_on_loopback: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """One server: the built graph's folder, or the endpoint that has the graph, and the doors that are open.

    `token_sha256` is the hash of the writing token; the token itself is kept nowhere. `services` are the
    hosts that a query's SERVICE may reach; `judgements` the folder that the review page writes, None where it
    only reads. `memory_graph_bytes` is the size of graph.nt up to which readers hold it in RAM,
    `large_graph_bytes` that up to which the endpoint does; `watch_seconds` how often the folder is looked at
    for a newer build.
    """

    data: Path
    endpoint: str = ""
    base: str = field(default_factory=base_iri)
    writable: bool = False
    token_sha256: str = ""
    judgements: Path | None = None
    services: frozenset[str] = frozenset()
    memory_graph_bytes: int = 32 * MEGABYTE
    large_graph_bytes: int = 1_000 * MEGABYTE
    watch_seconds: float = 1.0
    limits: Limits = field(default_factory=Limits)

    @property
    def build(self) -> Path:
        """The folder of the build that answers now, with no link in its path; the next build spares it."""
        return (self.data / "current").resolve() if (self.data / "current").exists() else self.data

    def in_memory(self, build: Path) -> bool:
        """Whether that build is so small that everyone who reads it may hold it in RAM."""
        return self.holding(build) == "memory"

    def holding(self, build: Path) -> str:
        """How a build is read: in `memory`; `large`, in RAM once it is loaded there; or `read` from disk.

        Queries are answered three to ten times sooner from RAM, which a graph takes 2.5 times its text of.
        """
        files = [build / name for name in ("graph.nt", "inferred.nt") if (build / name).is_file()]
        size = sum(file.stat().st_size for file in files)
        if self.writable or not files:
            return "read"
        if size <= self.memory_graph_bytes:
            return "memory"
        return "large" if size <= min(self.large_graph_bytes, _ram() // 10) else "read"

    def generation(self) -> tuple[str, int]:
        """What changes when the graph does; a graph elsewhere is looked at anew every few minutes."""
        if self.endpoint:
            return self.endpoint, int(time.monotonic() // REMOTE_SECONDS)
        graph = self.build / "graph.nt"
        return str(self.build), graph.stat().st_mtime_ns if graph.is_file() else 0


@cache
def _ram() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
