"""One thing in several reports: which pairs are one, by which rule, and which a person should judge.

What one report keeps apart stays apart; people's judgements win over every rule. Pairs are sought by name, so
that the cost grows with the number of things and not with its square. What was compared comes in lots: what
people said, each district's things, the things of each name; `kg.resolution.linking` takes them in order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product

from kg.frozen import dataclass
from kg.mentions.places import surroundings
from kg.resolution.clusters import Clusters
from kg.resolution.comparison import FIRM, LIFELIKE, compare
from kg.resolution.districts import DistrictRule, judge_districts
from kg.resolution.divisions import division_names, one_division
from kg.resolution.firms import firm_stem
from kg.resolution.model import Judgement, Verdict
from kg.resolution.names import folded, phase_of, quoted, stem
from kg.resolution.referents import Referent, family
from kg.resolution.seen import Seen
from kg.resolution.sightings import Node, Sightings
from kg.vocabulary import EntityClass

# More things than this with like names (某某路改造) are no hint that two of them are one; and a thing is
# compared with no more namesakes than this, those of its own province.
MOST_ALIKE = 40
NEAREST = 6
Settled = Collection[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """Two things of different reports, and whether they are one: by which rule or person, and why."""

    left: Seen
    right: Seen
    judgement: Judgement

    @property
    def pair(self) -> frozenset[str]:
        """The two keys."""
        return frozenset((self.left.key, self.right.key))


def by_people(sightings: Sightings, clusters: Clusters, judgements: Sequence[Judgement]) -> Iterator[Link]:
    """People's judgements on things that no one report has both of; of two on one pair the later holds."""
    called: dict[str, list[Seen]] = {}
    for name in {folded(name) for each in judgements for name in (each.left, each.right)}:
        called[name] = [node.first for node in sightings.called(name)]
    last: dict[frozenset[str], Link] = {}
    for judgement in judgements:
        lefts, rights = (called.get(folded(name), ()) for name in (judgement.left, judgement.right))
        for left, right in product(lefts, rights):
            if left is not right and _meant(judgement, left, right):
                pair = frozenset((left.key, right.key))
                last.pop(pair, None)
                last[pair] = Link(left, right, judgement)
    for each in last.values():
        if each.judgement.verdict is Verdict.DIFFERENT:
            clusters.keep_apart(each.left.key, each.right.key)
    for each in last.values():
        if each.judgement.verdict is Verdict.SAME:
            clusters.join(each.left.key, each.right.key)
        yield each


def _meant(judgement: Judgement, left: Seen, right: Seen) -> bool:
    """Whether a judgement speaks of these two: of the districts it names, else of two things of one."""
    if judgement.left_home or judgement.right_home:
        return (judgement.left_home, judgement.right_home) == (left.home, right.home)
    return left.home == right.home


def within(nodes: Sequence[Node], clusters: Clusters, settled: Settled) -> Iterator[Link]:
    """One district's things: by name, by former name, then by the rules for names that differ."""
    names = "one name in two reports of one district"
    renamed = "a report says that the one is the other's former or new name"
    tries = (
        ("same.name", 0.98, names, _by_names(nodes, former=False), clusters.may_join),
        # What a report says in so many words holds of two that another report names side by side.
        ("same.renamed", 0.95, renamed, _by_names(nodes), clusters.may_be_said_one),
    )
    for rule, score, reason, pairs, may_join in tries:
        for left, right in pairs:
            one, other = left.first, right.first
            if frozenset((one.key, other.key)) in settled or clusters.head(one.key) == clusters.head(
                other.key
            ):
                continue
            if phase_of(one.label) != phase_of(other.label):
                continue
            if may_join(one.key, other.key):
                clusters.join(one.key, other.key)
                yield _link(one, other, Verdict.SAME, rule, score, reason)
    yield from _alike(nodes, clusters, settled)


def _link(left: Seen, right: Seen, verdict: Verdict, rule: str, score: float, reason: str) -> Link:
    judgement = Judgement(left.label, right.label, verdict, rule, score, reason, left.home, right.home)
    return Link(left, right, judgement)


def _by_names(nodes: Sequence[Node], *, former: bool = True) -> Iterator[tuple[Node, Node]]:
    """Pairs of things that share a name; of `former`, one that a report says it had or took."""
    called: dict[tuple[str, str], list[Node]] = {}
    wanted = {name for node in nodes for name in node.formers}
    for node in nodes if wanted or not former else ():
        kind = family(node.first.kind)
        names = dict.fromkeys((*node.names, *node.formers)) if former else node.names
        for name in names:
            if not former or name in wanted:
                called.setdefault((kind, name), []).append(node)
    for (_, name), sharing in called.items():
        if not former:
            yield from pairwise(sharing)
            continue
        said = [node for node in sharing if name in node.formers][:1]
        yield from ((head, node) for head in said for node in sharing if node is not head)


def _alike(nodes: Sequence[Node], clusters: Clusters, settled: Settled) -> Iterator[Link]:
    """What the rules of comparison say of two like names in different reports."""
    own_names = surroundings(nodes[0].first.home).own_names if nodes else frozenset()
    blocks: dict[tuple[str, str], list[Node]] = {}
    for node in nodes:
        for key in sorted(_block_keys(node.first, stem(node.first.label, own_names))):
            blocks.setdefault(key, []).append(node)
    open_pairs: list[Link] = []
    tried: set[frozenset[str]] = set()
    for block in (each for each in blocks.values() if len(each) <= MOST_ALIKE):
        for left, right in combinations(block, 2):
            one, other = left.first, right.first
            pair = frozenset((one.key, other.key))
            if pair in tried or pair in settled or not clusters.may_join(one.key, other.key):
                continue
            tried.add(pair)
            alike = _referent(one), _referent(other)
            verdict = one_division(*alike, one.home) or compare(*alike, own_names)
            if verdict is None:
                continue
            found = Link(one, other, replace(verdict, left_home=one.home, right_home=other.home))
            if verdict.verdict is Verdict.SAME:
                clusters.join(one.key, other.key)
                yield found
            elif one.kind in LIFELIKE or verdict.by == FIRM:
                open_pairs.append(found)
    yield from (each for each in open_pairs if clusters.may_join(each.left.key, each.right.key))


def _block_keys(thing: Seen, bare: str) -> set[tuple[str, str]]:
    kind = family(thing.kind)
    keys = {("stem", bare), ("letters", "".join(sorted(bare.replace("(", "").replace(")", ""))))}
    keys |= {("quotation", quoted(thing.label))} if quoted(thing.label) else set()
    keys |= {("end", bare[-6:]), ("start", bare[:4])} if len(bare) >= 6 else set()
    keys |= {("firm", firm_stem(thing.label))} if thing.kind is EntityClass.ENTERPRISE else set()
    if thing.kind is EntityClass.PLACE:
        keys |= {("division", name) for name in division_names(folded(thing.label))}
    return {(f"{kind}|{name}", words) for name, words in keys}


def _referent(thing: Seen) -> Referent:
    return Referent(folded(thing.label), thing.kind, thing.label, ())


def between(name: str, nodes: Sequence[Node], clusters: Clusters, settled: Settled) -> Iterator[Link]:
    """Things of one name in several districts: each district's against the first that may be it."""
    called: dict[str, list[Seen]] = {}
    for node in nodes:
        thing = node.first if node.first.label == name else replace(node.first, label=name)
        called.setdefault(family(thing.kind), []).append(thing)
    for _, sharing in sorted(called.items()):
        homes: set[str] = set()
        near: dict[str, list[Seen]] = {}
        for thing in sharing:
            if thing.home not in homes:
                homes.add(thing.home)
                province = near.setdefault(thing.home[:2], [])
                yield from _against(thing, [sharing[0], *province[-NEAREST:]], clusters, settled)
                province.append(thing)


def _against(thing: Seen, heads: Sequence[Seen], clusters: Clusters, settled: Settled) -> Iterator[Link]:
    """The first earlier thing that is this one; else what the rules say of the last of them."""
    said: tuple[Seen, DistrictRule] | None = None
    for each in heads:
        if each.home == thing.home or each.kind is not thing.kind:
            continue
        if settled and frozenset((each.key, thing.key)) in settled:
            continue
        if clusters.head(each.key) == clusters.head(thing.key):
            return
        rule = judge_districts(each, thing)
        verdict = rule.verdict
        if verdict is Verdict.SAME and clusters.may_join(each.key, thing.key):
            clusters.join(each.key, thing.key)
            yield _by_rule(each, thing, rule)
            return
        if verdict is not Verdict.SAME and (said is None or verdict is Verdict.UNSURE):
            said = each, rule
    if said is not None:
        yield _by_rule(said[0], thing, said[1])


def _by_rule(left: Seen, right: Seen, rule: DistrictRule) -> Link:
    return _link(left, right, rule.verdict, rule.id, rule.score, rule.reason)
