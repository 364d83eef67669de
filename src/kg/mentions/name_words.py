"""The words that tell where a firm's name ends, what goes on with a name and what only says its kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.mentions.lexicon import RULES, lists_of


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists of name_words.toml by their ids; tuples hold last words."""

    legal: tuple[str, ...]
    lines: frozenset[str]
    rounded: tuple[str, ...]
    legal_full: tuple[str, ...]
    owners: tuple[str, ...]
    firm_kinds: frozenset[str]
    qualifying: frozenset[str]
    having: frozenset[str]
    school_kinds: frozenset[str]
    streets: frozenset[str]
    road_kinds: frozenset[str]
    shared_ends: frozenset[str]
    closing: frozenset[str]
    of_regions: frozenset[str]
    ordinary_firms: frozenset[str]
    loose: frozenset[str]
    works: frozenset[str]
    activities: frozenset[str]
    levels: frozenset[str]
    counted_places: frozenset[str]
    called_works: tuple[str, ...]
    firm_nouns: frozenset[str]
    accessory: frozenset[str]
    belongings: frozenset[str]
    list_states: frozenset[str]
    front_verbs: frozenset[str]
    short_verbs: frozenset[str]
    beside_parks: tuple[str, ...]
    whose: frozenset[str]
    public: tuple[str, ...]
    of_fields: frozenset[str]
    town_kinds: frozenset[str]
    placelike: frozenset[str]
    villagelike: frozenset[str]
    townlike: frozenset[str]
    describing: frozenset[str]
    product_ends: frozenset[str]
    materials: frozenset[str]
    parties: tuple[str, ...]
    pieces: tuple[str, ...]
    related: tuple[str, ...]
    together: frozenset[str]
    makers: frozenset[str]
    breeds: frozenset[str]
    progress: frozenset[str]
    alone: frozenset[str]
    tiers: frozenset[str]
    road_lists: tuple[str, ...]
    markets: frozenset[str]
    output: tuple[str, ...]
    ventures: tuple[str, ...]
    praise: frozenset[str]
    within: frozenset[str]
    givers: tuple[str, ...]
    widened: tuple[str, ...]
    seasons: frozenset[str]
    schools: frozenset[str]
    plants: frozenset[str]
    making_steps: frozenset[str]
    campaign_ends: frozenset[str]
    drives: frozenset[str]
    telling: frozenset[str]
    untelling: frozenset[str]
    standing: frozenset[str]
    ranks: frozenset[str]
    whole_country: frozenset[str]
    quoted_campaigns: frozenset[str]
    trade_towns: frozenset[str]
    shared_by_quotes: frozenset[str]
    region_ends: frozenset[str]
    for_regions: frozenset[str]
    parted: frozenset[str]
    zones: frozenset[str]
    final_trades: frozenset[str]
    measures: frozenset[str]
    anew: frozenset[str]
    town_fronts: tuple[str, ...]


@cache
def name_words() -> NameWords:
    """The lists, read once a process."""
    return lists_of(NameWords, RULES / "name_words.toml", "name")
