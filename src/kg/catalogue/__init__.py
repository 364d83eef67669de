"""The queries under queries/, one question a file: read, bound to values, run."""

from kg.catalogue.binding import bind, check, unknown_terms
from kg.catalogue.model import Parameter, ParameterType, Query
from kg.catalogue.near import near_names
from kg.catalogue.reader import find_query, parse_query, read_catalogue, read_query
from kg.catalogue.resolving import resolve_name

__all__ = [
    "Parameter",
    "ParameterType",
    "Query",
    "bind",
    "check",
    "find_query",
    "near_names",
    "parse_query",
    "read_catalogue",
    "read_query",
    "resolve_name",
    "unknown_terms",
]
