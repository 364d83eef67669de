"""How a quantity stands to an earlier one: growth or fall by it, a level reached or left."""

from __future__ import annotations

import re

from kg.closed import StrEnum
from kg.frozen import dataclass
from kg.resources import toml

_LISTS = {
    str(table["id"]): tuple(table["words"].split()) for table in toml("values/data/changes.toml")["words"]
}
# Verbs of growth and of fall, and nouns that are a rate of them.
_GAINED, _LOST = _LISTS["gained"], _LISTS["lost"]
UP, DOWN = (*_LISTS["up"], *_GAINED), (*_LISTS["down"], *_LOST)
RATES, FALLS = _LISTS["rates"], _LISTS["falls"]
_TO = ("到", "至", "为")
_NOT_CHANGE_BEFORE = "新"  # 新增4家 counts what is new


class ChangeKind(StrEnum):
    """By an amount (增长5%), to a level (增长到5亿元), or the level it came from (由3亿元)."""

    BY = "by"
    TO = "to"
    FROM = "from"


@dataclass(frozen=True, slots=True)
class Change:
    """A change read before a quantity: `sign` is -1 for a fall, `start` where its words begin."""

    kind: ChangeKind
    sign: int
    start: int


_LIGHT = r"(?:(?:了|约|均|分别|达到|达|实现|完成|预计|为|在|控制在|保持|稳定|维持|超过|大约)*)"
_COMPARED = "|".join(
    f"(?<={word})" for word in ("同比", "环比", "上年", "去年", "年初", "同期", "上月", "季度")
)
_BESIDE_COMPARED = (*_GAINED, *_LOST)
_VERBS = "|".join(
    f"(?:{_COMPARED}){word}" if word in _BESIDE_COMPARED else word
    for word in sorted((*UP, *DOWN), key=len, reverse=True)
)
_NOUNS = "|".join(sorted((*RATES, *FALLS), key=len, reverse=True))
_BY_NOUN = re.compile(rf"(?<!自然)(?P<word>{_NOUNS})(?:同比|预计|目标)?{_LIGHT}$")
_BY_VERB = re.compile(rf"(?<![{_NOT_CHANGE_BEFORE}])(?P<word>{_VERBS})(?:幅度?)?(?:了|约|均|分别|近)*$")
_TO_VERB = re.compile(
    rf"(?<!新)(?:(?P<word>{_VERBS})|增|降|升|减|发展|扩展|拓展|延伸|跃升|壮大|精简|缩短|压缩|控制|调整|稳定)(?:{'|'.join(_TO)})"
    r"(?:\d{4}年(?:末|底)?的?)?[^\d,;。]{0,6}$"
)
_FROM = re.compile(
    r"(?:由|从|(?<!来)自(?=[去上]年|\d{4}年))"
    r"(?P<when>[^,;。:由从]{0,16}?)(?:的|每人|每月|每年|年人均|月人均)*$"
)
_MORE = re.compile(r"(?:较|比)[^,;。]{1,8}(?P<word>多|少)$")
# 保持年均14%增长, 实现8%以上的增长: the word of growth stands behind.
_KEPT = re.compile(r"(?:保持|实现|取得|维持)(?:了|着|在|住)*(?:年均|平均|同比|每年)*$")
_GROWTH_AHEAD = re.compile(
    r"^(?:及?以上|左右)?的?(?:较快|快速|高速|平稳|稳定|正)?(?:增长|增幅|增速)(?=$|[,;。、])"
)
# 年均增长达到40%, 比年初新增5亿元
_BY_REACHED = re.compile(
    r"(?:年均|同比|年均复合|比上年)(?:分别)?(?:增长|递增)(?:率|速度)?(?:分别)?(?:达到|达|为|约为|均为)$"
)
_BY_NEW = re.compile(r"(?:较|比)[^,;。]{1,6}新增$")
_TO_AHEAD = re.compile(
    rf"^[^,;。]{{0,3}}(?:{_VERBS}|增|降|升|减|发展|扩展|拓展|延伸|跃升|壮大|精简|缩短|调整)?(?:到|至)"
)


def change_before(left: str, right: str = "") -> Change | None:
    """The change stated by the words that end right before a quantity; None where there is none.

    >>> change_before("收入同比下降").sign, change_before("收入提高到").kind.value
    (-1, 'to')
    """
    left = left.rstrip()
    reached = _BY_REACHED.search(left) or _BY_NEW.search(left)
    if reached is not None:
        return Change(ChangeKind.BY, 1, reached.start())
    to = _TO_VERB.search(left)
    if to is not None:
        return Change(ChangeKind.TO, 1, to.start())
    for pattern in (_BY_VERB, _BY_NOUN):
        by = pattern.search(left)
        if by is not None:
            word = by["word"]
            return Change(ChangeKind.BY, -1 if word in DOWN or word in FALLS else 1, by.start())
    more = _MORE.search(left)
    if more is not None:
        return Change(ChangeKind.BY, -1 if more["word"] == "少" else 1, more.start())
    kept = _KEPT.search(left)
    if kept is not None and _GROWTH_AHEAD.match(right):
        return Change(ChangeKind.BY, 1, kept.start())
    origin = _FROM.search(left)
    if origin is not None and _TO_AHEAD.match(right):
        return Change(ChangeKind.FROM, 1, origin.start())
    return None
