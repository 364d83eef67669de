"""The current build as it stands, for the next to go on from: what it was made from, and its names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kg.mentions.dictionary import has_word
from kg.pipeline.catalog import Catalog, current_catalog
from kg.pipeline.ground import ground
from kg.pipeline.link_base import has_links, opened_links
from kg.pipeline.naming import Names
from kg.pipeline.report_part import ReportPart, load_head
from kg.pipeline.revising import Known
from kg.pipeline.steps import Site
from kg.rdf.doubts import OpenIdentity
from kg.rdf.minting import read_names
from kg.rdf.succession import names_by_key
from kg.store.builds import CURRENT, ENTITIES, STORE

# Revising costs a report some ten times what assembling does, and nothing for those that stay.
REVISED_AT_MOST = 0.1


class Standing:
    """A build that can be revised, of which only what is asked for is read."""

    def __init__(self, site: Site, catalog: Catalog) -> None:
        self._site = site
        self.catalog = catalog

    @cached_property
    def names(self) -> Names:
        """The names its things have."""
        minted, leader = read_names(self._site.data / CURRENT / ENTITIES), self.catalog.leader
        return Names(minted, names_by_key(minted, leader), leader)

    @cached_property
    def doubts(self) -> frozenset[OpenIdentity]:
        """Which of its things may be one."""
        with opened_links(self._site.data / CURRENT) as links:
            return links.doubts()

    @cached_property
    def is_whole(self) -> bool:
        """Whether all parts it was put together from are there."""
        return all(map(self._site.shelf.holds, self.catalog.keys))

    def read(self) -> None:
        """Reads now what revising it takes, while a report is read elsewhere."""
        if self.is_whole:
            _ = self.names, self.doubts
            ground()
            # The first look into the dictionary reads it.
            has_word("区")

    def before(self, parts: Sequence[ReportPart]) -> Known | None:
        """It as the state before these reports, where most of it stays."""
        reports = self.catalog.reports.values()
        wanted = {part.key: part for part in parts}
        if len(set(reports) ^ set(wanted)) > REVISED_AT_MOST * len(parts) or not self.is_whole:
            return None
        shelf = self._site.shelf
        old = tuple(wanted[key] if key in wanted else load_head(shelf, key) for key in reports)
        return Known(old, self.names, self.catalog, self.doubts)


def standing(site: Site) -> Standing | None:
    """The current build, where it was made by these rules and can be revised."""
    catalog = current_catalog(site.data)
    if catalog is None or catalog.rules != site.rules or not (site.data / CURRENT / STORE).is_dir():
        return None
    return Standing(site, catalog) if has_links(site.data / CURRENT) else None
