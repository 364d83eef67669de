"""How fast /sparql answers the queries of the catalogue, beside Virtuoso on the same data in the same run.

    python benchmarks/catalogue.py [BUILT] --virtuoso URL [--runs 3] [--query ID …] [--over 2]

Each query is asked as it stands, and once more with its things set to the one named in most sentences, by
turns at both; of the runs of each the least time counts. A Virtuoso that is running is filled by `kg publish`
($KG_PUBLISH_USER, $KG_PUBLISH_PASSWORD), unless URL has a `?default-graph-uri=` and so names a graph that is
there; $VIRTUOSO_PID is its process. Times are milliseconds: of processor in the servers' processes, and by
the clock, which other work on the machine makes longer. What takes over --over times the processor's time
there is marked `!`; what has other rows there is marked `rows`, with their number here and there (numbers are
compared by value). Aim: nothing at 1,000 reports.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from math import inf
from pathlib import Path

import endpoint

from kg.catalogue import Parameter, bind, read_catalogue
from kg.store.embedded import open_embedded
from kg.store.interface import Store
from kg.vocabulary import EntityClass

LONGEST = 60
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
        ways = [anew, endpoint.virtuoso(options.built, options.virtuoso, LONGEST)]
        slow = 0
        for name, text in texts(open_embedded(options.built), options.query or []):
            slow += measured(name, text, ways, options)
        sys.stdout.write(f"{slow} over {options.over:g} times\n")


def measured(name: str, text: str, ways: list[endpoint.Way], options: argparse.Namespace) -> bool:
    """Prints one line; whether ours took too long."""
    answers = [answer_of(way, f"{text}\n# warm") for way in ways]
    answering = [way for way, answer in zip(ways, answers, strict=True) if answer is not None]
    costs = by_turns(answering, text, options.runs)
    (ours, clock), (there, clock_there) = ((inf, inf) if each is None else costs.pop(0) for each in answers)
    rows = [-1 if each is None else each.total() for each in answers]
    slow = ours > options.over * there
    marks = f"{' !' if slow else ''}{'' if answers[0] == answers[1] else f' rows {rows}'}"
    numbers = f"{ours:10.1f}{there:10.1f}{ours / there:8.2f}{clock:12.1f}{clock_there:10.1f}"
    sys.stdout.write(f"{name:40}{rows[0]:8}{numbers}{marks}\n")
    sys.stdout.flush()
    return slow


def answer_of(way: endpoint.Way, text: str) -> Counter[str] | None:
    """The rows of an answer, whatever their order; None where there is none in time."""
    try:
        body = way.ask(text)
    except TimeoutError:
        return None
    if not isinstance(body, bytes):
        return None
    found = json.loads(body)["results"]["bindings"]
    return Counter(str(sorted((name, meant(term)) for name, term in row.items())) for row in found)


def meant(term: Mapping[str, str]) -> str:
    """What a term means: 1.50 is 1.5, and a truth is 1 in Virtuoso."""
    value, datatype = term["value"], term.get("datatype", "").rpartition("#")[2]
    if datatype == "boolean":
        return {"1": "true", "0": "false"}.get(value, value)
    if datatype in ("integer", "int", "long", "decimal", "double", "float"):
        # Quotients have more places in one than in the other.
        return f"{float(value):.9g}"
    return f"{value}@{term.get('xml:lang', '')}"


def texts(store: Store, wanted: list[str]) -> Iterator[tuple[str, str]]:
    """Each competency query as it stands, and with its things set."""
    most_named = cache(lambda kind: _most_named(store, kind))
    for query in read_catalogue().values():
        if query.group != "competency" or (wanted and query.id not in wanted):
            continue
        if not any(each.required for each in query.parameters):
            yield query.id, bind(query, {}, _no_names)
        things = {
            each.name: most_named(each.type.entity_class)
            for each in query.parameters
            if each.type.names_a_thing
        }
        if things:
            yield f"{query.id}, set", bind(query, things, lambda value, _: value)


def _no_names(name: str, parameter: Parameter) -> str:
    raise ValueError(f"{parameter.name} has a name as its default: {name}")


def _most_named(store: Store, kind: EntityClass | None) -> str:
    query = OF_CLASS.format(kind=f"dp:{kind.value}" if kind else "dp:Project")
    for row in (*store.select(query).rows, *store.select(OF_FIGURES).rows):
        return str(row[0]).strip("<>")
    raise SystemExit("the graph names nothing")


def by_turns(ways: list[endpoint.Way], text: str, runs: int) -> list[tuple[float, float]]:
    """For each way milliseconds of processor and by the clock, the least of its runs."""
    least = [(inf, inf) for _ in ways]
    for number in range(runs):
        for at, way in enumerate(ways):
            one = endpoint.cost(way, f"{text}\n# {number}", way.tasks())
            least[at] = min(least[at][0], 1000 * one.processor), min(least[at][1], 1000 * one.clock)
    return least


if __name__ == "__main__":
    main()
