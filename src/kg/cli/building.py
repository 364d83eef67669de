"""kg build, kg add: reports in, a graph and what was made of them out."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from kg.cli.dates import DAY
from kg.cli.options import data_option, table
from kg.cli.progress import progress_bar
from kg.cli.telling import as_object, as_text
from kg.document.description import as_kept, describe
from kg.document.formats import REPORT
from kg.document.reader import read
from kg.errors import ReadError
from kg.pipeline import BuildReport, SetAside, built_reports, default_reports, discover
from kg.pipeline import add as add_reports
from kg.pipeline import build as build_graph
from kg.pipeline.as_of import known_by
from kg.pipeline.spark import build_partitions
from kg.pipeline.workers import Elsewhere

# What questions are matched against, so that the first waits no longer than the next.
KEEP: Elsewhere[Path, None] = Elsewhere("kg.answering.kept", "keep")
REPORTS = click.Path(path_type=Path)
WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read and map; all cores unless told. The graph is the same.",
)

CUT_OFF = click.option(
    "--cut-off",
    is_flag=True,
    help="Take texts that break off too, as far as they go; else they are left out and named.",
)
TWICE = click.option(
    "--twice",
    is_flag=True,
    help="Take a report that is another under a second name too; else it is left out and named.",
)


@click.command()
@click.argument("reports", nargs=-1, type=REPORTS)
@data_option
@WORKERS
@CUT_OFF
@TWICE
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="spark: on Apache Spark, into DIR/ntriples for a bulk loader.",
)
@click.option("--as-of", "day", type=DAY, metavar="DATE", help="Only reports whose time was up by this day.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def build(
    reports: tuple[Path, ...],
    data: Path,
    workers: int | None,
    cut_off: bool,
    twice: bool,
    engine: str,
    day: datetime | None,
    as_json: bool,
) -> None:
    """Build the graph from reports; without REPORTS, from all of data/reports.

    What was read before is not read again. Reports that cannot be read are left out and named; exit code 1.
    """
    chosen = discover(reports) if reports else default_reports()
    if day is not None:
        chosen = known_by(chosen, day.date())
    if engine == "spark":
        _build_partitions(chosen, data, workers, cut_off=cut_off, twice=twice, as_json=as_json)
        return
    before = built_reports(data)
    with progress_bar() as progress:
        built = build_graph(
            chosen, data, progress=progress, workers=workers, cut_off=cut_off, twice=twice, also=KEEP
        )
    named = {report.report_id for report in built.reports} | {each.report_id for each in built.set_aside}
    left = sorted(before - named)
    if left:
        click.echo(f"no longer in the graph: {', '.join(left)}; `kg add` takes them in again", err=True)
    _tell(built, as_json=as_json)


@click.command()
@click.argument("reports", nargs=-1, required=True, type=REPORTS)
@data_option
@WORKERS
@CUT_OFF
@TWICE
@click.option("--title", help="The report's title, where the text does not say or is guessed wrong.")
@click.option("--issuer", help="Who issued it.")
@click.option("--addressee", help="Whom it was given to.")
@click.option("--region", help="The division it is about: a GB/T 2260 code or a full name.")
@click.option("--period", help='What it reports on: a year "2021" or days "2021-01-01/2021-06-30".')
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def add(
    reports: tuple[Path, ...],
    data: Path,
    workers: int | None,
    cut_off: bool,
    twice: bool,
    as_json: bool,
    **stated: str | None,
) -> None:
    """Add reports to a built graph; one of the same name is replaced, facts and all.

    What the options state of one report is kept beside it (report.toml in its folder, NAME.toml beside
    NAME.txt), so that later builds know it. At a terminal, a region or period that the text does not tell is
    asked for.
    """
    chosen = discover(reports)
    _describe(chosen, {key: value for key, value in stated.items() if value})
    with progress_bar() as progress:
        built = add_reports(chosen, data, progress=progress, workers=workers, cut_off=cut_off, twice=twice)
    _tell(built, as_json=as_json)


def _describe(chosen: tuple[Path, ...], stated: dict[str, str]) -> None:
    """Keeps what is stated of the one report given, and asks for what is missing at a terminal."""
    if stated and len(chosen) > 1:
        raise click.UsageError(f"--{next(iter(stated))} is for one report, and {len(chosen)} are given")
    if len(chosen) == 1:
        path = chosen[0].parent if chosen[0].stem == REPORT and chosen[0].is_file() else chosen[0]
        stated = stated or _asked(path)
        if stated:
            click.echo(f"kept in {describe(path, stated)}", err=True)


def _asked(path: Path) -> dict[str, str]:
    """The region and period of a report that does not tell, where there is a terminal to ask at."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return {}
    known = read(path).metadata
    answers = {}
    for key, example in (("region", "310114 or 嘉定区"), ("period", "2021 or 2021-01-01/2021-06-30")):
        if not getattr(known, key):
            question = f"{known.title or path.name}: which {key}? ({example}; empty to leave it)"
            answers[key] = _answer(key, question)
    return {key: value for key, value in answers.items() if value}


def _answer(key: str, question: str) -> str:
    """What is answered, asked again until it can be kept or is left empty."""
    while answer := click.prompt(question, default="", show_default=False, err=True).strip():
        try:
            return as_kept(key, answer)
        except ReadError as error:
            click.echo(f"{error.problem}; {error.mend}", err=True)
    return ""


def _tell(built: BuildReport, *, as_json: bool) -> None:
    """What was built on stdout, what was set aside on stderr and in the exit code."""
    click.echo(as_object(built) if as_json else as_text(built), nl=False)
    _tell_set_aside(built.set_aside)


def _tell_set_aside(reports: Sequence[SetAside]) -> None:
    for each in reports:
        click.echo(f"kg: set aside: {each.reason}", err=True)
    if reports:
        sys.exit(1)


def _build_partitions(
    chosen: Sequence[Path], data: Path, workers: int | None, *, cut_off: bool, twice: bool, as_json: bool
) -> None:
    with progress_bar() as progress:
        done = build_partitions(
            chosen, data, progress=progress, workers=workers, cut_off=cut_off, twice=twice
        )
    counts = {"reports": done.reports, "files": done.files, "lines": done.lines}
    if as_json:
        aside = [{"id": each.report_id, "reason": each.reason} for each in done.set_aside]
        click.echo(json.dumps({**counts, "set_aside": aside}, ensure_ascii=False, indent=2))
    else:
        click.echo(table(("what", "count"), [(name, str(count)) for name, count in counts.items()]), nl=False)
        click.echo(f"written {done.folder}")
    _tell_set_aside(done.set_aside)
