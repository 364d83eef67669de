"""How fast /sparql answers the queries of the catalogue, beside Virtuoso on the same data in the same run.

    python benchmarks/catalogue.py [BUILT] --virtuoso URL [--runs 3] [--query ID …] [--over 2]

Each query is asked as it stands, and once more with its things set to the one named in most sentences, by
turns at both, so that other work on the machine falls on both; of the runs of each the least time counts.
A Virtuoso that is running is filled by `kg publish` ($KG_PUBLISH_USER, $KG_PUBLISH_PASSWORD), unless URL has
a `?default-graph-uri=` and so names a graph that is there. Times are milliseconds; what takes over --over
times as long as there is marked. Aim: nothing at 1,000 reports.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import endpoint

from kg.catalogue import Parameter, bind, read_catalogue
from kg.store.embedded import open_embedded
from kg.store.interface import Store

LONGEST = 120
LIMITS = ["--limit-seconds", str(LONGEST), "--result-bytes", "1000000000"]
OF_CLASS = """SELECT ?thing (COUNT(?passage) AS ?n) WHERE {{ ?thing a {kind} ; dp:mentionedIn ?passage }}
GROUP BY ?thing ORDER BY DESC(?n) ?thing LIMIT 1"""
# A thing that no sentence names, as indicators are.
OF_FIGURES = "SELECT ?thing WHERE { ?figure dp:ofIndicator ?thing } ORDER BY ?thing LIMIT 1"


def main() -> None:
    """Prints one line a query."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("built", nargs="?", type=Path, default=Path(".kg"))
    parser.add_argument("--virtuoso", metavar="URL", required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--query", action="append", metavar="ID", help="only this one; may be given again")
    parser.add_argument("--over", type=float, default=2.0)
    options = parser.parse_args()
    with ExitStack() as stack:
        anew, _ = stack.enter_context(endpoint.ours(options.built, LIMITS, LONGEST))
        theirs = (
            endpoint.client(options.virtuoso)
            if "default-graph-uri=" in options.virtuoso
            else endpoint.virtuoso(options.built, options.virtuoso).ask
        )
        slow = 0
        for name, text in texts(open_embedded(options.built), options.query or []):
            ours, there = (
                min(times) for times in zip(*by_turns(anew.ask, theirs, text, options.runs), strict=True)
            )
            marked = ours > options.over * there
            slow += marked
            sys.stdout.write(
                f"{name:44}{ours:12.1f}{there:12.1f}{ours / there:9.2f}{' !' if marked else ''}\n"
            )
            sys.stdout.flush()
        sys.stdout.write(f"{slow} over {options.over:g} times\n")


def texts(store: Store, wanted: list[str]) -> Iterator[tuple[str, str]]:
    """Each competency query as it stands, and with its things set."""
    for query in read_catalogue().values():
        if query.group != "competency" or (wanted and query.id not in wanted):
            continue
        if not any(each.required for each in query.parameters):
            yield query.id, bind(query, {}, _no_names)
        things = {each.name: _most_named(store, each) for each in query.parameters if each.type.names_a_thing}
        if things:
            yield f"{query.id}, set", bind(query, things, lambda value, _: value)


def _no_names(name: str, parameter: Parameter) -> str:
    raise ValueError(f"{parameter.name} has a name as its default: {name}")


def _most_named(store: Store, parameter: Parameter) -> str:
    kind = parameter.type.entity_class
    query = OF_CLASS.format(kind=f"dp:{kind.value}" if kind else "dp:Project")
    for row in (*store.select(query).rows, *store.select(OF_FIGURES).rows):
        return str(row[0]).strip("<>")
    raise SystemExit("the graph names nothing")


def by_turns(ours: endpoint.Ask, theirs: endpoint.Ask, text: str, runs: int) -> Iterator[tuple[float, float]]:
    """Milliseconds of both, after one request each that does not count."""
    ours(f"{text}\n# warm")
    theirs(text)
    for number in range(runs):
        yield (
            milliseconds(ours, f"{text}\n# {number}"),
            milliseconds(theirs, f"{text}\n# {number}"),
        )


def milliseconds(ask: endpoint.Ask, text: str) -> float:
    """How long one request takes."""
    start = time.perf_counter()
    ask(text)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
