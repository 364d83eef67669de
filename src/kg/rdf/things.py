"""What holds of a thing over all reports that name it: one label, one class, one confidence, one status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from kg.assessment.model import Assessment
from kg.assessment.status import furthest
from kg.document.model import Document
from kg.frozen import dataclass
from kg.rdf.classes import EVERY_CLASS, allowed_classes
from kg.rdf.confidence import Confidence
from kg.rdf.industries import classified, scales
from kg.rdf.minting import MintedName
from kg.rdf.terms import RDF_TYPE, decimal, dp, node, zh
from kg.resolution.model import Resolved
from kg.vocabulary import EntityClass, MilestoneType


@dataclass(frozen=True, slots=True)
class Naming:
    """What one report says of a thing that it names; small enough to keep of every report.

    `may_be` are the classes that the relations it stands in, and its status, allow.
    """

    key: str
    kind: EntityClass
    label: str
    aliases: tuple[str, ...]
    rules: tuple[str, ...]
    scale: Decimal | None = None
    status: MilestoneType | None = None
    may_be: frozenset[EntityClass] = EVERY_CLASS

    # As `Seen` is: one call each when a build reads back what every report names.
    def __reduce__(self) -> tuple[type[Naming], tuple[object, ...]]:
        said = self.key, self.kind, self.label, self.aliases, self.rules, self.scale, self.status
        return Naming, (*said, self.may_be) if self.may_be is not EVERY_CLASS else said


def namings(document: Document, resolved: Resolved, assessment: Assessment) -> tuple[Naming, ...]:
    """Every thing a report names, in the order of its entities."""
    allowed = allowed_classes(resolved, assessment)
    return tuple(
        Naming(
            entity.key,
            entity.kind,
            entity.label,
            entity.aliases,
            tuple(sorted({mention.rule for mention in entity.mentions})),
            max(scales(document, entity), default=None) if entity.kind is EntityClass.INDUSTRY else None,
            assessment.statuses.get(entity.key),
            allowed.get(entity.key, EVERY_CLASS),
        )
        for entity in resolved.entities
    )


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as all reports together show it; `rules` are those that found a mention of it."""

    name: MintedName
    rules: tuple[str, ...]
    scale: Decimal | None = None
    status: MilestoneType | None = None


def gather(said: Iterable[Naming], names: Mapping[str, MintedName]) -> tuple[Thing, ...]:
    """Every thing that a report names, sorted by IRI; `names` are the minted names by key."""
    rules: dict[str, set[str]] = {}
    scale: dict[str, Decimal] = {}
    steps: dict[str, set[MilestoneType]] = {}
    for naming in said:
        key = names[naming.key].key
        rules.setdefault(key, set()).update(naming.rules)
        if naming.scale is not None:
            scale[key] = max(naming.scale, scale.get(key, naming.scale))
        if naming.status is not None:
            steps.setdefault(key, set()).add(naming.status)
    things = (
        Thing(
            name=names[key],
            rules=tuple(sorted(found)),
            scale=scale.get(key),
            status=furthest(steps[key]) if key in steps else None,
        )
        for key, found in rules.items()
    )
    return tuple(sorted(things, key=lambda thing: thing.name.iri))


def thing_triples(thing: Thing, confidence: Confidence) -> Iterator[Triple]:
    """Class, names, trust, scale and status; where it is mentioned each report says for itself."""
    subject = NamedNode(thing.name.iri)
    yield Triple(subject, RDF_TYPE, dp(thing.name.kind))
    yield Triple(subject, node("rdfs:label"), zh(thing.name.label))
    for alias in thing.name.aliases:
        yield Triple(subject, node("skos:altLabel"), zh(alias))
    yield from trust(subject, thing.rules, confidence)
    if thing.scale is not None:
        yield Triple(subject, dp("scale"), decimal(thing.scale))
    if thing.status is not None:
        yield Triple(subject, dp("status"), dp(thing.status.local_name))
    if thing.name.kind is EntityClass.INDUSTRY:
        yield from classified(thing.name)


def trust(subject: NamedNode, rules: Iterable[str], confidence: Confidence) -> Iterator[Triple]:
    """The rules that found a thing or fact, and how sure the surest of them is."""
    rules = tuple(rules)
    for rule in rules:
        yield Triple(subject, dp("rule"), Literal(rule))
    yield Triple(subject, dp("confidence"), decimal(confidence.best(rules)))
