"""What questions are matched against, a subject a line, beside the store: names, steps, figures, sentences.

To ask a store for them takes half a minute for a thousand reports, row by row of terms; these lines are read
in a tenth of that. Each is a JSON object with the subject's IRI as "" and, by property, the values as a store
gives them. They are in order, so that some can be taken out and others put in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from zlib import crc32

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.namespaces import iri
from kg.store.builds import GRAPH, ONTOLOGY
from kg.store.columns import INDEX
from kg.store.outline import CLASSES, TYPE
from kg.vocabulary import Relation

FILE = "subjects.jsonl"
SEAL = "subjects.json"
EVIDENCE = "dp:evidence"
PROPERTIES = (
    "rdf:type",
    "rdfs:label",
    "skos:altLabel",
    "skos:broader",
    *(f"dp:{each.value}" for each in Relation),
    "dp:status",
    "dp:scale",
    "dp:mentionedIn",
    "dp:hasMilestone",
    "dp:milestoneType",
    "dp:modality",
    "dp:period",
    "dp:ofIndicator",
    "dp:value",
    "dp:unit",
    "dp:comparator",
    "dp:figureType",
    "dp:figureRole",
    "dp:surface",
    "dp:scope",
    "dp:title",
    "dp:level",
    "dp:recipientCount",
    "dp:hasRecognition",
    "dp:text",
    "dp:deadline",
    "dp:charStart",
    "dp:charEnd",
    "dp:inReport",
    "dp:inSection",
    "dp:assessment",
    "dp:regionCode",
    "dp:disputes",
    "dp:matter",
    "dp:arithmetic",
    "dp:mayBeOne",
    "dp:likeness",
    EVIDENCE,
)
KINDS = (*CLASSES, iri("dp:Recognition"), iri("dp:Commitment"))
Record = dict[str, Any]
_KEYS = {f"<{iri(name)}>".encode(): name for name in PROPERTIES}
_TYPE = f"<{TYPE}>".encode()
_KIND_LINES = frozenset(f"<{name}> .\n".encode() for name in KINDS)
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# The number goes up when the lines are written in another way.
_VERSION = hashlib.sha256(repr((1, PROPERTIES, KINDS)).encode()).hexdigest()[:16]
# Numbers of which a store gives back what it was given.
_PLAIN_NUMBER = re.compile(
    rb'"(0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])"\^\^<http://www\.w3\.org/2001/XMLSchema#decimal>'
    rb'|"(0|-?[1-9]\d*)"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>'
)
# So many bytes are parsed at once.
CHUNK = 4 << 20


@dataclass(frozen=True, slots=True)
class Seal:
    """What lines come to, so that damage shows; of lines that come and go it is known without reading all."""

    lines: int = 0
    size: int = 0
    checksum: int = 0

    def with_lines(self, lines: Collection[bytes], by: int = 1) -> Seal:
        """The same with some lines more, or with -1 fewer."""
        return Seal(
            self.lines + by * len(lines),
            self.size + by * sum(map(len, lines)),
            self.checksum + by * sum(map(crc32, lines)),
        )


def write_subjects(build: Path) -> None:
    """Writes the lines of a build's files into its index."""
    content = _lines(build)
    (build / INDEX).mkdir(parents=True, exist_ok=True)
    (build / INDEX / FILE).write_bytes(content)
    write_seal(build, _sealed(content))


def write_seal(build: Path, seal: Seal) -> None:
    """Writes beside the lines what they come to, and of which version they are."""
    record = {"version": _VERSION, **asdict(seal)}
    (build / INDEX / SEAL).write_text(json.dumps(record) + "\n", encoding="utf-8")


def read_seal(build: Path) -> Seal | None:
    """What the lines of a build should come to; None where none of this version and size are there."""
    try:
        record = json.loads((build / INDEX / SEAL).read_bytes())
        seal = Seal(record["lines"], record["size"], record["checksum"])
        there = record["version"] == _VERSION and (build / INDEX / FILE).stat().st_size == seal.size
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return seal if there else None


def _sealed(content: bytes) -> Seal:
    seal = Seal()
    for chunk in _chunks(content):
        seal = seal.with_lines(chunk.splitlines(keepends=True))
    return seal


def _whole(build: Path) -> bytes | None:
    """The lines of a build; None where they are missing, not whole or of another version."""
    seal = read_seal(build)
    if seal is None:
        return None
    content = (build / INDEX / FILE).read_bytes()
    return content if _sealed(content) == seal else None


def open_subjects(build: Path) -> Iterator[Record] | None:
    """The records of a build, made of its graph where the lines are not whole; None where both are gone."""
    try:
        content = _whole(build)
        return _parsed(_lines(build) if content is None else content)
    except OSError:
        return None


def _lines(build: Path) -> bytes:
    ontology = ontology_lines(build)
    with (build / GRAPH).open("rb") as lines:
        records = list(_records(lines, ontology))
    for subject in sorted(ontology):
        records += subject_line(ontology[subject])
    return b"".join(sorted(records))


def _parsed(content: bytes) -> Iterator[Record]:
    for chunk in _chunks(content):
        # A line break inside a text is written as \n.
        yield from json.loads(b"[%b]" % chunk.rstrip(b"\n").replace(b"\n", b","))


def _chunks(content: bytes) -> Iterator[bytes]:
    """Lines by some megabytes."""
    start = 0
    while start < len(content):
        end = content.find(b"\n", min(start + CHUNK, len(content) - 1)) + 1 or len(content)
        yield content[start:end]
        start = end


def ontology_lines(build: Path) -> dict[bytes, list[bytes]]:
    """The lines of ontology.nt that tell something here, by subject."""
    found: dict[bytes, list[bytes]] = defaultdict(list)
    with (build / ONTOLOGY).open("rb") as lines:
        for line in lines:
            subject, predicate, value = line.split(b" ", 2)
            if _tells(predicate, value):
                found[subject].append(line)
    return dict(found)


def subject_line(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The line of one subject, from its lines of N-Triples; none where they tell nothing here."""
    return _records(sorted(set(lines)))


def start_of(subject: bytes) -> bytes:
    """What the line of a subject begins with, which stands in no other."""
    return _ENCODE({"": _text(subject)}).encode()[:-1] + b","


def _tells(predicate: bytes, value: bytes) -> bool:
    return predicate in _KEYS and (predicate != _TYPE or value in _KIND_LINES)


def _told(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    keys = _KEYS
    for line in lines:
        subject, predicate, value = line.split(b" ", 2)
        # As `_tells`, written out: a call for each of millions of lines would be felt.
        if predicate in keys and (predicate != _TYPE or value in _KIND_LINES):
            yield subject, predicate, value


def _subject(told: tuple[bytes, bytes, bytes]) -> bytes:
    return told[0]


def _records(lines: Iterable[bytes], beside: dict[bytes, list[bytes]] | None = None) -> Iterator[bytes]:
    """A line for each subject of lines in order; what stands beside is told with it, and taken out there."""
    for subject, told in groupby(_told(lines), _subject):
        pairs = [(predicate, value) for _, predicate, value in told]
        if beside and (more := beside.pop(subject, None)):
            known = set(pairs)
            pairs += {(parts[1], parts[2]) for each in more if (parts := each.split(b" ", 2))} - known
            pairs.sort()
        if any(_KEYS[predicate] != EVIDENCE for predicate, _ in pairs):
            yield _record(subject, pairs)


def _record(subject: bytes, pairs: Iterable[tuple[bytes, bytes]]) -> bytes:
    record: dict[str, Any] = {"": _text(subject)}
    for predicate, value in pairs:
        record.setdefault(_KEYS[predicate], []).append(_text(value[:-3]))
    return _ENCODE(record).encode() + b"\n"


def _text(term: bytes) -> str:
    """A term as the store's answers give it."""
    if b"\\" not in term:
        if term.startswith(b"<"):
            return term[1:-1].decode()
        if term.startswith(b"_"):
            return term.decode()
        if not term.endswith(b">"):
            return term[1 : term.rindex(b'"')].decode()
    return _stored(term)


@lru_cache(maxsize=1 << 16)
def _stored(term: bytes) -> str:
    """What a store makes of a term: it writes numbers in its own way, 5.10 as 5.1."""
    if plain := _PLAIN_NUMBER.fullmatch(term):
        return (plain[1] or plain[2]).decode()
    (quad,) = parse(b"<urn:s> <urn:p> %b .\n" % term, RdfFormat.N_TRIPLES)
    store = Store()
    store.add(Quad(quad.subject, quad.predicate, quad.object))
    (held,) = store
    return held.object.value if isinstance(held.object, NamedNode | Literal) else str(held.object)
