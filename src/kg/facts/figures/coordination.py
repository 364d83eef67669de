"""Names in coordination: A和B分别完成…, 化学需氧量、二氧化硫排放量分别削减…, 城镇、农村居民收入…."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name, Part
from kg.facts.figures.words import headed as has_head
from kg.facts.figures.words import words
from kg.mentions.dictionary import tagged
from kg.values.numeral import parse_numeral

_LINKED = re.compile("[、和与及,]")
_LINKS = ("以及", "、", "和", "与", "及", ",")
_AND_SO_ON = re.compile("等(?:方面|领域|项目|重点领域)?的?(?![级高])")
_WHERE = re.compile("城镇|农村|城市|乡村|市区|县城")
_AGE = re.compile(r"\d+(?:-\d+)?周?岁(?:及?以[上下])?")
_ORDINAL = re.compile("第?[一二三](?=产|次|$)")


def split_names(text: str, name: Name, count: int, *, each: bool) -> list[Name]:
    """As many names as there are figures; the name itself where it does not fall into that many.

    With one figure for several statistics (财政总收入和地方财政收入增长18%) each gets it, if each has a head.
    """
    if len(name.noun) == 2 and not isinstance(name.noun[0], str) and count > 1:
        return _of_owners(text, name, name.noun[0], count)
    if len(name.noun) != 1 or isinstance(name.noun[0], str):
        return [name]
    verbs = _verbs(text, name, count) if each else []
    if verbs:
        return verbs
    pieces = _cut_into(text, name.noun[0], count)
    if len(pieces) < 2:
        return _together(text, name, count, each=each)
    pieces, of_all = _without_sum(text, _won(text, pieces))
    pieces, tail = (pieces, of_all) if of_all else _and_so_on(text, pieces)
    headed = all(has_head(text, *piece) for piece in pieces)
    if count != len(pieces) and not (count == 1 and (headed or each)):
        return [name]
    if tail is not None:
        return [replace(name, noun=(piece, tail), others=()) for piece in pieces]
    if name.verb and not has_head(text, *pieces[0]) and has_head(text, *pieces[-1]):
        return [_own_verb(text, name, piece, first=piece == pieces[0]) for piece in pieces]
    return [
        replace(
            name,
            noun=_with_head(text, piece, pieces, headed),
            verb=() if piece != pieces[0] and _has_state(text, piece) else name.verb,
            others=(),
        )
        for piece in pieces
    ]


def _has_state(text: str, piece: tuple[int, int]) -> bool:
    """竣工项目和在建项目: what is told of the first is not told of the second."""
    return text.startswith(words().own_state, *piece) or words().strong.match(text, *piece) is not None


def _verbs(text: str, name: Name, count: int) -> list[Name]:
    """引进、开工项目分别为11个和9个: how many were brought in, and how many begun."""
    if len(name.verb) != 1 or isinstance(name.verb[0], str) or _LINKED.search(text, *name.verb[0]) is None:
        return []
    verbs = _pieces(text, *name.verb[0])
    if len(verbs) != count:
        return []
    return [replace(name, verb=(verb,), others=(name.noun,)) for verb in verbs]


def _own_verb(text: str, name: Name, piece: tuple[int, int], *, first: bool) -> Name:
    """接待游客和旅游收入: the verb is that of the guests; an income is a statistic by itself."""
    if first or not has_head(text, *piece):
        return replace(name, noun=(piece,), others=(), headed=False)
    return replace(name, noun=(piece,), verb=(), others=(), headed=True, rule="figure.noun")


def _of_owners(text: str, name: Name, owner: tuple[int, int], count: int) -> list[Name]:
    """公路、站场建设分别完成投资: the statistic of each."""
    pieces = _cut_into(text, owner, count)
    if len(pieces) != count:
        return [name]
    act = words().action.search(text, *pieces[-1])
    tail: tuple[Part, ...] = (act.span(),) if act and act.start() > pieces[-1][0] else ()
    owners = [(piece, *(tail if piece != pieces[-1] else ())) for piece in pieces]
    return [
        replace(name, noun=(*each, *name.noun[1:]), others=((each[0], *name.noun[1:]),)) for each in owners
    ]


def _won(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces without who won them: 运动员在比赛中获金、银、铜牌."""
    stop = pieces[0][1]
    if len(pieces) < 3 or pieces[1][1] - pieces[1][0] > 1 or text[stop - 2 : stop - 1] not in ("获", "得"):
        return pieces
    return [(stop - 1, stop), *pieces[1:]]


# What the members are, all told: 二氧化硫、二氧化氮两项指标.
_SUM = re.compile(r"等?(?P<number>[二两三四五六七八九十]{1,3})[项个大种类](?!以上)[\u4e00-\u9fff]{2,10}$")


def _without_sum(
    text: str, pieces: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    """The pieces without the words for all of them behind the last, and the statistic these end with: 总产值
    of 甲、乙两大产业总产值.
    """
    start, stop = pieces[-1]
    found = _SUM.search(text, start + 1, stop)
    if found is None or parse_numeral(found["number"]) != len(pieces):
        return pieces, None
    head = words().head.search(text, found.end("number") + 1, stop)
    tail = head.span() if head and head[0] != "指标" and head.start() > found.end("number") + 2 else None
    return [*pieces[:-1], (start, found.start())], tail


def _and_so_on(
    text: str, pieces: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], tuple[int, int] | None]:
    """The pieces without 等方面的 and the statistic that stands behind it for all: 教育、卫生等方面的支出."""
    found = _AND_SO_ON.search(text, *pieces[-1])
    if found is None or not has_head(text, found.end(), pieces[-1][1]):
        return pieces, None
    return [*pieces[:-1], (pieces[-1][0], found.start())], (found.end(), pieces[-1][1])


def _cut_into(text: str, noun: tuple[int, int], count: int) -> list[tuple[int, int]]:
    """The phrase cut at all its links, or only at 、 where that gives the number (文化和娱乐、交通)."""
    pieces = _pieces(text, *noun)
    if len(pieces) <= count or count < 2:
        return pieces
    fewer = _pieces(text, *noun, links=("、", ","))
    return fewer if len(fewer) == count else pieces


def _pieces(text: str, start: int, stop: int, links: tuple[str, ...] = _LINKS) -> list[tuple[int, int]]:
    """The phrase cut at its links outside quotes and brackets."""
    if not _LINKED.search(text, start, stop):
        return [(start, stop)]
    pieces, depth, at = [], 0, start
    begin = start
    while at < stop:
        mark = text[at]
        depth += (mark in "“《(") - (mark in "”》)")
        link = next((link for link in links if depth == 0 and text.startswith(link, at)), None)
        if link and begin < at and at + len(link) < stop and not _inside_word(text, at, link):
            pieces.append((begin, at))
            begin = at + len(link)
            at = begin
            continue
        at += 1
    pieces.append((begin, stop))
    return pieces


def _inside_word(text: str, at: int, link: str) -> bool:
    """The 和 of 和谐 or 饱和 and the 及 of 普及 join nothing."""
    around = text[at - 1 : at + 2]
    return link in ("和", "与", "及") and any(word in around for word in words().inside_words)


def _with_head(
    text: str, piece: tuple[int, int], pieces: list[tuple[int, int]], headed: bool
) -> tuple[Part, ...]:
    """A piece without a head has that of the last (肉、蛋、奶产量), or the rest of its word (轻、重工业)."""
    last = pieces[-1]
    ordinal = _ORDINAL.match(text, *piece)
    if ordinal and _ORDINAL.match(text, *pieces[0]):
        rest = _ORDINAL.match(text, *last)
        return ("第", (ordinal.end() - 1, ordinal.end()), (rest.end() if rest else last[0], last[1]))
    age = _AGE.match(text, *last)
    if age and _AGE.fullmatch(text, *piece):
        return (piece, (age.end(), last[1]))
    if len(pieces) == 2 and (traded := _traded(text, piece, pieces)):
        return traded
    if piece != pieces[0] and _shares_front(text, piece, pieces[0]):
        head = words().head.search(text, *pieces[0])
        return ((pieces[0][0], head.start()), piece) if head and head.start() > pieces[0][0] + 1 else (piece,)
    if piece != pieces[0] and (front := _front_of(text, piece, pieces)):
        return (front, piece)
    if headed or piece == last or has_head(text, *piece):
        return (piece,)
    where = _WHERE.match(text, *last)
    if where and where.end() < last[1] and _WHERE.fullmatch(text, *piece):
        return (piece, (where.end(), last[1]))
    if piece[1] - piece[0] == 1 or text[piece[1] - 1 : piece[1] + 3] == "存、贷款":
        return (piece, (last[0] + 1, last[1]))
    tail = _aligned(text, piece, last)
    if tail is not None:
        return (piece, tail)
    tail = _behind_like(text, pieces) or _shared_head(text, last)
    return (piece,) if tail is None else (piece, tail)


def _behind_like(text: str, pieces: list[tuple[int, int]]) -> tuple[int, int] | None:
    """专任教师合格率 of 小学、初中、高中专任教师合格率: behind a word as long as each member before."""
    *before, last = pieces
    sizes = {stop - start for start, stop in before}
    size = min(sizes)
    if (
        _MEAN.search(text, *last)
        or len(sizes) > 1
        or size < _LEAST
        or last[1] - last[0] < size + _WORD_AND_HEAD
    ):
        return None
    ends = accumulate(len(word) for word, _ in tagged(text[slice(*last)]))
    return (last[0] + size, last[1]) if size in ends and has_head(text, last[0] + size, last[1]) else None


_LEAST = 2
# 城镇居民和农民人均现金收入: a mean is shared whole.
_MEAN = re.compile("[人户亩村地]均(?=[\u4e00-\u9fff]{2,10}$)")


def _shared_head(text: str, last: tuple[int, int]) -> tuple[int, int] | None:
    """The statistic that ends the last piece: 产量, 人均收入, and 饲养量 where 量 alone is listed."""
    own = next((head for head in words().heads if text.endswith(head, last[0] + 1, last[1])), None)
    if own is None:
        return None
    start = last[1] - len(own) - 2 * (len(own) == 1 and last[1] - last[0] > _WORD_AND_HEAD)
    mean = _MEAN.search(text, last[0] + 1, start)
    mean = mean or _MEAN.search(text, last[0] + 1, last[1])
    return (mean.start() if mean else start, last[1])


_WORD_AND_HEAD = 3


# 货物进口和出口通关时间: each has both ends.
_TRADE = re.compile("(?:进口|出口)(?=.{2})")
_TRADE_END = re.compile("(?:进口|出口)$")


def _traded(text: str, piece: tuple[int, int], pieces: list[tuple[int, int]]) -> tuple[Part, ...]:
    first, last = pieces
    whole, end = _TRADE.match(text, *last), _TRADE_END.search(text, *first)
    if whole is None or end is None:
        return ()
    front: tuple[Part, ...] = ((first[0], end.start()),) if end.start() > first[0] else ()
    return (piece, (whole.end(), last[1])) if piece == first else (*front, piece)


def _shares_front(text: str, piece: tuple[int, int], first: tuple[int, int]) -> bool:
    """Whether a bare statistic behind the first is of the same thing."""
    own = text[slice(*piece)]
    if own in words().bare_heads or (own == "支出" and text.endswith("收入", *first)):
        return True
    head = words().head.search(text, *first) if own in lists().of_sector else None
    return head is not None and words().sector.search(text, first[0], head.start()) is not None


# 入学率, 巩固率: how many of some do what the first two characters say.
_BARE_RATE = re.compile("[\u4e00-\u9fff]{2}率")
_OF_RATE = re.compile("(?<=[\u4e00-\u9fff]{2})毛?[\u4e00-\u9fff]{2}率$")


def _front_of(text: str, piece: tuple[int, int], pieces: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Of whom a bare rate behind 和 is: 贫困人口参保率和资助率."""
    before = pieces[pieces.index(piece) - 1]
    if text[before[1] : piece[0]] not in ("和", "与", "及") or not _BARE_RATE.fullmatch(text, *piece):
        return None
    own = _OF_RATE.search(text, *before)
    return (before[0], own.start()) if own else None


def _aligned(text: str, piece: tuple[int, int], last: tuple[int, int]) -> tuple[int, int] | None:
    """What of the last member a piece leaves out: 工伤保险、生育保险参保人数, 基本养老、基本医疗保险."""
    said, whole = text[slice(*piece)], text[slice(*last)]
    for size in range(len(said), 1, -1):
        for start in range(len(said) - size, -1, -1):
            at, rest = whole.find(said[start : start + size]), len(said) - start - size
            tail = last[0] + at + size + rest
            if at >= 0 and rest < 3 and tail < last[1] and has_head(text, tail, last[1]):
                return tail, last[1]
    return None


def _together(text: str, name: Name, count: int, *, each: bool) -> list[Name]:
    """城乡居民收入分别增长9%和10%: of the towns and of the country; 均增长9% of both.

    None goes by the name of all: it would make them one.
    """
    (part,) = name.noun
    if isinstance(part, str):
        return [name]
    word = next((word for word in words().together if text.find(word, *part) >= 0), "")
    members = words().together.get(word, ())
    if count != len(members) and not (count == 1 and (each or text.startswith(("均", "都"), part[1]))):
        return [name]
    at = text.find(word, *part)
    front: tuple[Part, ...] = ((part[0], at),) if at > part[0] else ()
    rest = (at + len(word), part[1])
    return [replace(name, noun=(*front, member, rest), others=()) for member in members] or [name]
