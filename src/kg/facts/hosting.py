"""What a park that a text describes holds: 目前入驻甲、乙等企业, 现有甲、乙等企业, 以甲、乙为龙头."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.vocabulary import EntityClass, Relation

HOSTED = frozenset({EntityClass.ENTERPRISE, EntityClass.PROJECT})


def hostings(document: Document, scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """A locatedIn for each firm or project that a scene says the described park has."""
    for scene in scenes:
        if not scene.names_things:
            continue
        for act in scene.acts:
            park = _park(scene, act)
            if park is None or (act.verb.text in word_lists().bringing and _says_where(scene)):
                continue
            for thing in _held(scene, act):
                yield _fact(thing, park, act.verb)
        if scene.described is not None:
            yield from _led(scene, scene.described)
            yield from _among(document, scene, scene.described)


def _fact(thing: Mention, park: Mention, by: Chunk | None) -> RelationFact:
    spans = {*thing.spans, *park.spans, *((by.span,) if by is not None else ())}
    return RelationFact(
        thing, Relation.LOCATED_IN, park, Evidence(tuple(sorted(spans)), "location.described-park")
    )


def _park(scene: Scene, act: Act) -> Mention | None:
    """The one park before the verb, of the clauses before, or that the text describes."""
    named = scene.cast(act.left)
    if act.left is not None and not (act.verb.text in word_lists().arriving and _hosted(named)):
        return named[0] if len(named) == 1 and named[0].kind is EntityClass.PARK else None
    spoken = [each for each in scene.cast(scene.subject) if each.kind is EntityClass.PARK]
    return spoken[0] if len(spoken) == 1 else scene.described


def _says_where(scene: Scene) -> bool:
    """引进甲、乙等企业入驻某园: the same clause says where those that were brought came to."""
    arrivals = (act.right for act in scene.acts if act.verb.text in word_lists().arriving)
    return any(each.kind in AREAS for group in arrivals for each in scene.cast(group))


AREAS = frozenset({EntityClass.PARK, EntityClass.PLACE})


def _held(scene: Scene, act: Act) -> tuple[Mention, ...]:
    """The firms that the park has, or that came to it."""
    lists = word_lists()
    if act.verb.text in lists.arriving and act.right is None:
        return _hosted(scene.cast(act.left))
    if act.verb.text in lists.arriving and _hosted(scene.cast(act.left)):
        return ()  # 某公司入驻某大厦: what stands behind is where it came to
    if act.verb.text in lists.arriving | lists.bringing and not act.counted:
        return _hosted(scene.cast(act.right))
    if act.verb.text not in lists.having or act.right is None or act.right.listing is None:
        return ()
    return tuple(each for each in _hosted(scene.cast(act.right)) if each.kind is EntityClass.ENTERPRISE)


def _hosted(things: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return things if things and all(each.kind in HOSTED for each in things) else ()


def _among(document: Document, scene: Scene, park: Mention) -> Iterator[RelationFact]:
    """已引进企业15家,其中甲、乙等5家已投产; 主要有甲、乙等19家企业: a list of those that the park has."""
    group = next((item for item in scene.items if isinstance(item, Group)), None)
    if group is None or group.listing is None or not group.names:
        return
    before = document.source.folded[scene.clause.span.start : group.names[0].span.start]
    apart = not before.strip() and document.source.folded[: scene.clause.span.start].rstrip().endswith(
        "其中:"
    )
    if apart or before.strip() in AMONG or before.endswith("主要有"):
        yield from (_fact(thing, park, None) for thing in _hosted(scene.cast(group)))


AMONG = frozenset({"其中", "其中包括", "其中有", "包括"})


def _led(scene: Scene, park: Mention) -> Iterator[RelationFact]:
    """以甲、乙为代表的某产业: the firms that lead what the park has."""
    for group in scene.items:
        if isinstance(group, Group) and group.led:
            firms = (each for each in scene.cast(group) if each.kind is EntityClass.ENTERPRISE)
            yield from (_fact(firm, park, None) for firm in firms)
