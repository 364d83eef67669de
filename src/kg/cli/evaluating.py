"""kg evaluate: what was found against what people labelled."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.errors import LabelError
from kg.evaluation import as_json, confidence_toml, listing, read_labels, table, tallies
from kg.evaluation import evaluate as score
from kg.evaluation.labels import Labels
from kg.pipeline.inputs import data_folder
from kg.pipeline.reading import read_report
from kg.rdf.confidence import DEFAULT_FILE


@click.command()
@click.argument("labels", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder with the labelled reports; repeatable.",
)
@click.option("--errors", is_flag=True, help="List every miss and every spurious find.")
@click.option(
    "--calibrate",
    type=click.Path(path_type=Path, dir_okay=False),
    is_flag=False,
    flag_value=DEFAULT_FILE,
    help="Write each rule's precision to a file, by default to that which `kg build` reads.",
)
@click.option("--json", "as_object", is_flag=True, help="Print JSON.")
def evaluate(
    labels: tuple[Path, ...], texts: tuple[Path, ...], errors: bool, calibrate: Path | None, as_object: bool
) -> None:
    """Print precision, recall and F1 of every kind against LABELS.jsonl."""
    homes = (*texts, data_folder("reports"))
    done = []
    for path in labels:
        labelled = read_labels(path)
        one = read_report(_report(labelled, path, homes))
        done.append(score(labelled, one.document, one.resolved))
    if calibrate is not None:
        _write(calibrate, confidence_toml(tallies(done)))
    if as_object:
        click.echo(json.dumps([as_json(each) for each in done], ensure_ascii=False, indent=1))
        return
    click.echo(table(done))
    if errors:
        for each in done:
            click.echo(listing(each), nl=False)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        problem, mend = f"cannot write: {error.strerror}", "give --calibrate another file"
        raise LabelError(problem, source=str(path), mend=mend) from error


def _report(labels: Labels, path: Path, homes: tuple[Path, ...]) -> Path:
    """The text that was labelled, by the report's id."""
    for home in homes:
        for candidate in (home / labels.report_id, home / f"{labels.report_id}.txt"):
            if candidate.exists():
                return candidate
    mend = "name its folder with --texts"
    raise LabelError(f"the text of {labels.report_id} is not at hand", source=str(path), mend=mend)
