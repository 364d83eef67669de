"""Clauses that say that what they tell, or what those behind them tell, is yet to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.scenes import Scene
from kg.facts.step_frames import frames
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.text import Span

# 今年该区将通过招商,建设甲;引进乙: what a clause that only says how announces is told by those behind it.
AIMS = frozenset({"将", "将会", "拟"})
# A time that is all of a clause, and lies ahead.
AHEAD = frozenset({"明年", "今后", "未来", "下一步", "下一年", "今后一个时期"})


def is_announced(scene: Scene) -> bool:
    """Whether a clause says of what it tells that it is yet to come."""
    modals = frames().modals
    if scene.clause.words.isdisjoint(modals):
        return False
    chunks = scene.clause.chunks
    found = [
        chunk
        for chunk, behind in zip(chunks, (*chunks[1:], None), strict=True)
        if chunk.text in modals and (behind is None or behind.text != "了")  # 确保了某路通车
    ]
    return any(chunk.kind in (ChunkKind.ADVERB, ChunkKind.VERB) for chunk in found)


def opens_with_aim(scene: Scene) -> bool:
    """Whether a clause announces and names nothing that it announces: 今年将通过招商; 明年."""
    if len(scene.items) == 1 and scene.clause.chunks[-1].text in AHEAD:
        return True
    if AIMS.isdisjoint(scene.clause.words) or scene.mentions or not is_announced(scene):
        return False
    pairs = zip(scene.items, scene.items[1:], strict=False)
    aims = (behind for item, behind in pairs if isinstance(item, Chunk) and item.text in AIMS)
    return any(isinstance(behind, Chunk) for behind in aims)  # 将某事作为重点 is no aim


def is_call(scene: Scene) -> bool:
    """某区要重点发展甲,推进乙: a sentence that opens with what is to be done tells of nothing else."""
    if "要" not in scene.clause.words:
        return False
    for item, behind in zip(scene.items, scene.items[1:], strict=False):
        verb = isinstance(item, Chunk) and item.kind is ChunkKind.VERB
        if isinstance(item, Chunk) and (verb or item.text == "要"):
            return item.text == "要" and isinstance(behind, Chunk)
    return False


def still_meant(document: Document, scene: Scene) -> Iterator[Act]:
    """The acts of a clause, without those that were only once planned: 原定3月开工的某桥推迟至四季度."""
    if _once_planned().search(document.folded(scene.clause.span)) is None:
        yield from scene.acts
        return
    for act in scene.acts:
        start = scene.clause.span.start  # the verb may stand in a clause before: 集中开工的项目,包括甲、乙
        before = document.folded(Span(start, max(start, act.verb.span.start)))
        if _once_planned_by_end().search(before) is None:
            yield act


@cache
def _once_planned() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(word_lists().once_planned, key=lambda word: (-len(word), word))))
    return re.compile(words)


@cache
def _once_planned_by_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_once_planned().pattern})[^,;的]{{0,12}}$")
