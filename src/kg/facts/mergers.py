"""What goes on in another thing: 甲园与乙园合并为丙园, 甲园并入乙园, 丙集团由甲、乙合并组建.

Only what has happened is stated: a relation has no modality, and a merger announced is none yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.announcements import is_announced
from kg.facts.horizon import clause_horizon, horizon
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass, Modality, Relation

RULE = "merger.into"
BODIES = frozenset({EntityClass.ORGANIZATION, EntityClass.ENTERPRISE})
# A thing goes on in one of its own kind: a park in a park, a project in a project, a firm or body in either.
KINDS = (
    *(
        frozenset({kind})
        for kind in (EntityClass.PROJECT, EntityClass.PARK, EntityClass.PLATFORM, EntityClass.PLACE)
    ),
    BODIES,
    frozenset({EntityClass.PARK, EntityClass.PROJECT}),
)
BY = "由"
DONE = frozenset({"完成", "实现", "已完成"})


def mergers(document: Document, scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """Every merger the scenes state."""
    for scene in scenes:
        for act in scene.acts if scene.names_things else ():
            merges = "merged" in act.verb.groups and not _is_worked_at(scene, act)
            if merges and act.left is not None and _has_happened(document, scene):
                into = _made_of(scene, act.left) or (act.right if not act.counted else None)
                yield from _into(scene, act, into)


def _has_happened(document: Document, scene: Scene) -> bool:
    view = clause_horizon(document.text(scene.clause.span), horizon(document, scene.passage))
    return view.modality is Modality.REALISED and not is_announced(scene)


def _is_worked_at(scene: Scene, act: Act) -> bool:
    """推动甲园并入乙园: a verb before the parts says that it is wanted, unless it says that it is done."""
    before = takewhile(lambda item: item is not act.left and item is not act.verb, scene.items)
    verbs = (item for item in before if isinstance(item, Chunk) and item.kind is ChunkKind.VERB)
    return any(verb.text not in DONE for verb in verbs)


def _made_of(scene: Scene, parts: Group) -> Group | None:
    """丙 of 丙由甲、乙合并组建."""
    for before, item in pairwise(scene.items):
        behind = scene.items.index(item) + 1
        if isinstance(before, Group) and isinstance(item, Chunk) and item.text == BY:
            return before if scene.items[behind : behind + 1] == (parts,) else None
    return None


def _into(scene: Scene, act: Act, into: Group | None) -> Iterator[RelationFact]:
    whole = _named(scene, into)
    if len(whole) != 1:
        return
    for part in _named(scene, act.left):
        if part.label != whole[0].label and _go_together(part, whole[0]):
            spans = tuple(sorted({*part.spans, *whole[0].spans, act.verb.span}))
            yield RelationFact(part, Relation.MERGED_INTO, whole[0], Evidence(spans, RULE))


def _named(scene: Scene, group: Group | None) -> list[Mention]:
    """The things of a group, but for kinds of works: 小区管网并入市政管网 tells of no thing."""
    return [
        mention
        for name in (group.names if group else ())
        if (mention := scene.mention_of(name)) is not None
        and name.specificity is not Specificity.GENERIC
        and (name.specificity is Specificity.PROPER or mention.kind is not EntityClass.PROJECT)
    ]


def _go_together(part: Mention, whole: Mention) -> bool:
    return any({part.kind, whole.kind} <= kinds for kinds in KINDS)
