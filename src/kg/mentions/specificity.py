"""How surely words name one thing: by words no dictionary lists, by how much stands before the last word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from kg.mentions.chunks import PAPER, Token, text_of
from kg.mentions.dictionary import PROPER, has_word, known
from kg.mentions.field_words import names_field
from kg.mentions.lexicon import Lexicon, Suffix, load
from kg.mentions.name_words import name_words
from kg.mentions.places import names_division
from kg.vocabulary import EntityClass


class Specificity(IntEnum):
    """How surely words name one thing.

    GENERIC words name a kind (产业园区), DESCRIPTIVE ones a thing where the clause says that something
    happened to it (污水处理站提标改造), PROPER ones name one thing anywhere (滨江产业园区).
    """

    GENERIC = 0
    DESCRIPTIVE = 1
    PROPER = 2


PROPER_POS = PROPER | {"eng", "nrfg"}
JOINERS = frozenset({"和", "及", "与", "以及", "暨", "或"})
# 招商引资和项目: a kind of things joined to other words.
JOINED_KINDS = ("和项目", "及项目", "与项目")
# 县人民医院, 市委党校: the one such institution of the report's own county or city.
ORDINAL = re.compile("(?:第[一二三四五六七八九十0-9]{1,3}|[一二三四五六七八九十]{1,2})(?:人民|实验|中心)?")
INSTITUTIONS = frozenset({"institution", "body"})
OWN = frozenset("省市县区镇乡")
LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")


def specificity(tokens: Sequence[Token], suffix: Suffix | None, body: str, lexicon: Lexicon) -> Specificity:
    """How surely the tokens of a name, its last word apart, name one thing."""
    if body.strip("“”") in lexicon.bare_heads or body in lexicon.weak or body.endswith(JOINED_KINDS):
        return Specificity.GENERIC
    room = len(body) - (len(suffix.word) if suffix else 0)
    end = tokens[0].span.start + room if tokens else 0
    before = [token for token in tokens if token.span.start < end] if room > 0 else []
    if _is_network(suffix, before):
        return Specificity.GENERIC
    if body in lexicon.known_names or any(map(is_proper, before)) or RING.fullmatch(body):
        return Specificity.PROPER
    if suffix is None and is_spelt(tokens):
        return Specificity.PROPER
    told = None if suffix is None else _told_by_kind(suffix, before, body, lexicon)
    if told is not None:
        return told
    saying = [token for token in before if _says_something(token, tokens, end, suffix, lexicon)]
    enough = _is_enough(len(text_of(saying)), suffix, body[:room])
    described = (saying and enough) or _is_told_at_length(suffix, before, room)
    return Specificity.DESCRIPTIVE if described else Specificity.GENERIC


def is_spelt(tokens: Sequence[Token]) -> bool:
    """立|达|生物: two characters that no dictionary joins, one such as firms are named with, and a trade."""
    if len(tokens) != SPELT or any(token.kind != "word" for token in tokens):
        return False
    lexicon, words = load(), name_words()
    front = [token.text for token in tokens[:2]]
    short = all(len(text) == 1 and not text.isdecimal() for text in front)
    common = any(text in words.alone or text in words.materials or text in lexicon.goods for text in front)
    chosen = any(text in lexicon.chosen for text in front)
    chosen = chosen or tokens[2].text in words.closing  # 沣|澜|科技
    return short and not common and chosen and tokens[2].text in lexicon.trades and len(tokens[2].text) > 1


SPELT = 3


def _told_by_kind(suffix: Suffix, before: Sequence[Token], body: str, lexicon: Lexicon) -> Specificity | None:
    """What things of a kind are told by, though no proper word stands before; None elsewhere."""
    room = len(body) - len(suffix.word)
    front = body[:room]
    if _is_owned(before, room):
        return Specificity.GENERIC if _is_plain_road(suffix, before, lexicon) else Specificity.PROPER
    if before and _is_numbered_or_titled(suffix, before[0].text):
        return Specificity.PROPER
    if _is_own(suffix, body, room) or _is_school(suffix, before) or _is_street(suffix, front):
        return Specificity.PROPER
    if _is_town(suffix, before) or _is_of_landform(suffix, before):
        return Specificity.PROPER
    if suffix.word in LANES and front in name_words().road_kinds:
        return Specificity.GENERIC
    if suffix.kind is EntityClass.POLICY_DOCUMENT and room >= ENOUGH_FOR_PAPER:
        return Specificity.DESCRIPTIVE
    if suffix.word in name_words().drives and room >= ENOUGH_FOR_DRIVE and len(before) > 1:
        return Specificity.DESCRIPTIVE
    if suffix.word in name_words().telling and before:
        return Specificity.DESCRIPTIVE if _is_told_by_any(before, suffix.word) else Specificity.GENERIC
    if suffix.kind is EntityClass.INDUSTRY:
        vague = not before or (before[0].text in lexicon.vague and not names_field(body))
        return Specificity.GENERIC if vague else Specificity.DESCRIPTIVE
    return None


def _is_told_by_any(before: Sequence[Token], last_word: str) -> bool:
    """育儿|补贴, 文化|惠民工程: some word before the last tells it from others of its kind."""
    fronts = (token.text.removesuffix(last_word) for token in before)
    return any(len(front) > 1 and front not in name_words().untelling for front in fronts)


def _is_owned(before: Sequence[Token], room: int) -> bool:
    """市级创新服务平台: its level says whose it is; what two levels share is nobody's."""
    led = len(before) > 1 and before[0].text in name_words().whose and room >= ENOUGH_FOR_OWN
    return led and not any(token.text in JOINERS for token in before)


def _says_something(
    token: Token, tokens: Sequence[Token], end: int, suffix: Suffix | None, lexicon: Lexicon
) -> bool:
    """Whether a word helps to tell the thing; before 局 every word does (县农业局)."""
    if suffix is not None and suffix.rule == "organization" and suffix.word.endswith("局"):
        return True
    front = _front(token, end, tokens[-1].span.end)
    return front not in lexicon.weak and front not in JOINERS


def _is_enough(saying: int, suffix: Suffix | None, front: str) -> bool:
    """Whether so many characters of words that say something, of all before the last word, tell one thing."""
    if saying >= (suffix.least if suffix else 2) or len(front) >= LONG:
        return True
    return suffix is not None and suffix.kind in OF_FIELDS and _opens_with_field(front)


def _is_told_at_length(suffix: Suffix | None, before: Sequence[Token], room: int) -> bool:
    """智慧社区健康管理服务平台: common words, but so many that they tell one."""
    told = suffix is not None and suffix.kind in TOLD_AT_LENGTH
    return told and len(before) >= MANY and room >= LONG


# What is named for the field it works in.
OF_FIELDS = frozenset({EntityClass.ORGANIZATION, EntityClass.PARK})


def _opens_with_field(front: str) -> bool:
    """茶产业技术|研究院: a field by its 产业, however short its own word."""
    field, mark, _ = front.partition("产业")
    return bool(field and mark) and names_field(field + mark)


def _is_network(suffix: Suffix | None, before: Sequence[Token]) -> bool:
    """大兴区|公路: all the roads or pipes of a county or city, none of them by name."""
    whole = len(before) == 1 and before[0].text[-1] in "省市县区旗州" and names_division(before[0].text)
    return whole and suffix is not None and suffix.word in name_words().networks


def _is_plain_road(suffix: Suffix, before: Sequence[Token], lexicon: Lexicon) -> bool:
    """县城区道路: whose roads of a kind they are."""
    return suffix.rule == "road" and all(token.text in lexicon.weak for token in before[1:])


def _front(token: Token, end: int, whole: int) -> str:
    """农村公路: of a word that holds the name's last word, what stands before that."""
    return token.text[: end - token.span.start] if token.span.end == whole else token.text


def _is_numbered_or_titled(suffix: Suffix, first: str) -> bool:
    """第四届某会, 国家卫生城市: one of its kind by its number or by who gives the title."""
    numbered = suffix.kind is EntityClass.EVENT and first[0] == "第" and (first == "第" or first[-1] == "届")
    return numbered or (first in name_words().whose and suffix.rule in HONOURS)


def _is_own(suffix: Suffix, body: str, room: int) -> bool:
    """县人民医院, 市博物馆: of some kinds a county has one, and calls it by its class alone."""
    if suffix.rule in INSTITUTIONS and ORDINAL.fullmatch(body[:room]):
        return True
    if body[0] not in OWN:
        return False
    if suffix.rule in INSTITUTIONS:
        return room <= 2 and (room < 2 or body[1] not in OWN)  # 乡镇|卫生院: all of them
    return (
        suffix.rule in ("project", "organization") and room == 1 and suffix.word.endswith(name_words().public)
    )


HONOURS = frozenset({"policy-honour", "policy-title"})
QUALITIES = frozenset({"a", "b", "v", "vn", "an", "z"})


def _is_school(suffix: Suffix, before: Sequence[Token]) -> bool:
    """新兴小学, 希望小学: words of every sort name schools."""
    if suffix.word not in name_words().schools or len(before) != 1 or len(before[0].text) != 2:
        return False
    return before[0].pos in QUALITIES and before[0].text not in name_words().school_kinds


def _is_town(suffix: Suffix, before: Sequence[Token]) -> bool:
    """青石镇, 城关镇: words of every sort name towns, but for those that say what kind of town."""
    if suffix.word not in TOWNS or len(before) != 1 or len(before[0].text) != 2 or before[0].kind != "word":
        return False
    front, lexicon = before[0].text, load()
    kinds = (name_words().town_kinds, lexicon.weak, lexicon.leading, lexicon.vague, lexicon.qualities)
    return before[0].pos[:1] == "n" and not any(front in words for words in kinds)


def _is_of_landform(suffix: Suffix, before: Sequence[Token]) -> bool:
    """青龙|口|工业园, 青龙|坪|水厂: a word and the last character of a village or a landform name a place."""
    if len(before) != 2 or suffix.kind not in (EntityClass.PARK, EntityClass.PROJECT):
        return False
    word, form = before[0], before[1].text
    landform = form in name_words().villagelike
    return landform and len(word.text) == 2 and word.kind == "word" and word.text not in load().weak


TOWNS = frozenset({"镇", "乡", "街道", "新区"})


def _is_street(suffix: Suffix, front: str) -> bool:
    """创业大道, 广场南路: words of every sort name streets, but for those that say what kind of road."""
    return (
        suffix.word in name_words().streets and len(front) == STREET and front not in name_words().road_kinds
    )


STREET = 2
# Last words of roads of a kind (进城路); 大道 is the name of one road.
LANES = frozenset({"路", "街", "巷"})


# A city's ring roads, each one of its kind.
RING = re.compile(r"[东西南北][外内中]?环(?:路|线|高速)?|绕城(?:路|公路|高速|高速公路)")
# So many characters before the last word tell one thing from another even if most are common words.
LONG = 6
ENOUGH_FOR_PAPER = 4
ENOUGH_FOR_DRIVE = 4
ENOUGH_FOR_OWN = 3
# What so many common words name.
TOLD_AT_LENGTH = frozenset({EntityClass.PLATFORM, EntityClass.POLICY_MEASURE})
MANY = 3


def is_proper(token: Token) -> bool:
    """Whether a word is a name to the dictionary or the gazetteer, or stands in neither."""
    if token.kind != "word":
        return token.kind in ("title", "quote", "bracket", PAPER)
    return _is_proper(token.text, token.pos)


# How the dictionary marks what it takes for a person's name.
GUESSED = frozenset({"nr", "nrt"})
TWO_WORDS = 4


@lru_cache(maxsize=1 << 14)
def _is_proper(word: str, pos: str) -> bool:
    lexicon = load()
    if word in lexicon.weak or word in lexicon.soft:
        return False
    if pos in GUESSED and len(word) == TWO_WORDS and has_word(word[:2]) and has_word(word[2:]):
        return False  # 市场秩序: two words that the dictionary guesses to be a person's name
    if pos in PROPER_POS or names_division(word) or LATIN_OR_DIGIT.search(word):
        return True
    if len(word) == 1:
        return pos in ("zg", "g", "x")
    return not known(word)
