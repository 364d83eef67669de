"""The firm or body that a name begins with: 某某科技 in 某某科技上海研发总部, 某医院 in 某医院新院区."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.facts.bodies import body_of, names_one
from kg.facts.fronts import front_of
from kg.facts.owner_words import is_civic, owner_words
from kg.facts.plain_firms import is_called_by_trade, is_old_works, is_towns, is_towns_work, plant_of
from kg.facts.short_names import UNKNOWN_POS, first_words, is_phase
from kg.facts.word_lists import word_lists
from kg.mentions.brands import brand_of, placelike, shaped_like_firm
from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import newer_words, tagged
from kg.mentions.firm_names import firmlike
from kg.mentions.goods import industry_names, making, trails_goods
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Name, end_of
from kg.mentions.places import Surroundings, names_division
from kg.mentions.seats import based, seated
from kg.mentions.specificity import Specificity
from kg.text import Span
from kg.vocabulary import EntityClass

# A firm by its full name at the front of words.
WRITTEN_OUT = re.compile(r"[^“”()]{2,24}?(?:(?:集团)?(?:有限责任|股份有限|有限)?公司|集团(?!股份|有限|公司))")
# A group's subsidiary is called by both.
IN_FULL = re.compile(
    r"(?:[^“”()]{2,14}\([\u4e00-\u9fff]{2,6}\)[^“”()]{0,24}?|[^“”()]{2,24}?)(?:有限责任|股份有限|有限)公司"
    r"|[^“”()]{2,12}\([\u4e00-\u9fff]{2,6}\)(?:集团)?公司"
)
LEGAL_ENOUGH = 6
# Where a firm sits, before its full name: a city with its district, a zone. A city alone is part of the name.
SITTING = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}市[\u4e00-\u9fff]{1,3}[区县]"
    r"|[\u4e00-\u9fff]{1,5}?(?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新区|工业园区|工业园))(?=.{6})"
)
# Classes whose names may open with their owner's.
OWNED_KINDS = frozenset(
    {EntityClass.PROJECT, EntityClass.PARK, EntityClass.PLATFORM, EntityClass.ORGANIZATION}
)


@lru_cache(maxsize=2048)
def owner_of(name: Name, kind: EntityClass, around: Surroundings) -> Mention | None:
    """The firm or body in front of a name, or None where what stands there names none.

    A firm is what ends in 公司 or 集团, or an unknown word (with its trade) before a word that says where or
    what for, or the whole name where a list calls firms' names projects. A body ends in 医院, 大学, 创新中心
    and the like.
    """
    if kind not in OWNED_KINDS or name.title or not name.tokens:
        return None
    found = _opening(name, kind, around)
    if found is not None and _is_landmark(name, found):
        return None
    if found is None or len(found.label) > sum(len(token.text) for token in name.tokens):
        return found
    at = max(0, name.label.find(found.label))
    start = end_of(name.tokens, at) if at else name.span.start
    return replace(found, spans=(Span(start, end_of(name.tokens, at + len(found.label))),))


def _is_landmark(name: Name, found: Mention) -> bool:
    """金佩|大厦, 沣澜|广场: a building by its own name, unless a trade or all the country tells of a firm."""
    rest = name.label.removeprefix(found.label)
    if found.kind is not EntityClass.ENTERPRISE or rest not in owner_words().landmarks:
        return False
    closed = any(found.label.endswith(trade) for trade in load().trades)
    nationwide = load().known_names.get(found.label) is EntityClass.ENTERPRISE
    return not closed and not nationwide


def _opening(name: Name, kind: EntityClass, around: Surroundings) -> Mention | None:
    """The owner, its span that of as many characters as its label has; white space inside is not counted."""
    start = name.span.start
    parent = next(
        (at for at, token in enumerate(name.tokens[:-2]) if token.text in word_lists().of_group), None
    )
    if parent is not None:  # 长春高新旗下|金赛药业科创总部
        rest = name.tokens[parent + 1 :]
        at = rest[0].span.start
        label = name.label[sum(len(token.text) for token in name.tokens[: parent + 1]) :]
        return _opening(replace(name, span=Span(at, name.span.end), label=label, tokens=rest), kind, around)
    where = SITTING.match(name.label)
    words = name.label[where.end() :] if where is not None else name.label
    legal = IN_FULL.match(words) or WRITTEN_OUT.match(words)
    if (
        legal is not None
        and len(legal.group()) < len(name.label)
        and (
            len(legal.group()) >= LEGAL_ENOUGH
            or names_one(name.tokens, legal.end())
            or _is_called(legal.group())
        )
    ):
        return _owner(legal.group(), start, EntityClass.ENTERPRISE, around)
    body = body_of(name)
    if body is not None:
        return _owner(body, start, EntityClass.ORGANIZATION, around)
    if kind is EntityClass.ORGANIZATION:
        return None
    name = _without_seat(name)
    start = name.span.start
    plant = plant_of(name) if kind is EntityClass.PROJECT else ""
    if plant:
        return _owner(plant, start, EntityClass.ENTERPRISE, around, sure=True)
    if kind is EntityClass.PROJECT and is_old_works(name):
        return _owner(name.tokens[0].text, start, EntityClass.ENTERPRISE, around)
    if _is_firm_itself(name, kind, around):
        return _owner(name.label, start, EntityClass.ENTERPRISE, around, sure=True)
    found = _short_name(name, kind, start, around)
    if found is None or _is_placed(name, found):
        return None
    found = _before_wares(name, found)
    return None if kind is EntityClass.PARK and not _runs_park(found.label, name) else found


def _before_wares(name: Name, found: Mention) -> Mention:
    """沣檀|汽车及工程机械零部件项目: a trade that 及 joins to other goods is what is made."""
    if not name.label.partition(found.label)[2].startswith("及"):
        return found
    trade = max((word for word in load().trades if found.label.endswith(word)), key=len, default="")
    bare = found.label.removesuffix(trade)
    start = found.span.start
    return found if len(bare) < TWO else replace(found, label=bare, spans=(Span(start, start + len(bare)),))


# A county that says where a firm's project is, before the firm's name, if it is one.
COUNTY = re.compile(r"[\u4e00-\u9fff]{2,4}[县区市]")


def _without_seat(name: Name) -> Name:
    """某县产业集聚区宏大二期: the name without the zone or county that opens it."""
    text, cut = "", 0
    for number, token in enumerate(name.tokens[:-1], 1):
        text += token.text
        if number <= MOST_OF_SEAT and _is_seat(text):
            cut = number
    if not cut:
        return name
    rest = name.tokens[cut:]
    at = rest[0].span.start
    length = sum(len(token.text) for token in name.tokens[:cut])
    return replace(name, span=Span(at, name.span.end), label=name.label[length:], tokens=rest)


MOST_OF_SEAT = 5


def _is_seat(text: str) -> bool:
    return text.endswith(owner_words().zones) or (COUNTY.fullmatch(text) is not None and names_division(text))


def _runs_park(firm: str, name: Name) -> bool:
    """凯丽德箱包产业园: parks are named for places more than for firms, but where a trade or goods tell.

    A field tells of none: 青林新材料产业园 is as likely a place's.
    """
    if firm in load().known_names:
        return True
    if names_division(name.tokens[0].text):
        return False
    if firm.endswith(word_lists().running_parks):
        return True
    behind = _behind(name, firm)
    field = load().suffixes.get(text_of(behind).removesuffix(name.suffix.word if name.suffix else ""))
    return making(behind) is not None and (field is None or field.kind is not EntityClass.INDUSTRY)


def _behind(name: Name, firm: str) -> tuple[Token, ...]:
    """The words of a name behind a firm's."""
    text = ""
    for number, token in enumerate(name.tokens, 1):
        text += token.text
        if len(text) >= len(firm):
            return name.tokens[number:]
    return ()


def _is_placed(name: Name, found: Mention) -> bool:
    """英才路南延: the last character of a place goes on with the word."""
    rest = name.label[len(found.label) :]
    words = owner_words()  # 二广高速联络线, 连翘|苷生产
    return rest.startswith((*ROADLIKE, *words.trunks, *words.bound))


ROADLIKE = tuple("路街桥河湖村镇乡寺庙")


def _short_name(name: Name, kind: EntityClass, start: int, around: Surroundings) -> Mention | None:
    """The firm whose short name a thing's opens with."""
    if name.phase and _is_traded(name, around):
        return _owner(name.label.removesuffix(name.phase), start, EntityClass.ENTERPRISE, around)
    front = ""
    if kind is not EntityClass.PLATFORM:
        front = seated(name, around) or based(name, around) or _front(name, around)
    if front:
        return _owner(front, start, EntityClass.ENTERPRISE, around, sure=True)
    bare = name.suffix is None and not name.phase
    if bare and placelike(name.label):
        return None  # 锦秀东郡: an estate's own name
    prefix = first_words(name.tokens, around, open_ended=name.suffix is None)
    if bare and prefix:
        prefix = [] if is_towns_work(name, prefix) else _whole_or_none(name, prefix, around)
    if prefix:
        owns = _owns(name, prefix, around, bare=bare)
        return _owner(text_of(prefix), start, EntityClass.ENTERPRISE, around) if owns else None
    label = _maker(name, around, bare=bare) if kind is EntityClass.PROJECT else ""
    return _owner(label, start, EntityClass.ENTERPRISE, around) if label else None


def _owns(name: Name, prefix: Sequence[Token], around: Surroundings, *, bare: bool) -> bool:
    """Whether a thing's first words are its owner's name; `bare` where nothing tells what it is."""
    if bare:
        return True
    if not _may_own(name, prefix) or is_towns(name, prefix):
        return False
    closed = prefix[-1].text in load().trades or _sited(name, prefix, around)
    if not closed and not name.label.removesuffix(name.phase).endswith(owner_words().facilities):
        return False
    return bool(name.phase) or name.label.endswith(owner_words().owned)


def _maker(name: Name, around: Surroundings, *, bare: bool) -> str:
    """Who builds a project without an owner in front: its brand, or the firm whose bare name it is."""
    brand = brand_of(name.tokens, around)
    if brand is not None and brand.making and brand.sure and not is_civic(name.label):
        return brand.label
    traded = name.tokens[-1].text in load().trades and not _is_wares(name.tokens)
    named = (firmlike(name) and len(name.tokens) <= MANY_WORDS) or len(name.label) <= LONGEST_SHORT
    return name.label if bare and traded and named else ""


def _is_firm_itself(name: Name, kind: EntityClass, around: Surroundings) -> bool:
    """某某药业, 某某新能源 in a list of projects: the firm's project is called by the firm's name."""
    if kind is not EntityClass.PROJECT or name.phase or name.suffix is None:
        return False
    if name.suffix.kind is EntityClass.INDUSTRY:
        brand = brand_of(name.tokens, around)
        whole = brand is not None and brand.sure and brand.label == name.label and brand.words > 1
        return whole or is_called_by_trade(name)
    counted = any(token.text[0].isdecimal() for token in name.tokens)  # 湛江50万吨浆厂
    proper = name.specificity is Specificity.PROPER
    return name.suffix.kind is EntityClass.ENTERPRISE and proper and not counted


def _front(name: Name, around: Surroundings) -> str:
    front = front_of(name, around)
    nationwide = load().known_names.get(front) is EntityClass.ENTERPRISE  # 华能|风电
    return name.label if front and not nationwide and _is_whole(name, front) else front


def _is_whole(name: Name, front: str) -> bool:
    """檀家木业, 泽佳光伏: a trade, or one word for goods, behind the brand closes the firm's name."""
    plain = name.suffix is None or name.suffix.kind in (EntityClass.INDUSTRY, EntityClass.ENTERPRISE)
    rest, last = name.label.partition(front)[2], name.tokens[-1]
    goods = last.text == rest and len(rest) == TWO and len(front) <= TWO + 1 and _is_goods(last)
    return plain and not name.phase and (rest in load().trades or goods)


def _whole_or_none(name: Name, prefix: list[Token], around: Surroundings) -> list[Token]:
    """丰辉|电机 is one firm's name, 华商|经典 none: before an ordinary word no firm's name ends.

    One word for goods behind an unknown one is how firms are called for short; what is longer, and closed by
    no trade, describes.
    """
    rest = name.tokens[len(prefix) :]
    if not rest:
        closed = prefix[-1].text in load().trades and len(name.label) <= LONGEST_TRADED
        closed = closed and len(prefix) <= MANY_WORDS
        return prefix if closed or len(name.label) <= LONGEST_BARE else []
    goods = len(rest) == 1 and rest[0].kind == "word" and len(rest[0].text) == TWO
    closes = _is_goods(rest[0]) or rest[0].text in load().trades
    if goods and len(name.label) <= LONGEST_BARE and closes:
        return list(name.tokens)
    made = len(rest) > 1 and trails_goods(rest[-1])
    return prefix if made or _ends_name(rest[0], around) else []


def _ends_name(token: Token, around: Surroundings) -> bool:
    """How much, what for, which phase or where: the firm's name is over."""
    words = owner_words()
    counted = token.text[0].isdecimal() or token.text in words.stops or token.text in words.sites
    return counted or is_phase(token) or around.names(token.text)


TWO = 2
# A short name has so many words at most (brand, field, trade); 某某纸基摩擦材料 says what is made.
MANY_WORDS = 3
# So long may a firm's name be that no trade closes.
LONGEST_BARE = 5
# And so long one that a trade closes; what is longer says what is made.
LONGEST_TRADED = 8
# So short a name with a trade at its end is a firm's, whatever its first word.
LONGEST_SHORT = 6


def _is_goods(token: Token) -> bool:
    return token.text in load().goods or token.text in industry_names()


def _is_wares(tokens: Sequence[Token]) -> bool:
    """轻工机械, 环保设备: a field or goods before what closes firms' names are wares."""
    first, lexicon = tokens[0].text, load()
    return (
        first in lexicon.goods
        or first in industry_names()
        or first in lexicon.trades
        or first in lexicon.weak
    )


def _may_own(name: Name, prefix: Sequence[Token]) -> bool:
    """Whether a short name has a character that firms are named with, or a trade; before a park, a trade."""
    if prefix[-1].text in load().trades:
        return True
    if name.suffix is not None and name.suffix.kind is EntityClass.PARK:
        return False
    label = "".join(token.text for token in prefix)
    return label.endswith(name_words().legal) or shaped_like_firm(label) or label in load().known_names


def _is_called(legal: str) -> bool:
    """宏大公司: an ordinary word before 公司 is the firm's name, unless it says which kind of firm."""
    front = re.sub(r"(?:有限责任|股份有限|有限|集团)?(?:公司|集团)$", "", legal)
    lexicon = load()
    listed = (name_words().firm_kinds, lexicon.weak, lexicon.leading, lexicon.vague)
    common = any(front in words for words in listed)
    return len(front) >= 2 and not common


def _is_traded(name: Name, around: Surroundings) -> bool:
    """檀南电机二期: a region or an unknown word with one word for goods behind it, and a phase."""
    words, products = name.tokens, load().products
    core = [token for token in words if token.span.end <= name.core.end]
    if len(core) != 2 or core[1].text not in products or len(core[0].text) < 2:
        return False
    first = core[0]
    if load().known_names.get(first.text) is EntityClass.ENTERPRISE:
        return False
    return (around.names(first.text) or first.pos in UNKNOWN_POS | {"ns"}) and first.text not in load().goods


def _sited(name: Name, prefix: Sequence[Token], around: Surroundings) -> bool:
    """Whether 中国, 上海 or 总部 follows at once."""
    following = next((token for token in name.tokens if token.span.start >= prefix[-1].span.end), None)
    return following is not None and (following.text in owner_words().sites or around.names(following.text))


# A subsidiary's full name may be so long.
LONGEST_FULL = 28


def _owner(
    label: str, start: int, kind: EntityClass, around: Surroundings, *, sure: bool = False
) -> Mention | None:
    label = label.rstrip("·•-—")  # 某某·某城: the firm and its town
    if not 2 <= len(label) <= LONGEST_FULL or (around.names(label) and not sure):
        return None
    if label.isascii() and label.islower():  # smt贴片: how it is made
        return None
    if kind is EntityClass.ENTERPRISE and _is_ware(label):
        return None
    if label[-1] in owner_words().bound and label not in load().known_names:  # 乙烷|裂解
        return None
    words = name_words()
    if label[-1] in words.breeds and label not in load().known_names:
        return None
    village = len(label) == TWO and label[-1] in words.villagelike  # 某塘新材料产业园
    if village and label not in load().known_names:
        return None
    if kind is EntityClass.ENTERPRISE and (_names_none(label) or (label[-1] in words.placelike and not sure)):
        return None
    rule = "name.firm-prefix" if kind is EntityClass.ENTERPRISE else "name.body-prefix"
    return Mention(label, kind, (Span(start, start + len(label)),), rule)


def _names_none(label: str) -> bool:
    """智能化, 片区农业: a common word, or words for an area, are no firm."""
    lexicon = load()
    common = label in lexicon.weak or label in lexicon.qualities or label in newer_words()
    return common or owner_words().areas.search(label) is not None


def _is_ware(label: str) -> bool:
    """预混|饲料: what a dictionary takes for a deed, a quality or a thing, before goods, is what is made."""
    words = tagged(label)
    return len(words) == TWO and words[1][0] in load().goods and words[0][1] in COMMON


# How the dictionary marks words that say what is done, or of which kind something is.
COMMON = frozenset({"v", "vn", "a", "an", "b"})
