"""Files of the build that answers now, as records for pages; none where the graph is elsewhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from kg.assessment.corpus import Corpus, Covered, corpus
from kg.assessment.rows import Disagreement, LedgerRecord
from kg.resolution.compared import Compared, to_judge
from kg.resolution.model import Verdict
from kg.store.builds import COMPARED, CONTRADICTIONS, COVERAGE, LEDGER, LINKED
from kg.web.site import Site

DECIDED = (Verdict.SAME, Verdict.DIFFERENT)


def _lines(site: Site, name: str) -> list[Any]:
    path = site.view.build / name
    if site.settings.endpoint or not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ledger(site: Site) -> list[LedgerRecord]:
    """Every pledge and what became of it."""
    return cast("list[LedgerRecord]", site.view.keep(("file", LEDGER), lambda: _lines(site, LEDGER)))


def disagreements(site: Site) -> list[Disagreement]:
    """Figures that cannot all be right."""
    return cast(
        "list[Disagreement]", site.view.keep(("file", CONTRADICTIONS), lambda: _lines(site, CONTRADICTIONS))
    )


def compared(site: Site) -> list[Compared]:
    """Names that were compared, in one report and across them."""
    files = (COMPARED, LINKED)
    read = lambda: [each for name in files for each in _lines(site, name)]  # noqa: E731
    return cast("list[Compared]", site.view.keep(("file", COMPARED), read))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names that were compared: those left to a person, and some of those that rules decided."""

    open: Sequence[Compared]
    joined: Sequence[Compared]
    apart: Sequence[Compared]


def pairs(site: Site, most: int) -> Pairs:
    """The pairs by what became of them, at most so many of those decided."""

    def parted() -> Pairs:
        every = compared(site)
        told = {verdict: [each for each in every if each["verdict"] == verdict][:most] for verdict in DECIDED}
        return Pairs(to_judge(every), told[Verdict.SAME], told[Verdict.DIFFERENT])

    return site.view.keep(("pairs-compared", most), parted)


def costs(site: Site) -> Corpus:
    """What costs most of all that was not understood."""
    return site.view.keep(("corpus",), lambda: corpus(cast("list[Covered]", _lines(site, COVERAGE))))


def report_names(site: Site) -> dict[str, str]:
    """The titles of the reports by id."""
    return {site.links.report_id(row["report"]): row["label"] for row in site.view.reports}
