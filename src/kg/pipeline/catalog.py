"""Which parts a build was put together from, so that the next one makes only what has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import StoreError
from kg.store.builds import BUILDS, CURRENT, PARTS_USED


@dataclass(frozen=True)
class Catalog:
    """The digest of the rules, and the keys of parts by report and by series of reports.

    `leader` leads keys of things to the key they go by, as `kg.pipeline.naming` has it. `read` are the keys
    of reports as they were before people judged anything of them, where that is another part; `judged` is the
    digest of all that people had judged when the build began.
    """

    rules: str
    reports: Mapping[str, str]
    series: Mapping[str, str]
    leader: Mapping[str, str]
    read: Mapping[str, str] = field(default_factory=dict)
    judged: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """All parts in use."""
        return frozenset((*self.reports.values(), *self.series.values(), *self.read.values()))


def catalog_to_json(catalog: Catalog) -> str:
    """The catalog as a file."""
    record = {
        "rules": catalog.rules,
        "reports": dict(sorted(catalog.reports.items())),
        "series": dict(sorted(catalog.series.items())),
        "leader": dict(sorted(catalog.leader.items())),
        "read": dict(sorted(catalog.read.items())),
        "judged": catalog.judged,
    }
    return json.dumps(record, ensure_ascii=False, indent=0) + "\n"


def read_catalog(build: Path) -> Catalog | None:
    """The catalog of a build; None where it has none, as one made by an older program or received."""
    path = build / PARTS_USED
    if not path.is_file():
        return None
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        parts = record["reports"], record["series"], record["leader"], record.get("read", {})
        return Catalog(record["rules"], *parts, record.get("judged", ""))
    except (ValueError, KeyError) as error:
        raise StoreError(
            "not a catalog of parts", source=str(path), mend="delete it and build again"
        ) from error


def keys_in_use(data: Path) -> frozenset[str]:
    """The parts that the builds lying in a data folder were put together from."""
    builds = data / BUILDS
    found = [read_catalog(build) for build in builds.iterdir()] if builds.is_dir() else []
    return frozenset(key for catalog in found if catalog for key in catalog.keys)


def current_catalog(data: Path) -> Catalog | None:
    """The catalog of the build that answers now."""
    return read_catalog(data / CURRENT) if (data / CURRENT).exists() else None
