"""People's judgements: which bear on a report, and the part it has by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.pipeline.report_part import ReportPart, load_head
from kg.pipeline.shelf import Shelf, key_of
from kg.resolution.model import Judgement
from kg.resolution.names import folded
from kg.resolution.renaming import both_names
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
    judged = judged_key(key, own)
    return load_head(shelf, judged) if shelf.holds(judged) else None


def judged_key(key: str, own: Sequence[Judgement]) -> str:
    """The key of a report's part as people judged it."""
    return key_of(key, *map(repr, own))
