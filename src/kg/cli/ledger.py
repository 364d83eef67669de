"""kg ledger: what was pledged, what became of it, and where the figures disagree."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import cast

import click

from kg.assessment.rows import STATES, Disagreement, LedgerRecord, Said, chosen, to_lines
from kg.cli.dates import as_of_option
from kg.cli.options import data_option, endpoint_option
from kg.errors import ExportError
from kg.export.doubts import disagreements_at
from kg.export.pledges import ledger_at
from kg.store.builds import CONTRADICTIONS, LEDGER, built_file
from kg.store.opening import open_store
from kg.text import passage_address
from kg.vocabulary import AssessmentState

FORMS = ["text", "json", "csv", "xlsx", "turtle"]
NOTATIONS = {
    "met": AssessmentState.MET,
    "on-track": AssessmentState.ON_TRACK,
    "behind": AssessmentState.BEHIND,
    "changed": AssessmentState.CHANGED,
    "not-mentioned-again": AssessmentState.NOT_MENTIONED_AGAIN,
    "cannot-be-judged": AssessmentState.CANNOT_BE_JUDGED,
}
STATE_NAMES = ", ".join(f"{name} or {STATES[state]}" for name, state in NOTATIONS.items())


class _State(click.ParamType[AssessmentState]):
    """A state of the ledger by its English notation or as the ledger writes it."""

    name = "state"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> AssessmentState:
        by_name = NOTATIONS | {name: state for state, name in STATES.items()}
        if value not in by_name:
            self.fail(f"{value!r} is none of {', '.join(by_name)}.", param, ctx)
        return by_name[value]


@click.command()
@data_option
@endpoint_option
@as_of_option
@click.option("--field", default="", metavar="WORDS", help="Only pledges of a field, or about these words.")
@click.option("--place", default="", metavar="WORDS", help="Only pledges of a place or region code.")
@click.option(
    "--state",
    type=_State(),
    metavar="STATE",
    help=f"Only pledges in this state: {STATE_NAMES}.",
)
@click.option("--disagreements", is_flag=True, help="Show figures that disagree instead.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def ledger(
    data: Path,
    endpoint: str | None,
    field: str,
    place: str,
    state: AssessmentState | None,
    disagreements: bool,
    form: str,
    to: Path | None,
) -> None:
    """Show every pledge with its state, the arithmetic and both sentences.

    An endpoint has the states and the sentences, and the disagreements; rule, reason and arithmetic of a
    pledge are with the build.
    """
    if disagreements:
        store = open_store(data, endpoint) if endpoint else None
        found = (
            disagreements_at(store) if store else cast("list[Disagreement]", _records(data, CONTRADICTIONS))
        )
        _put(to_lines(found).encode() if form == "json" else _disagreements(found).encode(), to)
        return
    wanted = state.value if state else ""
    every = ledger_at(open_store(data, endpoint)) if endpoint else _records(data, LEDGER)
    records = chosen(cast("list[LedgerRecord]", every), field=field, place=place, state=wanted)
    _put(_formed(records, form, to), to)


def _records(data: Path, name: str) -> list[object]:
    return [json.loads(line) for line in built_file(data, name).decode().splitlines()]


def _formed(records: list[LedgerRecord], form: str, to: Path | None) -> bytes:
    if form == "json":
        return to_lines(records).encode()
    if form == "text":
        return _text(records).encode()
    if form == "xlsx" and to is None:
        raise click.UsageError("--format xlsx needs --to FILE")
    # xlsxwriter is needed for these alone.
    from kg.export.ledger import ledger_csv, ledger_turtle, ledger_xlsx  # noqa: PLC0415

    return {"csv": ledger_csv, "xlsx": ledger_xlsx, "turtle": ledger_turtle}[form](records)


def _put(content: bytes, to: Path | None) -> None:
    if to is None:
        click.echo(content.decode("utf-8-sig"), nl=False)
        return
    try:
        to.write_bytes(content)
    except OSError as error:
        problem = f"cannot be written: {error.strerror}"
        raise ExportError(problem, source=str(to), mend="choose another file") from error


def _text(records: list[LedgerRecord]) -> str:
    """The lines that are judged in the order of their reports, then those that are not, by why not."""
    open_ones = [record for record in records if record["state"] == AssessmentState.CANNOT_BE_JUDGED]
    lines = [_judged(record) for record in records if record["state"] != AssessmentState.CANNOT_BE_JUDGED]
    reasons = Counter((record["rule"], record["reason"]) for record in open_ones)
    for (rule, reason), count in reasons.most_common():
        alike = [record for record in open_ones if (record["rule"], record["reason"]) == (rule, reason)]
        lines.append(f"\n{STATES[AssessmentState.CANNOT_BE_JUDGED]} {count}  [{rule}] {reason}\n")
        lines += map(_open, alike)
    counts = Counter(record["state"] for record in records)
    total = ", ".join(
        f"{STATES[state]} {counts[state.value]}" for state in AssessmentState if counts[state.value]
    )
    return "".join(lines) + (f"{len(records)} pledges: {total}\n" if records else "no pledges\n")


def _judged(record: LedgerRecord) -> str:
    state = STATES[AssessmentState(record["state"])]
    why = f"  [{record['rule']}] {record['reason']}" if record["rule"] else ""
    return f"{state}  {_aim(record)}{why}\n{_sentences(record, '    ')}"


def _open(record: LedgerRecord) -> str:
    return f"  {_aim(record)}\n{_sentences(record, '      ')}"


def _aim(record: LedgerRecord) -> str:
    aim = " ".join(filter(None, (record["what"], record["target"], record["deadline"])))
    return f"{aim}  {record['arithmetic']}" if record["arithmetic"] else aim


def _sentences(record: LedgerRecord, indent: str) -> str:
    """The pledge, where it is repeated, and the answers; a row that gives target and figure stands once."""
    again = (f"{_sentence(said)} (again)" for said in record["repeated"])
    every = dict.fromkeys((_sentence(record["pledge"]), *again, *map(_sentence, record["answers"])))
    return "".join(f"{indent}{sentence}\n" for sentence in every)


def _disagreements(found: list[Disagreement]) -> str:
    lines = []
    for each in found:
        lines.append(f"{each['what']}  {each['arithmetic']}  [{each['rule']}] {each['reason']}\n")
        lines += [f"    {_sentence(said)}\n" for said in each["quotes"]]
    return "".join(lines) + f"{len(found)} disagreements\n"


def _sentence(said: Said) -> str:
    return f"{passage_address(said['report'], said['start'], said['end'])} {' '.join(said['text'].split())}"
