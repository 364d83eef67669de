"""Finds headings and makes the outline: numbered ones by their mark, plain ones by their shape and place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.document.line_ends import line_ends
from kg.document.lines import trim
from kg.document.model import Section
from kg.document.sentences import sentences
from kg.text import SourceText, Span

NUMERAL = "[一二三四五六七八九十百]+"
# Ranks as official documents nest them (GB/T 9704): 第一章, 第一节, 一、, (一), 1.
MARKS = (
    (1, re.compile(rf"第(?:{NUMERAL}|\d+)(?:章|篇|编|部分)[\s:、]*")),
    (2, re.compile(rf"第(?:{NUMERAL}|\d+)节[\s:、]*")),
    (3, re.compile(rf"{NUMERAL}\s*[、.]\s*")),
    (4, re.compile(rf"\({NUMERAL}\)\s*、?\s*")),
    (5, re.compile(r"\d{1,2}\s*[.、](?!\d)\s*")),
)
ABOVE_ALL, BELOW_ALL = 0, 9
LONGEST = {1: 40, 2: 40, 3: 60, 4: 60, 5: 30}
MAY_RUN_IN = (3, 4)
LONGEST_RUN_IN = 50
PERIOD_COLON = re.compile(r"\d{4}年[^,。;:]{0,10}:[^。;!?:|]{2,25}$")
PLAIN = re.compile(r"[^,。;:!?|.—\-\d〔\[(][^,。;:!?|]{2,18}(?<![年月日])$")
# 2022年工作|回顾, 今后五年的|主要任务: which years the part speaks of, before what was or is to be done.
PERIOD_PART = re.compile(
    r"(?:(?:19|20)\d{2}年(?:和[^,。;:!?|]{2,8})?|过去[一五]年|今后[一五]年|今年|[“\"]十[一二三四五]五[”\"]时期)(?!以来)[^,。;:!?|\d]{0,16}"
)
APPENDIX = re.compile(r"(?:名\s*词\s*解\s*释|附\s*[件录]\s*\d*|注\s*释)\s*:?$")
PROSE = 60
# A sum, a rate or a second number: an item that states figures (增加值完成97.1亿元,增长5.2%) is no heading.
STATES = re.compile(r"\d(?:\.\d+)?(?:%|个百分点|[万亿]\w)|\d[^,;]*[,;:][^,;]*\d+[^年月日\d+]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before it has a place in the outline; `rank` orders marks, smaller is higher."""

    rank: int
    span: Span
    title: Span


def numbered(source: SourceText, line: Span) -> Heading | None:
    """The heading a line starts with, up to its first sentence end where the text runs on behind it."""
    for rank, mark in MARKS:
        found = mark.match(source.folded, line.start, line.end)
        if found and found.end() < line.end:
            first = sentences(source.text, Span(found.end(), line.end))[0]
            return _with_mark(source, rank, found.end(), line, Span(line.start, first.end))
    return None


def _with_mark(source: SourceText, rank: int, title_start: int, line: Span, first: Span) -> Heading | None:
    ended = source.text[first.end - 1] in "。！？!?.．"
    if not ended and (len(line) > LONGEST[rank] or source.folded[line.end - 1] in ",;"):
        return None
    if ended and (rank not in MAY_RUN_IN or len(first) > LONGEST_RUN_IN):
        return None
    title_end = first.end
    while ended and title_end > title_start and source.text[title_end - 1] in "。！？!?.．":
        title_end -= 1
    title = trim(source.text, Span(title_start, title_end))
    if STATES.search(source.folded, title.start, title.end):
        return None
    return Heading(rank, first, title) if title else None


def _is_period_part(words: str) -> bool:
    """Whether a line says of which years it tells and that it looks back on them or ahead to them."""
    ends = (end for end in line_ends("period_parts") if words.endswith(end))
    return any(PERIOD_PART.fullmatch(words.removesuffix(end)) for end in ends)


def _plain(source: SourceText, line: Span, following: Span | None, begun: bool) -> bool:
    """Whether a line without a number is a heading: few words over prose, once the report has begun."""
    over_prose = following is not None and len(following) >= PROSE
    return begun and over_prose and bool(PLAIN.match(source.folded, line.start, line.end))


def headings(source: SourceText, prose: tuple[Span, ...]) -> tuple[Heading, ...]:
    """All headings among the lines outside tables.

    One such as 2018年:… stands over all numbered ones if it comes before them, else below; 名词解释 and 附件
    end whatever runs.
    """
    found: list[Heading] = []
    of_period = ABOVE_ALL
    begun = False
    followings: tuple[Span | None, ...] = (*prose[1:], None)
    for line, following in zip(prose, followings, strict=False):
        words = source.folded[line.start : line.end]
        heading = numbered(source, line)
        if heading:
            of_period = BELOW_ALL if not found else of_period
        elif PERIOD_COLON.match(words) or _is_period_part(words):
            heading = Heading(of_period, line, line)
        elif APPENDIX.match(words):
            named = line.end - 1 if words.endswith(":") else line.end
            heading = Heading(ABOVE_ALL, line, trim(source.text, Span(line.start, named)))
        elif _plain(source, line, following, begun):
            heading = Heading(BELOW_ALL, line, line)
        if heading:
            found.append(heading)
        begun = begun or bool(found) or len(line) >= PROSE
    return tuple(found)


def outline(found: tuple[Heading, ...], end: int) -> tuple[Section, ...]:
    """Sections nested by rank, each running to the next heading of its own or a higher one."""
    sections: list[Section] = []
    above: list[int] = []
    for index, heading in enumerate(found):
        while above and found[above[-1]].rank >= heading.rank:
            above.pop()
        later = (other.span.start for other in found[index + 1 :] if other.rank <= heading.rank)
        extent = Span(heading.span.start, next(later, end))
        parent = above[-1] if above else None
        sections.append(Section(index, len(above) + 1, heading.span, heading.title, extent, parent))
        above.append(index)
    return tuple(sections)
