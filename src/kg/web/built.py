"""Files of the build that answers now, as records for pages; none where the graph is elsewhere."""

from __future__ import annotations

import json
from typing import Any, cast

from kg.assessment.corpus import Corpus, Covered, corpus
from kg.assessment.rows import Disagreement, LedgerRecord
from kg.store.builds import CONTRADICTIONS, COVERAGE, LEDGER
from kg.web.site import Site
from kg.web.wording import Wording


def lines(site: Site, name: str) -> list[Any]:
    """The records of one of the build's files."""
    path = site.view.build / name
    if site.settings.endpoint or not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ledger(site: Site) -> list[LedgerRecord]:
    """Every pledge and what became of it."""
    return cast("list[LedgerRecord]", site.view.keep(("file", LEDGER), lambda: lines(site, LEDGER)))


def disagreements(site: Site) -> list[Disagreement]:
    """Figures that cannot all be right."""
    return cast(
        "list[Disagreement]", site.view.keep(("file", CONTRADICTIONS), lambda: lines(site, CONTRADICTIONS))
    )


def costs(site: Site) -> Corpus:
    """What costs most of all that was not understood."""
    return site.view.keep(("corpus",), lambda: corpus(cast("list[Covered]", lines(site, COVERAGE))))


def report_names(site: Site, words: Wording) -> dict[str, str]:
    """What the reports are called, by id."""
    return {site.links.report_id(one.iri): words.report(one) for one in site.tellers().values()}


def reports_to_choose(site: Site, words: Wording) -> dict[str, str]:
    """The same for a list that one chooses from."""
    return {site.links.report_id(one.iri): words.report_to_choose(one) for one in site.tellers().values()}
