"""Values into a query: each `$name` replaced by a serialised term, in no string, IRI or comment."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.catalogue.model import Parameter, ParameterType, Query
from kg.catalogue.near import near_terms
from kg.errors import QueryError
from kg.namespaces import PREFIXES, iri
from kg.ontology import TermKind, load
from kg.store.sparql import TOKEN, declared_prefixes, prefixed_names, with_prefixes

DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?\Z")
SYNTAX_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
MESSAGE_LENGTH = 160
AROUND = 20
LONGEST_SAID = 80
OWN = PREFIXES["dp"]
IRI_START = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|urn:")

Resolver = Callable[[str, Parameter], str]


def bind(query: Query, values: Mapping[str, str], resolve: Resolver) -> str:
    """The query with its values in place and the prefixes it uses; `resolve` turns a name into a thing's IRI.

    A word of a name it leaves as it is, or says that no name has it.
    A parameter that has neither value nor default stays a free variable.
    """
    for name in values:
        if query.parameter(name) is None:
            known = ", ".join(parameter.name for parameter in query.parameters) or "none"
            raise QueryError(f"no parameter {name!r}", source=query.source, mend=f"it has: {known}")
    terms: dict[str, str] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None and parameter.word:
            # The catalogue's own word may stand in no name of this graph; whoever asks shall know.
            word = resolve(value, parameter) if parameter.name in values else value
            terms[parameter.name] = str(Literal(word))
        elif value is not None:
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
        _refuse_undeclared(query)
        fault = SYNTAX_ERROR.match(error.msg)
        if not fault:
            problem = f"not SPARQL: {' '.join(error.msg.split())[:MESSAGE_LENGTH]}"
            raise QueryError(problem, source=query.source, mend="mend its syntax") from error
        line, said = int(fault[1]), " ".join(fault[3].split())
        column = _column(query.text, line, int(fault[2]))
        raise QueryError(
            f"not SPARQL {_near(query.text, line, column)}",
            source=query.source,
            place=f"line {line}, column {column}",
            mend=f"the parser {said}" if len(said) <= LONGEST_SAID else "mend its syntax there",
        ) from error


def unknown_terms(query: Query) -> Iterator[QueryError]:
    """Names under dp: that the ontology does not declare, each as the error that it most likely is."""
    prefixes = {**PREFIXES, **declared_prefixes(query.text)}
    for name in prefixed_names(query.text):
        namespace = prefixes.get(name.prefix, "")
        if namespace == OWN and name.local and load().term(OWN + name.local) is None:
            yield QueryError(
                f"{name.prefix}:{name.local} is no term of the vocabulary and matches nothing",
                source=query.source,
                place=_place(query.text, name.start),
                mend=_meant(near_terms(name.local)),
            )


def _meant(near: Sequence[str]) -> str:
    return f"did you mean {' or '.join(near)}?" if near else "docs/ontology.md lists them"


def _refuse_undeclared(query: Query) -> None:
    known = PREFIXES.keys() | declared_prefixes(query.text).keys()
    for name in prefixed_names(query.text):
        if name.prefix not in known:
            near = difflib.get_close_matches(name.prefix, sorted(PREFIXES), n=1, cutoff=0.7)
            meant = f"did you mean {near[0]}:? else " if near else ""
            raise QueryError(
                f"the prefix {name.prefix}: is not declared",
                source=query.source,
                place=_place(query.text, name.start),
                mend=f"{meant}write PREFIX {name.prefix}: <…> before the query",
            )


def _place(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def _column(text: str, line: int, column: int) -> int:
    """A column counted in characters, where the parser counts bytes."""
    lines = text.splitlines()
    words = lines[line - 1].encode() if line <= len(lines) else b""
    return len(words[: column - 1].decode("utf-8", "ignore")) + max(1, column - len(words))


def _near(text: str, line: int, column: int) -> str:
    """The words at a place, or what stands before the end."""
    lines = text.splitlines() or [""]
    words = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    if words:
        return f"at {words[:AROUND]!r}"
    before = text.rstrip()[-AROUND:]
    return f"where it ends, after {before!r}" if before else "for it is empty"


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
        if prefix == "dp" and load().term(value) is None:
            mend = _meant(near_terms(value.removeprefix("dp:")))
            raise QueryError(f"{parameter.name}: no term {value} in the vocabulary", mend=mend)
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
