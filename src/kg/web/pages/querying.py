"""What helps people write SPARQL: the catalogue's queries with values in place, and why a result is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.catalogue.binding import bind
from kg.catalogue.model import Query
from kg.catalogue.reader import read_catalogue
from kg.catalogue.resolving import resolve_name
from kg.namespaces import prologue
from kg.rdf.terms import shorten
from kg.store.interface import Store
from kg.web.errors import HttpError

SHOWN_GROUPS = ("competency", "explore")
MOST_PATTERNS = 24
FIRST_QUERY = """SELECT ?project ?industry ?status WHERE {
  ?project a dp:Project ;
    dp:servesIndustry ?industry .
  OPTIONAL { ?project dp:status ?status }
}
ORDER BY ?industry ?project
LIMIT 100
"""


def catalogue() -> list[Query]:
    """The questions to choose from."""
    return [query for query in read_catalogue().values() if query.group in SHOWN_GROUPS]


def filled(store: Store, name: str, values: Mapping[str, str]) -> str:
    """The SPARQL of a catalogue query with its values in place, its header left out."""
    query = read_catalogue().get(name)
    if query is None:
        raise HttpError(404, "no query of that name in the catalogue", place=name[:100])
    text = bind(query, values, lambda value, parameter: resolve_name(store, value, parameter))
    return "\n".join(line for line in text.splitlines() if not line.startswith("#")).strip() + "\n"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One triple pattern of a query, and the question whether anything matches it."""

    text: str
    ask: str


def patterns_of(sparql: str) -> list[Pattern]:
    """The triple patterns of a query, in their order; none where the text is no query."""
    # rdflib takes half a second to load and is wanted only where a result was empty.
    from pyparsing import ParseException  # noqa: PLC0415
    from rdflib.plugins.sparql.algebra import translateQuery, traverse  # noqa: PLC0415
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415

    try:
        algebra = translateQuery(parseQuery(prologue() + sparql)).algebra
    except (ParseException, NameError, ValueError, RecursionError):
        return []
    found: list[Pattern] = []

    def visit(node: object) -> None:
        match node:
            case CompValue(name="BGP"):
                texts = [" ".join(part.n3() for part in triple) for triple in node.triples]
                found.extend(Pattern(_short(text), f"ASK {{ {text} }}") for text in texts)

    traverse(algebra, visitPre=visit)
    return found[:MOST_PATTERNS]


def _short(text: str) -> str:
    parts = [
        shorten(part[1:-1]) if part.startswith("<") and part.endswith(">") else part
        for part in text.split(" ")
    ]
    return " ".join(parts)
