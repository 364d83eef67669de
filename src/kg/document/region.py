"""Which division a report is about, guessed from the names in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from operator import add

from kg.values.place import Division, Tier, gazetteer, short_name

OWN = {
    "省": ("全省", "我省"),
    "市": ("全市", "我市"),
    "县": ("全县", "我县"),
    "区": ("全区", "我区"),
    "旗": ("全旗", "我旗"),
}
EVERYDAY = {
    "资源",
    "合作",
    "惠民",
    "振兴",
    "新建",
    "新华",
    "和平",
    "河北",
    "海南",
    "东方",
    "城关",
    "开发",
    "新城",
    "文成",
}
OFTEN = 5
CLEARLY = 2


def named_in(words: str) -> str:
    """The code of the lowest division named in full, or empty where two fit equally well."""
    named = [
        division
        for division in gazetteer().divisions.values()
        if not division.zone
        and division.name in words
        and _stands_alone(division.name, words)
        and not _holds_a_district(division, words)
    ]
    named = [
        one for one in named if not any(one.name != other.name and one.name in other.name for other in named)
    ]
    ranked = sorted(named, key=lambda division: (-_fit(division, words), division.code))
    if not ranked or (len(ranked) > 1 and _fit(ranked[0], words) == _fit(ranked[1], words)):
        return ""
    return ranked[0].code


def division_name(code: str) -> str:
    """The full name of a division below those that hold it: 上海市嘉定区."""
    places = gazetteer()
    division = places.division(code)
    above = (parent.name for parent in reversed(places.parents(code)))
    return "".join((*above, division.name)) if division else ""


def lie_together(one: str, other: str) -> bool:
    """Whether two divisions are one, or one lies in the other."""
    whole = ({code, *(above.code for above in gazetteer().parents(code))} for code in (other, one))
    return any(code in codes for code, codes in zip((one, other), whole, strict=True))


def zone_named(name: str) -> str:
    """The code of a development zone of this name that has one of its own, empty for all others."""
    found = [each.code for each in gazetteer().divisions.values() if each.zone and each.name == name]
    return found[0] if len(found) == 1 else ""


def _stands_alone(name: str, words: str) -> bool:
    """Whether a name of two characters is no end of a longer one: 岚县, but not in 青岚县 or 本县和县直."""
    return len(name) > 2 or re.search(rf"(?:^|[^\u4e00-\u9fff]|[省市州盟区旗]){name}", words) is not None


# 某市某区2023年, 某市某区人民政府: the area whose report it is, and no quarter of a town (城区, 地区, 园区).
_DISTRICT = (
    "[\u4e00-\u9fff]{1,5}?(?<![地城市山园社街景片林矿灌库辖各])区"
    "(?=$|[\\s,。]|\\d{4}年|(?:人民)?政府|人民代表大会|国民经济|管)"
)


def _holds_a_district(division: Division, words: str) -> bool:
    """Whether a 区 follows wherever a county is named: no county has one, so that another place is meant."""
    if division.tier is not Tier.COUNTY:
        return False
    return re.search(f"{division.name}(?!{_DISTRICT})", words) is None


def _fit(division: Division, words: str) -> int:
    """Lower tiers first, then those whose superior divisions are named as well."""
    above = sum(parent.name in words for parent in gazetteer().parents(division.code))
    return list(Tier).index(division.tier) * len(Tier) + above


def named_most(body: str) -> str:
    """The code of the division of the own kind (全市, 我县) that the text names far more than any other.

    Divisions inside it count for it. Names that several of the kind share, and everyday words, are left out.
    """
    kind = max(OWN, key=lambda suffix: sum(map(body.count, OWN[suffix])))
    # Few of thousands of names stand in a text: their first two characters tell most others.
    pairs = frozenset(map(add, body, body[1:]))
    named = {name: code for name, code in _alone(kind).items() if name[:2] in pairs and name in body}
    counts = Counter({code: _times(body, name, code) for name, code in named.items()})
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (first, often), (_, next_often) = ranked[:2]
    return first if often >= OFTEN and often >= CLEARLY * next_often else ""


@cache
def _alone(kind: str) -> Mapping[str, str]:
    """The codes of the divisions of a kind by short names that no other shares."""
    codes: dict[str, list[str]] = {}
    for division in gazetteer().divisions.values():
        if division.name.endswith(kind) and not division.zone:
            codes.setdefault(short_name(division.name), []).append(division.code)
    return {name: sharing[0] for name, sharing in codes.items() if len(sharing) == 1 and name not in EVERYDAY}


def _times(body: str, name: str, code: str) -> int:
    inside = {
        short_name(child.name) for child in gazetteer().children(code) if child.tier is not Tier.TOWNSHIP
    }
    return sum(map(body.count, {name, *inside} - EVERYDAY))
