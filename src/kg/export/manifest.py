"""The manifest of a package: each file's SHA-256, the data's digest, counts and sources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from pyoxigraph import NamedNode

from kg.export.contents import Item
from kg.export.dataset import Graph
from kg.export.profile import Profile
from kg.export.selection import Selection
from kg.namespaces import PREFIXES
from kg.rdf.terms import shorten

NAME = "manifest.json"
SIGNATURE = "signature.json"
FORMAT = 1
DIGEST = "RDFC-1.0, SHA-256"


@dataclass(frozen=True, slots=True)
class Listed:
    """One file as the manifest has it."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What a manifest says that can be checked."""

    name: str
    digest: str
    triples: int
    counts: Mapping[str, int]
    files: Mapping[str, Listed]


def sha256_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def class_counts(graph: Graph) -> dict[str, int]:
    """How many things of each class of the vocabulary, by CURIE."""
    counts = {
        shorten(kind.value): len(members)
        for kind, members in graph.index.members.items()
        if isinstance(kind, NamedNode) and kind.value.startswith(PREFIXES["dp"])
    }
    return dict(sorted(counts.items()))


def manifest_json(profile: Profile, selection: Selection, files: Iterable[Item]) -> bytes:
    """The manifest of a package's files."""
    graph = selection.graph
    record = {
        "format": FORMAT,
        "name": profile.name,
        "title": dict(profile.title),
        "licence": profile.licence,
        "language": profile.language,
        "evidence": profile.evidence.value,
        "select": {
            "classes": profile.select.classes,
            "industries": profile.select.industries,
            "places": profile.select.places,
        },
        # The words that must not leave do not leave in the manifest either.
        "withheld": {
            "classes": profile.withhold.classes,
            "properties": [shorten(full) for full in profile.withhold.properties],
            "labels": len(profile.withhold.labels),
        },
        "generator": f"kg {version('kg')}",
        "reports": [
            {"iri": one.value, "title": graph.label(one), "sha256": graph.text(one, "dp:sha256")}
            for one in graph.members("Report")
        ],
        "digest": {"algorithm": DIGEST, "value": graph.digest},
        "triples": len(graph),
        "counts": class_counts(graph),
        "files": {
            item.path: {"sha256": sha256_of(item.data), "bytes": len(item.data)}
            for item in sorted(files, key=lambda item: item.path)
        },
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def parse_manifest(data: bytes) -> Manifest | None:
    """The manifest in a file's bytes; None where they are none of this format."""
    try:
        record = json.loads(data)
        if record["format"] != FORMAT:
            return None
        files = {
            str(path): Listed(str(listed["sha256"]), int(listed["bytes"]))
            for path, listed in record["files"].items()
        }
        counts = {str(kind): int(count) for kind, count in record["counts"].items()}
        digest, triples = str(record["digest"]["value"]), int(record["triples"])
        return Manifest(str(record["name"]), digest, triples, counts, files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
