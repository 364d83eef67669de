"""Python values to RDF terms: one function a literal type, and the properties this package writes."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from kg.namespaces import PREFIXES, iri


@cache
def node(curie: str) -> NamedNode:
    """The term a CURIE names: `dp:Project`."""
    return NamedNode(iri(curie))


RDF_TYPE = node("rdf:type")
LINE = "{} .\n".format

# ISO 8601 as the contract writes it: a year, month or day, or an interval of two.
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dp(local: str) -> NamedNode:
    """A term of the project's own vocabulary."""
    return node(f"dp:{local}")


def zh(text: str) -> Literal:
    """Chinese words."""
    return Literal(text, language="zh")


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=node("xsd:integer"))


def decimal(value: Decimal) -> Literal:
    """An xsd:decimal in one spelling for one number: no exponent, no trailing zeros."""
    plain = format(value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Literal("0" if plain in {"-0", ""} else plain, datatype=node("xsd:decimal"))


def date_time(value: str) -> Literal:
    """An xsd:dateTime without time zone, the only kind of date HermiT takes that stores can compare."""
    return Literal(value, datatype=node("xsd:dateTime"))


def bounds(period: str) -> tuple[str | None, str | None]:
    """The first and last second of an ISO 8601 year, month, day or interval; None for what it leaves open."""
    first, _, last = period.partition("/")
    return _edge(first, last=False), _edge(last or ("" if "/" in period else first), last=True)


def _edge(date: str, *, last: bool) -> str | None:
    match = DATE.match(date)
    if not match:
        return None
    year = int(match["year"])
    month = int(match["month"] or (12 if last else 1))
    if not 1 <= month <= 12:
        return None
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = MONTH_DAYS[month - 1] + leap
    day = int(match["day"] or (days if last else 1))
    if not 1 <= day <= days:
        return None
    return f"{year:04}-{month:02}-{day:02}T{'23:59:59' if last else '00:00:00'}"


def period_triples(subject: NamedNode, period: str, predicate: str = "dp:period") -> list[Triple]:
    """A period or deadline as its string and, beside it, its bounds as times."""
    if not period:
        return []
    triples = [Triple(subject, node(predicate), Literal(period))]
    for edge, term in zip(bounds(period), ("start", "end"), strict=True):
        if edge is not None:
            triples.append(Triple(subject, dp(term), date_time(edge)))
    return triples


def to_ntriples(triples: set[Triple]) -> str:
    """Sorted N-Triples, the same bytes for the same triples."""
    return "".join(LINE(line) for line in sorted(str(triple) for triple in triples))


def shorten(term: str) -> str:
    """An IRI as a CURIE under the project's prefixes where one fits."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace) and len(term) > len(namespace):
            return f"{prefix}:{term[len(namespace) :]}"
    return term
