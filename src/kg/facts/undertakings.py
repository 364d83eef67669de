"""Whose a thing is: the firm or body that its name begins with, and who is said to build it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kg.facts.bracketed import party_of
from kg.facts.builders import MADE, built_by, may_be_built, opening_of, put_in, undertaken
from kg.facts.firm_lists import bare_firm, is_bare_firm, lists_plants
from kg.facts.firms import owner_of
from kg.facts.model import Evidence, RelationFact
from kg.facts.owner_words import is_civic, owner_words
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.places import Surroundings
from kg.vocabulary import EntityClass, Relation


def undertakings(scenes: Sequence[Scene], around: Surroundings) -> Iterator[RelationFact]:
    """An undertakenBy for each project or platform named for its owner, built or brought out by someone."""
    said = [fact for fact in _said(scenes, around) if fact.subject.kind in MADE or _is_bodys_park(fact)]
    outright = done_outright(said)
    yield from (
        fact for fact in said if not is_guess(fact.object) or outright.isdisjoint({fact.subject.label})
    )
    owned_ones = {fact.subject.label for fact in said}
    firms = _firms(scenes)
    for scene in scenes:
        if not scene.mentions:
            continue
        called = _called_projects(scene)
        nationwide = {each.span.start: each for each in scene.inner if each.rule == "name.inside-known"}
        for mention in scene.mentions.values():
            if mention.label in owned_ones:
                continue
            inside = nationwide.get(mention.span.start)
            bare = mention.kind is EntityClass.PROJECT and mention in called
            listed = firms.get(mention.label) if bare else None
            firm = listed or _opens_with(mention, firms) or _opens_with(mention, _only(inside))
            if firm is not None and not around.names(firm.label):
                evidence = Evidence(mention.spans, "undertaking.named")
                yield RelationFact(mention, Relation.UNDERTAKEN_BY, firm, evidence)


def _is_bodys_park(fact: RelationFact) -> bool:
    """某大学科技园, 某协会-某基地: others bear a place's or a field's name, or a near hospital's."""
    park, body = fact.subject, fact.object
    if park.kind is not EntityClass.PARK or body.rule != "name.body-prefix":
        return False
    parted = park.label.partition(body.label)[2].startswith(DASHES)
    nationwide = load().known_names.get(body.label) is EntityClass.ORGANIZATION
    return parted or nationwide or body.label.endswith(owner_words().learned)


DASHES = ("-", "—")


def done_outright(facts: Iterable[RelationFact]) -> frozenset[str]:
    """The things of which a clause says who builds them."""
    return frozenset(
        fact.subject.label
        for fact in facts
        if fact.predicate is Relation.UNDERTAKEN_BY and fact.evidence.rule in OUTRIGHT
    )


OUTRIGHT = frozenset({"undertaking.build", "undertaking.agent"})


def is_guess(owner: Mention) -> bool:
    """Whether only the shape of words makes a firm: who is said to build the thing goes before."""
    return owner.rule == "name.firm-prefix"


def _only(firm: Mention | None) -> dict[str, Mention]:
    return {firm.label: firm} if firm is not None and firm.kind is EntityClass.ENTERPRISE else {}


def _firms(scenes: Iterable[Scene]) -> dict[str, Mention]:
    """The firms that the report names by themselves, each by its name and by that without its legal form."""
    firms: dict[str, Mention] = {}
    for scene in scenes:
        for mention in scene.mentions.values():
            if mention.kind is EntityClass.ENTERPRISE:
                firms.setdefault(mention.label, mention)
    for mention in tuple(firms.values()):
        short = LEGAL_FORM.sub("", mention.label)
        if len(short) >= SHORTEST:
            firms.setdefault(short, mention)
    return firms


LEGAL_FORM = re.compile(r"(?:集团|股份)*(?:有限责任|股份有限|有限)?(?:公司|集团)?$")
SHORTEST = 3


def _opens_with(mention: Mention, firms: Mapping[str, Mention]) -> Mention | None:
    """The firm with the longest name that a project's opens with, something of its own behind it."""
    if mention.kind not in MADE:
        return None
    for length in range(len(mention.label) - 2, 1, -1):
        firm = firms.get(mention.label[:length])
        if firm is not None:
            return None if is_civic(mention.label) else firm
    return None


def _said(scenes: Iterable[Scene], around: Surroundings) -> Iterator[RelationFact]:
    """Whose each thing is said to be, parks among them: 由…承建 of a park is of nothing else."""
    before: Scene | None = None
    last: Scene | None = None
    for scene in scenes:
        earlier = before if before is not None and before.passage is scene.passage else None
        if scene.names_things:
            yield from _said_in(scene, earlier, around)
            if last is not None and last.passage is scene.passage:
                yield from put_in(last, scene)
        if earlier is None or may_be_built(scene):
            before = scene
        if last is None or last.passage is not scene.passage or not _only_sizes(scene):
            last = scene


def _only_sizes(scene: Scene) -> bool:
    """某集团投资二十亿元,占地百亩,建设某基地: a size in between changes nothing."""
    return not scene.groups and scene.clause.words.isdisjoint(word_lists().investing)


def _said_in(scene: Scene, earlier: Scene | None, around: Surroundings) -> Iterator[RelationFact]:
    for mention, owner in owned(scene, around):
        evidence = Evidence(tuple(sorted({*mention.spans, *owner.spans})), "undertaking.prefix")
        yield RelationFact(mention, Relation.UNDERTAKEN_BY, owner, evidence)
    yield from _counted_things(scene)
    yield from built_by(scene, earlier)


def owned(scene: Scene, around: Surroundings) -> tuple[tuple[Mention, Mention], ...]:
    """Things of a scene with the owner their name opens with."""
    return _owned(scene, around)[0] if scene.mentions else ()


def namesakes(scene: Scene, around: Surroundings) -> tuple[Mention, ...]:
    """The firms by whose whole name a list calls a project, and says no more of them."""
    return _owned(scene, around)[1] if scene.mentions else ()


@lru_cache(maxsize=1 << 11)
def _owned(
    scene: Scene, around: Surroundings
) -> tuple[tuple[tuple[Mention, Mention], ...], tuple[Mention, ...]]:
    """Things with their owners, and the firms that no more is said of than the project called so."""
    pairs = tuple(_owners(scene, around))
    listed = _named_for_firms(scene)
    apart = [owner for thing, owner in pairs if owner.label == thing.label and thing not in listed]
    return tuple(pair for pair in pairs if pair[1] not in apart), tuple(apart)


def _owners(scene: Scene, around: Surroundings) -> Iterator[tuple[Mention, Mention]]:
    counted = scene.counted
    plants = _plants(scene, _project_lists(scene))
    for name, mention in scene.mentions.items():
        if name in counted:
            continue
        shared = mention.rule == "name.completed"
        told = _having(scene, name) or party_of(name)
        owner = told or (None if shared else owner_of(name, mention.kind, around))
        if owner is not None and "、" in owner.label:
            continue  # 甲、乙焦化技改: two firms and no one of them
        if owner is None and name in plants and is_bare_firm(name, around):
            owner = bare_firm(name)
        if owner is not None:
            yield mention, owner
    for name, owner in scene.owners.items():
        if name not in scene.mentions and owner.kind in OWNERS:
            yield from ((thing, owner) for thing in opening_of(scene, name) if thing.kind in MADE)


def _having(scene: Scene, name: Name) -> Mention | None:
    """Who has a thing, by 的; what stands behind a park so is there, and not its own."""
    owner = scene.owners.get(name)
    return owner if owner is not None and owner.kind in OWNERS else None


# Who may have a thing built.
OWNERS = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})


def _lists_of_projects(scene: Scene) -> list[Group]:
    return [
        group for group in scene.groups if group.listing is not None and group.listing.word.endswith("项目")
    ]


def _called_projects(scene: Scene) -> set[Mention]:
    return {mention for group in _lists_of_projects(scene) for mention in scene.cast(group)}


def _project_lists(scene: Scene) -> list[Group]:
    return [group for group in _lists_of_projects(scene) if not _is_of_works(group)]


def _named_for_firms(scene: Scene) -> set[Mention]:
    """What a list calls a project by its firm's name: 甲、乙等项目 are 甲项目 and 乙项目.

    甲、乙等16个续建项目 only counts: there the name is the project's, and says of its firm no more than it.
    """
    return {
        scene.mentions[name]
        for group in _lists_of_projects(scene)
        if not group.counted and CALLED.fullmatch(group.listed) and not _is_counted_behind(scene, group)
        for name in group.names
        if name in scene.mentions and not (_is_bare(name) and _is_of_works(group))
    }


def _is_counted_behind(scene: Scene, group: Group) -> bool:
    """甲、乙等项目29个."""
    at = next((at for at, item in enumerate(scene.items) if item is group), len(scene.items))
    behind = scene.items[at + 1] if at + 1 < len(scene.items) else None
    return isinstance(behind, Chunk) and behind.kind is ChunkKind.QUANTITY


# What stands behind 等 where each member is called 某某项目.
CALLED = re.compile("(?:重点|重大)?项目(?:建设)?")


def _is_bare(name: Name) -> bool:
    return name.suffix is None and not name.phase


def _plants(scene: Scene, lists: Sequence[Group]) -> set[Name]:
    """What stands in a list of plants."""
    if not lists:
        return set()
    verbs = frozenset[str]().union(
        *(act.verb.groups for act in scene.acts if act.left in lists or act.right in lists)
    )
    return {name for group in lists if lists_plants(group, verbs) for name in group.names}


def _is_of_works(group: Group) -> bool:
    """引某济某、甲水库、乙机场等项目: one bare name among works with last words is no firm's."""
    bare = [name for name in group.names if _is_bare(name)]
    closed = any(name.tokens and name.tokens[-1].text in load().trades for name in bare)
    firms = any(
        name.suffix is not None and name.suffix.kind is EntityClass.ENTERPRISE for name in group.names
    )
    return len(bare) == 1 and len(group.names) > 1 and not closed and not firms


def _counted_things(scene: Scene) -> Iterator[RelationFact]:
    """某某科技一千盏节能灯生产项目: a firm, how many it makes, and the project named for it."""
    if ChunkKind.QUANTITY not in scene.clause.kinds:
        return
    for before, count, behind in zip(scene.items, scene.items[1:], scene.items[2:], strict=False):
        if not isinstance(count, Chunk) or count.kind is not ChunkKind.QUANTITY:
            continue
        if not (isinstance(before, Group) and isinstance(behind, Group) and before.names and behind.names):
            continue
        firm, thing = scene.mention_of(before.names[-1]), scene.mention_of(behind.names[0])
        touching = before.names[-1].span.end == count.span.start and (
            count.span.end == behind.names[0].span.start
        )
        named = firm is not None and firm.kind is EntityClass.ENTERPRISE
        if (
            touching
            and named
            and firm is not None
            and thing is not None
            and thing.kind is EntityClass.PROJECT
        ):
            yield undertaken(thing, firm, count.span, "undertaking.counted")
