"""A graph to work on: of a build, a package, a file or an endpoint; its digest; its things in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
)

from kg.errors import ExportError
from kg.export.parsing import parse_rdf
from kg.export.received import open_package
from kg.ontology import ontology_triples
from kg.rdf.index import Index
from kg.rdf.reasoning import Closure
from kg.rdf.rules import compile_rules
from kg.rdf.terms import dp, node
from kg.store.builds import CURRENT, GRAPH
from kg.store.fetching import fetch_triples
from kg.store.opening import open_store
from kg.vocabulary import EntityClass

PACKAGE_GRAPH = Path("data", GRAPH)
# A thing of two classes is called by the first of them here: the narrower one.
NARROW_FIRST = (
    EntityClass.PARK,
    EntityClass.ENTERPRISE,
    *(each for each in EntityClass if each not in (EntityClass.PARK, EntityClass.ENTERPRISE)),
)


__all__ = [
    "GRAPH",
    "PACKAGE_GRAPH",
    "Graph",
    "canonical_digest",
    "digest_of",
    "graph_at",
    "graph_file",
    "named_graph",
    "read_graph",
    "read_source",
    "read_triples",
]


class Graph:
    """Triples without blank nodes, sorted, each once; looked up by property and class."""

    def __init__(self, triples: Iterable[Triple], source: str = "") -> None:
        self.triples = tuple(sorted(set(triples), key=str))
        self.source = source

    def __len__(self) -> int:
        return len(self.triples)

    @cached_property
    def index(self) -> Index:
        """The triples by property and class."""
        return Index(self.triples)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical form, in hexadecimal."""
        return digest_of(self.triples)

    def values(self, subject: NamedNode, predicate: str) -> list[NamedNode | Literal]:
        """What a property of a thing holds, in a fixed order."""
        held = self.index.forward.get(node(predicate), {}).get(subject, ())
        return sorted((each for each in held if isinstance(each, NamedNode | Literal)), key=str)

    def nodes(self, subject: NamedNode, predicate: str) -> list[NamedNode]:
        """The things a property leads to."""
        return [each for each in self.values(subject, predicate) if isinstance(each, NamedNode)]

    def text(self, subject: NamedNode, predicate: str) -> str:
        """The first literal or IRI of a property, empty where there is none."""
        held = self.values(subject, predicate)
        return held[0].value if held else ""

    def members(self, local: str) -> list[NamedNode]:
        """The things of a class of `dp:`, sorted by IRI."""
        held = self.index.members.get(dp(local), {})
        return sorted((each for each in held if isinstance(each, NamedNode)), key=lambda each: each.value)

    def entity_class(self, subject: NamedNode) -> EntityClass | None:
        """The narrowest class of a thing named in a report; None for anything else."""
        types = set(self.values(subject, "rdf:type"))
        return next((kind for kind in NARROW_FIRST if dp(kind) in types), None)

    def entities(self) -> Iterator[tuple[NamedNode, EntityClass]]:
        """Everything named in a report with its narrowest class, sorted by IRI."""
        members = {one for kind in EntityClass for one in self.members(kind)}
        for one in sorted(members, key=lambda each: each.value):
            kind = self.entity_class(one)
            if kind is not None:
                yield one, kind

    def label(self, subject: NamedNode) -> str:
        """What to call a thing: its label, else its words, else a short form of its IRI."""
        return self.index.name(subject)

    def sentences(self, subject: NamedNode) -> list[NamedNode]:
        """The passages that prove a statement or mention a thing, in the order of the text."""
        held = {*self.nodes(subject, "dp:evidence"), *self.nodes(subject, "dp:mentionedIn")}
        return sorted(held, key=self._place)

    def _place(self, passage: NamedNode) -> tuple[str, int, str]:
        start = self.text(passage, "dp:charStart")
        return self.text(passage, "dp:inReport"), int(start) if start.isdecimal() else 0, passage.value

    def relations(self, *predicates: str) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
        """The triples of these properties between things, sorted."""
        for predicate in predicates:
            for subject, values in self.index.forward.get(node(predicate), {}).items():
                for value in values:
                    if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
                        yield subject, node(predicate), value


def digest_of(statements: Iterable[Triple | Quad]) -> str:
    """SHA-256, in hexadecimal, of the canonical N-Quads (RDFC-1.0); triples are in the default graph.

    Without blank nodes these are the sorted statements, which takes a tenth of the library's time.
    """
    held = list(statements)
    if all(_is_named(each) for each in held):
        return _hash({f"{each} .\n" for each in held})
    return canonical_digest(held)


def canonical_digest(statements: Iterable[Triple | Quad]) -> str:
    """The same by pyoxigraph's RDFC-1.0, for any statements; hostile blank nodes can take it very long."""
    dataset = Dataset(
        each if isinstance(each, Quad) else Quad(each.subject, each.predicate, each.object)
        for each in statements
    )
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return _hash({f"{quad} .\n" for quad in dataset})


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def _is_named(each: Triple | Quad) -> bool:
    named = isinstance(each.subject, NamedNode) and isinstance(each.object, NamedNode | Literal)
    return named and not (isinstance(each, Quad) and isinstance(each.graph_name, BlankNode))


def read_triples(path: Path) -> list[Triple]:
    """The triples of one RDF file in any syntax, told by its name; quads lose their graph."""
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        mend = "give a file ending in .nt, .ttl, .rdf, .jsonld, .trig or .nq"
        raise ExportError("not a known RDF syntax", source=str(path), mend=mend)
    try:
        return _parsed(path.read_bytes(), form, str(path))
    except OSError as error:
        problem = f"cannot read: {error.strerror or error}"
        raise ExportError(problem, source=str(path), mend="check the path") from error


def _parsed(data: bytes, form: RdfFormat, source: str) -> list[Triple]:
    mend = "fetch the file again, or mend it there"
    try:
        return [quad.triple for quad in parse_rdf(data, form)]
    except SyntaxError as error:
        place = f"line {error.lineno}" if error.lineno else ""
        raise ExportError(str(error.msg), source=source, place=place, mend=mend) from error
    except ValueError as error:
        raise ExportError(str(error), source=source, mend=mend) from error


def graph_file(path: Path) -> Path:
    """The file that holds the graph of a build folder, a package folder, or a folder with graph.nt."""
    if not path.is_dir():
        return path
    for inside in (path / CURRENT / GRAPH, path / PACKAGE_GRAPH, path / GRAPH):
        if inside.is_file():
            return inside
    raise ExportError("no graph in this folder", source=str(path), mend="run `kg build`, or give an RDF file")


def read_graph(path: Path) -> Graph:
    """The graph of a build, of a package's folder or of an RDF file; blank nodes have no place in one."""
    if not path.exists():
        raise ExportError("no such file or folder", source=str(path), mend="check the path")
    if path.suffix == ".zip":
        return _from_archive(path)
    return named_graph(read_triples(graph_file(path)), str(path))


def graph_at(endpoint: str) -> Graph:
    """The graph that a SPARQL endpoint serves, without the ontology and what follows for it."""
    fetched = list(fetch_triples(open_store(Path(), endpoint)))
    ontology = set(ontology_triples())
    known = ontology | set(Closure(compile_rules(ontology), ontology).of_ontology)
    terms = {each.subject for each in known}
    return named_graph((each for each in fetched if each.subject not in terms), endpoint)


def read_source(where: str) -> Graph:
    """The graph at an address, `http://…`, or in a file or folder."""
    return graph_at(where) if where.startswith(("http://", "https://")) else read_graph(Path(where))


def named_graph(triples: Iterable[Triple], source: str) -> Graph:
    """A graph of triples that must have no blank node and no quoted triple."""
    triples = list(triples)
    for triple in triples:
        if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, NamedNode | Literal):
            mend = "give its nodes IRIs: a graph with blank nodes has no steady difference"
            raise ExportError(
                "a blank node or quoted triple", source=source, place=str(triple)[:80], mend=mend
            )
    return Graph(triples, source)


def _from_archive(path: Path) -> Graph:
    """The graph inside a package's zip."""
    with open_package(path) as received:
        inside = PACKAGE_GRAPH.as_posix()
        data = received.read(inside) if inside in received.paths else None
        if data is None:
            raise ExportError(f"the zip holds no {inside}", source=str(path), mend="give a package's zip")
        return named_graph(_parsed(data, RdfFormat.N_TRIPLES, f"{path}/{inside}"), str(path))
