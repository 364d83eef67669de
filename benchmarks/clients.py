"""Many clients at once: 64 ask /sparql for a minute, each query worked out anew; not one may fail.

    python benchmarks/clients.py [BUILT] [--clients 64] [--seconds 60]

Each client keeps one connection and asks the queries of endpoint.toml by turns. Prints how many answers came,
by status, and how long they took; exit code 1 where one was no 200 or a connection broke.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

import endpoint

from kg.store.embedded import open_embedded

SLOWEST = 120.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What one client saw: answers by status or name of the fault, and the seconds that each took."""

    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def main() -> None:
    """Prints what all clients saw."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("built", nargs="?", type=Path, default=Path(".kg"))
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    texts = [text for _, _, text in endpoint.queries(open_embedded(options.built))]
    with ExitStack() as stack:
        port = stack.enter_context(served(options.built))
        threads = stack.enter_context(ThreadPoolExecutor(options.clients))
        until = time.monotonic() + options.seconds
        seen = list(threads.map(lambda one: ask(one, port, texts, until), range(options.clients)))
    outcomes = sum((each.outcomes for each in seen), Counter[str]())
    times = sorted(second for each in seen for second in each.seconds)
    told = ", ".join(f"{outcome} {count}" for outcome, count in outcomes.most_common())
    median, most = (1000 * times[round(share * (len(times) - 1))] for share in (0.5, 0.99))
    sys.stdout.write(f"{options.clients} clients, {options.seconds:g} s: {told}\n")
    sys.stdout.write(
        f"median {median:.0f} ms, 99 in 100 within {most:.0f} ms, longest {1000 * times[-1]:.0f}\n"
    )
    sys.exit(0 if set(outcomes) == {"200"} else 1)


@contextmanager
def served(built: Path) -> Iterator[int]:
    """The port of a `kg serve` that has its graph in RAM."""
    with endpoint.ours(built, ["--limit-seconds", "30"]) as (way, _):
        yield way.port


def ask(number: int, port: int, texts: list[str], until: float) -> Asked:
    """One client."""
    asked = Asked()
    connection = HTTPConnection("127.0.0.1", port, timeout=SLOWEST)
    for turn, text in enumerate(_for_ever(texts, number)):
        if turn and time.monotonic() > until:
            break
        start = time.monotonic()
        asked.outcomes[_outcome(connection, f"{text}\n# {number} {turn}")] += 1
        asked.seconds.append(time.monotonic() - start)
    connection.close()
    return asked


def _for_ever(texts: list[str], start: int) -> Iterable[str]:
    at = start
    while True:
        yield texts[at % len(texts)]
        at += 1


def _outcome(connection: HTTPConnection, text: str) -> str:
    try:
        connection.request("GET", f"/sparql?query={quote(text)}")
        response = connection.getresponse()
        response.read()
    except (HTTPException, OSError) as error:
        connection.close()
        return type(error).__name__
    return str(response.status)


if __name__ == "__main__":
    main()
