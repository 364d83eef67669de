"""How fast /sparql finds a word in sentences and names, with what is joined to them: `kg serve` over a build.

    python benchmarks/searching.py [BUILT] [--times 15] [--word 产业 …] [--processor]

One client over one connection that stays open, by GET, each request with another comment, so that it is
worked out anew. Milliseconds by the clock, least and median, or with --processor of processor in the server's
processes, and the rows of the answer. The forms and words are those of searching.toml.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from endpoint import Way, ours, used

FORMS = Path(__file__).with_suffix(".toml")


def main() -> None:
    """Prints one line a form, one column a word."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("built", nargs="?", type=Path, default=Path(".kg"))
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--word", action="append")
    parser.add_argument("--processor", action="store_true", help="of processor instead of by the clock")
    options = parser.parse_args()
    told = tomllib.loads(FORMS.read_text(encoding="utf-8"))
    words = options.word or told["words"]
    sys.stdout.write(" " * 30 + "".join(f"{word:>20}" for word in words) + "\n")
    with ours(options.built) as (anew, _):
        for name, form in told["forms"].items():
            cells = (
                measured(anew, form.replace("WORD", word), options.times, by_clock=not options.processor)
                for word in words
            )
            sys.stdout.write(f"{name:30}" + "".join(f"{cell:>22}" for cell in cells) + "\n")
            sys.stdout.flush()


def measured(way: Way, text: str, times: int, *, by_clock: bool) -> str:
    """Least and median milliseconds, and rows."""
    answer = way.ask(text)
    rows = len(json.loads(answer if isinstance(answer, bytes) else b"{}")["results"]["bindings"])
    tasks, taken = way.tasks(), []
    for turn in range(times):
        before, start = used(tasks), time.perf_counter()
        way.ask(f"{text}\n# {turn}")
        taken.append(time.perf_counter() - start if by_clock else used(tasks) - before)
    return f"{1000 * min(taken):.1f} {1000 * median(taken):.1f} ({rows})"


if __name__ == "__main__":
    main()
