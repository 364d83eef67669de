"""kg remove: reports out of a built graph again."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.building import WORKERS
from kg.cli.options import data_option
from kg.cli.progress import progress_bar
from kg.cli.telling import as_object, as_text
from kg.errors import ReadError
from kg.pipeline import remove as remove_reports
from kg.pipeline.inputs import default_reports, report_id


@click.command()
@click.argument("reports", metavar="REPORT...", nargs=-1, required=True)
@data_option
@WORKERS
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def remove(reports: tuple[str, ...], data: Path, workers: int | None, as_json: bool) -> None:
    """Take reports out of a built graph again: what is left is the graph of the others.

    REPORT is its id, as `kg add` and `kg coverage` print it, or the file or folder it was read from, which is
    not touched.
    """
    chosen = frozenset(map(_id_of, reports))
    with progress_bar() as progress:
        built = remove_reports(chosen, data, progress=progress, workers=workers)
    click.echo(as_object(built) if as_json else as_text(built), nl=False)
    _tell_lying(chosen)


def _id_of(given: str) -> str:
    path = Path(given)
    return report_id(path) if path.exists() else given


def _tell_lying(reports: frozenset[str]) -> None:
    """Those that `kg build` would read again."""
    try:
        lying = sorted(path for path in default_reports() if report_id(path) in reports)
    except ReadError:
        return
    for path in lying:
        click.echo(f"{path} still lies there: `kg build` without REPORTS takes it in again", err=True)
