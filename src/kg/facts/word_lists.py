"""The words by which single rules of facts decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import word_lists_in

FRAMES = Path(__file__).parent / "frames" / "word_lists.toml"


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of word_lists.toml by their ids; tuples hold first or last characters and words."""

    parts: tuple[str, ...]
    developing: frozenset[str]
    dealing: frozenset[str]
    site_work: frozenset[str]
    of_body: tuple[str, ...]
    outputs: tuple[str, ...]
    sorts: tuple[str, ...]
    investing: frozenset[str]
    besides: tuple[str, ...]
    listing: frozenset[str]
    aims: tuple[str, ...]
    pilots: tuple[str, ...]
    living_on: frozenset[str]
    building: frozenset[str]
    done_by: frozenset[str]
    firms_do: frozenset[str]
    arriving: frozenset[str]
    bringing: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The lists, read once a process."""
    lists = word_lists_in(FRAMES, "list")
    return WordLists(
        parts=lists["location.parts"],
        developing=frozenset(lists["specialty.developing"]),
        dealing=frozenset(lists["specialty.dealing"]),
        site_work=frozenset(lists["milestone.site-work"]),
        of_body=lists["figure.of-body"],
        outputs=lists["industry.output"],
        sorts=lists["industry.sorts"],
        investing=frozenset(lists["undertaking.investing"]),
        besides=lists["milestone.besides"],
        listing=frozenset(lists["milestone.listing"]),
        aims=lists["milestone.aims"],
        pilots=lists["milestone.pilots"],
        living_on=frozenset(lists["specialty.living-on"]),
        building=frozenset(lists["undertaking.building"]),
        done_by=frozenset(lists["undertaking.building"]) | frozenset(lists["undertaking.done-by"]),
        firms_do=frozenset(lists["undertaking.firms-do"]),
        arriving=frozenset(lists["location.arriving"]),
        bringing=frozenset(lists["location.bringing"]),
    )
