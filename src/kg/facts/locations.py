"""Where things are: 落户, 入驻, 落地 somewhere; 在某地 something is done; a place that builds something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.builders import BUILT, behind
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.inside import host_park
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.vocabulary import EntityClass, Relation

HOSTS = frozenset({EntityClass.PARK, EntityClass.PLACE})
# What a place is said to build, hold or try out stands in it.
STANDING = frozenset(
    {
        EntityClass.PROJECT,
        EntityClass.PLATFORM,
        EntityClass.ENTERPRISE,
        EntityClass.ORGANIZATION,
        EntityClass.PARK,
        EntityClass.EVENT,
        EntityClass.POLICY_MEASURE,
    }
)
MAKING = frozenset({"completed", "started", "in_operation", "established", "building", "held", "progressing"})


def locations(document: Document, scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """Every locatedIn the scenes state."""
    scenes = tuple(scenes)
    yield from _headed(document, scenes)
    before: Scene | None = None
    reached: dict[Chunk, list[Mention]] = {}
    for scene in scenes:
        earlier, before = before, scene
        reached |= {act.verb: _hosts(scene, act.right) for act in scene.acts if _arrives(act)}
        reached |= {act.verb: _bringer(scene, act) for act in scene.acts if _brings_several(act)}
        if not scene.names_things:
            continue
        if earlier is not None and earlier.passage is scene.passage:
            yield from _placed(earlier, scene)
        for act in scene.acts:
            if act.verb.span not in scene.clause.span and act.right is not None:
                # 五家企业落户某区,包括:甲、乙; 某新区引进七家企业,其中甲、乙已开工
                came = tuple(each for each in scene.cast(act.right) if each.kind in STANDING)
                yield from _facts(came, reached.get(act.verb, ()), act.verb, "location.arrive")
            yield from _arrivals(scene, act)
            yield from _described(scene, act)
            yield from _brought(scene, act)
            yield from _made(scene, act)
        yield from _hosted(scene)
        yield from _hosting(scene)
        yield from _genitive(scene)
        yield from _fronted(scene)
        yield from _within(scene)


def _headed(document: Document, scenes: tuple[Scene, ...]) -> Iterator[RelationFact]:
    """某园:甲、乙项目开工;…: the place that a clause is nothing but, before a colon, holds what follows.

    To the end of the sentence, or the paragraph that it opens; a clause with another place is of that.
    """
    places = {each.label: each for scene in scenes for each in scene.mentions.values() if each.kind in HOSTS}
    host: Mention | None = None
    passage = paragraph = opened = -1
    for scene in scenes:
        at = scene.passage
        for head in filter(None, (at.row_head, at.bullet_head)):
            place = places.get("".join(document.folded(head).split()))
            if place is not None:
                yield from _stand(scene, replace(place, spans=(head,)))
        opens = at.paragraph != paragraph
        if opens or (at.index != passage and opened != paragraph):
            host = None
        passage, paragraph = at.index, at.paragraph
        named = _heading(document, scene)
        if named is not None:
            host, opened = named, paragraph if opens else -1
        elif host is not None and not any(each.kind in HOSTS for each in scene.mentions.values()):
            yield from _stand(scene, host)


def _heading(document: Document, scene: Scene) -> Mention | None:
    """The one place that a clause before a colon names, and nothing else."""
    cast = scene.cast(scene.groups[0]) if len(scene.items) == 1 == len(scene.groups) else ()
    colon = document.source.folded.startswith(":", scene.clause.span.end)
    return cast[0] if colon and len(cast) == 1 and cast[0].kind in HOSTS else None


def _stand(scene: Scene, host: Mention) -> Iterator[RelationFact]:
    """What is begun, built, run or brought in a clause stands at its heading's place."""
    for act in scene.acts:
        group = act.right if act.right is not None else act.left
        if act.verb.groups & (MAKING | HEADED) and not act.counted:
            kinds = SETTLED if "settled" in act.verb.groups else BUILT_THERE
            things = (each for each in scene.cast(group) if each.kind in kinds)
            yield from _facts(things, (host,), act.verb, "location.head")


HEADED = frozenset({"settled", "in_production", "topped_out", "accepted", "building", "land_acquired"})
BUILT_THERE = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM})
SETTLED = BUILT_THERE | {EntityClass.ENTERPRISE}


def _facts(
    things: Iterable[Mention], hosts: Iterable[Mention], act: Chunk, rule: str
) -> Iterator[RelationFact]:
    for host in hosts:
        for thing in things:
            if thing.label != host.label and thing.kind in STANDING:
                spans = tuple(sorted({*thing.spans, act.span, *host.spans}))
                yield RelationFact(thing, Relation.LOCATED_IN, host, Evidence(spans, rule))


def _hosted(scene: Scene) -> Iterator[RelationFact]:
    """某园首发项目“乙”: the park right before a quoted name hosts it; 某镇…“乙”项目 stands in 某镇."""
    for group in scene.groups:
        for first, second in pairwise(group.names):
            host, thing = scene.mentions.get(first), scene.mentions.get(second)
            if thing is None or thing.label[0] != "“":
                continue
            joined = any(
                chunk.kind is ChunkKind.CONJUNCTION and first.span.end <= chunk.span.start < second.span.start
                for chunk in scene.clause.chunks
            )
            named = host is not None and host.label[0] != "“"  # “甲基地”“乙基地”: two titles
            if not joined and named and host is not None and host.kind is EntityClass.PARK:
                spans = tuple(sorted({*host.spans, *thing.spans}))
                if thing.kind in STANDING and thing.span.start - host.span.end <= 6:
                    yield RelationFact(thing, Relation.LOCATED_IN, host, Evidence(spans, "location.host"))


def _hosting(scene: Scene) -> Iterator[RelationFact]:
    """某园区总投资三十亿元的某项目: a park invests in nothing, what stands behind 的 stands in it."""
    for name, host in scene.owners.items():
        thing = scene.mentions.get(name)
        if host.kind in HOSTS and thing is not None and thing.kind in STANDING:
            spans = tuple(sorted({*host.spans, *thing.spans}))
            yield RelationFact(thing, Relation.LOCATED_IN, host, Evidence(spans, "location.host"))


def _genitive(scene: Scene) -> Iterator[RelationFact]:
    """某园的甲项目、乙项目开工: what a place before 的 is said to have; not what is brought from there."""
    if "的" not in scene.clause.words:
        return
    for at, (group, tie, things) in enumerate(
        zip(scene.items, scene.items[1:], scene.items[2:], strict=False)
    ):
        tied = isinstance(tie, Chunk) and tie.text == "的"
        if not tied or not isinstance(group, Group) or not isinstance(things, Group):
            continue
        host = scene.mentions.get(group.names[-1]) if group.names else None
        if host is None or host.kind not in HOSTS or not _says_what(scene, at):
            continue
        built = (each for each in scene.cast(things) if each.kind in BUILT)
        for thing in built:
            spans = tuple(sorted({*host.spans, *thing.spans}))
            yield RelationFact(thing, Relation.LOCATED_IN, host, Evidence(spans, "location.host"))


def _says_what(scene: Scene, at: int) -> bool:
    """Whether a group opens its clause, or stands behind a verb that builds or runs what it takes."""
    before = scene.items[at - 1] if at else None
    if before is None or (isinstance(before, Chunk) and before.kind in WHEN_AND_HOW):
        return True
    return isinstance(before, Chunk) and (bool(before.groups & MAKING) or before.text in COUNTING_OFF)


# 分别是某园的甲项目: behind these stands each of those that were counted.
COUNTING_OFF = frozenset({"分别是", "分别为"})


def _fronted(scene: Scene) -> Iterator[RelationFact]:
    """某产业园标准化厂房: the park at the front of a name hosts the thing."""
    for name, mention in scene.mentions.items():
        park = host_park(name)
        if park is None or mention.kind not in STANDING:
            continue
        part = mention.label.removeprefix(park.label).removesuffix("工程").removesuffix("项目")
        if part.endswith(word_lists().parts):
            spans = tuple(sorted({*mention.spans, *park.spans}))
            yield RelationFact(mention, Relation.LOCATED_IN, park, Evidence(spans, "location.front"))


def _hosts(scene: Scene, group: Group | None) -> list[Mention]:
    """The place a group names; the last of it, for a list may end in one."""
    return [mention for mention in scene.cast(group) if mention.kind in HOSTS]


def _arrives(act: Act) -> bool:
    return act.right is not None and act.left is not None and act.verb.text in word_lists().arriving


def _brings_several(act: Act) -> bool:
    return act.counted and act.verb.text.endswith(tuple(word_lists().bringing))


def _bringer(scene: Scene, act: Act) -> list[Mention]:
    """The one park or place that brings so many to itself, or that the sentence is about."""
    hosts = _hosts(scene, act.left if act.left is not None else scene.subject)
    return hosts if len(hosts) == 1 else []


def _arrivals(scene: Scene, act: Act) -> Iterator[RelationFact]:
    if act.verb.text in word_lists().arriving and (not act.counted or _hosts_those(scene, act)):
        hosts = _hosts(scene, act.right)
        if act.right is None:  # 某园…,甲、乙相继入驻: the park that the sentence is about
            hosts = [each for each in scene.cast(scene.subject) if each.kind is EntityClass.PARK]
            hosts = hosts if len(hosts) == 1 else []
        things = scene.cast(act.left)
        if act.left is None:  # 某项目…,均选址某园: what the sentence is about
            things = tuple(each for each in scene.cast(scene.subject) if each.kind is EntityClass.PROJECT)
        if act.right is None and act.left is not None:
            hosts = _behind_preposition(scene, act) or hosts
        if not hosts and all(each.kind is EntityClass.ENTERPRISE for each in things):
            hosts = _beside(scene, act)
        if not hosts and act.verb.text in word_lists().standing:
            hosts = _around(scene, act.right) or _near(scene, act)
        if _hosts_those(scene, act):  # 某园已入驻甲、乙等企业
            hosts, things = _hosts(scene, act.left), scene.cast(act.right)
        yield from _facts(things, hosts, act.verb, "location.arrive")


def _beside(scene: Scene, act: Act) -> list[Mention]:
    """某园与甲、乙签订入驻协议: the park that stands before 与."""
    at = next((at for at, item in enumerate(scene.items) if item is act.left), 0)
    tie, earlier = scene.items[at - 1] if at else None, scene.items[: max(0, at - 1)]
    if not isinstance(tie, Chunk) or tie.text not in word_lists().beside:
        return []
    before = next((item for item in reversed(earlier) if isinstance(item, Group)), None)
    return [each for each in scene.cast(before) if each.kind is EntityClass.PARK]


def _behind_preposition(scene: Scene, act: Act) -> list[Mention]:
    """某项目落户于某园, 某公司入驻到某园: the place behind 于."""
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), len(scene.items))
    tie, place = (*scene.items[at + 1 : at + 3], None, None)[:2]
    tied = isinstance(tie, Chunk) and tie.text in ("于", "在", "到", "至")
    return _hosts(scene, place) if tied and isinstance(place, Group) else []


# 原阳县境内, 新乡市南端: where in a place.
WHERE_IN = re.compile(
    r"(?:城区?|中心城区|主城区)?[东西南北中]{0,2}(?:部|端|侧|郊|面|方|麓)?(?:边缘)?(?:境内|内|区域)?"
)


def _around(scene: Scene, group: Group | None) -> list[Mention]:
    """The place that words open with which only say where in it."""
    name = group.names[-1] if group is not None and group.names else None
    if name is None:
        return []
    places = (each for each in scene.inner if each.kind in HOSTS and each.span.start == name.span.start)
    words = name.label + name.trailing
    return [each for each in places if WHERE_IN.fullmatch(words.removeprefix(each.label))]


def _near(scene: Scene, act: Act) -> list[Mention]:
    """位于某县的东南: the place right behind the verb."""
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), len(scene.items))
    behind = scene.items[at + 1] if at + 1 < len(scene.items) else None
    return _hosts(scene, behind) if isinstance(behind, Group) else []


def _hosts_those(scene: Scene, act: Act) -> bool:
    """Whether the park stands before the verb and the firms behind it."""
    parks, firms = scene.cast(act.left), scene.cast(act.right)
    hosted = bool(firms) and all(each.kind is EntityClass.ENTERPRISE for each in firms)
    return len(parks) == 1 and parks[0].kind is EntityClass.PARK and hosted


# What stands before a place that is the report's own.
OWN = re.compile("[该我全本][区县市]")


def _described(scene: Scene, act: Act) -> Iterator[RelationFact]:
    """位于某区的某基地: what stands behind 的."""
    if act.verb.text not in word_lists().arriving:
        return
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), len(scene.items))
    rest = scene.items[at + 1 : at + 5]
    if rest and isinstance(rest[0], Chunk) and OWN.fullmatch(rest[0].text):  # 位于该区某园的某项目
        rest = rest[1:]
    host, tie, thing = (*rest, None, None, None)[:3]
    tied = isinstance(tie, Chunk) and tie.text == "的"
    if tied and isinstance(host, Group) and isinstance(thing, Group):
        hosts = _hosts(scene, host) or _around(scene, host)
        yield from _facts(scene.cast(thing), hosts, act.verb, "location.described")


def _brought(scene: Scene, act: Act) -> Iterator[RelationFact]:
    if act.verb.text in word_lists().bringing and not act.counted:
        hosts = _hosts(scene, act.left)
        things = scene.cast(act.right)
        if act.left is None:  # 某园始建于某年,先后吸引甲、乙等企业
            hosts = [each for each in scene.cast(scene.subject) if each.kind is EntityClass.PARK]
            firms = all(each.kind in COMING for each in things)
            hosts = hosts if len(hosts) == 1 and firms else []
        yield from _facts(things, hosts, act.verb, "location.bring")


# Who comes to a park: firms, institutes.
COMING = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})


def _made(scene: Scene, act: Act) -> Iterator[RelationFact]:
    """菊园新区建成某系统: the subject is a place, the object stands in it."""
    makes = act.verb.groups & MAKING and not act.counted
    if makes and act.left is not None and act.right is not act.left and not _together(scene, act):
        things = [each for each in scene.cast(act.right) if _is_there(each)]
        yield from _facts(things, _hosts(scene, act.left), act.verb, "location.maker")


def _is_there(thing: Mention) -> bool:
    """某镇推进某试点: of a place's measures its pilots stand there; its strategies and reforms do not."""
    return thing.kind is not EntityClass.POLICY_MEASURE or thing.label.endswith(word_lists().pilots)


def _together(scene: Scene, act: Act) -> bool:
    """与甲、乙建立某机制: partners, not places of what is built; nor is 某市 in 把某市建成某中心."""
    return any(
        isinstance(item, Chunk)
        and item.text in ("与", "同", "跟", "把")
        and item.span.start < act.verb.span.start
        for item in scene.items
    )


def _placed(before: Scene, scene: Scene) -> Iterator[RelationFact]:
    """在某高新区内,甲、乙集中开工: a clause that only says where the next one's things are begun."""
    items = [item for item in before.items if isinstance(item, Group) or item.kind not in WHEN_AND_HOW]
    lead, place = (*items[:2], None, None)[:2]
    if isinstance(lead, Group) and len(items) == 1 and _ends_within(lead):  # 某高新区内,
        place, items = lead, [*items, lead]
    inside = (lead is place or (isinstance(lead, Chunk) and lead.text == "在")) and len(items) == 2
    if before.acts or not inside or not isinstance(place, Group):
        return
    for act in scene.acts:
        if act.verb.groups & (MAKING | {"settled"}) and not act.counted and act.right is None:
            yield from _facts(scene.cast(act.left), _hosts(before, place), act.verb, "location.placed")


def _ends_within(group: Group) -> bool:
    return len(group.names) == 1 and group.names[0].trailing in ("内", "境内", "区内")


WHEN_AND_HOW = frozenset({ChunkKind.TIME, ChunkKind.ADVERB, ChunkKind.PARTICLE})


def _within(scene: Scene) -> Iterator[RelationFact]:
    """在某地 before the verb."""
    items = scene.items
    for at, item in enumerate(items[:-1] if ChunkKind.PREPOSITION in scene.clause.kinds else ()):
        following = items[at + 1]
        if not (isinstance(item, Chunk) and item.kind is ChunkKind.PREPOSITION and item.text in ("在", "于")):
            continue
        if not isinstance(following, Group):
            continue
        act = next((act for act in scene.acts if act.verb.span.start > item.span.start), None)
        if act is None or act.counted:
            continue
        hosts = _hosts(scene, following)
        if act.right not in (None, following):
            yield from _facts(scene.cast(act.right), hosts, item, "location.within")
        elif act.right is None and act.left is not following and act.verb.groups & (MAKING | {"settled"}):
            things = behind(scene, act.verb) or scene.cast(act.left)
            yield from _facts(things, hosts, item, "location.within")
