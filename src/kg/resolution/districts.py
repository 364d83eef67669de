"""Things of one name in two districts: same, different or unsure, by the rules of districts.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from kg.mentions.lexicon import load
from kg.resolution.divisions import division_of
from kg.resolution.model import Verdict
from kg.resolution.names import folded
from kg.resolution.seen import Seen
from kg.resources import toml
from kg.values.place import Division, gazetteer, short_name
from kg.vocabulary import EntityClass

LONG = 3
SPEAKS_FOR_ALL = frozenset(
    {EntityClass.EVENT, EntityClass.ORGANIZATION, EntityClass.POLICY_DOCUMENT, EntityClass.PLACE}
)


@dataclass(frozen=True, slots=True)
class DistrictRule:
    """A rule of districts.toml; `examples` are pairs of sightings that it, and no earlier rule, is for."""

    id: str
    verdict: Verdict
    score: float
    reason: str
    examples: tuple[Mapping[str, list[str]], ...]


@cache
def _data() -> dict[str, Any]:
    return toml("resolution/data/districts.toml")


@cache
def district_rules() -> Mapping[str, DistrictRule]:
    """The rules by id, in the order they are tried."""
    return {
        each["id"]: DistrictRule(
            each["id"], Verdict(each["verdict"]), each["score"], each["reason"], tuple(each["example"])
        )
        for each in _data()["rule"]
    }


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()["words"][name]))


def judge_districts(left: Seen, right: Seen) -> DistrictRule:
    """The first rule that holds of two things of one name and class in two districts."""
    for rule, holds in _rules_for(left.kind is EntityClass.ENTERPRISE):
        if holds(left, right):
            return rule
    raise LookupError("the last rule holds of any two")


@cache
def _rules_for(firm: bool) -> tuple[tuple[DistrictRule, Callable[[Seen, Seen], bool]], ...]:
    """The rules with their tests; those for firms are tried on firms alone."""
    every = ((rule, TESTS[id_]) for id_, rule in district_rules().items())
    return tuple(each for each in every if firm or not each[0].id.startswith("district.firm"))


def _is_firm(left: Seen) -> bool:
    return left.kind is EntityClass.ENTERPRISE


def _firm_known(left: Seen, right: Seen) -> bool:
    return _is_firm(left) and load().known_names.get(left.label) is EntityClass.ENTERPRISE


def _firm_local(left: Seen, right: Seen) -> bool:
    return _is_firm(left) and _words("local_firm").search(folded(left.label)) is not None


def _firm_full(left: Seen, right: Seen) -> bool:
    found = _words("legal").search(folded(left.label))
    return _is_firm(left) and found is not None and found.start() >= LONG


def _firm_industry(left: Seen, right: Seen) -> bool:
    return _is_firm(left) and bool(left.industries & right.industries)


def _firm_other_industry(left: Seen, right: Seen) -> bool:
    return _is_firm(left) and bool(left.industries) and bool(right.industries)


def _firm_name(left: Seen, right: Seen) -> bool:
    return _is_firm(left) and len(folded(left.label)) >= LONG


def _firm_short(left: Seen, right: Seen) -> bool:
    return _is_firm(left)


def _division(left: Seen, right: Seen) -> bool:
    one, other = _divisions(left, right)
    return one is not None and one == other


def _other_division(left: Seen, right: Seen) -> bool:
    one, other = _divisions(left, right)
    return one is not None and other is not None and one != other


def _divisions(left: Seen, right: Seen) -> tuple[Division | None, Division | None]:
    if left.kind is not EntityClass.PLACE:
        return None, None
    return division_of(left.label, left.home), division_of(right.label, right.home)


def _placed(left: Seen, right: Seen) -> bool:
    name = folded(left.label)
    return any(name.startswith(place) and len(name) - len(place) >= LONG for place in _places(left, right))


def _places(left: Seen, right: Seen) -> frozenset[str]:
    """What both lie in, and what each of them is called."""
    return _between_homes(left.home, right.home)


@lru_cache(maxsize=1 << 16)
def _between_homes(*homes: str) -> frozenset[str]:
    lines = [_line_of(home) for home in homes]
    shared = [name for code, name in lines[0].items() if code in lines[1]]
    own = [line[home] for home, line in zip(homes, lines, strict=True) if home in line]
    names = {*shared, *own, *homes}
    return frozenset(names | {short_name(name) for name in names})


@lru_cache(maxsize=1 << 13)
def _line_of(home: str) -> Mapping[str, str]:
    """A district and what it lies in, by code, with their names."""
    places = gazetteer()
    found = (places.division(home), *places.parents(home))
    return {each.code: each.name for each in found if each}


def _line(left: Seen, right: Seen) -> bool:
    near = left.home[:2] == right.home[:2] and left.home.isdigit() and right.home.isdigit()
    works = left.kind in (EntityClass.PROJECT, EntityClass.PLACE)
    return near and works and _words("line").search(folded(left.label)) is not None


def _institution(left: Seen, right: Seen) -> bool:
    name = folded(left.label)
    own = load().known_names.get(left.label) is EntityClass.ORGANIZATION
    named = _words("institution").search(name) is not None and _words("not_institution").search(name) is None
    return left.kind is EntityClass.ORGANIZATION and (own or (named and len(name) > LONG))


def _above(left: Seen, right: Seen) -> bool:
    name = folded(left.label)
    return (
        left.kind in SPEAKS_FOR_ALL
        and _words("above").match(name) is not None
        and _words("shared_title").search(name) is None
    )


def _neighbours(left: Seen, right: Seen) -> bool:
    near = left.home.isdigit() and left.home[:4] == right.home[:4]
    place = left.kind is EntityClass.PLACE and len(folded(left.label)) >= LONG
    return near and place and _words("shared_place").search(folded(left.label)) is not None


def _one_firm(left: Seen, right: Seen) -> bool:
    return bool(left.firms & right.firms)


def _own(left: Seen, right: Seen) -> bool:
    return True


TESTS: Mapping[str, Callable[[Seen, Seen], bool]] = {
    "district.firm-known": _firm_known,
    "district.firm-local": _firm_local,
    "district.firm-full": _firm_full,
    "district.firm-industry": _firm_industry,
    "district.firm-other-industry": _firm_other_industry,
    "district.firm-name": _firm_name,
    "district.firm-short": _firm_short,
    "district.division": _division,
    "district.other-division": _other_division,
    "district.placed": _placed,
    "district.line": _line,
    "district.institution": _institution,
    "district.above": _above,
    "district.neighbours": _neighbours,
    "district.one-firm": _one_firm,
    "district.own": _own,
}
