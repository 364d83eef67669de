"""How fast a question is answered in a warm process, at one report and at many copies of it.

    python benchmarks/answering.py [BUILT] [--reports 1 30] [--questions FILE.jsonl]
    python benchmarks/answering.py BUILT --own
    python benchmarks/answering.py BUILT --as-is --questions FILE.jsonl

BUILT is a folder that `kg build` wrote. Copies get names and IRIs of their own, so that nothing is merged.
With --own the graph is asked as it is, about its own things: for the reports that generator.py makes; with
--as-is it is asked the questions given. Times are of the processor: other work beside it does not count.
Aims: 50 ms a question at one report, 300 ms at 1,000 reports' worth of data.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import process_time

import pyoxigraph

from kg.answering import Answerer, answerer
from kg.store.embedded import EmbeddedStore, open_embedded

QUESTIONS = Path(__file__).parent.parent / "tests" / "answering" / "questions.jsonl"
SOME = 12
OF_REGION = (
    "{x}有哪些在建项目",
    "{x}上半年一般公共预算收入是多少",
    "{x}固定资产投资完成年度目标的百分之几",
    "{x}哪些项目竣工",
    "{x}增长最快的指标",
    "{x}没有开工的项目有哪些",
)
OF_CLASS = {
    "Project": ("{x}开工了吗", "{x}进展如何", "{x}在哪里", "报告怎么说{x}"),
    "Park": ("{x}有哪些企业", "{x}里有什么项目投产"),
    "Industry": ("哪些项目服务于{x}", "{x}有哪些企业落户", "在建的{x}项目有哪些"),
    "Enterprise": ("{x}获得了什么称号", "{x}在哪个园区"),
    "Indicator": ("{x}多少",),
}
OF_ALL = (
    "哪些项目投产了",
    "Which projects started construction?",
    "有哪些企业",
    "哪些指标未过半",
    "火星基地在哪里",
    "下半年计划开工的项目",
    "zhongguo 有什么项目",
    "千亿级产业有哪些",
    "增长最快的指标是哪个",
)
KINDS = ("milestone", "observation", "recognition", "commitment", "fact")


def copy_of(triples: str, number: int) -> str:
    """The triples of a report as those of another: other region code, report and hashes."""
    copied = triples.replace("/id/310114/", f"/id/{310000 + number}/").replace(
        "/id/report/", f"/id/report/{number}-"
    )
    for kind in KINDS:
        copied = copied.replace(f"/id/{kind}/", f"/id/{kind}/{number}-")
    return copied


def stocked(built: Path, reports: int) -> EmbeddedStore:
    """A store in memory with a built graph so many times."""
    triples = "".join((built / name).read_text("utf-8") for name in ("graph.nt", "inferred.nt"))
    store = pyoxigraph.Store()
    for number in range(reports):
        store.bulk_load(copy_of(triples, number).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return EmbeddedStore(store)


def names(ready: Answerer, kind: str, draw: Random) -> list[str]:
    """Some labels of things of a class."""
    things = sorted(ready.index.of_class.get(kind, ()))
    labels = sorted({ready.index.things[thing].label for thing in things})
    return draw.sample(labels, min(SOME, len(labels)))


def own_questions(ready: Answerer) -> list[str]:
    """Questions about things of the graph, the same for the same graph."""
    draw = Random(1)  # noqa: S311
    regions = sorted({min(called, key=len) for called in ready.index.about.regions.values()})
    found = [ask.format(x=x) for x in draw.sample(regions, min(SOME, len(regions))) for ask in OF_REGION]
    for kind, asks in OF_CLASS.items():
        found += [ask.format(x=x) for x in names(ready, kind, draw) for ask in asks]
    return [*found, *OF_ALL]


def measure(ready: Answerer, questions: list[str]) -> list[float]:
    """Milliseconds of processor time a question."""
    times = []
    for question in questions:
        start = process_time()
        ready.ask(question)
        times.append(1000 * (process_time() - start))
    return times


def row(reports: int, store: EmbeddedStore, questions: list[str]) -> None:
    """Prints one line; with no questions given, of the graph's own."""
    start = process_time()
    ready = answerer(store)
    started = process_time() - start
    times = measure(ready, questions or own_questions(ready))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    late = quantiles(times, n=20)[-1]
    cells = (
        reports or len(ready.index.contents.reports),
        f"{started:.1f}",
        f"{median(times):.1f}",
        f"{late:.1f}",
        f"{max(times):.0f}",
        f"{memory:.0f}",
    )
    sys.stdout.write("| " + " | ".join(map(str, cells)) + " |\n")


def main() -> None:
    """Prints one line for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("built", nargs="?", type=Path, default=Path(".kg"))
    parser.add_argument("--reports", nargs="+", type=int, default=[1, 30])
    parser.add_argument("--own", action="store_true", help="ask the graph as it is about its own things")
    parser.add_argument("--as-is", action="store_true", help="ask the graph as it is what --questions has")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    arguments = parser.parse_args()
    lines = arguments.questions.read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    sys.stdout.write("| reports | start s | median ms | p95 ms | max ms | MB |\n|---|---|---|---|---|---|\n")
    if arguments.own or arguments.as_is:
        row(0, open_embedded(arguments.built), [] if arguments.own else questions)
        return
    for reports in arguments.reports:
        row(reports, stocked(arguments.built, reports), questions)


if __name__ == "__main__":
    main()
