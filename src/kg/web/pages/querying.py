"""What helps people write SPARQL: the catalogue's queries with values in place, and why a result is empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.catalogue.binding import bind, check
from kg.catalogue.model import Query
from kg.catalogue.reader import read_catalogue
from kg.catalogue.resolving import resolve_name
from kg.errors import QueryError
from kg.namespaces import prologue
from kg.rdf.terms import shorten
from kg.store.interface import Store
from kg.web.errors import HttpError
from kg.web.wording import Wording

SHOWN_GROUPS = ("competency", "explore")
MOST_PATTERNS = 24
# So many characters of a query are shown where it goes wrong.
AROUND = 24
UNDECLARED = re.compile(r"the prefix (\S*): is not declared")
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


def fault_of(sparql: str, words: Wording) -> dict[str, str]:
    """What is wrong with a query's text, in the reader's words; empty where it can be read.

    The parser's own words list every sign that might have come and help nobody.
    """
    try:
        check(Query("", "", {}, {}, (), sparql))
    except QueryError as error:
        prefix = UNDECLARED.search(error.problem)
        if prefix:
            return _told(words, "prefix", prefix=prefix[1])
        if error.problem.startswith("not SPARQL"):
            return _where(sparql, words)
    return {}


def _where(sparql: str, words: Wording) -> dict[str, str]:
    # The engine's parser names the farthest place that it tried, which is often the end.
    from pyparsing import ParseException  # noqa: PLC0415
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    before = prologue()
    try:
        parseQuery(before + sparql)
    except ParseException as error:
        at = error.loc - len(before)
        rest = " ".join(sparql[at:].split())
        if not rest:
            return _told(words, "end", text=" ".join(sparql.split())[-AROUND:])
        line, column = sparql.count("\n", 0, at) + 1, at - sparql.rfind("\n", 0, at)
        return _told(words, "at", line=line, column=column, text=rest[:AROUND])
    except RecursionError:
        pass
    return {}


def _told(words: Wording, kind: str, **values: object) -> dict[str, str]:
    return {
        "problem": words(f"sparql-wrong-{kind}", **values),
        "mend": words(f"sparql-mend-{kind}", **values),
    }


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
