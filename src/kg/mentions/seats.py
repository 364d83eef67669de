"""Firms by what they set up: 某某电子|华南区域总部, 某某电子|亚太研发中心."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.mentions.brands import placelike
from kg.mentions.dictionary import BRANDING, known
from kg.mentions.goods import trails_goods
from kg.mentions.lexicon import RULES, lists_of, load
from kg.mentions.names import Name
from kg.mentions.places import Surroundings, names_division
from kg.vocabulary import EntityClass


@dataclass(frozen=True, slots=True)
class SeatWords:
    """The lists of seats.toml by their ids; patterns find any of the words."""

    regions: re.Pattern[str]
    wider: re.Pattern[str]
    tasks: re.Pattern[str]
    head_tasks: re.Pattern[str]
    sites: re.Pattern[str]


@cache
def seat_words() -> SeatWords:
    """The lists, read once a process."""
    return lists_of(SeatWords, RULES / "seats.toml", "seat")


@cache
def _seat() -> re.Pattern[str]:
    """Where a firm's name ends before its seat: 某某医学|总部, 某某国际|全球采购中心, 某某科技|大湾区总部."""
    words = seat_words()
    region = f"{words.regions.pattern}|{words.wider.pattern}"
    task = f"{words.tasks.pattern}|{words.head_tasks.pattern}"
    return re.compile(f"(?:{region})*(?:{task})?(?:总部(?:{words.sites.pattern})*|全球[^、]{{2,4}}中心)$")


@cache
def _centre() -> re.Pattern[str]:
    """What firms set up in a region: 研发中心, 销售和物流中心."""
    return re.compile(f"(?:(?:{seat_words().tasks.pattern})(?:和|及|与)?)+中心$")


@cache
def _firm_centre() -> re.Pattern[str]:
    """某某有限公司|研发中心: the firm is told by its legal form."""
    return re.compile(f"(.{{4,24}}(?:有限公司|集团))(?:{seat_words().tasks.pattern})[^公司]{{0,8}}中心")


def seated(name: Name, around: Surroundings) -> str:
    """The firm whose headquarters a thing is, or the empty string."""
    seat = "总部" in name.label or "全球" in name.label
    match = _seat().search(name.label) if seat else None
    if match is None:
        return ""
    front = name.label[: match.start()]
    for token in name.tokens[1:]:
        if around.names(token.text):  # 某某|嘉定新城总部: where the seat is
            front = front[: token.span.start - name.core.start]
            break
    names = load().known_names  # 百度|云手机|全球总部
    for length in range(2, len(front)):
        if names.get(front[:length]) is EntityClass.ENTERPRISE and not _outgrows(name, front, length):
            return front[:length]
    edge = any(token.span.end - name.core.start == len(front) for token in name.tokens)
    if not edge or not 2 <= len(front) <= LONGEST_FIRM or placelike(front) or around.names(front):
        return ""
    words = [token for token in name.tokens if token.text in front]
    named = any(not known(token.text) or token.pos in BRANDING for token in words)
    # 檀|行者|科技: a character that no dictionary joins, and a trade.
    traded = len(words) > 2 and words[-1].text in load().trades
    named = named or (traded and len(words[0].text) == 1)
    return front if named and load().suffix_of(front + "总部") is not None else ""


LONGEST_FIRM = 8


def _outgrows(name: Name, front: str, length: int) -> bool:
    """大唐|云栖, 一汽|泽柏: whether unlisted words, and no goods, go on with a name known nationwide."""
    if len(front) - length > LONGEST_OUTGROWTH:
        return False
    start, end = name.core.start + length, name.core.start + len(front)
    rest = [token for token in name.tokens if start < token.span.end <= end]
    unlisted = all(not known(token.text) or token.pos in BRANDING for token in rest)
    return bool(rest) and unlisted and not any(trails_goods(token) for token in rest)


LONGEST_OUTGROWTH = 2


def based(name: Name, around: Surroundings) -> str:
    """The firm whose centre for a region a thing is (某某电子|亚太研发中心), or the empty string."""
    if "中心" not in name.label:
        return ""
    full, match = _firm_centre().fullmatch(name.label), _centre().search(name.label)
    if full is not None or match is None:
        return full[1] if full is not None else ""
    front, first = "", name.tokens[0]
    for token in name.tokens[1:]:
        front = name.label[: token.span.start - name.core.start]
        if (
            seat_words().regions.fullmatch(token.text)
            or around.names(token.text)
            or names_division(token.text)
        ):
            break
    else:
        return ""
    if match.start() - len(front) > LONGEST_REGION or not 2 <= len(front) <= LONGEST_FIRM:
        return ""
    firm = load().known_names.get(front) is EntityClass.ENTERPRISE
    unlisted = not known(first.text) or first.pos in BRANDING - {"ns"}
    place = placelike(front) or around.names(first.text) or names_division(first.text)
    told = load().suffix_of(front)
    body = told is not None and told.kind is not EntityClass.ENTERPRISE
    return front if firm or (unlisted and not place and not body) else ""


LONGEST_REGION = 5
