"""A firm's short name at the front of words: an unlisted word, its trade, then what the firm makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.mentions.clauses import Token
from kg.mentions.dictionary import known
from kg.mentions.lexicon import Lexicon, load
from kg.mentions.places import Surroundings
from kg.vocabulary import EntityClass

# How the dictionary marks names of persons, bodies and makes, and short forms.
BRAND_POS = frozenset({"nr", "nrt", "nz", "nt", "j", "eng", "nrfg"})
# Last characters of places and landmarks, which give their names to projects without owning them.
PLACELIKE = frozenset("寺庙宫塔山湖河江岛桥村镇乡街路园区县市省沟湾谷港站道段环苑线洞峡岭城")
LONGEST = 8
# 五万吨, 第二条日产…: how much is made; 110KV is a voltage.
OUTPUT = re.compile(
    r"第[二三四五六七八九]条|年产|日产"
    r"|[0-9.]+(?:×[0-9.]+)?(?:[万千百亿]|MW|GW|兆瓦|吨|条|头|台|套|只|羽|平)"
)


@dataclass(frozen=True, slots=True)
class Brand:
    """The first words of a name that are a firm's.

    `making` where goods or works follow them; `sure` where more than an unknown word speaks for a firm: it is
    known nationwide, a trade closes it, or how much it makes stands behind it.
    """

    label: str
    words: int
    making: bool
    sure: bool


def brand_of(tokens: Sequence[Token], around: Surroundings) -> Brand | None:
    """The firm that a run of words opens with, or None where nothing marks its end or its name."""
    lexicon = load()
    named = _known(tokens, lexicon)
    core = named
    if not named:
        first = _region(tokens, around)
        words = _core(tokens, first, around, lexicon)
        if not words:
            return None
        core = first + words
    at = _trades(tokens, core, lexicon)
    label = "".join(token.text for token in tokens[:at])
    if not 2 <= len(label) <= LONGEST:
        return None
    rest = "".join(token.text for token in tokens[at:])
    sure = bool(named) or at > core or OUTPUT.match(rest) is not None
    return Brand(label, at, making(tokens[at:], lexicon), sure)


def making(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words open with goods, works or their quantity."""
    text = "".join(token.text for token in tokens)
    if not text or tokens[0].kind not in ("word", "soft"):
        return False
    if OUTPUT.match(text):
        return True
    lengths = range(min(len(text), 6), 0, -1)
    return any(text[:length] in lexicon.goods for length in lengths)


def _known(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """How many words make up a firm known nationwide."""
    text, best = "", 0
    for number, token in enumerate(tokens[:5], 1):
        text += token.text
        if lexicon.known_names.get(text) is EntityClass.ENTERPRISE:
            best = number
    return best


def _region(tokens: Sequence[Token], around: Surroundings) -> int:
    """福建某某: the province or city before a firm's name belongs to it."""
    first = tokens[0]
    return 1 if len(tokens) > 1 and first.pos == "ns" and around.names(first.text) else 0


def _core(tokens: Sequence[Token], at: int, around: Surroundings, lexicon: Lexicon) -> int:
    """How many words the brand has: one unlisted or marked as a name, or single characters."""
    if at >= len(tokens):
        return 0
    first = tokens[at]
    if len(first.text) == 1:
        return _initials(tokens, at, lexicon)
    if first.kind != "word" or first.text in around.own_names:
        return 0
    rest = "".join(token.text for token in tokens[at + 1 : at + 5])
    if len(first.text) <= 4 and OUTPUT.match(rest) and not _is_common(first, lexicon):
        return 1
    if not _is_brand(first, lexicon) or around.names(first.text):
        return 0
    second = tokens[at + 1] if at + 1 < len(tokens) else None
    joined = second is not None and second.kind == "word" and len(second.text) <= 2
    if second is not None and joined and not known(second.text) and second.text not in lexicon.goods:
        return 2
    return 1


def _is_common(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is no firm's name, whatever stands behind it."""
    text = token.text
    listed = (lexicon.weak, lexicon.goods, lexicon.leading, lexicon.trades, lexicon.suffixes, lexicon.soft)
    return any(text in words for words in listed) or text in lexicon.bare_heads or text[0].isdecimal()


def _is_brand(token: Token, lexicon: Lexicon) -> bool:
    if _is_common(token, lexicon) or token.text[-1] in PLACELIKE:
        return False
    return not known(token.text) or token.pos in BRAND_POS


def _initials(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Two or three single characters that no dictionary joins (玖|兴), goods or a trade right behind."""
    run = 0
    while at + run < len(tokens) and run < 3 and _is_initial(tokens[at + run]):
        run += 1
    for length in range(run, 1, -1):
        rest = tokens[at + length :]
        if rest and (rest[0].text in lexicon.trades or making(rest, lexicon)):
            return length
    return 0


def _is_initial(token: Token) -> bool:
    plain = token.kind == "word" and len(token.text) == 1 and not token.text.isdecimal()
    return plain and token.text not in "的和与及新老县市区省镇乡村第一二三四五六七八九十"


# Trades that are as often the first word of what is made: 某某智能工厂, 某某数据中心.
LOOSE = frozenset({"智能", "信息", "数据", "网络", "设备", "新能源", "新材料", "生物"})
MAKING = frozenset({"工厂", "制造", "中心", "基地", "产业园", "发电", "风电", "风电场", "光伏", "生产线"})


def _trades(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Past the trades that close a short name: 科技, 股份."""
    start = at
    while at < len(tokens) and at - start < 2 and tokens[at].text in lexicon.trades:
        if tokens[at].text in LOOSE and at + 1 < len(tokens) and tokens[at + 1].text in MAKING:
            break
        at += 1
    return at
