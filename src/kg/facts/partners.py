"""Who does it together: 与甲、乙共建某圈 ties the report's own region to 甲 and 乙, and 某圈 to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
TOGETHER = frozenset({"partnering", "signed", "held"})
WITH = frozenset({"与", "和", "同", "跟", "联合", "携手"})


def partners(document: Document, scenes: Iterable[Scene], around: Surroundings) -> Iterator[RelationFact]:
    """Every partner relation the scenes state."""
    own = own_region(document, around)
    for scene in scenes:
        for at, item in enumerate(scene.items):
            if isinstance(item, Group):
                if len(item.names) > 1:
                    yield from _jointly(scene, item)
            elif item.text in WITH and at + 1 < len(scene.items):
                following = scene.items[at + 1]
                if isinstance(following, Group):
                    yield from _with(scene, at, following, own)


def own_region(document: Document, around: Surroundings) -> Mention | None:
    """The report's own region as the text first names it, in full where it does."""
    for name in around.own_full_names:
        at = document.source.text.find(name)
        if at >= 0:
            return Mention(name, EntityClass.PLACE, (Span(at, at + len(name)),), "name.own-region")
    return None


def _act_after(scene: Scene, start: int) -> Act | None:
    return next(
        (act for act in scene.acts if act.verb.span.start > start and act.verb.groups & TOGETHER), None
    )


def _with(scene: Scene, at: int, group: Group, own: Mention | None) -> Iterator[RelationFact]:
    """与 as a preposition: at the head of the clause, behind adverbs or behind the subject."""
    before = scene.items[at - 1] if at > 0 else None
    opener = scene.items[at]
    act = _act_after(scene, opener.span.start) if isinstance(opener, Chunk) else None
    if act is None or (isinstance(before, Chunk) and before.kind is ChunkKind.VERB):
        return
    subjects = [mention for mention in _of(scene, before) if mention.kind in PARTIES]
    parties = [mention for mention in scene.cast(group) if mention.kind in PARTIES]
    built = [] if act.right in (None, group) or act.counted else _built(scene, act, parties)
    if not subjects and own is not None and not any(thing.kind is EntityClass.EVENT for thing in built):
        subjects = [own]
    yield from _pairs([(left, right) for right in parties for left in (*subjects, *built)], act)


def _of(scene: Scene, item: object) -> tuple[Mention, ...]:
    return scene.cast(item) if isinstance(item, Group) else ()


def _built(scene: Scene, act: Act, parties: Sequence[Mention]) -> list[Mention]:
    labels = {party.label for party in parties}
    return [
        mention for mention in scene.cast(act.right) if mention.kind in BUILT and mention.label not in labels
    ]


def _jointly(scene: Scene, group: Group) -> Iterator[RelationFact]:
    """甲与乙联手打造丙: 甲, 乙 and 丙 two by two."""
    act = next((act for act in scene.acts if act.left is group and _is_joint(scene, act)), None)
    if act is None:
        return
    parties = [mention for mention in scene.cast(group) if mention.kind in PARTIES]
    if len(parties) < 2 or group.listing is not None:
        return
    built = [] if act.counted else _built(scene, act, parties)
    built = [thing for thing in built if thing.kind is not EntityClass.POLICY_DOCUMENT]
    one, *others = parties
    joint = act.verb.text in word_lists().joint
    pairs = combinations(parties, 2) if joint else [(one, other) for other in others]
    yield from _pairs([*pairs, *((party, thing) for thing in built for party in parties)], act)


def _is_joint(scene: Scene, act: Act) -> bool:
    """甲与乙联手打造, 甲与乙签署合作协议; of 与甲、乙签署 the other party is somebody else."""
    if act.verb.text in word_lists().joint:
        return True
    words = "".join(name.label for name in act.right.names) if act.right is not None else ""
    signed = "signed" in act.verb.groups and words.endswith(word_lists().agreements)
    chunks = scene.clause.chunks[act.left.first : act.left.last + 1] if act.left is not None else ()
    return signed and len(chunks) > 2 and chunks[1].text in WITH


def _pairs(pairs: Iterable[tuple[Mention, Mention]], act: Act) -> Iterator[RelationFact]:
    for left, right in pairs:
        if left.label == right.label:
            continue
        near = [
            span for mention in (left, right) if mention.rule != "name.own-region" for span in mention.spans
        ]
        evidence = Evidence(tuple(sorted({*near, act.verb.span})), "partner.with")
        yield RelationFact(left, Relation.PARTNER, right, evidence)
