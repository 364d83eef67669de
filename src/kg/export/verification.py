"""A package → what is wrong with it, in plain words: files, digests, signature, counts, shapes, cube."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from kg.errors import OntologyError
from kg.export.datacube import broken_constraints
from kg.export.dataset import Graph, digest_of
from kg.export.manifest import NAME, SIGNATURE, Manifest, class_counts, parse_manifest, sha256_of
from kg.export.parsing import parse_rdf
from kg.export.received import LONGEST_FILE, Received, open_package
from kg.export.signing import parse_signature
from kg.export.words import LANGUAGES, say
from kg.rdf.shapes import read_shapes
from kg.rdf.terms import node
from kg.rdf.validation import class_axioms, validate

GRAPHS = "data/graph."
SENTENCES = "data/sentences.trig"
CUBE = "cube/figures.ttl"
CATALOGUE = "catalogue/dataset.ttl"
SHAPES = "ontology/shapes/"
ONTOLOGY = "ontology/"
SHOWN = 20


class Severity(StrEnum):
    """Whether a finding makes the package unfit, or is only to be known."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `code` is its key in words.toml, `place` the file."""

    code: str
    place: str
    messages: Mapping[str, str]
    severity: Severity = Severity.ERROR

    def line(self, language: str = "zh") -> str:
        """The finding in one line."""
        said = self.messages[language]
        return f"{self.place}: {said}" if self.place else said


def is_sound(findings: Iterable[Finding]) -> bool:
    """Whether nothing found is an error."""
    return all(finding.severity is not Severity.ERROR for finding in findings)


def verify(path: Path, *, public_key: bytes | None = None) -> list[Finding]:
    """Everything wrong with a package, and notes on its signature; the key, if given, is the one trusted."""
    with open_package(path) as received:
        unsafe = [_finding("unsafe", name) for name in received.unsafe]
        stated = received.read(NAME) if NAME in received.paths else None
        manifest = parse_manifest(stated) if stated is not None else None
        if stated is None or manifest is None:
            return [*unsafe, _finding("no-manifest", NAME)]
        findings = [*unsafe, *_signature(received, stated, public_key), *_files(received, manifest)]
        return [*findings, *_Data(received, manifest).findings()]


def _finding(code: str, place: str, severity: Severity = Severity.ERROR, **values: object) -> Finding:
    messages = {language: say(code, language, **values) for language in LANGUAGES}
    return Finding(code, place, messages, severity)


def _signature(received: Received, manifest: bytes, trusted: bytes | None) -> Iterator[Finding]:
    data = received.read(SIGNATURE) if SIGNATURE in received.paths else None
    if data is None:
        yield _finding("unsigned", "", Severity.ERROR if trusted else Severity.NOTE)
        return
    signature = parse_signature(data)
    if signature is None:
        yield _finding("signature-unreadable", SIGNATURE)
    elif not signature.holds(manifest):
        yield _finding("signature-bad", SIGNATURE)
    elif trusted is None:
        yield _finding("signer-unknown", SIGNATURE, Severity.NOTE, fingerprint=signature.fingerprint)
    elif trusted != signature.public:
        yield _finding("signer-other", SIGNATURE, fingerprint=signature.fingerprint)
    else:
        yield _finding("signer-trusted", SIGNATURE, Severity.NOTE)


def _files(received: Received, manifest: Manifest) -> Iterator[Finding]:
    for path in sorted(manifest.files.keys() - set(received.paths)):
        yield _finding("missing", path)
    for path in received.paths:
        listed = manifest.files.get(path)
        if listed is None:
            if path not in (NAME, SIGNATURE):
                yield _finding("extra", path)
            continue
        data = received.read(path)
        if data is None:
            yield _finding("not-whole", path, limit=LONGEST_FILE)
        elif sha256_of(data) != listed.sha256:
            yield _finding("changed", path)


class _Data:
    """What the files say: each syntax against the manifest, and the data against the shapes."""

    def __init__(self, received: Received, manifest: Manifest) -> None:
        self.received = received
        self.manifest = manifest
        self.graph: Graph | None = None
        self.unreadable: list[Finding] = []

    def findings(self) -> Iterator[Finding]:
        for path in self.listed(GRAPHS):
            yield from self.one_graph(path)
        if SENTENCES in self.received.paths:
            yield from self.sentences()
        if self.graph is not None:
            yield from self.counts(self.graph)
            yield from self.shapes(self.graph)
        if CUBE in self.received.paths:
            cube = [quad.triple for quad in self.parsed(CUBE)]
            yield from (_finding("cube", CUBE, name=name) for name in broken_constraints(cube))
        yield from self.unreadable

    def listed(self, prefix: str) -> list[str]:
        return [path for path in self.received.paths if path.startswith(prefix)]

    def parsed(self, path: str) -> list[Quad]:
        """A file's quads; a fault is kept for the end, and the file counts as empty."""
        form = RdfFormat.from_extension(path.rpartition(".")[2])
        data = self.received.read(path)
        if form is None or data is None:
            return []
        try:
            return list(parse_rdf(data, form))
        except (SyntaxError, ValueError) as error:
            self.unreadable.append(_unreadable(path, form, error))
            return []

    def one_graph(self, path: str) -> Iterator[Finding]:
        before = len(self.unreadable)
        triples = [quad.triple for quad in self.parsed(path)]
        if len(self.unreadable) > before:
            return
        if not _is_named(triples):
            yield _finding("blank-nodes", path)
            return
        yield from self.digest(path, digest_of(triples))
        if self.graph is None or path.endswith(".nt"):
            self.graph = Graph(triples, path)

    def sentences(self) -> Iterator[Finding]:
        before = len(self.unreadable)
        triples = {quad.triple for quad in self.parsed(SENTENCES)}
        if len(self.unreadable) > before:
            return
        if _is_named(triples):
            yield from self.digest(SENTENCES, digest_of(triples))
        else:
            yield _finding("blank-nodes", SENTENCES)

    def digest(self, path: str, found: str) -> Iterator[Finding]:
        if found != self.manifest.digest:
            yield _finding("digest", path, stated=self.manifest.digest, found=found)

    def counts(self, graph: Graph) -> Iterator[Finding]:
        if len(graph) != self.manifest.triples:
            yield _finding("triples", graph.source, stated=self.manifest.triples, found=len(graph))
        found = class_counts(graph)
        for kind in sorted({*found, *self.manifest.counts}):
            stated = self.manifest.counts.get(kind, 0)
            if stated != found.get(kind, 0):
                yield _finding("count", graph.source, kind=kind, stated=stated, found=found.get(kind, 0))
        if CATALOGUE in self.received.paths:
            yield from self.void(graph)

    def void(self, graph: Graph) -> Iterator[Finding]:
        for quad in self.parsed(CATALOGUE):
            is_total = quad.predicate == node("void:triples") and "#" not in str(quad.subject)
            if is_total and isinstance(quad.object, Literal) and quad.object.value != str(len(graph)):
                yield _finding("void-triples", CATALOGUE, stated=quad.object.value, found=len(graph))

    def shapes(self, graph: Graph) -> Iterator[Finding]:
        """The data against the package's own shapes, which demand nothing that was kept back."""
        shapes = [quad.triple for path in self.listed(SHAPES) for quad in self.parsed(path)]
        paths = [path for path in self.listed(ONTOLOGY) if not path.startswith(SHAPES)]
        ontology = [quad.triple for path in paths for quad in self.parsed(path)]
        try:
            faults = validate([*graph.triples, *class_axioms(ontology)], read_shapes(shapes))
        except OntologyError:
            yield _finding("unusable-shapes", SHAPES)
            return
        for fault in faults[:SHOWN]:
            focus = fault.focus.value if isinstance(fault.focus, NamedNode) else str(fault.focus)
            messages = {language: say("shape", language, said=fault.line(language)) for language in LANGUAGES}
            yield Finding("shape", focus, messages)
        if len(faults) > SHOWN:
            yield _finding("shapes-more", graph.source, number=len(faults) - SHOWN)


def _unreadable(path: str, form: RdfFormat, error: Exception) -> Finding:
    """Where a file stops being one of its kind, as far as the parser tells; its words help nobody."""
    line, column = getattr(error, "lineno", None), getattr(error, "offset", None)
    if not line:
        return _finding("unreadable", path, form=form.name)
    where = {"form": form.name, "line": line, "column": column or 1}
    said = {language: say("unreadable-at", language, **where) for language in LANGUAGES}
    return Finding("unreadable", path, said)


def _is_named(triples: Iterable[Triple]) -> bool:
    """Whether nothing is a blank node: canonicalizing hostile ones takes time without end."""
    return all(
        isinstance(each.subject, NamedNode) and isinstance(each.object, NamedNode | Literal)
        for each in triples
    )
