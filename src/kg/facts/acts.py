"""What a clause says is done: each verb with the names on either side of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.word_lists import word_lists
from kg.frozen import dataclass
from kg.mentions.clauses import Chunk, ChunkKind, Token
from kg.mentions.lexicon import load
from kg.mentions.list_words import list_words
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.values.units import UnitKind, surfaces
from kg.vocabulary import EntityClass

Item = Group | Chunk


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
    aim = _is_aim(items)
    return tuple(
        [
            _act(items, at)
            for at in verbs
            if not _is_denied(items, at) and not _is_backed(items, at) and not (aim and _is_aimed(items, at))
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


def _is_verb(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind is ChunkKind.VERB


def _is_denied(items: Sequence[Item], at: int) -> bool:
    """尚未通车, 未能如期竣工: what the verb says has not happened."""
    for number in range(at - 1, -1, -1):
        before = items[number]
        if isinstance(before, Group):
            return False
        if before.kind not in PASSED:
            return before.kind is ChunkKind.NEGATION
    return False


# What may stand between a negation and its verb.
PASSED = frozenset({ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.VERB})


def _act(items: Sequence[Item], at: int) -> Act:
    verb = items[at]
    if not isinstance(verb, Chunk):
        raise TypeError("an act begins at a verb")
    left = _left(items, at)
    praised = _praised(items, at)
    right, counted = _right(items, at) if praised is None else (praised, False)
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


def _left(items: Sequence[Item], at: int) -> Group | None:
    """The nearest name before a verb, over adverbs, times and verbs that share it."""
    for number in range(at - 1, -1, -1):
        item = items[number]
        if isinstance(item, Group):
            if _says_where(items, number):
                continue
            return _whose_work(items, number) or item
        if item.kind in (ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.VERB, ChunkKind.CONJUNCTION):
            continue
        if item.kind is ChunkKind.PARTICLE and (_is_by_the_way(item) or _is_nominal(items, at, number)):
            continue
        if item.kind is ChunkKind.QUANTITY and _is_sum(items, number):
            continue
        if item.kind is ChunkKind.PREPOSITION and (not governs(items, number) or item.text in WHERE):
            continue
        return None
    return None


def _is_by_the_way(item: Chunk) -> bool:
    """等, 已, and with whom it was done where that is the report's own region (与我县签约)."""
    return item.text in ("等", "并", "已") or item.text.startswith("我")


def _is_nominal(items: Sequence[Item], at: int, number: int) -> bool:
    """某桥的建成通车,结束了…: the verb closes a clause that what is spoken of opens."""
    verb, owner = items[at], items[number - 1] if number else None
    tied = isinstance(item := items[number], Chunk) and item.text == "的"
    going = isinstance(verb, Chunk) and "progressing" in verb.groups and number == at - 1
    if tied and going and at == len(items) - 1 and isinstance(owner, Group):
        return True  # 甲、乙等项目的进展顺利
    done = isinstance(verb, Chunk) and bool(verb.groups & STEPS)
    if not (tied and done and at == len(items) - 1 and number == at - 1 and isinstance(owner, Group)):
        return False
    led = items[: number - 1]
    return not led or all(map(_sets_going, led))


def _sets_going(item: Item) -> bool:
    """加快某方案的制定发布: a verb, or words of how and when, that bring about the step."""
    if not isinstance(item, Chunk):
        return False
    goes = item.kind is ChunkKind.VERB and "progressing" in item.groups
    return goes or item.kind in (ChunkKind.ADVERB, ChunkKind.TIME)


# What may be said as a noun of what has happened.
STEPS = frozenset(
    {
        "started",
        "completed",
        "topped_out",
        "in_operation",
        "in_production",
        "settled",
        "established",
        "published",
        "released",
        "held",
        "accepted",
    }
)


def _whose_work(items: Sequence[Item], at: int) -> Group | None:
    """某厂的建设基本完成: what is worked at, where behind 的 stands only the work."""
    group, tie, owner = items[at], items[at - 1] if at else None, items[at - 2] if at > 1 else None
    tied = isinstance(tie, Chunk) and tie.text == "的" and isinstance(owner, Group)
    if not tied or not isinstance(group, Group) or not isinstance(owner, Group) or not group.names:
        return None
    work = all(token.text in word_lists().work for name in group.names for token in name.tokens)
    return owner if work else None


# 某项目在某地开工: what these lead says where, and who does it stands before them.
WHERE = frozenset({"在", "于"})


def _says_where(items: Sequence[Item], at: int) -> bool:
    """Whether a group stands behind 在, with another before it that the clause is about."""
    before = items[at - 1] if at else None
    led = isinstance(before, Chunk) and before.kind is ChunkKind.PREPOSITION and before.text in WHERE
    return led and any(isinstance(item, Group) for item in items[: at - 1])


def governs(items: Sequence[Item], at: int) -> bool:
    """Whether a preposition stands at a place that does not only say when (某项目于三月封顶)."""
    item, following = items[at], items[at + 1] if at + 1 < len(items) else None
    when = isinstance(following, Chunk) and following.kind is ChunkKind.TIME
    return isinstance(item, Chunk) and item.kind is ChunkKind.PREPOSITION and not when


def _is_sum(items: Sequence[Item], number: int) -> bool:
    """某集团投资二十亿元建设: what is invested stands between the firm and what it does."""
    before = items[number - 1] if number else None
    return isinstance(before, Chunk) and before.text in list_words().costs


def _right(items: Sequence[Item], at: int) -> tuple[Group | None, bool]:
    """The nearest name after a verb, and whether a count stands between."""
    verb, counted = items[at], False
    if not isinstance(verb, Chunk):
        return None, False
    for number in range(at + 1, len(items)):
        item = items[number]
        if isinstance(item, Group):
            if not item.names:
                continue  # 完成新一轮某街区建设: words that name nothing
            if all(token.text in word_lists().work for name in item.names for token in name.tokens):
                return None, counted
            return _headed(items, number), counted or (item.listing is None and _is_counted(items, number))
        if item.kind in BETWEEN or _joins_verbs(items, number, at):
            counted = counted or _counts(items, number)
            continue
        if item.text in list_words().costs and item is not verb:
            return None, True
        chained = item.kind is ChunkKind.VERB and all(
            not isinstance(each, Group) for each in items[at:number]
        )
        if chained and not (item.groups & LEAVING):
            if verb.groups & LEADING and item.groups - LEADING:
                return None, counted
            continue
        return _described(items, number), counted
    return None, counted


# What may stand between a verb and the name after it.
BETWEEN = frozenset({ChunkKind.QUANTITY, ChunkKind.ADVERB, ChunkKind.TIME})


def _counts(items: Sequence[Item], at: int) -> bool:
    """Whether a quantity says how many there are: not how large the one thing is or how many it reaches."""
    item = items[at]
    if not isinstance(item, Chunk) or item.kind is not ChunkKind.QUANTITY:
        return False
    return not item.text.endswith(surfaces(*MEASURES)) and not tells_reach(items, at)


def tells_reach(items: Sequence[Item], at: int) -> bool:
    """100户改造试点, 25个行业“某某”改革: how many the one thing reaches, not how many of it there are."""
    size, group = (*items[at : at + 2], None, None)[:2]
    if not isinstance(size, Chunk) or not isinstance(group, Group) or len(group.names) != 1:
        return False
    name = group.names[0]
    quoted = name.label[0] == "“" and name.specificity is Specificity.PROPER
    if quoted and name.span.start - size.span.end > 1:  # 25个|行业|“某某”改革
        return True
    return size.text.endswith(REACHED) and name.label.endswith(word_lists().pilots)


# Who is reached by a pilot is never what a pilot is counted by.
REACHED = ("户", "人", "名")


def _joins_verbs(items: Sequence[Item], at: int, of: int) -> bool:
    """建成、改造某校: what stands between two verbs of one object; 签订的某项目: what was signed."""
    item, verb = items[at], items[of]
    if isinstance(item, Chunk) and item.text == "的" and at == of + 1:
        return isinstance(verb, Chunk) and bool(verb.groups & TOLD)
    if isinstance(item, Chunk) and item.text == "、":
        return at + 1 < len(items) and _is_verb(items[at + 1])
    return isinstance(item, Chunk) and item.text in ("了", "并", "和", "及")


# 签订的某项目, 新开工的某桥: what has been done to the one thing.
TOLD = frozenset({"signed", "started", "topped_out", "completed", "in_production", "in_operation", "held"})


def _described(items: Sequence[Item], at: int) -> Group | None:
    """推进以甲为基础的乙开发: a description that 的 closes stands before the object that ends the clause."""
    opener, tie = items[at], items[-2] if len(items) - 2 > at else None
    if not isinstance(opener, Chunk) or opener.kind is not ChunkKind.PREPOSITION or opener.text != "以":
        return None
    described = isinstance(tie, Chunk) and tie.text == "的"
    return _headed(items, len(items) - 1) if described else None


def _praised(items: Sequence[Item], at: int) -> Group | None:
    """建成我省规模最大、功能最全的某中心: behind words that praise it stands what is built."""
    if len(items) - at < FEWEST_IN_PRAISE or not isinstance(last := items[-1], Group):
        return None
    tie, between = items[-2], items[at + 1 : -2]
    if not isinstance(tie, Chunk) or tie.text != "的" or any(map(_is_verb, between)):
        return None
    named = (name for item in between if isinstance(item, Group) for name in item.names)
    praise = any(item.text.startswith(word_lists().praise) for item in _words_of(between))
    return last if praise and all(name.specificity is not Specificity.PROPER for name in named) else None


def _words_of(items: Sequence[Item]) -> Iterator[Token | Chunk]:
    for item in items:
        if isinstance(item, Group):
            yield from (token for name in item.names for token in name.tokens)
        else:
            yield item


# 建成 …最… 的 某中心.
FEWEST_IN_PRAISE = 4


def _is_passed(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.QUANTITY, ChunkKind.ADVERB)


def _headed(items: Sequence[Item], at: int) -> Group | None:
    """甲路的路基工程: behind 的 stands what is spoken of, unless it is only the work (甲路的建设)."""
    group, tie, head = (*items[at : at + 3], None, None)[:3]
    if not isinstance(group, Group):
        return None
    if not (isinstance(tie, Chunk) and tie.text == "的" and isinstance(head, Group)):
        return group
    trailing = load().trailing
    work = all(
        name.label in word_lists().work or trailing.fullmatch(name.label + name.trailing)
        for name in head.names
    )
    return group if work or not head.names else head


# A length, an area or a sum before a name says how large the thing is, not how many there are.
MEASURES = (UnitKind.EXTENT, UnitKind.MEASURE, UnitKind.MONEY)
# What a thing costs says nothing of how many there are.
SUMS = ("元", "%", "个百分点", "以上", "左右")
# 谋划启动某工程: the verb that leads gives the name to the one it leads.
LEADING = frozenset({"designed", "progressing", "doing"})
# A verb that already has its subject to the left ends the search to the right of the one before it.
LEAVING = frozenset({"doing"})


def is_count(items: Sequence[Item], at: int) -> bool:
    """Whether a count in figures stands at a place."""
    item = items[at] if 0 <= at < len(items) else None
    return (
        isinstance(item, Chunk)
        and item.kind is ChunkKind.QUANTITY
        and item.text[0] not in "一三四五六七八九十两"
        and not item.text.endswith(SUMS)
    )


def _is_counted(items: Sequence[Item], number: int) -> bool:
    """建成充电桩五百个: a count behind the name makes it a kind of thing; 某路的80% is only a part of it."""
    following, beyond = (*items[number + 1 : number + 3], None, None)[:2]
    if isinstance(following, Chunk) and following.text == "的":
        return isinstance(beyond, Chunk) and beyond.kind is ChunkKind.QUANTITY
    group = items[number]
    sized = (
        isinstance(following, Chunk)
        and following.text.endswith(surfaces(*MEASURES))
        and isinstance(group, Group)
    )
    if sized and isinstance(group, Group) and all(map(_is_the_one, group.names)):
        return False
    return isinstance(following, Chunk) and following.kind is ChunkKind.QUANTITY


def _is_the_one(name: Name) -> bool:
    """某镇高标准农田3000亩: how large the one thing is."""
    built = name.suffix is not None and name.suffix.kind is EntityClass.PROJECT
    return built and name.specificity is Specificity.PROPER
