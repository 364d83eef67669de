"""Whose a thing is: the firm or body its name begins with, who builds or brings it out, 由…承建."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.facts.acts import Act, Item
from kg.facts.agents import is_cost, past_costs
from kg.facts.firm_lists import is_bare_firm, lists_plants
from kg.facts.firms import owner_of
from kg.facts.model import Evidence, RelationFact
from kg.facts.owner_words import is_civic
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.places import Surroundings
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

MAKERS = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})
MADE = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM})
# What a clause may say to be someone's; a park is spoken of so too, and has no undertaker.
BUILT = MADE | {EntityClass.PARK}
BRINGING_OUT = frozenset({"published", "released"})


def undertakings(scenes: Sequence[Scene], around: Surroundings) -> Iterator[RelationFact]:
    """An undertakenBy for each project or platform named for its owner, built or brought out by someone."""
    said = [fact for fact in _said(scenes, around) if fact.subject.kind in MADE]
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
        if scene.mentions or scene.borrowed:
            yield from _said_in(scene, earlier, around)
            if last is not None and last.passage is scene.passage:
                yield from _put_in(last, scene)
        if earlier is None or _made(scene):
            before = scene
        last = scene


def _said_in(scene: Scene, earlier: Scene | None, around: Surroundings) -> Iterator[RelationFact]:
    for mention, owner in owned(scene, around):
        evidence = Evidence(tuple(sorted({*mention.spans, *owner.spans})), "undertaking.prefix")
        yield RelationFact(mention, Relation.UNDERTAKEN_BY, owner, evidence)
    yield from _counted_things(scene)
    yield from _brought_out(scene)
    yield from _built(scene)
    yield from _relative(scene)
    yield from _invested(scene)
    yield from _by_agent(scene, earlier)


def owned(scene: Scene, around: Surroundings) -> Iterator[tuple[Mention, Mention]]:
    """Things of a scene with the owner their name opens with."""
    if not scene.mentions:
        return
    counted = scene.counted
    lists = _project_lists(scene)
    listed = {mention for group in lists for mention in scene.cast(group)}
    plants = _plants(scene, lists)
    for name, mention in scene.mentions.items():
        if name in counted:
            continue
        shared = mention.rule == "name.completed"
        owner = scene.owners.get(name) or (None if shared else owner_of(name, mention.kind, around))
        if owner is not None and (owner.label != mention.label or mention in listed):
            yield mention, owner
        elif owner is None and name in plants and is_bare_firm(name, around):
            yield mention, Mention(name.label, EntityClass.ENTERPRISE, (name.span,), "name.listed-plant")


def _lists_of_projects(scene: Scene) -> list[Group]:
    return [
        group for group in scene.groups if group.listing is not None and group.listing.word.endswith("项目")
    ]


def _called_projects(scene: Scene) -> set[Mention]:
    return {mention for group in _lists_of_projects(scene) for mention in scene.cast(group)}


def _project_lists(scene: Scene) -> list[Group]:
    return [group for group in _lists_of_projects(scene) if not _is_of_works(group)]


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
    bare = [name for name in group.names if name.suffix is None and not name.phase]
    closed = any(name.tokens and name.tokens[-1].text in load().trades for name in bare)
    firms = any(
        name.suffix is not None and name.suffix.kind is EntityClass.ENTERPRISE for name in group.names
    )
    return len(bare) == 1 and len(group.names) > 1 and not closed and not firms


def _fact(thing: Mention, maker: Mention, verb: Span, rule: str) -> RelationFact:
    spans = tuple(sorted({*maker.spans, verb, *thing.spans}))
    return RelationFact(thing, Relation.UNDERTAKEN_BY, maker, Evidence(spans, rule))


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
            yield _fact(thing, firm, count.span, "undertaking.counted")


def _brought_out(scene: Scene) -> Iterator[RelationFact]:
    for act in scene.acts:
        if act.verb.groups & BRINGING_OUT and not act.counted:
            yield from _each(scene, act, MADE, "undertaking.release")


def _built(scene: Scene) -> Iterator[RelationFact]:
    """某集团投资二十亿元建设某园: the firm to the left, the thing to the right."""
    for act in scene.acts:
        if act.counted or act.left is act.right or act.left is None or act.right is None:
            continue
        if _makes_own(scene, act):
            yield from _each(scene, act, BUILT, "undertaking.build", firms_only=True)


def _makes_own(scene: Scene, act: Act) -> bool:
    """Whether a verb makes a thing its subject's: behind a sum that is put in, any work on it does."""
    words, verb = word_lists(), act.verb.text
    return verb in words.building or (words.agents_do(verb) and _is_paid(scene, act))


def _is_paid(scene: Scene, act: Act) -> bool:
    """某集团投资八千万元实施某路改造: a sum that is put in stands before the verb."""
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), 0)
    before = at - 1
    while before > 0 and is_cost(scene.items[before]):
        before -= 1
    verb = scene.items[before]
    return before < at - 1 and isinstance(verb, Chunk) and verb.text in word_lists().own_money


def _relative(scene: Scene) -> Iterator[RelationFact]:
    """某集团投资二十亿元建设的某园开工: what stands behind 的 is the firm's."""
    for act in scene.acts:
        if act.left is None or act.right is not None or not _makes_own(scene, act):
            continue
        for thing in behind(scene, act.verb):
            for maker in scene.cast(act.left):
                if maker.kind is EntityClass.ENTERPRISE:
                    yield _fact(thing, maker, act.verb.span, "undertaking.build")


def _invested(scene: Scene) -> Iterator[RelationFact]:
    """引进某集团,投资二十亿元建设某基地: the firm of the clause before invests in what is built."""
    if scene.clause.words.isdisjoint(word_lists().investing):
        return
    verbs = [item for item in scene.items if isinstance(item, Chunk) and item.kind is ChunkKind.VERB]
    if not verbs or verbs[0].text not in word_lists().investing:
        return
    firms = [each for each in scene.cast(scene.subject) if each.kind is EntityClass.ENTERPRISE]
    for act in scene.acts:
        if act.left is None and word_lists().agents_do(act.verb.text) and not act.counted and len(firms) == 1:
            for thing in scene.cast(act.right):
                if thing.kind in BUILT:
                    yield _fact(thing, firms[0], act.verb.span, "undertaking.build")


def _put_in(before: Scene, scene: Scene) -> Iterator[RelationFact]:
    """某集团投资二十亿元,建设某基地: the firm that puts in a sum builds what the next clause opens with."""
    items = _plain(before)
    group = items.pop(0) if items and isinstance(items[0], Group) else before.subject
    verbs = [item for item in scene.items if isinstance(item, Chunk) and item.kind is ChunkKind.VERB]
    if not isinstance(group, Group) or scene.subject is not group or not verbs or not _is_sum_put_in(items):
        return
    firms = [each for each in before.cast(group) if each.kind is EntityClass.ENTERPRISE]
    for act in scene.acts:
        builds = act.verb is verbs[0] and _builds(act.verb.text)
        if builds and act.left is None and not act.counted and len(firms) == 1:
            for thing in scene.cast(act.right):
                if thing.kind in BUILT:
                    yield _fact(thing, firms[0], act.verb.span, "undertaking.build")


def _is_sum_put_in(items: Sequence[Item]) -> bool:
    """投资二十亿元, and nothing more."""
    verb, cost = (*items, None, None)[:2]
    invests = isinstance(verb, Chunk) and verb.text in word_lists().investing
    return invests and isinstance(cost, Chunk) and cost.kind is ChunkKind.QUANTITY and len(items) == 2


def _plain(scene: Scene) -> list[Item]:
    """A clause without when and how: 计划在年内."""
    items = [item for item in scene.items if isinstance(item, Group) or item.kind not in WHEN_AND_HOW]
    return [item for item in items if isinstance(item, Group) or item.text not in PLANNING]


WHEN_AND_HOW = frozenset({ChunkKind.TIME, ChunkKind.ADVERB})
PLANNING = frozenset({"计划", "拟", "将", "在"})


def _builds(verb: str) -> bool:
    """倾力打造: what an adverb that is one word with the verb says of it changes nothing."""
    lists = word_lists()
    return lists.agents_do(verb) or any(verb.endswith(each) for each in lists.building | lists.done_by)


def behind(scene: Scene, verb: Chunk) -> list[Mention]:
    """What a verb, its sum passed over, makes something said of: 投资二十亿元建设的某园."""
    at = next((at for at, item in enumerate(scene.items) if item is verb), len(scene.items))
    return _behind(scene, _past_sum(scene, at + 1))


def _past_sum(scene: Scene, at: int) -> int:
    """投资|二十亿元建设|的: where the sum and the verb behind it end."""
    while at < len(scene.items):
        item = scene.items[at]
        words = "".join(name.label for name in item.names) if isinstance(item, Group) else item.text
        sum_ = isinstance(item, Chunk) and item.kind is ChunkKind.QUANTITY
        if not sum_ and words not in word_lists().building:
            break
        at += 1
    return at


def _each(
    scene: Scene, act: Act, kinds: frozenset[EntityClass], rule: str, *, firms_only: bool = False
) -> Iterator[RelationFact]:
    makers = frozenset({EntityClass.ENTERPRISE}) if firms_only else MAKERS
    for maker in scene.cast(act.left):
        for made in scene.cast(act.right):
            if maker.kind in makers and made.kind in kinds:
                yield _fact(made, maker, act.verb.span, rule)


def _by_agent(scene: Scene, before: Scene | None) -> Iterator[RelationFact]:
    """由某公司承建 of the thing before it, 由某公司承建的某桥 of the one behind."""
    for at, item in enumerate(scene.items[:-2] if "由" in scene.clause.words else ()):
        agent = scene.items[at + 1]
        if not isinstance(item, Chunk) or item.text != "由" or item.kind is not ChunkKind.PREPOSITION:
            continue
        done = _done(scene, at + 2)
        verb = scene.items[done] if done < len(scene.items) else None
        if not isinstance(agent, Group) or verb is None or not _is_done(verb):
            continue
        spoken = [mention for mention in scene.cast(scene.subject) if mention.kind in BUILT]
        earlier = spoken or (_made(before)[-1:] if before else [])
        things = _behind(scene, done + 1) or _ahead(scene, at) or earlier
        for maker in scene.cast(agent):
            for thing in things:
                if maker.kind in MAKERS:
                    yield _fact(thing, maker, _span_of(verb), "undertaking.agent")


def _is_done(item: Item) -> bool:
    """Whether an item says what an agent does; at the end of a clause the verb may be taken for a noun."""
    if isinstance(item, Group):
        return len(item.names) == 1 and item.names[0].label in word_lists().building
    return word_lists().agents_do(item.text)


def _span_of(item: Item) -> Span:
    return item.names[0].span if isinstance(item, Group) else item.span


def _done(scene: Scene, at: int) -> int:
    """Where what the agent does stands: 由某公司|按照某模式|共同|投资二十亿元|建设."""
    items = scene.items
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if isinstance(item, Chunk) and item.kind in (ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.QUANTITY):
            at += 1
        elif isinstance(item, Chunk) and item.kind is ChunkKind.PREPOSITION and isinstance(following, Group):
            at += 2
        elif isinstance(item, Chunk) and _puts_in(item.text) and following is not None:
            at += 1 if _goes_on(items, at + 1) else len(items)
        else:
            return at
    return at


def _puts_in(verb: str) -> bool:
    """负责建设, 联合打造, 投资二十亿元建设: before a verb of building this says how the agent does it."""
    return verb in word_lists().how or verb in word_lists().own_money


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether a verb of building stands behind, sums passed over."""
    at = past_costs(items, at)
    return at < len(items) and _is_done(items[at])


def _behind(scene: Scene, at: int) -> list[Mention]:
    """What stands behind 的."""
    rest = scene.items[at:]
    if not rest or not isinstance(rest[0], Chunk) or rest[0].text != "的":
        return []
    group = next((item for item in rest if isinstance(item, Group)), None)
    return [mention for mention in scene.cast(group) if mention.kind in BUILT]


def _ahead(scene: Scene, at: int) -> list[Mention]:
    groups = [item for item in scene.items[:at] if isinstance(item, Group)]
    return [mention for group in groups for mention in scene.cast(group) if mention.kind in BUILT]


def _made(scene: Scene) -> list[Mention]:
    return [mention for mention in scene.mentions.values() if mention.kind in BUILT]
