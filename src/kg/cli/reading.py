"""kg coverage: what the last build did not understand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from kg.cli.options import data_option
from kg.store.builds import COVERAGE, built_file


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
