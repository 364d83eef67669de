"""One division by its names: 某江区 and 某江, 某亭镇 and 某亭, as the report's region tells which."""

from __future__ import annotations

from kg.mentions.places import surroundings
from kg.resolution.comparison import town_stem
from kg.resolution.model import Judgement, Verdict
from kg.resolution.names import folded
from kg.resolution.referents import Referent
from kg.values.place import Division, gazetteer, short_name
from kg.vocabulary import EntityClass


def division_of(name: str, home: str) -> Division | None:
    """The division a district means by a name: its own township first, then the nearest of that name."""
    places, words = gazetteer(), folded(name)
    own = places.named(words, within=home) if places.division(home) else ()
    found = own or places.named(words)
    if len(found) == 1:
        return found[0]
    above = {each.code for each in places.parents(home)} | {home}
    near = [each for each in found if each.code in above or each.parent in above]
    return near[0] if len(near) == 1 else None


def division_names(name: str) -> set[str]:
    """What a division is called without the word for its kind; two names of one share one of these."""
    return {town_stem(name), short_name(name)}


def one_division(left: Referent, right: Referent, region: str) -> Judgement | None:
    """Same where the report means one town, county or city by both names."""
    short, long = sorted((left, right), key=lambda referent: len(referent.name))
    if not left.kind is right.kind is EntityClass.PLACE or short.name == long.name or not region:
        return None
    if _is_own_town(short.name, long.name, region):
        reason = "a town of the report's own with and without the word for its kind"
        return Judgement(left.label, right.label, Verdict.SAME, "same.town", 0.95, reason)
    if short_name(long.name) == short.name and _meant(short.name, region) == _meant(long.name, region) != "":
        reason = "a county or city with and without the word for its kind"
        return Judgement(left.label, right.label, Verdict.SAME, "same.division", 0.95, reason)
    return None


def _is_own_town(short: str, long: str, region: str) -> bool:
    """某亭镇 and 某亭 where the county of that name lies in another province than the report's."""
    if town_stem(long) != short or long not in surroundings(region).townships:
        return False
    return not any(division.code[:2] == region[:2] for division in gazetteer().named(short))


def _meant(name: str, region: str) -> str:
    """The code of the division; the report's own region before a town of its name."""
    if name in map(folded, surroundings(region).own_full_names):
        return region
    division = division_of(name, region)
    return division.code if division is not None else ""
