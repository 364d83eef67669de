"""Reports taken into a build: read, or found on the shelf, or set aside with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, ReadError
from kg.pipeline.inputs import report_id
from kg.pipeline.judging import at_hand
from kg.pipeline.report_part import ReadTask, ReportPart, report_key
from kg.pipeline.steps import NOTHING, Site, make_report_part
from kg.pipeline.summary import SetAside
from kg.pipeline.workers import outcomes


@dataclass(frozen=True)
class Taken:
    """The reports a graph is made of, in the order of their ids, and those that could not be read."""

    parts: tuple[ReportPart, ...]
    set_aside: tuple[SetAside, ...]


def by_id(reports: Sequence[Path]) -> dict[str, Path]:
    """The reports by their ids, which must differ."""
    sources: dict[str, Path] = {}
    for path in reports:
        one = report_id(path)
        if one in sources:
            mend = "give one of the two another name"
            problem = f"the report {one} is there twice, here and as {sources[one]}"
            raise ReadError(problem, source=str(path), mend=mend)
        sources[one] = path
    if not sources:
        raise ReadError("no report to build from", mend="give a report's file or folder")
    return dict(sorted(sources.items()))


class Taking:
    """Reports that are being read, from the moment this is made; `known` are keys of those on the shelf."""

    def __init__(self, sources: Mapping[str, Path], site: Site, known: Mapping[str, str] = NOTHING) -> None:
        self._sources, self._site = sources, site
        self._parts: list[ReportPart] = []
        self._aside: list[SetAside] = []
        self._read = outcomes(site.executor, make_report_part, self._tasks(known))

    def _tasks(self, known: Mapping[str, str]) -> list[ReadTask]:
        """What is to be read; of the rest the parts are kept."""
        site = self._site
        tasks: list[ReadTask] = []
        for one, path in self._sources.items():
            try:
                key = known.get(one, "")
                key = key if site.shelf.holds(key) else report_key(path, one, site.rules)
            except ReadError as error:
                self._aside.append(SetAside(one, str(error)))
                continue
            part = at_hand(site.shelf, key, site.judgements)
            if part is not None:
                self._keep(part)
            else:
                tasks.append(ReadTask(path, one, key, site.data, site.judgements))
        return tasks

    def _keep(self, part: ReportPart) -> None:
        site, path = self._site, self._sources[part.report_id]
        if part.no_report and not site.held:
            self._aside.append(SetAside(part.report_id, str(_is_none(part, path))))
        elif part.cut_off and not site.cut_off and not site.held:
            self._aside.append(SetAside(part.report_id, str(_breaks_off(part, path))))
        else:
            self._parts.append(part)

    def taken(self) -> Taken:
        """All of them, when they are read."""
        site, parts, aside = self._site, self._parts, self._aside
        with site.clock.step("read", len(self._sources)):
            for task, future in self._read:
                failure = future.exception()
                if failure is None:
                    self._keep(future.result())
                else:
                    aside.append(SetAside(task.report_id, _reason(failure, task)))
                site.clock.progress("read", len(parts) + len(aside), len(self._sources))
        return Taken(tuple(sorted(parts, key=lambda part: part.report_id)), tuple(sorted(aside)))


def take(sources: Mapping[str, Path], site: Site, known: Mapping[str, str] = NOTHING) -> Taken:
    """Reads what is not on the shelf; `known` are keys of reports that are, by id."""
    return Taking(sources, site, known).taken()


def _breaks_off(part: ReportPart, path: Path) -> ReadError:
    return ReadError(part.cut_off, source=str(path), mend="give the whole text, or take it so by --cut-off")


def _is_none(part: ReportPart, path: Path) -> ReadError:
    mend = "leave it out, or state what it is (kg add FILE --title … --region … --period …)"
    return ReadError(part.no_report, source=str(path), mend=mend)


def _reason(error: BaseException, task: ReadTask) -> str:
    """Why a report is set aside; what is wrong with the rules or the disk stops the build."""
    if isinstance(error, ReadError):
        return str(error)
    if isinstance(error, KgError) or not isinstance(error, Exception):
        raise error
    problem = f"the program failed on it ({type(error).__name__}: {error})"
    return str(ReadError(problem, source=str(task.path), mend="report this with the text"))


def none_read(taken: Taken) -> ReadError:
    """The error where no report could be read."""
    first, *others = taken.set_aside
    return ReadError(f"{first.reason}{f'; nor can {len(others)} others be read' if others else ''}")
