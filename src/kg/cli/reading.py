"""kg coverage, kg review: what the last build left for a person to look at."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import click

from kg.cli.options import data_option, table
from kg.store.builds import COVERAGE, UNSURE, built_file


@click.command()
@data_option
@click.option("--all", "everything", is_flag=True, help="Show understood sentences too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a sentence.")
def coverage(data: Path, everything: bool, as_json: bool) -> None:
    """Show every sentence that was not, or only in part, understood."""
    text = built_file(data, COVERAGE).decode()
    records = [json.loads(line) for line in text.splitlines()]
    if as_json:
        click.echo(text, nl=False)
        return
    for record in records:
        if everything or record["understanding"] != "understood":
            where = f"{record['report']}#char={record['start']},{record['end']}"
            words = " ".join(record["text"].split())
            click.echo(f"{record['share']:4.0%} {record['understanding']:10} {where} {words}")
    counts = Counter(record["understanding"] for record in records)
    click.echo(", ".join(f"{name} {count}" for name, count in sorted(counts.items(), reverse=True)))


@click.command()
@data_option
def review(data: Path) -> None:
    """List pairs of names that may be one thing, for a person to judge in data/judgements/."""
    rows = list(csv.reader(built_file(data, UNSURE).decode().splitlines()))
    header, pairs = rows[0], rows[1:]
    click.echo(table(header, pairs) if pairs else "nothing to judge\n", nl=False)
