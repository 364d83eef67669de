"""Whether a figure was reached, is aimed at or expected, and when it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import Context, Reading, said
from kg.facts.figures.plans import names_plan
from kg.facts.figures.sentences import SAME_TIME
from kg.facts.horizon import Horizon, next_horizon
from kg.frozen import dataclass
from kg.values.period import Period, find_periods, parse_period
from kg.values.units import UnitKind
from kg.vocabulary import FigureRole, FigureType, Modality

CLAUSE = re.compile(r"[^,;:\s][^,;:]*")
DEEDS = {"figure.verb-object", "figure.inherited", "figure.counted"}
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
_NOTE_LENGTH = len("(均为预计完成,下同)")
_DONE_BEFORE = re.compile(r"截[至止]|目前|已经?|实际|\d{1,2}月|年均|累计")
# 计划投资46亿元: the works are still to be built.
_SUM_PLANNED = re.compile("(?:计划|拟)总?投资[^,;。]{0,3}[0-9.]+万?亿?元")
_YIELD = re.compile("年|(?:总?产值|税收|利税|利润|(?:主营业务|营业|销售)收入|发电量|带动|吸纳)")
# 今年|计划|新建学校, not 按计划, 超计划.
_INTENDED = re.compile("(?<![按照入超原])计划$")
_WHOLE = re.compile("总投资$|面积$|占地$|用地$")
_AIM_AFTER = re.compile(r"^[^,;。]{0,2}(?:的)?(?:目标(?!任务)|任务目标|任务)")
# 7个项目均已完工 is done, whatever its part of the report says.
_DONE_AFTER = re.compile(r"[^,;。]{0,10}?(?:均已|都已|已全部|已经|已完[成工]|正在)")
# 加快去年85个签约项目建设: so many there were.
_OF_LAST_YEAR = re.compile(r"(?<![比较与同是为超占])(?:去年|上年)的?(?=$)")
_REACHED = re.compile(r"(?P<year>\d{4})年(?:末|底)?的?$")
_WHEN = re.compile(r"(?:由|从)(?P<when>[^,;]{2,10}?)的?$")


class Times:
    """The horizons of a sentence's clauses: a period named in one holds until the next is named."""

    def __init__(self, text: str, start: Horizon) -> None:
        self._text, self._since, self._current = text, 0, start
        self._mean: Horizon | None = None

    def at(self, slot: Slot) -> Horizon:
        """The horizon of a figure's clause, read from where the last one was asked for."""
        own = current = self._current
        clause = ""
        for match in CLAUSE.finditer(self._text, self._since, slot.quantity.surface.start):
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


@dataclass(frozen=True, slots=True)
class Stand:
    """The role of a figure and the period it is of."""

    role: FigureRole
    period: str


def in_turn(text: str, reading: Reading, when: Horizon, since: str, context: Context) -> Stand:
    """Where a figure stands behind those read before it: 上年同期 is a year before the last one's period."""
    if not reading.former:
        stand = _stand(text, reading, when, since, below=context.expected)
        context.period = stand.period
        return stand
    if SAME_TIME.search(text[reading.slot.clause : reading.quantity.surface.start]):
        told = replace(when, period=context.period or when.period)
        return Stand(FigureRole.ACTUAL, _period_of("去年同期", told))
    return _stand(text, reading, when, since, below=context.expected)


def _stand(text: str, reading: Reading, when: Horizon, since: str, *, below: bool) -> Stand:
    """Whether the figure was reached, is aimed at or expected, and when.

    A former level stands for the time it names, or that of the former level before it (`since`). `below`
    says that a sentence before called all figures after it expected.
    """
    slot = reading.slot
    before = text[slot.clause : slot.quantity.surface.start]
    if reading.former:
        named = _WHEN.search(before)
        return Stand(FigureRole.ACTUAL, _period_of(named["when"], when) if named else since)
    if _OF_LAST_YEAR.search(before) and when.now is not None:
        return Stand(FigureRole.ACTUAL, str(when.now - 1))
    multiple = reading.quantity.kind is UnitKind.TIMES  # 为2000年的2.4倍
    reached = _REACHED.search(before) if reading.level and not multiple else None
    period = _last_year(when.period) if reading.level else when.period
    period = reached["year"] if reached else period
    if _is_forecast(text, reading, when, below=below):
        return Stand(FigureRole.FORECAST, period)
    return Stand(FigureRole.TARGET if _is_target(text, reading, when) else FigureRole.ACTUAL, period)


def _is_forecast(text: str, reading: Reading, when: Horizon, *, below: bool) -> bool:
    """Whether the figure is expected: by 预计 in its clause or over it, or as what comes of works to be."""
    slot = reading.slot
    before = text[slot.clause : slot.quantity.surface.start]
    expected = _EXPECTED.search(text, 0, slot.quantity.surface.start)
    over = "年均" in before or (expected and _told_done(text, expected.end(), slot.clause))
    if _FORECAST.search(before) or (expected and not over):
        return True
    if _AIM_AFTER.search(text[slot.quantity.surface.end : slot.end]):
        return False
    if _comes_of_it(text, slot.quantity.surface.start) or _comes_of_plan(text, reading):
        return True
    noted = below or _EXPECTED_BELOW.search(text, 0, slot.quantity.surface.end + _NOTE_LENGTH) is not None
    return noted and when.modality is not Modality.PLANNED


def _is_target(text: str, reading: Reading, when: Horizon) -> bool:
    """Whether the figure is aimed at: by its part of the report, its name, or 计划 and 目标 beside it."""
    slot = reading.slot
    before = text[slot.clause : slot.quantity.surface.start]
    after = text[slot.quantity.surface.end : slot.end]
    if _DONE_AFTER.match(after):
        return False
    planned = reading.planned or _by_name(text, reading, when)
    if reading.name.rule == "figure.size" and not planned and _WHOLE.search(said(text, reading.name.noun)):
        return False  # 总投资5亿元的某工程: so large it is, in a plan too
    if when.modality is Modality.PLANNED or planned or _is_intended(text, reading):
        return True
    return _AIM_AFTER.search(after) is not None and "完成" not in before


def _by_name(text: str, reading: Reading, when: Horizon) -> bool:
    """Whether the statistic is a plan by its name, which nothing was done of yet: 投资计划, 规划面积."""
    if reading.quantity.kind is UnitKind.POINT or reading.figure_type is FigureType.YOY_GROWTH:
        return False  # 低于目标8个百分点 is how far from a plan, and none itself
    # 27个项目进入省投资计划 counts projects.
    # So does 上报战略任务3个 count what was done: only what is a plan or task by its noun alone is one.
    counted = reading.quantity.kind is UnitKind.COUNT and reading.name.rule in DEEDS
    done = counted or reading.name.rule == "figure.counted-deed"
    of_plan = () if done and when.modality is not Modality.PLANNED else reading.name.parts
    before = text[reading.slot.clause : reading.slot.quantity.surface.start]
    return "完成" not in before.replace("计划完成", "") and names_plan(said(text, of_plan))


def _is_intended(text: str, reading: Reading) -> bool:
    """今年计划新建学校3所, 92个计划新开工项目, and what those cost: what is done is meant to be done."""
    parts = (*reading.name.verb, *reading.name.noun)
    first = parts[0] if parts else ""
    cost = len(parts) > 1 and said(text, parts[-1:]).endswith("总投资")
    if isinstance(first, str) or reading.name.after or (reading.name.headed and not cost):
        return False
    return _INTENDED.search(text, 0, first[0]) is not None or text.startswith("计划新", *first)


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


def _comes_of_plan(text: str, reading: Reading) -> bool:
    """计划投资46亿元,年发电量66亿度,产值达20亿元: what works to be built are to yield."""
    stop = reading.slot.clause
    plan = next(reversed(list(_SUM_PLANNED.finditer(text, 0, stop))), None)
    if plan is None or _YIELD.match(said(text, reading.name.parts)) is None:
        return False
    return _SO_BY_NOW.search(text, plan.end(), reading.slot.quantity.surface.start) is None


def calls_all_expected(text: str) -> bool:
    """Whether a sentence calls all figures after it expected: (预计数,下同)."""
    return _EXPECTED_BELOW.search(text) is not None


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
