"""Clauses that say that what they tell, or what those behind them tell, is yet to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.document.model import Document
from kg.facts.acts import Act, is_put_off
from kg.facts.scenes import Scene
from kg.facts.sides import says_which
from kg.facts.step_frames import frames
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.text import Span
from kg.vocabulary import Modality


def is_announced(scene: Scene) -> bool:
    """Whether a clause says of what it tells that it is yet to come."""
    modals = frames().modals
    if scene.clause.words.isdisjoint(modals):
        return False
    chunks = scene.clause.chunks
    found = [
        chunk
        for before, chunk, behind in zip((None, *chunks), chunks, (*chunks[1:], None), strict=False)
        if chunk.text in modals and (behind is None or behind.text != "了")  # 确保了某路通车
        if before is None or before.text + chunk.text not in word_lists().once_planned  # 原|计划
    ]
    return any(chunk.kind in (ChunkKind.ADVERB, ChunkKind.VERB) for chunk in found)


def _opens_with_aim(scene: Scene) -> bool:
    """Whether a clause announces and names nothing that it announces: 今年将通过招商; 明年."""
    if len(scene.items) == 1 and scene.clause.chunks[-1].text in word_lists().lying_ahead:
        return True
    words = word_lists().announcing
    if words.isdisjoint(scene.clause.words) or scene.mentions or not is_announced(scene):
        return False
    pairs = zip(scene.items, scene.items[1:], strict=False)
    aims = (
        behind for item, behind in pairs if isinstance(item, Chunk) and item.text in word_lists().announcing
    )
    return any(isinstance(behind, Chunk) for behind in aims)  # 将某事作为重点 is no aim


def _is_call(scene: Scene) -> bool:
    """某区要重点发展甲,推进乙: a sentence that opens with what is to be done tells of nothing else."""
    if "要" not in scene.clause.words:
        return False
    for item, behind in zip(scene.items, scene.items[1:], strict=False):
        verb = isinstance(item, Chunk) and item.kind is ChunkKind.VERB
        if isinstance(item, Chunk) and (verb or item.text == "要"):
            return item.text == "要" and isinstance(behind, Chunk)
    return False


def told_ahead(scenes: Iterable[Scene]) -> Iterator[tuple[Scene, bool]]:
    """The scenes, each with whether another clause of its sentence, or of the list it goes on, lies ahead.

    今年该区将通过招商,建设甲;引进乙: the first clause announces for all. Further on (达产后将实现产值) it is
    of what is built, not of the rest. 计划开工项目40个,包括甲、乙: the verb that was announced is theirs.
    如果条件成熟,启动甲: that comes only if something else does.
    """
    opened, latest = -1, -1
    announced: set[Span] = set()
    for scene in scenes:
        first = scene.passage.index != latest
        latest = scene.passage.index
        aims = first and (_opens_with_aim(scene) or _is_call(scene))
        depends = any(chunk.text in word_lists().conditions for chunk in scene.clause.chunks[:1])
        opened = latest if aims or depends else opened
        if is_announced(scene):
            announced |= {act.verb.span for act in scene.acts}
        elsewhere = (act.verb.span for act in scene.acts if act.verb.span not in scene.clause.span)
        of_sentence = opened == latest and scene.clause.words.isdisjoint(word_lists().done_already)
        yield scene, of_sentence or not announced.isdisjoint(elsewhere)


def still_meant(document: Document, scene: Scene) -> Iterator[Act]:
    """The acts of a clause, without those that were only once planned: 原定3月开工的某桥推迟至四季度."""
    start = scene.clause.span.start
    text = document.folded(scene.clause.span)
    marks = [match.end() for match in _once_planned().finditer(text)]
    for act in scene.acts:
        at = act.verb.span.start - start
        if not any(mark <= at and WHEN.fullmatch(text, mark, at) for mark in marks):
            yield act


def modality_of(scene: Scene, act: Act, told: Modality) -> Modality | None:
    """确保已签约的某桥开工: a plan for a thing is none for what says which it is.

    None where that may have happened or not.
    """
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), 0)
    if told is Modality.REALISED:
        return None if is_put_off(scene.items, at) else told
    if not says_which(scene.items, at):
        return told
    before = scene.items[at - 1] if at else None
    already = isinstance(before, Chunk) and before.text in word_lists().done_already
    return Modality.REALISED if already else None


# What may stand between such a word and its verb: when it was to be.
WHEN = re.compile(r"[^,;的]{0,12}")


@cache
def _once_planned() -> re.Pattern[str]:
    words = sorted(word_lists().once_planned, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![比较])(?:{'|'.join(map(re.escape, words))})")
