"""Who does it together: 与甲、乙共建某圈 ties the report's own region to 甲 and 乙, and 某圈 to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.mentions.places import Surroundings
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

PARTIES = frozenset({EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.ENTERPRISE, EntityClass.PARK})
BUILT = PARTIES | {
    EntityClass.EVENT,
    EntityClass.PROJECT,
    EntityClass.PLATFORM,
    EntityClass.POLICY_MEASURE,
    EntityClass.POLICY_DOCUMENT,
}
DOING = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})
TOGETHER = frozenset({"partnering", "signed", "held"})


def partners(document: Document, scenes: Iterable[Scene], around: Surroundings) -> Iterator[RelationFact]:
    """Every partner relation the scenes state."""
    own = own_region(document, around)
    sentence, opening = -1, None
    together: list[Mention] = []
    for scene in scenes:
        if scene.passage.index != sentence:
            sentence, opening = scene.passage.index, (*scene.items[:1], None)[0]
            together = []
        spoken = scene.subject if scene.subject is opening else None
        found = list(_in(scene, own, spoken))
        yield from found or _goes_on(scene, together)
        if found:
            together = list(dict.fromkeys(each for fact in found for each in (fact.subject, fact.object)))


def _in(scene: Scene, own: Mention | None, spoken: Group | None) -> Iterator[RelationFact]:
    """The partners that a clause by itself tells of."""
    lists = any(len(group.names) > 1 for group in scene.groups)
    if not lists and scene.clause.words.isdisjoint(word_lists().beside):
        return
    for at, item in enumerate(scene.items):
        if isinstance(item, Group):
            if len(item.names) > 1:
                yield from _jointly(scene, item, own)
        elif item.text in word_lists().beside and at + 1 < len(scene.items):
            following = scene.items[at + 1]
            if isinstance(following, Group):
                yield from _with(scene, at, following, own, scene.cast(spoken))


def _goes_on(scene: Scene, together: Sequence[Mention]) -> Iterator[RelationFact]:
    """与某大学签订协议,共建某院: what the parties of the clause before build together."""
    parties = [mention for mention in together if mention.kind in PARTIES]
    for act in scene.acts if len(parties) > 1 else ():
        if act.left is None and not act.counted and act.verb.text in word_lists().joint:
            things = [thing for thing in _built(scene, act, parties) if thing.kind in MADE_TOGETHER]
            yield from _pairs([(party, thing) for thing in things for party in parties], act)


# What parties make; a paper that they sign is made by nobody.
MADE_TOGETHER = frozenset(
    {EntityClass.PROJECT, EntityClass.PLATFORM, EntityClass.PARK, EntityClass.ORGANIZATION}
)


def own_region(document: Document, around: Surroundings) -> Mention | None:
    """The report's own region as the text first names it, in full where it does."""
    for name in around.own_full_names:
        at = document.source.text.find(name)
        if at >= 0:
            return Mention(name, EntityClass.PLACE, (Span(at, at + len(name)),), "name.own-region")
    return None


def _act_after(scene: Scene, start: int) -> Act | None:
    behind = [act for act in scene.acts if act.verb.span.start > start]
    found = [act for act in behind if act.verb.groups & TOGETHER or _does_jointly(scene, act)]
    return next((act for act in found if act.right is not None), (*found, None)[0])


def _does_jointly(scene: Scene, act: Act) -> bool:
    """共同推进, 合作成立: a verb that says that several do it, in one word or by the one before it."""
    lists, verb = word_lists(), act.verb.text
    if verb in lists.joint or (verb.startswith(lists.jointly) and len(verb) > TWO):
        return True
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), 0)
    before = scene.items[at - 1] if at else None
    return isinstance(before, Chunk) and before.text in lists.jointly


TWO = 2


def _with(
    scene: Scene, at: int, group: Group, own: Mention | None, spoken: Sequence[Mention]
) -> Iterator[RelationFact]:
    """与 as a preposition: at the head of the clause, behind adverbs or behind the subject."""
    earlier = (item for item in reversed(scene.items[:at]) if isinstance(item, Group) or not _is_when(item))
    before, opener = next(earlier, None), scene.items[at]
    act = _act_after(scene, opener.span.start) if isinstance(opener, Chunk) else None
    if isinstance(before, Chunk) and before.kind is ChunkKind.VERB:
        return
    if act is None:
        act = _cooperation(scene, at + 1)
    if act is None:
        return
    subjects = [mention for mention in _of(scene, before) if mention.kind in PARTIES]
    parties = [mention for mention in scene.cast(group) if mention.kind in PARTIES]
    nothing = act.right in (None, group) or act.counted or _is_ceremony(act)
    built = [] if nothing else _built(scene, act, parties)
    if not subjects and before is None and len(spoken) == 1:  # 某公司以商招商,与某集团合作
        subjects = [each for each in spoken if each.kind in DOING and each not in parties]
    if not subjects and own is not None and not any(thing.kind is EntityClass.EVENT for thing in built):
        subjects = [own]
    made = (
        []
        if "signed" in act.verb.groups
        else [(each, thing) for each in subjects for thing in built if parties]
    )
    yield from _pairs([*((left, right) for right in parties for left in (*subjects, *built)), *made], act)


def _is_when(item: Chunk) -> bool:
    """某市已先后与甲、乙签约: when and how often says nothing of who."""
    return item.kind in (ChunkKind.ADVERB, ChunkKind.TIME)


def _is_ceremony(act: Act) -> bool:
    """与某集团举行签约仪式: the ceremony is no party, nor built by any."""
    names = act.right.names if act.right is not None else ()
    return any(name.label.endswith(word_lists().ceremonies) for name in names)


def _cooperation(scene: Scene, at: int) -> Act | None:
    """与甲、乙等院校合作不断深化: what two do is told by a noun before its verb."""
    behind = scene.items[at + 1 : at + 3]
    noun = behind[0] if behind else None
    told = isinstance(noun, Group) and len(noun.names) == 1 and noun.names[0].label.endswith(COOPERATION)
    act = next((act for act in scene.acts if act.left is noun), None) if told else None
    return replace(act, right=None) if act is not None else None


COOPERATION = ("合作", "协作")


def _of(scene: Scene, item: object) -> tuple[Mention, ...]:
    return scene.cast(item) if isinstance(item, Group) else ()


def _built(scene: Scene, act: Act, parties: Sequence[Mention]) -> list[Mention]:
    labels = {party.label for party in parties}
    return [
        mention for mention in scene.cast(act.right) if mention.kind in BUILT and mention.label not in labels
    ]


# Who signs for the report's region.
GOVERNMENT = re.compile(
    r"[我本]?[省市县区旗州](?:人民)?政府|[我本][省市县区旗州]|.{0,8}(?:[市县区旗州]长|书记)"
)


def _parties(scene: Scene, group: Group, own: Mention | None) -> list[Mention]:
    """Who does it together; none where nobody is named by the first name, unless it is the region's."""
    if not group.names:
        return []
    first, named = group.names[0], [each for each in scene.cast(group) if each.kind in PARTIES]
    if GOVERNMENT.fullmatch(first.label) is not None:
        rest = [each for each in named if each.span != first.span]
        return [own, *rest] if own is not None else []
    chunks = scene.clause.chunks[group.first : group.last + 1]
    alone = len(chunks) > 1 and chunks[1].text in word_lists().beside
    return named if not alone or scene.mention_of(first) in named else []


def _jointly(scene: Scene, group: Group, own: Mention | None) -> Iterator[RelationFact]:
    """甲与乙联手打造丙: 甲, 乙 and 丙 two by two."""
    act = next((act for act in scene.acts if act.left is group and _is_joint(scene, act)), None)
    if act is None:
        return
    parties = _parties(scene, group, own)
    if len(parties) < TWO or group.listing is not None:
        return
    built = [] if act.counted else _built(scene, act, parties)
    built = [thing for thing in built if thing.kind is not EntityClass.POLICY_DOCUMENT]
    one, *others = parties
    joint = _does_jointly(scene, act)
    pairs = combinations(parties, 2) if joint else [(one, other) for other in others]
    yield from _pairs([*pairs, *((party, thing) for thing in built for party in parties)], act)


def _is_joint(scene: Scene, act: Act) -> bool:
    """甲与乙联手打造, 甲与乙签署合作协议; of 与甲、乙签署 the other party is somebody else."""
    if _does_jointly(scene, act):
        return True
    words = "".join(name.label for name in act.right.names) if act.right is not None else act.verb.text
    things = scene.cast(act.right)
    signs = act.verb.text.endswith(word_lists().signing) and (
        act.right is None or any(thing.kind is EntityClass.PROJECT for thing in things)
    )
    alone = act.right is None and {"partnering", "signed"} <= act.verb.groups  # 甲与乙签约合作
    agreed = words.endswith(word_lists().agreements) or signs or alone
    signed = bool(act.verb.groups & {"signed", "partnering"}) and agreed
    signed = signed or ("held" in act.verb.groups and words.endswith(word_lists().ceremonies))
    chunks = scene.clause.chunks[act.left.first : act.left.last + 1] if act.left is not None else ()
    return signed and len(chunks) > 2 and chunks[1].text in word_lists().beside


def _pairs(pairs: Iterable[tuple[Mention, Mention]], act: Act) -> Iterator[RelationFact]:
    for left, right in pairs:
        if left.label == right.label:
            continue
        near = [
            span for mention in (left, right) if mention.rule != "name.own-region" for span in mention.spans
        ]
        evidence = Evidence(tuple(sorted({*near, act.verb.span})), "partner.with")
        yield RelationFact(left, Relation.PARTNER, right, evidence)
