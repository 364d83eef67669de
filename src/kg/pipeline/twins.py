"""Reports that are another one under a second name: noticed by their clauses and set aside, each named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.document.likeness import clauses, in_common, likely
from kg.errors import ReadError
from kg.pipeline.report_part import ReportPart, load_report
from kg.pipeline.shelf import Shelf
from kg.pipeline.steps import Site
from kg.pipeline.summary import SetAside
from kg.pipeline.taking import Taken, none_read, take

# Of one region and time: so much of the shorter in the longer is no chance and no second report.
ALIKE = 0.8
# By sketches, before the texts are looked at.
WORTH_A_LOOK = 0.6
# Fewer clauses two reports may have in common by chance.
FEWEST = 5
# What so many reports say (坚持稳中求进工作总基调) tells of no two of them.
COMMON = 20


@dataclass(frozen=True, slots=True)
class Twin:
    """The report that another one is, `share` of the shorter standing in the longer; or the `whole` of it."""

    part: ReportPart
    share: float
    whole: bool


def take_each_once(sources: Mapping[str, Path], site: Site, *, twice: bool) -> Taken:
    """Reads reports and sets twins aside, unless these are to be taken too; ReadError where none is left."""
    taken = take(sources, site)
    if not twice:
        taken = without_twins(taken, (), site.shelf, sources)
    if not taken.parts:
        raise none_read(taken)
    return taken


def without_twins(
    taken: Taken, held: Iterable[ReportPart], shelf: Shelf, sources: Mapping[str, Path]
) -> Taken:
    """The reports taken but those that are one of `held` or of those before them under another name."""
    said: dict[int, list[ReportPart]] = {}
    for part in held:
        _note(part, said)
    kept: list[ReportPart] = []
    aside: list[SetAside] = []
    for part in taken.parts:
        twin = _twin(part, said, shelf)
        if twin is None:
            kept.append(part)
            _note(part, said)
        else:
            reason = _reason(twin, sources[part.report_id])
            aside.append(SetAside(part.report_id, str(reason)))
    return replace(taken, parts=tuple(kept), set_aside=tuple(sorted((*taken.set_aside, *aside))))


def _note(part: ReportPart, said: dict[int, list[ReportPart]]) -> None:
    for digest in part.sketch:
        said.setdefault(digest, []).append(part)


def _twin(part: ReportPart, said: Mapping[int, Sequence[ReportPart]], shelf: Shelf) -> Twin | None:
    """The report that this one is; the one most alike if several are."""
    if len(part.sketch) < FEWEST:
        return None
    by_id: dict[str, ReportPart] = {}
    shared: Counter[str] = Counter()
    for digest in part.sketch:
        there = said.get(digest, ())
        if len(there) <= COMMON:
            by_id.update((each.report_id, each) for each in there)
            shared.update(each.report_id for each in there)
    own: dict[int, int] = {}
    found: list[tuple[float, float, str]] = []
    for one in sorted(shared):
        other = by_id[one]
        if len(other.sketch) < FEWEST or likely(part.sketch, other.sketch) < WORTH_A_LOOK:
            continue
        own = own or clauses(load_report(shelf, part.key)[0].source)
        of_shorter, of_longer = in_common(own, clauses(load_report(shelf, other.key)[0].source))
        if of_longer == 1 or (of_shorter >= ALIKE and not _apart(part, other)):
            found.append((-of_longer, -of_shorter, one))
    if not found:
        return None
    of_longer, of_shorter, one = min(found)
    return Twin(by_id[one], -of_shorter, whole=-of_longer >= ALIKE)


def _apart(one: ReportPart, other: ReportPart) -> bool:
    """Whether two reports are of different regions or times, as far as both are known."""
    places = {each.series for each in (one, other) if not each.series.startswith("?")}
    times = {each.summary.about.period for each in (one, other)} - {""}
    return len(places) > 1 or len(times) > 1


def _reason(twin: Twin, path: Path) -> ReadError:
    name = twin.part.report_id
    if twin.whole:
        problem = f"is the report {name} under another name, {twin.share:.0%} the same"
        mend = f"name it {name} to put it in that one's place, or take both by --twice"
    else:
        problem = f"says what the report {name} says, {twin.share:.0%} of the shorter stands in the longer"
        mend = f"keep one of the two, as {name} to put it in that one's place, or take both by --twice"
    return ReadError(problem, source=str(path), mend=mend)
