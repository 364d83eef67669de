"""kg coverage: what the last build did not understand."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kg.assessment.corpus import Corpus, Cost, corpus
from kg.assessment.coverage import Understanding
from kg.cli.dates import as_of_option
from kg.cli.options import data_option, endpoint_option, table
from kg.errors import QueryError
from kg.export.pledges import Read, coverage_at
from kg.export.unread import unread_at
from kg.store.builds import COVERAGE, built_file
from kg.store.interface import Store
from kg.store.opening import open_store
from kg.text import passage_address

BAR, WIDEST = 40, 60
SHOWN = 5
WHOLE = "of sentences on which no fact rests, each whole; what was read of the others is with the build\n"


@click.command()
@data_option
@endpoint_option
@as_of_option
@click.option("--report", "only", metavar="ID", help="Only of this report.")
@click.option("--all", "everything", is_flag=True, help="Show understood sentences too.")
@click.option(
    "--corpus",
    "over_all",
    is_flag=True,
    help="Show which verbs, last words and sentences cost most over all reports, and the curve.",
)
@click.option("--top", default=20, show_default=True, type=click.IntRange(min=1), help="Rows of each list.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a sentence.")
def coverage(
    data: Path,
    endpoint: str | None,
    only: str | None,
    everything: bool,
    over_all: bool,
    top: int,
    as_json: bool,
) -> None:
    """Show every sentence that was not, or only in part, understood.

    Of an endpoint: those on which no fact rests; how much of a sentence was read is with the build.
    """
    if endpoint:
        click.echo(_at(open_store(data, endpoint), only, everything, over_all, top, as_json), nl=False)
        return
    lines = built_file(data, COVERAGE).decode().splitlines()
    every = [(json.loads(line), line) for line in lines]
    _refuse_unknown(only, (record["report"] for record, _ in every), str(data))
    kept = [(record, line) for record, line in every if only in (None, record["report"])]
    records = [record for record, _ in kept]
    if over_all:
        found = corpus(records)
        click.echo(_costs(found, top) + _shares(found), nl=False)
        return
    if as_json:
        click.echo("".join(f"{line}\n" for _, line in kept), nl=False)
        return
    for record in records:
        if everything or record["understanding"] != Understanding.FULL:
            where = passage_address(record["report"], record["start"], record["end"])
            words = " ".join(record["text"].split())
            click.echo(f"{record['share']:4.0%} {record['understanding']:10} {where} {words}")
    counts = Counter(record["understanding"] for record in records)
    click.echo(", ".join(f"{name} {count}" for name, count in sorted(counts.items(), reverse=True)))


def _at(store: Store, only: str | None, everything: bool, over_all: bool, top: int, as_json: bool) -> str:
    """What an endpoint tells."""
    if over_all:
        unread = unread_at(store)
        _refuse_unknown(only, (each["report"] for each in unread), store.source)
        return WHOLE + _costs(corpus(each for each in unread if only in (None, each["report"])), top)
    passages = coverage_at(store)
    _refuse_unknown(only, (each["report"] for each in passages), store.source)
    return _read([each for each in passages if only in (None, each["report"])], everything, as_json)


def _refuse_unknown(report: str | None, known: Iterable[str], source: str) -> None:
    """An error that names the near ones, where the graph has no such report."""
    if report is None:
        return
    there = sorted(set(known))
    if report not in there:
        near = difflib.get_close_matches(report, there, n=3, cutoff=0.4) or there[:SHOWN]
        mend = f"it has {', '.join(near)}" + (
            f" and {len(there) - len(near)} more" if len(there) > len(near) else ""
        )
        raise QueryError(f"no report {report!r} in the graph", source=source, mend=mend)


def _read(passages: Sequence[Read], everything: bool, as_json: bool) -> str:
    """What an endpoint tells, with no shares."""
    if as_json:
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in passages)
    told = [
        f"{each['understanding']:10} {passage_address(each['report'], each['start'], each['end'])} "
        f"{' '.join(each['text'].split())}\n"
        for each in passages
        if everything or each["understanding"] != Understanding.FULL
    ]
    counts = Counter(each["understanding"] for each in passages)
    total = ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), reverse=True))
    return "".join(told) + f"{total}\n"


def _costs(found: Corpus, top: int) -> str:
    lost = f"{found.lost} of {found.letters} letters lost"
    told = [f"{lost} in {len(found.dearest)} of {found.sentences} sentences\n"]
    told.append("\nwhat the first so many verbs would bring, of all that is lost where a verb stands\n")
    told += [f"{count:6} {share:5.0%} {'█' * round(share * BAR)}\n" for count, share in found.curve]
    for name, costs in (("verb", found.verbs), ("end", found.ends)):
        header = (name, "letters", "clauses", "reports", "for example")
        told.append("\n" + table(header, _rows(costs[:top])))
    rows = [
        (
            str(letters),
            passage_address(one["report"], one["start"], one["end"]),
            " ".join(one["text"].split())[:WIDEST],
        )
        for letters, one in found.dearest[:top]
    ]
    told.append("\n" + table(("letters", "where", "sentence"), rows))
    return "".join(told)


def _shares(found: Corpus) -> str:
    """How much of each report was read."""
    shares = [
        (report, f"{1 - lost / letters:.0%}" if letters else "", str(lost))
        for report, (letters, lost) in sorted(found.by_report.items())
    ]
    return "\n" + table(("report", "read", "letters lost"), shares)


def _rows(costs: Sequence[Cost]) -> list[tuple[str, ...]]:
    return [
        (cost.word, str(cost.letters), str(cost.clauses), str(len(cost.reports)), cost.example[:40])
        for cost in costs
    ]
