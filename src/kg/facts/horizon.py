"""Whether a passage or clause looks back or ahead, over which period, and by when it promises.

Headings tell first, by their words (工作回顾, 目标任务) and by their years against the report's own period; a
part without such a heading follows the one before it, until a sentence turns it (今年的主要目标是).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from kg.document.model import Document, DocumentKey, Passage, PassageKind, Section
from kg.facts.horizon_words import AIM, ON_AVERAGE, TIMED, time_words
from kg.facts.outlook import Sentence, announces, looking_ahead
from kg.facts.word_lists import word_lists
from kg.frozen import dataclass
from kg.values.period import Period, PeriodKind, PeriodMention, find_periods, parse_period
from kg.vocabulary import Modality


@dataclass(frozen=True, slots=True)
class Horizon:
    """Where a statement stands in time.

    `period` is what it speaks of and `deadline` by when it promises (empty for what is done), both ISO 8601
    or empty; `year` is the one that 全年 and 上半年 lie in here, `now` the one that 今年 means. `ahead` is
    the period that what is announced here falls in, if no later one: a year that is not over yet; `whole`
    what a narrowed period was part of (一季度…;二季度…: neither is to come). `stands` where the sentence
    has said how things stand now (目前…,12月底并网): a day that it names behind that is yet to come.
    """

    modality: Modality
    period: str
    deadline: str
    year: int | None = None
    now: int | None = None
    ahead: str = ""
    whole: str | None = None
    stands: bool = False


def horizon(document: Document, passage: Passage) -> Horizon:
    """Where a passage stands in time, as its headings, its paragraph and the sentences before it tell."""
    return _timeline(DocumentKey(document))[passage.index]


def next_horizon(text: str, horizon: Horizon) -> tuple[Horizon, Horizon]:
    """The horizon of a folded clause, and that of the clauses after it.

    A period at the head of a clause (2020年,…) holds until the next; one inside it (8月底前建成), and words
    of promise or deed, hold for the clause alone.
    """
    if not TIMED.search(text):
        return horizon, horizon
    own, following = _told_next(text, horizon)
    stands = horizon.stands or time_words().standing.search(text) is not None
    return own, replace(following, stands=True) if stands else following


def _told_next(text: str, horizon: Horizon) -> tuple[Horizon, Horizon]:
    own = clause_horizon(text, horizon)
    named = _named(text, horizon)
    head = time_words().lead.match(text)
    if own is horizon or named is None or head is None:
        return own, horizon
    if named.span.start > head.end() and not AIM.match(text, named.span.end):
        return own, horizon
    if ON_AVERAGE.match(text, named.span.end):  # “十二五”时期年均增长9%
        return own, horizon
    if horizon.modality is Modality.REALISED and says_ahead(text) and named.span.end + 1 < len(text):
        return own, horizon  # 计划11月竣工: what the next clause tells is no plan
    return own, _within(horizon, named, text)


def says_ahead(text: str) -> bool:
    """Whether folded words announce something by themselves (力争, 计划, 将于)."""
    return time_words().clause_planned.search(text) is not None


def clause_horizon(text: str, horizon: Horizon) -> Horizon:
    """The horizon of a folded clause: its own period and its own words of promise or deed come first."""
    words = time_words()
    told = [match.start() for match in words.clause_realised.finditer(text)]
    done = bool(told)
    due = (_falls_due(text, horizon) or _comes_then(text, horizon)) and not done
    ahead = [match.start() for match in words.clause_planned.finditer(text)]
    announced = due or bool(ahead and ahead[-1] > max(told, default=-1))  # 计划新开工项目已开工51个 is done
    if horizon.modality is Modality.REALISED and announced:
        following = _following(parse_period(horizon.period))
        deadline = horizon.ahead or (following.iso if following else "")
        horizon = replace(horizon, modality=Modality.PLANNED, deadline=deadline)
        named = _named(text, horizon)
        return _within(horizon, named, text) if named else replace(horizon, period=horizon.deadline)
    if horizon.modality is Modality.PLANNED and done:
        horizon = replace(horizon, modality=Modality.REALISED, deadline="")
    named = _named(text, horizon)
    return _within(horizon, named, text) if named else horizon


def _falls_due(text: str, horizon: Horizon) -> bool:
    """年底前建成甲, told of the first half of a year: by a day that had not come yet."""
    over = parse_period(horizon.whole or horizon.period)
    due = _named(text, horizon) if over is not None else None
    if due is None or over is None or not due.period.end > over.end:
        return False
    words = text[due.span.start : due.span.end + 1]
    if words.startswith(AS_OF):
        return False
    return due.kind is PeriodKind.UNTIL or words.endswith("前") or words[:-1].endswith("前")


def _comes_then(text: str, horizon: Horizon) -> bool:
    """目前已完成投资27亿元,12月底5号机组并网: a step on a day, behind how things stand now.

    A year is told of before its end; a part of one when it is over: 3月上旬开工 of a half-year is done.
    """
    words = time_words()
    if not horizon.stands or words.coming.search(text) is None or words.done.search(text):
        return False
    over, named = parse_period(horizon.whole or horizon.period), _named(text, horizon)
    if over is None or named is None or over == Period.year(over.start.year):
        return True
    return named.period.end > over.end


@lru_cache(maxsize=4)
def _timeline(key: DocumentKey) -> tuple[Horizon, ...]:
    document = key.document
    report = parse_period(document.metadata.period)
    of_section = _section_horizons(document, report)
    start = _start(document, report, None)
    worded = _worded_ahead(document, of_section, start)
    found: list[Horizon] = []
    turned: Horizon | None = None
    lasting: Horizon | None = None
    lead: Horizon | None = None
    paragraph = section = -1
    for passage in document.passages:
        at = -1 if passage.section is None else passage.section
        told, base = (False, start) if passage.section is None else of_section[passage.section]
        if at != section:
            lasting = None if told else lasting
            turned, section = lasting, at
        text = document.folded(passage.span)
        if not told and time_words().turns.search(text) and base.modality is Modality.REALISED:
            turned = _looking_ahead(report, None)
            lasting = turned if time_words().parts.search(text) else lasting
        current = turned or (_looking_ahead(report, None) if passage.index in worded else base)
        if passage.paragraph != paragraph:
            paragraph, lead = passage.paragraph, None
            if passage.kind is PassageKind.SENTENCE:
                lead = _opening(text, current)
        found.append(lead or current)
    return tuple(found)


def _worded_ahead(
    document: Document, of_section: Sequence[tuple[bool, Horizon]], start: Horizon
) -> frozenset[int]:
    """The passages that are part of a plan by their words alone, where no heading or title tells.

    In a part that looks back they are the sentences that announce themselves (今年该区将…).
    """
    prose = [passage for passage in document.passages if passage.kind in _PROSE]
    untold, found = [], set()
    for passage in prose:
        told, base = (False, start) if passage.section is None else of_section[passage.section]
        if base.modality is not Modality.REALISED:
            continue
        if not told:
            untold.append(passage)
        elif announces(document.folded(passage.span)):
            found.add(passage.index)
    ahead = zip(untold, looking_ahead([_sentence(document, each) for each in untold]), strict=True)
    return frozenset(found | {passage.index for passage, planned in ahead if planned})


def _sentence(document: Document, passage: Passage) -> Sentence:
    section = -1 if passage.section is None else passage.section
    return Sentence(document.folded(passage.span), section, passage.paragraph)


_PROSE = (PassageKind.SENTENCE, PassageKind.BULLET, PassageKind.HEADING)


def _start(document: Document, report: Period | None, now: int | None) -> Horizon:
    """Where a report stands until a heading tells: ahead where its title announces all of it."""
    title = "".join(document.metadata.title.split())
    words = time_words()
    both = any(cue not in words.planned_headings for cue in words.heading.findall(title))
    if not both and words.planned_title.search(title):  # 某局工作总结和下半年工作安排 looks back first
        periods = find_periods(title, report.end.year if report else None)
        return _looking_ahead(report, periods[-1].period if periods else None)
    return _looking_back(report, report, now)


def _opening(text: str, current: Horizon) -> Horizon | None:
    """What the first words of a paragraph (过去五年,…) set for all of it."""
    head = re.split(r"[,;。]", text, maxsplit=1)[0][:24]
    if head == text or current.modality is Modality.PLANNED:
        return None
    named = None if says_ahead(head) or _falls_due(head, current) else _named(head, current)
    if named is None or time_words().lead.fullmatch(head[: named.span.start]) is None:
        return None
    return _within(current, named, head)


def _section_horizons(document: Document, report: Period | None) -> list[tuple[bool, Horizon]]:
    """For each section, whether headings tell, and its horizon."""
    found: list[tuple[bool, Horizon]] = []
    now = _now(document, report)
    before: tuple[bool, Horizon] = (False, _start(document, report, now))
    shortcomings = False
    for section in document.sections:
        own = _own_horizon(document, section, report, now)
        if own is not None:
            told = (True, own)
        elif section.parent is not None:
            told = found[section.parent]
        elif shortcomings:
            told = (True, _looking_ahead(report, None))
        else:  # a slogan behind a review is of either, as its words tell
            told = (before[0] and before[1].modality is Modality.PLANNED, before[1])
        if section.parent is None:
            before = told
            shortcomings = (
                shortcomings or time_words().shortcomings.search(document.folded(section.title)) is not None
            )
        found.append(told)
    return found


def _own_horizon(
    document: Document, section: Section, report: Period | None, now: int | None
) -> Horizon | None:
    """The horizon a heading tells by itself; below the first level only one with a cue and a year does."""
    title = document.folded(section.title)
    cues = [cue for cue in time_words().heading.findall(title) if cue not in time_words().neutral_headings]
    year = report.end.year if report else None
    periods = find_periods(title, year, now=now)
    named = periods[-1].period if periods else None
    planned = any(cue in time_words().planned_headings for cue in cues)
    if section.parent is not None and not (cues and named):
        return None
    if cues and not planned:
        return _looking_back(named if named and _is_past(named, report) else report, report, now)
    ahead = named is not None and (named.start > report.end if report else planned)
    if planned or ahead:
        return _looking_ahead(report, named if ahead else None)
    if named and report:
        return _looking_back(named, report, now)
    return None


def _is_past(named: Period, report: Period | None) -> bool:
    return report is None or named.start <= report.end


def _now(document: Document, report: Period | None) -> int | None:
    """The year in which the report is given: the one its plans are for, else the one it reports on."""
    if report is None:
        return None
    for section in document.sections:
        title = document.folded(section.title)
        if f"{report.end.year + 1}年" in title and report.end.month == 12:
            return report.end.year + 1
    turn = any(time_words().turns.search(document.folded(passage.span)) for passage in document.passages)
    return report.end.year + 1 if turn and report.end.month == 12 else report.end.year


def _looking_back(period: Period | None, report: Period | None, now: int | None) -> Horizon:
    period = period or report
    year = period.end.year if period else None
    return Horizon(
        Modality.REALISED, period.iso if period else "", "", year, now if now is not None else year
    )


def _looking_ahead(report: Period | None, named: Period | None) -> Horizon:
    period = named or _following(report)
    iso = period.iso if period else ""
    year = period.start.year if period else None
    return Horizon(Modality.PLANNED, iso, iso, year, year)


def _following(period: Period | None) -> Period | None:
    """What comes after a period reported on: the second half after the first, else the next year."""
    if period is None:
        return None
    if (period.start.month, period.end.month) == (1, 6) and period.start.year == period.end.year:
        return Period.months(period.start.year, 7, 12)
    return Period.year((period.end + timedelta(days=1)).year)


def _named(text: str, horizon: Horizon) -> PeriodMention | None:
    """The period a clause speaks of: at its head or before its verb, not in a name, not compared with."""
    for mention in find_periods(text, horizon.year, now=horizon.now):
        before, after = text[: mention.span.start], text[mention.span.end :]
        if after.startswith("以来") and mention.period.end.year == horizon.year:
            continue
        if _is_beside(before, after):
            continue
        if before.count("《") > before.count("》") or before.count("(") > before.count(")"):
            continue
        if horizon.modality is Modality.PLANNED and _is_over(mention.period, horizon):
            continue  # 确保2018年签约项目开工, in a plan for 2019
        if text[mention.span.start : mention.span.end] in ("年度", "全年") and AIM.match(after):
            if horizon.modality is Modality.PLANNED:
                return mention
            continue
        head = time_words().lead.fullmatch(before)
        if head and after.startswith(("以来", "至今")):
            return _since(mention, horizon)
        moved = before.endswith(time_words().moving) and text[mention.span.start] in "到至"
        if (
            head
            or after.startswith(time_words().before_verb)
            or before.endswith(time_words().postponing)
            or moved
        ):
            return mention
    return None


def _is_beside(before: str, after: str) -> bool:
    """Whether a period is only compared with, is a thing's, or was once planned: 原计划3月竣工的某桥."""
    other = (*time_words().compared, *word_lists().once_planned)
    return before.endswith(other) or after.startswith(time_words().of_something)


def _is_over(period: Period, horizon: Horizon) -> bool:
    """Whether a period lies before all that a plan is for: it says of which year a thing is."""
    planned = parse_period(horizon.period)
    return planned is not None and period.end < planned.start and period.end.year < planned.start.year


def _since(mention: PeriodMention, horizon: Horizon) -> PeriodMention:
    """2012年以来: from that year to the end of what is reported on."""
    reported = parse_period(horizon.period)
    if reported is None or mention.period.start > reported.end or horizon.modality is Modality.PLANNED:
        return mention
    return replace(mention, period=Period(mention.period.start, reported.end))


# 截至7月末: how it stands then, and no time by which anything is to be.
AS_OF = ("截至", "截止")


def _within(horizon: Horizon, mention: PeriodMention, text: str) -> Horizon:
    """The horizon narrowed to a named period: as of a day means from the start of the report's period."""
    period = mention.period
    whole = horizon.period if horizon.whole is None else horizon.whole
    reported = parse_period(whole)
    if text.startswith(AS_OF, mention.span.start) and reported and period.start > reported.end:
        if horizon.modality is Modality.PLANNED:
            return horizon
        return replace(horizon, period=Period(reported.start, period.end).iso, whole=whole)
    if horizon.modality is Modality.PLANNED:
        if mention.kind is not PeriodKind.UNTIL and reported and period.end < reported.start:
            return replace(horizon, modality=Modality.REALISED, period=period.iso, deadline="")
        return replace(horizon, period=period.iso, deadline=period.iso, whole=whole)
    if reported and period.start > reported.end:
        return replace(horizon, modality=Modality.PLANNED, period=period.iso, deadline=period.iso)
    if mention.kind is PeriodKind.UNTIL and reported and reported.start <= period.end <= reported.end:
        period = Period(reported.start, period.end)
    ahead = period.iso if reported and period.end > reported.end else ""
    return replace(horizon, period=period.iso, ahead=ahead, whole=whole)
