"""The titles in the words behind 获评: one or several, without the quotation marks and nouns around them."""

from __future__ import annotations

import re

from kg.facts.recognition_words import recognition_words

# 称号, 等多项荣誉: what the titles are, no part of them.
NOUN = re.compile(
    r"(?:等)?(?:的)?(?:[0-9一二两三四五六七八九十多]*[项个])?(?:国家级|省级|市级)?(?:、(?:国家级|省级|市级))*"
    r"(?:(?:国家级?|自治区级?|省级?|市级?)(?:及)?以上)?"
    r"(?:荣誉称号|荣誉|称号|殊荣|美誉|奖项|桂冠)(?:[0-9]+[余多]?[项个])?$"
)
ETC = re.compile(r"等$")
# 通过某镇复审: the title that is examined again, and kept.
AGAIN = re.compile(r"复(?:审|评|核|检|查)(?:验收|工作)?$")
# 全省唯一一个“某某之城”: how many have it, before the title.
FIRST = re.compile(r"^(?:全国|全省|全市|全县|全区|国内|省内)?(?:唯一(?:一[个家座条])?|首[个家座条])的?(?=“)")
# 省委、省政府“某某先进奖”: who gives it.
BY = re.compile(
    r"^(?:(?:中共)?(?:中央|[省市]委)|国务院|[省市]政府|[省市]委办公[厅室]|[省市]政府办公[厅室]|[、和])+(?=“)"
)
# 新型智慧城市〔45〕: the number of a note in the glossary.
NOTE = re.compile(r"[〔\[［(（]\d{1,3}[〕\]］)）]")
# Side by side, quotations are a title each, however short: “甲之都”“乙之都”称号.
QUOTED = re.compile(r"“[^“”]{4,}”等?")
ENOUGH = 4
LONG = 7


def giver_in(words: str) -> str:
    """甲、乙联合授予的 before a title: who gives it, no part of it; empty where nobody is named."""
    verbs = "|".join(map(re.escape, sorted(recognition_words().giving, key=len, reverse=True)))
    giver = re.match(rf"了?[^“”]{{2,60}}(?:{verbs})的(?=[“\w])", words)
    return giver.group() if giver else ""


def bare_title(words: str) -> str:
    """“某某改革示范区”称号: the title up to its own last word, without the mark and the noun behind it."""
    return NOUN.sub("", words).removesuffix("”")


def titles_in(words: str) -> list[str]:
    """The titles of a clause's last words, in order: “甲县”“乙县”等荣誉 are two."""
    bare = NOUN.sub("", AGAIN.sub("", BY.sub("", words.removeprefix(giver_in(words)).removeprefix("了"))))
    quoted = _pieces(bare)
    pieces = [_plain(piece) for piece in quoted]
    pieces = [each for piece in pieces for each in _joined(piece)]
    if len(pieces) > 1 and (all(map(QUOTED.fullmatch, quoted)) or all(map(_is_title, pieces))):
        return [ETC.sub("", piece) for piece in pieces]
    return [_plain(bare)]


def _joined(piece: str) -> list[str]:
    """全国甲县和全省乙区: both say whose they are and end as titles do, and neither is in quotation marks."""
    for join in JOIN.finditer(piece):
        both = [piece[: join.start()], piece[join.end() :]]
        words = recognition_words()
        tiered = all(words.tiered.search(each[:3]) for each in both)
        if tiered and all(each.endswith(words.strong) for each in both) and not re.search("[“”]", piece):
            return both
    return [piece]


JOIN = re.compile("以及|和|及")


def _is_title(piece: str) -> bool:
    words = recognition_words()
    tiered = words.tiered.search(piece) is not None
    ends = piece.removesuffix("”").endswith(words.strong)
    return len(piece) >= ENOUGH and (tiered or (len(piece) >= LONG and ends))


def _pieces(words: str) -> list[str]:
    """The words cut at 、 and between quotations, but not inside one."""
    found, depth, piece = [], 0, ""
    for at, character in enumerate(words):
        depth += {"“": 1, "”": -1}.get(character, 0)
        adjoining = character == "“" and at > 0 and words[at - 1] == "”"
        if (depth == 0 and character == "、") or (adjoining and piece):
            found.append(piece)
            piece = "“" if adjoining else ""
        else:
            piece += character
    return [each for each in (*found, piece) if each]


def _plain(piece: str) -> str:
    """A title without quotation marks around the whole of it."""
    piece = FIRST.sub("", NOTE.sub("", piece))
    whole = re.fullmatch(r"“([^“”]*)”", piece)
    if whole is not None:
        return whole.group(1)
    return piece if piece.count("“") == piece.count("”") else piece.strip("“”")
