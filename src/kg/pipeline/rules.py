"""The digest of all that decides what is read out of a report, besides the report."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

from kg.namespaces import base_iri
from kg.pipeline.shelf import key_of
from kg.resources import folder

# The layers a report passes through, and the data they read.
CODE = (
    *("text.py", "namespaces.py", "vocabulary.py", "ontology.py", "values", "document", "mentions", "facts"),
    *("resolution", "assessment", "rdf", "pipeline"),
)
DATA = ("ontology", "gazetteers")
LIBRARIES = ("ahocorasick-rs", "pyoxigraph", "rjieba")
SUFFIXES = frozenset({".py", ".toml", ".csv", ".ttl", ".txt", ".json"})


def rules_digest() -> str:
    """One digest for code, rules, word lists, ontology, libraries and base IRI."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    versions = [f"{name} {metadata.version(name)}" for name in LIBRARIES]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return key_of(digest.digest(), python, base_iri(), *versions)


def _files() -> Iterator[Path]:
    package = Path(str(resources.files("kg")))
    for root in (*(package / name for name in CODE), *(folder(name) for name in DATA)):
        found = [root] if root.is_file() else sorted(root.rglob("*"))
        yield from (path for path in found if path.suffix in SUFFIXES and path.is_file())
