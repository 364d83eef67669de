"""What a report says of itself: title, issuer, addressee, region and period, guessed from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.document.model import Metadata, Section
from kg.document.region import division_name, lie_together, named_in, named_most, zone_named
from kg.text import SourceText, Span

FRONT_LINES = 8
OPENED_TITLE = re.compile(r"关于[^,。:]{4,}$")
LONGEST_TITLE = 60
TITLE = re.compile(
    r"^[^。;]*(?:报告|公报|简介|简况|基本情况|规划|纲要|总结|综述|审[查议]意见"
    r"|(?:执行|运行|完成|进展|发展|工作|建设|推进|开展|落实|实施|生产)情况(?:的?(?:分析|汇报|通报))?"
    r"|工作(?:计划|要点|安排|打算|思路)|(?:民生|惠民|便民|利民|为民)(?:办?实事|工程)(?:项目)?(?:清单|一览表|任务)?"
    r"|简报)(?:全文)?(?:\([^()]*\))?$"
)
# What these announce lies ahead: their year is not one that they report on.
AHEAD = re.compile(
    r"(?:规划|纲要|工作(?:要点|计划|安排|打算|思路)|(?:实事|惠民工程|民生工程)(?:项目)?(?:清单|一览表|任务)?)(?:\([^()]*\))?$"
)
ISSUER = re.compile(
    r"(.{2,25}(?:人民政府|委员会|办公室|改革委|调查队|局))(?:[省市州区县旗镇乡]长|主任|局长)?(?:\s+\S{1,4}(?:\s\S)?)?$"
)
ADDRESSEE = re.compile(r"(?!同志)(?!.*各位)(.{2,40}):$")
PARTY = re.compile(r"(中国共产党.{2,20}?委员会)")
ZONE = re.compile(r"(.{2,20}[区城园港])(?:党工委[、和]?)?(?:管理委员会|管委会)")
SITTING = re.compile(r"(.{2,16}?[省市区县旗州乡镇])第.{1,6}届人民代表大会")
CONGRESS = re.compile(r"在(.{2,25}?人民代表大会(?:常务委员会)?)")
GOVERNMENT = re.compile(r"([^\d年月日]{2,20}人民政府)工作报告")
DIGITS = {"〇": "0", "○": "0", "零": "0"} | {
    mark: str(at) for at, mark in enumerate("一二三四五六七八九", start=1)
}
YEAR = r"((?:19|20)\d\d)年"
PARTS = (
    (re.compile(rf"{YEAR}上半年"), "{0}-01-01/{0}-06-30"),
    (re.compile(rf"{YEAR}下半年"), "{0}-07-01/{0}-12-31"),
    (re.compile(rf"{YEAR}前三季度"), "{0}-01-01/{0}-09-30"),
    (re.compile(rf"{YEAR}第?[一1]季度"), "{0}-01-01/{0}-03-31"),
)
MONTHS = re.compile(rf"{YEAR}[^,。\d]{{0,12}}?(?:1月?[-—–~～至到]+|前)(1[012]|[1-9])个?月")
EXECUTED = re.compile(
    rf"{YEAR}(?:度(?!计划|预算草案)|[^,。]*?(?:执行|完成|公报|总结|回顾|年度|决算|运行|情况))"
)
REVIEW = re.compile(rf"{YEAR}[^,。]{{0,12}}(?:回顾|总结|工作情况|执行情况)|^{YEAR}:")
FIVE_YEARS = re.compile(r"[“\"]([十]?[一二三四五六七八九])五[”\"][^,。]{0,6}(?:回顾|总结)")
ANNOUNCED = re.compile(r"[就将把][^。;]{0,60}(?:情况|工作)[^。;]{0,30}报告|报告[^。;]{0,60}情况")
HELD = re.compile(
    rf"{YEAR}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
)
# A session in the last two months looks back on its own year, one in any other month on the year before.
HELD_LATE = re.compile(
    rf"{YEAR}(?:1[12]|十[一二])月(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日(?=在|.*会议)"
)
SAT = re.compile("会议|大会|全会")
FIRST_PLAN = 1953
MONTHS_OF_A_YEAR = 12


# A value, empty where there is none, and where in the report it was found.
Guess = tuple[str, str]
NO_GUESS: Guess = ("", "")


@dataclass(frozen=True, slots=True)
class Front:
    """The lines before the report's body, and its headings, as read."""

    lines: tuple[str, ...]
    headings: tuple[str, ...]
    opening: str
    body: str


def front(source: SourceText, lines: tuple[Span, ...], sections: tuple[Section, ...]) -> Front:
    """The lines up to the first heading, eight at most, folded for matching."""
    end = sections[0].heading.start if sections else len(source)
    first = [line for line in lines[:FRONT_LINES] if line.start < end]
    folded = source.folded
    return Front(
        lines=tuple(folded[line.start : line.end] for line in first),
        headings=tuple(folded[section.title.start : section.title.end] for section in sections),
        opening=folded[: first[-1].end if first else 0],
        body=folded,
    )


def complete(metadata: Metadata, found: Front) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata with its gaps filled as far as the text says, and a note for each guess and each gap."""
    notes = []
    stated = metadata.region
    guesses = (
        ("title", _title),
        ("issuer", _issuer),
        ("addressee", _addressee),
        ("region", _region),
        ("period", _period),
    )
    for key, guess in guesses:
        if getattr(metadata, key):
            continue
        value, where = guess(found, metadata)
        if value:
            named = f" ({division_name(value)})" if key == "region" else ""
            notes.append(f"{key} {value!r}{named} is guessed from {where}; kg add --{key} states it")
            metadata = replace(metadata, **{key: value})
        else:
            notes.append(f"{key} is not known; kg add --{key} states it")
    return metadata, (*notes, *(_of_another_place(metadata) if stated else ()))


def _of_another_place(metadata: Metadata) -> tuple[str, ...]:
    """A doubt about a stated region, where title or issuer names a place and none that has to do with it."""
    said = (("title", metadata.title), ("issuer", metadata.issuer))
    named = [(key, code) for key, words in said if (code := named_in(words))]
    if not named or any(lie_together(code, metadata.region) for _, code in named):
        return ()
    key, code = named[0]
    region = f"region {metadata.region!r} ({division_name(metadata.region)})"
    return (f"{region} is stated, but its {key} names {division_name(code)}; kg add --region states another",)


def _title(found: Front, _: Metadata) -> Guess:
    """The first line that ends as titles do, with the line before it where a title begins there."""
    for before, line in zip(("", *found.lines), found.lines, strict=False):
        if len(line) <= LONGEST_TITLE and TITLE.search(line):
            whole = OPENED_TITLE.match(before) and not line.startswith("关于")
            return (before + line if whole else line), "its front lines"
    return NO_GUESS


def _issuer(found: Front, metadata: Metadata) -> Guess:
    for line in found.lines:
        match = ISSUER.match(line)
        if match and line != metadata.title:
            return match.group(1), "its front lines"
    for said in (GOVERNMENT, PARTY):
        if match := said.search(metadata.title):
            return match.group(1), "its title"
    sitting = SITTING.match(metadata.addressee) or next(filter(None, map(_sitting, found.lines)), None)
    if sitting and "政府工作报告" in metadata.title:
        return f"{sitting.group(1)}人民政府", "the congress it was given to"
    return NO_GUESS


def _sitting(line: str) -> re.Match[str] | None:
    said = CONGRESS.search(line)
    return SITTING.match(said.group(1)) if said else None


def _addressee(found: Front, _: Metadata) -> Guess:
    """Whom a line ending in a colon calls by name, else the congress the report was given to."""
    matches = [*map(ADDRESSEE.match, found.lines), *map(CONGRESS.search, found.lines)]
    return next(((match.group(1), "its front lines") for match in matches if match), NO_GUESS)


def _region(found: Front, metadata: Metadata) -> Guess:
    """The lowest division named in full in title, issuer or front lines, else the one the body names most."""
    stated = [
        (metadata.title, "its title"),
        (metadata.issuer, "its issuer"),
        *((line, "its front lines") for line in found.lines if len(line) <= LONGEST_TITLE),
        (found.opening, "its front lines"),
    ]
    zone = ZONE.match(metadata.issuer)
    if zone:
        # A zone reports for itself, and never for the city around it.
        return zone_named(zone.group(1)), "its issuer"
    codes = ((named_in(words), where) for words, where in stated)
    stated_one = next((guess for guess in codes if guess[0]), None)
    return stated_one or (named_most(found.body), "the places that its text names most")


def _period(found: Front, metadata: Metadata) -> Guess:
    if period := _of_title(metadata.title):
        return period, "its title"
    if period := _announced(found):
        return period, "its opening sentence"
    title = _arabic_years(metadata.title)
    return _reviewed(found, "" if AHEAD.search(title) else title)


def _of_title(words: str) -> str:
    title = _arabic_years(words)
    for pattern, period in PARTS:
        match = pattern.search(title)
        if match:
            return period.format(match.group(1))
    if months := _months(title):
        return months
    executed = EXECUTED.search(title)
    return executed.group(1) if executed else ""


def _months(title: str) -> str:
    """The first months of a year: 2022年1-11月."""
    match = MONTHS.search(title)
    if not match:
        return ""
    year, month = int(match.group(1)), int(match.group(2))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return f"{year}-01-01/{last.isoformat()}" if month < MONTHS_OF_A_YEAR else str(year)


def _announced(found: Front) -> str:
    """The period in the opening sentence: 就本区2021年上半年计划执行情况,…报告如下."""
    for line in found.lines:
        said = ANNOUNCED.search(line)
        if said:
            parts = (
                period.format(match.group(1)) for at, period in PARTS if (match := at.search(said.group()))
            )
            return next(parts, "") or _months(said.group())
    return ""


def _reviewed(found: Front, title: str) -> Guess:
    """The year a heading looks back on, else the one before that of the title or of the session."""
    for heading in found.headings[:4]:
        match = REVIEW.search(_arabic_years(heading))
        if match:
            return match.group(1) or match.group(2), "the heading of what it looks back on"
    lines = tuple(map(_arabic_years, found.lines))
    if late := next(filter(None, map(HELD_LATE.search, lines)), None):
        return late.group(1), "the day it was given"
    for words in (title, *lines):
        match = re.search(YEAR, words) if words == title else _held(words)
        if match:
            where = "the year of its title" if words == title else "the day it was given"
            return str(int(match.group(1)) - 1), where
    plans = (FIVE_YEARS.search(heading) for heading in found.headings[:4])
    years = next((_five_years(match.group(1)) for match in plans if match), "")
    return years, "the plan that it looks back on"


def _held(line: str) -> re.Match[str] | None:
    """The day on a line of its own, or of a sitting; a day in a sentence of prose is of what it tells."""
    short = len(line) <= LONGEST_TITLE and not line.endswith("。")
    return HELD.search(line) if short or SAT.search(line) else None


def _five_years(ordinal: str) -> str:
    number = sum(10 if mark == "十" else int(DIGITS[mark]) for mark in ordinal)
    # The first plan began in 1953; from the third (1966) on each began five years after the last.
    start = 1966 + (number - 3) * 5 if number >= 3 else FIRST_PLAN + (number - 1) * 5
    return f"{start}-01-01/{start + 4}-12-31"


def _arabic_years(words: str) -> str:
    """二〇二一年 as 2021年."""
    return re.sub(
        r"[一二][〇○零一二三四五六七八九]{3}(?=年)",
        lambda match: "".join(DIGITS[mark] for mark in match.group()),
        words,
    )
