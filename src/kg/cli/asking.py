"""kg ask: a question in Chinese or English, and its answer with the proof."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from kg.answering import Answer, answerer, headline, in_chinese, notes_of, term_label, to_json
from kg.cli.dates import as_of_option
from kg.cli.options import data_option, endpoint_option
from kg.store.opening import open_store
from kg.text import passage_address


@click.command()
@click.argument("question")
@data_option
@as_of_option
@endpoint_option
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
def ask(question: str, data: Path, endpoint: str | None, as_json: bool) -> None:
    """Answer QUESTION; `-` reads one question a line and prints one JSON object a line."""
    warm = answerer(open_store(data, endpoint))
    if question == "-":
        for line in sys.stdin.buffer:
            click.echo(to_json(warm.ask(line.decode("utf-8", "replace").rstrip("\r\n"))))
        return
    answer = warm.ask(question)
    click.echo(to_json(answer) if as_json else "\n".join(_lines(answer)))


def _lines(answer: Answer) -> Iterator[str]:
    chinese = in_chinese(answer)
    if answer.interpretation:
        yield f"# {answer.interpretation}"
    if answer.boolean is not None:
        yield "是 yes" if answer.boolean else "否 no"
    if answer.value is not None:
        role = term_label(answer.role, chinese=chinese)
        about = " ".join(word for word in (answer.period, role) if word)
        yield headline(answer) + (f" ({about})" if about else "")
    for item in answer.answers:
        about = " ".join(term_label(word, chinese=chinese) for word in (item.kind, item.status) if word)
        yield item.label + (f" ({about})" if about else "")
    for note in notes_of(answer):
        yield f"! {note}"
    for proof in answer.evidence:
        yield f"  “{' '.join(proof.text.split())}”"
        yield f"    {passage_address(proof.report, proof.start, proof.end)}"
    if answer.suggestions:
        yield f"? {'、'.join(answer.suggestions)}"
    if answer.sparql:
        yield f"\n{answer.sparql.strip()}"
    if answer.second:
        yield f"\n{'另一种读法' if chinese else 'or read as'}:"
        yield from _lines(replace(answer.second, question=answer.question))
