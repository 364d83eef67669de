"""Names in quotation marks: campaigns, slogans, papers and ways of working by their catchword."""

from __future__ import annotations

import re
from functools import cache

from kg.mentions.construction import BUILT
from kg.mentions.kind_words import kind_words
from kg.mentions.lexicon import Suffix, load
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.specificity import JOINERS, is_proper
from kg.vocabulary import EntityClass

QUOTES = "“”‘’\"'"
# Before the last word of what a whole place is to become: 加快“韧性城市”建设.
QUALITY = re.compile(r"“[^”、,]{2,10}")
# 推进“县管校聘”: a way of working by its catchword alone.
QUOTED_WAY = re.compile(r"“[^”、,“]{3,7}”")
# 打造“三高地一样板”: what a place is to become, counted off.
COUNTED_OFF = re.compile(r"“[一两二三四五六七八九十][^”]{1,4}[一两二三四五六七八九十][^”]{1,4}”")
# “三线三边”环境整治: what is to be put in order, counted off.
COUNTED_AT_FRONT = re.compile(COUNTED_OFF.pattern)
# 发放“转贷通”, 推广“科创贷”: a loan, fund or insurance by its catchword.
QUOTED_LOAN = re.compile(
    r"“[^”、]{1,8}(?:贷|券|周转金|补偿金|担保金|保险|保障卡|惠民保|(?:贷|信|税|融|担|金)[^”、]?(?:通|易|保|宝))”"
)
# “惠企十条”: a paper by how many clauses it has.
# 稳增长“30条”: what it is about may stand before the number.
QUOTED_PAPER = re.compile(
    r"“[^”、]{1,10}[0-9一二三四五六七八九十]+条”|[^“”、]{2,10}“[0-9一二三四五六七八九十]+条”"
)
# “滨江标准”1.0版: a standard that is published or has editions; else it is only praise.
QUOTED_STANDARD = re.compile(r"[^“]{0,8}“[^”、]{2,8}标准”(?P<edition>[0-9]+(?:\.[0-9]+)?版)?")
QUOTED_TAIL = re.compile(r"“[^“”]*”工程$")


# 推出“好办”“快办”服务: a service by its catchword; “一站式”服务 is only how one is served.
SERVICE = re.compile(r"(?:“[^“”、]{2,8}(?<![式化级性型])”){1,3}服务")


@cache
def _quoted_work() -> re.Pattern[str]:
    """“某某行动”, “某某年”, “某某”工程, “某某”活动: what is carried on, by its name in quotation marks."""
    words = kind_words()
    year = "“[^”0-9、一二三四五六七八九十百千两]{3,8}年”"
    works = f"“[^”{''.join(sorted(words.built_ends))}]{{2,8}}”工程"
    parted = f"“[^”]{{2,60}}、[^”]{{2,24}}”[两三四五六七八九十]大(?:{'|'.join(sorted(name_words().parted))})"
    return re.compile(
        f"{parted}|“[^”]{{2,8}}(?:{words.drives.pattern})”|{year}|{works}|“[^”]{{2,24}}”(?:{words.quoted_ways.pattern})"
    )


def is_quoted_work(words: str) -> bool:
    """Whether words are a campaign's name in quotation marks."""
    return _quoted_work().fullmatch(words) is not None


def is_catchword(name: Name, verbs: frozenset[str]) -> bool:
    """“四小”工程, 加快“韧性城市”建设: a quotation that says what is to be done or become."""
    if not name.label.startswith("“"):
        quoted = [token.kind for token in name.tokens] == ["quote"]
        return quoted and name.label.endswith("年")  # one of several in a quotation
    if SERVICE.fullmatch(name.label) and not name.trailing and verbs & {"released", "adopted"}:
        return True
    ends = kind_words().things_to_become if name.label.endswith("”") else ()
    state = next((word for word in ends if name.label.endswith(f"{word}”")), "")
    if state and QUALITY.fullmatch(name.label.removesuffix(f"{state}”")):
        return bool(verbs & {"progressing", "building", "applied", "started"})
    return is_quoted_work(name.label) and not name.trailing


def is_paper(name: Name, verbs: frozenset[str]) -> bool:
    """“惠企十条”, 发布“滨江标准”: a paper by its catchword."""
    if "“" not in name.label:
        return False
    if QUOTED_PAPER.fullmatch(name.label):
        return True
    standard = QUOTED_STANDARD.fullmatch(name.label)
    return standard is not None and bool(standard["edition"] or "published" in verbs)


def is_campaign(name: Name, suffix: Suffix) -> bool:
    """“某某工程”, or a 工程 of people and firms that builds nothing."""
    if suffix.word != "工程" and "“" not in name.label:
        return False
    if suffix.rule == "works" and COUNTED_AT_FRONT.match(name.label):
        return True  # “三线三边”环境整治
    tail = QUOTED_TAIL.search(name.label)
    common = tail is not None and not any(token.kind == "word" and is_proper(token) for token in name.tokens)
    if tail is not None and common and is_quoted_work(tail.group()):
        return True  # 创新创业园区“1555”工程
    words = kind_words()
    campaign = words.campaigns.search(name.label) and not words.building_works.search(name.label)
    return suffix.word == "工程" and bool(campaign)


# Of what rules the last words are counted off: “六区一枢纽”.
COUNTABLE = frozenset({"project", "hub", "road", "place"})
# “某某示范县和某某旅游区”: several things in one pair of quotation marks.
SEVERAL = re.compile("、|[县市区镇村园城]和")


def is_slogan(name: Name, suffix: Suffix) -> bool:
    """A quotation that lists, or counts off, what is to become."""
    pattern = suffix.word == "样板" and name.label[0] in QUOTES and name.label[-1] in QUOTES  # “某某样板”
    if suffix.rule in COUNTABLE and (pattern or COUNTED_OFF.fullmatch(name.label)):
        return True
    lists = name.label[0] in QUOTES and SEVERAL.search(name.label) is not None
    return lists and suffix.rule in ("works", "place", "project")


def of_quotation(name: Name, verbs: frozenset[str], *, quoted: bool) -> EntityClass | None:
    """What a catchword names: what is built is a project, what is carried on a way of working."""
    if name.label.strip(QUOTES).isdecimal():  # 完成“122”任务
        return None
    if quoted and COUNTED_OFF.fullmatch(name.label) and verbs & BUILT:  # 完成“三清三拆三整治”
        return EntityClass.POLICY_MEASURE if "building" not in verbs and not name.trailing else None
    progressing = name.trailing.startswith("建设") and "progressing" in verbs
    done = verbs & BUILT and not name.trailing.endswith(kind_words().tasks)
    if quoted and "、" not in name.label and (done or progressing):
        return EntityClass.PROJECT
    if QUOTED_WAY.fullmatch(name.label) and verbs & {"progressing", "held", "adopted"}:
        return EntityClass.POLICY_MEASURE
    if quoted and QUOTED_LOAN.fullmatch(name.label) and verbs:
        return EntityClass.POLICY_MEASURE
    if "“" not in name.label or quoted or name.tokens[-1].text in load().leading:
        return None
    if "applied" in verbs and name.label.endswith(kind_words().quoted_titles):
        return EntityClass.POLICY_MEASURE  # 争创省级“四好农村路”示范县
    if verbs & BUILT and name.tokens[-1].pos[:1] == "n":
        return EntityClass.PROJECT
    joined = any(token.text in JOINERS for token in name.tokens)
    carried = verbs & {"progressing", "started", "released", "held"}
    return EntityClass.POLICY_MEASURE if carried and not joined else None
