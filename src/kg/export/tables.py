"""A graph as flat tables for people without RDF: one a class, one for each kind of statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.export.dataset import Graph
from kg.export.words import say, term_label
from kg.values.shown import shown
from kg.vocabulary import EntityClass

SEPARATOR = "|"
Cell = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `name` is its key in every language, `words` a key of words.toml or a CURIE.

    `property` is the CURIE its values are of, where they are exactly that; `datatype` is XML Schema's.
    """

    name: str
    words: str
    property: str = ""
    datatype: str = "string"
    several: bool = False

    def title(self, language: str) -> str:
        """The head of the column."""
        return term_label(self.words, language) if ":" in self.words else say(self.words, language)


@dataclass(frozen=True)
class Table:
    """A table with its rows sorted; a cell of several values is a tuple."""

    name: str
    words: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def title(self, language: str) -> str:
        """What the table is called."""
        return term_label(self.words, language) if ":" in self.words else say(self.words, language)


SENTENCE = Column("sentence", "sentence")
EVIDENCE = Column("evidence", "evidence-iri", "", "anyURI", several=True)
IRI = Column("iri", "iri", "", "anyURI")
ENTITY_COLUMNS = (
    Column("label", "label", "rdfs:label"),
    Column("aliases", "aliases", "skos:altLabel", several=True),
    Column("class", "class"),
    Column("status", "dp:status"),
    Column("industries", "industries", several=True),
    Column("places", "places", several=True),
    Column("undertakenBy", "undertaken-by", several=True),
    SENTENCE,
    EVIDENCE,
    IRI,
)
OBSERVATION_COLUMNS = (
    Column("indicator", "dp:Indicator"),
    Column("value", "dp:value", "dp:value", "decimal"),
    Column("unit", "dp:unit", "dp:unit"),
    Column("comparator", "dp:comparator", "dp:comparator"),
    Column("baseValue", "dp:baseValue", "dp:baseValue", "decimal"),
    Column("baseUnit", "dp:baseUnit", "dp:baseUnit"),
    Column("figureType", "dp:figureType"),
    Column("figureRole", "dp:figureRole"),
    Column("period", "dp:period", "dp:period"),
    Column("scope", "dp:scope"),
    Column("surface", "dp:surface", "dp:surface"),
    SENTENCE,
    EVIDENCE,
    IRI,
)
MILESTONE_COLUMNS = (
    Column("thing", "thing"),
    Column("class", "class"),
    Column("milestoneType", "dp:milestoneType"),
    Column("modality", "dp:modality"),
    Column("period", "dp:period", "dp:period"),
    SENTENCE,
    EVIDENCE,
    IRI,
)
RECOGNITION_COLUMNS = (
    Column("thing", "thing"),
    Column("title", "dp:title", "dp:title"),
    Column("level", "dp:level"),
    Column("recipientCount", "dp:recipientCount", "dp:recipientCount", "integer"),
    Column("period", "dp:period", "dp:period"),
    SENTENCE,
    EVIDENCE,
    IRI,
)
COMMITMENT_COLUMNS = (
    Column("text", "dp:text", "dp:text"),
    Column("deadline", "dp:deadline", "dp:deadline"),
    Column("targets", "targets", several=True),
    Column("concerns", "concerned", several=True),
    Column("progress", "dp:progress", "dp:progress", "decimal"),
    Column("assessment", "dp:assessment"),
    SENTENCE,
    EVIDENCE,
    IRI,
)
RELATION_COLUMNS = (
    Column("subject", "subject"),
    Column("relation", "relation"),
    Column("object", "object"),
    Column("confidence", "dp:confidence", "dp:confidence", "decimal"),
    SENTENCE,
    EVIDENCE,
    IRI,
)


def to_tables(graph: Graph, language: str = "zh") -> tuple[Table, ...]:
    """The tables that have rows: classes in the order of the vocabulary, then statements."""
    writer = _Rows(graph, language)
    return tuple(table for table in writer.tables() if table.rows)


class _Rows:
    """Makes the rows of every table in one language."""

    def __init__(self, graph: Graph, language: str) -> None:
        self.graph = graph
        self.language = language
        self.kinds = dict(graph.entities())
        self.owners: dict[NamedNode, list[NamedNode]] = {}
        for owner, _, held in graph.relations("dp:hasMilestone", "dp:hasRecognition"):
            self.owners.setdefault(held, []).append(owner)

    def tables(self) -> Iterator[Table]:
        for kind in EntityClass:
            members = [one for one, narrowest in self.kinds.items() if narrowest is kind]
            rows = [self.entity(one, kind) for one in members]
            yield Table(kind.value, f"dp:{kind}", ENTITY_COLUMNS, tuple(sorted(rows, key=str)))
        statements: Mapping[str, tuple[tuple[Column, ...], Callable[[NamedNode], tuple[Cell, ...]]]] = {
            "Observation": (OBSERVATION_COLUMNS, self.observation),
            "Milestone": (MILESTONE_COLUMNS, self.milestone),
            "Recognition": (RECOGNITION_COLUMNS, self.recognition),
            "Commitment": (COMMITMENT_COLUMNS, self.commitment),
            "Fact": (RELATION_COLUMNS, self.relation),
        }
        for local, (columns, row) in statements.items():
            made = [(*row(one), *self.proof(one)) for one in self.graph.members(local)]
            yield Table(local, f"dp:{local}", columns, tuple(sorted(made, key=str)))

    def entity(self, one: NamedNode, kind: EntityClass) -> tuple[Cell, ...]:
        aliases = tuple(value.value for value in self.graph.values(one, "skos:altLabel"))
        return (
            self.graph.label(one),
            aliases,
            term_label(f"dp:{kind}", self.language),
            self.term(one, "dp:status"),
            self.labels(one, "dp:servesIndustry"),
            self.labels(one, "dp:locatedIn"),
            self.labels(one, "dp:undertakenBy"),
            *self.proof(one),
        )

    def observation(self, one: NamedNode) -> tuple[Cell, ...]:
        text = self.graph.text
        return (
            self.first(one, "dp:ofIndicator"),
            text(one, "dp:value"),
            text(one, "dp:unit"),
            text(one, "dp:comparator"),
            text(one, "dp:baseValue"),
            text(one, "dp:baseUnit"),
            self.term(one, "dp:figureType"),
            self.term(one, "dp:figureRole"),
            text(one, "dp:period"),
            self.first(one, "dp:scope"),
            text(one, "dp:surface"),
        )

    def milestone(self, one: NamedNode) -> tuple[Cell, ...]:
        owner = self.owners.get(one, [None])[0]
        kind = self.kinds.get(owner) if owner else None
        return (
            self.graph.label(owner) if owner else "",
            term_label(f"dp:{kind}", self.language) if kind else "",
            self.term(one, "dp:milestoneType"),
            self.term(one, "dp:modality"),
            self.graph.text(one, "dp:period"),
        )

    def recognition(self, one: NamedNode) -> tuple[Cell, ...]:
        owner = self.owners.get(one, [None])[0]
        return (
            self.graph.label(owner) if owner else self.graph.text(one, "dp:recipients"),
            self.graph.text(one, "dp:title"),
            self.term(one, "dp:level"),
            self.graph.text(one, "dp:recipientCount"),
            self.graph.text(one, "dp:period"),
        )

    def commitment(self, one: NamedNode) -> tuple[Cell, ...]:
        targets = self.graph.nodes(one, "dp:hasTarget")
        return (
            self.graph.text(one, "dp:text"),
            self.graph.text(one, "dp:deadline"),
            tuple(
                f"{(name := self.first(each, 'dp:ofIndicator'))} "
                f"{shown(self.graph.text(each, 'dp:surface'), self.graph.text(each, 'dp:value'), name=name)}"
                for each in targets
            ),
            self.labels(one, "dp:concerns"),
            self.graph.text(one, "dp:progress"),
            self.term(one, "dp:assessment"),
        )

    def relation(self, one: NamedNode) -> tuple[Cell, ...]:
        return (
            self.first(one, "rdf:subject"),
            self.term(one, "rdf:predicate"),
            self.first(one, "rdf:object"),
            self.graph.text(one, "dp:confidence"),
        )

    def proof(self, one: NamedNode) -> tuple[Cell, ...]:
        """The first sentence with its words, where all of them stand, and the thing's own IRI."""
        passages = self.graph.sentences(one)
        words = next((text for each in passages if (text := self.graph.text(each, "dp:text"))), "")
        return words, tuple(each.value for each in passages), one.value

    def term(self, one: NamedNode, curie: str) -> str:
        held = self.graph.text(one, curie)
        return term_label(held, self.language) if held else ""

    def first(self, one: NamedNode, curie: str) -> str:
        held = self.graph.nodes(one, curie)
        return self.graph.label(held[0]) if held else ""

    def labels(self, one: NamedNode, curie: str) -> tuple[str, ...]:
        return tuple(sorted(self.graph.label(each) for each in self.graph.nodes(one, curie)))
