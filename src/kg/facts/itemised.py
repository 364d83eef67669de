"""Lists that a sentence announces and paragraphs behind it give: 开工的6个项目分别是: 1、甲项目;2、乙项目."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.announcements import is_announced
from kg.facts.governed import as_built, begun_in, is_count, is_noun
from kg.facts.horizon import clause_horizon, horizon
from kg.facts.items import Item
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import NUMBERING, Chunk, ChunkKind
from kg.mentions.name_words import name_words
from kg.mentions.names import Group


def with_itemised(document: Document, scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The scenes, the thing that opens each numbered paragraph told by the verb that announced the list."""
    return tuple(_told(document, scenes))


def _told(document: Document, scenes: tuple[Scene, ...]) -> Iterator[Scene]:
    said: dict[str, Chunk] = {}
    verb: Chunk | None = None
    section = paragraph = -1
    for scene in scenes:
        at = -1 if scene.passage.section is None else scene.passage.section
        if at != section:
            said, verb, section = {}, None, at
        opens = scene.passage.paragraph != paragraph
        paragraph = scene.passage.paragraph
        if verb is not None and opens:
            numbered = NUMBERING.match(document.source.folded, scene.passage.span.start) is not None
            verb = verb if numbered else None
            if verb is not None:
                yield _given(scene, verb)
                continue
        yield scene
        if _turns_by_time(document, scene):
            continue
        if document.source.folded.startswith(":", scene.clause.span.end):
            verb = _announced(scene, said) or verb
        said |= _counted_steps(scene)


def _turns_by_time(document: Document, scene: Scene) -> bool:
    """明年竣工的2个项目分别是: its own words turn the clause from what its part tells, and not the items."""
    part = horizon(document, scene.passage)
    own = clause_horizon(document.folded(scene.clause.span), part)
    return own.modality is not part.modality and not is_announced(scene)


def _counted_steps(scene: Scene) -> dict[str, Chunk]:
    """How many things a clause says have come to a step, and the verb: 新开工市级重点项目6个, 6个项目开工."""
    counts = [item.text for item in scene.items if is_count(item)]
    begun = begun_in(scene) if counts else None
    if begun is not None:
        return dict.fromkeys(counts, begun)
    rows = zip(scene.items, scene.items[1:], scene.items[2:], strict=False)
    return {
        count.text: verb
        for verb, noun, count in rows
        if isinstance(verb, Chunk) and isinstance(count, Chunk) and is_count(count)
        if verb.groups - {"doing", "building"} and isinstance(noun, Group) and len(noun.names) == 1
        if noun.names[0].label.endswith(name_words().ventures)
    }


def _announced(scene: Scene, said: dict[str, Chunk]) -> Chunk | None:
    """The step that 开工的6个项目分别是, 6个项目开工,分别是 or 6个项目分别是 announces of what follows."""
    items = [item for item in scene.items if not _says_that_a_list_follows(item)]
    plain = [item for item in items if not _is_aside(item)]
    verbs = [item for item in plain if isinstance(item, Chunk) and item.kind is ChunkKind.VERB]
    groups = [item for item in plain if isinstance(item, Group)]
    follows = len(items) < len(scene.items) or (bool(groups) and _is_as_follows(groups[-1]))
    if not follows or len(groups) != 1 or not (is_noun(groups[0]) or _is_as_follows(groups[0])):
        return None
    counts = [item.text for item in items if is_count(item)]
    if not verbs and len(plain) == 1 and counts:
        return said.get(counts[-1])
    steps = [verb for verb in verbs if verb.groups - {"doing", "building"}]
    tied = {"的"} >= {item.text for item in plain if isinstance(item, Chunk) and item not in verbs}
    return steps[0] if len(steps) == 1 == len(verbs) and tied else None


def _says_that_a_list_follows(item: Item) -> bool:
    return isinstance(item, Chunk) and (item.text in word_lists().listing or item.text == "分别")


def _is_as_follows(group: Group) -> bool:
    """新开工项目如下: the words read as one."""
    ends = tuple(f"{noun}如下" for noun in name_words().ventures)
    return len(group.names) == 1 and group.names[0].label.endswith(ends)


def _is_aside(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.QUANTITY, ChunkKind.ADVERB, ChunkKind.TIME)


def _given(scene: Scene, verb: Chunk) -> Scene:
    """The scene, its first thing told by the verb, unless a verb of its own tells of it."""
    group = scene.items[0] if scene.items else None
    if not isinstance(group, Group) or any(act.left is group for act in scene.acts):
        return scene
    acts = (Act(verb, None, group, counted=False), *scene.acts)
    return replace(scene, acts=acts, mentions=as_built(scene, group, verb))
