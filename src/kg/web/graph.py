"""The graph as the pages read it: rows of text from the queries beside this module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.catalogue.binding import substitute
from kg.errors import KgError
from kg.namespaces import PREFIXES
from kg.store.embedded import EmbeddedStore, in_memory, open_embedded
from kg.store.interface import Store
from kg.store.outline import CLASSES, Outline, read_outline
from kg.vocabulary import EntityClass
from kg.web.settings import Settings

ASKS = Path(__file__).parent / "asks"
Row = Mapping[str, str]

# A thing of two classes is shown as the first of them here: the narrower one.
NARROW_FIRST = (
    EntityClass.PARK,
    EntityClass.ENTERPRISE,
    *(each for each in EntityClass if each not in (EntityClass.PARK, EntityClass.ENTERPRISE)),
)
CLASS_RANK = {PREFIXES["dp"] + each.value: rank for rank, each in enumerate(NARROW_FIRST)}


@cache
def ask_text(name: str) -> str:
    """The query of that name."""
    return (ASKS / f"{name}.rq").read_text(encoding="utf-8")


class GraphReader:
    """Asks the pages' queries of one opened graph."""

    def __init__(
        self, store: Store, generation: tuple[str, int] = ("", 0), outline: Outline | None = None
    ) -> None:
        self.store = store
        self.generation = generation
        self._outline = outline

    def rows(self, name: str, **terms: str | int | Iterable[str]) -> list[Row]:
        """The rows of a named query; a string stands for an IRI, several for a list of them.

        `things` are written for VALUES, where an engine looks each up; any other list for IN.
        """
        bound = {key: _term(value, " " if key == "things" else ", ") for key, value in terms.items()}
        found = self.store.select(substitute(ask_text(name), bound))
        return [{key: _text(term) for key, term in record.items()} for record in found.records()]

    def pairs(self, property_: str) -> Sequence[tuple[str, str]]:
        """Every thing with every value it has of a property: of the build's outline, else of the store."""
        if self._outline is not None and property_ in self._outline.pairs:
            return self._outline.pairs[property_]
        return [(row["thing"], row["value"]) for row in self.rows("pairs", property=property_)]

    def kinds(self) -> Sequence[tuple[str, str]]:
        """Every thing that has a name, and every report, with every class it is of."""
        if self._outline is not None:
            return self._outline.kinds
        return [(row["thing"], row["class"]) for row in self.rows("kinds", things=CLASSES)]

    def select(self, sparql: str) -> list[Row]:
        """The rows of a query made by a page."""
        found = self.store.select(sparql)
        return [{key: _text(term) for key, term in record.items()} for record in found.records()]

    def fields(self, kind: str, names: Iterable[str]) -> dict[str, dict[str, str]]:
        """The fields of every statement of a class by local name, by its IRI; the least of several values."""
        dp = PREFIXES["dp"]
        found: dict[str, dict[str, str]] = {}
        for row in self.rows("fields", **{"class": dp + kind, "properties": [dp + name for name in names]}):
            held, name = found.setdefault(row["it"], {}), row["p"].removeprefix(dp)
            held[name] = min(held.get(name, row["value"]), row["value"])
        return dict(sorted(found.items()))

    def fields_of(self, statements: Iterable[str], names: Iterable[str]) -> dict[str, dict[str, str]]:
        """The same of some statements alone."""
        dp = PREFIXES["dp"]
        found: dict[str, dict[str, str]] = {each: {} for each in sorted(statements)}
        properties = [dp + name for name in names]
        for row in self.rows("cells", things=list(found), properties=properties) if found else ():
            held, name = found[row["thing"]], row["p"].removeprefix(dp)
            held[name] = min(held.get(name, row["value"]), row["value"])
        return found

    def labels(self, things: Iterable[str]) -> dict[str, str]:
        """The label of each of the things."""
        wanted = sorted(set(things))
        return {row["thing"]: row["label"] for row in self.rows("labels", things=wanted)} if wanted else {}

    def classes_of(self, iris: Iterable[str]) -> dict[str, str]:
        """The narrowest class of each of the things, as a local name."""
        wanted = sorted(set(iris))
        if not wanted:
            return {}
        best: dict[str, str] = {}
        for row in self.rows("classes", things=wanted):
            held, found = best.get(row["thing"]), row["class"]
            if found in CLASS_RANK and (held is None or CLASS_RANK[found] < CLASS_RANK[held]):
                best[row["thing"]] = found
        return {thing: name.removeprefix(PREFIXES["dp"]) for thing, name in best.items()}


def _term(value: str | int | Iterable[str], between: str) -> str:
    match value:
        case int():
            return str(value)
        case str():
            return str(ox.NamedNode(value))
        case _:
            return between.join(str(ox.NamedNode(item)) for item in value)


def _text(term: object) -> str:
    match term:
        case ox.NamedNode(value=text) | ox.Literal(value=text):
            return text
        case _:
            return str(term)


def open_reader(settings: Settings) -> GraphReader:
    """The graph of the folder; an empty one where nothing was built yet."""
    build, generation = settings.build, settings.generation()
    if not (build / "store").is_dir():
        triples: list[ox.Triple] = []
        if (build / "graph.nt").is_file():
            parsed = ox.parse(path=str(build / "graph.nt"), format=ox.RdfFormat.N_TRIPLES)
            triples = [quad.triple for quad in parsed]
        return GraphReader(in_memory(triples), generation)
    stored = open_embedded(settings.data)
    if settings.in_memory(build):
        memory = ox.Store()
        memory.bulk_extend(stored.engine)
        stored = EmbeddedStore(memory, stored.source, build=stored.build)
    return GraphReader(stored, generation, read_outline(build))


def literal(text: str) -> str:
    """The text as a SPARQL string."""
    return str(ox.Literal(text))


def named(iri: str) -> str:
    """The IRI as a SPARQL term; KgError where it is none."""
    try:
        return str(ox.NamedNode(iri))
    except ValueError:
        raise KgError("not an IRI", place=iri[:200], mend="give a whole IRI") from None
