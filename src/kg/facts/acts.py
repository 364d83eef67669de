"""What a clause says is done: each verb with the names on either side of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.facts.items import Item
from kg.facts.sides import left_of, praised, right_of
from kg.facts.step_frames import papers
from kg.facts.word_lists import word_lists
from kg.frozen import dataclass
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.construction import CONSTRUCTION
from kg.mentions.names import Group, Name


@dataclass(frozen=True, slots=True)
class Act:
    """One verb with the names before and after it; `counted` where a count stands beside the second.

    `beside` are the lists that a conjunction ties to the names before it, `beyond` to those after it.
    """

    verb: Chunk
    left: Group | None
    right: Group | None
    counted: bool
    beside: tuple[Group, ...] = ()
    beyond: tuple[Group, ...] = ()


def acts_of(items: Sequence[Item]) -> tuple[Act, ...]:
    """The acts of a clause in order, but for what is denied."""
    verbs = [at for at, item in enumerate(items) if isinstance(item, Chunk) and item.kind is ChunkKind.VERB]
    if not verbs:
        return ()
    first = items[0]
    if isinstance(first, Chunk) and first.text in word_lists().supposing:
        return ()
    aim = _is_aim(items)
    return tuple(
        [
            _act(items, at)
            for at in verbs
            if not (_is_denied(items, at) or _is_backed(items, at) or _waits(items, at))
            and not (aim and _is_aimed(items, at))
        ]
    )


def _is_aim(items: Sequence[Item]) -> bool:
    """Whether a clause ends in 目标 or the like: 以建成某园为目标, 围绕打造某基地的目标."""
    last = items[-1] if items else None
    return isinstance(last, Group) and bool(last.names) and last.names[-1].label.endswith(word_lists().aims)


def _is_aimed(items: Sequence[Item], at: int) -> bool:
    """Whether a verb stands behind 以 or 围绕 in such a clause, and says what is aimed at."""
    before = next((item for item in reversed(items[:at]) if not _is_passed(item)), None)
    return isinstance(before, Chunk) and before.text in word_lists().aiming


def _is_backed(items: Sequence[Item], at: int) -> bool:
    """支持新建某馆, 鼓励建设某站: what somebody is helped or told to do is not done."""
    verb, before = items[at], items[at - 1] if at else None
    led = isinstance(before, Chunk) and before.kind is ChunkKind.VERB and before.text in word_lists().backing
    return led and isinstance(verb, Chunk) and bool(verb.groups & {"completed", "started", "building"})


def _is_denied(items: Sequence[Item], at: int) -> bool:
    """尚未通车, 未能如期竣工: what the verb says has not happened."""
    for number in range(at - 1, -1, -1):
        before = items[number]
        if isinstance(before, Group):
            return False
        if before.kind not in PASSED:
            return before.kind is ChunkKind.NEGATION
    return False


def _waits(items: Sequence[Item], at: int) -> bool:
    """某桥推迟开工, 推迟某桥开工, 某桥竣工延期: what the verb says is put off, and no day is set for it."""
    timed = any(isinstance(item, Chunk) and item.kind is ChunkKind.TIME for item in items)
    verb = items[at]
    if isinstance(verb, Chunk) and verb.groups & {"halted", "cancelled"}:
        return False  # 分别停工、推迟
    told = at - 1 if at > 1 and isinstance(items[at - 1], Group) and _sets_time(items[at - 2]) else at
    return not timed and (_puts_off(reversed(items[:told])) or _puts_off(items[at + 1 :]))


def _puts_off(items: Iterable[Item]) -> bool:
    """Whether the nearest verb, with no name before it, sets another time."""
    for item in items:
        if isinstance(item, Group):
            return False
        if item.kind is ChunkKind.VERB:
            return _sets_time(item)
    return False


def is_put_off(items: Sequence[Item], at: int) -> bool:
    """某桥推迟到9月竣工: a new day is set for what the verb says, whether or not it came to be."""
    before = next((item for item in reversed(items[:at]) if not _says_when(item)), None)
    return before is not None and _sets_time(before)


def _says_when(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in WHEN


def _sets_time(item: Item) -> bool:
    return isinstance(item, Chunk) and "postponed" in item.groups


def _is_passed(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.QUANTITY, ChunkKind.ADVERB)


# What may stand between 推迟 and the verb that waits: 推迟|到|年底|前|完成.
WHEN = frozenset({ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.PREPOSITION, ChunkKind.PARTICLE})
# What may stand between a negation and its verb.
PASSED = frozenset({ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.VERB})


def _act(items: Sequence[Item], at: int) -> Act:
    verb = items[at]
    if not isinstance(verb, Chunk):
        raise TypeError("an act begins at a verb")
    left, best = left_of(items, at), praised(items, at)
    right, counted = right_of(items, at) if best is None else (best, False)
    return Act(verb, left, right, counted, _beside(items, left), _beyond(items, right))


def _beside(items: Sequence[Item], group: Group | None) -> tuple[Group, ...]:
    """The lists before a group that conjunctions tie to it: 甲、乙等公园和丙、丁等广场竣工."""
    if group is None:
        return ()
    found: list[Group] = []
    at = next((number for number, item in enumerate(items) if item is group), 0)
    while at > 1 and isinstance(joiner := items[at - 1], Chunk) and joiner.kind is ChunkKind.CONJUNCTION:
        earlier = items[at - 2]
        if not isinstance(earlier, Group):
            break
        found.append(earlier)
        at -= 2
    return tuple(reversed(found))


def _beyond(items: Sequence[Item], group: Group | None) -> tuple[Group, ...]:
    """The lists that close a clause, tied to a group: 完成甲、乙等公园和三大广场建设."""
    if group is None or group is items[-1]:
        return ()
    found: list[Group] = []
    at = next((number for number, item in enumerate(items) if item is group), len(items))
    while at + 2 < len(items) and isinstance(joiner := items[at + 1], Chunk):
        size = items[at + 2]
        at += 3 if isinstance(size, Chunk) and ALL_OF_THEM.fullmatch(size.text) else 2
        further = items[at] if at < len(items) else None
        if joiner.kind is not ChunkKind.CONJUNCTION or not isinstance(further, Group):
            return ()
        found.append(further)
    return tuple(found) if at == len(items) - 1 else ()


# 三大片区: all there are, each of them meant.
ALL_OF_THEM = re.compile(r"[两二三四五六七八九十]大")


def is_described(act: Act, chunks: Sequence[Chunk]) -> bool:
    """已完成投资3亿元的某站, 已完成可研的某站: what of the thing behind is done so far, and not the thing."""
    if act.right is None or not act.verb.text.endswith("完成"):
        return False
    between = (each for each in chunks[: act.right.first] if each.span.start >= act.verb.span.end)
    words = "".join(each.text for each in between)
    own = words.removesuffix("的")
    return own != words and (own.startswith("投资") or papers().fullmatch(own) is not None)


def is_done(act: Act) -> bool:
    """某站可研正在编制,7月底完成: what is done is the paper; built (建成) is the station."""
    return act.verb.text.endswith("完成")


def is_its_own(items: Sequence[Item], act: Act, group: Group, name: Name) -> bool:
    """甲桥、乙路分别建成、开工: each of as many has its own step, else nobody knows."""
    at = next((at for at, item in enumerate(items) if item is act.verb), 0)
    opened = next((number for number in range(at, -1, -1) if _is_each(items[number])), None)
    if group is not act.left or opened is None:
        return True
    verbs = [item for item in items[opened:] if isinstance(item, Chunk) and item.kind is ChunkKind.VERB]
    steps = [verb for verb in verbs if verb.groups & STEPPING]
    if len(steps) < 2 or any(isinstance(item, Group) for item in items[opened:at]):
        return True
    return len(steps) == len(group.names) and (act.verb, name) in zip(steps, group.names, strict=True)


def _is_each(item: Item) -> bool:
    return isinstance(item, Chunk) and item.text == "分别"


# Groups of the verbs of which one thing has one, and another thing another.
STEPPING = (CONSTRUCTION - {"land_acquired"}) | {
    *("signed", "settled", "established", "relocated"),
    *("postponed", "halted", "cancelled"),
}
