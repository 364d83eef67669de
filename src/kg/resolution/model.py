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
    """One comparison of two names: `by` is a rule id or a person, `score` 0 to 1, `reason` in words.

    The homes are the districts whose things are meant, empty where the names say enough.
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
    """One thing. `key` is stable: region or scheme and the name it was first minted under.

    `label` is the fullest name as written; `aliases` are the others, sorted; `mentions` in text order.
    """

    key: str
    kind: EntityClass
    label: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Resolved:
    """A report's facts with each mention led to its entity; nothing of the facts is overwritten."""

    report_id: str
    facts: Facts
    entities: tuple[Entity, ...]
    entity_of: Mapping[Mention, Entity]
    judgements: tuple[Judgement, ...] = ()
