"""Where a server takes graphs, updates and queries: its kind is a row of engines.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from kg.errors import StoreError

TABLE = Path(__file__).with_name("engines.toml")


@dataclass(frozen=True, slots=True)
class Engine:
    """A kind of server; the four paths follow its base address, `read` being the one that is open to all.

    `move_prologue` stands before the MOVE where an engine needs to be told to make it in one transaction.
    """

    id: str
    name: str
    store: str
    update: str
    query: str
    read: str
    default_graph: bool
    tried: bool
    move_prologue: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """One server of a known kind."""

    engine: Engine
    base: str

    @property
    def store(self) -> str:
        """Where the Graph Store Protocol is spoken."""
        return self.base + self.engine.store

    @property
    def update(self) -> str:
        """Where SPARQL Update is taken."""
        return self.base + self.engine.update

    @property
    def query(self) -> str:
        """Where the one who writes may also ask."""
        return self.base + self.engine.query

    def endpoint(self, graph: str) -> str:
        """What readers give as `--endpoint`; a graph that is named is their default graph."""
        return self.base + self.engine.read + (f"?{urlencode({'default-graph-uri': graph})}" if graph else "")


@cache
def engines() -> Mapping[str, Engine]:
    """Every kind of server that is known, by its id."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {id_: Engine(id=id_, **row) for id_, row in table.items()}


def find_server(address: str, engine: str | None = None) -> Server:
    """The server at an address: its base if the kind of engine is named, else that of its Graph Store."""
    if not address.startswith(("http://", "https://")):
        raise StoreError("not an address", source=address, mend="give http://… or https://…")
    plain = address.partition("?")[0].rstrip("/")
    if engine is not None:
        chosen = engines()[engine]
        return Server(chosen, _base(plain, chosen) or plain)
    for each in engines().values():
        base = _base(plain, each)
        if base:
            return Server(each, base)
    known = ", ".join(f"…{each.store}" for each in engines().values() if each.store)
    mend = f"give the address of its Graph Store ({known}), or name it with --engine"
    raise StoreError("cannot tell what server this is", source=address, mend=mend)


def _base(address: str, engine: Engine) -> str | None:
    endings = [path.rstrip("/") for path in (engine.store, engine.update) if path]
    if engine.id not in ("kg", "virtuoso"):
        # Only these two have an update address that no other kind shares.
        endings = endings[:1] if engine.store else []
    return next((address.removesuffix(path) for path in endings if address.endswith(path)), None)
