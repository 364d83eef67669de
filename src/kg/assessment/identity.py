"""One thing in several reports of a region: by its names, and by the words that say it was renamed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.assessment.series import Told
from kg.mentions.model import Mention
from kg.mentions.places import surroundings
from kg.resolution.model import Entity, Judgement, Verdict
from kg.resolution.names import folded, stem
from kg.resolution.referents import family
from kg.text import Span, fold


@dataclass(frozen=True, slots=True)
class Renaming:
    """A pattern that stands right behind a name and gives another name of the thing."""

    id: str
    pattern: re.Pattern[str]
    match: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def renamings() -> tuple[Renaming, ...]:
    """The patterns of names.toml."""
    data = tomllib.loads(resources.files("kg.assessment").joinpath("data/names.toml").read_text("utf-8"))
    return tuple(
        Renaming(each["id"], re.compile(each["pattern"]), tuple(each["match"]), tuple(each["reject"]))
        for each in data["renaming"]
    )


REACH = 40
FORMERLY = re.compile(r"^(.{2,}?)\((?:原(?!定|计划|则|因|址|料|有|来)[名称]?|曾用名)([^()]{2,30})\)$")


def both_names(label: str) -> tuple[str, ...]:
    """A label that holds the former name, taken apart.

    >>> both_names("某某产业城(原某某产业园)")
    ('某某产业城(原某某产业园)', '某某产业城', '某某产业园')
    """
    found = FORMERLY.match(fold(label))
    return (label, *found.groups()) if found else (label,)


def other_names(told: Told, mention: Mention) -> Iterator[tuple[str, Span]]:
    """What the words behind a mention say the thing was or is now called, and where."""
    start = mention.span.end
    behind = told.document.source.folded[start : start + REACH]
    for each in renamings():
        found = each.pattern.search(behind)
        if found:
            yield found.group(1), Span(*found.span(1)).shift(start)


class Identity:
    """Which entities of a series are one thing; `of` gives each the same key in every report."""

    def __init__(self, reports: Sequence[Told], judgements: Iterable[Judgement] = ()) -> None:
        self._leader: dict[str, str] = {}
        self._key: dict[tuple[str, str], str] = {}
        for told in reports:
            own_names = surroundings(told.document.metadata.region).own_names
            for entity in told.resolved.entities:
                names = _names(told, entity, own_names)
                self._key[told.id, entity.key] = names[0]
                for name in names[1:]:
                    self._join(names[0], name)
        for judgement in judgements:
            if judgement.verdict is Verdict.SAME:
                self._join(f"thing|{folded(judgement.left)}", f"thing|{folded(judgement.right)}")

    def of(self, told: Told, entity: Entity) -> str:
        """The thing's key in all reports."""
        return self._find(self._key[told.id, entity.key])

    def of_mention(self, told: Told, mention: Mention) -> str:
        """The key of the thing a mention names."""
        return self.of(told, told.resolved.entity_of[mention])

    def _find(self, name: str) -> str:
        while (above := self._leader.get(name, name)) != name:
            name = above
        return name

    def _join(self, one: str, other: str) -> None:
        first, last = sorted((self._find(one), self._find(other)))
        if first != last:
            self._leader[last] = first


def _names(told: Told, entity: Entity, own_names: Iterable[str]) -> list[str]:
    """The names an entity goes by, as keys in its family: labels, aliases, stem, former and later names."""
    kind = family(entity.kind)
    names = [name for label in (entity.label, *entity.aliases) for name in both_names(label)]
    names += [name for mention in entity.mentions for name, _ in other_names(told, mention)]
    found = [folded(name) for name in names]
    found += [f"~{stem(name, own_names)}" for name in names]
    return [f"{kind}|{name}" for name in dict.fromkeys(found)]
