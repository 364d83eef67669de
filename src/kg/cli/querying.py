"""kg query: a query of the catalogue, a file, or SPARQL on the command line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat

from kg.catalogue import Query, bind, find_query, parse_query, read_catalogue, resolve_name, unknown_terms
from kg.cli.dates import as_of_option
from kg.cli.options import data_option, endpoint_option, table
from kg.errors import QueryError
from kg.rdf.terms import shorten
from kg.store.interface import Store
from kg.store.opening import open_store
from kg.store.results import GRAPH_FORMATS, RESULT_FORMATS, Graph, Solutions, Term, boolean_bytes

WIDEST = 50
# What answers read once, and what must give no rows: nobody's questions.
INTERNAL_GROUPS = frozenset({"hygiene"})
FORMATS = ["table", *RESULT_FORMATS, *GRAPH_FORMATS]


@click.command()
@click.argument("name", required=False)
@click.option("-e", "--expression", metavar="SPARQL", help="Ask this instead of a query of the catalogue.")
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="Set a parameter; repeatable.")
@data_option
@as_of_option
@endpoint_option
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--list", "listing", is_flag=True, help="List the questions of the catalogue.")
@click.option(
    "--all", "every", is_flag=True, help="With --list: also the queries that the program asks itself."
)
@click.option("--show", is_flag=True, help="Print the SPARQL, values in place, and do not run it.")
def query(
    name: str | None,
    expression: str | None,
    settings: tuple[str, ...],
    data: Path,
    endpoint: str | None,
    format_: str,
    listing: bool,
    every: bool,
    show: bool,
) -> None:
    """Ask the graph: NAME from the catalogue, a .rq file, or -e SPARQL."""
    if every and not listing:
        raise click.UsageError("--all goes with --list")
    if listing:
        click.echo(_catalogue(every), nl=False)
        return
    if (name is None) == (expression is None):
        raise click.UsageError("give the NAME of a query, a file, or -e SPARQL; --list shows the names")
    chosen = find_query(name) if name is not None else parse_query(expression or "", source="-e", name="-e")
    for fault in unknown_terms(chosen):
        click.echo(f"kg: {fault}", err=True)
    values = _values(settings)
    store = open_store(data, endpoint)
    sparql = bind(chosen, values, lambda value, parameter: resolve_name(store, value, parameter))
    if show:
        click.echo(sparql)
    else:
        _print(store, sparql, format_, chosen)


def _values(settings: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [setting.partition("=") for setting in settings]
    wrong = [name for name, equals, _ in pairs if not equals or not name]
    if wrong:
        raise click.UsageError(f"--set wants NAME=VALUE, not {wrong[0]!r}")
    return {name: value for name, _, value in pairs}


def _catalogue(every: bool) -> str:
    rows = [
        (query.id, query.title["zh"], query.title["en"], " ".join(each.name for each in query.parameters))
        for query in read_catalogue().values()
        if every or query.group not in INTERNAL_GROUPS
    ]
    return table(("name", "题目", "title", "parameters"), rows)


def _print(store: Store, sparql: str, format_: str, query: Query) -> None:
    answer = store.query(sparql)
    if format_ == "table":
        click.echo(_as_table(answer, sys.stdout.isatty()), nl=False)
    elif isinstance(answer, Graph):
        click.echo(answer.serialize(_graph_format(format_, query)), nl=False)
    else:
        results = _results_format(format_, query)
        body = boolean_bytes(answer, results) if isinstance(answer, bool) else answer.serialize(results)
        click.echo(body, nl=not body.endswith(b"\n"))


def _graph_format(format_: str, query: Query) -> RdfFormat:
    if format_ not in GRAPH_FORMATS:
        raise QueryError(
            f"triples have no form {format_}", source=query.source, mend=f"use {'|'.join(GRAPH_FORMATS)}"
        )
    return GRAPH_FORMATS[format_]


def _results_format(format_: str, query: Query) -> QueryResultsFormat:
    if format_ not in RESULT_FORMATS:
        raise QueryError(
            f"rows have no form {format_}", source=query.source, mend=f"use {'|'.join(RESULT_FORMATS)}"
        )
    return RESULT_FORMATS[format_]


def _as_table(answer: Solutions | Graph | bool, narrow: bool) -> str:
    if isinstance(answer, bool):
        return "yes\n" if answer else "no\n"
    if isinstance(answer, Graph):
        return "".join(f"{triple} .\n" for triple in answer.triples)
    rows = [[_cut(_cell(term)) if narrow else _cell(term) for term in row] for row in answer.rows]
    count = f"{len(rows)} rows\n" if len(rows) != 1 else "1 row\n"
    return (table(answer.variables, rows) if answer.variables else "") + count


def _cut(cell: str) -> str:
    """A cell short enough for a screen; the whole of it goes to files and pipes."""
    return cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 1]}…"


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return shorten(term.value)
    return " ".join(term.value.split()) if isinstance(term, Literal) else str(term)
