"""The park that a text describes: what its sentences say without naming anyone, they say of it.

某园位于…。园区以甲为主导产业。目前入驻乙、丙等企业: an introduction names the park once and then speaks of
园区, 该园 or of nobody. A text whose first sentence opens with a park is about it; elsewhere a park is
described from the sentence that it opens to the end of the paragraph, and further where the next goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.text import Span
from kg.vocabulary import EntityClass

# What a park is called once it has been named; and words that open with such a call.
BARE = re.compile(
    r"[该本]?(?:产业|工业|科技|物流|高新)?(?:园区?|开发区|高新区|经开区|集聚区|集中区|工业区|基地)(?:\([^()]*\))?"
)
OPENING = re.compile(r"[该本](?:[园区]|基地|集聚|工业|产业)|园[区内]|区内|基地内")
# Who is spoken of from here on: not the park.
OTHERS = re.compile(r"[全我本][省市区县州盟旗镇乡]|县委|市委|区委|[省市区县]政府")
# 产业二区, 北片区: a part, or another area that no rule knows.
AREA = re.compile(r".+[区园镇乡街](?:[一二三四五六七八九东南西北]区)?")
MOVING_ON = frozenset({EntityClass.PLACE, EntityClass.ORGANIZATION})


def with_described(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """The scenes, each with the park that its text describes, and a mention where a bare word calls it."""
    return tuple(_described(scenes))


def _described(scenes: Sequence[Scene]) -> Iterator[Scene]:
    park: Mention | None = None
    whole: Mention | None = None
    before: Scene | None = None
    opened = -1
    leader: Mention | None = None
    for scene in scenes:
        if before is None or _is_elsewhere(before, scene):
            park = whole
        elif before.passage.paragraph != scene.passage.paragraph:
            park = park if _continues(scene) else whole
        lead = _lead(scene) if scene.passage.index != opened else None
        if lead is not None:
            first, opened = opened < 0, scene.passage.index
            park = _spoken_of(scene, lead, park)
            whole = park if first else whole
            leader = _leader(scene, lead) or leader
            if park is not None and leader is not None and leader.kind is EntityClass.PARK:
                scene = _phased(scene, lead, park)
        if park is not None:
            called = {name: replace(park, spans=(name.span,), rule="reference.host") for name in _bare(scene)}
            mentions = {**scene.mentions, **called} if called else scene.mentions
            scene = replace(scene, described=park, mentions=mentions)
        before = scene
        yield scene


def _is_elsewhere(before: Scene, scene: Scene) -> bool:
    """Whether a heading, another row or another bullet stands between."""
    one, other = before.passage, scene.passage
    return (one.section, one.row_head, one.bullet_head) != (other.section, other.row_head, other.bullet_head)


def _is_when(item: Group | Chunk) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.TIME, ChunkKind.ADVERB)


def _lead(scene: Scene) -> Group | Chunk | None:
    """What a clause opens with, past when and how; 占地五平方公里的某园 opens with the park."""
    plain = [item for item in scene.items if not _is_when(item)]
    group = next((at for at, item in enumerate(plain) if isinstance(item, Group)), 0)
    tie = plain[group - 1] if group else None
    told = {item.kind for item in plain[:group] if isinstance(item, Chunk)} <= TELLING
    if isinstance(tie, Chunk) and tie.text == "的" and told:
        return plain[group]
    return plain[0] if plain else None


TELLING = frozenset({ChunkKind.QUANTITY, ChunkKind.VERB, ChunkKind.PARTICLE})


def _continues(scene: Scene) -> bool:
    """Whether a paragraph opens as one that goes on about the park before it."""
    lead = _lead(scene)
    if lead is None:  # 目前,园区…
        return True
    if isinstance(lead, Group):
        return bool(lead.names) and OPENING.match(lead.names[0].label) is not None
    if OPENING.match(lead.text):
        return True
    return lead.text in word_lists().having | word_lists().bringing | word_lists().arriving


def _spoken_of(scene: Scene, lead: Group | Chunk, park: Mention | None) -> Mention | None:
    """The park that a sentence opens with, the one before it, or none where it opens with another place."""
    if not isinstance(lead, Group) or not lead.names:
        return park
    first = lead.names[0]
    mention = scene.mentions.get(first) or _inner(scene, first)
    if mention is not None and mention.kind is EntityClass.PARK:
        others = {each.kind for each in scene.cast(lead)}
        return mention if len(lead.names) == 1 else (None if others == {EntityClass.PARK} else park)
    if OTHERS.match(first.label) or (mention is not None and mention.kind in MOVING_ON):
        return None
    if mention is None and AREA.fullmatch(first.label) and not BARE.fullmatch(first.label):
        return None
    return park


def _leader(scene: Scene, lead: Group | Chunk) -> Mention | None:
    """The park or project that a sentence opens with."""
    cast = scene.cast(lead) if isinstance(lead, Group) else ()
    own = cast[0] if len(cast) == 1 and cast[0].rule != "reference.phase" else None
    return own if own is not None and own.kind in (EntityClass.PARK, EntityClass.PROJECT) else None


def _phased(scene: Scene, lead: Group | Chunk, park: Mention) -> Scene:
    """某园…。一期工程占地…: a phase that opens a sentence is the park's, whatever was named since."""
    name = lead.names[0] if isinstance(lead, Group) and len(lead.names) == 1 else None
    if name is None or not name.phase or name.label != name.phase:
        return scene
    told = scene.mentions.get(name)
    if told is not None and not told.label.removesuffix(_phase(name)).endswith("项目"):
        return scene  # a phase of another park, or of a thing that a note explains
    phase = _phase(name)
    spans = (*park.spans, Span(name.span.start, name.span.start + len(phase)))
    own = Mention(park.label + phase, park.kind, spans, "reference.phase")
    return replace(scene, mentions={**scene.mentions, name: own})


def _phase(name: Name) -> str:
    return name.phase.removesuffix("工程").removesuffix("项目")


def _inner(scene: Scene, name: Name) -> Mention | None:
    """The park that longer words open with: 某开发区装备制造产业."""
    return next(
        (m for m in scene.inner if m.kind is EntityClass.PARK and m.span.start == name.span.start), None
    )


def _bare(scene: Scene) -> Iterator[Name]:
    """园区 or 该园 as the whole of what a clause or a verb is about, or of where something comes to."""
    arrivals = (act.right for act in scene.acts if act.verb.text in word_lists().arriving)
    for group in (_lead(scene), *(act.left for act in scene.acts), *arrivals):
        if not isinstance(group, Group) or len(group.names) != 1 or group.listing is not None:
            continue
        name = group.names[0]
        if name not in scene.mentions and not name.trailing and BARE.fullmatch(name.label):
            yield name
