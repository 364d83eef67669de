"""What one report says of each thing, short enough to be compared with what all the others say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from operator import attrgetter

from kg.document.model import Document, Metadata
from kg.frozen import dataclass
from kg.mentions.model import Mention
from kg.resolution.model import Entity, Resolved
from kg.resolution.names import folded
from kg.resolution.referents import SCHEMES
from kg.resolution.renaming import both_names, other_names
from kg.text import Span, fold
from kg.values.period import parse_period
from kg.vocabulary import EntityClass, Relation

NOWHERE = "cn"
# The district in an issuer's or a title's words where no code is known: 青岚区发展和改革委员会.
DISTRICT = re.compile(
    r"^(?:关于)?(?:\d{4}年度?(?:上半年|下半年|前三季度)?)?(?:[^\d年]{1,8}?[省市])?"
    r"([^省市区县旗关于\d年]{2,16}(?:自治[县旗]|[市区县旗]))"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands."""

    report: str
    span: Span
    text: str

    def __reduce__(self) -> tuple[type[Sentence], tuple[object, ...]]:
        return Sentence, (self.report, self.span, self.text)


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing in one report.

    `home` is the region's code, or its name where it has none; `until` the last day reported on. `names` are
    all it is called there, `formers` those that the words behind a name give; `industries` and `firms` are
    folded names of what it serves and who undertakes it. `sentence` is the first that names it.
    """

    report: str
    home: str
    until: date
    key: str
    kind: EntityClass
    label: str
    names: tuple[str, ...]
    formers: tuple[str, ...]
    industries: frozenset[str]
    firms: frozenset[str]
    sentence: Sentence

    # A build reads back what every report says of every thing; as one call each that is four times as fast.
    def __reduce__(self) -> tuple[type[Seen], tuple[object, ...]]:
        return Seen, _fields(self)


_fields = attrgetter(*(field.name for field in fields(Seen)))


def home_of(metadata: Metadata) -> str:
    """Where a report's own things are at home: its region's code, else its district's name, else `cn`."""
    if metadata.region:
        return metadata.region
    for words in (metadata.issuer, metadata.title):
        found = DISTRICT.match(fold(words))
        if found:
            return found.group(1)
    return NOWHERE


def seen(document: Document, resolved: Resolved) -> tuple[Seen, ...]:
    """Every thing of a report that may be met again elsewhere; concepts shared by all are met by name."""
    metadata = document.metadata
    period = parse_period(metadata.period)
    industries = _related(resolved, Relation.SERVES_INDUSTRY)
    firms = _related(resolved, Relation.UNDERTAKEN_BY)
    return tuple(
        Seen(
            report=metadata.report_id,
            home=home_of(metadata),
            until=period.end if period else date.min,
            key=entity.key,
            kind=entity.kind,
            label=entity.label,
            names=tuple(name for name in _names(entity) if name not in _formers(document, entity)),
            formers=_formers(document, entity),
            industries=frozenset(industries.get(entity.key, ())),
            firms=frozenset(firms.get(entity.key, ())),
            sentence=_first(document, entity.mentions),
        )
        for entity in resolved.entities
        if entity.kind not in SCHEMES
    )


def _names(entity: Entity) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for label in (entity.label, *entity.aliases) for name in both_names(label))
    )


def _formers(document: Document, entity: Entity) -> tuple[str, ...]:
    """The other names that its own label or the words behind it give."""
    labels = (name for label in (entity.label, *entity.aliases) for name in both_names(label)[2:])
    # Of 某某园更名为某某城 the one that is not its label is the other.
    behind = (
        other
        for each in entity.mentions
        for name, _ in other_names(document, each)
        for other in (name, each.label)
    )
    return tuple(name for name in dict.fromkeys((*labels, *behind)) if folded(name) != folded(entity.label))


def _related(resolved: Resolved, relation: Relation) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in resolved.facts.relations:
        if fact.predicate is relation:
            thing, other = resolved.entity_of[fact.subject], resolved.entity_of[fact.object]
            found.setdefault(thing.key, []).append(folded(other.label))
    return found


def _first(document: Document, mentions: Iterable[Mention]) -> Sentence:
    span = min(mention.span for mention in mentions)
    passage = next(iter(document.passages_over(span)), None)
    place = passage.span if passage else span
    return Sentence(document.metadata.report_id, place, document.text(place))
