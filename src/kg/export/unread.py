"""What no fact rests on, from any store: whole sentences, since a graph does not tell the gaps in them."""

from __future__ import annotations

from collections import defaultdict

from kg.assessment.corpus import Covered
from kg.assessment.coverage import Understanding
from kg.export.pledges import coverage_at, word
from kg.store.interface import Store

HEADINGS = (
    "SELECT ?report ?heading WHERE { ?section a dp:Section ; dp:inReport ?report ; rdfs:label ?heading }"
)


def unread_at(store: Store) -> list[Covered]:
    """Every sentence, lost from end to end where no fact rests on it, and not at all where one does."""
    headings: dict[str, list[str]] = defaultdict(list)
    for row in store.select(HEADINGS).records():
        headings[word(row, "report").rpartition("/report/")[2]].append(word(row, "heading"))
    return [
        Covered(
            report=read["report"],
            start=read["start"],
            end=read["end"],
            share=float(read["understanding"] == Understanding.FULL),
            understanding=read["understanding"],
            text=read["text"],
            gaps=[] if read["understanding"] == Understanding.FULL else [[read["start"], read["end"]]],
        )
        for read in coverage_at(store)
        # A heading has its number before it, and states nothing.
        if not read["text"].rstrip().endswith(tuple(headings[read["report"]]))
    ]
