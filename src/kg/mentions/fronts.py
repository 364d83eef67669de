"""Where a name begins: what before it says how good, whose, what is done, or which kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.border_words import border_words
from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import PROPER, known
from kg.mentions.field_words import is_listed_field, names_field, stem_of
from kg.mentions.firm_kinds import past_saying
from kg.mentions.kind_words import kind_words
from kg.mentions.lexicon import Lexicon, ListNoun, Suffix
from kg.mentions.name_words import name_words
from kg.mentions.places import names_division
from kg.values.place import gazetteer
from kg.vocabulary import EntityClass

# 原某某中学: what a thing was or is now.
FORMER = frozenset({"原", "现"})
# How the dictionary marks what is done and how.
VERBAL = frozenset({"v", "vd", "vn", "ad", "d"})


def without_front(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The tokens from the name's first word on; none where all of them are such words."""
    text = text_of(tokens)
    at = _past_rank(tokens, text) or _past_bounds(tokens) or _past_phase(tokens, lexicon)
    while at < len(tokens) - 1 and (
        (tokens[at].text in lexicon.leading and not _is_kept(tokens, at))
        or tokens[at].text in FORMER
        or (tokens[at].text == "整个" and tokens[at + 1].pos in PROPER)
        or tokens[at].kind == "bracket"
        or (tokens[at].text in BOUNDS and not _is_of_water(tokens, at, lexicon))
        or _is_within(tokens, at)
        or _is_act(tokens, at, lexicon)
    ):
        at += 1
    if tokens[at].text in ("集", "以") and at < len(tokens) - 1 and not _is_cut_name(tokens, at):
        at += 1  # 集甲、乙等为一体, 以甲为主: what a thing has
    at = _past_doing(tokens, at)
    at = past_saying(tokens, _past_relation(tokens, at) if "公司" in text else at)
    if "项目" in text or "工程" in text:
        at = _past_project(tokens, at, lexicon)
    at = _past_verbs(tokens, _past_class(tokens, at, lexicon), lexicon)
    if _crosses(tokens, at, lexicon):
        at = len(tokens) - 1
    if "届" in text or "赴" in text:
        at = _past_taking_part(tokens, at)
    if tokens[at].text in lexicon.leading and not (at < len(tokens) - 1 and _is_kept(tokens, at)):
        return ()
    return tokens[at:]


def _is_cut_name(tokens: Sequence[Token], at: int) -> bool:
    """集|宏兴: 集 before a word of no dictionary is the first character of a firm's name."""
    behind = tokens[at + 1]
    return tokens[at].text == "集" and len(behind.text) == 2 and not known(behind.text)


def _past_relation(tokens: Sequence[Token], at: int) -> int:
    """Where a firm's name begins, whose relation to another stands before it."""
    last = next((at for at in range(len(tokens) - 1, at, -1) if tokens[at].text.endswith("公司")), at)
    for number in range(last - 1, at, -1):
        if text_of(tokens[at:number]).endswith(name_words().related):
            return number
    return at


def _is_within(tokens: Sequence[Token], at: int) -> bool:
    """园区|内|某某广场: where it is, by no name; 内 itself never begins a name."""
    return tokens[at].text in name_words().within and tokens[at + 1].text == "内" and len(tokens) > at + 2


# 东至某路, 北临某河: how far an area reaches.
SIDES = frozenset("东西南北")
REACHES = frozenset("至临起靠接连邻抵")
BOUNDS = frozenset(side + word for side in SIDES for word in REACHES)


def _is_of_water(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """南临|河特|大桥: a river or a ditch has a name before 河."""
    behind = text_of(tokens[at + 1 :])
    return behind[:1] in WATERS and behind[1:] in lexicon.suffixes


WATERS = frozenset("河湖溪沟渠")


def _past_bounds(tokens: Sequence[Token]) -> int:
    """东|接|某铁路: where an area's bound begins, if the dictionary has not joined what is before it."""
    apart = len(tokens) > len(("东", "接")) and tokens[0].text in SIDES and tokens[1].text in REACHES
    return len(("东", "接")) if apart else 0


def _past_doing(tokens: Sequence[Token], at: int) -> int:
    """同步|配套|发展|风电: behind words that say how and what is done stands a field."""
    end = at
    while end < len(tokens) - 1 and tokens[end].kind == "soft":
        end += 1
    if end < at + len(("同步", "发展")) or not is_listed_field(stem_of(text_of(tokens[end:]))):
        return at
    return end


def _past_phase(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """一期|项目|某某园: what the phase consists of begins behind it."""
    if len(tokens) <= len(("一期", "项目")) or tokens[1].text not in name_words().ventures:
        return 0
    return len(("一期", "项目")) if lexicon.phase.fullmatch(tokens[0].text) else 0


def _past_taking_part(tokens: Sequence[Token], at: int) -> int:
    """自治区|参展|第九届某大会: what is numbered begins behind the verb of who takes part."""
    for number in range(at + 1, len(tokens) - 1):
        first, verb = tokens[number], tokens[number - 1]
        if verb.text == "赴" and number - 1 > at:
            return number  # 干部|赴|某开发区
        numbered = first.text.startswith("第") and "届" in text_of(tokens[number : number + 3])
        if numbered and verb.pos == "v" and verb.kind == "word" and known(verb.text):
            return number
    return at


def _crosses(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """双层桥梁|跨越|某某湖: words and a verb before a whole place, which the words do something to."""
    crossed = tokens[-1]
    if len(tokens) - at < FEWEST_CROSSING or crossed.pos not in PROPER or len(crossed.text) < 3:
        return False
    verb = tokens[-2]
    acts = verb.kind == "word" and verb.pos == "v" and len(verb.text) > 1 and known(verb.text)
    return acts and lexicon.suffix_of(tokens[-1].text) is not None


# What crosses, the verb, and what is crossed.
FEWEST_CROSSING = 3
# How highly something ranks stands before its name: 全国首条某线, 民营企业500强某集团.
RANK = re.compile(
    r"(?:(?:全国|中国|国内|省内|市内|全省|全市|全县|全区|行业|[省市县区](?=首))*首[个家条座套台所批例款支只部项]"
    r"|[一二三四五六七八九两十百千万数几]*[十百千万亿][元]?级(?:别|以上)?(?!产业|集群|企业|园区|项目|工业|的)"
    r"|(?:世界|全球|亚洲|全国|中国|全省|行业|民营|民营企业|民企|制造业|服务业)*(?:企业)?[0-9]{1,3}强(?:企业)?)"
)

# One of these is in every such rank.
RANKING = frozenset("首级强")


def _past_rank(tokens: Sequence[Token], text: str) -> int:
    """How many first words say how highly the thing ranks."""
    match = None if RANKING.isdisjoint(text) else RANK.match(text)
    if match is None:
        return 0
    length, at = 0, 0
    while at < len(tokens) and length < match.end():
        length += len(tokens[at].text)
        at += 1
    return at if length == match.end() and at < len(tokens) else 0


# Before common words these say which kind of thing it is (新型建材产业园), before a proper name how good.
KINDS = frozenset({"新型", "高端"})


def _is_kept(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that says how good belongs to the name all the same (新型储能, 高端装备制造)."""
    return tokens[at].text in KINDS and (
        _is_kind(tokens, at) or is_listed_field(stem_of(text_of(tokens[at:])))
    )


def _is_kind(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at + 1]
    nominal = following.pos[:1] in "nbj" or following.pos == "vn"  # 高端|教育|人才引领工程
    common = following.kind in ("word", "soft") and known(following.text) and nominal
    return tokens[at].text in KINDS and common and following.pos not in PROPER and len(tokens) > at + 2


def introduced(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, Suffix | ListNoun] | None:
    """Where a name without a last word begins behind its class noun (商业综合体|某某城), with the noun."""
    text = ""
    for number, token in enumerate(tokens[:-1], 1):
        text += token.text
        noun = lexicon.suffixes.get(text) or lexicon.list_nouns.get(text)
        if noun is None or len(text) < ENOUGH_FOR_NOUN or noun.kind not in INTRODUCED:
            continue
        if _opens_name(tokens[number]):
            return number, noun
    return None


ENOUGH_FOR_NOUN = 3
# Classes whose nouns stand before a name.
INTRODUCED = frozenset(
    [
        EntityClass.PROJECT,
        EntityClass.PARK,
        EntityClass.ENTERPRISE,
        EntityClass.PLATFORM,
        EntityClass.ORGANIZATION,
    ]
)


def _opens_name(token: Token) -> bool:
    """Whether a word behind others begins a name: a place, or a likely name that no dictionary has."""
    if token.kind != "word" or len(token.text) < 2 or token.text[0].isdecimal():
        return False
    return names_division(token.text) or (
        token.pos in PROPER and (not known(token.text) or token.pos == "ns")
    )


def _past_project(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the name begins behind 项目 or 工程 (重点项目|南正街综合改造): what follows has a last word."""
    for number in range(len(tokens) - 2, at - 1, -1):
        if not tokens[number].text.endswith(name_words().ventures):
            continue
        rest = text_of(tokens[number + 1 :]).removesuffix("工作")
        begins = _begins(tokens[number + 1]) or _is_called(tokens[number + 1], rest, lexicon)
        begins = begins or (_is_proper(tokens[number + 1]) and _says_kind(tokens[at:number], lexicon))
        if begins and (lexicon.suffix_of(rest) is not None or lexicon.phase.search(rest)):
            return number + 1
    return at


def _says_kind(before: Sequence[Token], lexicon: Lexicon) -> bool:
    """国家|重点|工程: common words before 工程 that tell no work from another, or none at all."""
    return all(token.text in lexicon.weak or token.text in lexicon.leading for token in before)


def _is_proper(token: Token) -> bool:
    """达拉特, 海尚: a word that is a name to the dictionary, or that it does not know."""
    named = token.pos in PROPER or not known(token.text)
    return token.kind == "word" and len(token.text) > 1 and named and not token.text[0].isdecimal()


def _is_called(first: Token, rest: str, lexicon: Lexicon) -> bool:
    """Whether words behind 项目 are a name of common words: 安置房项目|金色家园."""
    apart = first.text not in lexicon.weak and first.text not in lexicon.leading and first.text != rest
    return apart and len(first.text) > 1 and rest.endswith(name_words().called_works)


def _begins(token: Token) -> bool:
    """A likely name, or the first character of one (南|正街)."""
    return _opens_name(token) or (token.kind == "word" and len(token.text) == 1 and token.pos in PROPER)


def _past_class(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the name begins behind a class noun that introduces a firm."""
    nouns = name_words().firm_nouns
    found = [number for number in range(at, len(tokens) - 1) if tokens[number].text in nouns]
    if not found:
        return at
    rest = text_of(tokens[found[-1] + 1 :])
    suffix = lexicon.suffix_of(rest)
    firm = suffix is not None and suffix.kind is EntityClass.ENTERPRISE
    phase = lexicon.phase.search(rest)
    host = rest[: phase.start()] if phase is not None else ""
    phased = host != "" and host not in lexicon.suffixes  # 小微企业|园二期
    return found[-1] + 1 if firm or phased or tokens[-1].text in lexicon.trades else at


def _past_verbs(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the name begins behind verbs that no list has (走进|某镇); before common words they stay."""
    end = at
    while end < len(tokens) - 1 and _is_verbal(tokens[end]) and tokens[end].text not in lexicon.modifiers:
        end += 1
    if end == at or all(token.pos == "vn" for token in tokens[at:end]):
        return at
    if len(tokens[at].text) == 1 and names_division(text_of(tokens[end:])):
        return end  # 赴|深圳
    if len(tokens) - end < 2:
        return end if _is_landmark(tokens[end], lexicon) else at  # 劈开|太行山
    if not _opens_name(tokens[end]):
        return at
    return end if lexicon.suffix_of(text_of(tokens[end:])) is not None else at


def _is_landmark(token: Token, lexicon: Lexicon) -> bool:
    """太行山, 渭河: a place of the dictionary by its last character."""
    suffix = lexicon.suffix_of(token.text)
    place = suffix is not None and suffix.sure and suffix.kind is EntityClass.PLACE
    return place and token.pos == "ns" and token.kind == "word" and token.text not in kind_words().landscapes


def _is_verbal(token: Token) -> bool:
    if token.kind not in ("word", "soft"):
        return False
    if len(token.text) == 1:
        return token.text in name_words().short_verbs
    return token.pos in VERBAL and known(token.text) and not gazetteer().named(token.text)


def _is_region(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the words behind the first are a region by its name, and not what is done in one."""
    rest = tokens[1:]
    text = text_of(rest)
    suffix = lexicon.suffix_of(text_of(rest[:-1]) if rest[-1].kind == "soft" else text)
    region = suffix is not None and suffix.kind is EntityClass.PLACE and suffix.sure
    ends = suffix is not None and suffix.word in name_words().region_ends
    named = rest[0].pos in PROPER or (ends and len(rest) > 2)
    return (region or text.startswith("大湾区")) and named


def _is_said(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word before a quotation says what is done, not which thing the quotation names."""
    return token.text not in lexicon.suffixes and (
        token.kind == "soft" or (token.pos == "v" and len(token.text) > 1 and known(token.text))
    )


def _is_act(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a first word is a verb on the rest: 建设某某园; or a class noun before a quotation: 行业“…”."""
    following = tokens[at + 1]
    if at == 0 and len(tokens) == 2 and following.kind == "quote" and _is_said(tokens[at], lexicon):
        return True  # 守住发展“绿线”
    for_region = at == 0 and tokens[at].kind == "soft" and tokens[at].text in name_words().for_regions
    if for_region and _is_region(tokens, lexicon):
        return True  # 支持服务某某合作区建设
    if tokens[at].text == "建设" and following.text in border_words().measured:
        return False
    if tokens[at].text in name_words().front_verbs and tokens[at].kind == "soft":
        return text_of(tokens[at:]) not in lexicon.suffixes
    if tokens[at].kind == "soft" and names_field(text_of(tokens[at + 1 :])):
        return not names_field(text_of(tokens[at:]))
    if at == 0 and tokens[at].kind == "soft" and following.kind == "quote" and len(tokens) == at + 3:
        return tokens[-1].text in name_words().quoted_campaigns  # 扩大投资“某某”工程
    return (
        following.kind == "quote"
        and len(tokens) > at + 2
        and tokens[at].text in ("行业", "企业", "全区", "打造")
    )
