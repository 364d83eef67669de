"""What a running server is told: where the graph is, what it may do and how much of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from kg.namespaces import base_iri

MEGABYTE = 1_000_000


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
    """One server: the built graph's folder and the doors that are open.

    `token_sha256` is the hash of the writing token; the token itself is kept nowhere. `services` are the
    hosts that a query's SERVICE may reach. `memory_graph_bytes` is the size of graph.nt up to which readers
    hold it in RAM.
    """

    data: Path
    base: str = field(default_factory=base_iri)
    writable: bool = False
    token_sha256: str = ""
    services: frozenset[str] = frozenset()
    memory_graph_bytes: int = 32 * MEGABYTE
    limits: Limits = field(default_factory=Limits)

    @property
    def graph(self) -> Path:
        """The sorted N-Triples that everything else is built from."""
        return self.data / "graph.nt"

    @property
    def store(self) -> Path:
        """The folder of the embedded store."""
        return self.data / "store"

    @property
    def in_memory(self) -> bool:
        """Whether readers hold the graph in RAM: small graphs answer three to five times sooner there."""
        return (
            not self.writable
            and self.graph.is_file()
            and self.graph.stat().st_size <= self.memory_graph_bytes
        )
