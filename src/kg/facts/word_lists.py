"""The words by which single rules of facts decide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import lists_of
from kg.mentions.name_words import name_words

FRAMES = Path(__file__).parent / "frames" / "word_lists.toml"


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of word_lists.toml by their ids; tuples hold first or last words, patterns find a word."""

    parts: tuple[str, ...]
    developing: frozenset[str]
    dealing: frozenset[str]
    site_work: frozenset[str]
    making_headway: frozenset[str]
    site_works: tuple[str, ...]
    remaking: frozenset[str]
    site_nouns: tuple[str, ...]
    paid_out: tuple[str, ...]
    payees: tuple[str, ...]
    of_body: tuple[str, ...]
    outputs: tuple[str, ...]
    sorts: tuple[str, ...]
    investing: frozenset[str]
    sizes: frozenset[str]
    outlays: frozenset[str]
    besides: tuple[str, ...]
    attributive: frozenset[str]
    going_on: frozenset[str]
    listing: frozenset[str]
    aims: tuple[str, ...]
    earning: tuple[str, ...]
    ranked: re.Pattern[str]
    reviews: tuple[str, ...]
    whole: frozenset[str]
    pilots: tuple[str, ...]
    living_on: frozenset[str]
    building: frozenset[str]
    done_by: frozenset[str]
    firms_do: frozenset[str]
    arriving: frozenset[str]
    settling_here: frozenset[str]
    bringing: frozenset[str]
    having: frozenset[str]
    dividing: frozenset[str]
    making_up: frozenset[str]
    standing: frozenset[str]
    lived_on: frozenset[str]
    industrial: tuple[str, ...]
    aiming: frozenset[str]
    work: frozenset[str]
    obtaining: tuple[str, ...]
    afterwards: frozenset[str]
    unbuilt: tuple[str, ...]
    permits: tuple[str, ...]
    on_paper: tuple[str, ...]
    firm_acts: frozenset[str]
    firm_objects: frozenset[str]
    hosting: frozenset[str]
    all_in_one: frozenset[str]
    towns: frozenset[str]
    completing: frozenset[str]
    areas: tuple[str, ...]
    joint: frozenset[str]
    jointly: tuple[str, ...]
    signing: tuple[str, ...]
    backing: frozenset[str]
    bearing: frozenset[str]
    supposing: frozenset[str]
    praise: tuple[str, ...]
    beside_villages: frozenset[str]
    agreements: tuple[str, ...]
    wide: frozenset[str]
    furthering: re.Pattern[str]
    said_so: frozenset[str]
    own_words: frozenset[str]
    ranks: tuple[str, ...]
    ranges: tuple[str, ...]
    short: frozenset[str]
    of_field: frozenset[str]
    leading: frozenset[str]
    aimed_at: tuple[str, ...]
    incorporated: tuple[str, ...]
    leaning: frozenset[str]
    effects: tuple[str, ...]
    public: re.Pattern[str]
    of_any_field: tuple[str, ...]
    grounds: tuple[str, ...]
    titled: tuple[str, ...]
    heavy: re.Pattern[str]
    consumed: re.Pattern[str]
    resting: frozenset[str]
    how: frozenset[str]
    parties: frozenset[str]
    own_money: frozenset[str]
    running_parks: tuple[str, ...]
    marks: frozenset[str]
    ahead: frozenset[str]
    zones: frozenset[str]
    estates: frozenset[str]
    beside: frozenset[str]
    ceremonies: tuple[str, ...]
    sums: tuple[str, ...]
    reached: tuple[str, ...]
    area_kinds: re.Pattern[str]
    title_areas: re.Pattern[str]
    framing: re.Pattern[str]
    features: tuple[str, ...]
    firms_listed: re.Pattern[str]
    reckoned: re.Pattern[str]
    line_sizes: re.Pattern[str]
    seeking: frozenset[str]
    once_planned: frozenset[str]
    averting: frozenset[str]
    working_towards: frozenset[str]
    because: frozenset[str]
    dates: frozenset[str]
    charges: tuple[str, ...]
    announcing: frozenset[str]
    lying_ahead: frozenset[str]
    conditions: frozenset[str]
    done_already: frozenset[str]
    quarter_works: frozenset[str]
    quarters: frozenset[str]
    laid_out: tuple[str, ...]
    founded: tuple[str, ...]
    of_place: tuple[str, ...]
    of_whole: tuple[str, ...]
    sectors: tuple[str, ...]
    of_group: frozenset[str]

    def agents_do(self, verb: str) -> bool:
        """Whether who stands behind 由 is the builder or runner of a thing by this verb."""
        plain = next((verb.removeprefix(how) for how in name_words().together if verb.startswith(how)), verb)
        return plain in self.building or plain in self.done_by  # 共同|投资建设


@cache
def word_lists() -> WordLists:
    """The lists, read once a process."""
    return lists_of(WordLists, FRAMES, "list")
