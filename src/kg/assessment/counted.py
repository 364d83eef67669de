"""An indicator's name taken apart: what is counted, how far it has come, in which family of units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.closed import StrEnum
from kg.facts.model import ObservationFact
from kg.resolution.names import folded
from kg.resources import toml
from kg.vocabulary import Comparator, FigureType


class Stage(StrEnum):
    """How far the verb of a count says that things have come."""

    BEGUN = "begun"
    DONE = "done"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Counted:
    """What an observation counts; equal things are compared with each other."""

    noun: str
    stage: Stage
    type: FigureType
    unit: str
    scope: str

    def answers(self, target: Counted) -> bool:
        """Whether a figure of this answers a target of that: one thing, one unit, no less far come."""
        if (self.type, self.unit, self.scope) != (target.type, target.unit, target.scope):
            return False
        if (target.stage is Stage.BEGUN) != (self.stage is Stage.BEGUN):
            return False
        return self.noun == target.noun or one_inserted(self.noun, target.noun)


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of names.toml, compiled."""

    lead: re.Pattern[str]
    end: re.Pattern[str]
    generic: re.Pattern[str]
    stages: Mapping[str, Stage]
    other_thing: frozenset[str]
    units: Mapping[str, str]
    less_is_better: tuple[str, ...]
    stock: tuple[str, ...]
    under_way: tuple[str, ...]


@cache
def words() -> Words:
    """The lexicon."""
    data = toml("assessment/data/names.toml")
    stages = {word: stage for stage in Stage for word in data[stage.value]}
    stages |= dict.fromkeys(data["deeds"], Stage.OPEN)
    ending = [word for word, stage in stages.items() if stage is not Stage.OPEN] + data["deeds"]
    return Words(
        lead=re.compile(f"(?:{_any(stages)})(?:[、和及](?=..))?"),
        end=re.compile(f"(?<=..)(?:{_any(ending)})$"),
        generic=re.compile(f"(?<=..)(?:{_any(data['generic_end'])})$"),
        stages=stages,
        other_thing=frozenset(data["other_thing"]),
        units={unit: family for family, units in data["units"].items() for unit in units},
        less_is_better=tuple(data["direction"]["less_is_better"]),
        stock=tuple(data["direction"]["stock"]),
        under_way=tuple(data["under_way"]),
    )


def _any(options: Mapping[str, Stage] | list[str]) -> str:
    return "|".join(sorted(map(re.escape, options), key=lambda word: (-len(word), word)))


@cache
def noun_and_stage(label: str) -> tuple[str, Stage]:
    """What a name counts without its verbs, and the stage they say.

    >>> noun_and_stage("完成既有多层住宅加装电梯"), noun_and_stage("5G基站建成")
    (('既有多层住宅加装电梯', <Stage.DONE: 'done'>), ('5G基站', <Stage.DONE: 'done'>))
    """
    rest, found = folded(label), []
    while match := words().lead.match(rest):
        if len(rest) - match.end() < 2:
            break
        found.append(words().stages[match.group().rstrip("、和及")])
        rest = rest[match.end() :]
    rest = words().generic.sub("", rest)
    if match := words().end.search(rest):
        found.append(words().stages[match.group()])
        rest = rest[: match.start()]
    noun = words().generic.sub("", rest)
    stages = [stage for stage in found if stage is not Stage.OPEN]
    if not stages:
        return noun, Stage.OPEN
    return noun, Stage.BEGUN if Stage.BEGUN in stages else Stage.DONE


def says_done(clause: str) -> bool:
    """Whether the words of a clause say that something is done, and none that it is only under way."""
    stages = [stage for word, stage in words().stages.items() if word in clause]
    return (
        Stage.DONE in stages
        and Stage.BEGUN not in stages
        and not any(word in clause for word in words().under_way)
    )


def one_inserted(left: str, right: str) -> bool:
    """Whether one name is the other with one character more that makes no other thing of it."""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) != 1 or len(short) < 4:
        return False
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] and long[at] not in words().other_thing and not long[at].isascii()


def counted(fact: ObservationFact, label: str = "", scope: str = "") -> Counted:
    """What an observation counts, under the name of its indicator."""
    return counted_as(label or fact.indicator.label, fact.figure_type, fact.figure.base_unit, scope)


def counted_as(name: str, kind: FigureType, unit: str, scope: str = "") -> Counted:
    """What a figure of this name, type and unit counts."""
    noun, stage = noun_and_stage(name)
    if kind is FigureType.COUNT:
        unit = words().units.get(unit, unit)
    return Counted(noun, stage, kind, unit, scope)


CEILING = "控制在"


def less_is_better(target: ObservationFact) -> bool:
    """Whether a target is a bound from above: 以内, 不超过, 控制在3%左右, a fall, or a thing nobody wants."""
    if target.figure.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
        return True
    if target.figure.surface.startswith(CEILING) and target.figure.comparator is Comparator.ABOUT:
        return True
    if target.figure_type in (FigureType.YOY_GROWTH, FigureType.PP_CHANGE):
        return target.figure.base_value < 0
    return any(word in target.indicator.label for word in words().less_is_better)


def is_stock(target: ObservationFact) -> bool:
    """Whether a figure stands at a moment and does not add up over the year."""
    return any(word in target.indicator.label for word in words().stock)
