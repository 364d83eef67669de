"""Made-up districts: what their parks, firms and projects are called, and how their indicators go."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from made_up import Half, words

from kg.values.place import Tier, gazetteer


@dataclass(frozen=True)
class District:
    """A made-up district: its name, and names of its own that stay the same in all its reports."""

    seed: int
    number: int
    name: str
    region: str
    stems: tuple[str, ...]
    parks: tuple[str, ...]
    firms: tuple[str, ...]
    projects: tuple[str, ...]
    civic: tuple[str, ...]
    industries: tuple[str, ...]


def district(seed: int, number: int) -> District:
    """The district of a number; its region code is some county's, so that regions stay apart."""
    random = Random(f"{seed}/{number}")  # noqa: S311
    lists = words()
    stems = [first + second for first in lists["place_first"] for second in lists["place_second"]]
    random.shuffle(stems)
    counties = sorted(d.code for d in gazetteer().divisions.values() if d.tier is Tier.COUNTY and not d.zone)
    industries = random.sample(lists["industries"], 5)
    return District(
        seed=seed,
        number=number,
        name=f"{stems[0]}区",
        region=counties[(number * 7) % len(counties)],
        stems=tuple(stems[1:]),
        parks=tuple(f"{stem}{random.choice(lists['park_end'])}" for stem in stems[1:9]),
        firms=tuple(f"{stem}{random.choice(lists['firm_end'])}" for stem in stems[9:41]),
        projects=tuple(f"{stem}{random.choice(lists['project_end'])}" for stem in stems[41:101]),
        civic=tuple(
            f"{stem}{random.choice([*lists['civic_end'], *lists['road_end']])}" for stem in stems[101:185]
        ),
        industries=tuple(industries),
    )


def level(place: District, entry: dict[str, Any], half: Half) -> tuple[float, float]:
    """An indicator's amount and its growth on the year before, which agree from report to report."""
    random = Random(f"{place.seed}/{place.number}/{entry['name']}/{half.number}")  # noqa: S311
    rate = round(random.uniform(2, 14), 1)
    if half.number < 2:
        return entry["base"] * (0.52 if half.first else 1.0) * random.uniform(0.8, 1.3), rate
    before, _ = level(place, entry, Half(half.number - 2))
    return before * (1 + rate / 100), rate
