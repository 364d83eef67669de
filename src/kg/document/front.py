"""What a report says of itself: title, issuer, addressee, region and period, guessed from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.document.model import Metadata, Section
from kg.document.region import named_in, named_most
from kg.text import SourceText, Span

FRONT_LINES = 8
OPENED_TITLE = re.compile(r"关于[^,。:]{4,}$")
LONGEST_TITLE = 60
TITLE = re.compile(r"(?:报告|公报|简介|基本情况|规划|纲要)(?:\([^()]*\))?$")
ISSUER = re.compile(
    r"(.{2,25}(?:人民政府|委员会|办公室|改革委|调查队|局))(?:[省市州区县旗镇乡]长|主任|局长)?(?:\s+\S{1,4}(?:\s\S)?)?$"
)
ADDRESSEE = re.compile(r"(?!同志)(?!.*各位)(.{2,40}):$")
CONGRESS = re.compile(r"在(.{2,25}?人民代表大会(?:常务委员会)?)")
GOVERNMENT = re.compile(r"([^\d年月日]{2,20}人民政府)工作报告")
DIGITS = {"〇": "0", "○": "0", "零": "0"} | {
    mark: str(at) for at, mark in enumerate("一二三四五六七八九", start=1)
}
YEAR = r"((?:19|20)\d\d)年"
PARTS = (
    (re.compile(rf"{YEAR}上半年"), "{0}-01-01/{0}-06-30"),
    (re.compile(rf"{YEAR}下半年"), "{0}-07-01/{0}-12-31"),
    (re.compile(rf"{YEAR}(?:前三季度|1-9月)"), "{0}-01-01/{0}-09-30"),
    (re.compile(rf"{YEAR}(?:第?[一1]季度|1-3月)"), "{0}-01-01/{0}-03-31"),
)
EXECUTED = re.compile(rf"{YEAR}[^,。]*?(?:执行|完成|公报|总结|回顾|年度)")
REVIEW = re.compile(rf"{YEAR}[^,。]{{0,12}}(?:回顾|总结|工作情况|执行情况)|^{YEAR}:")
FIVE_YEARS = re.compile(r"[“\"]([十]?[一二三四五六七八九])五[”\"][^,。]{0,6}(?:回顾|总结)")
ANNOUNCED = re.compile(r"[就将把][^。;]{0,60}(?:情况|工作)[^。;]{0,30}报告")
HELD = re.compile(rf"{YEAR}\d{{1,2}}月\d{{1,2}}日")
FIRST_PLAN = 1953


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
        value = guess(found, metadata)
        if value:
            notes.append(f"{key} {value!r} is guessed from the text; kg add --{key} states it")
            metadata = replace(metadata, **{key: value})
        else:
            notes.append(f"{key} is not known; kg add --{key} states it")
    return metadata, tuple(notes)


def _title(found: Front, _: Metadata) -> str:
    """The first line that ends as titles do, with the line before it where a title begins there."""
    for before, line in zip(("", *found.lines), found.lines, strict=False):
        if len(line) <= LONGEST_TITLE and TITLE.search(line):
            return before + line if OPENED_TITLE.match(before) and not line.startswith("关于") else line
    return ""


def _issuer(found: Front, metadata: Metadata) -> str:
    for line in found.lines:
        match = ISSUER.match(line)
        if match and line != metadata.title:
            return match.group(1)
    match = GOVERNMENT.search(metadata.title)
    return match.group(1) if match else ""


def _addressee(found: Front, _: Metadata) -> str:
    """Whom a line ending in a colon calls by name, else the congress the report was given to."""
    matches = [*map(ADDRESSEE.match, found.lines), *map(CONGRESS.search, found.lines)]
    return next((match.group(1) for match in matches if match), "")


def _region(found: Front, metadata: Metadata) -> str:
    """The lowest division named in full in title, issuer or front lines, else the one the body names most."""
    stated = [metadata.title, metadata.issuer, *(line for line in found.lines if len(line) <= LONGEST_TITLE)]
    codes = (named_in(words) for words in (*stated, found.opening))
    return next((code for code in codes if code), "") or named_most(found.body)


def _period(found: Front, metadata: Metadata) -> str:
    title = _arabic_years(metadata.title)
    for pattern, period in PARTS:
        match = pattern.search(title)
        if match:
            return period.format(match.group(1))
    executed = EXECUTED.search(title)
    if executed:
        return executed.group(1)
    return _announced(found) or _reviewed(found, title)


def _announced(found: Front) -> str:
    """The period in the opening sentence: 就本区2021年上半年计划执行情况,…报告如下."""
    for line in found.lines:
        said = ANNOUNCED.search(line)
        if said:
            parts = (
                period.format(match.group(1)) for at, period in PARTS if (match := at.search(said.group()))
            )
            return next(parts, "")
    return ""


def _reviewed(found: Front, title: str) -> str:
    """The year a heading looks back on, else the one before that of the title or of the session."""
    for heading in found.headings[:4]:
        match = REVIEW.search(_arabic_years(heading))
        if match:
            return match.group(1) or match.group(2)
    for words in (title, *map(_arabic_years, found.lines)):
        match = re.search(YEAR, words) if words == title else HELD.search(words)
        if match:
            return str(int(match.group(1)) - 1)
    plans = (FIVE_YEARS.search(heading) for heading in found.headings[:4])
    return next((_five_years(match.group(1)) for match in plans if match), "")


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
