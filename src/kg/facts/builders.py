"""Who a clause says builds, brings out or pays for a thing: 某集团投资二十亿元建设某园, 由…承建."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.facts.acts import Act
from kg.facts.agents import WORKING, is_cost, past_costs
from kg.facts.items import Item
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

MAKERS = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})
MADE = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM})
# What a clause may say to be someone's; a park is spoken of so too, and has no undertaker.
BUILT = MADE | {EntityClass.PARK}
BRINGING_OUT = frozenset({"published", "released"})


def built_by(scene: Scene, earlier: Scene | None) -> Iterator[RelationFact]:
    """What a clause says is built or brought out, and by whom; `earlier` has what an agent's may be."""
    yield from _brought_out(scene)
    yield from _built(scene)
    yield from _relative(scene)
    yield from _invested(scene)
    yield from _by_agent(scene, earlier)


def undertaken(thing: Mention, maker: Mention, verb: Span, rule: str) -> RelationFact:
    """The fact that a verb, or a count, says a thing to be its maker's."""
    spans = tuple(sorted({*maker.spans, verb, *thing.spans}))
    return RelationFact(thing, Relation.UNDERTAKEN_BY, maker, Evidence(spans, rule))


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
    works = bool(act.verb.groups & WORKING) and act.right is not None
    return works or verb in words.building or (words.agents_do(verb) and _is_paid(scene, act))


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
                    yield undertaken(thing, maker, act.verb.span, "undertaking.build")


def _invested(scene: Scene) -> Iterator[RelationFact]:
    """引进某集团,投资二十亿元建设某基地: the firm of the clause before invests in what is built."""
    verbs = [item for item in scene.items if isinstance(item, Chunk) and item.kind is ChunkKind.VERB]
    if not verbs or not _is_investing(verbs[0].text):
        return
    firms = [each for each in scene.cast(scene.subject) if each.kind is EntityClass.ENTERPRISE]
    for act in scene.acts:
        if act.left is None and word_lists().agents_do(act.verb.text) and not act.counted and len(firms) == 1:
            for thing in scene.cast(act.right):
                if thing.kind in BUILT:
                    yield undertaken(thing, firms[0], act.verb.span, "undertaking.build")


def _is_investing(verb: str) -> bool:
    """投资, 投资建设: putting money in, with what it builds or without."""
    return verb in word_lists().investing or (verb.startswith("投") and verb in word_lists().building)


def put_in(before: Scene, scene: Scene) -> Iterator[RelationFact]:
    """某集团投资二十亿元,建设某基地: the firm that puts in a sum builds what the next clause opens with."""
    items = _plain(before)
    group = items.pop(0) if items and isinstance(items[0], Group) else before.subject
    verbs = [item for item in scene.items if isinstance(item, Chunk) and item.kind is ChunkKind.VERB]
    if not isinstance(group, Group) or scene.subject is not group or not verbs or not _is_sum_put_in(items):
        return
    firms = [each for each in before.cast(group) if each.kind is EntityClass.ENTERPRISE]
    for act in scene.acts:
        builds = act.verb is verbs[0] and _builds(act.verb.text)
        if (
            builds
            and (act.left is None or _is_where(scene, act.left))
            and (not act.counted or _is_one(scene, act))
            and len(firms) == 1
        ):
            for thing in scene.cast(act.right):
                if thing.kind in BUILT:
                    yield undertaken(thing, firms[0], act.verb.span, "undertaking.build")


def _is_where(scene: Scene, group: Group) -> bool:
    """在某区建设: the group before the verb says where."""
    at = next((at for at, item in enumerate(scene.items) if item is group), 0)
    lead = scene.items[at - 1] if at else None
    return isinstance(lead, Chunk) and lead.text == "在" and lead.kind is ChunkKind.PREPOSITION


def _is_one(scene: Scene, act: Act) -> bool:
    """建成一条年产四百吨的某生产线: one is counted, and it is named."""
    counts = [item for item in scene.items if isinstance(item, Chunk) and item.kind is ChunkKind.QUANTITY]
    return len(counts) == 1 and counts[0].text[0] in ("一", "1") and counts[0].text[1:] in ONE


ONE = frozenset({"条", "座", "个", "家", "所", "处"})


def _is_sum_put_in(items: Sequence[Item]) -> bool:
    """投资二十亿元, and nothing more."""
    verb, cost = (*items, None, None)[:2]
    invests = isinstance(verb, Chunk) and verb.text in word_lists().investing
    return invests and isinstance(cost, Chunk) and cost.kind is ChunkKind.QUANTITY and len(items) == 2


def _plain(scene: Scene) -> list[Item]:
    """A clause without when and how: 计划在年内."""
    items = [item for item in scene.items if isinstance(item, Group) or item.kind not in WHEN_AND_HOW]
    items = items[1:] if items and isinstance(items[0], Chunk) and items[0].text == "其中" else items
    return [item for item in items if isinstance(item, Group) or item.text not in word_lists().ahead]


WHEN_AND_HOW = frozenset({ChunkKind.TIME, ChunkKind.ADVERB})


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
                yield undertaken(made, maker, act.verb.span, rule)


def _by_agent(scene: Scene, before: Scene | None) -> Iterator[RelationFact]:
    """由某公司承建 of the thing before it, 由某公司承建的某桥 of the one behind."""
    for at, item in enumerate(scene.items[:-1] if "由" in scene.clause.words else ()):
        agent = scene.items[at + 1]
        if not isinstance(item, Chunk) or item.text != "由" or item.kind is not ChunkKind.PREPOSITION:
            continue
        done = _done(scene, at + 2)
        verb = scene.items[done] if done < len(scene.items) else None
        if not isinstance(agent, Group):
            continue
        if verb is None and _is_done_by(agent):
            verb = agent
        if verb is None or not _is_done(verb):
            continue
        spoken = [mention for mention in scene.cast(scene.subject) if mention.kind in BUILT]
        earlier = spoken or (may_be_built(before)[-1:] if before else [])
        things = _behind(scene, done + 1) or _ahead(scene, at) or earlier
        for maker in scene.cast(agent):
            for thing in things:
                if maker.kind in MAKERS:
                    yield undertaken(thing, maker, _span_of(verb), "undertaking.agent")


def _is_done_by(agent: Group) -> bool:
    """由某公司|开发建设: what closes the clause may be taken for a part of the agent's name."""
    return bool(agent.names) and agent.names[-1].trailing.endswith(tuple(word_lists().building))


def _is_done(item: Item) -> bool:
    """Whether an item says what an agent does; at the end of a clause the verb may be taken for a noun."""
    if isinstance(item, Group) and _is_done_by(item):
        return True
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


def opening_of(scene: Scene, name: Name) -> list[Mention]:
    """某某广场开工典礼: the thing with which the words begin that name nothing as a whole."""
    return [
        each for each in scene.inner if each.rule == "name.opening" and each.span.start == name.span.start
    ]


def _ahead(scene: Scene, at: int) -> list[Mention]:
    groups = [item for item in scene.items[:at] if isinstance(item, Group)]
    return [mention for group in groups for mention in scene.cast(group) if mention.kind in BUILT]


def may_be_built(scene: Scene) -> list[Mention]:
    """What stands in a clause that somebody may have built."""
    return [mention for mention in scene.mentions.values() if mention.kind in BUILT]
