"""That a thing waits, stops, goes on again or is given up: 某桥停工, 某馆推迟到10月开工, 取消某路建设."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.document.model import Document
from kg.facts.acts import WHEN, Act, is_its_own
from kg.facts.announcements import still_meant
from kg.facts.horizon import Horizon
from kg.facts.items import Item
from kg.facts.model import Evidence, MilestoneFact
from kg.facts.scenes import Scene
from kg.facts.stages import BUILT, is_part, is_part_name
from kg.facts.step_frames import frames, trailing_of
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.lexicon import entries, load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.vocabulary import LIFE_CYCLE, EntityClass, MilestoneType, Modality

FRAMES = Path(__file__).parent / "frames" / "setbacks.toml"
# How long it lasts: 停工一年, 推迟了半年.
HOW_LONG = re.compile(
    r"(?:近|约|超|达)?[0-9一二两三四五六七八九十半数多几]+[多余]?(?:个)?(?:年|月|天|周|季度)[多半]?"
)
# What may close a clause behind the object: 推迟某桥|开工.
CLOSING = WHEN | {ChunkKind.VERB}
# Steps that have a day, which may be put off.
DATED = (frozenset(LIFE_CYCLE) | {MilestoneType.HELD}) - {MilestoneType.DESIGNED, MilestoneType.PROGRESSING}


@dataclass(frozen=True, slots=True)
class Setback:
    """What one group of verbs says of the things that it can be said of."""

    id: str
    type: MilestoneType
    classes: frozenset[EntityClass]


@cache
def setback_frames() -> dict[str, Setback]:
    """The frames of setbacks.toml by the group of their verbs, read once."""
    return {
        str(table["group"]): Setback(
            str(table["id"]),
            MilestoneType(str(table["type"])),
            frozenset(EntityClass(name) for name in str(table["classes"]).split()),
        )
        for table in entries(FRAMES, "setback")
    }


def setbacks(
    document: Document, scene: Scene, view: Horizon, base: Horizon, intended: MilestoneType | None
) -> Iterator[MilestoneFact]:
    """What a clause says so, and of what is put off the step that waits, with the time that is set for it.

    `view` is when the clause itself speaks of, `base` the text around it; `intended` is the step that the
    sentence said before had once been planned.
    """
    for act in scene.acts:
        frame = _frame_of(act)
        modality = _modality(scene, act, frame.type, view) if frame is not None else None
        if frame is None or modality is None or _is_averted(scene, act):
            continue
        period = view.period
        if modality is Modality.REALISED:
            around = base if frame.type is MilestoneType.POSTPONED else view
            looks_back = around.modality is Modality.REALISED
            period = around.period if looks_back else document.metadata.period
        for subject in _subjects(scene, act, frame):
            evidence = Evidence(tuple(sorted((*subject.spans, act.verb.span))), frame.id)
            yield MilestoneFact(subject, frame.type, modality, period, evidence)
            if frame.type is MilestoneType.POSTPONED and view.period != base.period:
                yield from _moved(scene, act, subject, view, intended)


def _frame_of(act: Act) -> Setback | None:
    return next((frame for group, frame in setback_frames().items() if group in act.verb.groups), None)


def once_meant(document: Document, scene: Scene) -> MilestoneType | None:
    """The step that a clause says was once planned: 某桥原计划6月完工, now put off."""
    meant = {act.verb.span for act in still_meant(document, scene)}
    steps = (_dated(act.verb) for act in scene.acts if act.verb.span not in meant)
    return next((step for step in steps if step is not None), None)


def _moved(
    scene: Scene, act: Act, subject: Mention, view: Horizon, intended: MilestoneType | None
) -> Iterator[MilestoneFact]:
    """推迟到10月开工, 开工时间推迟到10月, 原定5月开工的某桥推迟到10月: what is planned for then."""
    at = _place(scene.items, act)
    nearest = (*scene.items[at + 1 :], *reversed(scene.items[:at]))
    said = next((step for item in nearest if isinstance(item, Chunk) and (step := _dated(item))), None)
    step = said or intended
    timed = any(isinstance(item, Chunk) and item.kind is ChunkKind.TIME for item in scene.items[at + 1 :])
    if step is not None and timed and view.modality is Modality.PLANNED:
        spans = tuple(sorted((*subject.spans, act.verb.span)))
        yield MilestoneFact(subject, step, Modality.PLANNED, view.period, Evidence(spans, "setback.moved"))


def _dated(verb: Chunk) -> MilestoneType | None:
    """The step with a day of its own that a verb says is taken."""
    types = (frame.type for group in sorted(verb.groups) for frame in frames().by_group.get(group, ()))
    return next((each for each in types if each in DATED), None)


def _modality(scene: Scene, act: Act, type_: MilestoneType, view: Horizon) -> Modality | None:
    """拟推迟 announces; what is put off or stands still, it is wherever that is told. None plans a halt."""
    if _is_announced(scene, act):
        return None if type_ is MilestoneType.HALTED else Modality.PLANNED
    standing = type_ in (MilestoneType.POSTPONED, MilestoneType.HALTED)
    return Modality.REALISED if standing else view.modality


def _is_announced(scene: Scene, act: Act) -> bool:
    """Whether a modal stands before the verb: 拟取消某馆; not 原计划, nor 将 before what is put off."""
    chunks = scene.clause.chunks
    for before, chunk, behind in zip((None, *chunks), chunks, chunks[1:], strict=False):
        if chunk.span.end > act.verb.span.start:
            return False
        once = before is not None and before.text + chunk.text in word_lists().once_planned
        leads = chunk.text == "将" and behind.kind is ChunkKind.NAME
        if chunk.text in frames().modals and not once and not leads:
            return chunk.kind in (ChunkKind.ADVERB, ChunkKind.VERB)
    return False


def _is_averted(scene: Scene, act: Act) -> bool:
    """防止某桥停工, 协调某桥复工: what is prevented, forbidden or made good, or only worked for."""
    at = _place(scene.items, act)
    before = [item.text for item in scene.items[:at] if isinstance(item, Chunk)]
    sought = "resumed" in act.verb.groups and not word_lists().working_towards.isdisjoint(before)
    return sought or not word_lists().averting.isdisjoint(before)


def _subjects(scene: Scene, act: Act, frame: Setback) -> Iterator[Mention]:
    """What the verb is said of: its object where it names one, else what stands before it."""
    group = _argument(scene, act)
    if group is None or is_part(group):
        return
    beside = act.beside if group is act.left else act.beyond
    for each in (*beside, group):
        for name in each.names:
            subject = scene.mention_of(name)
            if subject is None or subject.kind not in frame.classes or is_part_name(name):
                continue
            doubtful = subject.kind in BUILT and act.verb.text in load().function
            if _is_of_work(name, each, doubtful=doubtful) and is_its_own(scene.items, act, group, name):
                yield subject


def _is_of_work(name: Name, group: Group, *, doubtful: bool) -> bool:
    """某桥建设停工, 甲、乙等3个项目停工 are said of the things; 某桥招标推迟 of the tender.

    取消 and 暂停 are said of what exists as well (取消某收费站): the work must be named.
    """
    trailing = trailing_of(name, group)
    works = (*name_words().ventures, *word_lists().work)
    if name.label.endswith(word_lists().charges):
        return False  # 取消某某审批项目
    if trailing:
        return trailing.endswith(works)
    return not doubtful or name.label.endswith(works)


def _argument(scene: Scene, act: Act) -> Group | None:
    if act.left is None and act.verb.span not in scene.clause.span:
        return act.right  # 2个项目停工,分别是甲、乙
    behind = scene.items[_place(scene.items, act) + 1 :]
    first = behind[0] if behind else None
    if isinstance(first, Group) and not _says_when(first):
        whole = all(isinstance(item, Chunk) and item.kind in CLOSING for item in behind[1:])
        return first if first is act.right and not act.counted and whole else None
    if isinstance(first, Chunk) and (first.text == "的" or first.kind is ChunkKind.QUANTITY):
        return None
    return _before(scene, act)


def _before(scene: Scene, act: Act) -> Group | None:
    """The group before a verb, over why it came so (某桥因资金问题停工) and words of when (开工时间推迟)."""
    items = scene.items[: _place(scene.items, act)]
    left = act.left
    while left is not None:
        at = next((number for number, item in enumerate(items) if item is left), 0)
        led = items[at - 1] if at else None
        why = isinstance(led, Chunk) and led.text in word_lists().because
        if not why and not _says_when(left):
            return left
        items = items[:at]
        left = next(
            (item for item in reversed(items) if isinstance(item, Group)), scene.subject if why else None
        )
        if left is scene.subject:
            return left
    return None


def _says_when(group: Group) -> bool:
    """Words for how long or when, and nothing that waits: 停工|一年, 开工|时间|推迟."""
    words = word_lists().dates
    return all(name.label in words or HOW_LONG.fullmatch(name.label) for name in group.names)


def _place(items: Sequence[Item], act: Act) -> int:
    return next((at for at, item in enumerate(items) if item is act.verb), len(items))
