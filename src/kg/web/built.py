"""Files of the build that answers now, as records for pages; of a graph elsewhere what it holds of them."""

from __future__ import annotations

import json
from typing import Any, cast

from kg.assessment.corpus import Corpus, Covered, corpus
from kg.assessment.rows import Disagreement, LedgerRecord
from kg.export.doubts import disagreements_at
from kg.export.pledges import ledger_at
from kg.export.unread import unread_at
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

    def read() -> list[LedgerRecord]:
        if site.settings.endpoint:
            return ledger_at(site.view.reader.store)
        return cast("list[LedgerRecord]", lines(site, LEDGER))

    return site.view.keep(("file", LEDGER), read)


def disagreements(site: Site) -> list[Disagreement]:
    """Figures that cannot all be right."""

    def read() -> list[Disagreement]:
        if site.settings.endpoint:
            return disagreements_at(site.view.reader.store)
        return cast("list[Disagreement]", lines(site, CONTRADICTIONS))

    return site.view.keep(("file", CONTRADICTIONS), read)


def costs(site: Site) -> Corpus:
    """What costs most of all that was not understood; of a graph elsewhere by whole sentences."""

    def read() -> list[Covered]:
        if site.settings.endpoint:
            return unread_at(site.view.reader.store)
        return cast("list[Covered]", lines(site, COVERAGE))

    return site.view.keep(("corpus",), lambda: corpus(read()))


def covered(site: Site, report_id: str) -> dict[int, Covered]:
    """How far each sentence of a report was read, by where it begins; empty for a graph elsewhere."""
    path = site.view.build / COVERAGE
    if site.settings.endpoint or not path.is_file():
        return {}
    mark = f'"report": {json.dumps(report_id, ensure_ascii=False)},'
    with path.open(encoding="utf-8") as file:
        found: list[Covered] = [json.loads(line) for line in file if mark in line]
    return {one["start"]: one for one in found if one["report"] == report_id}


def report_names(site: Site, words: Wording) -> dict[str, str]:
    """What the reports are called, by id."""
    return {site.links.report_id(one.iri): words.report(one) for one in site.tellers().values()}


def reports_to_choose(site: Site, words: Wording) -> dict[str, str]:
    """The same for a list that one chooses from."""
    return {site.links.report_id(one.iri): words.report_to_choose(one) for one in site.tellers().values()}
