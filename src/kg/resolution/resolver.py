"""Facts to entities: names compared in pairs, judged, and gathered; nothing of the facts is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from types import MappingProxyType

from kg.document.model import Document
from kg.errors import JudgementError
from kg.facts.model import Facts
from kg.mentions.model import Mention
from kg.mentions.places import surroundings
from kg.resolution.comparison import compare
from kg.resolution.divisions import division_names, one_division
from kg.resolution.firms import firm_stem
from kg.resolution.model import Entity, Judgement, Resolved, Verdict
from kg.resolution.names import folded, minted_name, quoted, stem
from kg.resolution.referents import Referent, family, key_of, referents
from kg.resolution.renaming import both_names, other_names
from kg.resolution.seen import home_of
from kg.vocabulary import EntityClass

# By each referent, the other names that the report says it had or took.
Called = Mapping[tuple[str, str], frozenset[str]]


def resolve(document: Document, facts: Facts, judgements: Sequence[Judgement] = ()) -> Resolved:
    """The report's entities; `judgements` of people win over rules.

    A judgement about names this report does not hold says nothing here; `unused_judgements` finds those
    that no report uses.
    """
    home = home_of(document.metadata)
    found = referents(all_mentions(facts))
    own = [each for each in judgements if {each.left_home, each.right_home} <= {"", home}]
    called = {referent.id: _called(document, referent) for referent in found}
    decided = tuple(_judged(found, document.metadata.region, own, called))
    clusters = _clusters(found, decided)
    entities = tuple(sorted((_entity(cluster, home) for cluster in clusters), key=lambda entity: entity.key))
    entities = _distinct(entities)
    entity_of = {mention: entity for entity in entities for mention in entity.mentions}
    return Resolved(document.metadata.report_id, facts, entities, MappingProxyType(entity_of), decided)


def all_mentions(facts: Facts) -> tuple[Mention, ...]:
    """Every mention that any fact speaks of, in text order, each once."""
    found = set(facts.mentions)
    for relation in facts.relations:
        found |= {relation.subject, relation.object}
    found |= {fact.subject for fact in facts.milestones}
    found |= {fact.subject for fact in facts.recognitions if fact.subject is not None}
    found |= {fact.indicator for fact in facts.observations}
    found |= {fact.scope for fact in facts.observations if fact.scope is not None}
    found |= {mention for fact in facts.commitments for mention in fact.concerns}
    return tuple(sorted(found, key=_order))


def _order(mention: Mention) -> tuple[int, int, str, str, str]:
    span = mention.span
    return span.start, span.end, mention.label, mention.kind, mention.rule


def _judged(
    found: Sequence[Referent], region: str, judgements: Sequence[Judgement], called: Called
) -> Iterator[Judgement]:
    """People's judgements on names of this report, then the rules' on the pairs people left open."""
    names = {referent.name for referent in found}
    own_names = surroundings(region).own_names
    settled: set[frozenset[str]] = set()
    for judgement in reversed(judgements):
        pair = frozenset((folded(judgement.left), folded(judgement.right)))
        if pair <= names and pair not in settled:
            settled.add(pair)
            yield judgement
    for left, right in _candidates(found, own_names, called):
        if frozenset((left.name, right.name)) not in settled:
            verdict = _alias(left, right) or _renamed(left, right, called)
            verdict = verdict or one_division(left, right, region) or compare(left, right, own_names)
            if verdict is not None:
                yield verdict


def _called(document: Document, referent: Referent) -> frozenset[str]:
    """The former and new names that its own label or the words behind it give."""
    own = both_names(referent.label)[1:]
    behind = (name for mention in referent.mentions for name, _ in other_names(document, mention))
    return frozenset(folded(name) for name in (*own, *behind)) - {referent.name}


def _candidates(
    found: Sequence[Referent], own_names: frozenset[str], called: Called
) -> Iterator[tuple[Referent, Referent]]:
    """Pairs that share a stem, a quotation or two pairs of characters, each once, in text order."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, referent in enumerate(found):
        for key in _keys(referent, own_names, called):
            if key[1]:
                blocks.setdefault(key, []).append(number)
    families = [family(referent.kind) for referent in found]
    seen: set[tuple[int, int]] = set()
    shared = sorted((block[0], key) for key, block in blocks.items() if len(block) > 1)
    for _, key in shared:
        for pair in combinations(blocks[key], 2):
            left, right = pair
            if families[left] == families[right] and pair not in seen:
                seen.add(pair)
                yield found[left], found[right]


def _keys(referent: Referent, own_names: frozenset[str], called: Called) -> set[tuple[str, str]]:
    """What a name is found by; two names are compared where they share one."""
    bare = stem(referent.label, own_names)
    letters = "".join(sorted(bare.replace("(", "").replace(")", "")))
    keys = {("stem", bare), ("quotation", quoted(referent.label)), ("letters", letters)}
    if len(bare) >= ENOUGH_FOR_ENDS:
        keys |= {("end", bare[-ENOUGH_FOR_ENDS:]), ("start", bare[:4])}
    keys |= {("alias", folded(alias)) for mention in referent.mentions for alias in mention.aliases}
    keys |= {("alias", name) for name in (referent.name, *called[referent.id])}
    if referent.kind in (EntityClass.PARK, EntityClass.PLATFORM):
        keys.add(("tail", bare[-4:]))
    if referent.kind is EntityClass.ENTERPRISE:
        keys.add(("firm", firm_stem(referent.label)))
    if referent.kind is EntityClass.PLACE:
        keys |= {("village", referent.name[-3:])}
        keys |= {("division", name) for name in division_names(referent.name)}
    return keys


ENOUGH_FOR_ENDS = 6


def _alias(left: Referent, right: Referent) -> Judgement | None:
    """Same where a rule of extraction gave one name as another's alias."""
    for one, other in ((left, right), (right, left)):
        if one.kind is not other.kind:
            continue
        if any(folded(alias) == other.name for mention in one.mentions for alias in mention.aliases):
            return Judgement(
                left.label,
                right.label,
                Verdict.SAME,
                "same.alias",
                0.95,
                "named as an alias where it is read",
            )
    return None


def _renamed(left: Referent, right: Referent, called: Called) -> Judgement | None:
    """Same where the report gives one name as the present or former one of the other: 某某城(原某某园)."""
    for one, other in ((left, right), (right, left)):
        if one.kind is other.kind and other.name in called[one.id]:
            reason = "a report says that the one is the other's former or new name"
            return Judgement(left.label, right.label, Verdict.SAME, "same.renamed", 0.95, reason)
    return None


def _clusters(found: Sequence[Referent], decided: Iterable[Judgement]) -> list[list[Referent]]:
    """Referents joined by SAME, never across a DIFFERENT."""
    by_name: dict[str, list[int]] = {}
    for number, referent in enumerate(found):
        by_name.setdefault(referent.name, []).append(number)
    leader = list(range(len(found)))
    members = {number: [number] for number in leader}
    apart = {
        frozenset((folded(judgement.left), folded(judgement.right)))
        for judgement in decided
        if judgement.verdict is Verdict.DIFFERENT
    }
    for judgement in decided:
        if judgement.verdict is not Verdict.SAME:
            continue
        for left in by_name.get(folded(judgement.left), ()):
            for right in by_name.get(folded(judgement.right), ()):
                one, other = sorted((leader[left], leader[right]))
                if one != other and found[left].id[1] == found[right].id[1]:
                    names = ([found[number].name for number in members[head]] for head in (one, other))
                    if not any(frozenset(pair) in apart for pair in product(*names)):
                        _join(leader, members, one, other)
    gathered: dict[int, list[Referent]] = {}
    for number, referent in enumerate(found):
        gathered.setdefault(leader[number], []).append(referent)
    return list(gathered.values())


def _join(leader: list[int], members: dict[int, list[int]], one: int, other: int) -> None:
    for number in members[other]:
        leader[number] = one
    members[one] += members.pop(other)


def _entity(cluster: Sequence[Referent], home: str) -> Entity:
    """One entity of a cluster: the fullest label, the best-attested class, every other name an alias."""
    mentions = cluster[0].mentions
    if len(cluster) > 1:
        mentions = tuple(sorted((each for referent in cluster for each in referent.mentions), key=_place))
    main = max(cluster, key=lambda referent: (len(referent.label), len(referent.mentions), referent.label))
    label = both_names(main.label)[:2][-1]
    kind = max(
        cluster, key=lambda r: (len([m for m in r.mentions if m.rule != "name.argument"]), len(r.label))
    ).kind
    names = {name for m in mentions for name in (*both_names(m.label), *m.aliases)} - {label}
    return Entity(key_of(home, minted_name(label), kind), kind, label, tuple(sorted(names)), mentions)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.label


def _distinct(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Entities of one key told apart by their class."""
    counts: dict[str, int] = {}
    for entity in entities:
        counts[entity.key] = counts.get(entity.key, 0) + 1
    return tuple(
        entity
        if counts[entity.key] == 1
        else Entity(f"{entity.key}|{entity.kind}", entity.kind, entity.label, entity.aliases, entity.mentions)
        for entity in entities
    )


def unused_judgements(judgements: Iterable[Judgement], labels: Iterable[str]) -> None:
    """Raise JudgementError for the first judgement that names nothing among the labels of all reports."""
    known = {folded(label) for label in labels}
    for judgement in judgements:
        for name in (judgement.left, judgement.right):
            if folded(name) not in known:
                raise JudgementError(
                    f"{name!r} names nothing in the graph",
                    source=judgement.by,
                    mend="correct the name or drop the row",
                )
