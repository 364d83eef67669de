"""What opens a clause and is no part of a name: links, regions, adverbs, periods, an item's number."""

from __future__ import annotations

import re
from functools import cache

from kg.facts.figures.lists import lists
from kg.facts.figures.words import words
from kg.values.period import find_periods

# 连续5年|地区生产总值增速: for how long is no part of a name.
_RUNNING = re.compile(r"连续(?:第)?[\d一二两三四五六七八九十]+(?:年|个?(?:月|季度))(?:以上|来)?")
# 自去年|以来新建公园: a time is no name.
_SINCE = re.compile(r"自(?=[去今上本前]|\d{4}年)")
_YEAR_AHEAD = re.compile(r"[“\d截到至去今明本当上下前第全年过近未十一二三四]")
# 前三季度和全年
_AND_PERIOD = re.compile(r"[和与及](?=[上下]半年|全年|[一二三四前]|\d{1,2}月)")
_PERIOD = re.compile("[年月季五]")
_BESIDE_PERIOD = ("以前", "之前", "以来", "前", "末")
# 五年交通建设投资 is the investment of five years; 三年行动, 五年规划 and 九年一贯制 are names.
_YEARS = re.compile(
    r"前(?:\d{1,2}|[一二两三四五六七八九十]+)个月(?:份)?|(?:过去|近)?[一二两三四五六七八九十]+年"
    r"(?!规划|行动|计划|[制期级生内来间]|以[上内]|攻坚|倍增|提升|一贯|义务|免费|大变|见效)"
)
# 年度投资, 当年计划投资: a sum meant for the year is a statistic of that name, whichever year it is.
_OF_THIS_YEAR = re.compile("年度(?:计划|投资)|当年(?:计划)?(?:完成)?投资")
# The number of an item at the head of its sentence.
_ITEM = re.compile(
    r"\s*(?:[-—–•·●■◆*]+|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,2}[.、](?!\d)"
    r"|\d{1,2} +(?=[\u4e00-\u9fff])|[①-⑳])+\s*"
)
# The subject of a whole paragraph, run into its first sentence: 人口 年末常住人口94万人.
_RUN_IN = re.compile(
    r"(?!截[至止]|[上去今]年|比|较|与|到)[\u4e00-\u9fff]{2,4}(?=(?:全年|年末|年底)(?!人均|平均|户均|[,的]))"
)
# 重点项目中|竣工项目: out of which the things told of are.
_OUT_OF = re.compile(
    "[^,;。:、的\\d]{0,10}?(?:项目|企业|工程|单位|指标)中(?=[^间小心型央级标介试期高医国文学共层转端途方止断药][^,;]{2})"
)


@cache
def _once() -> re.Pattern[str]:
    """西格玛项目全面投产后年产值: once it runs, the figure will be so large."""
    return re.compile(
        rf"[^,;。:、的\d]{{0,16}}?(?:{lists().running.pattern})后(?:可|将|预计|每年)*(?=[^,;。])"
    )


def skip_lead(text: str, start: int, end: int) -> int:
    """Where the naming words of a clause begin: past links, regions, adverbs, modals and periods."""
    at = start
    if start == 0 and (item := _ITEM.match(text, 0, end)):
        at = item.end()
    if start == 0 and (run_in := _RUN_IN.match(text, 0, end)):
        at = run_in.end()
    while at < end:
        if _OF_THIS_YEAR.match(text, at, end):
            break
        past = _past_words(text, at, end) or _past_period(text, at, end)
        if past <= at:
            break
        at = past
    return at


def _past_words(text: str, at: int, end: int) -> int:
    """Past a link, a region, an adverb or the like; 0 where none stands there."""
    lexicon = words()
    match = lexicon.lead.match(text, at, end) or lexicon.before_verb.match(text, at, end)
    match = match or _YEARS.match(text, at, end) or _once().match(text, at, end)
    match = match or _OUT_OF.match(text, at, end) or _RUNNING.match(text, at, end)
    return 0 if match is None else match.end()


def _past_period(text: str, at: int, end: int) -> int:
    """Past a year, a half-year, a time since then; 0 where none stands there."""
    at += _SINCE.match(text, at, end) is not None
    if not (_YEAR_AHEAD.match(text, at, end) and _PERIOD.search(text, at, min(end, at + 14))):
        return 0
    period = next(iter(find_periods(text[at:end], 2000)), None)
    if period is None or period.span.start != 0:
        return 0
    at += period.span.end
    if text.startswith("度", at) and at + 1 < end:
        meant = text.startswith("度计划", at) and words().verb.match(text, at + 3, end)
        return at + 1 if meant else 0  # 本年度|计划开工项目
    at = min(end, at + text.startswith(("度", "”"), at))
    at += _AND_PERIOD.match(text, at, end) is not None
    return at + next((len(word) for word in _BESIDE_PERIOD if text.startswith(word, at)), 0)
