"""One thing in several reports: which keys name it, by which rule, and which pairs a person should judge.

What one report keeps apart stays apart; people's judgements win over every rule. Pairs are sought by name, so
that the cost grows with the number of things and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product

from kg.mentions.places import surroundings
from kg.resolution.comparison import LIFELIKE, compare
from kg.resolution.districts import DistrictRule, judge_districts
from kg.resolution.model import Judgement, Verdict
from kg.resolution.names import folded, phase_of, quoted, stem
from kg.resolution.referents import Referent, family
from kg.resolution.seen import Seen

# More things than this with like names (某某路改造) are no hint that two of them are one; and a thing is
# compared with no more namesakes than this, those of its own province.
MOST_ALIKE = 40
NEAREST = 6


@dataclass(frozen=True, slots=True)
class Link:
    """Two things of different reports, and whether they are one: by which rule or person, and why."""

    left: Seen
    right: Seen
    judgement: Judgement


@dataclass(frozen=True)
class Linked:
    """`leader` gives each thing's key the key it goes by in all reports: that of its first report.

    `labels` are the newest names of what was renamed, by that key; `links` what was compared, and why.
    """

    leader: Mapping[str, str]
    labels: Mapping[str, str]
    links: tuple[Link, ...]


class _Node:
    """A thing's key, and the reports that have it, first to last, with all it is and was called in them."""

    __slots__ = ("first", "formers", "names", "seen")

    def __init__(self, seen: Sequence[Seen]) -> None:
        self.seen = seen
        self.first = seen[0]
        self.names = list(dict.fromkeys(folded(name) for each in seen for name in each.names))
        self.formers = list(dict.fromkeys(folded(name) for each in seen for name in each.formers))


class _Clusters:
    """Keys that are one thing; no cluster holds two things that one report, or a person, keeps apart."""

    def __init__(self, nodes: Mapping[str, _Node]) -> None:
        self.members: dict[str, list[str]] = {key: [key] for key in nodes}
        self.head: dict[str, str] = {key: key for key in nodes}
        self.reports: dict[str, set[str]] = {
            key: {each.report for each in node.seen} for key, node in nodes.items()
        }
        self.apart: dict[str, set[str]] = {}

    def keep_apart(self, one: str, other: str) -> None:
        self.apart.setdefault(one, set()).add(other)
        self.apart.setdefault(other, set()).add(one)

    def may_join(self, one: str, other: str) -> bool:
        a, b = self.head[one], self.head[other]
        return a != b and not (self.reports[a] & self.reports[b]) and not self._judged_apart(a, b)

    def may_be_said_one(self, one: str, other: str) -> bool:
        a, b = self.head[one], self.head[other]
        return a != b and not self._judged_apart(a, b)

    def _judged_apart(self, a: str, b: str) -> bool:
        there = set(self.members[b])
        return any(self.apart.get(each, set()) & there for each in self.members[a])

    def join(self, one: str, other: str) -> None:
        a, b = self.head[one], self.head[other]
        if a == b or self._judged_apart(a, b):
            return
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        for each in self.members.pop(b):
            self.head[each] = a
            self.members[a].append(each)
        self.reports[a] |= self.reports.pop(b)


def link(things: Iterable[Seen], judgements: Sequence[Judgement] = ()) -> Linked:
    """Which things of all reports are one; the order in which they are given makes no difference."""
    ordered = sorted(things, key=lambda each: (each.until, each.report, each.key))
    sightings: dict[str, list[Seen]] = {}
    for each in ordered:
        sightings.setdefault(each.key, []).append(each)
    nodes = {key: _Node(seen) for key, seen in sightings.items()}
    clusters = _Clusters(nodes)
    links = list(_by_people(nodes, clusters, judgements))
    settled = {frozenset((each.left.key, each.right.key)) for each in links}
    homes: dict[str, list[_Node]] = {}
    for node in nodes.values():
        homes.setdefault(node.first.home, []).append(node)
    for home in sorted(homes):
        links += _within(homes[home], clusters, settled)
    links += _between(nodes, clusters, settled)
    return Linked(*_named(nodes, clusters, links), tuple(links))


def _by_people(
    nodes: Mapping[str, _Node], clusters: _Clusters, judgements: Sequence[Judgement]
) -> Iterator[Link]:
    """People's judgements on things that no one report has both of; of two on one pair the later holds."""
    called: dict[str, list[Seen]] = {}
    judged = {folded(name) for each in judgements for name in (each.left, each.right)}
    for node in nodes.values() if judged else ():
        for name in judged.intersection(node.names):
            called.setdefault(name, []).append(node.first)
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


def _within(nodes: list[_Node], clusters: _Clusters, settled: set[frozenset[str]]) -> Iterator[Link]:
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
            if (
                frozenset((one.key, other.key)) in settled
                or clusters.head[one.key] == clusters.head[other.key]
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


def _by_names(nodes: list[_Node], *, former: bool = True) -> Iterator[tuple[_Node, _Node]]:
    """Pairs of things that share a name; of `former`, one that a report says it had or took."""
    called: dict[tuple[str, str], list[_Node]] = {}
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


def _alike(nodes: list[_Node], clusters: _Clusters, settled: set[frozenset[str]]) -> Iterator[Link]:
    """What the rules of comparison say of two like names in different reports."""
    own_names = surroundings(nodes[0].first.home).own_names
    blocks: dict[tuple[str, str], list[_Node]] = {}
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
            verdict = compare(_referent(one), _referent(other), own_names)
            if verdict is None:
                continue
            found = Link(one, other, replace(verdict, left_home=one.home, right_home=other.home))
            if verdict.verdict is Verdict.SAME:
                clusters.join(one.key, other.key)
                yield found
            elif one.kind in LIFELIKE:
                open_pairs.append(found)
    yield from (each for each in open_pairs if clusters.may_join(each.left.key, each.right.key))


def _block_keys(thing: Seen, bare: str) -> set[tuple[str, str]]:
    kind = family(thing.kind)
    keys = {("stem", bare), ("letters", "".join(sorted(bare.replace("(", "").replace(")", ""))))}
    keys |= {("quotation", quoted(thing.label))} if quoted(thing.label) else set()
    keys |= {("end", bare[-6:]), ("start", bare[:4])} if len(bare) >= 6 else set()
    return {(f"{kind}|{name}", words) for name, words in keys}


def _referent(thing: Seen) -> Referent:
    return Referent(folded(thing.label), thing.kind, thing.label, ())


def _between(nodes: Mapping[str, _Node], clusters: _Clusters, settled: set[frozenset[str]]) -> Iterator[Link]:
    """Things of one name in two districts: each district's against the first that may be it."""
    called: dict[tuple[str, str], list[Seen]] = {}
    for node in nodes.values():
        for name in node.names:
            thing = node.first if node.first.label == name else replace(node.first, label=name)
            called.setdefault((family(thing.kind), name), []).append(thing)
    for sharing in called.values():
        homes: set[str] = set()
        near: dict[str, list[Seen]] = {}
        for thing in sharing:
            if thing.home not in homes:
                homes.add(thing.home)
                province = near.setdefault(thing.home[:2], [])
                yield from _against(thing, [sharing[0], *province[-NEAREST:]], clusters, settled)
                province.append(thing)


def _against(
    thing: Seen, heads: Sequence[Seen], clusters: _Clusters, settled: set[frozenset[str]]
) -> Iterator[Link]:
    """The first earlier thing that is this one; else what the rules say of the last of them."""
    said: tuple[Seen, DistrictRule] | None = None
    for each in heads:
        if each.home == thing.home or each.kind is not thing.kind:
            continue
        if settled and frozenset((each.key, thing.key)) in settled:
            continue
        if clusters.head[each.key] == clusters.head[thing.key]:
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


def _named(
    nodes: Mapping[str, _Node], clusters: _Clusters, links: Iterable[Link]
) -> tuple[dict[str, str], dict[str, str]]:
    """Each key's leader, the key first seen; and the newest name of what was renamed."""
    order = {key: at for at, key in enumerate(nodes)}
    leader: dict[str, str] = {}
    for members in clusters.members.values():
        first = min(members, key=order.__getitem__)
        leader.update(dict.fromkeys(members, first))
    labels: dict[str, str] = {}
    for each in links:
        if each.judgement.by == "same.renamed":
            head = leader[each.left.key]
            last = max(
                (one for key in clusters.members[clusters.head[head]] for one in nodes[key].seen),
                key=lambda one: (one.until, one.report, one.key),
            )
            labels[head] = last.label
    return leader, labels
