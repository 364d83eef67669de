"""A profile and a graph → a package: a folder and a zip that a recipient can check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kg.errors import ExportError
from kg.export.contents import catalogue, items
from kg.export.dataset import Graph
from kg.export.manifest import NAME, SIGNATURE, manifest_json, sha256_of
from kg.export.profile import Profile
from kg.export.readme_text import readme
from kg.export.selection import select
from kg.export.signing import sign
from kg.export.withholding import Secrets, folded
from kg.export.words import LANGUAGES
from kg.export.writing import write_file, write_folder, zip_bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written."""

    folder: Path
    archive: Path
    digest: str
    triples: int
    files: int
    fingerprint: str


def package(profile: Profile, graph: Graph, output: Path, *, key: Ed25519PrivateKey | None = None) -> Packed:
    """Writes the package as the folder `output` and beside it `output`.zip; signed if a key is given."""
    if not output.name or output.suffix == ".zip":
        raise ExportError(
            "not a folder's name", source=str(output), mend="give the folder; the zip is beside it"
        )
    files, digest, triples = package_files(profile, graph, key)
    write_folder(output, files, marker=NAME)
    archive = output.with_name(f"{output.name}.zip")
    write_file(archive, zip_bytes(profile.name, files.items()))
    fingerprint = sign(b"", key).fingerprint if key else ""
    return Packed(output, archive, digest, triples, len(files), fingerprint)


def package_files(
    profile: Profile, graph: Graph, key: Ed25519PrivateKey | None
) -> tuple[Mapping[str, bytes], str, int]:
    """Every file of the package by path, the data's digest, and how many triples there are."""
    selection = select(graph, profile)
    signer = sign(b"", key) if key else None
    made = items(profile, selection, graph)
    made.append(catalogue(profile, selection.graph, made, [sha256_of(item.data) for item in made]))
    made += [readme(profile, selection, list(made), signer, language) for language in LANGUAGES]
    manifest = manifest_json(profile, selection, made)
    files = {item.path: item.data for item in made} | {NAME: manifest}
    _check_words(files, selection.secrets, profile)
    if key:
        files[SIGNATURE] = sign(manifest, key).to_json()
    return dict(sorted(files.items())), selection.graph.digest, len(selection.graph)


def _check_words(files: Mapping[str, bytes], secrets: Secrets, profile: Profile) -> None:
    """The last gate: no text that leaves holds a withheld word; the ontology's own files are public."""
    if not secrets.words:
        return
    for path, data in files.items():
        if path.startswith("ontology/") or path.endswith(".xlsx"):
            continue
        told = folded(data.decode("utf-8", errors="replace"))
        if any(word in told for word in secrets.words):
            mend = "change the profile's title or description, or the list of words"
            raise ExportError(
                "a word that must not leave stands in the package", source=profile.name, place=path, mend=mend
            )
