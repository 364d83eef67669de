"""Periods of time in folded text, as ISO 8601 years and intervals."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

from kg.closed import StrEnum
from kg.frozen import dataclass
from kg.text import Span
from kg.values.numeral import parse_numeral


class PeriodKind(StrEnum):
    """Over a period (上半年), up to its end (到2025年, 截至6月30日), or since its start (五年来)."""

    DURING = "during"
    UNTIL = "until"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    start: date
    end: date

    @property
    def iso(self) -> str:
        """`2021` for a whole year, else `2021-01-01/2021-06-30`.

        >>> Period.year(2021).iso, Period.months(2021, 1, 6).iso
        ('2021', '2021-01-01/2021-06-30')
        """
        if self == Period.year(self.start.year):
            return f"{self.start.year:04d}"
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @classmethod
    def year(cls, year: int, to: int | None = None) -> Period:
        """A calendar year, or the years up to another."""
        return cls(date(year, 1, 1), date(to or year, 12, 31))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Period:
        """Whole months of one year."""
        return cls(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words that name a period; `relative` ones (今年, 上半年) lean on the year they are read in."""

    span: Span
    period: Period
    kind: PeriodKind = PeriodKind.DURING
    relative: bool = False


def parse_period(iso: str) -> Period | None:
    """The period of an ISO 8601 year or interval; None for anything else.

    >>> parse_period("2021-01-01/2021-06-30") == Period.months(2021, 1, 6)
    True
    """
    if re.fullmatch(r"\d{4}", iso):
        return Period.year(int(iso))
    first, slash, last = iso.partition("/")
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last)) if slash else None
    except ValueError:
        return None


def five_years(ordinal: int) -> Period:
    """The years of a national five-year plan: 一五 began in 1953, 六五 in 1981, 十四五 in 2021.

    >>> five_years(14).iso
    '2021-01-01/2025-12-31'
    """
    first = 1981 + 5 * (ordinal - 6) if ordinal > 3 else 1953 + 5 * (ordinal - 1)
    return Period.year(first, first + 4)


_HALVES = {"上": (1, 6), "下": (7, 12)}
_QUARTERS = {
    name: (1 + 3 * at, 3 + 3 * at) for names in ("一二三四", "1234") for at, name in enumerate(names)
}
_FIRST_QUARTERS = {"三": (1, 9), "两": (1, 6)}
_RELATIVE = {"今": 0, "本": 0, "当": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1}

_YEAR = r"(?:(?P<year>(?:19|20)\d{2})年|(?P<rel>[今去明本当]年)|(?P<prior>上年))"
_PART_AHEAD = (
    r"(?<!\d)(?=[上下]半年|第?[一二三四1-4]季度|前[三两]季度|\d{1,2}月|\d{1,2}(?:-|至|—|~)\d{1,2}月)"
)
_PATTERN = re.compile(
    r"(?P<until>到|至|截至|截止|截止到)?(?:"
    r"(?<!\d)(?P<y1>(?:19|20)\d{2})年?(?:-|至|到|—|~)(?P<y2>(?:19|20)\d{2})年"
    r"|“?(?P<plan>[一二三四五六七八九十]+)五”?(?:(?P<planpart>期末|末|以来|期间|时期)|(?=[”,。;、]))"
    rf"|(?:{_YEAR}(?P<yearend>底|末|内|的)?|{_PART_AHEAD})(?:"
    r"(?P<half>[上下])半年"
    r"|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<quarters>前[三两])季度"
    r"|(?P<m1>\d{1,2})月?(?:-|至|—|~)(?P<m2>\d{1,2})月(?:份)?"
    r"|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<monthend>底|末|份)?)"
    r")?"
    r"|(?P<whole>全年|年内|年底前|年末前|年底|年末|年度|本年)"
    r"|(?P<span>过去|近|未来|今后|这)?(?P<n>[一二两三四五六七八九十]+|\d)年(?P<since>来|间|期间)"
    r"|(?P<ago>过去|近|未来|今后)(?P<n2>[一二两三四五六七八九十]+|\d)年"
    r")"
)


# No period is named without one of these.
_SIGNS = re.compile("[年月季五]")


def find_periods(text: str, year: int | None = None, *, now: int | None = None) -> tuple[PeriodMention, ...]:
    """Every period named in a folded text.

    `year` is the one that a bare 上半年 or 年内 lies in, `now` the one that 今年 means (`year` where it is
    not given: a review of last year says 全年 of that year and 今年 of this). Without them, relative periods
    are left out.
    """
    found: list[PeriodMention] = []
    if _SIGNS.search(text) is None:
        return ()
    for match in _PATTERN.finditer(text):
        base = now if now is not None and (match["rel"] or match["prior"]) else year
        period = next((period for read in _READERS if (period := read(match, base)) is not None), None)
        if period is None:
            continue
        found.append(
            PeriodMention(Span(match.start(), match.end()), period, _kind(match), match["year"] is None)
        )
    return tuple(found)


def _kind(match: re.Match[str]) -> PeriodKind:
    if match["until"]:
        return PeriodKind.UNTIL
    return PeriodKind.SINCE if match["since"] == "来" else PeriodKind.DURING


def _base_year(match: re.Match[str], year: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["prior"]:
        return None if year is None else year - 1
    if year is None:
        return None
    return year + (_RELATIVE[match["rel"][0]] if match["rel"] else 0)


def _range(match: re.Match[str], _year: int | None) -> Period | None:
    if not match["y1"] or int(match["y2"]) < int(match["y1"]):
        return None
    return Period.year(int(match["y1"]), int(match["y2"]))


def _plan(match: re.Match[str], _year: int | None) -> Period | None:
    ordinal = parse_numeral(match["plan"]) if match["plan"] else None
    if ordinal is None:
        return None
    period = five_years(int(ordinal))
    return Period.year(period.end.year) if match["planpart"] in ("末", "期末") else period


def _part(match: re.Match[str], year: int | None) -> Period | None:
    """Half-years, quarters, months and days."""
    base = _base_year(match, year)
    if base is None:
        return None
    if match["half"]:
        return Period.months(base, *_HALVES[match["half"]])
    if match["quarter"]:
        return Period.months(base, *_QUARTERS[match["quarter"]])
    if match["quarters"]:
        return Period.months(base, *_FIRST_QUARTERS[match["quarters"][1]])
    if match["m1"]:
        return _months(base, int(match["m1"]), int(match["m2"]))
    if match["month"]:
        return _day(match, base)
    return None


def _months(base: int, first: int, last: int) -> Period | None:
    return Period.months(base, first, last) if 1 <= first <= last <= 12 else None


def _day(match: re.Match[str], base: int) -> Period | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    if not match["day"]:
        return Period.months(base, month, month)
    if not 1 <= int(match["day"]) <= calendar.monthrange(base, month)[1]:
        return None
    day = date(base, month, int(match["day"]))
    return Period(day, day)


def _whole_year(match: re.Match[str], year: int | None) -> Period | None:
    if not (match["whole"] or match["year"] or match["rel"] or match["prior"]):
        return None
    base = _base_year(match, year)
    return None if base is None else Period.year(base)


def _several(match: re.Match[str], year: int | None) -> Period | None:
    """过去五年 ends with the year read in, 今后五年 begins after it."""
    words = match["n"] or match["n2"]
    count = parse_numeral(words) if words else None
    if count is None or year is None or not 0 < count < 100:
        return None
    ahead = (match["span"] or match["ago"]) in ("未来", "今后")
    return Period.year(year + 1, year + int(count)) if ahead else Period.year(year - int(count) + 1, year)


_READERS: tuple[Callable[[re.Match[str], int | None], Period | None], ...] = (
    _range,
    _plan,
    _part,
    _whole_year,
    _several,
)
