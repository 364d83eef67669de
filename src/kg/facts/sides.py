"""Which names stand on either side of a verb, over what may stand between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.facts.counts import counts, is_counted, is_kind_sized
from kg.facts.items import Item
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind, Token
from kg.mentions.lexicon import load
from kg.mentions.list_words import list_words
from kg.mentions.names import Group
from kg.mentions.specificity import Specificity

# 谋划启动某工程: the verb that leads gives the name to the one it leads.
LEADING = frozenset({"designed", "progressing", "doing"})
# A verb that already has its subject to the left ends the search to the right of the one before it.
LEAVING = frozenset({"doing"})


def left_of(items: Sequence[Item], at: int) -> Group | None:
    """The nearest name before a verb, over adverbs, times and verbs that share it."""
    for number in range(at - 1, -1, -1):
        item = items[number]
        if isinstance(item, Group):
            if _says_where(items, number) or _is_of_time(items, number):
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


def _is_of_time(items: Sequence[Item], at: int) -> bool:
    """某桥今年内建成: what is left of the words that say when names nothing."""
    group, before = items[at], items[at - 1] if at else None
    timed = isinstance(before, Chunk) and before.kind is ChunkKind.TIME
    return timed and isinstance(group, Group) and not group.names


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
    following = items[at + 1] if at + 1 < len(items) else None
    ends = following is None or (isinstance(following, Chunk) and following.text in word_lists().bearing)
    if not (tied and done and ends and number == at - 1 and isinstance(owner, Group)):
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


def right_of(items: Sequence[Item], at: int) -> tuple[Group | None, bool]:
    """The nearest name after a verb, and whether a count stands between."""
    verb, counted = items[at], False
    if not isinstance(verb, Chunk):
        return None, False
    for number in range(at + 1, len(items)):
        item = items[number]
        if isinstance(item, Group):
            if not item.names:
                continue  # 完成新一轮某街区建设: words that name nothing
            return _named(items, at, number, counted=counted)
        if any(each > at and says_which(items, each) for each in (number, number - 1)):
            continue  # 推进已开工的某桥建设
        if item.kind in BETWEEN or _joins_verbs(items, number, at):
            counted = counted or counts(items, number)
            continue
        if item.text in list_words().costs and item is not verb:
            return _paid_for(items, at, number)
        chained = item.kind is ChunkKind.VERB and all(
            not isinstance(each, Group) for each in items[at:number]
        )
        if chained and not (item.groups & LEAVING):
            if verb.groups & LEADING and item.groups - LEADING:
                return None, counted
            continue
        return _described(items, number), counted
    return None, counted


def _named(items: Sequence[Item], at: int, number: int, *, counted: bool) -> tuple[Group | None, bool]:
    """The name that stands behind a verb, unless it is the work (开工建设), and whether it is counted."""
    group = items[number]
    tokens = (token for name in group.names for token in name.tokens) if isinstance(group, Group) else ()
    if all(token.text in word_lists().work for token in tokens):
        return None, counted
    one = counted and _is_the_only(items, at, number)
    return _headed(items, number), (counted and not one) or _is_of_kind(items, number, at)


def says_which(items: Sequence[Item], at: int) -> bool:
    """已开工|的|某桥: a verb that 的 ties to a name says which one is meant."""
    verb, tie = (*items[at : at + 2], None, None)[:2]
    done = isinstance(verb, Chunk) and verb.kind is ChunkKind.VERB and bool(verb.groups & TOLD)
    tied = isinstance(tie, Chunk) and tie.text == "的"
    return done and tied and at + 2 < len(items) and isinstance(items[at + 2], Group)


def _paid_for(items: Sequence[Item], at: int, number: int) -> tuple[Group | None, bool]:
    """What stands behind a sum: 引进投资五千万元某某公司; else only the sum is counted."""
    verb = items[at]
    bringing = isinstance(verb, Chunk) and "settled" in verb.groups
    brought = _behind_cost(items, number) if bringing else None
    return brought, brought is None and not any(map(_is_verb, items[at + 1 : number]))


def _is_the_only(items: Sequence[Item], at: int, number: int) -> bool:
    """引进了一家某某公司: the one that has the name."""
    sizes = [item for item in items[at + 1 : number] if isinstance(item, Chunk)]
    many = [item for item in sizes if item.kind is ChunkKind.QUANTITY and item.text[0] != "一"]
    group = items[number]
    if many or not isinstance(group, Group) or len(group.names) != 1:
        return False
    return group.names[0].specificity is Specificity.PROPER and group.names[0].suffix is not None


def _behind_cost(items: Sequence[Item], number: int) -> Group | None:
    """引进投资五千万元某某公司: what is brought stands behind the sum."""
    size, group = (*items[number + 1 : number + 3], None, None)[:2]
    sized = isinstance(size, Chunk) and size.kind is ChunkKind.QUANTITY
    named = isinstance(group, Group) and any(
        name.specificity is Specificity.PROPER and name.suffix is not None for name in group.names
    )
    return group if sized and named and isinstance(group, Group) else None


def _is_of_kind(items: Sequence[Item], number: int, verb: int) -> bool:
    """Whether a name behind a verb is of things that are counted or measured, or paid for in part."""
    group = items[number]
    if is_kind_sized(items, number) or _is_paid_for(items, number, verb):
        return True
    return isinstance(group, Group) and group.listing is None and is_counted(items, number)


def _is_paid_for(items: Sequence[Item], number: int, verb: int) -> bool:
    """完成某路投资18亿元: what is completed is a sum."""
    act = items[verb]
    if not isinstance(act, Chunk) or not act.text.endswith("完成"):
        return False
    cost, size = (*items[number + 1 : number + 3], None, None)[:2]
    spent = isinstance(cost, Chunk) and cost.text in list_words().costs
    return spent and isinstance(size, Chunk) and size.kind is ChunkKind.QUANTITY


# What may stand between a verb and the name after it.
BETWEEN = frozenset({ChunkKind.QUANTITY, ChunkKind.ADVERB, ChunkKind.TIME})


def _is_verb(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind is ChunkKind.VERB


def _joins_verbs(items: Sequence[Item], at: int, of: int) -> bool:
    """建成、改造某校: what stands between two verbs of one object; 签订的某项目: what was signed."""
    item, verb = items[at], items[of]
    if isinstance(item, Chunk) and item.text == "的" and at == of + 1:
        return isinstance(verb, Chunk) and bool(verb.groups & TOLD)
    if isinstance(item, Chunk) and item.text == "、":
        return at + 1 < len(items) and _is_verb(items[at + 1])
    if isinstance(item, Chunk) and item.text == "并":  # 已完工并开始种植: what begins is no object
        following = next((each for each in items[at + 1 :] if not _is_manner(each)), None)
        return following is not None and _is_verb(following)
    if isinstance(item, Chunk) and item.text.startswith("我"):  # 设立了我县某中心
        return isinstance(verb, Chunk) and "established" in verb.groups
    return isinstance(item, Chunk) and item.text in ("了", "和", "及")


def _is_manner(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.ADVERB, ChunkKind.TIME)


# 签订的某项目, 新开工的某桥: what has been done to the one thing.
TOLD = frozenset({"signed", "started", "topped_out", "completed", "in_production", "in_operation", "held"})


def _described(items: Sequence[Item], at: int) -> Group | None:
    """推进以甲为基础的乙开发: a description that 的 closes stands before the object that ends the clause."""
    opener, tie = items[at], items[-2] if len(items) - 2 > at else None
    if not isinstance(opener, Chunk) or opener.kind is not ChunkKind.PREPOSITION or opener.text != "以":
        return None
    described = isinstance(tie, Chunk) and tie.text == "的"
    return _headed(items, len(items) - 1) if described else None


def praised(items: Sequence[Item], at: int) -> Group | None:
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
