"""Values into a query: each `$name` replaced by a serialised term, in no string, IRI or comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.catalogue.model import Parameter, ParameterType, Query
from kg.errors import QueryError
from kg.namespaces import PREFIXES, iri
from kg.ontology import TermKind, load
from kg.store.sparql import TOKEN, with_prefixes

DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?\Z")
SYNTAX_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
MESSAGE_LENGTH = 160
IRI_START = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|urn:")

Resolver = Callable[[str, Parameter], str]


def bind(query: Query, values: Mapping[str, str], resolve: Resolver) -> str:
    """The query with its values in place and the prefixes it uses; `resolve` turns a name into a thing's IRI.

    A parameter that has neither value nor default stays a free variable.
    """
    for name in values:
        if query.parameter(name) is None:
            known = ", ".join(parameter.name for parameter in query.parameters) or "none"
            raise QueryError(f"no parameter {name!r}", source=query.source, mend=f"it has: {known}")
    terms: dict[str, str] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.name] = _term(value, parameter, query, resolve)
        elif parameter.required:
            mend = f"give --set {parameter.name}=…"
            raise QueryError(f"{parameter.name} is not set", source=query.source, mend=mend)
    return with_prefixes(substitute(query.text, terms))


def substitute(text: str, terms: Mapping[str, str]) -> str:
    """Each `$name` of `terms` replaced by its serialised term."""

    def replace(match: re.Match[str]) -> str:
        term = terms.get(match["name"] or "") if match["sigil"] == "$" else None
        return match[0] if term is None else f" {term} "

    return TOKEN.sub(replace, text)


def check(query: Query) -> None:
    """An error, with its line, where the SPARQL does not parse or its variables do not fit its parameters."""
    names = {parameter.name for parameter in query.parameters}
    for match in TOKEN.finditer(query.text):
        place = f"line {query.text.count(chr(10), 0, match.start()) + 1}"
        if match["sigil"] == "$" and match["name"] not in names:
            mend = f"add `# param: {match['name']} …` or write ?{match['name']}"
            raise QueryError(f"${match['name']} is no parameter", source=query.source, place=place, mend=mend)
        if match["sigil"] == "?" and match["name"] in names:
            mend = f"write ${match['name']}, or give the variable another name"
            raise QueryError(f"?{match['name']} is a parameter", source=query.source, place=place, mend=mend)
    try:
        pyoxigraph.Store().query(query.text, prefixes=PREFIXES)
    except SyntaxError as error:
        fault = SYNTAX_ERROR.match(error.msg)
        place, said = (f"line {fault[1]}, column {fault[2]}", fault[3]) if fault else ("", error.msg)
        problem = f"not SPARQL: {' '.join(said.split())[:MESSAGE_LENGTH]}"
        raise QueryError(problem, source=query.source, place=place, mend="mend its syntax") from error


def _term(value: str, parameter: Parameter, query: Query, resolve: Resolver) -> str:
    if parameter.type.names_a_thing:
        return str(_node(resolve(value, parameter), parameter, query))
    if parameter.type in {ParameterType.IRI, ParameterType.CLASS}:
        return str(_node(_known_iri(value, parameter), parameter, query))
    return _literal(value, parameter, query)


def _known_iri(value: str, parameter: Parameter) -> str:
    """A full IRI as it is; else a CURIE, local name or label of the ontology."""
    if IRI_START.match(value):
        return value
    prefix, colon, _ = value.partition(":")
    if colon and prefix in PREFIXES:
        return iri(value)
    kinds = (TermKind.CLASS,) if parameter.type is ParameterType.CLASS else ()
    term = load().term(f"dp:{value}")
    labelled = (term,) if term else load().labelled(value, *kinds)
    return labelled[0].iri if len(labelled) == 1 else value


def _node(value: str, parameter: Parameter, query: Query) -> NamedNode:
    try:
        if not IRI_START.match(value):
            raise ValueError("not absolute")
        return NamedNode(value)
    except ValueError as error:
        problem = f"{parameter.name}: {value!r} is no IRI"
        mend = "give a full IRI, or a CURIE such as dp:InProduction"
        raise QueryError(problem, source=query.source, mend=mend) from error


def _literal(value: str, parameter: Parameter, query: Query) -> str:
    try:
        return LITERALS[parameter.type](value.strip() if parameter.type not in WORDS else value)
    except (ValueError, InvalidOperation) as error:
        problem = f"{parameter.name}: {value!r} is no {parameter.type}"
        raise QueryError(problem, source=query.source, mend=EXAMPLES[parameter.type]) from error


def _integer(value: str) -> str:
    # Bare, so that LIMIT takes it too.
    return str(int(value))


def _decimal(value: str) -> str:
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > 100:
        raise ValueError(value)
    return str(Literal(format(number, "f"), datatype=NamedNode(iri("xsd:decimal"))))


def _boolean(value: str) -> str:
    if value.lower() not in {"true", "false"}:
        raise ValueError(value)
    return value.lower()


def _date(value: str) -> str:
    match = DATE.match(value)
    if not match:
        raise ValueError(value)
    year, month, day, time = match.groups()
    full = f"{year}-{month or '01'}-{day or '01'}{time or 'T00:00:00'}"
    return str(Literal(full, datatype=NamedNode(iri("xsd:dateTime"))))


WORDS = frozenset({ParameterType.STRING, ParameterType.TEXT})
LITERALS: Mapping[ParameterType, Callable[[str], str]] = {
    ParameterType.STRING: lambda value: str(Literal(value)),
    ParameterType.TEXT: lambda value: str(Literal(value, language="zh")),
    ParameterType.INTEGER: _integer,
    ParameterType.DECIMAL: _decimal,
    ParameterType.BOOLEAN: _boolean,
    ParameterType.DATE: _date,
}
EXAMPLES: Mapping[ParameterType, str] = {
    ParameterType.STRING: "give any text",
    ParameterType.TEXT: "give any text",
    ParameterType.INTEGER: "give a whole number such as 15",
    ParameterType.DECIMAL: "give a number such as 3.5 or 1e11",
    ParameterType.BOOLEAN: "give true or false",
    ParameterType.DATE: "give a date such as 2021-06-30",
}
