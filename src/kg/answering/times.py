"""The time that a question speaks of: years, quarters and months, beside those that the reports are about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import any_of, words
from kg.answering.question import Question, Term

YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=年|上半年|下半年|全年|\s*第?[一二三四]季度)"
    r"|\b(?:in|of|for|during|since|by|year|fy|the|half|quarter|h[12]|q[1-4]) ?((?:19|20)\d\d)\b"
    r"|^((?:19|20)\d\d) (?=\D)"
)
# A year that stands alone at the end: GDP 2020; more than 2020 is a number.
LAST = re.compile(
    r"(?<! than)(?<! over)(?<!above)(?<!below)(?<!under)(?<!least)(?<! most)(?<! to)(?<!exactly)"
    r"(?<![过于到达计约]) ((?:19[5-9]\d|200[1-9]|20[1-3]\d))(?= ?(?:[?,]|$|的|h[12]\b|q[1-4]\b))"
)
# A year right before a word, which may be a name: 2022增加值, 2021中国汽车论坛.
BEFORE_WORD = re.compile(
    r"(?<![\d.\-至到—])((?:19|20)\d\d)(?=[\u3400-\u9fff]{2})(?!年|上半|下半|全年|余|多|[亿万元公平度届])"
    rf"(?!{any_of('counting')}|{any_of('units')})"
)
SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-至到](?:20\d\d)(?!\d)")
# A span that the question itself speaks of; one in a name has no 年 after its first year.
SPOKEN_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年(?:[-—~]|至|到)((?:19|20)\d\d)年"
    r"|\b(?:from|between) ((?:19|20)\d\d) (?:to|and|until|through) ((?:19|20)\d\d)\b"
)
# By how many years a word shifts from the latest that the reports are about.
RELATIVE = {
    word: shift
    for shift, name in ((-2, "two-years-ago"), (-1, "last-year"), (1, "next-year"), (2, "in-two-years"))
    for word in words(name)
}
# Against which the report itself measures: not a time of its own.
COMPARED = re.compile(
    r"(?:比|较|同|与|跟|和|对比)(?:起)?(?:去年|上年|上一年|前年)(?:的?同期)?|(?:去年|上年|上一年)(?:的)?同期"
    r"|(?:than|to|from|over|on|with|against) (?:the |in )*(?:last year|previous year|year before)"
)
# What is read in its place.
YEAR_ON_YEAR = {True: "同比", False: " year-on-year "}
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
BEFORE = r"(?:份|底|末)?[之以]?前"
PART = re.compile(
    r"第?(?P<q>[一二三四1-4])季度|\bq(?P<e>[1-4])\b|\b(?P<w>first|second|third|fourth) quarter"
    r"|(?P<u>截[至止]到?|到)?(?<!\d)(?<!\d[\-至到—])(?P<m>1[0-2]|[1-9])月"
    rf"(?:(?P<x>{BEFORE})|份|底|末|(?:[12]?\d|3[01])[日号])?(?!\d)"
    r"|(?P<v>截[至止]到?|到)?(?<![个\-])(?<![一二三四五六七八九十][至到])(?P<z>十[一二]|[一二三四五六七八九十])月"
    rf"(?:(?P<y>{BEFORE})|份|底|末)"
    r"|\b(?:in|(?P<w2>by|until|till|as of|through)) (?:the )?(?:end of )?"
    rf"(?P<n>{'|'.join(MONTHS)})\b(?: \d{{1,2}}\b)?"
)
QUARTERS = {"first": "一", "second": "二", "third": "三", "fourth": "四"}
NUMERALS = "一二三四五六七八九十"


def own_years(plain: str, index: Index) -> tuple[str, ...]:
    """The years asked about that reports are about: of their figures only those of these years count."""
    spanned = _spanned(plain)
    if spanned and set(spanned) & index.about.years:
        return spanned
    said = COMPARED.sub(" ", plain)
    found = [*_years(SPAN.sub(" ", said), index), *_relative(said, index)]
    return tuple(dict.fromkeys(year for year in found if year in index.about.years))


def _spanned(plain: str) -> tuple[str, ...]:
    """Every year of a span: 2018年到2020年, from 2018 to 2020."""
    match = SPOKEN_SPAN.search(plain)
    if match is None:
        return ()
    first, last = (int(year) for year in match.groups() if year)
    return tuple(str(year) for year in range(first, last + 1))


def _relative(said: str, index: Index) -> list[str]:
    """The years meant by 去年 and next year, counted from the latest that the reports are about."""
    latest = max(index.about.years, default="")
    return [str(int(latest) + shift) for word, shift in RELATIVE.items() if latest and _holds(said, word)]


def _years(said: str, index: Index) -> list[str]:
    """The years of a question, without those that begin a name or a phrase of a report."""
    found = [match[1] or match[2] or match[3] for match in YEAR.finditer(said)]
    loose = (m for m in BEFORE_WORD.finditer(said) if not index.in_corpus(said[m.start() : m.end() + 2]))
    last = (m for m in LAST.finditer(said) if not index.in_corpus(" ".join(said[: m.end(1)].split()[-2:])))
    return [*found, *(match[1] for match in (*loose, *last))]


def find_years(plain: str, index: Index) -> tuple[str, ...]:
    """The years asked about that no report is about: 2019年, 去年, next year."""
    spanned = _spanned(plain)
    if spanned:
        return () if set(spanned) & index.about.years else (spanned[0], spanned[-1])
    said = COMPARED.sub(" ", plain)
    found = [*_years(SPAN.sub(" ", said), index), *_relative(said, index)]
    return tuple(dict.fromkeys(year for year in found if year not in index.about.years))


def _holds(said: str, word: str) -> bool:
    return bool(re.search(rf"\b{word}\b", said)) if word.isascii() else word in said


def compared(plain: str) -> bool:
    """Whether a figure is set against the year before: 比去年增加多少."""
    return bool(COMPARED.search(plain))


def without_compared(plain: str) -> str:
    """The question with the year before it is measured against as what that is called: 比去年高, 同比高."""
    return COMPARED.sub(lambda found: YEAR_ON_YEAR[not found[0].isascii()], plain)


def without_part(plain: str) -> str:
    """The question without the quarter or month it is about."""
    return PART.sub(" ", plain)


def find_part(plain: str, index: Index) -> str:
    """A quarter or month as reports write it; empty for none, or up to where a report goes."""
    match = PART.search(plain)
    if not match:
        return ""
    part = _part(match)
    until = next((match[name] for name in ("u", "v", "w2", "x", "y") if match[name]), "")
    return "" if until and part in index.about.last_months else part


def _part(match: re.Match[str]) -> str:
    if match["q"] or match["e"] or match["w"]:
        said = match["q"] or match["e"] or QUARTERS[match["w"]]
        return (NUMERALS[int(said) - 1] if said.isdigit() else said) + "季度"
    if match["n"]:
        return f"{MONTHS.index(match['n']) + 1}月"
    if match["z"]:
        said = match["z"]
        number = 10 + NUMERALS.index(said[1]) + 1 if len(said) > 1 else NUMERALS.index(said) + 1
        return f"{number}月"
    return match["m"] + "月"


def time_terms(question: Question) -> Iterator[Term]:
    """What must be said where the question is about another time than the reports."""
    yield from (Term(year, (year,), time=True) for year in question.years)
    if question.part:
        yield Term(question.part, (question.part,), time=True)


def _covers(period: str, years: Collection[str]) -> bool:
    """Whether a period is of one of these years, or of several of them; one that is not stated may be."""
    first, _, last = period.partition("/")
    return not period or {first[:4], (last or first)[:4]} <= set(years)


def in_time(figure: Figure, question: Question, index: Index) -> bool:
    """Whether a figure is of the time asked about."""
    if question.half == "second" and figure.role == "Actual" and figure.period.endswith("-06-30"):
        return False
    if question.half == "first" and figure.period[4:10] == "-07-01":
        return False
    if question.own_years and not _covers(figure.period, question.own_years):
        return False
    if not (question.years or question.part):
        return True
    clause, *_ = index.said_of(figure)
    texts = (figure.period, *figure.names, clause)
    return all(any(term.words[0] in text for text in texts) for term in time_terms(question))


def told_of_time(question: Question, index: Index) -> bool:
    """Whether some clause speaks of the time asked about together with something else that is named."""
    times = [term for term in question.terms if term.time]
    others = {at for t in question.terms if not t.time for word in t.words for at in index.text.saying(word)}
    return all(index.text.saying(term.words[0]) & others for term in times)
