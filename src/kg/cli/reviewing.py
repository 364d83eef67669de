"""kg review: pairs of names that may be one thing, decided by a person, one by one or by options."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

import click

from kg.cli.dates import as_of_option
from kg.cli.options import data_option, endpoint_option
from kg.cli.progress import progress_bar
from kg.export.doubts import compared_at
from kg.pipeline import built_reports
from kg.pipeline import judge as bring_in
from kg.pipeline.inputs import data_folder
from kg.resolution.compared import Compared, Side, cells, to_judge
from kg.resolution.model import Verdict
from kg.resolution.review import Decision, decide, decisions, undecided, undo
from kg.store.builds import COMPARED, LINKED, built_file
from kg.store.opening import open_store
from kg.text import passage_address

PAIR = (str, str)
ANSWERS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT}


@click.command()
@data_option
@as_of_option
@endpoint_option
@click.option("-i", "--interactive", is_flag=True, help="Ask about each pair: same, different, skip, undo.")
@click.option("--same", type=PAIR, metavar="LEFT RIGHT", help="Say that two names are one thing.")
@click.option("--different", type=PAIR, metavar="LEFT RIGHT", help="Say that they are two.")
@click.option(
    "--undo", "undone", type=PAIR, metavar="LEFT RIGHT", help="Take the last decision on them back."
)
@click.option("--by", default="", envvar="KG_REVIEWER", metavar="NAME", help="Who decides. [$KG_REVIEWER]")
@click.option("--why", default="", metavar="WORDS", help="Why.")
@click.option("--decided", is_flag=True, help="Show what was decided instead.")
@click.option("--apply", "applied", is_flag=True, help="Bring decisions made in the explorer into the graph.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a pair.")
@click.option(
    "--judgements",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the decisions. [default: data/judgements]",
)
def review(
    data: Path,
    endpoint: str | None,
    interactive: bool,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    undone: tuple[str, str] | None,
    by: str,
    why: str,
    decided: bool,
    applied: bool,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Show pairs of names that may be one thing, and keep what a person decides in data/judgements/.

    A decision is brought into the graph at once: things are named and pledges judged anew, no report is read.
    Of an endpoint pairs are shown and decisions kept; by them the graph is to be built and published anew.
    """
    if sum(map(bool, (same, different, undone, interactive, decided, applied))) > 1:
        raise click.UsageError("give one of --interactive, --same, --different, --undo, --decided, --apply")
    home = folder or data_folder("judgements")
    bring = partial(_bring, data, endpoint, home)
    if undone:
        row = undo(home, *undone)
        click.echo(f"undone: {' , '.join(row)}")
        bring()
        return
    for pair, verdict in ((same, Verdict.SAME), (different, Verdict.DIFFERENT)):
        if pair:
            path = decide(home, Decision(*pair, verdict, by, today(), why))
            click.echo(f"kept in {path}")
            bring()
            return
    if applied:
        bring()
        return
    if decided:
        for each in decisions(home):
            click.echo(",".join(each.row))
        return
    every = compared_at(open_store(data, endpoint)) if endpoint else compared(data)
    pairs = undecided(to_judge(every), decisions(home))
    if interactive:
        if _ask_each(pairs, home, by):
            bring()
    else:
        click.echo(_as_lines(pairs) if as_json else _as_text(pairs), nl=False)


def compared(data: Path) -> list[Compared]:
    """What the last build compared."""
    lines = (line for name in (COMPARED, LINKED) for line in built_file(data, name).decode().splitlines())
    return [cast("Compared", json.loads(line)) for line in lines]


def today() -> str:
    """The day, as it stands in a decision."""
    return datetime.now(UTC).date().isoformat()


def _as_lines(pairs: list[Compared]) -> str:
    return "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)


def _as_text(pairs: list[Compared]) -> str:
    if not pairs:
        return "nothing to judge\n"
    told = "".join(_told(number, pair) for number, pair in enumerate(pairs, start=1))
    return f"{told}{len(pairs)} pairs to judge; `kg review --interactive` asks about each\n"


def _told(number: int, pair: Compared) -> str:
    left, right = cells(pair)
    head = f"{number}. {left} = {right} ?  {pair['reason']} ({pair['score']:.2f}, {pair['by']})\n"
    return head + _sentence(pair["left"]) + _sentence(pair["right"])


def _sentence(side: Side) -> str:
    words = " ".join(side["text"].split())
    return f"    {passage_address(side['report'], side['start'], side['end'])} {words}\n"


def _bring(data: Path, endpoint: str | None, folder: Path) -> None:
    """Brings what was decided into the build; what stands at an endpoint was built elsewhere."""
    if endpoint:
        click.echo("not in the graph there yet: `kg build` with these decisions, then `kg publish`")
    else:
        _apply(data, folder)


def _apply(data: Path, folder: Path) -> None:
    """Brings what was decided into the graph, if one is built; things are named and judged anew, not read."""
    if not built_reports(data):
        click.echo("no graph is built of reports here; `kg build` takes it into account")
        return
    with progress_bar() as progress:
        built = bring_in(data, progress=progress, judgements=folder)
    click.echo(f"in the graph, {sum(built.seconds.values()):.1f} s; names still unsure: {built.unsure}")


def _ask_each(pairs: list[Compared], folder: Path, by: str) -> int:
    """Asks about pair after pair; gives how many were decided."""
    if pairs:
        by = by or click.prompt("who decides")
    done: list[tuple[str, str]] = []
    at = 0
    while at < len(pairs):
        click.echo(_told(at + 1, pairs[at]), nl=False)
        choice = click.prompt(
            "[s]ame, [d]ifferent, [k]eep open, [u]ndo the last, [q]uit",
            type=click.Choice([*ANSWERS, "k", "u", "q"]),
            show_choices=False,
        )
        if choice == "q":
            break
        if choice == "u":
            if done:
                left, right = done.pop()
                undo(folder, left, right)
                at = next(at for at, pair in enumerate(pairs) if cells(pair) == (left, right))
            continue
        if choice in ANSWERS:
            left, right = cells(pairs[at])
            decide(folder, Decision(left, right, ANSWERS[choice], by, today(), click.prompt("why")))
            done.append((left, right))
        at += 1
    click.echo(f"{len(done)} decided")
    return len(done)
