"""The graph as it stands between two builds, and what pages have worked out from it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from kg.namespaces import PREFIXES, iri
from kg.web.graph import CLASS_RANK, GraphReader, Row
from kg.web.search import Name, NameIndex

MAX_KEPT = 2_000
T = TypeVar("T")


@dataclass
class View:
    """One build's graph; what was made from it is kept until the next."""

    reader: GraphReader
    build: Path = field(default_factory=Path)
    kept: dict[tuple[object, ...], object] = field(default_factory=dict)
    making: dict[tuple[object, ...], threading.RLock] = field(default_factory=dict)
    working: dict[tuple[object, ...], threading.Thread] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    answering: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made under the key before, else what is made now; who asks meanwhile waits for it."""
        if key in self.kept:
            return self.kept[key]  # type: ignore[return-value]
        with self.lock:
            making = self.making.setdefault(key, threading.RLock())
        with making:
            if key not in self.kept:
                made = make()
                with self.lock:
                    # The oldest were made for every page and took longest: they stay.
                    while len(self.kept) >= MAX_KEPT:
                        self.kept.pop(next(reversed(self.kept)))
                    self.kept[key] = made
                    self.making.pop(key, None)
                return made
            return self.kept[key]  # type: ignore[return-value]

    def within(self, seconds: float, key: tuple[object, ...], make: Callable[[], T]) -> T | None:
        """What is kept under the key if it is there so soon; a thread of its own goes on making it."""
        if key not in self.kept:
            maker = threading.Thread(target=self.keep, args=(key, make), daemon=True)
            with self.lock:
                working = self.working.setdefault(key, maker)
                if working is maker:
                    maker.start()
            working.join(seconds)
            if working.is_alive():
                return None
        # Where the thread failed it fails here again, for the one who asks to be told.
        return self.keep(key, make)

    @property
    def reports(self) -> list[Row]:
        """Every report with its title, period, issuer and region."""
        return self.keep(("reports",), lambda: self.reader.rows("reports"))

    @property
    def names(self) -> NameIndex:
        """Every name in the graph."""
        return self.keep(("names",), lambda: _names(self.reader))


def _names(reader: GraphReader) -> NameIndex:
    # Three plain scans: an engine takes many times as long to join names with classes.
    kinds = _kinds(reader.kinds())
    labels = dict(reader.pairs(iri("rdfs:label")))
    named = [Name(thing, text, text, kinds[thing], True) for thing, text in labels.items() if thing in kinds]
    aliases = {
        (thing, text)
        for thing, text in reader.pairs(iri("skos:altLabel"))
        if thing in kinds and thing in labels
    }
    named += [Name(thing, text, labels[thing], kinds[thing], False) for thing, text in aliases]
    return NameIndex(named)


def _kinds(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The narrowest class of each thing."""
    best: dict[str, str] = {}
    for thing, kind in pairs:
        if thing not in best or CLASS_RANK.get(kind, 99) < CLASS_RANK.get(best[thing], 99):
            best[thing] = kind
    return {thing: kind.removeprefix(PREFIXES["dp"]) for thing, kind in best.items()}
