"""Reads the ontology: its terms, its triples, and what general industry names map to."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.closed import StrEnum
from kg.errors import GazetteerError, OntologyError
from kg.namespaces import PREFIXES, iri
from kg.resources import folder

CORE = ("", "schemes", "alignments")
SHAPES = ("shapes",)
MATCHES = ("exactMatch", "closeMatch", "broadMatch")
SCHEMES = {"gbt4754-2017": "gbt", "sei-2018": "sei"}
INDUSTRY_COLUMNS = ("name", "scheme", "notation", "match", "reason")


class TermKind(StrEnum):
    """What the ontology declares a term to be."""

    CLASS = "class"
    OBJECT_PROPERTY = "object property"
    DATATYPE_PROPERTY = "datatype property"
    CONCEPT = "concept"
    SCHEME = "concept scheme"
    INDIVIDUAL = "individual"


KIND_OF = {
    iri("owl:Class"): TermKind.CLASS,
    iri("owl:ObjectProperty"): TermKind.OBJECT_PROPERTY,
    iri("owl:DatatypeProperty"): TermKind.DATATYPE_PROPERTY,
    iri("skos:Concept"): TermKind.CONCEPT,
    iri("skos:ConceptScheme"): TermKind.SCHEME,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One declared term; `superiors` are the classes, properties or concepts right above it, as IRIs.

    `domains` and `ranges` join the OWL axioms with the unions of schema:domainIncludes and rangeIncludes.
    """

    iri: str
    curie: str
    kind: TermKind
    labels: Mapping[str, str] = field(compare=False)
    definitions: Mapping[str, str] = field(compare=False)
    superiors: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    scheme: str = ""
    notation: str = ""
    order: int = 0
    deprecated: bool = False


@dataclass(frozen=True)
class Ontology:
    """Every declared term by IRI, in the order of the IRIs, and the triples they were read from."""

    terms: Mapping[str, Term]
    triples: tuple[Triple, ...] = field(repr=False)
    by_label: Mapping[str, tuple[Term, ...]] = field(repr=False)

    def term(self, name: str) -> Term | None:
        """The term an IRI or CURIE names, or None."""
        prefix = name.partition(":")[0]
        return self.terms.get(name) or (self.terms.get(iri(name)) if prefix in PREFIXES else None)

    def labelled(self, label: str, *kinds: TermKind) -> tuple[Term, ...]:
        """Terms of these kinds, or of any, whose zh or en label this is, in whatever case."""
        named = self.by_label.get(label.casefold(), ())
        return tuple(term for term in named if not kinds or term.kind in kinds)

    def of_kind(self, *kinds: TermKind) -> tuple[Term, ...]:
        """All terms of these kinds."""
        return tuple(term for term in self.terms.values() if term.kind in kinds)

    def concepts(self, scheme: str) -> tuple[Term, ...]:
        """The concepts of a scheme, given as IRI or CURIE, in its order, then by notation."""
        home = iri(scheme) if scheme.partition(":")[0] in PREFIXES else scheme
        members = (term for term in self.terms.values() if term.scheme == home)
        return tuple(sorted(members, key=lambda term: (term.order, term.notation)))

    def superiors(self, name: str) -> tuple[str, ...]:
        """Everything above a term, nearest first, itself left out."""
        above: dict[str, None] = {}
        waiting = list(term.superiors if (term := self.term(name)) else ())
        while waiting:
            current = waiting.pop(0)
            if current not in above:
                above[current] = None
                waiting += self.terms[current].superiors if current in self.terms else ()
        return tuple(above)


@dataclass(frozen=True, slots=True)
class IndustryMapping:
    """A general industry name and the concept of a national classification it stands for."""

    name: str
    concept: str
    match: str
    reason: str


@lru_cache(maxsize=4)
def load(home: Path | None = None) -> Ontology:
    """The ontology of this copy of the code, or of another folder; read once in a process."""
    triples = tuple(_read(home or folder("ontology"), CORE))
    terms = _terms(triples)
    by_label: dict[str, list[Term]] = defaultdict(list)
    for term in terms.values():
        for label in sorted({label.casefold() for label in term.labels.values()}):
            by_label[label].append(term)
    return Ontology(terms, triples, {label: tuple(named) for label, named in by_label.items()})


def ontology_triples(home: Path | None = None) -> Iterator[Triple]:
    """Classes, properties, schemes and alignments; blank nodes have the same names each time."""
    return iter(load(home).triples)


def shapes_triples(home: Path | None = None) -> Iterator[Triple]:
    """The SHACL shapes."""
    return _read(home or folder("ontology"), SHAPES)


def ontology_files(home: Path | None = None) -> tuple[Path, ...]:
    """The Turtle files of core, schemes and alignments, sorted."""
    return _files(home or folder("ontology"), CORE)


@lru_cache(maxsize=4)
def industry_mappings(table: Path | None = None) -> tuple[IndustryMapping, ...]:
    """What general industry names stand for, by `industries.csv`; a row that fits no concept is an error."""
    path = table or folder("gazetteers") / "industries.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if tuple(reader.fieldnames or ()) != INDUSTRY_COLUMNS:
                raise GazetteerError(
                    "other columns", source=path.name, place="1", mend=f"use {','.join(INDUSTRY_COLUMNS)}"
                )
            return tuple(_mapping(row, path.name, reader.line_num) for row in reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(str(error), source=str(path), mend="give a readable UTF-8 CSV") from error


def _mapping(row: Mapping[str, str | None], source: str, line: int) -> IndustryMapping:
    name, scheme, notation, match, reason = (row[column] or "" for column in INDUSTRY_COLUMNS)
    term = load().term(f"{SCHEMES.get(scheme, scheme)}:{notation}")
    if match not in MATCHES:
        fault = f"unknown match {match!r}", f"use one of {', '.join(MATCHES)}"
    elif not name or not reason:
        fault = "name or reason is empty", "fill in both"
    elif term is None:
        fault = f"no concept {notation!r} in scheme {scheme!r}", f"use a notation of {' or '.join(SCHEMES)}"
    else:
        return IndustryMapping(name, term.iri, iri(f"skos:{match}"), reason)
    raise GazetteerError(fault[0], source=source, place=str(line), mend=fault[1])


def _files(home: Path, parts: Iterable[str]) -> tuple[Path, ...]:
    files = [path for part in parts for path in sorted((home / part).glob("*.ttl"))]
    if not files:
        raise OntologyError("no Turtle files here", source=str(home), mend="install the package anew")
    return tuple(files)


def _read(home: Path, parts: Iterable[str]) -> Iterator[Triple]:
    for path in _files(home, parts):
        yield from _read_file(path, path.relative_to(home))


def _read_file(path: Path, name: Path) -> Iterator[Triple]:
    """One file's triples; a fault is reported with the file and line."""
    seen: dict[BlankNode, BlankNode] = {}
    stem = "".join(letter if letter.isalnum() else "-" for letter in name.with_suffix("").as_posix())
    source = name.as_posix()

    def steady(node: BlankNode) -> BlankNode:
        return seen.setdefault(node, BlankNode(f"{stem}-{len(seen) + 1}"))

    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            yield Triple(
                steady(subject) if isinstance(subject, BlankNode) else subject,
                quad.predicate,
                steady(value) if isinstance(value, BlankNode) else value,
            )
    except SyntaxError as error:
        problem = str(error.msg).partition(": ")[2] or str(error.msg)
        mend = "correct the Turtle at this line"
        raise OntologyError(problem, source=source, place=str(error.lineno or ""), mend=mend) from error
    except (OSError, ValueError) as error:
        raise OntologyError(str(error), source=source, mend="give readable UTF-8") from error


def _terms(triples: Iterable[Triple]) -> dict[str, Term]:
    """The described subjects: those that say where they are defined, or which scheme they belong to."""
    described: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            described[triple.subject.value][triple.predicate.value].append(triple.object)
    homes = iri("rdfs:isDefinedBy"), iri("skos:inScheme")
    return {
        subject: _term(subject, about)
        for subject, about in sorted(described.items())
        if any(home in about for home in homes)
    }


def _term(subject: str, about: Mapping[str, list[NamedNode | Literal]]) -> Term:
    def iris(*curies: str) -> tuple[str, ...]:
        found = (
            value.value
            for curie in curies
            for value in about.get(iri(curie), ())
            if isinstance(value, NamedNode)
        )
        return tuple(dict.fromkeys(found))

    def words(curie: str) -> dict[str, str]:
        values = about.get(iri(curie), ())
        return {value.language or "": value.value for value in values if isinstance(value, Literal)}

    kinds = [KIND_OF[type_] for type_ in iris("rdf:type") if type_ in KIND_OF]
    return Term(
        iri=subject,
        curie=_curie(subject),
        kind=kinds[0] if kinds else TermKind.INDIVIDUAL,
        labels=words("rdfs:label"),
        definitions=words("skos:definition"),
        superiors=iris("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader"),
        domains=iris("rdfs:domain", "schema:domainIncludes"),
        ranges=iris("rdfs:range", "schema:rangeIncludes"),
        scheme=next(iter(iris("skos:inScheme")), ""),
        notation=words("skos:notation").get("", ""),
        order=int(words("dp:order").get("", "0")),
        deprecated=words("owl:deprecated").get("") == "true",
    )


def _curie(full: str) -> str:
    fitting = [prefix for prefix, namespace in PREFIXES.items() if full.startswith(namespace)]
    best = max(fitting, key=lambda prefix: len(PREFIXES[prefix]), default="")
    return f"{best}:{full.removeprefix(PREFIXES[best])}" if best else full
