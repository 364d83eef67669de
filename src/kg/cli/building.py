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
from kg.pipeline import BuildReport, SetAside, built_reports, default_reports, discover
from kg.pipeline import add as add_reports
from kg.pipeline import build as build_graph
from kg.pipeline.as_of import known_by
from kg.pipeline.spark import build_partitions

SHOWN_FAULTS = 20
REPORTS = click.Path(path_type=Path)
WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read and map; all cores unless told. The graph is the same.",
)


@click.command()
@click.argument("reports", nargs=-1, type=REPORTS)
@data_option
@WORKERS
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
        _build_partitions(chosen, data, workers, as_json=as_json)
        return
    before = built_reports(data)
    with progress_bar() as progress:
        built = build_graph(chosen, data, progress=progress, workers=workers)
    named = {report.report_id for report in built.reports} | {each.report_id for each in built.set_aside}
    left = sorted(before - named)
    if left:
        click.echo(f"no longer in the graph: {', '.join(left)}; `kg add` takes them in again", err=True)
    _tell(built, as_json=as_json)


@click.command()
@click.argument("reports", nargs=-1, required=True, type=REPORTS)
@data_option
@WORKERS
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def add(reports: tuple[Path, ...], data: Path, workers: int | None, as_json: bool) -> None:
    """Add reports to a built graph; one of the same name is replaced, facts and all."""
    with progress_bar() as progress:
        built = add_reports(discover(reports), data, progress=progress, workers=workers)
    _tell(built, as_json=as_json)


def _tell(built: BuildReport, *, as_json: bool) -> None:
    """What was built on stdout, what was set aside on stderr and in the exit code."""
    click.echo(_as_json(built) if as_json else _as_text(built), nl=False)
    _tell_set_aside(built.set_aside)


def _tell_set_aside(reports: Sequence[SetAside]) -> None:
    for each in reports:
        click.echo(f"kg: set aside: {each.reason}", err=True)
    if reports:
        sys.exit(1)


def _build_partitions(chosen: Sequence[Path], data: Path, workers: int | None, *, as_json: bool) -> None:
    with progress_bar() as progress:
        done = build_partitions(chosen, data, progress=progress, workers=workers)
    counts = {"reports": done.reports, "files": done.files, "lines": done.lines}
    if as_json:
        aside = [{"id": each.report_id, "reason": each.reason} for each in done.set_aside]
        click.echo(json.dumps({**counts, "set_aside": aside}, ensure_ascii=False, indent=2))
    else:
        click.echo(table(("what", "count"), [(name, str(count)) for name, count in counts.items()]), nl=False)
        click.echo(f"written {done.folder}")
    _tell_set_aside(done.set_aside)


def _as_text(built: BuildReport) -> str:
    lines = [f"{report.report_id}: {note}\n" for report in built.reports for note in report.notes]
    rows = [(name, str(count)) for name, count in (*sorted(built.entities.items()), *built.facts.items())]
    lines.append(table(("what", "count"), rows))
    total = max(1, built.coverage.total())
    shares = (f"{name} {count} ({count / total:.0%})" for name, count in built.coverage.items())
    lines.append(f"\nsentences: {', '.join(shares)}\n")
    lines.append(f"triples: {built.triples}, {built.inferred} of them inferred\n")
    if built.unsure:
        lines.append(f"names that may be one thing: {built.unsure}, see `kg review`\n")
    lines.append(f"violations: {len(built.violations)}\n")
    lines += [f"  {fault.line()}\n" for fault in built.violations[:SHOWN_FAULTS]]
    if len(built.violations) > SHOWN_FAULTS:
        lines.append(f"  and {len(built.violations) - SHOWN_FAULTS} more, see `kg validate`\n")
    if built.set_aside:
        lines.append(f"set aside: {len(built.set_aside)} of {len(built.set_aside) + len(built.reports)}\n")
    lines.append(f"built {built.folder} in {sum(built.seconds.values()):.1f} s\n")
    return "".join(lines)


def _as_json(built: BuildReport) -> str:
    record = {
        "reports": [
            {
                "id": report.report_id,
                "entities": report.entities,
                "facts": report.facts,
                "coverage": report.coverage,
                "notes": report.notes,
            }
            for report in built.reports
        ],
        "triples": built.triples,
        "inferred": built.inferred,
        "unsure": built.unsure,
        "violations": len(built.violations),
        "set_aside": [{"id": each.report_id, "reason": each.reason} for each in built.set_aside],
        "seconds": {step: round(seconds, 3) for step, seconds in built.seconds.items()},
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
