"""kg evaluate: what was found against what people labelled."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.errors import LabelError
from kg.evaluation import as_json, listing, read_labels, table
from kg.evaluation import evaluate as score
from kg.evaluation.labels import Labels
from kg.pipeline import read_report
from kg.pipeline.inputs import data_folder

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("labels", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder with the labelled reports; repeatable.",
)
@click.option("--errors", is_flag=True, help="List every miss and every spurious find.")
@click.option("--json", "as_object", is_flag=True, help="Print JSON.")
def evaluate(labels: tuple[Path, ...], texts: tuple[Path, ...], errors: bool, as_object: bool) -> None:
    """Print precision, recall and F1 of every kind against LABELS.jsonl."""
    homes = (*texts, data_folder("reports"))
    done = []
    for path in labels:
        labelled = read_labels(path)
        one = read_report(_report(labelled, path, homes))
        done.append(score(labelled, one.document, one.resolved))
    if as_object:
        click.echo(json.dumps([as_json(each) for each in done], ensure_ascii=False, indent=1))
        return
    click.echo(table(done))
    if errors:
        for each in done:
            click.echo(listing(each), nl=False)


def _report(labels: Labels, path: Path, homes: tuple[Path, ...]) -> Path:
    """The text that was labelled, by the report's id."""
    for home in homes:
        for candidate in (home / labels.report_id, home / f"{labels.report_id}.txt"):
            if candidate.exists():
                return candidate
    mend = "name its folder with --texts"
    raise LabelError(f"the text of {labels.report_id} is not at hand", source=str(path), mend=mend)
