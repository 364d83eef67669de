"""People's judgements on a report that was read before: only names are resolved and steps assessed anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.assessment.coverage import coverage
from kg.assessment.status import assess
from kg.pipeline.reading import (
    ReadReport,
    ReadTask,
    ReportPart,
    keep_report,
    load_head,
    load_report,
    read_report,
)
from kg.pipeline.shelf import Shelf, key_of
from kg.resolution.model import Judgement
from kg.resolution.names import folded
from kg.resolution.renaming import both_names
from kg.resolution.resolver import resolve
from kg.resolution.seen import NOWHERE


def bearing(judgements: Sequence[Judgement], parts: Iterable[ReportPart]) -> tuple[Judgement, ...]:
    """The judgements that may say something of reports of one region: both names stand in them."""
    if not judgements:
        return ()
    wanted = {folded(name) for each in judgements for name in (each.left, each.right)}
    names: set[str] = set()
    homes = {"", NOWHERE}
    for part in parts:
        homes.add(part.series)
        labels = (label for naming in part.namings for label in (naming.label, *naming.aliases))
        names.update(wanted.intersection(folded(name) for label in labels for name in both_names(label)))
    return tuple(
        each
        for each in judgements
        if {folded(each.left), folded(each.right)} <= names and {each.left_home, each.right_home} <= homes
    )


def at_hand(shelf: Shelf, key: str, judgements: Sequence[Judgement]) -> ReportPart | None:
    """A report's part as people judged it, if it is there; `key` is that of the report as read."""
    if not shelf.holds(key):
        return None
    part = load_head(shelf, key)
    own = bearing(judgements, (part,))
    if not own:
        return part
    judged = _judged_key(key, own)
    return load_head(shelf, judged) if shelf.holds(judged) else None


def make_report_part(task: ReadTask) -> ReportPart:
    """Reads a report and applies what people judged, unless that is done; gives what the other steps need."""
    shelf = Shelf(task.data)
    if shelf.holds(task.key):
        part = load_head(shelf, task.key)
    else:
        part = keep_report(shelf, task.key, read_report(task.path))
    own = bearing(task.judgements, (part,))
    if not own:
        return part
    judged = _judged_key(task.key, own)
    if shelf.holds(judged):
        return load_head(shelf, judged)
    document, read, _ = load_report(shelf, task.key)
    resolved = resolve(document, read.facts, own)
    one = ReadReport(document, resolved, assess(resolved), coverage(document, read.facts))
    return keep_report(shelf, judged, one, read=task.key)


def _judged_key(key: str, own: Sequence[Judgement]) -> str:
    return key_of(key, *map(repr, own))
