"""kg ask: a question in Chinese or English, and its answer with the proof."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from kg.answering import (
    Answer,
    answerer,
    headline,
    in_chinese,
    in_language,
    item_marks,
    term_label,
    to_json,
)
from kg.cli.dates import as_of_option
from kg.cli.excerpts import excerpt
from kg.cli.options import data_option, endpoint_option
from kg.rdf.uncollected import no_cycle_search
from kg.store.opening import open_store
from kg.text import passage_address
from kg.values.period_words import period_words

MARKS = """\b
What the lines of an answer begin with:
  #  how the question was read
  ·  what the answer rests on, in numbers and steps
  !  a doubt: what may be missing, wrong or not understood
  “  a sentence that proves it (… where it is cut), its address below
  ?  what may have been meant"""


@click.command(epilog=MARKS)
@click.argument("question")
@data_option
@as_of_option
@endpoint_option
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.option("--no-sparql", is_flag=True, help="Leave out the SPARQL, which comes last.")
def ask(question: str, data: Path, endpoint: str | None, as_json: bool, no_sparql: bool) -> None:
    """Answer QUESTION; `-` reads one question a line and prints one JSON object a line."""
    warm = answerer(open_store(data, endpoint), once=question != "-")
    if question == "-":
        for line in sys.stdin.buffer:
            click.echo(to_json(warm.ask(line.decode("utf-8", "replace").rstrip("\r\n"))))
        return
    with no_cycle_search():
        answer = warm.ask(question)
    if as_json:
        click.echo(to_json(answer))
        return
    lines = [*_lines(answer), *(() if no_sparql else _queries(answer))]
    click.echo("\n".join(lines))


def _lines(answer: Answer) -> Iterator[str]:
    chinese = in_chinese(answer)
    if answer.interpretation:
        yield f"# {answer.interpretation}"
    if answer.boolean is not None:
        yield "是 yes" if answer.boolean else "否 no"
    if answer.value is not None:
        role = term_label(answer.role, chinese=chinese)
        about = " ".join(word for word in (period_words(answer.period or "", chinese=chinese), role) if word)
        yield headline(answer) + (f" ({about})" if about else "")
    for item in answer.answers:
        about = " ".join(item_marks(item, chinese=chinese))
        yield item.label + (f" ({about})" if about else "")
    for note in answer.notes:
        yield f"{'!' if note.marked else '·'} {in_language(note, chinese=chinese)}"
    labels = [item.label for item in answer.answers]
    for proof in answer.evidence:
        yield f"  “{excerpt(proof.text, labels)}”"
        yield f"    {passage_address(proof.report, proof.start, proof.end)}"
    if answer.suggestions:
        yield f"? {'、'.join(answer.suggestions)}"
    if answer.second:
        yield f"\n{'另一种读法' if chinese else 'or read as'}:"
        yield from _lines(replace(answer.second, question=answer.question))


def _queries(answer: Answer) -> Iterator[str]:
    """The SPARQL of an answer and of its second reading, behind everything else."""
    chinese = in_chinese(answer)
    if answer.sparql:
        yield f"\n{'查询语句 SPARQL' if chinese else 'SPARQL'}:\n{answer.sparql.strip()}"
    if answer.second and answer.second.sparql:
        which = "另一种读法的查询语句 SPARQL" if chinese else "SPARQL of the other reading"
        yield f"\n{which}:\n{answer.second.sparql.strip()}"
