"""Every number that states a statistic → observations: in prose, in bullets and in the cells of tables."""

from __future__ import annotations

from collections.abc import Sequence

from kg.document.model import Document
from kg.facts.figures.prose import in_order, prose
from kg.facts.figures.scopes import Scopes
from kg.facts.figures.tables import rows
from kg.facts.model import ObservationFact
from kg.mentions.model import Mention


def observations(document: Document, mentions: Sequence[Mention] = ()) -> tuple[ObservationFact, ...]:
    """Each figure of each indicator, in text order; `mentions` are what a figure may cover.

    A figure stated in a table and again in prose is returned twice.
    """
    scopes = Scopes(mentions)
    return in_order((*rows(document, scopes), *prose(document, scopes)))


def indicator_mentions(facts: Sequence[ObservationFact]) -> tuple[Mention, ...]:
    """The indicators of observations, each place once, in text order."""
    return tuple(sorted({fact.indicator for fact in facts}, key=lambda each: (each.spans, each.label)))
