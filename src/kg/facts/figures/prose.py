"""Figures of sentences and bullets → observations: their time, role, label, aliases and scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.document.model import Document, Passage, PassageKind
from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import Context, Reading, said
from kg.facts.figures.labels import mention_of
from kg.facts.figures.naming import Part, skip_lead
from kg.facts.figures.plans import names_plan
from kg.facts.figures.scopes import Scopes
from kg.facts.figures.sentences import SAME_TIME, read_sentence
from kg.facts.figures.words import words
from kg.facts.heads import head_of
from kg.facts.horizon import Horizon, horizon, next_horizon
from kg.facts.model import Evidence, Figure, ObservationFact
from kg.frozen import dataclass
from kg.mentions.model import Mention
from kg.text import Span
from kg.values.period import Period, find_periods, parse_period
from kg.values.quantity import Quantity, find_quantities
from kg.values.units import UnitKind
from kg.vocabulary import FigureRole, FigureType, Modality

_CLAUSE = re.compile(r"[^,;:\s][^,;:]*")
_FORECAST = re.compile(
    r"预计|预期将|有望|估计|(?:达产|建成|投产)后|(?<![许认])可(?:达|年|实现|新增|提供|带动|形成|创造|吸纳|安置)"
)
# 项目建成达产后,年产值20亿元,年税收1亿元: all that comes of it once it stands, up to what is said to be so.
_ONCE_THERE = re.compile(
    r"(?<!年)(?:建成|投产|达产|达效|满产|竣工|完工|投用|投运|落成|投入使用|投入运营)+后(?![的来期续])"
)
_SO_BY_NOW = re.compile("已|了(?![解然])|实际|截[至止]|目前|累计|去年|[12][0-9]{3}年|[。;]")
# At the head of a sentence, before any subject, 预计 holds for all of it, up to what is said to be done.
# At the head of a later clause it does so for the rest, before a verb or a measure of the whole area.
_EXPECTED = re.compile(
    r"(?:^|(?<=[,;:])(?=[^,;:]{0,12}预计[到可将]?(?:全年|年[底末])?(?:实现|完成|达到?|[全本][省区市县州旗]|地区生产|生产总值|规模?上)))"
    r"\s*(?:据?初步(?:核算|测算|统计|预测)|经?测算|[全本我](?:年|[省区市州县旗])|\d{4}年|到?年[底末]|[,到])*"
    r"(?:预计|预计到)(?!总?投资|每?年|达产|建成|项目)"
)
# 生产总值预计(下同)增长8%, 生产总值增长8%(预计,下同): so are all figures after it.
_EXPECTED_BELOW = re.compile(r"预计[^,;()]{0,3}\(下同\)|\((?:均为)?预计(?:数|值|完成)?[,、;]下同\)")
NOTE_LENGTH = len("(均为预计完成,下同)")
_DONE_BEFORE = re.compile(r"截[至止]|目前|已经?|实际|\d{1,2}月|年均|累计")
_NEW_TOPIC = re.compile(r"今年|去年|[上下]半年|全年|年内|\d{4}年|截至|[全我本][区市县州]")
_DEEDS = {"figure.verb-object", "figure.inherited", "figure.counted"}
_COUNTED = {"figure.counted", "figure.counted-deed", "figure.counted-noun", "figure.counted-subject"}
_AIM_AFTER = re.compile(r"^[^,;。]{0,2}(?:的)?(?:目标(?!任务)|任务目标|任务)")
# 7个项目均已完工 is done, whatever its part of the report says.
_DONE_AFTER = re.compile(r"[^,;。]{0,10}?(?:均已|都已|已全部|已经|已完[成工]|正在)")
# 加快去年85个签约项目建设: so many there were.
_OF_LAST_YEAR = re.compile(r"(?<![比较与同是为超占])(?:去年|上年)的?(?=$)")
_REACHED = re.compile(r"(?P<year>\d{4})年(?:末|底)?的?$")
# How high, but not what: 省级6项.
_BARE_TIER = re.compile("(?:(?:国家|[省市县区州旗镇乡]|世界|全国|部|厅)级|重点|以上|其他|其它|各类|相关)+")
_WHEN = re.compile(r"(?:由|从)(?P<when>[^,;]{2,10}?)的?$")


def prose(document: Document, scopes: Scopes) -> Iterator[ObservationFact]:
    """Every figure stated outside the numeric cells of tables, in text order."""
    context, paragraph = Context(), -1
    for passage in document.passages:
        if passage.kind not in (PassageKind.SENTENCE, PassageKind.BULLET):
            continue
        if passage.paragraph != paragraph:
            context, paragraph = Context(), passage.paragraph
        yield from _passage(document, passage, context, scopes)


def _passage(
    document: Document, passage: Passage, context: Context, scopes: Scopes
) -> Iterator[ObservationFact]:
    text = document.folded(passage.span)
    begin = passage.span.start
    quantities = tuple(
        each
        for each in find_quantities(text)
        if not (scopes.in_name(each.span.shift(begin)) or _points_back(text, each) or _in_title(text, each))
    )
    if not quantities:
        return
    if text.lstrip().startswith("其中"):
        context.carry()
    else:
        context.clear()
    context.text = text
    times = _Times(text, horizon(document, passage))
    since = ""
    expected: set[tuple[Part, ...]] = set()
    covered: tuple[int, Mention | None] = (-1, None)
    forecast = 0  # where the last forecast ends
    for reading in read_sentence(text, quantities, context):
        stand = _in_turn(text, reading, times.at(reading.slot), since, context)
        if forecast and _PART_OF_IT.fullmatch(text, forecast, reading.quantity.surface.start):
            stand = replace(stand, role=FigureRole.FORECAST)
        if stand.role is FigureRole.FORECAST:
            expected.add(reading.name.parts)
            forecast = reading.quantity.surface.end
        elif reading.name.parts in expected and reading.figure_type is FigureType.YOY_GROWTH:
            stand = replace(stand, role=FigureRole.FORECAST)
        since = stand.period if reading.former else since
        fact = _observation(document, passage, reading, stand, scopes)
        if fact is None:
            continue
        # 某学校完成室外配套80%、室内装修70%: both are that school's.
        clause, scope = covered
        if fact.scope is None and clause == reading.slot.clause and reading.name.rule == "figure.inherited":
            fact = replace(fact, scope=scope)
        covered = reading.slot.clause, fact.scope
        yield fact
    context.expected = context.expected or _EXPECTED_BELOW.search(text) is not None


# 收入预计5亿元,其中税收4亿元: a part of what is expected is expected too.
_PART_OF_IT = re.compile(r"[^;。]{0,16}?[,(]其中:?[^,;。\d]{2,14}")

# 这7个项目, 上述12家企业: as many as were counted before, no figure of their own.
_POINTING = re.compile(r"(?:这|上述|下列)$")
# 6个项目分别是:…: which they are that were counted before.
_LISTS = re.compile("[^,;。、]{1,8}?分别[是为]:")


def _points_back(text: str, quantity: Quantity) -> bool:
    start = quantity.surface.start
    if quantity.kind is not UnitKind.COUNT:
        return False
    return _POINTING.search(text, 0, start) is not None or _LISTS.match(text, quantity.span.end) is not None


class _Times:
    """The horizons of a sentence's clauses: a period named in one holds until the next is named."""

    def __init__(self, text: str, start: Horizon) -> None:
        self._text, self._since, self._current = text, 0, start
        self._mean: Horizon | None = None

    def at(self, slot: Slot) -> Horizon:
        """The horizon of a figure's clause, read from where the last one was asked for."""
        own = current = self._current
        clause = ""
        for match in _CLAUSE.finditer(self._text, self._since, slot.quantity.surface.start):
            own, current = next_horizon(match[0], current)
            clause = match[0]
        self._since, self._current = slot.quantity.surface.end, current
        found = current if slot.linked else own
        return self._averaged(found) if "年均" in clause else found

    def _averaged(self, found: Horizon) -> Horizon:
        """The years that growth 年均 is of: its own, else those of the last such growth."""
        period = parse_period(found.period)
        if period is not None and period.start.year != period.end.year:
            self._mean = found
        return self._mean or found


def _unit_as_written(document: Document, quantity: Quantity, base: int) -> str:
    """The unit with the brackets of the text, full-width or not."""
    if "(" not in quantity.unit:
        return quantity.unit
    end = base + quantity.span.end
    return document.text(Span(end - len(quantity.unit), end))


def _sized_head(document: Document, passage: Passage, indicator: Mention, scopes: Scopes) -> Mention | None:
    """某换热器:总投资1.2亿元,占地100亩: how large the thing is that the line opens with."""
    if not scopes.any or indicator.label not in words().sizes:
        return None
    head = head_of(document, passage)
    return scopes.of(head, ()) if head is not None else None


def _in_title(text: str, quantity: Quantity) -> bool:
    """《优化营商环境二十条措施》: how many measures a paper is called by, the first of two papers too."""
    before = text[: quantity.surface.start]
    return before.count("《") > before.count("》") and "》" in text[quantity.surface.end :]


def _topic(document: Document, passage: Passage, reading: Reading, scopes: Scopes) -> Mention | None:
    """What the clauses before speak of, where the figure's own clause opens with its verb or count."""
    if not scopes.any or reading.name.headed or not reading.name.verb or reading.name.rule not in _DEEDS:
        return None
    text = document.folded(passage.span)
    start = text.rfind(";", 0, reading.slot.clause) + 1
    first = passage.bullet_head.end + 1 - passage.span.start if passage.bullet_head and not start else start
    found = None
    for match in _CLAUSE.finditer(text, first, reading.slot.quantity.surface.start):
        at = passage.span.start + match.start()
        named = scopes.topic(at, at + 1)
        opens = words().verb.match(text, skip_lead(text, match.start(), match.end()))
        if _NEW_TOPIC.match(match[0]) or (named is None and opens is None):
            found = None
        found = named or found
    return found


@dataclass(frozen=True, slots=True)
class _Stand:
    role: FigureRole
    period: str


def _observation(
    document: Document, passage: Passage, reading: Reading, stand: _Stand, scopes: Scopes
) -> ObservationFact | None:
    if reading.former and not stand.period:
        return None
    # 签约后97天即开工: how soon, no statistic.
    before = document.folded(passage.span)[: reading.quantity.surface.start]
    if reading.quantity.base_unit == "天" and before.endswith("后"):
        return None
    base = passage.span.start
    thing = None if reading.thing is None else Span(reading.thing[0] + base, reading.thing[1] + base)
    sized = scopes.of(thing, ()) if reading.name.rule == "figure.size" else None
    if sized is not None:
        reading = replace(reading, name=replace(reading.name, noun=reading.name.noun[-1:]))
    indicator = mention_of(document, base, reading)
    if _is_denied(document.folded(passage.span), reading, indicator):
        return None
    if reading.former and not indicator.spans:  # 上年同期为4亿元: its name stands in the sentence before
        here = Span(reading.slot.left + base, reading.quantity.surface.start + base)
        indicator = replace(indicator, spans=(here,))
    if not indicator.label or not indicator.spans or _BARE_TIER.fullmatch(indicator.label):
        return None
    quantity = reading.quantity
    figure = Figure(
        value=reading.sign * quantity.value,
        unit=_unit_as_written(document, quantity, base),
        surface=document.text(quantity.surface.shift(base)),
        base_value=reading.sign * quantity.base_value,
        base_unit=quantity.base_unit,
        comparator=quantity.comparator,
        span=quantity.surface.shift(base),
    )
    return ObservationFact(
        indicator=indicator,
        figure=figure,
        figure_type=reading.figure_type,
        role=stand.role,
        period=stand.period,
        scope=sized
        or scopes.of(thing, indicator.spans)
        or _topic(document, passage, reading, scopes)
        or _sized_head(document, passage, indicator, scopes),
        evidence=Evidence(tuple(sorted({*indicator.spans, figure.span})), reading.name.rule),
    )


def _is_denied(text: str, reading: Reading, indicator: Mention) -> bool:
    """没有新增企业12家, 计划引进的5家企业均未落地: it has not come to be, and its name does not say so."""
    counted = reading.quantity.kind is UnitKind.COUNT and reading.name.rule in _COUNTED
    first = min((part[0] for part in reading.name.parts if not isinstance(part, str)), default=-1)
    if first > 0 and words().denied.search(text, reading.slot.clause, first):
        return True
    denied = words().denying.search(text, reading.quantity.surface.end, reading.slot.end) if counted else None
    label = indicator.label.removesuffix("未")
    return denied is not None and "未" not in label and "没有" not in label


def _in_turn(text: str, reading: Reading, when: Horizon, since: str, context: Context) -> _Stand:
    """Where a figure stands behind those read before it: 上年同期 is a year before the last one's period."""
    if not reading.former:
        stand = _stand(text, reading, when, since, below=context.expected)
        context.period = stand.period
        return stand
    if SAME_TIME.search(text[reading.slot.clause : reading.quantity.surface.start]):
        told = replace(when, period=context.period or when.period)
        return _Stand(FigureRole.ACTUAL, _period_of("去年同期", told))
    return _stand(text, reading, when, since, below=context.expected)


def _stand(text: str, reading: Reading, when: Horizon, since: str, *, below: bool) -> _Stand:
    """Whether the figure was reached, is aimed at or expected, and when.

    A former level stands for the time it names, or that of the former level before it (`since`). `below`
    says that a sentence before called all figures after it expected.
    """
    slot = reading.slot
    before = text[slot.clause : slot.quantity.surface.start]
    after = text[slot.quantity.surface.end : slot.end]
    if reading.former:
        named = _WHEN.search(before)
        return _Stand(FigureRole.ACTUAL, _period_of(named["when"], when) if named else since)
    if _OF_LAST_YEAR.search(before) and when.now is not None:
        return _Stand(FigureRole.ACTUAL, str(when.now - 1))
    multiple = reading.quantity.kind is UnitKind.TIMES  # 为2000年的2.4倍
    reached = _REACHED.search(before) if reading.level and not multiple else None
    period = _last_year(when.period) if reading.level else when.period
    period = reached["year"] if reached else period
    expected = _EXPECTED.search(text, 0, slot.quantity.surface.start)
    over = "年均" in before or (expected and _told_done(text, expected.end(), slot.clause))
    if _FORECAST.search(before) or (expected and not over):
        return _Stand(FigureRole.FORECAST, period)
    if _comes_of_it(text, slot.quantity.surface.start):
        return _Stand(FigureRole.FORECAST, period)
    noted = below or _EXPECTED_BELOW.search(text, 0, slot.quantity.surface.end + NOTE_LENGTH) is not None
    if noted and when.modality is not Modality.PLANNED:
        return _Stand(FigureRole.FORECAST, period)
    if _DONE_AFTER.match(after):
        return _Stand(FigureRole.ACTUAL, period)
    # 27个项目进入省投资计划 counts projects.
    # So does 上报战略任务3个 count what was done: only what is a plan or task by its noun alone is one.
    counted = reading.quantity.kind is UnitKind.COUNT and reading.name.rule in _DEEDS
    done = counted or reading.name.rule == "figure.counted-deed"
    of_plan = () if done and when.modality is not Modality.PLANNED else reading.name.parts
    # 低于目标8个百分点 is how far from a plan, and none itself.
    by_name = reading.quantity.kind is not UnitKind.POINT and names_plan(said(text, of_plan))
    planned = reading.planned or ("完成" not in before and by_name)
    if when.modality is Modality.PLANNED or planned or _AIM_AFTER.search(after):
        return _Stand(FigureRole.TARGET, period)
    return _Stand(FigureRole.ACTUAL, period)


def _comes_of_it(text: str, stop: int) -> bool:
    """Whether a figure tells what a thing that is not there yet will bring once it is."""
    there = next(reversed(list(_ONCE_THERE.finditer(text, 0, stop))), None)
    if there is None or _SO_BY_NOW.search(text, there.end(), stop):
        return False
    clause = max(text.rfind(mark, 0, there.start()) for mark in ",;。") + 1
    return _SO_BY_NOW.search(text, clause, there.start()) is None


def _period_of(words_there: str, when: Horizon) -> str:
    """The period of a former level: 上年同期 is the part of last year that the report is of this year."""
    found = find_periods(words_there, when.year, now=when.now)
    if not found:
        return ""
    before, own = found[0].period, parse_period(when.period)
    if own is None or not words_there.startswith("同期", found[0].span.end):
        return before.iso
    year, months = before.start.year, (own.start.month, own.end.month)
    whole = before == Period.year(year) and own == Period.months(own.start.year, *months)
    return Period.months(year, *months).iso if whole else before.iso


def _told_done(text: str, expected: int, clause: int) -> bool:
    """Whether a clause behind the expected one, or one before it there, is said to be done or when."""
    start = text.find(",", expected) + 1
    return 0 < start <= clause and _DONE_BEFORE.search(text, start, clause + 8) is not None


def _last_year(iso: str) -> str:
    """A level reached over several years is that of the last."""
    period = parse_period(iso)
    if period is None or period.start.year == period.end.year:
        return iso
    return Period.year(period.end.year).iso


def in_order(facts: Sequence[ObservationFact]) -> tuple[ObservationFact, ...]:
    """Observations in the order of their figures."""
    return tuple(sorted(facts, key=lambda fact: (fact.figure.span, fact.indicator.label)))
