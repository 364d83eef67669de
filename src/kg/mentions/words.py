"""The words of a text by a general dictionary, mended where a name's border runs through one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.document.model import Document
from kg.mentions.chunks import Token
from kg.mentions.dictionary import known
from kg.mentions.lexicon import NUMERALS, Lexicon, load
from kg.mentions.list_words import list_words
from kg.mentions.name_words import name_words
from kg.text import Span

# One-character prepositions that a guess at an unknown word swallows (受区人民政府…).
OPENERS = frozenset("受由经向对将把到赴如了的请从使让而")
# 现将|某某市, 正由甲|公司: an adverb and the word that opens what follows, guessed into one word.
OPENED = re.compile("[现正已拟均再还也并][向将由把对就]")
INNER_JOINER = re.compile(r"(?<=.)[和及与](?=.)")
# A joiner and whose body follows: 和县 is a county too.
JOINED = frozenset(joiner + body for joiner in "和及与" for body in "省市县区镇乡村")
STOPS = frozenset("、,。;:\n")
JOINERS = frozenset("和及与")


def tokens_of(document: Document) -> tuple[Token, ...]:
    """The words of the whole text with their offsets, cut by a general dictionary."""
    tokens: list[Token] = []
    at, last = 0, ""
    words = rjieba.tag(document.source.folded)
    for number, (text, pos) in enumerate(words, 1):
        if len(text) > 1:
            if text == BUILT_UP and ITS_OWN.match(document.source.folded, at + len(text)):
                parts: tuple[str, ...] = (text[:2], text[2:])
            elif text[0] in UNSURE or text[-1] in UNSURE_ENDS:
                following = words[number][0] if number < len(words) else ""
                leads = text[0] == "以" and LEADS.match(document.source.folded, at + len(text)) is not None
                parts = _by_neighbours(text, last, following, leads=leads)
            else:
                parts = _compound(text)
            if len(parts) > 1:
                for part in parts[:-1]:
                    tokens.append(Token(Span(at, at + len(part)), part, pos))
                    at += len(part)
                text = parts[-1]
        end = at + len(text)
        tokens.append(Token(Span(at, end), text, pos))
        at, last = end, text
    return tuple(tokens)


# 建成区|文化艺术中心: a district's report builds what is the district's; the word alone is built-up land.
BUILT_UP = "建成区"
ITS_OWN = re.compile(
    "(?!面积|绿|路|道|供|污|雨|排|人[口均]|内|的|范围|规模|达|为|扩|黑臭|新[增建]|公[共园]|生活|各|所有|现有)"
    "[^,。;、:]{0,12}?(?:中心|馆|医院|学校|中学|小学|公园|平台|大楼|基地|站)"
    "(?!绿地|面积|布局|布点|数|总|覆盖|达)"
)
ACROSS = frozenset({"线上", "线下"})
# With these begin and end the words that their neighbours may part.
UNSURE = frozenset("有中和及与于以原强园区镇乡获内居只等")
UNSURE_ENDS = frozenset({*(word[0] for word in ACROSS), "等", "以", "为", "及", "与", "是"})


# 以泽柏|重工、远海为代表: further on the clause says what those named behind 以 are.
LEADS = re.compile(r"[^,;。:\n以]{1,60}为(?:龙头|代表|主|核心|骨干|引领|支撑|支柱|链主|牵引|重点|依托|特色)")


def _by_neighbours(text: str, last: str, following: str, *, leads: bool = False) -> tuple[str, ...]:
    """The words that one of the dictionary's is, as it stands between its neighbours."""
    # 某某一中|等学校: the dictionary joins 中等 and 中等学校.
    if text.startswith("中等") and (last[-1:] in NUMERALS or last in ("高", "初")):
        return tuple(part for part in ("中", "等", text[2:]) if part)
    closes = text[0] == "等" and not known(text)
    if closes and (text[1] in NUMERALS or text[1:] in load().list_nouns):
        return (text[0], text[1:])  # 某某园|等|七大园区, 某公司|等|央企
    if text[-1] == "为" and "为" + following in load().function and not known(text):
        return (text[:-1], "为")  # 以某台|为|中心
    if _is_joined(text, last, following) or (_is_guessed_over(text, last) and not known(text)):
        return (text[0], text[1:])
    if "以" in (text[0], text[-1]) and not known(text):
        return (text[0], text[1:]) if leads else _by_means(text, last, following)
    copula = text[-1] == "是" and text not in load().function and text not in load().verbs
    joins = text[-1] in "及与" and len(text) > 2 and following not in STOPS
    if (copula or joins) and not known(text):
        return (text[:-1], text[-1])  # 华某|及|京东, 某某保健|院|是
    tied = text[0] in TYING and not known(text) and _ties(text, last)
    within = WITHIN.fullmatch(text) is not None and last[-1:].isalpha()
    formerly = text[0] == "原" and not known(text) and len(text) > 2
    if tied or within or formerly:
        return (text[0], text[1:])
    if _crosses(text, following):
        return (text[:-1], text[-1])
    return _compound(text)


def _is_joined(text: str, last: str, following: str) -> bool:
    """Whether the dictionary joins the end of one name to the beginning of the next."""
    if text[0] == "强" and last.isdecimal():  # 五百|强|国某乳业, though 强国 is a word
        return True
    # 金锐特|等一批: 特等 is a word.
    graded = text in list_words().grades and _counts_off(last, following)
    # 某中学和|县人民医院: 和县 is a county, where nothing stands before it.
    county = text in JOINED and last != "" and last not in STOPS
    return graded or county or _joins(text, last, following)


def _counts_off(last: str, following: str) -> bool:
    """Whether 等 closes a list here: how many follow, or behind a word of no dictionary what they are."""
    noun = load().list_noun_of(following) is not None
    if (following in list_words().many and not noun) or following[:1].isdecimal():
        return True
    named = last != "" and last not in STOPS and not known(last)  # 耐美|特|等骨干企业
    return named and (noun or following in load().leading)


def _is_guessed_over(text: str, last: str) -> bool:
    """Whether a guess at an unlisted word took in the character that stands before the name."""
    if text[0] == "只":  # 首|只|市城市发展基金
        return last == "首"
    if text[0] == "居":  # 均|居|某某产业带
        return last in RANKING
    if text[0] == "有":  # 入驻企业|有|某某公司, but 引进有研新材
        return last != "" and last not in STOPS and last not in load().verbs
    if text[0] == "区":  # 某某产业集聚|区|某某水泥
        longer = len(text) > 2 or text[1] == "新"  # 某某产业园|区|新入驻
        return longer and text[1] not in JOINERS and last + "区" in load().suffixes
    return text[0] == "获"


def _by_means(text: str, last: str, following: str) -> tuple[str, ...]:
    """县以|某某公司为龙头, 某产业以|泽柏公司为龙头: 以, which the dictionary guesses into a name."""
    if text[-1] == "以":
        return (text[:-1], text[-1]) if text[:-1] in DIVISIONS else _compound(text)
    led = not last or last in STOPS or last in JOINERS or last.endswith(list_words().led)
    led = led or (last in load().verbs and following.endswith(list_words().led))
    led = led or (text[1:] in GRADES and len(following) > 1)
    return (text[0], text[1:]) if led else _compound(text)


# What stands before 居 where it says how high something ranks.
RANKING = frozenset({"均", "并", "仍", "稳", "分别", "已"})
DIVISIONS = frozenset("省市县区州旗镇乡村")
TYING = frozenset("和与及内于")


def _ties(text: str, last: str) -> bool:
    """某某段(某某工程)和|行蓄洪区, 某某科技及|三一重工, 园区|内|某广场: a word guessed over what ties two."""
    if text[0] == "和":
        return last in load().suffixes or last in load().trades or last.endswith((")", *name_words().legal))
    if text[0] == "内":
        return last.endswith("区")
    if text[0] == "于":  # 落户|于|经开区
        return last in load().verbs
    if text[0] == "与" and (not last or last in STOPS):
        return True  # 与某某|公司签约 opens the clause
    return last != "" and last not in STOPS


# What is told of things that lead: 以大项目为带动.
GRADES = frozenset("大新高优好")
# 某某科创|园内: the last character of a name and where in it.
WITHIN = re.compile("[园区镇乡]内")


def _joins(text: str, last: str, following: str) -> bool:
    """某某大道和|平某路: 和 behind a name's last word, with a character left over behind the two, joins."""
    suffixes = load().suffixes
    if text[0] != "和" or len(text) != 2 or last not in suffixes:
        return False
    return len(following) == 1 and following.isalpha() and following not in suffixes


def _crosses(text: str, following: str) -> bool:
    """某交易中心|线上发布: a name's last word and the next one's first character, joined by chance."""
    if text[-1] + following not in ACROSS or len(text) < LONGER_THAN_SUFFIX:
        return False
    suffixes = load().suffixes
    return text not in suffixes and text[:-1] in suffixes


LONGER_THAN_SUFFIX = 3


@cache
def _compound(word: str) -> tuple[str, ...]:
    """The parts of a word that matter here: 大力开展 is adverb and verb; an unlisted word may hold 和."""
    return tuple(_inner(word))


def _inner(word: str) -> Iterator[str]:
    lexicon = load()
    listed = known(word)
    if word[-1] == "等" and not listed:
        yield from (word[:-1], "等")
    elif word[-1] in "在已" and len(word) == len("周在") and not listed:
        yield from (word[:-1], word[-1])  # 某保健|院|已|投用
    elif word[-1] == "于" and len(word) == len("楼于") and not (listed or _is_listed(word, lexicon)):
        yield from (word[:-1], word[-1])  # 某门诊|楼|于|五月封顶
    elif word in NEWLY:
        yield from (word[:2], word[2:])
    elif not listed and word.partition("等")[2] in load().list_nouns:
        yield from word.partition("等")  # 沣华|等|央企
    elif not listed and word[0] in OPENERS:
        yield from (word[0], word[1:])
    elif not listed and OPENED.match(word):
        yield from filter(None, (word[0], word[1], word[2:]))
    elif not listed and (inner := INNER_JOINER.search(word)) is not None:
        yield from (word[: inner.start()], inner.group(), word[inner.end() :])
    elif len(word) == TWO_WORDS and _is_two(word, lexicon):
        yield from (word[:2], word[2:])
    else:
        yield word


def _is_listed(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.verbs or word in lexicon.function or word in lexicon.soft


def _is_two(word: str, lexicon: Lexicon) -> bool:
    adverb = word[:2] in lexicon.function and (word[2:] in lexicon.verbs or word[2:] in lexicon.soft)
    return adverb or word[:2] in SIGNING


# 签订|协议: the dictionary joins what is done to a contract and the contract.
SIGNING = frozenset({"签订", "签署"})
# A county's report builds anew what it calls the county's.
NEWLY = frozenset({"新建县", "新建区"})
TWO_WORDS = 4
