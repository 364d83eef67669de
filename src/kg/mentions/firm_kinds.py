"""Firms of a kind: 证券公司, 外国公司, 有关银行 say which sort of firm it is, and name none."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.chunks import Token
from kg.mentions.dictionary import known
from kg.mentions.goods import industry_names
from kg.mentions.lexicon import Suffix, load
from kg.mentions.name_words import name_words
from kg.mentions.places import names_division
from kg.mentions.specificity import is_proper
from kg.vocabulary import EntityClass

# How the dictionary marks words that say who or what is spoken of, when, how and after what.
SAYING = frozenset({"d", "p", "c", "r", "f", "t", "uj"})
# Whose something is by its tier: 市自来水公司, 区属服务公司 is the one of the place.
OWN = frozenset("省市县区镇")


def is_of_kind(tokens: Sequence[Token], suffix: Suffix) -> bool:
    """Whether words that end as firms' names do only say which sort of firm, or whose firms of all."""
    if suffix.kind is not EntityClass.ENTERPRISE:
        return False
    words = fronts(tokens, suffix)
    several = any(word.text in name_words().several for word in words)
    if several or suffix.word in name_words().whole_firms or not words or words[0].text[0] in OWN:
        return several
    if suffix.word in name_words().unowned and all(map(_is_land, words)):
        return True
    if words[0].text in name_words().utilities:
        return False
    words = words[_last_verb(words) :]
    last = words[-1]
    verb = last.pos[:1] == "v" and known(last.text) and not names_division(last.text)  # 保定|银行
    done = verb and suffix.word in name_words().dealing  # 吸收|银行
    return done or all(map(_is_sort, words))


def _last_verb(words: Sequence[Token]) -> int:
    """输入|车桥公司, 属于|投资银行: where the words begin that stand behind what is done to the firm."""
    for number in range(len(words) - 1, 0, -1):
        token = words[number - 1]
        done = token.pos == "v" and token.kind == "word" and len(token.text) > 1 and known(token.text)
        named = any(is_proper(each) or each.text in load().known_names for each in words[:number])
        if done and not named:  # but 武汉克林清洗公司, 奔驰汽车公司
            return number
    return 0


def fronts(tokens: Sequence[Token], suffix: Suffix) -> list[Token]:
    """The words before the last word of a name; of one that holds it (证券公司) what stands before."""
    left, found = len(suffix.word), list(tokens)
    while found and left > 0:
        last = found.pop()
        if len(last.text) > left:
            found.append(Token(last.span, last.text[:-left], last.pos))
        left -= len(last.text)
    return found


def _is_land(token: Token) -> bool:
    words, text = name_words(), token.text
    return text in words.lands or text in words.whole_country or names_division(text)


def _is_sort(token: Token) -> bool:
    """Whether a word says which sort of firm it is: its line, its owners, how large."""
    text, lexicon, words = token.text, load(), name_words()
    if token.kind not in ("word", "soft"):
        return False
    lists = (words.sorts, words.lines, words.firm_kinds, lexicon.weak, lexicon.leading, lexicon.vague)
    if any(text in each for each in lists) or token.pos == "m":
        return True
    wares = text in lexicon.goods or text in lexicon.trades or text in lexicon.qualities
    return wares or text in industry_names()


def past_saying(tokens: Sequence[Token], at: int) -> int:
    """但是|中国银行, 准备与|壳牌石油公司: where a firm's full name begins behind what is said of it."""
    if not tokens[-1].text.endswith(name_words().full_ends):
        return at
    for number in range(len(tokens) - 2, at - 1, -1):
        token = tokens[number]
        if token.kind != "word" or not known(token.text):
            continue
        rest = tokens[number + 1 :]
        told = token.pos in SAYING and token.text not in name_words().alone
        done = token.pos == "v" and len(token.text) > 1 and opens_firm(rest[0])
        if (told or done) and (len(rest) > 1 or len(rest[0].text) > LEGAL):
            return number + 1
    return at


# Longer than the longest legal form alone.
LEGAL = 4


def opens_firm(token: Token) -> bool:
    """Whether a word opens a firm's name behind a verb: a place, or one that no dictionary lists."""
    named = len(token.text) > 1 and (token.pos in ("ns", "nt") or not known(token.text))
    return token.kind == "word" and (named or token.text in OWN)
