"""Lists that a verb elsewhere governs: 新开工的项目包括甲、乙; 甲等五个项目,乙等三个项目已开工."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeGuard

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.items import Item
from kg.facts.scenes import Scene
from kg.facts.subjects import goes_on
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.construction import CONSTRUCTION
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass

# What is counted and then listed; what closes a list that waits for its verb.


def with_governed(document: Document, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """The scenes, with an act for each list whose verb stands before 的项目包括 or in a later clause."""
    found = [_introduced(scene) for scene in scenes]
    _tell_on(document, found)
    for at in range(len(found) - 1):
        if _is_further(found[at + 1]) and goes_on(document, found[at], found[at + 1]):
            found[at + 1] = _told_further(found[at], found[at + 1])
        begun = begun_in(found[at])
        behind = _past_costs(document, found, at) if begun is not None else None
        if begun is not None and behind is not None:
            found[behind] = _told_next(found[behind], begun, firms=_counts_firms(found[at]))
        listing = _lists(found[at])
        if listing is not None and _goes_on_counting(document, found, at):
            found[at + 1] = _told_too(found[at + 1], listing)
    _tell_those(found)
    for at, scene in enumerate(found):
        act = next((act for act in scene.acts if act.left is not None), None)
        if act is None or act.left is None or act.right is not None or not _is_list(act.left):
            continue
        for waiting in takewhile(lambda number: _waits(document, found, number), range(at - 1, -1, -1)):
            found[waiting] = _governed(found[waiting], scene.acts)
    return tuple(found)


def _past_costs(document: Document, scenes: Sequence[Scene], at: int) -> int | None:
    """计划开工项目40个,总投资535亿元,包含甲、乙: the next clause but for one that names nothing."""
    for behind in range(at + 1, min(at + 3, len(scenes))):
        if not goes_on(document, scenes[behind - 1], scenes[behind]):
            return None
        if scenes[behind].groups or behind == at + 2:
            return behind
    return None


def _tell_on(document: Document, scenes: list[Scene]) -> None:
    """开工的项目有:甲项目,乙项目: each further clause that only lists is told by the verb of the list."""
    verb: Chunk | None = None
    for at, scene in enumerate(scenes):
        if verb is not None and goes_on(document, scenes[at - 1], scene) and _only_lists(scene):
            group = scene.groups[0]
            acts = (Act(verb, None, group, counted=False),)
            scenes[at] = replace(scene, acts=acts, mentions=as_built(scene, group, verb))
            continue
        opened = document.source.folded.startswith(":", scene.clause.span.end)
        alone = len(scene.items) == 1 and _opens_list(scene.items[0])  # 落户某区,包括:甲、乙
        told = scenes[at - 1] if alone and at and goes_on(document, scenes[at - 1], scene) else scene
        verb = _told_kind(scene) or ((begun_in(told) or _has(scene)) if opened else None)


def _tell_those(scenes: list[Scene]) -> None:
    """7个项目集中投产。…这7个项目分别是甲、乙: what was said of so many is said of each."""
    said: dict[str, Chunk] = {}
    paragraph = -1
    for at, scene in enumerate(scenes):
        if scene.passage.paragraph != paragraph:
            said, paragraph = {}, scene.passage.paragraph
        counts = [item.text for item in scene.items if isinstance(item, Chunk) and is_count(item)]
        first, group = (*scene.items[:1], None)[0], (*scene.groups[-1:], None)[0]
        those = isinstance(first, Chunk) and first.text in THOSE and counts
        verb = said.get(counts[0]) if those else None
        if verb is not None and group is not None and group is scene.items[-1] and len(group.names) > 1:
            acts = (Act(verb, None, group, counted=False),)
            scenes[at] = replace(scene, acts=acts, mentions=as_built(scene, group, verb))
        elif counts and not those and (begun := begun_in(scene)) is not None:
            said[counts[0]] = begun


THOSE = frozenset({"这", "这些", "上述", "该"})


def _has(scene: Scene) -> Chunk | None:
    """新开工项目有: which they are stands behind the colon."""
    verb, noun, has = (*scene.items[-3:], None, None, None)[:3]
    listing = isinstance(has, Chunk) and has.text in word_lists().listing
    steps = isinstance(verb, Chunk) and verb.kind is ChunkKind.VERB and verb.groups - {"doing", "building"}
    named = isinstance(noun, Group) and is_noun(noun)
    return verb if listing and steps and named and isinstance(verb, Chunk) else None


def _told_kind(scene: Scene) -> Chunk | None:
    """落户的企业包括甲: the verb of a list that ends a clause and says what kind of things it lists."""
    if "的" not in scene.clause.words:
        return None
    act = next((act for act in scene.acts if act.right is not None and act.left is None), None)
    if act is None or act.right is not scene.items[-1]:
        return None
    return act.verb if any(is_noun(group) for group in scene.groups) else None


def _only_lists(scene: Scene) -> bool:
    """Whether a clause is one list of projects or firms and nothing else."""
    group = scene.groups[0] if scene.groups else None
    if group is None or scene.acts or scene.items[0] is not group:
        return False
    kinds = {each.kind for each in scene.cast(group)}
    return bool(kinds & LISTED) and kinds <= LISTED | {EntityClass.ORGANIZATION}


# A centre or an institute beside them is one of the list.
LISTED = frozenset({EntityClass.PROJECT, EntityClass.ENTERPRISE})


def _introduced(scene: Scene) -> Scene:
    """集中开工的项目包括甲、乙: the list has begun."""
    if scene.clause.words.isdisjoint(word_lists().listing):
        return scene
    for at, verb in enumerate(scene.items):
        if isinstance(verb, Chunk) and verb.kind is ChunkKind.VERB and "doing" not in verb.groups:
            listed = _listed(scene.items[at + 1 :])
            if listed is not None:
                acts = tuple(act for act in scene.acts if act.verb is not verb)
                acts = (Act(verb, None, listed, counted=False), *acts)
                return replace(scene, acts=acts, mentions=as_built(scene, listed, verb))
    return scene


def _is_further(scene: Scene) -> bool:
    """以及丙、丁等项目: a list that a conjunction ties to the clause before, with no verb of its own."""
    if scene.acts or len(scene.items) != JOINER_AND_LIST:
        return False
    joiner, group = scene.items
    joined = isinstance(joiner, Chunk) and joiner.kind is ChunkKind.CONJUNCTION
    return joined and isinstance(group, Group)


JOINER_AND_LIST = 2


def _told_further(before: Scene, scene: Scene) -> Scene:
    """The list, told by the verbs whose object the list before it is."""
    group = next(item for item in scene.items if isinstance(item, Group))
    own = before.items[-1] if before.items else None
    acts = (act for act in before.acts if act.left is None and act.right is own and own is not None)
    return replace(scene, acts=tuple(Act(act.verb, None, group, counted=False) for act in acts))


def begun_in(scene: Scene) -> Chunk | None:
    """The verb of a clause that ends in 开工的项目 or 开工项目十二个: which they are may follow."""
    if "的" not in scene.clause.words and ChunkKind.QUANTITY not in scene.clause.kinds:
        return None
    told = scene.acts[-1] if scene.acts else None
    closing = (told.verb, told.right if told.verb.text in word_lists().arriving else None) if told else ()
    # 九个项目开工, 五家企业落户某区
    if told is not None and told.left is not None and any(each is scene.items[-1] for each in closing):
        kinds = is_noun(told.left) or _is_kind(told.left)
        return told.verb if kinds and "doing" not in told.verb.groups else None
    plain = [item for item in scene.items if not _is_number(item)]
    verb, tie, noun = (None, None, None, *plain)[-3:]
    tied = isinstance(tie, Chunk) and tie.text == "的"
    if isinstance(tie, Chunk) and tie.text == "了":  # 举办了两项赛事
        tied = ChunkKind.QUANTITY in scene.clause.kinds
    elif not tied and any(map(is_count, scene.items[-2:])):  # 签约项目4个, 举办两项赛事
        verb, tied = tie, True
    steps = isinstance(verb, Chunk) and verb.kind is ChunkKind.VERB and "doing" not in verb.groups
    named = isinstance(noun, Group) and (is_noun(noun) or _is_kind(noun))
    return verb if tied and named and steps and isinstance(verb, Chunk) else None


def _lists(scene: Scene) -> Chunk | None:
    """The verb of a clause that ends in its list and how many are on it: 引进甲、乙等项目六个."""
    act = scene.acts[-1] if scene.acts else None
    if act is None or act.left is not None or act.right is None or not _is_list(act.right):
        return None
    counted = is_count(scene.items[-1]) and scene.items[-2] is act.right
    return act.verb if counted and "doing" not in act.verb.groups else None


def _goes_on_counting(document: Document, scenes: Sequence[Scene], at: int) -> bool:
    """Whether the next clause is a list of projects and how many they are."""
    if not goes_on(document, scenes[at], scenes[at + 1]) or not _waits(document, scenes, at + 1, last=True):
        return False
    return is_count(scenes[at + 1].items[-1])


def _told_too(scene: Scene, verb: Chunk) -> Scene:
    group = next(item for item in scene.items if isinstance(item, Group))
    acts = (Act(verb, None, group, counted=False),)
    return replace(scene, acts=acts, mentions=as_built(scene, group, verb))


def is_count(item: Item | None) -> TypeGuard[Chunk]:
    """Whether an item says how many things there are."""
    return isinstance(item, Chunk) and item.kind is ChunkKind.QUANTITY


def _counts_firms(scene: Scene) -> bool:
    """签约引进七家企业: what is counted came, and is a number of firms."""
    noun = scene.groups[-1] if scene.groups else None
    came = any("settled" in act.verb.groups or "signed" in act.verb.groups for act in scene.acts)
    return came and noun is not None and bool(noun.names) and noun.names[-1].label.endswith("企业")


def _told_next(scene: Scene, verb: Chunk, *, firms: bool) -> Scene:
    items = scene.items
    among = bool(items) and isinstance(items[0], Chunk) and items[0].text == "其中"
    each = len(items) > among and isinstance(first := items[among], Chunk) and first.text == "分别"
    lead, group = (*items[among + each : among + each + 2], None, None)[:2]
    if isinstance(lead, Chunk) and lead.text in word_lists().listing and isinstance(group, Group):
        acts = (Act(verb, None, group, counted=False), *scene.acts[1:])
        return replace(scene, acts=acts, mentions=as_built(scene, group, verb))
    named = items[1] if among and firms and len(items) > 1 else None
    if isinstance(named, Group) and len(named.names) > 1:  # 其中甲、乙已开工: they are of those that came
        acts = (Act(verb, None, named, counted=False), *scene.acts)
        return replace(scene, acts=acts, mentions={**scene.mentions, **_as_firms(scene, named)})
    return scene


def _as_firms(scene: Scene, group: Group) -> dict[Name, Mention]:
    """The names of a list of firms that are none by their own words."""
    return {
        name: Mention(name.label, EntityClass.ENTERPRISE, (name.span,), "name.listed-firm")
        for name in group.names
        if name.suffix is None and name.specificity is Specificity.PROPER
    }


def as_built(scene: Scene, group: Group, verb: Chunk) -> Mapping[Name, Mention]:
    """The scene's mentions, a school or a hospital of a list of projects begun or done a project."""
    if not verb.groups & CONSTRUCTION:
        return scene.mentions
    bodies = {
        name: replace(mention, kind=EntityClass.PROJECT)
        for name, mention in scene.mentions.items()
        if name in group.names and mention.kind is EntityClass.ORGANIZATION and not _is_sure(name)
    }
    return {**scene.mentions, **bodies}


def _is_sure(name: Name) -> bool:
    return name.suffix is None or name.suffix.sure


def _listed(behind: Sequence[Item]) -> Group | None:
    """The list behind 的项目包括 or 项目包括; between may stand how many there are."""
    plain = [item for item in behind if _opens_list(item) or not _is_number(item)]
    tied = bool(plain) and isinstance(tie := plain[0], Chunk) and tie.text == "的"
    if tied and len(plain) > 1 and isinstance(plain[1], Chunk):  # 集中开工的包括甲、乙
        verb, group = (*plain[1:3], None)[:2]
        listing = isinstance(verb, Chunk) and verb.text in word_lists().listing - {"有", "为", "是"}
        return group if listing and isinstance(group, Group) else None
    noun, verb, group = (*plain[tied : tied + 3], None, None, None)[:3]
    listing = isinstance(verb, Chunk) and verb.text in word_lists().listing
    if listing and isinstance(noun, Group) and isinstance(group, Group) and is_noun(noun):
        return group
    return None


def _is_number(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.QUANTITY, ChunkKind.ADVERB)


def _opens_list(item: Item) -> bool:
    """主要有, an adverb elsewhere, opens a list."""
    return isinstance(item, Chunk) and item.text in word_lists().listing


def is_noun(group: Group) -> bool:
    """Whether a group is only a word for projects or firms, and names none: 重点项目, 企业."""
    return len(group.names) == 1 and all(
        name.label.removesuffix("中").removesuffix("有").endswith((*name_words().ventures, "企业"))
        and name.specificity is not Specificity.PROPER
        for name in group.names
    )


def _is_kind(group: Group) -> bool:
    """两项大型体育赛事: words for things of one kind, which they are may follow."""
    name = group.names[0] if len(group.names) == 1 else None
    if name is None or name.specificity is Specificity.PROPER:
        return False
    return load().list_noun_of(name.label) is not None


def _is_list(group: Group) -> bool:
    return group.listing is not None and group.listing.word.endswith(name_words().ventures)


def _waits(document: Document, scenes: Sequence[Scene], at: int, *, last: bool = False) -> bool:
    """Whether a scene is nothing but a list of projects, with the next behind a comma unless it is last."""
    scene = scenes[at]
    if scene.acts or not (last or goes_on(document, scene, scenes[at + 1])):
        return False
    groups = scene.groups
    others = (item for item in scene.items if isinstance(item, Chunk))
    if len(groups) != 1 or any(
        not _is_number(item) and item.kind is not ChunkKind.PARTICLE for item in others
    ):
        return False
    return _is_list(groups[0]) or all(name.label.endswith(name_words().ventures) for name in groups[0].names)


def _governed(scene: Scene, acts: Sequence[Act]) -> Scene:
    group = scene.groups[0]
    return replace(scene, acts=tuple(_lent(acts, group)))


def _lent(acts: Sequence[Act], group: Group) -> Iterator[Act]:
    for act in acts:
        if act.left is not None and act.right is None:
            yield Act(act.verb, group, None, act.counted)
