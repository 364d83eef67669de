"""Entities: mentions that name one thing, and why they were taken together."""

from __future__ import annotations

from collections.abc import Mapping

from kg.closed import StrEnum
from kg.facts.model import Facts
from kg.frozen import dataclass
from kg.mentions.model import Mention
from kg.vocabulary import EntityClass


class Verdict(StrEnum):
    """Whether two names are one thing."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison of two names: whether they are one thing, and why.

    `by` is the id of a rule or a person's name, `score` runs from 0 to 1. `left_home` and `right_home` are
    the districts whose things are meant; they are empty where the names alone say enough.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    score: float
    reason: str
    left_home: str = ""
    right_home: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing, and all that it is called.

    `key` stays the same from build to build: the region or scheme, and the name under which the thing first
    got an IRI. `label` is the fullest name as written, `aliases` are the others, sorted; `mentions` are in
    text order.
    """

    key: str
    kind: EntityClass
    label: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Resolved:
    """A report's facts, and the entity of each mention in them; the facts stay as they were read."""

    report_id: str
    facts: Facts
    entities: tuple[Entity, ...]
    entity_of: Mapping[Mention, Entity]
    judgements: tuple[Judgement, ...] = ()
