"""A firm's short name at the front of words: an unlisted word, its trade, then what the firm makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.frozen import dataclass
from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import known
from kg.mentions.goods import amount, industry_names, making, output, trails_goods
from kg.mentions.lexicon import Lexicon, load
from kg.mentions.name_words import name_words
from kg.mentions.places import Surroundings, names_division
from kg.values.place import gazetteer
from kg.vocabulary import EntityClass

# How the dictionary marks names of persons, bodies and makes, and short forms.
BRAND_POS = frozenset({"nr", "nrt", "nz", "nt", "j", "eng", "nrfg"})
LONGEST = 8
# Without its trade and its region a brand is so long.
LONGEST_CORE = 4


def placelike(label: str) -> bool:
    """Whether words end as places do, which give their names to projects without owning them."""
    words, last = name_words(), label[-1]
    return last in words.placelike or last in words.villagelike or last in words.townlike


def shaped_like_firm(label: str) -> bool:
    """Whether at least one of its characters is one that firms are named with, and it is no common word."""
    chosen = load().chosen
    return any(character in chosen for character in label)


@dataclass(frozen=True, slots=True)
class Brand:
    """The first words of a name that are a firm's.

    `making` where goods or works follow them; `sure` where more than an unknown word speaks for a firm: it is
    known nationwide, a trade closes it, or an industrial product or how much it makes stands behind it.
    """

    label: str
    words: int
    making: bool
    sure: bool


@lru_cache(maxsize=1 << 11)
def brand_of(tokens: tuple[Token, ...], around: Surroundings) -> Brand | None:
    """The firm that a run of words opens with, or None where nothing marks its end or its name."""
    lexicon = load()
    named = _known(tokens, lexicon) or _of_region(tokens) or _ordinary(tokens)
    core = named
    counted = 0 if named else before_output(tokens, around)
    if counted:
        return Brand(text_of(tokens[:counted]), counted, making=True, sure=True)
    if not named:
        first = _region(tokens, around)
        words = 2 if _is_left_over(tokens, first, around) else _core(tokens, first, around, lexicon)
        if not words and first:  # 凤凰 is a county, and a firm before what it makes a day
            first, words = 0, _core(tokens, 0, around, lexicon)
        if not words:
            return None
        core = first + words
    if core < len(tokens) and STREET.match(tokens[core].text):
        return None  # 某某西路: a street, though a firm is called so
    at = _trades(tokens, core, lexicon)
    if named and not tokens[at - 1].text.endswith((*name_words().legal, *name_words().closing)):
        at = core  # 某某|家具广场: behind a whole name a trade says what is built
    label = text_of(tokens[:at])
    if not 2 <= len(label) <= LONGEST or lexicon.phase.fullmatch(label) is not None:
        return None
    made = making(tokens[at:])
    sure = bool(named) or at > core or (made is not None and made.industrial)
    return Brand(label, at, made is not None, sure)


def before_output(tokens: Sequence[Token], around: Surroundings) -> int:
    """高原绿色|6万吨牛羊肉: how many words stand before how much is made, where they may be a firm's name."""
    if len(tokens) < 3:
        return 0
    count = 0
    for at, token in enumerate(tokens[: MOST_WORDS + 1]):
        if _begins_output(token):
            count = at
            break
    lexicon = load()
    made = tokens[count:]
    if count > 1 and lexicon.phase.fullmatch(tokens[count - 1].text):  # 泽柏电力|二期|5万千瓦
        count -= 1
    front = tokens[:count]
    label = text_of(front)
    if count < 2 or not 3 <= len(label) <= LONGEST or not amount().match(text_of(made)):
        return 0
    told = lexicon.suffix_of(label)
    other = told is not None and told.kind is not EntityClass.ENTERPRISE
    placed = placelike(label) or any(around.names(token.text) for token in front)
    plain = all(token.kind == "word" and token.pos[:1] in PLAIN_POS for token in front)
    first = front[0].text
    common = first in lexicon.weak or first in lexicon.leading or first in lexicon.goods
    return 0 if other or placed or common or not plain or _is_wares(front, lexicon) else count


def _begins_output(token: Token) -> bool:
    first = token.text[0]
    return first.isdecimal() or (first in "年日月时第" and output().match(token.text) is not None)


def opens_with_output(tokens: Sequence[Token]) -> bool:
    """年产十万吨硅铁, 5万吨铬酸盐: whether a name says first how much is made."""
    whole = bool(tokens) and _begins_output(tokens[0]) and len(tokens) > 1
    return whole and amount().match(text_of(tokens)) is not None


MOST_WORDS = 4
# Nouns, names and qualities: what firms are called by.
PLAIN_POS = frozenset("nzaxjebg")


def _is_wares(front: Sequence[Token], lexicon: Lexicon) -> bool:
    """轻质陶粒|10万吨: goods close it, and no trade."""
    last = front[-1]
    if last.text[-1] in name_words().amounts:  # 木材|产量
        return True
    return last.text not in lexicon.trades and (last.text in lexicon.goods or trails_goods(last))


def _known(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """How many words make up a firm known nationwide."""
    text, best = "", 0
    first = 1 if len(tokens) > 2 and names_division(tokens[0].text) else 0  # 芜湖|美的
    for number, token in enumerate(tokens[:5], 1):
        text = text + token.text if number > first else ""
        if text in lexicon.known_names and lexicon.known_names[text] is EntityClass.ENTERPRISE:
            best = number
    return best + _shared(tokens[best:]) if best else 0


def _of_region(tokens: Sequence[Token]) -> int:
    """某省联通, 某市城投: the one firm of its kind that a province or city has."""
    region, kind = (*tokens[:2], None, None)[:2]
    if region is None or kind is None or len(tokens) < 3:
        return 0
    named = kind.text in name_words().of_regions and names_division(region.text)
    return 2 if named else 0


def _ordinary(tokens: Sequence[Token]) -> int:
    """浪潮|云计算: an ordinary word that all the country knows a firm by, before what it makes or does."""
    known_so = len(tokens) > 1 and tokens[0].text in name_words().ordinary_firms
    return 1 if known_so and making(tokens[1:]) is not None else 0


def _shared(tokens: Sequence[Token]) -> int:
    """保利|协鑫: an unlisted word between a known name and what is made goes on with the name."""
    first = tokens[0] if tokens else None
    if first is None or first.kind != "word" or len(first.text) != 2 or known(first.text):
        return 0
    return 1 if _is_brand(first) and making(tokens[1:]) is not None else 0


def _region(tokens: Sequence[Token], around: Surroundings) -> int:
    """福建某某: the province or city before a firm's name belongs to it."""
    first = tokens[0]
    return 1 if len(tokens) > 1 and len(first.text) > 1 and around.names(first.text) else 0


def _core(tokens: Sequence[Token], at: int, around: Surroundings, lexicon: Lexicon) -> int:
    """How many words the brand has: an unlisted one, single characters, or a word and its trade."""
    if at >= len(tokens):
        return 0
    first = tokens[at]
    if first.kind != "word" or first.text in around.own_names:
        return 0
    if len(first.text) == 1:
        foreign = at + 1 < len(tokens) and tokens[at + 1].pos == "nrt" and first.pos == "nr"
        return 2 if foreign else _initials(tokens, at, lexicon)
    if _is_common(first.text):
        return 1 if at and _closes_region(tokens, at, lexicon) else 0
    if len(first.text) <= LONGEST_CORE and output().match(text_of(tokens[at + 1 : at + 5])):
        return 1
    if around.names(first.text):
        return 0
    if _is_brand(first):
        return _extended(tokens, at, lexicon)
    second = tokens[at + 1] if at + 1 < len(tokens) else None
    if second is None or second.kind != "word" or len(first.text) != 2:
        return 0
    noun = first.pos[:1] == "n"
    if noun and (second.text in name_words().closing or (at and _makes_here(tokens, at, around))):
        return 1
    joined = len(second.text) > 1 and not known(second.text) and _is_brand(second)
    return 2 if joined and noun and making(tokens[at + 2 :]) is not None else 0


def _is_left_over(tokens: Sequence[Token], at: int, around: Surroundings) -> bool:
    """苏美|达|光伏, 鼎盛|鑫|粮油: a character that firms are named with, between a word and goods."""
    first, second = (*tokens[at : at + 2], None, None)[:2]
    if first is None or second is None or first.kind != "word" or second.kind != "word":
        return False
    if len(first.text) != 2 or len(second.text) != 1 or first.text in around.own_names:
        return False
    if names_division(first.text) or second.text in name_words().alone or second.text in load().goods:
        return False
    if first.text in load().leading or first.text in load().weak:
        return False  # 高端|优|特钢
    plain = first.pos[:1] in LEFT_BEFORE and first.text not in load().goods
    return plain and second.text in load().chosen and making(tokens[at + 2 :]) is not None


# How the dictionary marks what may be the first part of a firm's name.
LEFT_BEFORE = frozenset("nzaj")


def _closes(trade: str) -> bool:
    """青海绒业: a trade that no field of economy is called by makes a firm's name of a region's."""
    return trade in load().trades and trade[-1] == "业" and trade not in industry_names() and not known(trade)


def _closes_region(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a trade behind a region's name makes a firm's of it."""
    if _is_line_of(tokens, at, lexicon) or _is_from_elsewhere(tokens, at, lexicon):
        return True
    return _closes(tokens[at].text) and making(tokens[at + 1 :]) is not None


def _is_from_elsewhere(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """长春|化工|锂电池铜箔: another region's name and a trade, before what is made here."""
    trade, behind = tokens[at].text, tokens[at + 1 :]
    region = tokens[at - 1].text
    own = region[-1] in "省市县区州" or not names_division(region)
    line = (
        trade in lexicon.trades and trade not in name_words().loose and trade not in name_words().qualifying
    )
    made = making(behind)
    return line and not own and made is not None and made.industrial


def _is_line_of(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """某市|电器|新型半导体器件: a region's name and a trade, before a quality of what it makes."""
    trade, following = tokens[at].text, tokens[at + 1 : at + 2]
    line = trade in lexicon.trades and bool(following) and following[0].text in lexicon.qualities
    return line and (making(tokens[at + 1 :]) is not None or trails_goods(tokens[-1]))


def _makes_here(tokens: Sequence[Token], at: int, around: Surroundings) -> bool:
    """江苏同乐面粉项目: before what is made here, a word behind another region's name is a firm's."""
    region = tokens[0].text
    elsewhere = names_division(region) and region not in around.own_names
    return elsewhere and making(tokens[at + 1 :]) is not None


def _extended(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """天合|光能: a second short word of no dictionary, or one character left over, belongs to the brand."""
    second = tokens[at + 1] if at + 1 < len(tokens) else None
    if second is None or second.kind not in ("word", "soft"):
        return 1
    if tokens[at].pos == "nrt" and len(second.text) == 1 and second.pos in ("ns", "nr"):
        return 2
    if len(tokens[at].text) + len(second.text) > LONGEST_CORE or second.text in lexicon.goods:
        return 1
    if len(second.text) == 1:
        words = name_words()
        left_over = not (second.text in words.alone or second.text in words.materials)
        left_over = left_over and second.text not in lexicon.goods
        return 2 if left_over and making(tokens[at + 2 :]) is not None else 1
    describes = second.text[-1] in name_words().describing
    unlisted = not (
        known(second.text) or describes or trails_goods(second) or second.text in lexicon.qualities
    )
    return 2 if unlisted and second.text not in lexicon.trades else 1


@lru_cache(maxsize=1 << 14)
def _is_common(text: str) -> bool:
    """Whether a word is no firm's name, whatever stands behind it."""
    lexicon = load()
    listed = (lexicon.weak, lexicon.goods, lexicon.leading, lexicon.trades, lexicon.suffixes, lexicon.soft)
    if any(text in words for words in listed) or text in lexicon.qualities:
        return True
    return text in lexicon.bare_heads or text[0].isdecimal() or text[-1] in "县区市镇乡旗"


def _is_brand(token: Token) -> bool:
    if ROAD.match(token.text) or _is_common(token.text) or placelike(token.text) or trails_goods(token):
        return False
    return not known(token.text) or token.pos in BRAND_POS or _is_far_off(token)


def _is_far_off(token: Token) -> bool:
    """川崎, 德伦: what the dictionary takes for a place that no gazetteer has, spelt as firms are."""
    words, text = name_words(), token.text
    landform = text[-1] in words.villagelike or text[-1] in words.townlike or text in words.lands
    landform = landform or text in words.whole_country or text in words.sorts
    spelt = token.pos == "ns" and len(text) == len("川崎") and shaped_like_firm(text)
    return spelt and not landform and not gazetteer().named(text) and text not in load().known_names


STREET = re.compile(r"[东西南北中]?[一二三四]?(?:路|街|大道|大街|巷)$")

# G220, S308: a road by its number.
ROAD = re.compile(r"^[GSXYCgsxyc][0-9]+$")


def _initials(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Single characters that no dictionary joins (玖|兴, 中|电建), goods or a trade right behind."""
    run, length = 0, 0
    while at + run < len(tokens) and run < 3 and length < LONGEST_CORE:
        token = tokens[at + run]
        unlisted = len(token.text) == 2 and not known(token.text) and not _is_common(token.text)
        short = len(token.text) == 1 or (run and unlisted)
        if not short or token.kind != "word" or token.text.isdecimal():
            break
        run, length = run + 1, length + len(token.text)
    for count in range(run, 1, -1):
        words, rest = tokens[at : at + count], tokens[at + count :]
        produced = output().match(text_of(rest[:3])) is not None
        if not produced and any(token.text in name_words().alone for token in words):
            continue
        if rest and (rest[0].text in lexicon.trades or making(rest) is not None):
            return count
    return 0


def _trades(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Past the trades that close a short name: 科技, 股份."""
    if _is_line(tokens[at : at + 2], lexicon) and making(tokens[at + 1 :]) is not None:
        return at + 1
    start = at
    while at < len(tokens) and at - start < 2 and tokens[at].text in lexicon.trades:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and (
            (tokens[at].text in name_words().loose and following.text in name_words().works)
            or following.text in name_words().describing
            or following.text[0] == "基"  # 生物|基新|材料
            or following.text in name_words().trade_towns
            or _qualifies(tokens[at], following, lexicon)
            or _opens_goods(tokens[at], following)
        ):
            break
        if at > start and _is_line_behind(tokens[at - 1], tokens[at]) and at + 1 < len(tokens):
            break
        at += 1
        if tokens[at - 1].text.endswith(name_words().legal):
            break
        legal = at < len(tokens) and tokens[at].text.endswith(name_words().legal)
        if tokens[at - 1].text in name_words().final_trades and not legal:
            break  # 大锦|科技|汽车诊断: what follows is what is made
    return at


def _is_line(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """某某纺织|高端面料: goods before a quality of others are the firm's line, and close its name."""
    if len(tokens) < 2 or len(tokens[0].text) != 2:
        return False
    return tokens[0].text in lexicon.products and tokens[1].text in lexicon.qualities


def _opens_goods(trade: Token, following: Token) -> bool:
    """沣檀|新能源|汽车零部件: a trade that with the word behind it names goods belongs to those."""
    return trade.text not in name_words().closing and _makes_one(trade, following)


def _is_line_behind(closing: Token, trade: Token) -> bool:
    """德润电子|半导体封装: behind a trade that closes names goods are what is made; 生物|医药 are one."""
    closes = closing.text in name_words().closing and not _makes_one(closing, trade)
    return closes and trade.text in load().products and trade.text not in name_words().closing


def _makes_one(first: Token, second: Token) -> bool:
    both = first.text + second.text
    return both in load().products or both in industry_names()


def _qualifies(trade: Token, following: Token, lexicon: Lexicon) -> bool:
    """Whether a trade's word belongs to the goods behind it and not to the firm before it: 某某智能装备."""
    if trade.text not in name_words().qualifying or following.kind != "word" or following.text[0].isdecimal():
        return False
    other = following.text in lexicon.trades or following.text in name_words().having
    noun = following.pos[:1] == "n" or following.text in lexicon.goods
    return not other and noun and lexicon.phase.match(following.text) is None
