"""The store a command works on: the built graph, or an endpoint if one is named."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError
from kg.store.embedded import open_embedded
from kg.store.interface import Store
from kg.store.remote import RemoteStore


def open_store(data: Path, endpoint: str | None = None) -> Store:
    """The current build of a folder for reading, or the SPARQL endpoint at an address."""
    if endpoint is None:
        return open_embedded(data)
    return RemoteStore(check_address(endpoint))


def check_address(endpoint: str) -> str:
    """The address, if it is one."""
    if not endpoint.startswith(("http://", "https://")):
        raise StoreError("not an address", source=endpoint, mend="give http://… or https://…")
    return endpoint
