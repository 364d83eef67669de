"""What a query gives back, the same from every engine, and its standard serialisations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from kg.errors import QueryError
from kg.namespaces import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Row = tuple[Term | None, ...]

RESULT_FORMATS: Mapping[str, QueryResultsFormat] = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
GRAPH_FORMATS: Mapping[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "n3": RdfFormat.N3,
}


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT, each as long as `variables`, None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> Iterator[dict[str, Term]]:
        """Each row as a dictionary of its bound variables."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.variables, row, strict=True) if term is not None}

    def serialize(self, format_: QueryResultsFormat) -> bytes:
        """W3C's JSON, XML, CSV or TSV."""
        text = json.dumps(
            {
                "head": {"vars": list(self.variables)},
                "results": {
                    "bindings": [
                        {name: _term_json(term) for name, term in record.items()} for record in self.records()
                    ]
                },
            },
            ensure_ascii=False,
        ).encode()
        if format_ == QueryResultsFormat.JSON:
            return text
        parsed = parse_query_results(text, QueryResultsFormat.JSON)
        return parsed.serialize(format=format_) or b""


@dataclass(frozen=True, slots=True)
class Graph:
    """The triples of a CONSTRUCT or DESCRIBE, in a fixed order, each once."""

    triples: tuple[Triple, ...]

    def serialize(self, format_: RdfFormat) -> bytes:
        """One of the standard RDF syntaxes."""
        prefixes = PREFIXES if format_ not in {RdfFormat.N_TRIPLES, RdfFormat.N_QUADS} else None
        return serialize(self.triples, format=format_, prefixes=dict(prefixes) if prefixes else None) or b""


Answer = Solutions | Graph | bool


def solutions(found: QuerySolutions) -> Solutions:
    """An engine's rows, read to the end."""
    variables = tuple(variable.value for variable in found.variables)
    return Solutions(variables, tuple(tuple(row) for row in found))


def graph(found: Iterable[Triple]) -> Graph:
    """An engine's triples, sorted and each once."""
    return Graph(tuple(sorted(set(found), key=str)))


def rows_of(answer: Answer) -> Solutions:
    """The answer of a SELECT, or an error that says it is none."""
    if not isinstance(answer, Solutions):
        raise QueryError("this query gives no rows", source="query", mend="write a SELECT")
    return answer


def truth_of(answer: Answer) -> bool:
    """The answer of an ASK, or an error that says it is none."""
    if not isinstance(answer, bool):
        raise QueryError("this query does not answer yes or no", source="query", mend="write an ASK")
    return answer


def triples_of(answer: Answer) -> Graph:
    """The answer of a CONSTRUCT or DESCRIBE, or an error that says it is none."""
    if not isinstance(answer, Graph):
        raise QueryError("this query gives no triples", source="query", mend="write a CONSTRUCT")
    return answer


def boolean_bytes(value: bool, format_: QueryResultsFormat) -> bytes:
    """The answer of an ASK in W3C's JSON or XML (CSV and TSV have the bare word)."""
    text = json.dumps({"head": {}, "boolean": value}).encode()
    parsed = parse_query_results(text, QueryResultsFormat.JSON)
    if not isinstance(parsed, QueryBoolean):
        raise TypeError("a boolean result was not read as one")
    return parsed.serialize(format=format_) or b""


def _term_json(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        said: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            said["xml:lang"] = term.language
        elif term.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
            said["datatype"] = term.datatype.value
        return said
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _term_json(part) for name, part in parts.items()}}
